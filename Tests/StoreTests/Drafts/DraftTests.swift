import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `A draft` {
  private let form = "/purpose/priorities/new"
  private let ana = Person.ID("ana")
  private let ben = Person.ID("ben")

  @Test(arguments: TestDatabase.all)
  func `takes the place of the one before it, and still says when it was begun`(database: TestDatabase) async throws {
    let clock = TestClock()
    let riverside = try await database.district(now: clock.now)
    let began = clock.now()
    try await riverside.store.keepDraft("name=Every", of: form, by: ana, in: riverside.id)
    clock.advance(seconds: 90)
    try await riverside.store.keepDraft("name=Every%20child", of: form, by: ana, in: riverside.id)
    let found = try await riverside.draft(of: form, by: ana)
    #expect(found?.typed == "name=Every%20child")
    #expect(found?.began == began)
    #expect(found?.saved == began.adding(seconds: 90))
  }

  @Test(arguments: TestDatabase.all)
  func `is seen by nobody else, in no other form and in no other district`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let hillside = try await riverside.store.createDistrict("Hillside", by: riverside.operations)
    try await riverside.store.keepDraft("name=Secret", of: form, by: ana, in: riverside.id)
    #expect(try await riverside.draft(of: form, by: ben) == nil)
    #expect(try await riverside.draft(of: "/purpose/priorities/abc/edit", by: ana) == nil)
    let other = TestDistrict(store: riverside.store, id: hillside.id)
    #expect(try await other.draft(of: form, by: ana) == nil)
    try await riverside.store.discardDraft(of: form, by: ben, in: riverside.id)
    try await riverside.store.discardDraft(of: form, by: ana, in: hillside.id)
    #expect(try await riverside.draft(of: form, by: ana) != nil)
  }

  @Test(arguments: TestDatabase.all)
  func `is gone when it is discarded`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await riverside.store.keepDraft("name=Every", of: form, by: ana, in: riverside.id)
    try await riverside.store.discardDraft(of: form, by: ana, in: riverside.id)
    #expect(try await riverside.draft(of: form, by: ana) == nil)
  }

  @Test(arguments: TestDatabase.all)
  func `goes after thirty days, from the table too`(database: TestDatabase) async throws {
    let clock = TestClock()
    let riverside = try await database.district(now: clock.now)
    try await riverside.store.keepDraft("name=Old", of: form, by: ana, in: riverside.id)
    clock.advance(days: 30)
    #expect(try await riverside.draft(of: form, by: ana) != nil)
    clock.advance(seconds: 1)
    #expect(try await riverside.draft(of: form, by: ana) == nil)
    try await riverside.store.keepDraft("name=New", of: form, by: ben, in: riverside.id)
    let kept = try await riverside.store.read(riverside.id) {
      try $0.session.count("SELECT COUNT(*) FROM draft WHERE district = \($0.district)")
    }
    #expect(kept == 1)
  }

  @Test(arguments: TestDatabase.all)
  func `makes room when somebody has begun too many`(database: TestDatabase) async throws {
    let clock = TestClock()
    let riverside = try await database.district(now: clock.now)
    for number in 0..<Draft.most + 2 {
      clock.advance(seconds: 1)
      try await riverside.store.keepDraft("a=b", of: "/form/\(number)", by: ana, in: riverside.id)
    }
    let forms = try await riverside.store.read(riverside.id) { [ana] in try $0.drafts(by: ana).map(\.form) }
    #expect(forms.count == Draft.most)
    #expect(forms.first == "/form/\(Draft.most + 1)" && forms.last == "/form/2")
  }

  @Test(arguments: TestDatabase.all)
  func `leaves nothing in the history, and is in no export`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await riverside.store.keepDraft("name=Quiet", of: form, by: ana, in: riverside.id)
    #expect(try await riverside.store.verifyHistory(of: riverside.id) == .intact(entries: 1))
    let kinds = Register.all.map { type in type.kind.name }
    #expect(!kinds.contains("draft"))
  }
}

extension TestDistrict {
  fileprivate func draft(of form: String, by person: Person.ID) async throws -> Draft? {
    try await store.read(id) { try $0.draft(of: form, by: person) }
  }
}
