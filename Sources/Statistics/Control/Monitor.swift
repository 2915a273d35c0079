import Vocabulary

/// Is something changing this month: the latest value against what usually happens.
///
/// Asked with `chalkline evidence monitor`.
package struct Monitor: Analysis {
  package static let name = "monitor"
  package static let version = 1

  package var value: String
  /// Counted per this: makes `value` a count, and the chart Laney's.
  package var denominator: String?
  package var kind: LaneyChart.Kind
  /// A column of numbers that gives the order; nil for that of the file.
  package var order: String?
  /// A column that names the points.
  package var label: String?
  /// The first points, whose limits are kept for all that follow; nil for all.
  package var baseline: Int?
  /// Points, counted from 1, at which new limits begin.
  package var breaks: [Int]
  package var rules: ControlRules
  package var run: Int

  package init(
    value: String, denominator: String? = nil, kind: LaneyChart.Kind = .proportion, order: String? = nil,
    label: String? = nil, baseline: Int? = nil, breaks: [Int] = [], rules: ControlRules = .usual, run: Int = 8
  ) {
    self.value = value
    self.denominator = denominator
    self.kind = kind
    self.order = order
    self.label = label
    self.baseline = baseline
    self.breaks = breaks
    self.rules = rules
    self.run = run
  }

  package var columns: Columns {
    Columns(numbers: [value] + [denominator, order].compactMap { $0 }, factors: [label].compactMap { $0 })
  }

  package func answer(from frame: Frame, _ work: Work) throws -> Answered<MonitorOutcome> {
    try MonitorWords.findings(self).refuseIfAnyStopsSaving()
    let series = try Series(self, frame)
    if series.values.isEmpty { throw MonitorWords.nothing(value) }
    let outcome = try denominator == nil ? MonitorOutcome(plain: series, self) : MonitorOutcome(laney: series, self)
    return Answered(
      outcome, rows: Rows(used: series.values.count, dropped: series.dropped), checks: MonitorWords.checks(outcome),
      told: MonitorWords.told(outcome))
  }

  /// The points in their order.
  struct Series {
    var values: [Double] = []
    var denominators: [Double] = []
    var labels: [String] = []
    var dropped: [Rows.Dropped] = []

    init(_ question: Monitor, _ frame: Frame) throws {
      let values = try frame.number(question.value)
      let denominators = try question.denominator.map { try frame.number($0) }
      let order = try question.order.map { try frame.number($0) }
      let labels = try question.label.map { try frame.factor($0) }
      var rows = Array(0..<frame.rowCount)
      var missing = 0
      rows = rows.filter { row in
        let isWhole =
          values[row].isFinite && denominators.map { $0[row].isFinite && $0[row] > 0 } ?? true
          && order.map { $0[row].isFinite } ?? true
        if !isWhole { missing += 1 }
        return isWhole
      }
      if let order { rows.sort { (order[$0], $0) < (order[$1], $1) } }
      if let denominators,
        let row = rows.first(where: {
          values[$0] < 0 || (question.kind == .proportion && values[$0] > denominators[$0])
        })
      {
        throw MonitorWords.badCount(question, line: frame.line(ofRow: row))
      }
      self.values = rows.map { values[$0] }
      self.denominators = denominators.map { column in rows.map { column[$0] } } ?? []
      self.labels = rows.enumerated().map { place, row in
        labels.flatMap { $0.codes[row] < 0 ? nil : $0.levels[Int($0.codes[row])] } ?? "\(place + 1)"
      }
      dropped = [
        .init(
          "value-missing", count: missing,
          Phrase(
            "no value, no denominator above 0, or no place in the order",
            es: "sin valor, sin denominador mayor que 0 o sin lugar en el orden"))
      ]
    }
  }
}

