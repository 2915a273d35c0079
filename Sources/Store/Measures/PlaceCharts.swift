import Measures
import Vocabulary

extension Records {
  /// The chart of every live measure at one place, for everybody there.
  package func charts(at place: MonitorPlace) throws -> [MeasureChart] {
    let settings = try chartSettings()
    let measures = try all(Measure.self).filter(\.isLive)
    let rounds = Dictionary(grouping: try all(ReadingRound.self)) { $0.measure }
    switch place {
    case .district: return try charts(measures, rounds, settings, sums: "place = '' AND part_of = ''")
    case .network(let network):
      let text = SumPlace.network(network).text
      let own = measures.filter { $0.takenAt == .schools }
      let hidden = try hiddenBeside(of: text)
      return try charts(own, rounds, settings, sums: "place = \(text) AND part_of = ''", hidden: hidden)
    case .school(let id):
      guard let school = try find(School.self, id) else { return [] }
      return try charts(of: school, measures.filter { $0.isTaken(at: school) }, rounds, settings)
    }
  }

  private func charts(
    _ measures: [Measure], _ rounds: [Measure.ID?: [ReadingRound]], _ settings: ChartSettings, sums condition: SQL,
    hidden: Set<ReadingRound.ID> = []
  ) throws -> [MeasureChart] {
    let known = Dictionary(try sums(condition).map { ($0.round, $0.sum) }) { first, _ in first }
    return measures.map { measure in
      let points = (rounds[measure.id] ?? []).compactMap { round in
        point(round, known[round.id], measure, isHidden: hidden.contains(round.id))
      }
      return MeasureChart(measure, points: points, baseline: settings.baseline(of: measure.id))
    }
  }

  private func charts(
    of school: School, _ measures: [Measure], _ rounds: [Measure.ID?: [ReadingRound]], _ settings: ChartSettings
  ) throws -> [MeasureChart] {
    let readings = try session.rows(
      select(MeasureReading.self, where: "\"school\" = \(school.id) AND \"group\" IS NULL")
    ).map(MeasureReading.init(row:))
    let own = Dictionary(readings.map { ($0.round, $0) }) { first, _ in first }
    let hidden = try hiddenBeside(of: school.id.rawValue)
    return measures.map { measure in
      let points = (rounds[measure.id] ?? []).compactMap { round in
        point(round, own[round.id], measure, isHidden: hidden.contains(round.id))
      }
      return MeasureChart(measure, points: points, baseline: settings.baseline(of: measure.id))
    }
  }

  /// The rounds in which a part is hidden because another one is.
  private func hiddenBeside(of part: String) throws -> Set<ReadingRound.ID> {
    try settle()
    return Set(
      try session.rows(
        "SELECT round FROM round_sum WHERE district = \(district) AND part_of = '' AND beside = \(part)"
      ).map { ReadingRound.ID($0.text(0)) })
  }

  /// Nil for a round that lies ahead, of which nothing is in.
  func point(_ round: ReadingRound, _ sum: RoundSum?, _ measure: Measure, isHidden: Bool) -> MonitoredPoint? {
    guard let ends = round.ends, ends <= today || (sum?.readings ?? 0) > 0 else { return nil }
    let (asked, answered) = (sum?.asked ?? 0, sum?.answered ?? 0)
    return MonitoredPoint(
      round: round.id, period: round.period, ends: ends,
      figure: isHidden ? .hidden : PublicFigure(sum?.figures, of: measure),
      isApproved: sum.map { $0.readings > 0 && $0.approved == $0.readings } ?? false,
      isWhole: round.isLocked || answered >= asked && (sum?.readings ?? 0) > 0, asked: asked, answered: answered)
  }

  func point(
    _ round: ReadingRound, _ reading: MeasureReading?, _ measure: Measure, isHidden: Bool
  ) -> MonitoredPoint? {
    guard let ends = round.ends, ends <= today || reading != nil else { return nil }
    let figures = measure.measureKind.flatMap { reading?.figures(of: $0) }
    return MonitoredPoint(
      round: round.id, period: round.period, ends: ends,
      figure: isHidden ? .hidden : PublicFigure(figures, of: measure), isApproved: reading?.isApproved ?? false,
      isWhole: round.isLocked || reading != nil, asked: 1, answered: reading == nil ? 0 : 1)
  }
}

extension Store {
  /// The charts of a place, worked out anew only after something was entered in the district's history.
  package func charts(at place: MonitorPlace, in district: District.ID) async throws -> [MeasureChart] {
    try await read(district) { [monitoring] records in
      try monitoring.value(place, in: records) { try records.charts(at: place) }
    }
  }
}
