import Build
import Context
import Store
import Vocabulary

/// Every support side by side: who delivers it, why, at what cost, with what result, and what is open about it.
struct InsideAndPartnersPage: Pages {
  static let path = "/build/inside-and-partners"
  static let title = Phrase("Inside and with partners", es: "Dentro y con otras organizaciones")

  var routes: [Route] { [.get(Self.path, .district(Support.kind.reading), showing: .forAll, show)] }

  var signposts: [Signpost] {
    [
      Signpost(
        .build, Self.title,
        about: Phrase(
          "Who delivers each support, why, at what cost and with what result.",
          es: "Quién ofrece cada apoyo, por qué, a qué costo y con qué resultado."), to: Self.path)
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let register = try await visit.read { try $0.supportRegister() }
    return visit.page(
      Self.title, under: [SupportSite.link], InsideAndPartnersView(visit: visit, register: register).html)
  }
}

struct InsideAndPartnersView: View {
  let visit: Visit
  let register: SupportRegister

  private var mayEdit: Bool { visit.allows(Support.kind.editing) }

  var html: HTML {
    """
    \(PageHeading(InsideAndPartnersPage.title, lead: register.answer.sentence, actions: actions))
    \(register.lines.isEmpty ? nil : "\(chart)\(domains)" as HTML)
    \(section(Phrase("With partners", es: "Con otras organizaciones"), register.outside))
    \(section(Phrase("By the district itself", es: "El propio distrito"), register.inside))
    """
  }

  private var actions: [HTML] {
    guard mayEdit else { return [] }
    return [
      "\(LinkButton(Phrase("Add a support", es: "Añadir un apoyo"), to: Support.newAddress([:], back: InsideAndPartnersPage.path)))",
      "\(LinkButton(Phrase("Add a partner", es: "Añadir una organización"), to: Partner.newAddress([:], back: InsideAndPartnersPage.path), style: .secondary))",
    ]
  }

  private var chart: BarChart {
    let lines = register.lines.filter { $0.support.cost != nil }.sorted {
      ($1.support.cost ?? .zero, $0.support.name) < ($0.support.cost ?? .zero, $1.support.name)
    }
    return BarChart(
      id: "costs", Phrase("What each support costs a year", es: "Cuánto cuesta cada apoyo al año"), .dollars,
      series: [
        Phrase("By the district itself", es: "El propio distrito"),
        Phrase("With a partner", es: "Con una organización"),
      ],
      rowHeading: Phrase("Support", es: "Apoyo"),
      rows: lines.map { line in
        let cost = line.support.cost?.dollars ?? 0
        return BarChart.Row(
          Phrase(verbatim: line.support.name),
          line.support.usesPartner ? [.value(0), .value(cost)] : [.value(cost), .value(0)])
      })
  }

  private var domains: HTML? {
    guard !register.unbuilt.isEmpty else { return nil }
    let names = Phrase.list(register.unbuilt.map(\.label))
    return WarningText(Phrase("No support builds: \(names.en)", es: "Ningún apoyo desarrolla: \(names.es)")).html
  }

  private func section(_ title: Phrase, _ lines: [SupportRegister.Line]) -> HTML? {
    guard !lines.isEmpty else { return nil }
    return """
      \(Table(
        title,
        columns: [
          .init(Phrase("Support", es: "Apoyo")), .init(Phrase("Why this way", es: "Por qué así")),
          .init(Phrase("A year", es: "Al año"), .number), .init(Phrase("What came of it", es: "Qué resultó")),
          .init(Phrase("Open", es: "Pendiente")),
        ],
        rows: lines.map(row)))
      """
  }

  private func row(_ line: SupportRegister.Line) -> [HTML] {
    [
      "\(line.support.link)\(line.partner.map { "<br>\($0.link)" as HTML })",
      line.support.usesPartner ? why(line.support) : HTML(line.support.sort?.label ?? Phrase(verbatim: "")),
      line.support.cost.map { HTML($0) } ?? "–", "\(ResultWords(support: line.support))",
      line.open.isEmpty ? "–" : .list(line.open.map { HTML($0.message) }),
    ]
  }

  private func why(_ support: Support) -> HTML {
    support.saysWhy ? HTML(text: support.whyNotInside) : Tag(Phrase("Not said", es: "No se dice"), .caution).html
  }
}

/// What came of a support, with how many people were asked.
struct ResultWords: View {
  let support: Support

  var html: HTML {
    let figure: Phrase? =
      if let asked = support.asked, let useful = support.useful {
        Phrase(
          "\(useful.percent) of \(asked) asked say it changed their work.",
          es: "El \(useful.percent) de \(asked) dice que cambió su trabajo.")
      } else if let reached = support.reached {
        Phrase("\(reached.grouped) people reached.", es: "Llegó a \(reached.grouped) personas.")
      } else { nil }
    if figure == nil, support.result.isEmpty { return HTML(Phrase("Not known", es: "No se sabe")) }
    return "\(figure.map { HTML($0) }) \(support.result)"
  }
}

extension Support: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    guard let line = try records.supportRegister().lines.first(where: { $0.support.id == id }) else {
      return RecordMore()
    }
    let add = Milestone.newAddress(["support": id.rawValue], back: address)
    let mayEdit = visit.allows(Milestone.kind.editing)
    return RecordMore(
      actions: mayEdit ? [LinkButton(Phrase("Add a milestone", es: "Añadir un hito"), to: add, style: .secondary)] : [],
      below: SupportMore(line: line, today: records.today, mayEdit: mayEdit))
  }
}

/// What a support has promised, and what is open about it.
struct SupportMore: View {
  let line: SupportRegister.Line
  let today: Day
  let mayEdit: Bool

  var html: HTML {
    """
    \(line.milestones.isEmpty ? nil : milestones.html)
    <section><h2>\(Phrase("Open", es: "Pendiente"))</h2>\(open)</section>
    """
  }

  private var open: HTML {
    line.open.isEmpty
      ? "<p class=\"nothing\">\(Phrase("Nothing is open.", es: "No hay nada pendiente."))</p>"
      : FindingList(line.open) { [mayEdit, support = line.support] finding in
        mayEdit && Support.field(finding.field) != nil ? support.editAddress(finding.field, back: support.address) : nil
      }.html
  }

  private var milestones: Table {
    Table(
      Phrase("Milestones", es: "Hitos"),
      columns: [
        .init(Phrase("What is promised", es: "Qué se promete")), .init(Phrase("Due", es: "Para el")),
        .init(Phrase("State", es: "Estado")),
      ],
      rows: line.milestones.map { milestone in
        [milestone.link.html, milestone.due.map { HTML($0) } ?? "–", state(milestone).html]
      })
  }

  private func state(_ milestone: Milestone) -> Tag {
    if let met = milestone.met { return Tag(Phrase("Met on \(met)", es: "Cumplido el \(met)"), .good) }
    return milestone.isLate(on: today)
      ? Tag(Phrase("Late", es: "Con retraso"), .stop) : Tag(Phrase("To come", es: "Por venir"), .note)
  }
}

extension CostScenario: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    let words = Phrase("See it beside the plan", es: "Verlo junto al plan")
    return RecordMore(actions: [LinkButton(words, to: "\(CostPages.path)/scenarios", style: .secondary)])
  }
}
