import Measures
import Statistics
import Testing
import Vocabulary

@Suite struct `Starts of schools` {
  private func candidates(_ count: Int = 18) -> [StartCandidate] {
    (0..<count).map { index in
      var school = Measuring.school("School \(index)", index % 6 == 5 ? .combined : .primary)
      school.pupils = 300 + (index * 37) % 200
      return StartCandidate(school, readiness: 1 + Double(index % 4), baseline: 40 + Double((index * 11) % 23))
    }
  }

  private let waves = [
    StartWave(starts: Day(2026, 8, 24), schools: 6), StartWave(starts: Day(2027, 1, 4), schools: 6),
    StartWave(starts: nil, schools: 6),
  ]

  @Test func `are the same for the same seed, whatever the order of the schools`() throws {
    let one = try BalancedStarts(candidates(), waves: waves, seed: 7)
    let other = try BalancedStarts(candidates().reversed(), waves: waves, seed: 7)
    #expect(one == other)
    #expect(try BalancedStarts(candidates(), waves: waves, seed: 8).wave != one.wave)
  }

  @Test func `fill every wave`() throws {
    let drawn = try BalancedStarts(candidates(), waves: waves, seed: 3)
    #expect(drawn.wave.count == 18)
    for place in waves.indices { #expect(drawn.wave.values.count { $0 == place } == 6) }
  }

  @Test func `leave waves nearer to one another than lots alone usually do`() throws {
    let schools = candidates()
    func apart(_ starts: [School.ID: Day?]) -> Double {
      StartBalance(schools, starts: starts).lines.map(\.apart).max() ?? 0
    }
    let balanced = try (1...10).map { seed in
      let drawn = try BalancedStarts(schools, waves: waves, seed: seed)
      return apart(Dictionary(uniqueKeysWithValues: schools.map { ($0.school.id, drawn.starts(of: $0.school.id)) }))
    }
    let plain = (1...10).map { seed in
      var stream = RandomStream(seed: UInt64(seed))
      let mixed = schools.shuffled(using: &stream)
      return apart(
        Dictionary(
          uniqueKeysWithValues: mixed.enumerated().map { ($1.school.id, waves[$0 / 6].starts) }))
    }
    #expect(balanced.reduce(0, +) < 0.85 * plain.reduce(0, +))
  }

  @Test func `are not drawn where the waves do not fit the schools`() {
    #expect(throws: Refusal.self) { try BalancedStarts(candidates(17), waves: waves, seed: 1) }
    #expect(throws: Refusal.self) {
      try BalancedStarts(candidates(), waves: [StartWave(starts: Day(2026, 8, 24), schools: 18)], seed: 1)
    }
    let twice = [StartWave(starts: nil, schools: 9), StartWave(starts: nil, schools: 9)]
    #expect(throws: Refusal.self) { try BalancedStarts(candidates(), waves: twice, seed: 1) }
  }

  @Test func `are told to be uneven where the first to start are the largest`() {
    let schools = candidates()
    let bySize = schools.sorted { ($0.school.pupils ?? 0, $0.school.id) > ($1.school.pupils ?? 0, $1.school.id) }
    let starts = Dictionary(
      uniqueKeysWithValues: bySize.enumerated().map { ($1.school.id, waves[$0 / 6].starts) })
    let balance = StartBalance(schools, starts: starts)
    #expect(balance.uneven.contains { $0.label.en == "Pupils" })
    #expect(balance.sentence.en.contains("pupils"))
    #expect(balance.waves.map(\.schools) == [6, 6, 6])
    #expect(balance.waves.last?.starts == nil)
  }

  @Test func `need a reason where no lot decided them`() {
    var start = SchoolStart(id: .init("one"))
    start.decidedBy = .person
    #expect(start.findings.map(\.field) == ["reason"])
    start.reason = "The building was ready"
    #expect(start.findings.isEmpty)
    start.decidedBy = .lot
    start.reason = ""
    #expect(start.findings.isEmpty)
  }
}

@Suite struct `The smallest effect that a comparison can see` {
  private let outcome = Measuring.measure("On track", .share, .short)

