import Context
import HTTPTypes
import Store
import Vocabulary

/// The leadership titles in use, with those that overlap side by side and why; and the decision on two of them.
struct CensusPages: Pages {
  static let path = "/context/census"
  static let title = Phrase("Census of titles", es: "Censo de títulos")

  var routes: [Route] {
    [
      .get(Self.path, .somewhere(ExistingTitle.kind.reading), show),
      .get("\(Self.path)/decide", .district(TitleVerdict.kind.editing), showing: .forThose(.readSchool), ask),
      .post("\(Self.path)/decide", .district(TitleVerdict.kind.editing), keepsDrafts: true, decide),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .context, Self.title,
        about: Phrase(
          "How many leadership titles there are, and which of them overlap.",
          es: "Cuántos títulos de liderazgo hay y cuáles se solapan."), to: Self.path)
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let reach = try visit.reach(ExistingTitle.kind.reading)
    let (census, schools) = try await visit.read { records in
      let census = try records.titleCensus(in: reach)
      let ids = Set(census.repeated.flatMap { $0 }.compactMap(\.school))
      return (census, try records.titles(of: School.kind.name, Set(ids.map(\.rawValue))))
    }
    return visit.page(
      Self.title, under: [ContextSite.link], CensusView(visit: visit, census: census, schools: schools).html)
  }

  func ask(_ visit: Visit) async throws -> Reply {
    let begun = try await visit.read { try visit.draft(of: visit.path, in: $0) }
    // One form serves every pair of titles.
    let isOfThisPair = ["first", "second"].allSatisfy { begun?.typed[$0] == visit.query[$0] }
    guard let begun, isOfThisPair else { return try await question(visit, visit.query, findings: []) }
    return try await question(visit, begun.typed, findings: [], draft: begun)
  }

  func decide(_ visit: Visit) async throws -> Reply {
    let form = visit.form
    guard let verdict = TitleVerdict.Verdict(rawValue: form["verdict"]) else {
      let choose = Finding("verdict", "required", Phrase("Choose a decision", es: "Elija una decisión"))
      return try await question(visit, form, findings: [choose])
    }
    do {
      _ = try await visit.act(why: form["reason"]) { records in
        try records.decide(
          verdict, on: form["first"], and: form["second"], keeping: form["kept"], because: form["reason"])
      }
      return .redirect("\(Self.path)?done=saved")
    } catch let refusal as Refusal {
      return try await question(visit, form, findings: refusal.findings)
    }
  }

  private func question(
    _ visit: Visit, _ input: FormInput, findings: [Finding], draft: OpenDraft? = nil
  ) async throws -> Reply {
    let census = try await visit.read { try $0.titleCensus() }
    guard let overlap = census.overlaps.first(where: { $0.speaks(of: input["first"], and: input["second"]) }) else {
      throw Absent()
    }
    let view = DecisionView(visit: visit, overlap: overlap, input: input, findings: findings, draft: draft)
    return visit.page(
      view.title, under: [ContextSite.link, Link(Self.title, to: Self.path)], hasErrors: !findings.isEmpty,
      width: .reading,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }
}

struct CensusView: View {
  let visit: Visit
  let census: TitleCensus
  let schools: [String: String]

  private var mayDecide: Bool { visit.allows(TitleVerdict.kind.editing) }

  var html: HTML {
    """
    \(PageHeading(CensusPages.title, lead: lead, actions: actions))
    \(census.entries.isEmpty ? empty : "\(census.groups.map(group))\(repeated)\(decided)\(all)")
    """
  }

