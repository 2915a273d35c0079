import HTTPTypes
import Measures
import Store
import Vocabulary

/// The instruments there are, item by item with its licence, and entering one's own.
struct InstrumentPages: Pages {
  static let path = "/measures/instruments"
  static let title = Phrase("Instruments for surveys", es: "Instrumentos para encuestas")
  static func address(_ name: String) -> String { "\(path)/\(name)" }

  var routes: [Route] {
    [
      .get(Self.path, .district(.readPlan), list),
      .get("\(Self.path)/new", .district(.editPlan), form),
      .post("\(Self.path)/new", .district(.editPlan), keepsDrafts: true, enter),
      .get("\(Self.path)/:name", .district(.readPlan), show),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .measures, Self.title,
        about: Phrase(
          "Sets of questions in two languages, each with what allows its use.",
          es: "Conjuntos de preguntas en dos idiomas, con lo que permite su uso."), to: Self.path)
    ]
  }

  func list(_ visit: Visit) async throws -> Reply {
    let known = try await visit.read { try $0.instruments() }
    let table = Table(
      Self.title,
      columns: [
        .init(Phrase("Instrument", es: "Instrumento")), .init(Phrase("Name for surveys", es: "Nombre para encuestas")),
        .init(Phrase("Items", es: "Preguntas"), .number), .init(Phrase("Licence", es: "Licencia")),
      ],
      rows: known.map { known in
        let instrument = known.instrument
        let licences = Set(instrument.items.map(\.licence)).sorted { $0.rawValue < $1.rawValue }.map(\.label)
        return [
          "\(Link(instrument.title, to: Self.address(instrument.name)))", "<code>\(instrument.name)</code>",
          HTML(text: instrument.items.count.grouped), HTML(Phrase.list(licences)),
        ]
      }, isCaptionHidden: true)
    let add = LinkButton(
      Phrase("Enter your own items", es: "Introducir preguntas propias"), to: "\(Self.path)/new", style: .secondary)
    return visit.page(
      Self.title, under: [.strategy(.measures)],
      "\(PageHeading(Self.title, actions: visit.allows(.editPlan) ? [add.html] : []))\(table)")
  }

  func show(_ visit: Visit) async throws -> Reply {
    guard let known = try await visit.read({ try $0.instrument(named: visit.parameter("name")) }) else {
      throw Absent()
    }
    return visit.page(
      known.instrument.title, under: [.strategy(.measures), Link(Self.title, to: Self.path)],
      InstrumentView(known: known).html)
  }

  func form(_ visit: Visit) async throws -> Reply { page(visit, PastedForm(FormInput()), []) }

  func enter(_ visit: Visit) async throws -> Reply {
    let form = PastedForm(visit.form)
    do {
      let instrument = try await visit.act { try $0.enter(form.pasted) }
      return .redirect("\(Self.address(instrument.name))?done=saved")
    } catch let refusal as Refusal {
      return page(visit, form, refusal.findings)
    }
  }

  private func page(_ visit: Visit, _ form: PastedForm, _ findings: [Finding]) -> Reply {
    let title = Phrase("Enter your own items", es: "Introducir preguntas propias")
    return visit.page(
      title, under: [.strategy(.measures), Link(Self.title, to: Self.path)], hasErrors: !findings.isEmpty,
      width: .reading, status: findings.isEmpty ? .ok : .unprocessableContent,
      "\(FindingSummary(findings))\(PageHeading(title))\(form.html(to: "\(Self.path)/new", csrf: visit.csrf, findings))"
    )
  }
}

/// The form for a district's own items, as typed.
struct PastedForm: Sendable {
  let pasted: PastedInstrument

  init(_ form: FormInput) {
    pasted = PastedInstrument(
      title: Phrase(form["title"].trimmed, es: form["title_es"].trimmed), about: Phrase(verbatim: ""),
      lines: form["items"], answers: form["answers"], licence: form["licence"], isConfirmed: form["confirmed"] == "yes")
  }

