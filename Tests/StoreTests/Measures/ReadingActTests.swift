import Context
import Measures
import Store
import TestSupport
import Testing
import Vocabulary

@Suite struct `Entering readings` {
  @Test(arguments: TestDatabase.all)
  func `keeps a school’s figure with the value that follows from its parts`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let (line, round) = (town.line(town.alder, part: 12, of: 40), town.round.id)
    try await town.act(town.principal(of: town.alder)) { try $0.enter([line], in: round) }
    let reading = try #require(try await town.state()?.reading(at: town.alder.id))
    #expect(reading.value == 30)
    #expect(reading.stage == .entered)
    #expect(try await town.state()?.missing.map(\.name) == ["Heron"])
  }

  @Test(arguments: TestDatabase.all)
  func `changes what is there, and takes out what is emptied`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let round = town.round.id
    for (part, version) in [(12.0, 1), (14, 2), (14, 2)] {
      let line = town.line(town.alder, part: part, of: 40)
      try await town.act(town.principal(of: town.alder)) { try $0.enter([line], in: round) }
      #expect(try await town.state()?.reading(at: town.alder.id)?.version == version)
    }
    let empty = town.line(town.alder)
    try await town.act(town.principal(of: town.alder)) { try $0.enter([empty], in: round) }
    #expect(try await town.state()?.readings.isEmpty == true)
  }

  @Test(arguments: TestDatabase.all)
  func `keeps all of a grid or nothing, and says at which line`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let (lines, round) = (
      [town.line(town.alder, part: 12, of: 40), town.line(town.heron, part: 41, of: 40)], town.round.id
    )
    let refusal = await #expect(throws: Refusal.self) { try await town.act { try $0.enter(lines, in: round) } }
    #expect(refusal?.findings.map(\.field) == ["part-1"])
    #expect(refusal?.findings.map(\.code) == ["part-above-whole"])
    #expect(try await town.state()?.readings.isEmpty == true)
  }

  @Test(arguments: TestDatabase.all)
  func `is for one’s own school only`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let round = town.round.id
    for line in [town.line(town.heron, value: 40), town.line(value: 40)] {
      await #expect(throws: Denied.self) {
        try await town.act(town.principal(of: town.alder)) { try $0.enter([line], in: round) }
      }
    }
  }

  @Test(arguments: TestDatabase.all)
  func `asks for a reason where a figure is unusual`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    var before = town.round
    before = ReadingRound(id: .new(), version: 0, values: before.values)
    (before.name, before.ends, before.due) = ("Reading, spring", Day(2026, 5, 15), nil)
    let (spring, line, fall) = (before, town.line(town.alder, part: 12, of: 40), town.round.id)
    try await town.act {
      try $0.save(spring)
      try $0.enter([line], in: spring.id)
    }
    let jump = town.line(town.alder, part: 30, of: 40)
    let refusal = await #expect(throws: Refusal.self) { try await town.act { try $0.enter([jump], in: fall) } }
    #expect(refusal?.findings.map(\.field) == ["reason-0"])
    let told = town.line(town.alder, part: 30, of: 40, reason: "A class moved here")
    try await town.act { try $0.enter([told], in: fall) }
    #expect(try await town.state()?.reading(at: town.alder.id)?.reason == "A class moved here")
  }

  @Test(arguments: TestDatabase.all)
  func `does not take two figures for one place through the form either`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    var reading = MeasureReading(id: .new())
    (reading.round, reading.school, reading.value) = (town.round.id, town.alder.id, 40)
    var again = MeasureReading(id: .new(), version: 0, values: reading.values)
    again.value = 41
    let (first, second) = (reading, again)
    try await town.act { try $0.save(first) }
    let refusal = await #expect(throws: Refusal.self) { try await town.act { try $0.save(second) } }
    #expect(refusal?.findings.map(\.code) == ["reading-there"])
  }
}

