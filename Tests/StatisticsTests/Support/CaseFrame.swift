import Statistics

extension ReferenceCase {
  /// Columns of the case's table, by the reader that districts' files go through.
  func frame(numbers: [String] = [], factors: [String] = [], file: String = "input.csv") throws -> Frame {
    try Frame(reading: DataFile(path: path(file)), Columns(numbers: numbers, factors: factors))
  }
}

extension Factor {
  /// As groups of a regression; the tests' tables have nothing missing.
  var groups: Groups { Groups(compacting: codes, below: levels.count) }
}