/// A series with what it usually does.
package struct MonitorOutcome: Encodable, Sendable {
  package var chart: String
  package var points: [Point]
  package var phases: [ControlChart.Phase]
  package var signals: [ControlChart.Signal]
  /// How much wider than plain limits those of a share or a rate are.
  package var sigmaZ: Double?
  package var rules: ControlRules
  package var run: Int
  /// Where false alarms come from: how many rules were looked at.
  package var showsLimits: Bool

  package struct Point: Encodable, Sendable {
    package var label: String
    package var value: Double
    package var movingRange: Double?
    package var center: Double?
    package var lower: Double?
    package var upper: Double?
  }

  init(plain series: Monitor.Series, _ question: Monitor) throws {
    let chart = ControlChart(
      series.values, baseline: question.baseline, breaks: question.breaks, rules: question.rules, run: question.run)
    if series.values.count > 1, series.values.allSatisfy({ $0 == series.values[0] }) {
      throw MonitorWords.constant(question.value)
    }
    self.chart = "xmr"
    rules = question.rules
    run = question.run
    phases = chart.phases.map { phase in
      var phase = phase
      if phase.baseline < ControlChart.fewest { phase.limits = nil }
      return phase
    }
    let phases = phases
    signals = chart.signals.filter { signal in
      phases.contains { $0.limits != nil && ($0.start..<$0.end).contains(signal.point - 1) }
    }
    points = series.values.indices.map { index in
      let limits = phases.first { ($0.start..<$0.end).contains(index) }?.limits
      return Point(
        label: series.labels[index], value: series.values[index], movingRange: chart.movingRanges[index],
        center: limits?.center, lower: limits?.lower, upper: limits?.upper)
    }
    showsLimits = phases.last?.limits != nil
  }

  init(laney series: Monitor.Series, _ question: Monitor) throws {
    let enough = min(series.values.count, question.baseline ?? .max) >= ControlChart.fewest
    let chart = LaneyChart(
      question.kind, counts: series.values, of: series.denominators, baseline: question.baseline,
      rules: question.rules, run: question.run)
    self.chart = question.kind == .proportion ? "p-prime" : "u-prime"
    rules = question.rules.subtracting([.trend, .jump])
    run = question.run
    guard let chart else { throw MonitorWords.constant(question.value) }
    phases = [.init(start: 0, end: series.values.count, baseline: min(question.baseline ?? .max, series.values.count))]
    signals = enough ? chart.signals : []
    sigmaZ = enough ? chart.sigmaZ : nil
    points = chart.values.indices.map { index in
      Point(
        label: series.labels[index], value: chart.values[index], movingRange: nil,
        center: enough ? chart.center : nil, lower: enough ? chart.lower[index] : nil,
        upper: enough ? chart.upper[index] : nil)
    }
    showsLimits = enough
  }
}

extension MonitorOutcome: Shown {
  private var digits: Int { (points.map { abs($0.value) }.max() ?? 1) < 2 ? 3 : 1 }

  package var tables: [Table] {
    [
      Table(
        Phrase("The latest points", es: "Los últimos puntos"),
        headings: [
          Phrase("Point", es: "Punto"), Phrase("Value", es: "Valor"), Phrase("Usual range", es: "Rango habitual"),
          Phrase("Signal", es: "Señal"),
        ],
        rows: points.indices.suffix(12).map { index in
          let point = points[index]
          let range = point.lower.flatMap { lower in point.upper.map { Interval(lower, $0, level: 0.9973) } }
          let found = signals.filter { $0.point == index + 1 }.map { MonitorWords.rule($0.rule) }
          return [
            .text(Phrase(verbatim: point.label)), .number(point.value, digits: digits),
            range.map { .interval($0, digits: digits) } ?? .none(Phrase("no limits yet", es: "sin límites aún")),
            found.isEmpty ? .none(Phrase("none", es: "ninguna")) : .text(.list(found)),
          ]
        })
    ]
  }

  package var pictures: [Picture] {
    let x = points.indices.map { Double($0 + 1) }
    var lines = [Picture.Line(Phrase("Value", es: "Valor"), x: x, y: points.map(\.value))]
    for phase in phases where points[phase.start].center != nil {
      let part = Array(phase.start..<phase.end)
      lines.append(
        Picture.Line(
          Phrase("Usual level and range", es: "Nivel y rango habituales"), x: part.map { x[$0] },
          y: part.map { points[$0].center ?? .nan }, lower: part.map { points[$0].lower ?? .nan },
          upper: part.map { points[$0].upper ?? .nan }))
    }
    let marked = Set(signals.map(\.point)).sorted()
    return [
      .lines(
        title: Phrase("The values over time", es: "Los valores en el tiempo"), x: Phrase("Point", es: "Punto"),
        y: Phrase("Value", es: "Valor"), lines: lines,
        marks: marked.map { point in
          Picture.Mark(
            x: Double(point), y: points[point - 1].value,
            .list(signals.filter { $0.point == point }.map { MonitorWords.rule($0.rule) }))
        })
    ]
  }
}
