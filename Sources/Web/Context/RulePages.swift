import Context
import Store
import Vocabulary

/// The rules of funding programs: every rule with what it says, its source, the day on which it was read, and whether it is confirmed.
struct RulePages: Pages {
  static let path = "/context/rules"

  var routes: [Route] {
    [
      .get(Self.path, .district(DistrictRule.kind.reading), list),
      .get("\(Self.path)/:program", .district(DistrictRule.kind.reading), show),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .context, Phrase("Rules about money", es: "Reglas sobre el dinero"),
        about: Phrase(
          "What each program’s money may pay for, with source, date and whether it is confirmed.",
          es: "Qué puede pagar el dinero de cada programa, con fuente, fecha y si está confirmado."), to: Self.path)
    ]
  }

  static let title = Phrase("Rules about money", es: "Reglas sobre el dinero")

  func list(_ visit: Visit) async throws -> Reply {
    let (book, sources) = try await visit.read { (try $0.ruleBook(), try $0.all(FundingSource.self)) }
    return visit.page(Self.title, under: [ContextSite.link], RuleListView(book: book, sources: sources).html)
  }

  func show(_ visit: Visit) async throws -> Reply {
    let program = visit.parameter("program")
    let (book, sources, today) = try await visit.read { (try $0.ruleBook(), try $0.all(FundingSource.self), $0.today) }
    let own = book.own.filter { $0.program == program }
    guard book.pack(for: program) != nil || FundingProgram(named: program) != nil else { throw Absent() }
    let title = book.pack(for: program)?.title ?? FundingProgram(named: program)?.label ?? Phrase(verbatim: program)
    let view = RulePackView(
      visit: visit, program: program, title: title, pack: book.pack(for: program), own: own,
      sources: sources.filter { $0.program == program }, today: today)
    return visit.page(title, under: [ContextSite.link, Link(Self.title, to: Self.path)], view.html)
  }
}

struct RuleListView: View {
  let book: RuleBook
  let sources: [FundingSource]

  private static var lead: Phrase {
    Phrase(
      "Each rule is data with a source and a date. They are no legal advice: ask your finance office before you act.",
      es:
        "Cada regla es un dato con fuente y fecha. No son asesoría legal: consulte a su oficina de finanzas antes de actuar."
    )
  }

  var html: HTML {
    """
    \(PageHeading(RulePages.title, lead: Self.lead))
    \(Table(Phrase("Programs", es: "Programas"), columns: columns, rows: programs.map(row), isCaptionHidden: true))
    """
  }

  private var columns: [Table.Column] {
    [
      .init(Phrase("Program", es: "Programa")), .init(Phrase("Rules", es: "Reglas"), .number),
      .init(Phrase("Not confirmed", es: "Sin confirmar"), .number),
      .init(Phrase("Rules of our own", es: "Reglas propias"), .number),
      .init(Phrase("Funding sources", es: "Fuentes de fondos"), .number), .init(Phrase("Edition", es: "Edición")),
    ]
  }

  /// Programs with a pack, and those for which the district has rules of its own.
  private var programs: [String] {
    let withPack = book.packs.map(\.program)
    return withPack
      + FundingProgram.all.map(\.name).filter { name in
        !withPack.contains(name) && book.own.contains { $0.program == name }
      }
  }

  private func row(_ program: String) -> [HTML] {
    let pack = book.pack(for: program)
    let title = pack?.title ?? FundingProgram(named: program)?.label ?? Phrase(verbatim: program)
    let unconfirmed = pack?.rules.filter { $0.confidence == .unconfirmed }.count ?? 0
    return [
      "\(Link(title, to: "\(RulePages.path)/\(program)"))", "\(pack?.rules.count ?? 0)", "\(unconfirmed)",
      "\(book.own.filter { $0.program == program }.count)", "\(sources.filter { $0.program == program }.count)",
      HTML(text: pack?.edition.description ?? "–"),
    ]
  }
}

struct RulePackView: View {
  let visit: Visit
  let program: String
  let title: Phrase
  let pack: RulePack?
  let own: [DistrictRule]
  let sources: [FundingSource]
  let today: Day

  private var back: String { "\(RulePages.path)/\(program)" }
  private var mayEdit: Bool { visit.allows(DistrictRule.kind.editing) && FundingProgram(named: program) != nil }

  var html: HTML {
    """
    \(PageHeading(title, caption: RulePages.title, lead: pack?.about, actions: actions))
    \(sources.isEmpty ? nil : used)
    \(pack.map(shipped))
    \(own.isEmpty ? nil : ownTable)
    """
  }