@Suite struct `A data analyst who enters readings` {
  private func analyst(_ name: String) -> Author {
    .member(
      Member(person: .init(name), name: name, positions: [.init(.analyst, at: .district)]), Permission())
  }

  @Test(arguments: TestDatabase.all)
  func `does so for measures of hers, or that come from her data system, and no others`(
    database: TestDatabase
  ) async throws {
    let town = try await database.measuring()
    let (round, line) = (town.round.id, town.line(town.alder, part: 12, of: 40))
    // The measure belongs to the director; from now on it comes from a system of the superintendent's.
    var system = DataSystem(id: .new())
    (system.name, system.owner, system.tells) = ("Tests", .init("superintendent"), [.ratings])
    var measure = town.measure
    (measure.version, measure.dataSystem) = (1, system.id)
    let (kept, owned) = (system, measure)
    try await town.act {
      try $0.save(kept)
      try $0.save(owned)
    }
    let denied = await #expect(throws: Denied.self) {
      try await town.act(analyst("principal-Heron")) { try $0.enter([line], in: round) }
    }
    #expect(denied?.why.en.contains("only of measures that you own") == true)
    for (name, part) in [("director", 12.0), ("superintendent", 13)] {
      let line = town.line(town.alder, part: part, of: 40)
      try await town.act(analyst(name)) { try $0.enter([line], in: round) }
      #expect(try await town.state()?.reading(at: town.alder.id)?.part == part)
    }
    await #expect(throws: Denied.self) { try await town.act(analyst("director")) { try $0.approve(round) } }
    let empty = town.line(town.alder)
    await #expect(throws: Denied.self) {
      try await town.act(analyst("principal-Heron")) { try $0.enter([empty], in: round) }
    }
  }
}

@Suite struct `Approving readings` {
  private func entered(_ database: TestDatabase, groups: String = "") async throws -> MeasuringDistrict {
    let town = try await database.measuring(groups: groups)
    let (lines, round) = (
      [town.line(town.alder, part: 12, of: 40), town.line(town.heron, part: 20, of: 40)], town.round.id
    )
    try await town.act { try $0.enter(lines, in: round) }
    return town
  }

  @Test(arguments: TestDatabase.all)
  func `is the district’s, and from then on a school changes nothing`(database: TestDatabase) async throws {
    let town = try await entered(database)
    let (round, principal) = (town.round.id, town.principal(of: town.alder))
    await #expect(throws: Denied.self) { try await town.act(principal) { try $0.approve(round) } }
    var own = try #require(try await town.state()?.reading(at: town.alder.id))
    own.stage = .approved
    let byItself = own
    let kept = await #expect(throws: Refusal.self) { try await town.act(principal) { try $0.save(byItself) } }
    #expect(kept?.findings.map(\.code) == ["district-approves"])
    try await town.act { try $0.approve(round) }
    let line = town.line(town.alder, part: 13, of: 40)
    let refused = await #expect(throws: Refusal.self) {
      try await town.act(principal) { try $0.enter([line], in: round) }
    }
    #expect(refused?.findings.map(\.code) == ["approved-already"])
    let empty = town.line(town.alder)
    await #expect(throws: Refusal.self) { try await town.act(principal) { try $0.enter([empty], in: round) } }
    try await town.act { try $0.reopen(round) }
    try await town.act(principal) { try $0.enter([line], in: round) }
    #expect(try await town.state()?.reading(at: town.alder.id)?.value == 32.5)
  }

  @Test(arguments: TestDatabase.all)
  func `waits until totals are the sum of their groups`(database: TestDatabase) async throws {
    let town = try await entered(database, groups: "New\nOld")
    let round = town.round.id
    let wrong = [
      town.line(town.alder, group: "New", part: 2, of: 10), town.line(town.alder, group: "Old", part: 9, of: 30),
    ]
    try await town.act { try $0.enter(wrong, in: round) }
    let refusal = await #expect(throws: Refusal.self) { try await town.act { try $0.approve(round) } }
    #expect(refusal?.findings.map(\.code) == ["groups-do-not-add-up"])
    let right = [town.line(town.alder, group: "Old", part: 10, of: 30)]
    try await town.act { try $0.enter(right, in: round) }
    try await town.act { try $0.approve(round) }
    #expect(try await town.state()?.isApproved == true)
  }

  @Test(arguments: TestDatabase.all)
  func `comes before a round is locked, and a locked round takes nothing`(database: TestDatabase) async throws {
    let town = try await entered(database)
    let round = town.round.id
    let early = await #expect(throws: Refusal.self) { try await town.act { try $0.lock(round, true) } }
    #expect(early?.findings.map(\.code) == ["not-approved"])
    try await town.act {
      try $0.approve(round)
      try $0.lock(round, true)
    }
    let line = town.line(town.alder, part: 13, of: 40)
    let refusal = await #expect(throws: Refusal.self) { try await town.act { try $0.enter([line], in: round) } }
    #expect(refusal?.findings.map(\.code) == ["round-locked"])
    try await town.act { try $0.lock(round, false) }
    try await town.act { try $0.enter([line], in: round) }
  }

  @Test(arguments: TestDatabase.all) func `needs something to approve`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let round = town.round.id
    await #expect(throws: Refusal.self) { try await town.act { try $0.approve(round) } }
  }
}

