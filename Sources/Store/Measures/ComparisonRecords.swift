import Context
import Measures
import Vocabulary

/// What the pages of comparisons and the answer on impact are made from.
extension Records {
  package func starts(of comparison: ComparisonDesign.ID) throws -> [SchoolStart] {
    try all(SchoolStart.self, where: "comparison", is: comparison)
  }

  /// Where a comparison stands, with its estimate where there is one.
  package func standing(
    of design: ComparisonDesign, draws: Int = 999, leavingOut: Bool = true
  ) throws -> ComparisonStanding {
    let outcome = try design.outcome.flatMap { try find(Measure.self, $0) }
    let starts = try starts(of: design.id)
    let figures = try outcome.map { try OutcomeFigures($0, in: self) }
    let late = figures?.rounds.filter { $0.due.map { $0 < today } ?? false && !(figures?.isRead($0) ?? false) } ?? []
    let panel = starts.isEmpty ? nil : try figures?.panel(starts: starts, schools: all(School.self))
    let sealed = try seal(over: ComparisonDesign.kind.name, design.identifier).map { time.day(of: $0.moment) }
    return ComparisonStanding(
      design, outcome: outcome, starts: starts, registered: sealed,
      amendedLate: sealed == nil ? 0 : try lateAmendments(design, starts),
      finding: ImpactFinding(design, panel: panel, late: late, on: today, draws: draws, leavingOut: leavingOut))
  }

  /// Of every live comparison, without what only its own page shows.
  package func comparisonStandings() throws -> [ComparisonStanding] {
    try all(ComparisonDesign.self).filter(\.isLive).map { try standing(of: $0, draws: 0, leavingOut: false) }
  }

  /// Changes of what was registered that were approved after the first school had started.
  private func lateAmendments(_ design: ComparisonDesign, _ starts: [SchoolStart]) throws -> Int {
    guard let first = starts.compactMap(\.starts).min() else { return 0 }
    var covered = Set(starts.map(\.identifier))
    covered.insert(design.identifier)
    if let outcome = design.outcome { covered.insert(outcome.rawValue) }
    return try amendments().count { amendment in
      amendment.state == .approved && covered.contains(amendment.record)
        && amendment.decided.map { time.day(of: $0) > first } ?? false
    }
  }

  /// Every school at which the outcome is taken, with what starts are balanced on, as it was before `day`.
  package func startCandidates(for outcome: Measure, before day: Day) throws -> [StartCandidate] {
    let schools = try all(School.self).filter { outcome.isTaken(at: $0) }
    let readiness = Dictionary(
      SchoolReadiness.all(try all(ReadinessAssessment.self), schools: schools, on: today).map { ($0.school.id, $0) }
    ) { first, _ in first }
    let baselines = try OutcomeFigures(outcome, in: self).last(before: day)
    return schools.map { school in
      let levels = readiness[school.id]?.latest.values.compactMap { $0.level.map { Double($0.rank) } } ?? []
      return StartCandidate(
        school, readiness: levels.isEmpty ? nil : levels.reduce(0, +) / Double(levels.count),
        baseline: baselines[school.id])
    }
  }

  /// How the outcome differs between schools before `day`, from the district's own readings where there are enough.
  package func outcomeSpread(of outcome: Measure, before day: Day, schools: [School]) throws -> OutcomeSpread {
    let figures = try OutcomeFigures(outcome, in: self)
    if let own = OutcomeSpread(figures.bySchool(before: day, schools)) { return own }
    let people = schools.compactMap(\.pupils).sorted()
    return OutcomeSpread(
      guessing: outcome, baseline: try aims(of: outcome).baseline?.value,
      people: people.isEmpty ? nil : people[people.count / 2])
  }

  /// A comparison before it starts; with starts that are not decided yet where some are given.
  package func planning(
    of standing: ComparisonStanding, drawn: BalancedStarts? = nil, datasets: Int = 0
  ) throws -> ComparisonPlanning? {
    guard let outcome = standing.outcome else { return nil }
    let decided = Dictionary(
      standing.starts.compactMap { start in start.school.map { ($0, start.starts) } }
    ) { first, _ in first }
    let starts = drawn.map { drawn in drawn.wave.mapValues { drawn.waves[$0].starts } } ?? decided
    let first = starts.values.compactMap(\.self).min() ?? today
    let candidates = try startCandidates(for: outcome, before: first)
    let rounds = try all(ReadingRound.self, where: "measure", is: outcome.id).compactMap(\.ends)
    let taking = candidates.map(\.school).filter { starts[$0.id] != nil }
    return ComparisonPlanning(
      standing.design, outcome: outcome, candidates: candidates, starts: starts, rounds: rounds,
      spread: try outcomeSpread(
        of: outcome, before: first, schools: taking.isEmpty ? candidates.map(\.school) : taking),
      datasets: datasets)
  }

