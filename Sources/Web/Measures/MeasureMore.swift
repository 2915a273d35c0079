import Measures
import Purpose
import Store
import Vocabulary

// What the pages of single records of Measures say beside their fields.

extension Measure: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    let states = try records.roundStandings(of: self)
    let aims = try records.aims(of: self)
    let reach = visit.allowsSomewhere(MeasureReading.kind.reading) ? try visit.reach(MeasureReading.kind.reading) : nil
    let view = MeasureStanding(
      measure: self, aims: aims, states: states,
      recent: reach == nil || takenAt != .schools ? [] : try records.latestRoundStates(of: self, 6), reach: reach,
      meetings: try records.all(DataMeeting.self, where: "measure", is: id),
      seal: try records.seal(over: Measure.kind.name, identifier).map { records.time.day(of: $0.moment) },
      mayEdit: visit.allows(.editPlan), today: records.today)
    return RecordMore(actions: view.actions, above: view, below: MeasureHistoryView(standing: view))
  }
}

extension Visit {
  func allowsSomewhere(_ deed: Deed) -> Bool {
    session.map { $0.permission.allowsSomewhere($0.member, deed) } ?? false
  }
}

/// Where a measure stands: drawn, against its path, with what to do next.
struct MeasureStanding: View {
  let measure: Measure
  let aims: MeasureAims
  let states: [RoundStanding]
  /// The newest rounds with what each school says; empty where the reader sees no school.
  let recent: [RoundState]
  /// Which schools' own figures the reader may see; nil for none.
  let reach: Reach?
  let meetings: [DataMeeting]
  let seal: Day?
  let mayEdit: Bool
  let today: Day

  var html: HTML {
    "<section class=\"standing\"><p>\(tags) \(sentence)</p>\(chart)</section>"
  }

  private var tags: HTML {
    guard let seal else { return "\(Tag(Phrase("Not sealed", es: "Sin sellar"), .note))" }
    return "\(Tag(Phrase("Sealed on \(seal)", es: "Sellada el \(seal)"), .good))"
  }

  /// The newest round with a figure for the district that may be shown.
  private var latest: (state: RoundStanding, figures: MeasureKind.Figures)? {
    states.reversed().lazy.compactMap { state in
      if case .shown(let figures) = PublicFigure(state.district, of: measure) { (state, figures) } else { nil }
    }.first
  }

  private var sentence: Phrase {
    guard let latest else {
      return Phrase("No figure has come in yet.", es: "Todavía no ha llegado ninguna cifra.")
    }
    let value = measure.words(latest.figures.value)
    let (period, places) = (latest.state.round.period, Phrase.part(latest.state.answered, of: latest.state.asked))
    let head =
      latest.state.isComplete
      ? Phrase("\(period): \(value).", es: "\(period): \(value).")
      : Phrase(
        "\(period): \(value) so far (\(places.en) places).",
        es: "\(period): \(value) hasta ahora (\(places.es) lugares).")
    guard let target = aims.nextTarget(after: today), let aim = target.value, let by = target.by else { return head }
    let words = measure.words(aim)
    let isThere = measure.direction?.isReached(latest.figures.value, target: aim) ?? false
    let tail =
      isThere
      ? Phrase(" The target of \(words) by \(by) is reached.", es: " La meta de \(words) para el \(by) está alcanzada.")
      : Phrase(" The target is \(words) by \(by).", es: " La meta es \(words) para el \(by).")
    return head + tail
  }

  var actions: [LinkButton] {
    let monitor = LinkButton(
      Phrase("Noise or change?", es: "¿Ruido o cambio?"), to: MonitoringPages.address(measure.id), style: .secondary)
    guard mayEdit else { return [monitor] }
    let back = measure.address
    var buttons = [monitor]
    if seal != nil {
      buttons.append(
        LinkButton(
          Phrase("Ask for an amendment", es: "Solicitar una enmienda"),
          to: AmendmentPages.address(Measure.kind, measure.identifier), style: .secondary))
    }
    if aims.baseline == nil {
      buttons.append(
        LinkButton(
          Phrase("Record the baseline", es: "Registrar la línea de base"),
          to: Baseline.newAddress(["measure": measure.identifier], back: back), style: .secondary))
    }
    buttons.append(
      LinkButton(
        Phrase("Set a target", es: "Fijar una meta"),
        to: MeasureTarget.newAddress(["measure": measure.identifier], back: back), style: .secondary))
    return buttons
  }

  /// One point on the line of time: a round, the day of the baseline, or that of a target.
  private struct Point {
    let day: Day
    let label: Phrase
    let state: RoundStanding?
  }