  private var lead: Phrase {
    let titles = Phrase.count(
      census.entries.count, one: Phrase("title", es: "título"),
      many: Phrase("different titles", es: "títulos distintos"))
    let people = Phrase.count(
      census.holders, one: Phrase("person", es: "persona"), many: Phrase("people", es: "personas"))
    let groups = Phrase.count(
      census.groups.count, one: Phrase("group of them overlaps", es: "grupo se solapa"),
      many: Phrase("groups of them overlap", es: "grupos se solapan"))
    return Phrase(
      "\(titles.en) held by \(people.en), with \(census.cost) of stipends a year; \(groups.en).",
      es: "\(titles.es) de \(people.es), con \(census.cost) de estipendios al año; \(groups.es).")
  }

  private var actions: [HTML] {
    let add = Phrase("Add a title in use", es: "Añadir un título en uso")
    guard visit.mayAdd(ExistingTitle.kind) else { return [] }
    return ["\(LinkButton(add, to: ExistingTitle.newAddress([:], back: CensusPages.path)))"]
  }

  private var empty: HTML {
    EmptyState(
      Phrase("No title is entered yet", es: "Aún no hay títulos"),
      Phrase(
        "Enter every leadership title that somebody holds today, school by school, or bring them in from a file.",
        es: "Registre cada título de liderazgo que alguien tiene hoy, escuela por escuela, o impórtelos de un archivo."),
      action: actions.first
    ).html
  }

  private func group(_ group: TitleCensus.Group) -> HTML {
    let shared = Phrase.count(
      group.shared.count, one: Phrase("school", es: "escuela"), many: Phrase("schools", es: "escuelas"))
    return """
      <section class="title-group"><h2>\(group.sentence)</h2>
      <p>\(Phrase("Held by \(group.holders) people, \(group.cost) of stipends a year; at \(shared.en) more than one of them is in use.", es: "Los tienen \(group.holders) personas, \(group.cost) de estipendios al año; en \(shared.es) se usa más de uno.")) \
      \(group.isMergePlanned ? Tag(TitleVerdict.Verdict.mergePlanned.label, .good) : nil)</p>
      \(entries(group.entries, Phrase("Titles of the group", es: "Títulos del grupo")))
      \(pairs(group.overlaps, Phrase("Why they were put together", es: "Por qué se agruparon")))</section>
      """
  }

  private func entries(_ entries: [TitleCensus.Entry], _ caption: Phrase) -> Table {
    Table(
      caption,
      columns: [
        .init(Phrase("Title", es: "Título")), .init(Phrase("People", es: "Personas"), .number),
        .init(Phrase("Schools", es: "Escuelas"), .number), .init(Phrase("What they do", es: "Qué hacen")),
        .init(Phrase("Stipend", es: "Estipendio"), .number), .init(Phrase("A year", es: "Al año"), .number),
      ],
      rows: entries.map(row))
  }

  private func row(_ entry: TitleCensus.Entry) -> [HTML] {
    [
      name(entry), "\(entry.holders)", "\(entry.schools.count)", HTML(entry.duties.map(\.label).joined(by: "; ")),
      stipend(entry), HTML(entry.cost),
    ]
  }

  private func name(_ entry: TitleCensus.Entry) -> HTML {
    let address = "/\(ExistingTitle.kind.path)?\(FormInput([(name: "words", value: entry.name)]).urlEncoded)"
    let others = entry.spellings.dropFirst()
    let spelled = Phrase.list(Array(others))
    let note: HTML? =
      others.isEmpty
      ? nil
      : "<br><span class=\"hint\">\(Phrase("Also spelled: \(spelled.en)", es: "También escrito: \(spelled.es)"))</span>"
    return "\(Link(Phrase(verbatim: entry.name), to: address))\(note)"
  }

  private func stipend(_ entry: TitleCensus.Entry) -> HTML {
    guard let range = entry.stipends else { return "–" }
    return range.lowerBound == range.upperBound
      ? HTML(range.lowerBound) : "\(range.lowerBound.description) – \(range.upperBound.description)"
  }

