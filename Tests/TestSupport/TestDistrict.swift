import Store
import Vocabulary

/// An empty district in a database of its own, as an operator has just opened it.
package struct TestDistrict: Sendable {
  package let store: Store
  package let id: District.ID
  package let operations = Author.operations("operator")

  package init(store: Store, id: District.ID) {
    self.store = store
    self.id = id
  }
}

extension TestDatabase {
  package func district(
    _ name: String = "Riverside", now: @escaping @Sendable () -> Moment = Store.systemTime
  ) async throws -> TestDistrict {
    let store = try await open(now: now)
    return TestDistrict(store: store, id: try await store.createDistrict(name, by: .operations("operator")).id)
  }
}
