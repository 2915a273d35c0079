import HTTPTypes
import Measures
import Store
import Vocabulary

/// One measure at one place: its chart, what it says, its groups, and its parts.
struct MonitoredMeasureView: View {
  let visit: Visit
  let shown: MonitoringPages.Shown

  private var measure: Measure { shown.measure }
  private var chart: MeasureChart { shown.watched.chart }

  var html: HTML {
    """
    \(PageHeading(Phrase(verbatim: measure.name), caption: shown.name, actions: actions))
    <p class="answer-sentence">\(sentence)</p>
    \(picture)
    <p class="hint">\(chart.basis)</p>
    \(signals)
    \(parts)
    \(groups)
    \(events)
    <p>\(Link(Phrase("Definition, baseline and target", es: "Definición, línea de base y meta"), to: measure.address))</p>
    """
  }

  private var actions: [HTML] {
    guard visit.allows(.editPlan), shown.place == .district else { return [] }
    let words = Phrase("Choose what is usual", es: "Elegir qué es lo habitual")
    return [
      "\(LinkButton(words, to: BaselinePeriod.newAddress(["measure": measure.identifier], back: MonitoringPages.address(measure.id)), style: .secondary))"
    ]
  }

  private var sentence: Phrase {
    guard let newest = chart.points.last(where: { $0.figures != nil }) else {
      return Phrase("No figure can be shown yet.", es: "Aún no se puede mostrar ninguna cifra.")
    }
    let watched = WatchedMeasure(chart, in: newest.ends...newest.ends)
    let words = watched.state == .early ? PartChart(Phrase(verbatim: ""), chart).words : watched.sentence
    return newest.isApproved
      ? words : words + Phrase(" Not approved yet.", es: " Aún sin aprobar.")
  }

  private var picture: HTML {
    guard chart.points.count > 1 else { return "" }
    let first = chart.firstDrawn
    let shown = Array(chart.points.indices.dropFirst(first))
    return LineChart(
      id: "control", Phrase(verbatim: measure.name), measure.amount, timeHeading: Phrase("Time", es: "Periodo"),
      times: shown.map { Phrase(verbatim: chart.points[$0].period) },
      series: [
        LineChart.Series(
          self.shown.name,
          shown.map { index in
            LineChart.Point(chart.plotted(index), count: chart.points[index].figures?.whole.map { Int($0) })
          })
      ], notes: notes, events: marks(from: first), usual: shown.map(chart.band),
      rings: Set(chart.standingOut.filter { $0 >= first }.map { $0 - first })
    ).html
  }

  private var notes: [Phrase] {
    var notes: [Phrase] = []
    if chart.firstDrawn > 0 {
      notes.append(
        Phrase(
          "The newest \(MeasureChart.mostDrawn) of \(chart.points.count) readings are drawn.",
          es: "Se dibujan las \(MeasureChart.mostDrawn) lecturas más recientes de \(chart.points.count)."))
    }
    let open = chart.points.count { !$0.isWhole }
    if open > 0 {
      let rounds = Phrase.count(
        open, one: Phrase("round is not complete and is", es: "ronda no está completa y"),
        many: Phrase("rounds are not complete and are", es: "rondas no están completas y"))
      notes.append(Phrase("\(rounds.en) not judged.", es: "\(rounds.es) no se juzga."))
    }
    return notes
  }

  /// What happened stands between the readings before and after it.
  private func marks(from first: Int) -> [LineChart.Event] {
    let days = chart.points.dropFirst(first).map(\.ends)
    return shown.watched.events.compactMap { event in
      guard let next = days.firstIndex(where: { $0 >= event.day }) else { return nil }
      let words = Phrase(verbatim: "\(event.day): ") + event.words
      guard next > 0 else { return days[0] == event.day ? LineChart.Event(words, at: 0) : nil }
      let (before, after) = (days[next - 1], days[next])
      let share = Double(before.days(until: event.day)) / Double(max(1, before.days(until: after)))
      return LineChart.Event(words, at: Double(next - 1) + share)
    }
  }

  private var signals: HTML {
    if chart.signals.isEmpty { return "" }
    return """
      <section><h2>\(Phrase("What stands out", es: "Qué sobresale"))</h2>
      <ul>\(chart.signals.reversed().map { "<li>\(chart.words($0))</li>" as HTML })</ul></section>
      """
  }

  private var events: HTML {
    if shown.watched.events.isEmpty { return "" }
    let rows = shown.watched.events.reversed().map { event -> HTML in
      "<li>\(event.day.description): \(Link(event.words, at: event.link))</li>"
    }
    return """
      <section><h2>\(Phrase("What happened", es: "Qué ocurrió"))</h2><ul>\(rows)</ul></section>
      """
  }

  // MARK: - Parts