  private func pairs(_ overlaps: [TitleOverlap], _ caption: Phrase) -> Table {
    Table(
      caption,
      columns: [
        .init(Phrase("Two titles", es: "Dos títulos")), .init(Phrase("Reasons", es: "Razones")),
        .init(Phrase("Decision", es: "Decisión")),
      ],
      rows: overlaps.map { ["\($0.first) / \($0.second)", .list($0.reasons.map { HTML($0) }), decision($0)] })
  }

  private func decision(_ overlap: TitleOverlap) -> HTML {
    let tag = overlap.verdict.map { "\(Tag($0.label, $0 == .notDuplicate ? .neutral : .good)) " as HTML }
    guard mayDecide else { return tag ?? "–" }
    let query = FormInput([(name: "first", value: overlap.first), (name: "second", value: overlap.second)])
    let words = overlap.verdict == nil ? Phrase("Decide", es: "Decidir") : Phrase("Change", es: "Cambiar")
    let context = Phrase(verbatim: "\(overlap.first), \(overlap.second)")
    return "\(tag)\(Link(words, to: "\(CensusPages.path)/decide?\(query.urlEncoded)", context: context))"
  }

  private var repeated: HTML? {
    guard !census.repeated.isEmpty else { return nil }
    let lines: [HTML] = census.repeated.map { rows in
      let place =
        rows[0].school.flatMap { schools[$0.rawValue] }
        ?? Phrase("district office", es: "oficina del distrito")[visit.language]
      return "\(place): \(rows.map { "\($0.link) " as HTML })"
    }
    return
      "<section><h2>\(Phrase("Entered twice for one school", es: "Registrado dos veces en una escuela"))</h2>\(HTML.list(lines))</section>"
  }

  /// Pairs that stand in no group: decided not to be duplicates, or alike only two by two.
  private var decided: HTML? {
    let grouped = census.groups.flatMap(\.overlaps)
    let others = census.overlaps.filter { !grouped.contains($0) }
    return others.isEmpty
      ? nil : pairs(others, Phrase("Other titles that look alike", es: "Otros títulos parecidos")).html
  }

  private var all: Table { entries(census.entries, Phrase("All titles", es: "Todos los títulos")) }
}

struct DecisionView: View {
  let visit: Visit
  let overlap: TitleOverlap
  let input: FormInput
  let findings: [Finding]
  let draft: OpenDraft?

  var title: Phrase {
    Phrase(
      "Are “\(overlap.first)” and “\(overlap.second)” one title?",
      es: "¿Son «\(overlap.first)» y «\(overlap.second)» un mismo título?")
  }

  var html: HTML {
    """
    \(FindingSummary(findings))\(PageHeading(title))
    \(HTML.list(overlap.reasons.map { HTML($0) }))
    \(draft.map { DraftNotice(draft: $0, page: visit.ownAddress, csrf: visit.csrf) })
    \(Form(to: "\(CensusPages.path)/decide", csrf: visit.session?.csrf, submit: Phrase("Save the decision", es: "Guardar la decisión"), cancel: Link(Phrase("Cancel", es: "Cancelar"), to: CensusPages.path), hidden: [HiddenField("first", overlap.first), HiddenField("second", overlap.second)], draft: DraftPages.address(of: "\(CensusPages.path)/decide"), fields: fields))
    """
  }

  private var fields: HTML {
    let chosen = input["verdict"].isEmpty ? overlap.verdict?.rawValue : input["verdict"]
    let names = [overlap.first, overlap.second].map { Choice($0, Phrase(verbatim: $0)) }
    return """
      \(FormField("verdict", Phrase("Decision", es: "Decisión"), .radios(TitleVerdict.Verdict.choices, chosen: chosen), findings: findings))
      \(FormField("kept", Phrase("Title to keep, if they are merged", es: "Título que se conserva, si se fusionan"), .select(names, chosen: input["kept"]), findings: findings, isRequired: false))
      \(FormField("reason", Phrase("Reason", es: "Razón"), .paragraphs(input["reason"], rows: 3), findings: findings, isRequired: false))
      """
  }
}
