import Testing
import Vocabulary

@testable import Exchange

/// Files of a small district; a test changes the one it is about.
struct SmallSet: Sendable {
  var files: [String: String]

  static let v1p1 = SmallSet([
    "manifest.csv":
      "propertyName,value\noneroster.version,1.1\nfile.orgs,bulk\nfile.users,bulk\nfile.classes,absent\nsource.systemName,Riverside SIS\n",
    "orgs.csv":
      "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\nd,,,Riverside USD,district,,\ns1,,,Lincoln Elementary,school,06001,d\ns2,,,Mission High,school,,d\n",
    "users.csv": """
    sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,email,password
    1,active,,true,s1,teacher,al,Ana,López,ana@riverside.org,secret
    2,active,,true,"s1,s2",teacher,bo,Bo,Chen,,secret
    3,active,,true,s2,administrator,cy,Cyd,Park,,
    4,active,,true,s2,student,dd,Hidden,Child,,secret
    5,active,,true,s2,guardian,ee,Hidden,Parent,,
    6,tobedeleted,,true,s2,teacher,ff,Old,Teacher,,
    7,active,,false,s2,teacher,gg,Off,Line,,

    """,
  ])

  static let v1p2 = SmallSet([
    "manifest.csv":
      "propertyName,value\noneroster.version,1.2\nfile.orgs,bulk\nfile.users,bulk\nfile.roles,bulk\nfile.academicSessions,bulk\nfile.courses,bulk\nfile.classes,bulk\nfile.enrollments,bulk\n",
    "orgs.csv":
      "sourcedId,name,type,identifier,parentSourcedId\nd,Riverside USD,district,,\nn,North,local,,d\ns1,Lincoln Elementary,school,,n\nm,Maths,department,,s1\n",
    "users.csv":
      "sourcedId,enabledUser,givenName,familyName,preferredGivenName,email\n1,true,Ana,López,Anita,a@b.org\n2,true,Bo,Chen,,\n3,true,Kid,Small,,\n4,true,No,Role,,\n",
    "roles.csv":
      "sourcedId,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\nr1,1,primary,teacher,2024-08-01,,s1\nr2,2,primary,principal,,,s1\nr3,3,primary,student,,,s1\nr4,2,secondary,guardian,,,s1\nr5,1,secondary,instructionalCoach,,,m\n",
    "academicSessions.csv":
      "sourcedId,title,type,startDate,endDate,parentSourcedId,schoolYear\ny,2026-2027,schoolYear,2026-08-12,2027-05-28,,2027\nt1,Fall,semester,2026-08-12,2026-12-18,y,2027\nt2,Spring,semester,2027-01-05,2027-05-28,y,2027\n",
    "courses.csv": "sourcedId,title,orgSourcedId,subjects\nc1,Fractions,d,Mathematics\n",
    "classes.csv":
      "sourcedId,title,courseSourcedId,schoolSourcedId,termSourcedIds,subjects\nk1,Fractions 4,c1,s1,\"t1,t2\",\nk2,Reading 4,,s1,t1,\"English, Reading\"\n",
    "enrollments.csv":
      "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\ne1,k1,s1,1,teacher,true,,\ne2,k1,s1,3,student,false,,\ne3,k9,s1,1,teacher,true,,\ne4,k1,s1,3,teacher,true,,\ne5,k2,s1,2,proctor,true,,\n",
  ])

  init(_ files: [String: String]) { self.files = files }

  /// With one file changed, or taken away.
  func with(_ name: String, _ text: String?) -> SmallSet {
    var set = SmallSet(files)
    set.files[name] = text
    return set
  }

  func heard() throws -> Heard {
    let scratch = Scratch()
    for (name, text) in files { scratch.write("set/" + name, text) }
    return try Heard(oneRoster: scratch.path + "/set")
  }

  var refused: [String] { refusedCodes { _ = try heard() } }
}

