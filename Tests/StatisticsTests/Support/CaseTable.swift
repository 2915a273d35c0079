@testable import Statistics

extension ReferenceCase {
  /// The table of a case, with the columns that a test names.
  func frame(_ file: String = "input.csv", numbers: [String] = [], factors: [String] = []) throws -> Frame {
    try Frame(reading: DataFile(path: path(file)), Columns(numbers: numbers, factors: factors))
  }
}

extension Factor {
  /// Whole numbers that stand in a column of groups.
  var wholeNumbers: [Int] { codes.map { $0 < 0 ? -1 : Int(levels[Int($0)]) ?? -1 } }
}
