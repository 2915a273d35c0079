import Foundation
import Testing
import Vocabulary

@testable import Statistics

/// Numbers that another program, a book or a proof gave for the same question.
///
/// Cases whose data may be carried lie in `Tests/StatisticsTests/Cases`; the others are read from the folder of shared
/// cases beside the project, and a test that needs one says that it was skipped where that folder is absent.
struct ReferenceCase: Sendable {
  let folder: URL

  /// nil where the case is not on this machine.
  init?(_ name: String) {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let project = tests.deletingLastPathComponent().deletingLastPathComponent()
    let places = [
      tests.appending(path: "Cases/\(name)"),
      project.appending(path: "../shared/cases/statistics/\(name)").standardized,
    ]
    guard let found = places.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else { return nil }
    folder = found
  }

  /// For `.enabled(if:)`.
  static func isHere(_ name: String) -> Bool { ReferenceCase(name) != nil }

  func path(_ file: String) -> String { folder.appending(path: file).path }

  var expected: Expected {
    get throws {
      Expected(try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: "expected.json"))))
    }
  }
}

/// A value in a file of expectations, reached by names and places: `expected["fit"]["theta"][0].number`.
struct Expected {
  let value: Any?

  init(_ value: Any?) { self.value = value }

  subscript(name: String) -> Expected { Expected((value as? [String: Any])?[name]) }
  subscript(place: Int) -> Expected {
    guard let list = value as? [Any], list.indices.contains(place) else { return Expected(nil) }
    return Expected(list[place])
  }

  var number: Double { get throws { try #require((value as? NSNumber)?.doubleValue) } }
  var numbers: [Double] { get throws { try #require(value as? [NSNumber]).map(\.doubleValue) } }
  var text: String { get throws { try #require(value as? String) } }
  var list: [Expected] { (value as? [Any] ?? []).map(Expected.init) }
  /// Without a complaint where there is none.
  var numberIfAny: Double? { (value as? NSNumber)?.doubleValue }
  var textIfAny: String? { value as? String }
  var names: [String] { (value as? [String: Any]).map { $0.keys.sorted() } ?? [] }
}

/// Whether two numbers agree to a share of the expected one (or absolutely, near nought).
func isClose(_ value: Double, _ expected: Double, relative: Double = 0, absolute: Double = 0) -> Bool {
  if value == expected { return true }
  return abs(value - expected) <= max(relative * abs(expected), absolute)
}
