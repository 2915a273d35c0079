import Store
import Synchronization
import TestSupport
import Testing
import Vocabulary

@Suite struct `The list of what was done` {
  /// A clock that the test moves.
  final class Clock: Sendable {
    private let moment = Mutex(DistrictTime.utc.start(of: Day("2026-09-01")!))
    var now: Moment { moment.withLock { $0 } }
    func turn(to day: String, seconds: Int = 0) {
      moment.withLock { $0 = DistrictTime.utc.start(of: Day(day)!).adding(seconds: seconds) }
    }
  }

  private func shown(_ riverside: TestDistrict, _ change: (inout HistoryListing) -> Void = { _ in }) async throws
    -> HistoryPage
  {
    var listing = HistoryListing()
    change(&listing)
    return try await riverside.store.read(riverside.id) { [listing] in try $0.history(listing) }
  }

  private func add(_ names: String..., to riverside: TestDistrict, why: String = "") async throws {
    for name in names {
      _ = try await riverside.store.save(
        Network(id: .new(), name: name), in: riverside.id, by: riverside.operations, why: why)
    }
  }

  @Test(arguments: TestDatabase.all)
  func `is read newest first, page by page, and back again`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await add("A", "B", "C", "D", "E", to: riverside)
    let first = try await shown(riverside) { $0.limit = 2 }
    #expect(first.entries.map(\.title) == ["E", "D"])
    #expect(!first.hasNewer && first.hasOlder)
    let second = try await shown(riverside) {
      $0.limit = 2
      $0.before = first.entries.last?.number
    }
    #expect(second.entries.map(\.title) == ["C", "B"])
    #expect(second.hasNewer && second.hasOlder)
    let last = try await shown(riverside) {
      $0.limit = 2
      $0.before = second.entries.last?.number
    }
    #expect(last.entries.map(\.title) == ["A", "Riverside"])
    #expect(last.hasNewer && !last.hasOlder)
    let back = try await shown(riverside) {
      $0.limit = 2
      $0.after = second.entries.first?.number
    }
    #expect(back.entries == first.entries)
    #expect(!back.hasNewer && back.hasOlder)
  }

  @Test(arguments: TestDatabase.all)
  func `is narrowed down by kind, act, person and words`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await add("North", "Élan", "50% club", to: riverside, why: "asked by the board")
    let ana = try await riverside.store.save(
      Person(id: .new(), "Ana", "Ortega", email: "ana@riverside.org"), in: riverside.id, by: riverside.operations)
    #expect(try await shown(riverside) { $0.kind = "person" }.entries.map(\.title) == ["Ana Ortega"])
    #expect(try await shown(riverside) { $0.act = "district-created" }.entries.map(\.title) == ["Riverside"])
    #expect(try await shown(riverside) { $0.person = "operator" }.entries.count == 5)
    #expect(try await shown(riverside) { $0.person = ana.id.rawValue }.entries.isEmpty)
    #expect(try await shown(riverside) { $0.person = "Ana Ortega" }.entries.isEmpty)
    #expect(try await shown(riverside) { $0.words = "élan BOARD" }.entries.map(\.title) == ["Élan"])
    #expect(try await shown(riverside) { $0.words = "50% club" }.entries.map(\.title) == ["50% club"])
    #expect(try await shown(riverside) { $0.words = "\\" }.entries.isEmpty)
  }

  @Test(arguments: TestDatabase.all)
  func `finds what a person did by their name`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let ana = try await riverside.store.save(
      Person(id: .new(), "Ana", "Ortega", email: "ana@riverside.org"), in: riverside.id, by: riverside.operations)
    let member = Member(person: ana.id, name: ana.title, positions: [.init(.director, at: .district)])
    _ = try await riverside.store.save(
      Network(id: .new(), name: "North"), in: riverside.id, by: .member(member, Permission()))
    for typed in ["Ana Ortega", "ana@riverside.org", ana.id.rawValue] {
      #expect(try await shown(riverside) { $0.person = typed }.entries.map(\.title) == ["North"], "\(typed)")
    }
  }

  @Test(arguments: TestDatabase.all)
  func `is cut by days, both of them included`(database: TestDatabase) async throws {
    let clock = Clock()
    let riverside = try await database.district(now: { clock.now })
    for day in ["2026-09-02", "2026-09-03", "2026-09-04"] {
      clock.turn(to: day)
      try await add("\(day) first", to: riverside)
      clock.turn(to: day, seconds: 86_399)
      try await add("\(day) last", to: riverside)
    }
    let middle = try await shown(riverside) {
      $0.from = Day("2026-09-03")
      $0.to = Day("2026-09-03")
    }
    #expect(middle.entries.map(\.title) == ["2026-09-03 last", "2026-09-03 first"])
    #expect(try await shown(riverside) { $0.from = Day("2026-09-04") }.entries.count == 2)
    #expect(try await shown(riverside) { $0.to = Day("2026-09-01") }.entries.map(\.title) == ["Riverside"])
    #expect(try await shown(riverside) { $0.from = Day("2027-01-01") }.entries.isEmpty)
    #expect(try await shown(riverside) { $0.to = Day("2020-01-01") }.entries.isEmpty)
  }

  @Test(arguments: TestDatabase.all)
  func `does not find words in what the reader may not see`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await add("North", to: riverside)
    let found = try await shown(riverside) {
      $0.words = "North"
      $0.hidden = ["network"]
    }
    #expect(found.entries.isEmpty)
  }

  @Test(arguments: TestDatabase.all)
  func `offers what there is to narrow it down by`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await add("North", "South", to: riverside)
    let words = try await riverside.store.read(riverside.id) { try $0.historyWords() }
    #expect(words.acts == ["created", "district-created"])
    #expect(words.kinds == ["district", "network"])
  }

  @Test(arguments: TestDatabase.all)
  func `shows one entry by its number`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await add("North", to: riverside)
    #expect(try await riverside.store.read(riverside.id) { try $0.historyEntry(2)?.title } == "North")
    #expect(try await riverside.store.read(riverside.id) { try $0.historyEntry(3) } == nil)
  }
}
