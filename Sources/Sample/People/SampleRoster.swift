import Exchange
import Foundation
import Store
import Vocabulary

/// What the sample district's personnel system exports each August, as OneRoster 1.2.
package struct SampleRoster: Sendable {
  let schools: [SampleSchool]
  let staff: SampleStaff
  let year: SchoolYear

  private var isFirst: Bool { year == SchoolYear(2025) }
  private var changed: String { isFirst ? "2025-08-04T00:00:00.000Z" : "2026-08-03T00:00:00.000Z" }
  private var begin: String { isFirst ? "2025-08-04" : "2026-08-03" }

  /// Every file by its name.
  package var files: [(name: String, lines: [[String]])] {
    [
      ("manifest.csv", manifest), ("orgs.csv", orgs), ("academicSessions.csv", years), ("users.csv", users),
      ("roles.csv", roles), ("courses.csv", courses), ("classes.csv", classes), ("enrollments.csv", enrollments),
    ]
  }

  /// Writes the files into a folder.
  package func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in files {
      var writer = CSVWriter()
      for line in file.lines { writer.row(line) }
      try Data(writer.drain()).write(to: folder.appending(path: file.name))
    }
  }

  private var manifest: [[String]] {
    let bulk = ["academicSessions", "classes", "courses", "enrollments", "orgs", "roles", "users"]
    return [
      ["propertyName", "value"], ["manifest.version", "1.0"], ["oneroster.version", "1.2"],
    ] + bulk.map { ["file.\($0)", "bulk"] } + [["source.systemName", "Valley People"]]
  }

  private var orgs: [[String]] {
    [["sourcedId", "status", "dateLastModified", "name", "type", "identifier", "parentSourcedId"]]
      + [["D41", "active", changed, SampleDistrict.name, "district", "41", ""]]
      + SampleNetworks.all.map { [number(of: $0.id), "active", changed, $0.name, "local", "", "D41"] }
      + schools.map { school in
        [
          school.school.sourceID, "active", changed, school.name, "school", school.school.stateID,
          school.school.network.map(number) ?? "D41",
        ]
      }
  }

  private func number(of network: Network.ID) -> String {
    "N\(1 + (SampleNetworks.all.firstIndex { $0.id == network } ?? 0))"
  }

  private var years: [[String]] {
    let all = isFirst ? [SchoolYear(2025)] : [SchoolYear(2025), SchoolYear(2026)]
    return [
      [
        "sourcedId", "status", "dateLastModified", "title", "type", "startDate", "endDate", "parentSourcedId",
        "schoolYear",
      ]
    ]
      + all.map { year in
        let (first, last) = (year.start == 2025 ? "2025-08-27" : "2026-08-26", "\(year.start + 1)-06-12")
        return [
          "Y\(year.start)", "active", changed, year.description, "schoolYear", first, last, "", "\(year.start + 1)",
        ]
      }
  }

  /// Those who lead are not in it: they were entered by hand, with the posts that a roster cannot give.
  private var here: [SampleStaff.Employee] {
    staff.employees.filter { $0.stay == .both || $0.stay == (isFirst ? .firstOnly : .secondOnly) }
  }

  private var users: [[String]] {
    [
      [
        "sourcedId", "status", "dateLastModified", "enabledUser", "username", "givenName", "familyName", "identifier",
        "email",
      ]
    ]
      + here.map { [$0.number, "active", changed, "true", $0.email, $0.given, $0.family, $0.number, $0.email] }
  }

  private var roles: [[String]] {
    [
      [
        "sourcedId", "status", "dateLastModified", "userSourcedId", "roleType", "role", "beginDate", "endDate",
        "orgSourcedId",
      ]
    ]
      + here.map {
        [
          "R\($0.number.dropFirst())", "active", changed, $0.number, "primary", $0.role,
          $0.stay == .secondOnly ? "2026-08-03" : "2025-08-04", "", $0.school.isEmpty ? "D41" : $0.school,
        ]
      }
  }

  private var taught: [SampleStaff.Employee] { here.filter { !$0.subject.isEmpty } }

  private var courses: [[String]] {
    let subjects = Set(taught.map(\.subject)).sorted()
    return [
      ["sourcedId", "status", "dateLastModified", "title", "courseCode", "orgSourcedId", "subjects"]
    ] + subjects.map { ["K-\($0)", "active", changed, $0, $0.prefix(3).uppercased(), "D41", $0] }
  }

  private var classes: [[String]] {
    [
      [
        "sourcedId", "status", "dateLastModified", "title", "courseSourcedId", "classType", "schoolSourcedId",
        "termSourcedIds", "subjects",
      ]
    ]
      + taught.enumerated().map { index, teacher in
        [
          classNumber(teacher), "active", changed, "\(teacher.subject), room \(101 + index % 48)",
          "K-\(teacher.subject)", "scheduled", teacher.school, "Y\(year.start)", teacher.subject,
        ]
      }
  }

  private var enrollments: [[String]] {
    [
      [
        "sourcedId", "status", "dateLastModified", "classSourcedId", "schoolSourcedId", "userSourcedId", "role",
        "primary", "beginDate", "endDate",
      ]
    ]
      + taught.map {
        [
          "T\(year.start)-\($0.number)", "active", changed, classNumber($0), $0.school, $0.number, "teacher", "true",
          begin, "\(year.start + 1)-06-12",
        ]
      }
  }

  private func classNumber(_ teacher: SampleStaff.Employee) -> String { "C\(year.start)-\(teacher.number)" }
}

extension Store {
  /// Brings a roster of the sample district in, through the same door as any other.
  func bringIn(_ roster: SampleRoster, _ district: District.ID, by author: Author) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "chalkline-roster-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try roster.write(to: folder)
    let path = folder.path
    _ = try await importRoster(
      in: district, by: author, file: "valley-people-\(roster.year.start).zip",
      why: "Roster of the school year \(roster.year)"
    ) { OneRoster(try Archive(path: path)) }
  }
}