  /// The looks that were taken at one comparison's results besides what was registered, oldest first.
  package func looks(at comparison: ComparisonDesign.ID) throws -> [ImpactLook] {
    try session.rows(
      """
      SELECT id, outcome, part, control, moment, name FROM impact_look
      WHERE district = \(district) AND comparison = \(comparison) ORDER BY moment, id
      """
    ).map { row in
      ImpactLook(
        id: ImpactLook.ID(row.text(0)), comparison: comparison, outcome: Measure.ID(row.text(1)), group: row.text(2),
        control: ComparisonDesign.Control(rawValue: row.text(3)) ?? .notYet,
        moment: row.moment(4) ?? Moment(milliseconds: 0), name: row.text(5))
    }
  }

  /// Every look with what it shows now; those at measures that are gone are left out.
  package func impactLooks(at standing: ComparisonStanding) throws -> ImpactLooks {
    let (looks, schools) = (try looks(at: standing.design.id), try all(School.self))
    return ImpactLooks(
      try looks.compactMap { look in
        guard let outcome = try find(Measure.self, look.outcome) else { return nil }
        return (look, outcome, try finding(look.question, outcome, standing, schools))
      })
  }

  /// What the groups that were named beforehand show, each beside the others.
  package func registeredGroups(of standing: ComparisonStanding) throws -> ImpactLooks? {
    guard let outcome = standing.outcome, !standing.design.subgroupNames.isEmpty else { return nil }
    let schools = try all(School.self)
    return ImpactLooks(
      try standing.design.subgroupNames.filter { outcome.groupNames.contains($0) }.map { group in
        let look = ImpactLook(
          id: .init(group), comparison: standing.design.id, outcome: outcome.id, group: group,
          control: standing.design.control ?? .notYet, moment: moment, name: "")
        return (look, outcome, try finding(look.question, outcome, standing, schools))
      })
  }

  private func finding(
    _ question: ImpactLook.Question, _ outcome: Measure, _ standing: ComparisonStanding, _ schools: [School]
  ) throws -> ImpactFinding {
    var design = standing.design
    design.control = question.control
    let panel = try OutcomeFigures(outcome, in: self).panel(
      group: question.group, starts: standing.starts, schools: schools)
    return ImpactFinding(design, panel: panel, late: [], on: today, draws: 0, leavingOut: false)
  }
}

/// The rounds and figures of one measure, read once.
struct OutcomeFigures {
  let outcome: Measure
  let rounds: [ReadingRound]
  private let readings: [MeasureReading]

  init(_ outcome: Measure, in records: Records) throws {
    self.outcome = outcome
    rounds = try records.all(ReadingRound.self, where: "measure", is: outcome.id)
      .sorted { ($0.endNumber, $0.id) < ($1.endNumber, $1.id) }
    readings = try rounds.flatMap { try records.all(MeasureReading.self, where: "round", is: $0.id) }
  }

  func isRead(_ round: ReadingRound) -> Bool { readings.contains { $0.round == round.id && $0.isApproved } }

  func panel(group: String = "", starts: [SchoolStart], schools: [School]) -> ImpactPanel {
    ImpactPanel(outcome, group: group, starts: starts, rounds: rounds, readings: readings, schools: schools)
  }

  /// The figures of each school in every round that ended before the day.
  func bySchool(before day: Day, _ schools: [School]) -> [School.ID: [Double?]] {
    guard let kind = outcome.measureKind else { return [:] }
    let before = rounds.filter { $0.endNumber < day.number }
    let figures = Dictionary(
      readings.filter { $0.isApproved && $0.group.isEmpty }.compactMap { reading -> (Spot, Double)? in
        guard let round = reading.round, let school = reading.school, let figure = reading.figure(of: kind) else {
          return nil
        }
        return (Spot(round: round, school: school), figure)
      }
    ) { first, _ in first }
    return Dictionary(
      schools.map { school in (school.id, before.map { figures[Spot(round: $0.id, school: school.id)] }) }
    ) { first, _ in first }.filter { $0.value.contains { $0 != nil } }
  }

  func last(before day: Day) -> [School.ID: Double] {
    guard let kind = outcome.measureKind else { return [:] }
    var last: [School.ID: Double] = [:]
    for round in rounds where round.endNumber < day.number {
      for reading in readings where reading.round == round.id && reading.isApproved && reading.group.isEmpty {
        if let school = reading.school, let figure = reading.figure(of: kind) { last[school] = figure }
      }
    }
    return last
  }

  private struct Spot: Hashable {
    let round: ReadingRound.ID
    let school: School.ID
  }
}

extension Store {
  /// Reads with the standing of one comparison, which is worked out once for each entry of the history; nil where there is none.
  package func read<T: Sendable>(
    comparison id: ComparisonDesign.ID, in district: District.ID,
    _ body: @Sendable @escaping (Records, ComparisonStanding) throws -> T
  ) async throws -> T? {
    try await read(district) { [comparisons] records in
      guard let design = try records.find(ComparisonDesign.self, id) else { return nil }
      return try body(records, comparisons.value(id, in: records) { try records.standing(of: design) })
    }
  }
}
