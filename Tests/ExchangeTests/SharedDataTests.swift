import Foundation
import Testing
import Vocabulary

@testable import Exchange

@Suite(.enabled(if: SharedData.isThere, "the sample data is not beside this working copy"))
struct `Real files` {
  static func summary(_ heard: Heard) -> [Int] {
    [
      heard.schools.count, heard.people.count, heard.positions.count, heard.courses.count, heard.teachings.count,
      heard.years.count,
    ]
  }

  @Test(arguments: ["1.1", "1.2"])
  func `of Grand Bend come in whole, as folder and as zip`(version: String) throws {
    let folder = SharedData.path("grand-bend/oneroster-\(version)")
    let heard = try Heard(oneRoster: folder)
    #expect(heard.report.format == "OneRoster \(version)" && heard.report.district == "Grand Bend ISD")
    #expect(Self.summary(heard) == [3, 68, 69, 520, 528, 1])
    #expect(heard.years[0].year == SchoolYear(2021))
    #expect(heard.positions.count { $0.post == .principal } == (version == "1.2" ? 3 : 0))
    #expect(heard.positions.allSatisfy { $0.post.isGivenByRoster })
    #expect(heard.report.findings.map(\.code).filter { $0 != "administrators" } == [])
    let scratch = Scratch()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let files = try names.map {
      ("export/" + $0, [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0))))
    }
    let zipped = try Heard(oneRoster: scratch.zip(files))
    #expect(zipped.rows == heard.rows && zipped.report == heard.report)
  }

  /// Set, what it gives (schools, people, positions, classes, teachings, years), and codes that it must name; or what it is refused for.
  static let fixtures: [(String, [Int], [String])] = [
    ("tao-1.1", [2, 0, 0, 3, 0, 0], ["parent-school", "file-unneeded"]),
    ("moodle-1.1-and-1.2/ordata", [1, 0, 0, 1, 0, 0], ["password", "file-unneeded"]),
    ("moodle-1.1-and-1.2/oneroster_test_data.zip", [1, 0, 0, 1, 0, 0], ["password", "file-unneeded"]),
    (
      "moodle-1.1-and-1.2/v1p2_full", [0, 3, 3, 1, 1, 1],
      ["password", "heading-misspelt", "file-repeated", "day", "no-schools", "parent-unknown"]
    ),
    (
      "moodle-1.1-and-1.2/v1p2_full_dataset.zip", [0, 3, 3, 1, 1, 1],
      ["password", "heading-misspelt", "file-repeated", "day", "no-schools"]
    ),
    ("moodle-1.1-and-1.2/Test_full_data_set.zip", [0, 2, 2, 1, 1, 1], ["password", "no-schools", "class-unknown"]),
    ("moodle-1.1-and-1.2/Test_minimal_data_set.zip", [0, 2, 2, 2, 2, 1], ["password", "no-schools"]),
  ]

  @Test(arguments: fixtures)
  func `with real mistakes give a useful preview`(name: String, gives: [Int], codes: [String]) throws {
    let heard = try Heard(oneRoster: SharedData.path("oneroster-fixtures/" + name))
    #expect(Self.summary(heard) == gives)
    let found = heard.report.findings.map(\.code)
    #expect(codes.allSatisfy(found.contains), "\(found)")
    #expect(!"\(heard)".contains("Password1-") && !"\(heard)".contains("Ru1ez"))
  }

  @Test func `of Washington give the schools of a district by number or name`() throws {
    let directory = NCESDirectory(try Archive(path: SharedData.path("nces-ccd")))
    #expect(try directory.districts().count > 300)
    let byName = try directory.district("aberdeen school district")
    #expect(try directory.district("5300030") == byName)
    #expect(try directory.district("WA-14005") == byName)
    let heard = try Heard(directory.schools(of: byName))
    #expect(heard.schools.count == byName.schools && heard.skipped(.otherDistrict) + heard.schools.count == 2553)
    #expect(heard.schools.allSatisfy { $0.sourceID.count == 12 && !$0.grades.isEmpty && $0.level != nil })
  }

  @Test func `of Washington are read without a mark or a decimal left in them`() throws {
    let directory = NCESDirectory(try Archive(path: SharedData.path("nces-ccd/washington_schools.csv")))
    let seattle = try Heard(directory.schools(of: directory.district("Seattle School District No. 1")))
    #expect(seattle.schools.count > 90 && seattle.schools.contains { ($0.pupils ?? 0) > 1_000 })
    var unknown = 0
    for district in try directory.districts() {
      unknown += try Heard(directory.schools(of: district)).schools.count { $0.pupils == nil }
    }
    #expect(unknown == 28)
  }

  @Test func `of districts are not taken for schools`() throws {
    let archive = try Archive(path: SharedData.path("nces-ccd/washington_districts.csv"))
    #expect(refusedCodes { _ = try NCESDirectory(archive).districts() } == ["not-nces"])
  }
}
