import Store
import Vocabulary

/// The sample district: invented, the same each time, and with something to say on every page.
package struct SampleDistrict: Sendable {
  package static let name = "Cedar Valley Unified"
  let teachers: Int

  package init(teachers: Int = 1_200) { self.teachers = teachers }

  /// Fills an empty database with it.
  package func fill(_ store: Store) async throws -> District {
    try await store.createDistrict(Self.name, by: .operations("Chalkline"))
  }
}
