import Testing
import Vocabulary

@testable import Exchange

@Suite struct `The federal directory of schools` {
  let scratch = Scratch()

  private func directory(_ lines: String) throws -> NCESDirectory {
    let headings =
      "NCES School ID,State School ID,NCES District ID,State District ID,Low Grade*,High Grade*,School Name,District,Students*,Status\n"
    return NCESDirectory(try Archive(path: scratch.write("schools.csv", headings + lines)))
  }

  private func heard(_ lines: String) throws -> Heard {
    let directory = try directory(lines)
    return try Heard(directory.schools(of: directory.districts()[0]))
  }

  @Test func `says how many pupils, or that nobody knows`() throws {
    let heard = try heard(
      """
      530000100001,,5300001,WA-1,KG,05,A,Adna,574.00000,Open
      530000100002,,5300001,WA-1,06,08,B,Adna,†,New
      530000100003,,5300001,WA-1,09,12,C,Adna,–,Reopened
      530000100004,,5300001,WA-1,PK,12,D,Adna,‡,Closed
      530000100005,,5300001,WA-1,†,†,E,Adna,many,Changed Boundary/Agency

      """)
    #expect(heard.schools.map(\.pupils) == [574, nil, nil, nil, nil])
    #expect(heard.schools.map(\.level) == [.primary, .middle, .high, .combined, nil])
    #expect(heard.schools.map(\.grades) == ["KG-05", "06-08", "09-12", "PK-12", ""])
    #expect(heard.schools.map(\.isClosed) == [false, false, false, true, false])
    #expect(heard.finding("pupils")?.line == 6)
  }

  @Test func `leaves out schools that do not exist yet, and those of other districts`() throws {
    let heard = try heard(
      "530000100001,,5300001,WA-1,KG,05,A,Adna,,Future\n530000200001,,5300002,WA-2,KG,05,B,Bethel,,Open\n")
    #expect(heard.schools.isEmpty && heard.skipped(.notYetOpen) == 1 && heard.skipped(.otherDistrict) == 1)
  }

  @Test func `gets back the zeros that a spreadsheet took, and refuses digits that are lost for good`() throws {
    let heard = try heard(
      "10000500870,,100005,AL-101,KG,05,A,Albertville,,Open\n1.00005E+11,,100005,AL-101,KG,05,B,Albertville,,Open\n")
    #expect(heard.schools.map(\.sourceID) == ["010000500870"] && heard.skipped(.unreadable) == 1)
    #expect(heard.finding("nces-number")?.line == 3)
  }

  @Test func `is asked for a district by number or name, and says what comes close`() throws {
    let directory = try directory(
      "530000100001,,5300001,WA-1,KG,05,A,Adna School District,,Open\n530000200001,,5300002,WA-2,KG,05,B,Bethel School District,,Open\n"
    )
    #expect(
      try directory.district(" adna school district ").id == "5300001" && directory.district("wa-2").id == "5300002")
    #expect(refusedCodes { _ = try directory.district("Adna") } == ["district-unknown"])
    do { _ = try directory.district("Bethel") } catch let refusal as Refusal {
      #expect(refusal.findings[0].message.en.contains("Bethel School District (5300002)"))
    }
  }

  @Test(arguments: [
    ("PK", "05", School.Level.primary), ("KG", "08", .primary), ("05", "06", .middle), ("06", "08", .middle),
    ("07", "09", .middle),
    ("07", "12", .high), ("09", "12", .high), ("06", "12", .combined), ("KG", "12", .combined), ("08", "09", .high),
  ])
  func `tells the level of a school from its grades`(low: String, high: String, level: School.Level) throws {
    #expect(GradeRange(low: low, high: high)?.level == level)
  }
}

@Suite struct `A plain roster` {
  private func heard(_ text: String, isWhole: Bool = true) throws -> Heard {
    try Heard(PlainRoster(BytesAtHand(text), file: "staff.csv", isWhole: isWhole))
  }

  @Test func `has one line for each person and position`() throws {
    let heard = try heard(
      """
      staff_id,given_name,family_name,email,post,title,school,school_id,share,from,until
      1,Ana,López,ana@b.org,teacher,,Lincoln,L1,50,2026-08-01,
      1,Ana,López,ana@b.org,Support staff,Reading coach,Mission High,,50%,,2027-05-31
      2,Bo,Chen,,principal,,Lincoln,L1,,,

      """)
    #expect(heard.people.map(\.sourceID) == ["1", "2"])
    #expect(heard.schools.map(\.sourceID) == ["L1", "mission high"])
    #expect(heard.positions.map(\.post) == [.teacher, .supportStaff, .principal])
    #expect(heard.positions.map(\.time) == [0.5, 0.5, nil])
    #expect(heard.positions[0].from == Day("2026-08-01") && heard.positions[1].until == Day("2027-05-31"))
    #expect(heard.report.complete == [.person, .position] && heard.report.findings.isEmpty)
  }

  @Test func `may be a part of the staff`() throws {
    #expect(try heard("staff_id,given_name,family_name,post\n1,A,B,\n", isWhole: false).report.complete.isEmpty)
  }

  @Test func `knows people by e-mail when there is no number`() throws {
    let heard = try heard(
      "given_name,family_name,email,post\nAna,López,Ana@B.org,teacher\nAna,López,ana@b.org,support staff\n")
    #expect(heard.people.map(\.sourceID) == ["ana@b.org"] && heard.positions.count == 2)
  }

  @Test func `gives nobody rights over the plan`() throws {
    let heard = try heard(
      "staff_id,given_name,family_name,post,title,school\n1,A,B,superintendent,,\n2,C,D,principal,,\n3,E,F,district IT,Chief,\n"
    )
    #expect(heard.positions.map(\.post) == [.supportStaff, .supportStaff, .supportStaff])
    #expect(heard.positions.map(\.called) == ["Superintendent", "Principal", "Chief"])
    #expect(heard.finding("post-not-given")?.count == 3)
  }

  @Test func `names the cell that cannot be read`() throws {
    let heard = try heard(
      "staff_id,given_name,family_name,email,post,from,share\n1,A,B,nowhere,wizard,1/5/2026,x\n2,C,D,,teacher,,\n,E,F,,teacher,,\n4,,,,teacher,,\n"
    )
    #expect(heard.people.map(\.sourceID) == ["1", "2"] && heard.positions.map(\.person) == ["2"])
    #expect(heard.finding("email")?.column == 4 && heard.finding("post")?.column == 5)
    #expect(heard.skipped(.withoutNumber) == 1 && heard.skipped(.withoutName) == 1)
  }

  @Test func `is refused without a number or an e-mail to know people by`() {
    #expect(refusedCodes { _ = try heard("given_name,family_name,post\nA,B,teacher\n") } == ["heading-missing"])
    #expect(refusedCodes { _ = try heard("staff_id,given_name,post\n1,B,teacher\n") } == ["heading-missing"])
  }
}
