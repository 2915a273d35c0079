import Context
import Store
import Vocabulary

/// What the plan needs people to be able to do, set against who can do it.
struct ExpertisePage: Pages {
  static let path = "/context/expertise-gaps"
  static let title = Phrase("Expertise and its gaps", es: "Saberes y brechas")

  var routes: [Route] { [.get(Self.path, .district(Expertise.kind.reading), showing: .forAll, show)] }

  var signposts: [Signpost] {
    [
      Signpost(
        .context, Self.title,
        about: Phrase(
          "Who can do what the plan needs, who nearly can, and who is missing.",
          es: "Quién sabe hacer lo que el plan necesita, quién casi, y quién falta."), to: Self.path)
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let (gaps, unused, priorities) = try await visit.read { records in
      let gaps = try records.expertiseGaps()
      return (
        gaps, ExpertiseGap.unused(try records.all(), needs: gaps.map(\.need)),
        try records.titles(referredToBy: gaps.map(\.need))
      )
    }
    return visit.page(
      Self.title, under: [ContextSite.link],
      ExpertiseView(visit: visit, gaps: gaps, unused: unused, titles: priorities).html)
  }
}

struct ExpertiseView: View {
  let visit: Visit
  let gaps: [ExpertiseGap]
  let unused: [Expertise]
  let titles: [String: [String: String]]

  private var mayEdit: Bool { visit.allows(ExpertiseNeed.kind.editing) }

  var html: HTML {
    """
    \(PageHeading(ExpertisePage.title, lead: lead, actions: actions))
    \(gaps.isEmpty ? empty : table.html)
    \(gaps.filter { !$0.isMet }.map(detail))
    \(unused.isEmpty ? nil : others)
    """
  }

  private var lead: Phrase {
    let open = gaps.filter { !$0.isMet }.count
    let leaning = gaps.filter(\.restsOnPartners).count
    let partly = Phrase.count(
      leaning, one: Phrase("is met only with partners", es: "se cubre solo con externos"),
      many: Phrase("are met only with partners", es: "se cubren solo con externos"))
    return Phrase(
      "\(open) of \(gaps.count) needs are not met; \(partly.en).",
      es: "\(open) de \(gaps.count) necesidades no están cubiertas; \(partly.es).")
  }

  private var actions: [HTML] {
    guard mayEdit else { return [] }
    let back = ExpertisePage.path
    return [
      "\(LinkButton(Phrase("Add a need", es: "Añadir una necesidad"), to: ExpertiseNeed.newAddress([:], back: back)))",
      "\(LinkButton(Phrase("Add who can help", es: "Añadir quién puede ayudar"), to: Expertise.newAddress([:], back: back), style: .secondary))",
    ]
  }

  private var empty: HTML {
    EmptyState(
      Phrase("No need is entered yet", es: "Aún no hay necesidades"),
      Phrase(
        "Say what the plan needs people to be able to do; the register of expertise is then set against it.",
        es: "Diga qué necesita el plan que sepa hacer la gente; el registro de saberes se compara con ello."),
      action: actions.first
    ).html
  }

  private var table: Table {
    Table(
      Phrase("Needs of the plan", es: "Necesidades del plan"),
      columns: [
        .init(Phrase("Area", es: "Área")), .init(Phrase("Level at least", es: "Nivel mínimo")),
        .init(Phrase("People", es: "Personas"), .number), .init(Phrase("By", es: "Para")),
        .init(Phrase("What for", es: "Para qué")), .init(Phrase("Stands", es: "Situación")),
      ],
      rows: gaps.map(row))
  }

  private func row(_ gap: ExpertiseGap) -> [HTML] {
    let need = gap.need
    return [
      "\(Link(need.area?.label ?? Phrase(verbatim: need.reason), to: need.address))",
      need.level.map { HTML($0.label) } ?? "–",
      "\(need.people ?? 1)", need.by.map { HTML($0) } ?? "–", reason(need), status(gap),
    ]
  }

  private func reason(_ need: ExpertiseNeed) -> HTML {
    let field = ExpertiseNeed.field("priorities")
    let links = field.map { RecordValueView(field: $0, record: need, titles: titles).html }
    return "\(need.reason)\(links.map { " <span class=\"hint\">\($0)</span>" as HTML })"
  }

  private func status(_ gap: ExpertiseGap) -> HTML {
    let tone: Tag.Tone = !gap.isMet ? .stop : gap.restsOnPartners ? .caution : .good
    return "\(Tag(gap.sentence, tone))"
  }

  private func detail(_ gap: ExpertiseGap) -> HTML {
    let need = gap.need
    return """
      <section><h2>\(need.area?.label ?? Phrase(verbatim: need.reason)): \(need.reason)</h2>
      \(people(Phrase("Can do it", es: "Saben hacerlo"), gap.inside + gap.outside))
      \(nearly(gap.nearly))
      <h3>\(Phrase("How the gap will be closed", es: "Cómo se cerrará la brecha"))</h3>
      \(need.plan.isEmpty ? noPlan(need) : .paragraphs(need.plan))</section>
      """
  }

  private func people(_ title: Phrase, _ all: [Expertise]) -> HTML? {
    if all.isEmpty { return nil }
    return
      "<h3>\(title)</h3>\(HTML.list(all.map { "\(Link(Phrase(verbatim: $0.holder), to: $0.address)), \($0.level.map { HTML($0.label) })" }))"
  }

  private func nearly(_ all: [ExpertiseGap.Nearly]) -> HTML? {
    if all.isEmpty { return nil }
    let lines: [HTML] = all.map {
      "\(Link(Phrase(verbatim: $0.expertise.holder), to: $0.expertise.address)): \($0.reason)"
    }
    return "<h3>\(Phrase("Nearly meet it", es: "Casi lo cubren"))</h3>\(HTML.list(lines))"
  }

  private func noPlan(_ need: ExpertiseNeed) -> HTML {
    let words = Phrase("Say how", es: "Diga cómo")
    let link = mayEdit ? Link(words, to: need.editAddress("plan", back: ExpertisePage.path)).html : nil
    return "<p class=\"nothing\">\(Phrase("Nobody has said yet.", es: "Nadie lo ha dicho aún.")) \(link)</p>"
  }

  private var others: HTML {
    let lines: [HTML] = unused.map {
      "\(Link(Phrase(verbatim: $0.holder), to: $0.address)): \($0.area.map { HTML($0.label) })"
    }
    return Details(
      Phrase("Expertise that no need asks for", es: "Saberes que ninguna necesidad pide"), content: .list(lines)
    ).html
  }
}