  private var actions: [HTML] {
    let add = Phrase("Add a rule of our own", es: "Añadir una regla propia")
    return mayEdit ? ["\(LinkButton(add, to: DistrictRule.newAddress(["program": program], back: back)))"] : []
  }

  private var used: HTML {
    "<p>\(Phrase("Checked wherever money of these sources is used:", es: "Se comprueban donde se use dinero de estas fuentes:")) \(sources.map { "\($0.link) " as HTML })</p>"
  }

  private func shipped(_ pack: RulePack) -> HTML {
    Table(
      Phrase(
        "Rules that came with the product, edition of \(pack.edition)",
        es: "Reglas incluidas, edición de \(pack.edition)"),
      columns: RulePackView.columns, rows: pack.rules.map(row)
    ).html
  }

  private static var columns: [Table.Column] {
    [
      .init(Phrase("What it says", es: "Qué dice")), .init(Phrase("Sort", es: "Tipo")),
      .init(Phrase("Figures", es: "Cifras")), .init(Phrase("Source", es: "Fuente")),
      .init(Phrase("Confirmed?", es: "¿Confirmada?")),
    ]
  }

  private func row(_ rule: FundingRule) -> [HTML] {
    [
      "<div id=\"\(rule.anchor)\">\(rule.statement)\(validity(rule))</div>", HTML(rule.sort.label), figures(rule),
      source(rule),
      confidence(rule),
    ]
  }

  private func validity(_ rule: FundingRule) -> HTML? {
    let words = [
      rule.from.map { Phrase("from \($0)", es: "desde \($0)") },
      rule.until.map { Phrase("until \($0)", es: "hasta \($0)") },
    ].compactMap(\.self)
    if words.isEmpty { return nil }
    let span = words.joined()
    let now: HTML? = rule.holds(on: today) ? nil : " \(Tag(Phrase("Does not hold today", es: "No vale hoy")))"
    return "<br><span class=\"hint\">\(Phrase("Holds", es: "Vale")) \(span)</span>\(now)"
  }

  private func figures(_ rule: FundingRule) -> HTML {
    var lines: [HTML] = []
    if let share = rule.share { lines.append(HTML(text: share.percent)) }
    if let above = rule.aboveDollars {
      lines.append(HTML(Phrase("above \(Money(dollars: above))", es: "por encima de \(Money(dollars: above))")))
    }
    if let years = rule.years { lines.append(HTML(Phrase("\(years) years", es: "\(years) años"))) }
    if let renewal = rule.renewal {
      lines.append(HTML(Phrase("\(renewal) more if renewed", es: "\(renewal) más si se renueva")))
    }
    if let uses = rule.uses { lines.append(HTML(uses.map(\.label).joined(by: "; "))) }
    if let served = rule.served { lines.append(HTML(served.map(\.label).joined(by: "; "))) }
    return lines.isEmpty ? "–" : .list(lines)
  }

  private func source(_ rule: FundingRule) -> HTML {
    let words = Phrase(verbatim: rule.source)
    let link = rule.address.map { Link(words, to: $0).html } ?? HTML(words)
    return "<div>\(link)<br><span class=\"hint\">\(Phrase("Read on", es: "Leída el")) \(HTML(rule.read))</span></div>"
  }

  private func confidence(_ rule: FundingRule) -> HTML {
    let tag =
      rule.confidence == .confirmed ? Tag(Phrase("Read at its source", es: "Leída en su fuente"), .good) : .unconfirmed
    return "<div>\(tag)\(rule.note.map { "<br><span class=\"hint\">\($0)</span>" as HTML })\(replacement(rule))</div>"
  }

  private func replacement(_ rule: FundingRule) -> HTML? {
    if let own = own.first(where: { $0.replaces == rule.id }) {
      return "<br>\(Tag(Phrase("Replaced", es: "Sustituida"))) \(own.link)"
    }
    guard mayEdit, pack?.rules.contains(where: { $0.id == rule.id }) ?? false else { return nil }
    let known: KeyValuePairs = [
      "program": program, "replaces": rule.id, "sort": rule.sort.rawValue, "source": rule.source,
    ]
    let words = Phrase("Correct or confirm", es: "Corregir o confirmar")
    return "<br>\(Link(words, to: DistrictRule.newAddress(known, back: back), context: Phrase(verbatim: rule.id)))"
  }

  private var ownTable: HTML {
    Table(
      Phrase("Rules of our own", es: "Reglas propias"),
      columns: RulePackView.columns,
      rows: own.compactMap { record in
        record.rule.map { rule in
          ["<div>\(Link(rule.statement, to: record.address))\(validity(rule))</div>"] + row(rule).dropFirst()
        }
      }
    ).html
  }
}
