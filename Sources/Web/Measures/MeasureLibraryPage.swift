import HTTPTypes
import Measures
import Purpose
import Store
import Vocabulary

/// Measures that came with the product, to look through and to start from.
struct MeasureLibraryPage: Pages {
  static let path = "/measures/library"
  static let title = Phrase("Library of measures", es: "Biblioteca de medidas")

  var routes: [Route] {
    [.get(Self.path, .district(.readPlan), show), .post("\(Self.path)/:code", .district(.editPlan), add)]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .measures, Self.title,
        about: Phrase(
          "\(LibraryMeasure.all.count) measures that are defined already, to make your own.",
          es: "\(LibraryMeasure.all.count) medidas ya definidas, para hacerlas propias."), to: Self.path)
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let (own, priorities) = try await visit.read { (try $0.all(Measure.self), try $0.all(Priority.self)) }
    let view = MeasureLibraryView(visit: visit, own: own, priorities: priorities)
    return visit.page(Self.title, under: [.strategy(.measures)], view.html)
  }

  func add(_ visit: Visit) async throws -> Reply {
    guard let entry = LibraryMeasure.named(visit.parameter("code")) else { throw Absent() }
    let priority = visit.form["priority"].isEmpty ? nil : Priority.ID(visit.form["priority"])
    let language = visit.language
    let measure = try await visit.act { try $0.add(entry, for: priority, in: language) }
    return .redirect("\(measure.address)/edit?done=saved")
  }
}

struct MeasureLibraryView: View {
  let visit: Visit
  let own: [Measure]
  let priorities: [Priority]

  private var words: String { visit.query["words"].trimmed }
  private var area: LibraryMeasure.Area? { .init(rawValue: visit.query["area"]) }
  private var horizon: Horizon? { .init(rawValue: visit.query["horizon"]) }

  private var shown: [LibraryMeasure] {
    LibraryMeasure.all.filter { entry in
      (words.isEmpty || entry.contains(words)) && (area.map { $0 == entry.area } ?? true)
        && (horizon.map { $0 == entry.horizon } ?? true)
    }
  }

  var html: HTML {
    """
    \(PageHeading(MeasureLibraryPage.title, lead: lead))
    \(panel)
    <p role="status">\(Phrase.count(shown.count, one: Measure.kind.one, many: Measure.kind.many))</p>
    \(LibraryMeasure.Area.allCases.map(section))
    """
  }

  private var lead: Phrase {
    Phrase(
      "Start from a definition that others use, and change what your district does differently. Edition of \(LibraryMeasure.edition?.description ?? "").",
      es:
        "Parta de una definición que otros usan y cambie lo que su distrito hace de otro modo. Edición del \(LibraryMeasure.edition?.description ?? "")."
    )
  }

  private var panel: HTML {
    let fields: [FormField] = [
      FormField("words", Phrase("Contains", es: "Contiene"), .line(words), isRequired: false),
      FormField(
        "area", Phrase("About", es: "Sobre"), .select(LibraryMeasure.Area.choices, chosen: area?.rawValue),
        isRequired: false),
      FormField(
        "horizon", Phrase("Horizon", es: "Plazo"), .select(Horizon.choices, chosen: horizon?.rawValue),
        isRequired: false),
    ]
    return FilterPanel(to: MeasureLibraryPage.path, applied: applied, fields: "\(fields)").html
  }

  private var applied: [FilterPanel.Applied] {
    var applied: [FilterPanel.Applied] = []
    if !words.isEmpty { applied.append(.init(Phrase(verbatim: "“\(words)”"), without: without("words"))) }
    if let area { applied.append(.init(area.label, without: without("area"))) }
    if let horizon { applied.append(.init(horizon.label, without: without("horizon"))) }
    return applied
  }

  private func without(_ name: String) -> String {
    let rest = visit.query.with(name, nil)
    return rest.pairs.isEmpty ? MeasureLibraryPage.path : "\(MeasureLibraryPage.path)?\(rest.urlEncoded)"
  }

  private func section(_ area: LibraryMeasure.Area) -> HTML {
    let entries = shown.filter { $0.area == area }
    return entries.isEmpty ? "" : "<section><h2>\(area.label)</h2>\(entries.map(card))</section>"
  }

  private func card(_ entry: LibraryMeasure) -> HTML {
    """
    <article class="library-measure" id="\(entry.code)"><h3>\(entry.name)</h3><p>\(entry.about)</p>
    \(Details(Phrase("Definition", es: "Definición"), content: definition(entry)))
    \(taken(entry))\(visit.allows(.editPlan) ? adding(entry) : nil)</article>

    """
  }

  private func definition(_ entry: LibraryMeasure) -> HTML {
    let rows: [(Phrase, Phrase)] = [
      (Phrase("What is counted", es: "Qué se cuenta"), entry.numerator),
      (Phrase("Out of what", es: "De qué total"), entry.denominator),
      (Phrase("Sort of figure", es: "Tipo de cifra"), entry.kind.label),
      (Phrase("Horizon", es: "Plazo"), entry.horizon.label),
      (Phrase("Leading or lagging", es: "Anticipada o de resultado"), entry.signal.label),
      (Phrase("Which way is better", es: "Qué dirección es mejor"), entry.direction.label),
      (Phrase("How often it is taken", es: "Con qué frecuencia se toma"), entry.cadence.label),
      (Phrase("Where it is taken", es: "Dónde se toma"), entry.takenAt.label),
      (Phrase("Instrument", es: "Instrumento"), entry.instrument),
    ]
    let origin = entry.origin.isEmpty ? [] : [(Phrase("Origin", es: "Origen"), Phrase(verbatim: entry.origin))]
    return SummaryList(rows: (rows + origin).filter { !$0.1.isEmpty }.map { .init($0.0, $0.1) }).html
  }

  private func taken(_ entry: LibraryMeasure) -> HTML? {
    let known = own.filter(entry.isOrigin)
    if known.isEmpty { return nil }
    return "<p>\(Tag(Phrase("In use here", es: "Ya en uso"), .good)) \(known.map { "\($0.link) " as HTML })</p>"
  }

  private func adding(_ entry: LibraryMeasure) -> HTML {
    var field = FormField(
      "priority", Phrase("For the priority", es: "Para la prioridad"),
      .select(priorities.map { Choice($0.identifier, Phrase(verbatim: $0.name)) }, chosen: visit.query["priority"]),
      isRequired: false)
    field.place = entry.code
    return """
      <form class="inline-form" action="\(MeasureLibraryPage.path)/\(entry.code)" method="post">\(HiddenField.csrf(visit.csrf))
      \(field)\(Button(Phrase("Add", es: "Añadir"), style: .secondary, context: entry.name))</form>
      """
  }
}