@Suite struct `A OneRoster 1.1 set` {
  @Test func `gives schools, people and a position at each school`() throws {
    let heard = try SmallSet.v1p1.heard()
    #expect(
      heard.report.format == "OneRoster 1.1" && heard.report.system == "Riverside SIS"
        && heard.report.district == "Riverside USD")
    #expect(heard.schools.map(\.name) == ["Lincoln Elementary", "Mission High"] && heard.schools[0].stateID == "06001")
    #expect(heard.people.map(\.sourceID) == ["1", "2", "3"] && heard.people[0].familyName == "López")
    #expect(heard.positions.map(\.at) == [.school("s1"), .school("s1"), .school("s2"), .school("s2")])
    #expect(heard.positions[1].sourceID != heard.positions[2].sourceID)
  }

  @Test func `comes in whole, so that what is missing has ended`() throws {
    #expect(try SmallSet.v1p1.heard().report.complete == [.school, .network, .person, .position])
  }

  @Test func `leaves students and families out and counts them, without a name anywhere`() throws {
    let heard = try SmallSet.v1p1.heard()
    #expect(heard.skipped(.student) == 1 && heard.skipped(.family) == 1)
    #expect(heard.report.skipped.first { $0.reason == .student }?.places == ["users.csv:5"])
    #expect(!"\(heard)".contains("Hidden"))
  }

  @Test func `drops passwords and says so`() throws {
    let heard = try SmallSet.v1p1.heard()
    #expect(
      heard.finding("password")?.heading == "password" && heard.finding("password")?.count == 3
        && !"\(heard)".contains("secret"))
  }

  @Test func `says who has left`() throws {
    #expect(
      try SmallSet.v1p1.heard().gone == [
        GoneRow(kind: .person, sourceID: "6", reason: .deleted, line: 7),
        GoneRow(kind: .person, sourceID: "7", reason: .disabled, line: 8),
      ])
  }

  @Test func `brings administrators in without rights, and says so`() throws {
    let heard = try SmallSet.v1p1.heard()
    #expect(heard.positions[3].post == .supportStaff && heard.positions[3].called == "Administrator")
    #expect(heard.finding("administrators")?.weight == .notes)
  }

  @Test func `leaves out a position at an organisation that is not there`() throws {
    let heard = try SmallSet.v1p1.with(
      "users.csv", "sourcedId,orgSourcedIds,role,givenName,familyName\n1,s9,teacher,Ana,López\n"
    ).heard()
    #expect(heard.people.count == 1 && heard.positions.isEmpty && heard.skipped(.unknownPlace) == 1)
    #expect(heard.finding("org-unknown")?.line == 2 && heard.finding("org-unknown")?.column == 2)
  }

  @Test func `counts the first of two rows with the same number`() throws {
    let heard = try SmallSet.v1p1.with(
      "users.csv",
      "sourcedId,orgSourcedIds,role,givenName,familyName\n1,s1,teacher,Ana,López\n1,s1,teacher,Other,Name\n,s1,teacher,No,Number\n2,s1,teacher,,\n"
    ).heard()
    #expect(heard.people.map(\.givenName) == ["Ana"])
    #expect(heard.skipped(.numberTwice) == 1 && heard.skipped(.withoutNumber) == 1 && heard.skipped(.withoutName) == 1)
    #expect(heard.finding("number-twice")?.line == 3)
  }

  @Test func `is taken as complete without a manifest`() throws {
    let heard = try SmallSet.v1p1.with("manifest.csv", nil).heard()
    #expect(heard.report.format == "OneRoster 1.1" && heard.finding("no-manifest") != nil && heard.people.count == 3)
  }

  @Test func `leaves out a row whose cells may be shifted by a comma`() throws {
    let heard = try SmallSet.v1p1.with(
      "users.csv",
      "sourcedId,orgSourcedIds,role,givenName,familyName\n1,s1,s2,teacher,Ana,López\n2,s1,teacher,Bo,Chen\n"
    ).heard()
    #expect(heard.people.map(\.sourceID) == ["2"] && heard.finding("long-row")?.line == 2)
  }
}

@Suite struct `A OneRoster 1.2 set` {
  @Test func `gives positions from roles, with their days`() throws {
    let heard = try SmallSet.v1p2.heard()
    #expect(heard.people.map(\.sourceID) == ["1", "2"] && heard.people[0].givenName == "Anita")
    #expect(heard.positions.map(\.post) == [.teacher, .principal, .supportStaff])
    #expect(heard.positions[0].from == Day("2024-08-01") && heard.positions[0].sourceID == "r1")
    #expect(heard.positions[2].called == "Instructional coach" && heard.finding("role-unknown") != nil)
  }

  @Test func `puts a department's people at its school, and finds networks`() throws {
    let heard = try SmallSet.v1p2.heard()
    #expect(heard.positions[2].at == .school("s1"))
    #expect(heard.networks.map(\.name) == ["North"] && heard.schools[0].network == "n")
  }

  @Test func `gives classes with subject and days, and who teaches them`() throws {
    let heard = try SmallSet.v1p2.heard()
    #expect(heard.courses.map(\.subject) == ["Mathematics", "English"])
    #expect(heard.courses[0].from == Day("2026-08-12") && heard.courses[0].until == Day("2027-05-28"))
    #expect(heard.teachings.map(\.sourceID) == ["e1"])
    #expect(heard.finding("class-unknown")?.line == 4 && heard.finding("user-unknown")?.line == 5)
    #expect(heard.skipped(.notTeaching) == 1)
  }

  @Test func `gives school years by the year in which they start`() throws {
    #expect(try SmallSet.v1p2.heard().years.map(\.year) == [SchoolYear(2026)])
    let odd = try SmallSet.v1p2.with(
      "academicSessions.csv", "sourcedId,type,startDate,endDate,schoolYear\ny,schoolYear,2026-08-12,2027-05-28,2026\n"
    ).heard()
    #expect(odd.years.map(\.year) == [SchoolYear(2026)] && odd.finding("school-year") != nil)
  }

  @Test func `leaves out whoever has no role, since it could be a student`() throws {
    let heard = try SmallSet.v1p2.heard()
    #expect(heard.skipped(.withoutRole) == 1 && heard.skipped(.student) == 3 && heard.skipped(.family) == 1)
  }