  private var points: [Point] {
    var points = states.compactMap { state in
      state.round.ends.map { Point(day: $0, label: Phrase(verbatim: state.round.period), state: state) }
    }
    if let taken = aims.baseline?.taken, !points.contains(where: { $0.day == taken }) {
      points.append(Point(day: taken, label: Phrase("Baseline", es: "Línea de base"), state: nil))
    }
    for target in aims.targets {
      guard let by = target.by, !points.contains(where: { $0.day == by }) else { continue }
      points.append(Point(day: by, label: Phrase(verbatim: "\(by.year)-\(by.month.padded(2))"), state: nil))
    }
    return points.sorted { $0.day < $1.day }
  }

  private var chart: HTML {
    let points = points
    guard points.count > 1 else { return "" }
    let district = LineChart.Series(
      Phrase("District", es: "Distrito"),
      points.map { point in
        guard let state = point.state else { return LineChart.Point(.missing) }
        switch PublicFigure(state.district, of: measure) {
        case .shown(let figures):
          return LineChart.Point(.value(measure.drawn(figures.value)), count: figures.whole.map { Int($0) })
        case .hidden: return LineChart.Point(.hidden)
        case .missing: return LineChart.Point(.missing)
        }
      })
    let path = LineChart.Series(
      Phrase("Path to the target", es: "Camino a la meta"),
      points.map { point in
        LineChart.Point(aims.expected(on: point.day).map { .value(measure.drawn($0)) } ?? .missing)
      })
    let hasPath = !aims.targets.isEmpty && aims.baseline != nil
    return LineChart(
      id: "readings", Phrase(verbatim: measure.name), measure.amount, timeHeading: Phrase("Time", es: "Periodo"),
      times: points.map(\.label), series: [district] + (hasPath ? [path] : []), events: events(points)
    ).html
  }

  /// Each data meeting stands where it was held, between the rounds before and after it.
  private func events(_ points: [Point]) -> [LineChart.Event] {
    meetings.sorted { ($0.held?.number ?? 0) < ($1.held?.number ?? 0) }.compactMap { meeting in
      guard let held = meeting.held, let verdict = meeting.verdict,
        let next = points.firstIndex(where: { $0.day >= held })
      else { return nil }
      let words = Phrase("\(held): \(verdict.label.en)", es: "\(held): \(verdict.label.es)")
      guard next > 0 else { return points[0].day == held ? LineChart.Event(words, at: 0) : nil }
      let (before, after) = (points[next - 1].day, points[next].day)
      let share = Double(before.days(until: held)) / Double(max(1, before.days(until: after)))
      return LineChart.Event(words, at: Double(next - 1) + share)
    }
  }
}

/// Below a measure's fields: its baseline and targets, and its rounds with what each school says.
struct MeasureHistoryView: View {
  let standing: MeasureStanding
  private var measure: Measure { standing.measure }

  var html: HTML {
    "\(aims)\(rounds)\(schools)"
  }

  private var aims: HTML {
    var rows: [[HTML]] = []
    if let baseline = standing.aims.baseline, let value = baseline.value {
      rows.append([
        "\(Link(Baseline.kind.one.capitalized, to: baseline.address))", HTML(text: baseline.taken?.description ?? ""),
        HTML(text: measure.words(value)), HTML(text: baseline.restsOn),
      ])
    }
    rows += standing.aims.targets.map { target in
      [
        "\(Link(MeasureTarget.kind.one.capitalized, to: target.address))", HTML(text: target.by?.description ?? ""),
        HTML(text: target.value.map(measure.words) ?? ""), HTML(text: target.reason),
      ]
    }
    if rows.isEmpty { return "" }
    return """
      <section><h2>\(Phrase("From where to where", es: "De dónde a dónde"))</h2>
      \(Table(
        Phrase("Baseline and targets", es: "Línea de base y metas"),
        columns: [
          .init(Phrase("What", es: "Qué")), .init(Phrase("Day", es: "Día")), .init(Phrase("Value", es: "Valor"), .number),
          .init(Phrase("Why", es: "Por qué")),
        ], rows: rows, isCaptionHidden: true))</section>
      """
  }

