import Measures
import Purpose
import Vocabulary

extension ActRecords {
  /// A draft of the district's own, from a measure that came with the product, for one priority if one is named.
  @discardableResult package func add(
    _ entry: LibraryMeasure, for priority: Priority.ID?, in language: Language
  ) throws -> Measure {
    var measure = entry.measure(id: .new(), in: language)
    measure.priorities = priority.map { [$0] } ?? []
    return try save(measure)
  }
}
