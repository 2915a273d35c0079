import Measures
import Purpose
import Store
import TestSupport
import Testing
import Vocabulary

extension MeasuringDistrict {
  /// Eighteen schools with two rounds before, and a comparison that lacks nothing but its starts.
  fileprivate func compare() async throws -> ComparisonDesign {
    var outcome = Measure(id: .new(), version: 0, values: measure.values)
    (outcome.name, outcome.levels, outcome.groups) = ("Talk", [], "")
    (outcome.lowest, outcome.highest) = (nil, nil)
    var design = ComparisonDesign(id: .new())
    (design.name, design.priorities, design.outcome, design.method) = ("Waves", [priority.id], outcome.id, .staggered)
    (design.starts, design.comparedWith, design.words, design.dataNeeded) = (
      "Thirds", "The rest", "Set against", "Sheets"
    )
    let (taken, planned) = (outcome, design)
    try await act { records in
      try records.save(taken)
      try records.save(planned)
      for index in 0..<18 {
        var school = School(id: .init("c\(index)"))
        (school.name, school.level, school.pupils) = ("Compared \(index)", .primary, 300 + 10 * index)
        try records.save(school)
      }
    }
    return planned
  }

  fileprivate func waves(_ first: Day, schools: Int) -> [StartWave] {
    [
      StartWave(starts: first, schools: schools / 3), StartWave(starts: first.adding(days: 90), schools: schools / 3),
      StartWave(starts: nil, schools: schools - 2 * (schools / 3)),
    ]
  }

  /// As many schools as the outcome is taken at.
  fileprivate func places(_ design: ComparisonDesign) async throws -> Int {
    try await read { records in
      guard let outcome = try design.outcome.flatMap({ try records.find(Measure.self, $0) }) else { return 0 }
      return try records.all(School.self).count { outcome.isTaken(at: $0) }
    }
  }
}

@Suite struct `A comparison` {
  @Test(arguments: TestDatabase.all)
  func `has its starts drawn by lots that anybody can draw again`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let design = try await town.compare()
    let count = try await town.places(design)
    let waves = try await town.read { town.waves($0.today.adding(days: 30), schools: count) }
    try await town.act { try $0.drawStarts(for: design.id, waves: waves, seed: 7) }
    let first = try await town.read { try $0.starts(of: design.id) }
    #expect(first.count == count)
    #expect(first.allSatisfy { $0.decidedBy == .lot })
    #expect(try await town.read { try $0.find(ComparisonDesign.self, design.id)?.seed } == 7)
    try await town.act { try $0.drawStarts(for: design.id, waves: waves, seed: 7) }
    let again = try await town.read { try $0.starts(of: design.id) }
    let days = { (starts: [SchoolStart]) in Dictionary(uniqueKeysWithValues: starts.map { ($0.school, $0.starts) }) }
    #expect(days(first) == days(again))
  }

  @Test(arguments: TestDatabase.all)
  func `is registered by a seal of its own, which holds the start of each school`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let design = try await town.compare()
    let refusal = await #expect(throws: Refusal.self) { try await town.act { _ = try $0.register(design.id) } }
    #expect(refusal?.findings.map(\.code) == ["no-starts"])
    let count = try await town.places(design)
    let waves = try await town.read { town.waves($0.today.adding(days: 30), schools: count) }
    try await town.act { try $0.drawStarts(for: design.id, waves: waves, seed: 7) }
    let seal = try await town.act { try $0.register(design.id) }
    #expect(seal.document.contains("\"starts\":[{"))
    #expect(seal.document.contains("\"seed\":7"))
    let verified = try SealFile.verify(Array(SealFile.text(of: seal).utf8))
    #expect((verified.comparisons, verified.measures) == (1, 1))
    let (latest, standing) = try await town.read { (try $0.latestSeal(), try $0.standing(of: design)) }
    #expect(latest == nil, "a registration is no launch")
    #expect(standing.isRegisteredInTime)
    let sealed = await #expect(throws: Refusal.self) {
      try await town.act { try $0.drawStarts(for: design.id, waves: waves, seed: 8) }
    }
    #expect(sealed?.findings.contains { $0.code == "sealed" } == true)
  }

  @Test(arguments: TestDatabase.all)
  func `takes no start more once it is sealed, except by an amendment`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let design = try await town.compare()
    let count = try await town.places(design)
    let waves = try await town.read { town.waves($0.today.adding(days: 30), schools: count) }
    try await town.act { try $0.drawStarts(for: design.id, waves: waves, seed: 7) }
    try await town.act { _ = try $0.register(design.id) }
    var late = School(id: .init("late"))
    (late.name, late.level) = ("Late", .primary)
    let school = late
    let more = await #expect(throws: Refusal.self) {
      try await town.act { records in
        try records.save(school)
        var start = SchoolStart(id: .new())
        (start.comparison, start.school, start.decidedBy) = (design.id, school.id, .lot)
        try records.save(start)
      }
    }
    #expect(more?.findings.map(\.code) == ["sealed"])
    let start = try #require(try await town.read { try $0.starts(of: design.id).first { $0.starts != nil } })
    var moved = start
    (moved.starts, moved.decidedBy, moved.reason) = (start.starts?.adding(days: 14), .person, "The roof")
    let proposed = moved
    let asked = try await town.act { try $0.askToAmend(start, to: proposed, because: "The roof") }
    #expect(asked.title.hasPrefix("Waves: "))
    try await town.act(MeasuringDistrict.superintendent) { try $0.decide(asked.id, approved: true) }
    let now = try await town.read { try $0.find(SchoolStart.self, start.id) }
    #expect(now?.starts == proposed.starts)
  }

  @Test(arguments: TestDatabase.all)
  func `has one start of a school`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let design = try await town.compare()
    let refusal = await #expect(throws: Refusal.self) {
      try await town.act { records in
        for _ in 0..<2 {
          var start = SchoolStart(id: .new())
          (start.comparison, start.school, start.decidedBy) = (design.id, .init("c1"), .lot)
          try records.save(start)
        }
      }
    }
    #expect(refusal?.findings.map(\.code) == ["start-there"])
  }

  @Test(arguments: TestDatabase.all)
  func `keeps every look that was not registered, once`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let design = try await town.compare()
    let question = ImpactLook.Question(outcome: town.measure.id, group: "", control: .notYet)
    try await town.act { try $0.look(at: question, of: design.id) }
    try await town.act { try $0.look(at: question, of: design.id) }
    #expect(try await town.read { try $0.looks(at: design.id).map(\.question) } == [question])
    #expect(try await town.read { try $0.historyEntry($0.lastEntry())?.act } == .resultsLookedAt)
    let own = ImpactLook.Question(outcome: try #require(design.outcome), group: "", control: .notYet)
    let refusal = await #expect(throws: Refusal.self) { try await town.act { try $0.look(at: own, of: design.id) } }
    #expect(refusal?.findings.map(\.code) == ["registered"])
    await #expect(throws: Denied.self) {
      try await town.act(MeasuringDistrict.superintendent) { try $0.look(at: question, of: design.id) }
    }
  }
}