@Suite struct `Reminding who is late` {
  @Test(arguments: TestDatabase.all)
  func `asks each principal once, with a task at the round`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let (line, round) = (town.line(town.alder, part: 12, of: 40), town.round.id)
    try await town.act { try $0.enter([line], in: round) }
    let first = try await town.act { try $0.remindLate() }
    #expect(first.map(\.person?.id) == [.init("principal-Heron")])
    let tasks = try await town.read { try $0.tasks(of: .init("principal-Heron")) }
    #expect(tasks.count == 1)
    #expect(try await town.act { try $0.remindLate() }.isEmpty)
    #expect(try await town.read { try $0.tasks(of: .init("principal-Heron")) }.count == 1)
  }

  @Test(arguments: TestDatabase.all)
  func `is not needed: late figures are a task of the principal by themselves, and only once`(
    database: TestDatabase
  ) async throws {
    let town = try await database.measuring()
    func waiting(_ author: Author) async throws -> [WaitingTask] {
      guard case .member(let member, let permission) = author else { return [] }
      return try await town.read { try $0.waitingTasks(for: member, permission) }
        .filter { $0.words.en.contains("the figures of") }
    }
    let heron = town.principal(of: town.heron)
    let tasks = try await waiting(heron)
    #expect(tasks.map(\.words.en) == ["Hand in the figures of Heron"])
    #expect(tasks.first?.due == Day(2026, 10, 30))
    #expect(tasks.first?.address == "/measures/collect/\(town.round.id)")
    #expect(try await waiting(MeasuringDistrict.director).isEmpty, "the schools are asked, not the owner")
    try await town.act { try $0.remindLate() }
    #expect(try await waiting(heron).count == 1, "reminded by hand, it is that task and no second one")
    let (line, round) = (town.line(town.heron, part: 20, of: 40), town.round.id)
    try await town.act(town.principal(of: town.alder)) {
      try $0.enter([town.line(town.alder, part: 9, of: 40)], in: round)
    }
    #expect(try await waiting(town.principal(of: town.alder)).filter { $0.sort == .record }.isEmpty)
    try await town.act { try $0.enter([line], in: round) }
  }

  @Test(arguments: TestDatabase.all)
  func `asks nobody before the day has passed`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    var later = town.round
    (later.version, later.due) = (1, Day(2026, 11, 23))
    let round = later
    try await town.act { try $0.save(round) }
    #expect(try await town.read { try $0.latePlaces() }.isEmpty)
    #expect(try await town.act { try $0.remindLate() }.isEmpty)
  }
}