  @Test func `without roles is refused`() {
    let manifest = "propertyName,value\noneroster.version,1.2\nfile.orgs,bulk\nfile.users,bulk\nfile.roles,absent\n"
    #expect(SmallSet.v1p2.with("manifest.csv", manifest).refused == ["no-roles"])
    #expect(SmallSet.v1p2.with("roles.csv", nil).refused == ["file-missing"])
  }

  @Test func `does not make anybody principal of the whole district`() throws {
    let heard = try SmallSet.v1p2.with(
      "roles.csv", "sourcedId,userSourcedId,role,orgSourcedId\nr1,1,principal,d\nr2,2,districtAdministrator,d\n"
    ).heard()
    #expect(
      heard.positions.map(\.post) == [.supportStaff, .supportStaff]
        && heard.positions.map(\.called) == ["Principal", "District administrator"])
    #expect(heard.finding("principal-without-school") != nil)
  }

  @Test func `with slashed days leaves them out and keeps the row`() throws {
    let heard = try SmallSet.v1p2.with(
      "roles.csv", "sourcedId,userSourcedId,role,orgSourcedId,beginDate\nr1,1,teacher,s1,1/05/2023\n"
    ).heard()
    #expect(heard.positions.count == 1 && heard.positions[0].from == nil)
    #expect(heard.finding("day")?.column == 5 && heard.finding("day")?.weight == .skips)
  }

  @Test func `reads a misspelt heading as what was meant, and says so`() throws {
    let heard = try SmallSet.v1p2.with(
      "users.csv", "sourcedId,givenName,familyName,prefferedGivenName,shoeSize,ext_x\n1,Ana,López,Anita,4,5\n"
    ).heard()
    #expect(heard.people[0].givenName == "Anita")
    #expect(
      heard.finding("heading-misspelt")?.message.en == "Did you mean “preferredGivenName”? The column was read as that")
    #expect(heard.finding("heading-unknown")?.message.en == "Columns that are not read: shoeSize")
  }

  @Test func `is refused when a column is missing that says who somebody is`() {
    #expect(
      SmallSet.v1p2.with("users.csv", "sourcedId,forename,surname\n1,Ana,López\n").refused == [
        "heading-missing", "heading-missing",
      ])
  }

  @Test func `cuts a circle of organisations`() throws {
    let heard = try SmallSet.v1p2.with(
      "orgs.csv",
      "sourcedId,name,type,parentSourcedId\na,A,department,b\nb,B,department,a\ns1,S,school,x\nm,M,department,a\n"
    ).heard()
    #expect(heard.finding("parent-circle") != nil && heard.finding("parent-unknown") != nil && heard.schools.count == 1)
  }
}

@Suite struct `The manifest of a OneRoster set` {
  private func manifest(_ lines: String) -> SmallSet {
    SmallSet.v1p2.with("manifest.csv", "propertyName,value\n" + lines)
  }

  @Test func `calls a file a part, so that nothing ends by being missing`() throws {
    let heard = try manifest("oneroster.version,1.2\nfile.users,delta\nfile.roles,delta\nfile.orgs,absent\n").heard()
    #expect(heard.report.complete.isEmpty)
    #expect(heard.people.map(\.isForKnownOnly) == [false, false, true])
    #expect(heard.positions[0].at == .unknown("s1"))
  }

  @Test func `announces a file that is not there`() {
    #expect(SmallSet.v1p2.with("orgs.csv", nil).refused == ["file-missing"])
  }

  @Test func `does not announce a file that is there`() throws {
    let heard = try manifest(
      "oneroster.version,1.2\nfile.users,bulk\nfile.roles,bulk\nfile.orgs,bulk\nfile.classes,absent\n"
    ).heard()
    #expect(heard.finding("file-unexpected") != nil && heard.courses.isEmpty && heard.teachings.isEmpty)
  }

  @Test func `names a version or a way that is not known`() {
    #expect(manifest("oneroster.version,3.0\n").refused == ["version"])
    #expect(manifest("oneroster.version,1.2\nfile.users,sometimes\n").refused.contains("manifest-mode"))
  }

  @Test func `is not asked for in a folder without any OneRoster file`() {
    #expect(SmallSet(["notes.csv": "a,b\n1,2\n"]).refused == ["not-oneroster"])
    #expect(SmallSet([:]).with("readme.txt", "x").refused == ["not-oneroster"])
  }

  @Test func `stands beside files that are misnamed, repeated or not needed`() throws {
    let heard = try SmallSet.v1p2.with("demographics.csv", "sourcedId\n").with(
      "userProfiles.csv", SmallSet.v1p2.files["roles.csv"]
    )
    .with("results.csv", "sourcedId\n1\n").heard()
    #expect(heard.finding("file-repeated")?.file == "userProfiles.csv")
    #expect(
      heard.report.findings.filter { $0.code == "file-unneeded" }.map(\.file) == ["demographics.csv", "results.csv"])
    let misnamed = try SmallSet.v1p1.with("manifest.csv", nil).with("enrolments.csv", "sourcedId\n").heard()
    #expect(misnamed.finding("file-misnamed")?.cure.en == "Rename it to enrollments.csv")
  }
}
