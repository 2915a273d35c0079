import Foundation

/// A OneRoster 1.1 set of any size: a tenth of its users are staff, who each teach; the others are students.
struct RosterFiles {
  let folder: URL
  let users: Int
  let enrolments: Int

  var rows: Int { users + enrolments }
  var tables: [URL] { ["users", "enrollments"].map { folder.appending(path: "\($0).csv") } }

  init(users: Int, enrolments: Int, in folder: URL) throws {
    self.folder = folder
    self.users = users
    self.enrolments = enrolments
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try writePlaces()
    try writeUsers()
    try writeTeaching()
  }

  private static let schools = 200
  private static let changed = "active,2026-08-01T00:00:00.000Z"

  private func isStaff(_ user: Int) -> Bool { user % 10 == 0 }
  private func school(_ number: Int) -> Int { number % RosterFiles.schools }
  private var classes: Int { max(1, enrolments / 25) }

  private func writePlaces() throws {
    try write("orgs", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId", RosterFiles.schools + 1)
    {
      $0 == 0
        ? "d,\(RosterFiles.changed),Plains ISD,district,d,"
        : "s\($0 - 1),\(RosterFiles.changed),School \($0),school,s\($0 - 1),d"
    }
    try write(
      "academicSessions", "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear", 1
    ) {
      _ in "y,\(RosterFiles.changed),2026-2027,schoolYear,2026-08-10,2027-06-04,,2027"
    }
    try write(
      "courses",
      "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes",
      12
    ) {
      "k\($0),\(RosterFiles.changed),y,Grade \($0 + 1),G\($0 + 1),,d,,"
    }
    try write(
      "classes",
      "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
      classes
    ) {
      "c\($0),\(RosterFiles.changed),Class \($0),,k\($0 % 12),C\($0),scheduled,,s\(school($0)),y,,,"
    }
  }

  private func writeUsers() throws {
    try write(
      "users",
      "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password",
      users
    ) { user in
      let role = isStaff(user) ? "teacher" : "student"
      return
        "u\(user),\(RosterFiles.changed),true,s\(school(user)),\(role),user\(user),,Given\(user % 977),Family\(user % 7919),,\(user),user\(user)@plains.example,,,,,"
    }
  }

  private func writeTeaching() throws {
    try write(
      "enrollments",
      "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
      enrolments
    ) { row in
      let user = row % users
      let place = row % classes
      return
        "e\(row),\(RosterFiles.changed),c\(place),s\(school(place)),u\(user),\(isStaff(user) ? "teacher,true" : "student,false"),2026-08-10,2027-06-04"
    }
  }

  /// A piece at a time: a million lines are some hundred megabytes.
  private func write(_ name: String, _ heading: String, _ count: Int, _ line: (Int) -> String) throws {
    let file = folder.appending(path: "\(name).csv")
    try Data((heading + "\n").utf8).write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    try handle.seekToEnd()
    for start in stride(from: 0, to: count, by: 20_000) {
      let piece = (start..<min(start + 20_000, count)).map { line($0) + "\n" }.joined()
      try handle.write(contentsOf: Data(piece.utf8))
    }
    try handle.close()
  }
}