  /// Schools that differ for good, and by chance from round to round.
  private func figures(schools: Int, rounds: Int, lasting: Double = 8, passing: Double = 3) -> [School.ID: [Double?]] {
    var stream = RandomStream(seed: 11)
    return Dictionary(
      uniqueKeysWithValues: (0..<schools).map { school in
        let level = 50 + lasting * stream.normal()
        return (School.ID("s\(school)"), (0..<rounds).map { _ in level + passing * stream.normal() })
      })
  }

  private let plan = RolloutPlan(starts: [5, 5, 5, 5, 5, 5, 7, 7, 7, 7, 7, 7, 0, 0, 0, 0, 0, 0], rounds: 8)

  @Test func `rests on the district's own readings where there are enough`() throws {
    let spread = try #require(OutcomeSpread(figures(schools: 200, rounds: 4)))
    #expect(abs(spread.standardDeviation - (64.0 + 9).squareRoot()) < 0.8)
    #expect(abs(spread.lasting - 64.0 / 73) < 0.05)
    #expect(spread.origin == .readings(schools: 200, rounds: 4))
    #expect(OutcomeSpread(figures(schools: 7, rounds: 4)) == nil)
    #expect(OutcomeSpread(figures(schools: 20, rounds: 1)) == nil)
  }

  @Test func `says that it guesses where there are none`() throws {
    let spread = OutcomeSpread(guessing: outcome, baseline: 50, people: 80)
    let found = try DetectableEffect(outcome, spread: spread, rollout: plan, worthwhile: nil)
    #expect(found.basis.en.contains("guesses"))
    #expect(found.basis.es.contains("conjeturas"))
    #expect(spread.isInUnit)
    guard case .assumed(let assumed) = spread.origin else {
      Issue.record("not assumed")
      return
    }
    #expect(assumed.contains { $0.source.en.contains("Hedges") })
  }

  @Test func `is told in the unit of the outcome, with computed ways to make it smaller`() throws {
    let spread = try #require(OutcomeSpread(figures(schools: 40, rounds: 4)))
    let found = try DetectableEffect(outcome, spread: spread, rollout: plan, worthwhile: 3)
    #expect(found.sentence.en.contains("percentage points"))
    #expect(found.sentence.en.hasPrefix("With these 18 schools over 8 rounds"))
    #expect(found.alternatives.count == 5)
    #expect(found.alternatives.allSatisfy { $0.smallest < found.plan.smallest })
    #expect(found.worthwhile?.chance ?? 0 > 0.1)
    #expect(found.worthSentence?.en.contains("3.0 percentage points") == true)
  }

  @Test func `is refused where all start at once`() {
    let spread = OutcomeSpread(guessing: outcome, baseline: nil, people: nil)
    #expect(throws: Refusal.self) {
      try DetectableEffect(
        outcome, spread: spread, rollout: RolloutPlan(starts: [2, 2, 2, 2, 2, 2], rounds: 4), worthwhile: nil)
    }
  }

  @Test func `is also tried on made-up data, as the real ones will be analysed`() throws {
    let spread = try #require(OutcomeSpread(figures(schools: 40, rounds: 4)))
    let found = try DetectableEffect(outcome, spread: spread, rollout: plan, worthwhile: nil, datasets: 200)
    let power = try #require(found.simulated?.power)
    #expect(power > 0.5 && power < 0.98)
    #expect(found.simulatedSentence?.en.contains("200 made-up data sets") == true)
  }

  @Test(arguments: [
    (["2026-08-24", "2027-01-04", nil], [5, 7, 0]), (["2026-08-24", nil, nil], [5, 0, 0]),
  ])
  func `counts starts in rounds, those to come by the cadence`(days: [String?], places: [Int]) {
    let rounds = ["2025-10-24", "2026-01-23", "2026-04-02", "2026-06-05"].compactMap { Day($0) }
    let plan = RolloutPlan(days: days.map { $0.flatMap { Day($0) } }, rounds: rounds, cadence: .quarterly, after: 5)
    #expect(plan.starts == places)
    #expect(plan.rounds == 9)
  }
}