  private var rounds: HTML {
    if standing.states.isEmpty { return "" }
    let rows = standing.states.suffix(60).reversed().map { state -> [HTML] in
      [
        standing.reach == nil
          ? HTML(text: state.round.period)
          : "\(Link(Phrase(verbatim: state.round.period), to: RoundPages.address(state.round.id)))",
        HTML(figure(state.district)), HTML(.part(state.answered, of: state.asked)),
        "\(state.tag(on: standing.today))",
      ]
    }
    return """
      <section><h2>\(ReadingRound.kind.many.capitalized)</h2>
      \(Table(
        ReadingRound.kind.many.capitalized,
        columns: [
          .init(Phrase("Time", es: "Periodo")), .init(Phrase("District", es: "Distrito"), .number),
          .init(Phrase("Places that handed in", es: "Lugares que entregaron"), .number), .init(Phrase("State", es: "Estado")),
        ], rows: rows, isCaptionHidden: true))</section>
      """
  }

  private func figure(_ figures: MeasureKind.Figures?) -> Phrase {
    switch PublicFigure(figures, of: measure) {
    case .shown(let figures): Phrase(verbatim: measure.words(figures.value))
    case .hidden: Phrase("hidden", es: "oculto")
    case .missing: Phrase("no figure", es: "sin dato")
    }
  }

  /// School by school, for those who may read what schools say of themselves.
  private var schools: HTML {
    guard let reach = standing.reach, let newest = standing.recent.last else { return "" }
    let shown = newest.schools.filter { reach.schools?.contains($0.id) ?? true }
    if shown.isEmpty { return "" }
    let recent = standing.recent
    let rows = shown.map { school -> [HTML] in
      [HTML(text: school.name)] + recent.map { state in cell(state.reading(at: school.id)) }
    }
    return """
      <section><h2>\(Phrase("School by school", es: "Escuela por escuela"))</h2>
      \(Table(
        Phrase("Readings of each school", es: "Lecturas de cada escuela"),
        columns: [.init(Phrase("School", es: "Escuela"))]
          + recent.map { .init(Phrase(verbatim: $0.round.period), .number) },
        rows: rows, isCaptionHidden: true, narrow: .scrolls))</section>
      """
  }

  private func cell(_ reading: MeasureReading?) -> HTML {
    guard let reading, let kind = measure.measureKind, let value = reading.figure(of: kind) else { return "–" }
    let count = reading.whole.map { " <span class=\"soft\">(\(Phrase(verbatim: "n")) \(Int($0)))</span>" as HTML }
    let mark: HTML? = reading.reason.trimmed.isEmpty ? nil : "<abbr title=\"\(reading.reason)\">*</abbr>"
    return "\(kind.words(value))\(mark)\(count)"
  }
}

extension RoundStanding {
  func tag(on day: Day) -> Tag {
    if round.isLocked { return Tag(Phrase("Locked", es: "Cerrada"), .good) }
    if isLate(on: day) { return Tag(Phrase("Late", es: "Con retraso"), .stop) }
    if isComplete, isApproved { return Tag(Phrase("Approved", es: "Aprobada"), .good) }
    if isComplete { return Tag(Phrase("Complete, to be approved", es: "Completa, por aprobar"), .caution) }
    return Tag(Phrase("Open", es: "Abierta"), .note)
  }
}

extension Baseline: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    try amendable(in: records, for: visit, above: try sealNotice(records))
  }
}

extension MeasureTarget: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    try amendable(in: records, for: visit, above: try sealNotice(records))
  }
}

extension ComparisonDesign: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    try amendable(in: records, for: visit, above: try sealNotice(records))
  }
}

extension SealedRecord {
  func sealNotice(_ records: Records) throws -> SealNotice? {
    try records.seal(over: Self.kind.name, identifier).map { SealNotice(sealed: records.time.day(of: $0.moment)) }
  }

  func amendable(in records: Records, for visit: Visit, above notice: SealNotice?) throws -> RecordMore {
    guard notice != nil, visit.allows(.editPlan) else { return RecordMore(above: notice) }
    return RecordMore(
      actions: [
        LinkButton(
          Phrase("Ask for an amendment", es: "Solicitar una enmienda"),
          to: AmendmentPages.address(Self.kind, identifier), style: .secondary)
      ], above: notice)
  }
}

/// That a record is sealed, and since when.
struct SealNotice: View {
  let sealed: Day

  var html: HTML {
    """
    <section class="standing"><p>\(Tag(Phrase("Sealed on \(sealed)", es: "Sellado el \(sealed)"), .good)) \
    \(Link(Phrase("What that means", es: "Qué significa"), to: SealPages.path))</p></section>
    """
  }
}

extension ReadingRound: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    guard visit.allowsSomewhere(MeasureReading.kind.reading) else { return RecordMore() }
    return RecordMore(actions: [
      LinkButton(
        Phrase("Figures of this round", es: "Cifras de esta ronda"), to: RoundPages.address(id), style: .secondary)
    ])
  }
}
