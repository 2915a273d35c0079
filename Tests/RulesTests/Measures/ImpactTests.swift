import Measures
import Purpose
import Statistics
import Testing
import Vocabulary

/// A made-up trial: schools with levels of their own, chance, an effect, and a drift of those that start.
private struct Trial {
  let outcome: Measure
  let schools: [School]
  let rounds: [ReadingRound]
  let starts: [SchoolStart]
  var readings: [MeasureReading]

  init(
    waves: [(day: String?, schools: Int)], effect: Double = 0, drift: Double = 0, noise: Double = 2, before: Int = 4,
    after: Int = 4, seed: UInt64 = 5, direction: Direction = .up
  ) {
    var outcome = Measuring.measure("Talk", .share, .short)
    outcome.direction = direction
    self.outcome = outcome
    let ends = [
      "2024-10-25", "2025-01-24", "2025-04-04", "2025-06-06", "2026-01-23", "2026-04-02", "2026-06-05", "2026-10-23",
    ]
    let used = Array(ends[(4 - before)..<(4 + after)])
    rounds = used.enumerated().map { number, end in
      var round = Measuring.round(outcome, "Q\(number + 1)")
      round.ends = Day(end)
      round.due = Day(end)?.adding(days: 14)
      return round
    }
    var (schools, starts, readings) = ([School](), [SchoolStart](), [MeasureReading]())
    var stream = RandomStream(seed: seed)
    for wave in waves {
      for _ in 0..<wave.schools {
        let school = Measuring.school("School \(schools.count)")
        var start = SchoolStart(id: .init(school.name))
        (start.comparison, start.school, start.starts, start.decidedBy) = (
          .init("trial"), school.id, wave.day.flatMap { Day($0) }, .lot
        )
        let level = 50 + 6 * stream.normal()
        for (number, round) in rounds.enumerated() {
          let day = start.starts
          let begun = day.map { (round.ends ?? $0) >= $0 } ?? false
          let value =
            level + noise * stream.normal() + (day == nil ? 0 : drift * Double(number)) + (begun ? effect : 0)
          readings.append(Measuring.reading(round, at: school, value, approved: true))
        }
        schools.append(school)
        starts.append(start)
      }
    }
    (self.schools, self.starts, self.readings) = (schools, starts, readings)
  }

  var panel: ImpactPanel {
    ImpactPanel(outcome, starts: starts, rounds: rounds, readings: readings, schools: schools)
  }

  func estimate(leavingOut: Bool = false) throws -> ImpactEstimate {
    try ImpactEstimate(panel, control: .notYet, draws: 0, leavingOut: leavingOut)
  }

  func standing(registered: String? = "2025-10-30", amended: Int = 0, late: [ReadingRound] = []) -> ComparisonStanding {
    var design = Measuring.comparison("Trial", for: Measuring.priority("Reading"), outcome: outcome)
    design.control = .notYet
    return ComparisonStanding(
      design, outcome: outcome, starts: starts, registered: registered.flatMap { Day($0) }, amendedLate: amended,
      finding: ImpactFinding(design, panel: panel, late: late, on: Measuring.day, draws: 0, leavingOut: false))
  }
}

private let staggered: [(day: String?, schools: Int)] = [("2025-11-03", 7), ("2026-02-02", 7), (nil, 7)]