  func html(to action: String, csrf: String?, _ findings: [Finding]) -> Form {
    let answers = pasted.answers.isEmpty ? Self.usualAnswers : pasted.answers
    return Form(
      to: action, csrf: csrf, submit: Phrase("Save", es: "Guardar"),
      cancel: Link(Phrase("Cancel", es: "Cancelar"), to: InstrumentPages.path),
      fields: """
        \(FormField("title", Phrase("Name in English", es: "Nombre en inglés"), .line(pasted.title.en), findings: findings))
        \(FormField("title_es", Phrase("Name in Spanish", es: "Nombre en español"), .line(pasted.title.es), findings: findings))
        \(FormField("items", Phrase("Items", es: "Preguntas"), .paragraphs(pasted.lines, rows: 10), hint: Phrase("One on each line: the English words | the Spanish words. Begin a line with a minus sign when agreeing with it is bad.", es: "Una en cada línea: texto en inglés | texto en español. Empiece la línea con un signo menos si estar de acuerdo es malo."), findings: findings))
        \(FormField("answers", Phrase("Answers, from the lowest up", es: "Respuestas, de menor a mayor"), .paragraphs(answers, rows: 4), findings: findings))
        \(FormField("licence", Phrase("What allows their use", es: "Qué permite su uso"), .paragraphs(pasted.licence, rows: 3), hint: Phrase("Whose they are, and the licence or the letter that allows the district to use them", es: "De quién son y la licencia o carta que permite al distrito usarlas"), findings: findings))
        \(FormField("confirmed", Phrase("I confirm that the district may use these items", es: "Confirmo que el distrito puede usar estas preguntas"), .flag(pasted.isConfirmed), findings: findings))
        """)
  }

  private static let usualAnswers = """
    Strongly disagree | Muy en desacuerdo
    Disagree | En desacuerdo
    Agree | De acuerdo
    Strongly agree | Muy de acuerdo
    """
}

/// One instrument, item by item.
struct InstrumentView: View {
  let known: KnownInstrument
  private var instrument: Instrument { known.instrument }

  var html: HTML {
    """
    \(PageHeading(instrument.title, caption: Phrase("Instrument for surveys", es: "Instrumento para encuestas"), lead: instrument.about))
    \(SummaryList(rows: rows))
    \(instrument.constructs.map(construct))
    """
  }

  private var rows: [SummaryList.Row] {
    var rows = [
      SummaryList.Row(Phrase("Name for surveys", es: "Nombre para encuestas"), Phrase(verbatim: instrument.name)),
      SummaryList.Row(Phrase("Version", es: "Versión"), Phrase(verbatim: String(instrument.version))),
      SummaryList.Row(Phrase("Answers", es: "Respuestas"), instrument.answers.joined(by: " · ")),
    ]
    rows += instrument.licences.sorted { $0.key < $1.key }.map { sort, words in
      SummaryList.Row(
        Instrument.Licence(rawValue: sort)?.label.capitalized ?? Phrase(verbatim: sort), Phrase(verbatim: words))
    }
    if let name = known.confirmedBy {
      let day = known.entered?.description ?? ""
      rows.append(
        SummaryList.Row(
          Phrase("Use confirmed by", es: "Uso confirmado por"), Phrase("\(name), \(day)", es: "\(name), \(day)")))
    }
    return rows
  }

  private func construct(_ construct: Instrument.Construct) -> HTML {
    let level = construct.barrier.map {
      Phrase(
        "In the way below \($0.written(decimals: 1)) of \(instrument.highest).",
        es: "Es un obstáculo por debajo de \($0.written(decimals: 1)) de \(instrument.highest).")
    }
    let items = Table(
      construct.title,
      columns: [
        .init(Phrase("Item", es: "Pregunta")), .init(Phrase("In Spanish", es: "En español")),
        .init(Phrase("Licence", es: "Licencia")),
      ],
      rows: instrument.items(of: construct).map { item in
        [
          "<span lang=\"en\">\(item.words.en)</span>\(item.isReversed == true ? " <span class=\"soft\">(\(Phrase("turned round", es: "invertida")))</span>" as HTML : nil)",
          "<span lang=\"es\">\(item.words.es)</span>", HTML(item.licence.label),
        ]
      }, isCaptionHidden: true)
    return "<section><h2>\(construct.title)</h2><p>\(construct.about) \(level.map { HTML($0) })</p>\(items)</section>"
  }
}
