import Store
import TestSupport
import Testing
import Vocabulary

@Suite struct `A program` {
  private func wish(_ person: Person, ends: String = "2027-06-30") -> ProgramWish {
    var wish = ProgramWish()
    wish.name = "Nightly copy"
    wish.person = person.id
    wish.scopes = [ProgramScope(.purpose), ProgramScope(.people, writes: true)]
    wish.ends = Day(ends)
    return wish
  }

  @Test(arguments: TestDatabase.all) func `comes in with its token, in a member's name`(database: TestDatabase)
    async throws
  {
    let district = try await database.access()
    let token = try await district.store.letProgramIn(
      wish(district.principal), in: district.id, by: district.author(district.itOfficer))
    let open = try #require(try await district.store.openProgram(token))
    #expect(open.scopes == [ProgramScope(.purpose), ProgramScope(.people, writes: true)])
    #expect(open.session.member.person == district.principal.id)
    #expect(open.session.member.name == "\(district.principal.title) (Nightly copy)")
    #expect(open.session.permission.allows(open.session.member, .editSchool, at: .school(district.harbor.id)))
    #expect(!open.session.permission.allows(open.session.member, .editSchool, at: .school(district.meadow.id)))
    #expect(try await district.store.openProgram(.new(for: district.id)) == nil)
  }

  @Test(arguments: TestDatabase.all) func `is kept as a hash, and is in the history with its scopes`(
    database: TestDatabase
  ) async throws {
    let district = try await database.access()
    let token = try await district.store.letProgramIn(
      wish(district.principal), in: district.id, by: district.author(district.itOfficer))
    let (kept, note) = try await district.store.read(district.id) { records in
      (
        try records.session.rows("SELECT hash FROM access_program WHERE district = \(district.id)").map { $0.text(0) },
        try records.history(HistoryListing()).entries.first
      )
    }
    #expect(kept == [token.hash])
    #expect(!token.text.contains(kept[0]))
    #expect(note?.act == "program-let-in")
    #expect(note?.after.contains("write:people") == true)
    #expect(note?.after.contains(token.text) == false)
  }

  @Test(arguments: TestDatabase.all) func `stays outside when it was taken back, has ended, or its member has left`(
    database: TestDatabase
  ) async throws {
    let district = try await database.access()
    let officer = try await district.author(district.itOfficer)
    let first = try await district.store.letProgramIn(wish(district.principal), in: district.id, by: officer)
    let second = try await district.store.letProgramIn(
      wish(district.principal, ends: "2026-11-24"), in: district.id, by: officer)
    let third = try await district.store.letProgramIn(wish(district.teacher), in: district.id, by: officer)
    let id = try await district.store.read(district.id) { records in
      try #require(try records.programAccess(of: district.principal.id).first { $0.ends == Day("2027-06-30") }).id
    }
    try await district.store.shutProgramOut(id, in: district.id, by: officer)
    #expect(try await district.store.openProgram(first) == nil)
    #expect(try await district.store.openProgram(second) != nil)
    district.clock.advance(days: 2)
    #expect(try await district.store.openProgram(second) == nil)
    #expect(try await district.store.openProgram(third) != nil)
    try await district.store.act(district.id, by: district.operations) { records in
      var teacher = try #require(try records.find(Person.self, district.teacher.id))
      teacher.left = records.today.adding(days: -1)
      try records.save(teacher)
    }
    #expect(try await district.store.openProgram(third) == nil)
  }

  @Test(arguments: TestDatabase.all) func `is let in only by whoever gives access, and ended by its member too`(
    database: TestDatabase
  ) async throws {
    let district = try await database.access()
    let teacher = try await district.author(district.teacher)
    await #expect(throws: Denied.self) {
      try await district.store.letProgramIn(wish(district.teacher), in: district.id, by: teacher)
    }
    let token = try await district.store.letProgramIn(
      wish(district.teacher), in: district.id, by: district.author(district.itOfficer))
    let id = try await district.store.read(district.id) { try #require(try $0.programAccess().first).id }
    await #expect(throws: Denied.self) {
      try await district.store.shutProgramOut(id, in: district.id, by: district.author(district.principal))
    }
    try await district.store.shutProgramOut(id, in: district.id, by: teacher)
    #expect(try await district.store.openProgram(token) == nil)
  }

  @Test func `needs a name, a member, a scope and a last day that is near`() {
    let today = Day("2026-11-23")!
    #expect(ProgramWish().findings(on: today).map(\.field).sorted() == ["ends", "name", "person", "scopes"])
    var wish = ProgramWish()
    wish.name = "a"
    wish.person = Person.ID("p")
    wish.scopes = [ProgramScope(.people)]
    for (day, fits) in [("2026-11-22", false), ("2026-11-23", true), ("2027-12-28", true), ("2027-12-29", false)] {
      wish.ends = Day(day)
      #expect(wish.findings(on: today).isEmpty == fits, "\(day)")
    }
  }
}