@Suite struct `What came of a comparison` {
  @Test func `is told with its range where there was an effect`() throws {
    let found = try Trial(waves: staggered, effect: 9).estimate(leavingOut: true)
    #expect(found.verdict == .improved)
    let effect = try #require(found.effect)
    #expect(try #require(effect.interval).contains(9))
    #expect(found.sentence.en.hasPrefix("Schools that started improved by "))
    #expect(
      found.sentence.en.contains(
        " percentage points more than comparable schools that had not; the plausible range is "))
    #expect(found.sentence.en.contains("makes the comparison fairer but does not prove it"))
    #expect(found.sentence.es.hasPrefix("Las escuelas que empezaron mejoraron "))
    #expect(found.without.count == 21)
    #expect(found.howSure.contains { $0.en.hasPrefix("Leaving out one school at a time") })
    #expect(found.howSure.contains { $0.en.contains("steady drift") })
    #expect(found.eventStudy != nil)
    #expect(found.few?.reduced?.interval != nil)
  }

  @Test func `is a gain where less is better and it fell`() throws {
    let found = try Trial(waves: staggered, effect: -9, direction: .down).estimate()
    #expect(found.verdict == .improved)
    #expect(found.sentence.en.hasPrefix("Schools that started improved by "))
    let range = try #require(found.effect?.interval)
    #expect(range.upper < 0)
    #expect(!found.sentence.en.contains("-"))
  }

  @Test func `is a loss where those that started fell behind`() throws {
    let found = try Trial(waves: staggered, effect: -9).estimate()
    #expect(found.verdict == .worsened)
    #expect(found.sentence.en.hasPrefix("Schools that started fell behind"))
    #expect(found.sentence.es.hasPrefix("Las escuelas que empezaron quedaron por detrás"))
  }

  @Test func `is no difference, and not proof of none, where nothing changed`() throws {
    let found = try Trial(waves: staggered).estimate()
    #expect(found.verdict == .noDifference)
    #expect(found.sentence.en.contains("came out about alike"))
    #expect(found.sentence.en.contains("anything between a loss of"))
    #expect(found.cannotTell.contains { $0.en.hasPrefix("That there is no effect") })
  }

  @Test func `is not credited where it was under way before`() throws {
    let found = try Trial(waves: [("2025-11-03", 10), (nil, 10)], drift: 3, noise: 1.5).estimate()
    #expect(found.verdict == .underWay)
    #expect(found.sentence.en.contains("already improving faster"))
    #expect(found.sentence.en.contains("credit the initiative with progress that was under way"))
    #expect(found.sentence.es.contains("ya mejoraban más deprisa"))
  }

  @Test func `does not call groups different before that moved alike, few as they are`() throws {
    var alarms = 0
    for seed in 1...40 {
      let found = try Trial(waves: staggered, seed: UInt64(seed)).estimate()
      if found.verdict == .underWay { alarms += 1 }
    }
    #expect(alarms <= 6, "of 40 trials without any drift \(alarms) were called different before")
  }

  @Test(arguments: [(4, 12), (12, 4), (1, 12)])
  func `is not told where too few started, or wait`(started: Int, waiting: Int) throws {
    let trial = Trial(waves: [("2025-11-03", started), (nil, waiting)], effect: 9)
    switch trial.standing().finding {
    case .estimated(let estimate):
      #expect(estimate.verdict == .tooFew)
      #expect(estimate.sentence.en.contains("practice, not proof"))
    case .refused(let reasons): #expect(!reasons.isEmpty)
    case .waiting: Issue.record("waits")
    }
    #expect(trial.standing().strength < .measured)
  }

  @Test func `leaves out what is not approved or not there, and names it`() throws {
    var trial = Trial(waves: staggered, effect: 9)
    trial.readings[3].stage = .entered
    trial.readings.removeAll { $0.school == trial.schools[20].id }
    let panel = trial.panel
    #expect(panel.schools.count == 20)
    #expect(panel.leftOut.contains { $0.what.en == "School 20" && $0.why.en == "no approved figure" })
    #expect(panel.leftOut.contains { $0.what.en == "School 0" && $0.why.en.contains("Q4") })
    #expect(panel.leftOut.contains { $0.why.en == "entered and not approved yet" })
    #expect(try trial.estimate().verdict == .improved)
  }

  @Test func `does not depend on the order of schools and figures`() throws {
    var trial = Trial(waves: staggered, effect: 9)
    let one = try trial.estimate().effect
    trial.readings.reverse()
    #expect(try trial.estimate().effect == one)
  }
}

@Suite struct `How far the evidence of a comparison carries` {
  @Test func `to tested, where it was registered before the first start`() {
    #expect(Trial(waves: staggered, effect: 9).standing().strength == .tested)
    #expect(Trial(waves: staggered).standing().strength == .tested)
  }

  @Test(arguments: [(nil, 0), ("2025-11-04", 0), ("2025-10-30", 1)] as [(String?, Int)])
  func `to measured, where it was not, or was amended after`(registered: String?, amended: Int) {
    let standing = Trial(waves: staggered, effect: 9).standing(registered: registered, amended: amended)
    #expect(!standing.isRegisteredInTime)
    #expect(standing.strength == .measured)
  }

  @Test func `no further than measured, where it was under way before`() {
    #expect(Trial(waves: [("2025-11-03", 10), (nil, 10)], drift: 3, noise: 1.5).standing().strength == .measured)
  }

  @Test func `not beyond documented, where its figures never came`() {
    var trial = Trial(waves: staggered, effect: 9)
    let later = Set(trial.rounds.suffix(4).map(\.id))
    trial.readings.removeAll { $0.round.map(later.contains) ?? false }
    let standing = trial.standing(late: [trial.rounds[4]])
    #expect(standing.strength == .documented)
    #expect(standing.sentence.en.contains("never came: Q5"))
    #expect(standing.sentence.es.contains("nunca llegaron: Q5"))
  }

