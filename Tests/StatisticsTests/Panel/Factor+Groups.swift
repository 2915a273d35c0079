@testable import Statistics

extension Factor {
  /// As groups of a regression; the tests' tables have nothing missing.
  var groups: Groups { Groups(compacting: codes, below: levels.count) }
}
