import Store
import TestSupport
import Testing
import Vocabulary

@Suite struct `A database for one test` {
  @Test(arguments: TestDatabase.all) func `has all tables and no rows`(database: TestDatabase) async throws {
    let store = try await database.open()
    #expect(try await store.migrate() == [])
    #expect(try await store.districts() == [])
  }

  @Test(arguments: TestDatabase.all) func `is nobody else's`(database: TestDatabase) async throws {
    let mine = try await database.open()
    let theirs = try await database.open()
    _ = try await mine.createDistrict("Riverside", by: .operations("operator"))
    #expect(try await mine.districts().count == 1)
    #expect(try await theirs.districts().isEmpty)
  }

  @Test(arguments: TestDatabase.all) func `lasts while somebody holds it`(database: TestDatabase) async throws {
    let place = try await database.create()
    _ = try await place.open().createDistrict("Riverside", by: .operations("operator"))
    #expect(try await place.open().districts().map(\.name) == ["Riverside"])
  }

  @Test(arguments: TestDatabase.all) func `holds nothing of the test before`(database: TestDatabase) async throws {
    for _ in 0..<5 {
      let district = try await database.district()
      #expect(try await district.store.districts().count == 1)
      _ = try await district.store.save(Network(id: .new(), name: "North"), in: district.id, by: district.operations)
    }
  }

  /// Such a role walks past row-level security, and the tests of it would say nothing.
  @Test func `is not reached as a superuser`() async throws {
    let store = try await TestDatabase.postgres.open()
    let role = try await store.driver.read(for: nil) { session in
      try session.row(
        "SELECT CASE WHEN rolsuper OR rolbypassrls THEN 1 ELSE 0 END FROM pg_roles WHERE rolname = current_user")
    }
    #expect(role?.flag(0) == false)
  }
}