  @Test func `nowhere, where there is nobody to compare with`() {
    let trial = Trial(waves: staggered)
    var design = Measuring.comparison("Alone", for: Measuring.priority("Reading"), outcome: trial.outcome, .beforeAfter)
    design.control = nil
    guard case .refused = ImpactFinding(design, panel: trial.panel, late: [], on: Measuring.day, draws: 0) else {
      Issue.record("not refused")
      return
    }
  }

  @Test func `is registered only when complete, with starts, and before anybody starts`() {
    let trial = Trial(waves: staggered)
    let early = Day(2025, 10, 1)!
    #expect(trial.standing(registered: nil).registrationFindings(on: early).isEmpty)
    #expect(trial.standing(registered: nil).registrationFindings(on: Measuring.day).map(\.code) == ["begun-already"])
    #expect(trial.standing().registrationFindings(on: early).map(\.code) == ["registered-already"])
    let bare = ComparisonStanding(
      ComparisonDesign(id: .init("bare")), outcome: nil, starts: [], registered: nil, amendedLate: 0,
      finding: .waiting(Phrase(verbatim: "")))
    #expect(bare.registrationFindings(on: early).map(\.code) == ["no-outcome", "not-complete", "no-starts"])
  }
}

@Suite struct `The answer on impact` {
  private let reading = Measuring.priority("Reading")

  private func answer(_ standings: [ComparisonStanding]) -> Answer {
    let plan = MeasurePlan(
      priorities: [reading], aims: [], comparisons: standings.map(\.design), tally: .none, sealed: nil,
      on: Measuring.day)
    return ImpactAnswer(plan, systems: [], standings: standings).answer
  }

  @Test func `is the sentence of the estimate, tested when it was registered`() {
    let told = answer([Trial(waves: staggered, effect: 9).standing()])
    #expect(told.sentence.en.hasPrefix("“Trial”: Schools that started improved by"))
    #expect(told.strength == .tested)
    #expect(told.evidence.contains { $0.link?.path == "measures/impact/Trial" && $0.figure.en.hasPrefix("+") })
  }

  @Test func `counts all comparisons, not only those that turned out well`() {
    let told = answer([
      Trial(waves: staggered, effect: 9).standing(), Trial(waves: staggered).standing(),
      Trial(waves: [("2025-11-03", 10), (nil, 10)], drift: 3, noise: 1.5).standing(),
    ])
    #expect(told.sentence.en.hasPrefix("Of 3 comparisons with an estimate 1 shows an improvement"))
    #expect(told.sentence.en.contains("1 shows no difference that can be told from chance"))
    #expect(told.sentence.en.contains("1 shows only what was under way before"))
    #expect(told.sentence.es.hasPrefix("De 3 comparaciones con una estimación, 1 muestra una mejora"))
  }

  @Test func `says that an estimate is exploratory, and that starts are missing`() {
    let loose = answer([Trial(waves: staggered, effect: 9).standing(registered: nil)])
    #expect(loose.strength == .measured)
    #expect(loose.missing.contains { $0.what.en.contains("exploratory") })
    let design = Measuring.comparison("Bare", for: reading)
    let bare = answer([
      ComparisonStanding(
        design, outcome: nil, starts: [], registered: nil, amendedLate: 0, finding: .waiting(Phrase(verbatim: "")))
    ])
    #expect(bare.missing.contains { $0.what.en.hasPrefix("Say school by school") })
  }
}

@Suite struct `Looks that were not registered` {
  private func look(_ name: String, group: String = "") -> ImpactLook {
    ImpactLook(
      id: .init(name + group), comparison: .init("trial"), outcome: .init(name), group: group, control: .notYet,
      moment: Moment(milliseconds: 0), name: "Ortega")
  }

  @Test func `are corrected for how many there were, and the same look counts once`() throws {
    let trials = [9.0, 0, 0, 0].enumerated().map { Trial(waves: staggered, effect: $1, seed: UInt64($0 + 20)) }
    let looked = try trials.enumerated().map { number, trial in
      (look: look("m\(number)"), outcome: trial.outcome, finding: ImpactFinding.estimated(try trial.estimate()))
    }
    let looks = ImpactLooks(looked + [looked[0]])
    #expect(looks.rows.count == 4)
    for row in looks.rows { #expect(try #require(row.q) >= #require(row.estimate?.chance)) }
    #expect(looks.sentence.en.hasPrefix("Exploratory: 4 looks"))
  }
}
