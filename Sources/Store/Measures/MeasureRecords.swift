import Measures
import Purpose
import Vocabulary

/// What the pages and answers of Measures are made from, read at one moment.
extension Records {
  package func measureAims() throws -> [MeasureAims] {
    let (baselines, targets) = (try all(Baseline.self), try all(MeasureTarget.self))
    return try all(Measure.self).map { MeasureAims($0, baselines: baselines, targets: targets) }
  }

  package func aims(of measure: Measure) throws -> MeasureAims {
    MeasureAims(
      measure, baselines: try all(Baseline.self, where: "measure", is: measure.id),
      targets: try all(MeasureTarget.self, where: "measure", is: measure.id))
  }

  /// Every round with what it has come to, oldest first; or those of one measure.
  package func roundStandings(of measure: Measure? = nil) throws -> [RoundStanding] {
    try settle()
    let measures = try measure.map { [$0] } ?? all(Measure.self)
    let known = Dictionary(measures.map { ($0.id, $0) }) { first, _ in first }
    let sums = try districtSums(of: measure?.id)
    let rounds = try measure.map { try all(ReadingRound.self, where: "measure", is: $0.id) } ?? all(ReadingRound.self)
    return rounds.compactMap { round -> RoundStanding? in
      guard let measure = round.measure.flatMap({ known[$0] }) else { return nil }
      let sum = sums[round.id]
      return RoundStanding(
        round, of: measure, asked: sum?.asked ?? 0, answered: sum?.answered ?? 0, readings: sum?.readings ?? 0,
        approved: sum?.approved ?? 0, district: sum?.figures)
    }.sorted { ($0.round.endNumber, $0.round.name) < ($1.round.endNumber, $1.round.name) }
  }

  /// The newest rounds of a measure with all that has come in, oldest first.
  package func latestRoundStates(of measure: Measure, _ most: Int) throws -> [RoundState] {
    let schools = try all(School.self)
    return try all(ReadingRound.self, where: "measure", is: measure.id)
      .sorted { ($0.endNumber, $0.name) < ($1.endNumber, $1.name) }.suffix(most)
      .map { round in
        RoundState(
          round, of: measure, schools: schools, readings: try all(MeasureReading.self, where: "round", is: round.id))
      }
  }

  package func roundState(_ id: ReadingRound.ID) throws -> RoundState? {
    guard let round = try find(ReadingRound.self, id),
      let measure = try round.measure.flatMap({ try find(Measure.self, $0) })
    else { return nil }
    return RoundState(
      round, of: measure, schools: try all(School.self), readings: try all(MeasureReading.self, where: "round", is: id))
  }

  package func measurePlan() throws -> MeasurePlan {
    MeasurePlan(
      priorities: try all(), aims: try measureAims(), comparisons: try all(), tally: try readingTally(),
      sealed: try latestSeal().map { time.day(of: $0.moment) }, on: today)
  }

  /// Questions 5 and 6.
  package func measureAnswers() throws -> [Answer] {
    let plan = try measurePlan()
    return [SuccessAnswer(plan).answer, ImpactAnswer(plan, systems: try all()).answer]
  }
}

/// What was read before a round, by place and group: what a reading of the round is judged by.
struct ReadingHistory {
  let round: ReadingRound
  let measure: Measure
  let schools: [School.ID: School]
  let before: [MeasureReading.Spot: [Double]]
  let changes: [String: [Double]]

  /// What was read longer ago says little of what is usual now, and a page must not read all of it.
  static let longest = 24

  init(_ round: ReadingRound, of measure: Measure, in records: Records) throws {
    self.round = round
    self.measure = measure
    schools = Dictionary(try records.all(School.self).map { ($0.id, $0) }) { first, _ in first }
    var before: [MeasureReading.Spot: [Double]] = [:]
    var changes: [String: [Double]] = [:]
    let earlier = try records.all(ReadingRound.self, where: "measure", is: measure.id)
      .filter { $0.endNumber < round.endNumber }.sorted { $0.endNumber < $1.endNumber }.suffix(Self.longest)
    for other in earlier {
      for reading in try records.all(MeasureReading.self, where: "round", is: other.id) {
        guard let kind = measure.measureKind, let value = reading.figure(of: kind) else { continue }
        if let last = before[reading.spot]?.last { changes[reading.group, default: []].append(value - last) }
        before[reading.spot, default: []].append(value)
      }
    }
    self.before = before
    self.changes = changes
  }

  func context(for spot: MeasureReading.Spot) -> ReadingContext {
    ReadingContext(
      measure: measure, round: round, school: spot.school.flatMap { schools[$0] }, before: before[spot] ?? [],
      changes: changes[spot.group] ?? [])
  }
}

extension Records {
  /// Looked up once in a transaction: a grid judges hundreds of readings by the same past.
  func readingHistory(_ id: ReadingRound.ID) throws -> ReadingHistory? {
    if let known = knownReadings[id] { return known }
    guard let round = try find(ReadingRound.self, id),
      let measure = try round.measure.flatMap({ try find(Measure.self, $0) })
    else { return nil }
    let history = try ReadingHistory(round, of: measure, in: self)
    knownReadings[id] = history
    return history
  }
}
