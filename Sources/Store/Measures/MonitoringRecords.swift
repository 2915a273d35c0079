import Measures
import Vocabulary

/// Where a chart is drawn.
package enum MonitorPlace: Hashable, Sendable {
  case district
  /// Nil for the schools that belong to none.
  case network(Network.ID?)
  case school(School.ID)
}

/// What the charts of every measure are made from, apart from readings.
struct ChartSettings {
  var periods: [Measure.ID: [BaselinePeriod]]
  var launched: [Measure.ID: Day]

  func baseline(of measure: Measure.ID) -> ChartBaseline {
    ChartBaseline(periods[measure] ?? [], launched: launched[measure])
  }
}

extension Records {
  func chartSettings() throws -> ChartSettings {
    let periods = Dictionary(grouping: try all(BaselinePeriod.self)) { $0.measure }
    var launched: [Measure.ID: Day] = [:]
    let seals = try session.rows(
      """
      SELECT r.record, MIN(s.moment) FROM sealed_record r JOIN seal s ON s.district = r.district AND s.id = r.seal
      WHERE r.district = \(district) AND r.kind = \(Measure.kind.name) GROUP BY r.record
      """)
    for row in seals { launched[Measure.ID(row.text(0))] = row.moment(1).map(time.day(of:)) }
    return ChartSettings(
      periods: Dictionary(uniqueKeysWithValues: periods.compactMap { id, own in id.map { ($0, own) } }),
      launched: launched)
  }

  /// A line of the sums, with the round that it belongs to.
  func sums(_ condition: SQL) throws -> [(round: ReadingRound.ID, sum: RoundSum)] {
    try settle()
    return try session.rows(
      """
      SELECT round, place, part_of, asked, answered, readings, approved, value, part, whole, beside, adds_up
      FROM round_sum WHERE district = \(district) AND \(condition)
      """
    ).map { row in
      let figures = row.real(7).map { MeasureKind.Figures(value: $0, part: row.real(8), whole: row.real(9)) }
      return (
        ReadingRound.ID(row.text(0)),
        RoundSum(
          SumPlace(text: row.text(1)), group: row.text(2), asked: row.integer(3) ?? 0, answered: row.integer(4) ?? 0,
          readings: row.integer(5) ?? 0, approved: row.integer(6) ?? 0, figures: figures, beside: row.text(10),
          addsUp: row.flag(11))
      )
    }
  }

  /// What each round comes to in the whole district, for everybody.
  func districtSums(of measure: Measure.ID? = nil) throws -> [ReadingRound.ID: RoundSum] {
    let of: SQL = measure.map { "measure = \($0)" } ?? "1 = 1"
    let found = try sums("\(of) AND place = '' AND part_of = ''")
    return Dictionary(found.map { ($0.round, $0.sum) }) { first, _ in first }
  }

  /// What the answers ask of all readings, without reading them.
  func readingTally() throws -> ReadingTally {
    try settle()
    let read = try session.rows(
      """
      SELECT measure FROM round_sum WHERE district = \(district) AND place = '' AND part_of = ''
      GROUP BY measure HAVING MAX(approved) > 0
      """
    ).map { Measure.ID($0.text(0)) }
    let due = try session.row(
      """
      SELECT COUNT(*), COUNT(CASE WHEN q."is_locked" = 1 OR s.answered >= s.asked THEN 1 END)
      FROM reading_round q
      LEFT JOIN round_sum s ON s.district = q.district AND s.round = q.id AND s.place = '' AND s.part_of = ''
      WHERE q.district = \(district) AND q."due" < \(today)
      """)
    var tally = ReadingTally(read: Set(read), due: due?.integer(0) ?? 0, complete: due?.integer(1) ?? 0)
    let lately = today.adding(days: -183)
    for chart in try charts(at: .district) {
      guard case .drawn = chart.limits else { continue }
      tally.charted.insert(chart.measure.id)
      if chart.signals.contains(where: { chart.points[$0.to].ends >= lately }) {
        tally.signalled.insert(chart.measure.id)
      }
    }
    return tally
  }
}
