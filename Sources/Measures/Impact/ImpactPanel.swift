import Statistics
import Vocabulary

/// The figures of an outcome by school and round, with when each school started: what an effect is estimated from.
///
/// Only approved figures of schools that take part count. What is left out is named, with the reason.
package struct ImpactPanel: Sendable {
  package let outcome: Measure
  /// One group of the outcome; empty for everybody.
  package let group: String
  /// Those with at least one figure, oldest first; their numbers, counted from 1, are the periods of the estimate.
  package let rounds: [ReadingRound]
  /// Schools with at least one figure, by name.
  package let schools: [School]
  package let starts: [School.ID: Day]
  package let leftOut: [LeftOut]
  private let figures: [School.ID: [Double?]]

  package struct LeftOut: Sendable, Equatable {
    package let what: Phrase
    package let why: Phrase
  }

  package init(
    _ outcome: Measure, group: String = "", starts: [SchoolStart], rounds: [ReadingRound], readings: [MeasureReading],
    schools: [School]
  ) {
    self.outcome = outcome
    self.group = group
    let days = Dictionary(
      starts.compactMap { start in start.school.map { ($0, start.starts) } }, uniquingKeysWith: { first, _ in first })
    let inOrder = rounds.filter { $0.measure == outcome.id && $0.ends != nil }
      .sorted { ($0.endNumber, $0.id) < ($1.endNumber, $1.id) }
    let approved = readings.filter { $0.isApproved && $0.group == group }
    var values: [ReadingRound.ID: [School.ID: Double]] = [:]
    if let kind = outcome.measureKind {
      for reading in approved {
        guard let round = reading.round, let school = reading.school, days[school] != nil,
          let figure = reading.figure(of: kind)
        else { continue }
        values[round, default: [:]][school] = figure
      }
    }
    let used = inOrder.filter { values[$0.id]?.isEmpty == false }
    let taking = schools.filter { days[$0.id] != nil }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    let seen = taking.filter { school in used.contains { values[$0.id]?[school.id] != nil } }
    self.rounds = used
    self.schools = seen
    self.starts = days.compactMapValues(\.self)
    figures = Dictionary(
      uniqueKeysWithValues: seen.map { school in (school.id, used.map { values[$0.id]?[school.id] }) })
    leftOut = Self.leftOut(taking, seen, used, inOrder, values, unapproved: readings.count { !$0.isApproved })
  }

  private init(_ whole: ImpactPanel, without school: School.ID) {
    outcome = whole.outcome
    group = whole.group
    rounds = whole.rounds
    schools = whole.schools.filter { $0.id != school }
    starts = whole.starts
    leftOut = whole.leftOut
    figures = whole.figures
  }

  package func without(_ school: School.ID) -> ImpactPanel { ImpactPanel(self, without: school) }

  private static func leftOut(
    _ taking: [School], _ seen: [School], _ used: [ReadingRound], _ rounds: [ReadingRound],
    _ values: [ReadingRound.ID: [School.ID: Double]], unapproved: Int
  ) -> [LeftOut] {
    let there = Set(seen.map(\.id))
    var out = taking.filter { !there.contains($0.id) }.map {
      LeftOut(what: Phrase(verbatim: $0.name), why: Phrase("no approved figure", es: "ninguna cifra aprobada"))
    }
    for school in seen {
      let missing = used.filter { values[$0.id]?[school.id] == nil }.map(\.period)
      if missing.isEmpty { continue }
      let names = Phrase.list(missing)
      out.append(
        LeftOut(
          what: Phrase(verbatim: school.name),
          why: Phrase("no approved figure for \(names.en)", es: "sin cifra aprobada de \(names.es)")))
    }
    let empty = rounds.filter { round in !used.contains { $0.id == round.id } }
    out += empty.map {
      LeftOut(
        what: Phrase(verbatim: $0.period), why: Phrase("no approved figure of any school", es: "ninguna cifra aprobada")
      )
    }
    if unapproved > 0 {
      out.append(
        LeftOut(
          what: Phrase.count(unapproved, one: Phrase("figure", es: "cifra"), many: Phrase("figures", es: "cifras")),
          why: Phrase("entered and not approved yet", es: "introducidas y aún sin aprobar")))
    }
    return out
  }
}

extension ImpactPanel {
  /// The number of the first round whose figures a start can have touched; nil for a school that has not started by the last.
  package func firstRound(of school: School.ID) -> Int? {
    guard let day = starts[school] else { return nil }
    return rounds.firstIndex { ($0.ends ?? day) >= day && $0.ends != nil }.map { $0 + 1 }
  }

  /// Schools that had started by the last round, and after the first.
  package var started: [School] { schools.filter { (firstRound(of: $0.id) ?? 1) > 1 } }
  /// Schools that had not started by the last round.
  package var waiting: [School] { schools.filter { firstRound(of: $0.id) == nil } }

  package var firstStart: Day? { starts.values.min() }

  package var roundsBefore: Int { rounds.count { round in firstStart.map { round.endNumber < $0.number } ?? true } }
  package var roundsAfter: Int { rounds.count - roundsBefore }

  /// Before anybody started, school by school: what a design can be judged by without looking at results.
  package var before: [School.ID: [Double?]] { figures.mapValues { Array($0.prefix(roundsBefore)) } }

  package func lastBefore(of school: School.ID) -> Double? { before[school]?.last { $0 != nil } ?? nil }

  /// One row for each figure.
  var frame: Frame {
    var (values, periods, begun) = ([Double](), [Double](), [Double]())
    var (names, codes, times) = ([String?](), [String?](), [String?]())
    for school in schools {
      let first = firstRound(of: school.id)
      for (index, figure) in (figures[school.id] ?? []).enumerated() {
        guard let figure else { continue }
        values.append(figure)
        periods.append(Double(index + 1))
        begun.append(first.map { index + 1 >= $0 ? 1 : 0 } ?? 0)
        names.append(school.id.rawValue)
        codes.append(first.map(String.init) ?? "never")
        times.append("\(index + 1)")
      }
    }
    return Frame(
      rowCount: values.count, numbers: ["figure": values, "round": periods, "started": begun],
      factors: ["school": Factor(names), "start": Factor(codes), "time": Factor(times)])
  }
}