  private var parts: HTML {
    let parts = shown.watched.parts
    if parts.isEmpty { return "" }
    let title =
      shown.place == .district
      ? Phrase("By network and school", es: "Por red y escuela") : Phrase("School by school", es: "Escuela por escuela")
    return """
      <section id="parts"><h2>\(title)</h2>
      <p class="hint">\(Phrase("In the order of their names, on one scale.", es: "En orden alfabético y a una misma escala."))</p>
      \(multiples(parts))
      \(total.map { "<p>\($0)</p>" as HTML })
      \(hiddenNote(parts))
      \(Details(Phrase("Show this as a table", es: "Mostrar esto como tabla"), content: table(title, parts).html))
      \(pages)</section>
      """
  }

  private func multiples(_ parts: [MonitoredMeasure.Part]) -> HTML {
    let together = parts.map(\.chart)
    return "<ul class=\"multiples\">\(parts.map { multiple($0, together) })</ul>"
  }

  private func multiple(_ part: MonitoredMeasure.Part, _ together: [MeasureChart]) -> HTML {
    let small = PartChart(named(part), part.chart)
    let name: HTML =
      part.place.map { "\(Link(named(part), to: MonitoringPages.address(measure.id, at: $0)))" } ?? HTML(named(part))
    return """
      <li><p class="watched-name">\(name)</p>\(small.mini(together))<p>\(small.words)</p>\
      \(small.signal.map { "<p class=\"stands-out\">\($0)</p>" as HTML })</li>
      """
  }

  private func named(_ part: MonitoredMeasure.Part) -> Phrase {
    part.name.isEmpty ? Phrase("Schools without a network", es: "Escuelas sin red") : Phrase(verbatim: part.name)
  }

  private func table(_ title: Phrase, _ parts: [MonitoredMeasure.Part]) -> Table {
    Table(
      title,
      columns: [
        .init(Phrase("Place", es: "Lugar")), .init(Phrase("Newest figure", es: "Última cifra"), .number),
        .init(Phrase("Usually between", es: "Habitualmente entre"), .number),
        .init(Phrase("Stands out", es: "Sobresale")),
      ],
      rows: parts.map { part in
        let small = PartChart(named(part), part.chart)
        let usual = small.latest.flatMap { part.chart.usual[$0] }
        return [
          HTML(named(part)), HTML(small.words),
          HTML(text: usual.map { "\(measure.words($0.lower)) – \(measure.words($0.upper))" } ?? "–"),
          HTML(small.signal ?? Phrase(verbatim: "")),
        ]
      }, isCaptionHidden: true, narrow: .scrolls)
  }

  private func hiddenNote(_ parts: [MonitoredMeasure.Part]) -> HTML? {
    let hidden = parts.flatMap { $0.chart.points.suffix(PartChart.drawn) }.count { $0.isWhole && $0.figure == .hidden }
    return Plotted.note(hidden: hidden).map { "<p class=\"chart-note\">\($0)</p>" }
  }

  private var total: Phrase? {
    switch shown.watched.total {
    case .none: return nil
    case .adds(let period, let parts, 0):
      return Phrase(
        "\(period): the \(parts) parts add up to the whole.", es: "\(period): las \(parts) partes suman el total.")
    case .adds(let period, let parts, let hidden):
      return Phrase(
        "\(period): the \(parts) parts add up to the whole; \(hidden) of them cannot be shown, so what is shown alone does not.",
        es:
          "\(period): las \(parts) partes suman el total; \(hidden) no pueden mostrarse, así que lo visible por sí solo no lo suma."
      )
    case .unknown(let period, let without):
      return Phrase(
        "\(period): whether the parts add up to the whole cannot be said, as \(without) have no figure that can be added.",
        es: "\(period): no puede decirse si las partes suman el total, porque \(without) no tienen una cifra sumable.")
    case .differs(let period):
      return Phrase(
        "\(period): the parts do not add up to the whole. The district’s own figure stands; ask which is right.",
        es: "\(period): las partes no suman el total. Vale la cifra del distrito; pregunte cuál es la correcta.")
    }
  }

  private var pages: HTML? {
    let last = (shown.watched.partCount + Records.partsOnPage - 1) / Records.partsOnPage
    guard last > 1 else { return nil }
    let address = MonitoringPages.address(measure.id, at: shown.place)
    let links = (1...last).map { page -> HTML in
      let words = Phrase(verbatim: "\(page)")
      return page == shown.page
        ? "<li><span aria-current=\"page\">\(words)</span></li>"
        : "<li>\(Link(words, to: "\(address)?page=\(page)#parts", context: Phrase("page of schools", es: "página de escuelas")))</li>"
    }
    return "<nav aria-label=\"\(Phrase("Pages", es: "Páginas"))\"><ul class=\"inline-links\">\(links)</ul></nav>"
  }

  private var groups: HTML {
    let groups = shown.watched.groups
    if groups.isEmpty { return "" }
    let title = Phrase("By group", es: "Por grupo")
    return """
      <section><h2>\(title)</h2>\(multiples(groups))\(hiddenNote(groups))
      \(Details(Phrase("Show this as a table", es: "Mostrar esto como tabla"), content: table(title, groups).html))</section>
      """
  }
}
