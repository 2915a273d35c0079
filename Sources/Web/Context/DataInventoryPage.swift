import Context
import Store
import Vocabulary

/// What the district's data systems say together about teaching, what stands against each, and what none of them says.
struct DataInventoryPage: Pages {
  static let path = "/context/data"

  var routes: [Route] { [.get(Self.path, .district(DataSystem.kind.reading), show)] }

  var signposts: [Signpost] {
    [
      Signpost(
        .context, Phrase("Data about teaching", es: "Datos sobre la enseñanza"),
        about: Phrase(
          "What each data system tells, how far it can be relied on, and what none of them tells.",
          es: "Qué dice cada sistema de datos, hasta dónde se puede confiar en él y qué no dice ninguno."),
        to: Self.path)
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let (inventory, answer, today) = try await visit.read {
      (try $0.dataInventory(), try $0.knowingTopTeachers().answer, $0.today)
    }
    return visit.page(
      Phrase("Data about teaching", es: "Datos sobre la enseñanza"), under: [ContextSite.link],
      DataInventoryView(visit: visit, inventory: inventory, answer: answer, today: today).html)
  }
}

struct DataInventoryView: View {
  let visit: Visit
  let inventory: DataInventory
  let answer: Answer
  let today: Day

  private var mayEdit: Bool { visit.allows(DataSystem.kind.editing) }

  var html: HTML {
    """
    \(PageHeading(Phrase("Data about teaching", es: "Datos sobre la enseñanza"), lead: answer.sentence, actions: actions))
    <p>\(StrengthMeter(answer.strength)) \(Link(Phrase("How this answers question 3", es: "Cómo responde esto a la pregunta 3"), to: "/questions/3"))</p>
    \(inventory.systems.isEmpty ? empty : content)
    """
  }

  private var actions: [HTML] {
    let add = Phrase("Add a data system", es: "Añadir un sistema de datos")
    return mayEdit ? ["\(LinkButton(add, to: DataSystem.newAddress([:], back: DataInventoryPage.path)))"] : []
  }

  private var empty: HTML {
    EmptyState(
      Phrase("No data system is entered yet", es: "Aún no hay sistemas de datos"),
      Phrase(
        "Begin with the evaluation system and with whatever schools use to see how teaching goes.",
        es: "Empiece por el sistema de evaluación y por lo que las escuelas usan para ver cómo va la enseñanza."),
      action: actions.first
    ).html
  }

  private var content: HTML { "\(fitness)\(subjects)\(unspoken)\(gaps)" }

  private var fitness: HTML {
    Table(
      Phrase("Could it find the district’s top teachers?", es: "¿Podría encontrar a los mejores docentes?"),
      columns: [
        .init(Phrase("Data system", es: "Sistema de datos")), .init(Phrase("Covers", es: "Abarca")),
        .init(Phrase("Reliability", es: "Fiabilidad")), .init(Phrase("Use allowed", es: "Uso permitido")),
        .init(Phrase("What stands against it", es: "Qué hay en contra")),
      ],
      rows: inventory.systems.map(row)
    ).html
  }

  private func row(_ system: DataSystem) -> [HTML] {
    [
      "\(system.link)", system.coverage.map { "\(Sparkbar($0))" } ?? unknown,
      HTML((system.reliability ?? .unknown).label), HTML((system.allowedUse ?? .notChecked).label), against(system),
    ]
  }

  private var unknown: HTML { "<span class=\"nothing\">\(Phrase("Not known", es: "No se sabe"))</span>" }

  private func against(_ system: DataSystem) -> HTML {
    guard system.speaksOfEffectiveness else {
      return HTML(Phrase("Speaks of something else", es: "Habla de otra cosa"))
    }
    let obstacles = system.obstacles
    if obstacles.isEmpty { return "\(Tag(Phrase("Nothing in the entry", es: "Nada en la ficha"), .good))" }
    return .list(obstacles.map { HTML($0.message) })
  }

  private var subjects: HTML {
    let rows = inventory.systemsBySubject.filter { $0.subject != .other || !$0.systems.isEmpty }.map {
      subject, systems in
      HeatMap.Row(HTML(subject.label), inventory.systems.map { cell($0, in: systems) })
    }
    return HeatMap(
      id: "subjects", Phrase("What each system tells", es: "Qué dice cada sistema"),
      rowHeading: Phrase("About", es: "Sobre"), columns: inventory.systems.map { HTML(text: $0.name) }, rows: rows,
      legend: [
        (0, Phrase("Says nothing of it", es: "No dice nada")),
        (1, Phrase("Coverage not known", es: "Cobertura desconocida")),
        (2, Phrase("Fewer than half of teachers", es: "Menos de la mitad del profesorado")),
        (3, Phrase("Half of teachers or more", es: "La mitad o más")), (4, Phrase("90% or more", es: "90% o más")),
      ]
    ).html
  }

  private func cell(_ system: DataSystem, in systems: [DataSystem]) -> HeatMap.Cell {
    guard systems.contains(where: { $0.id == system.id }) else { return HeatMap.Cell(0, Phrase(verbatim: "–")) }
    guard let coverage = system.coverage else { return HeatMap.Cell(1, Phrase("Yes", es: "Sí")) }
    return HeatMap.Cell(coverage >= 0.9 ? 4 : coverage >= 0.5 ? 3 : 2, Phrase(verbatim: coverage.percent))
  }

  private var unspoken: HTML? {
    guard !inventory.unspoken.isEmpty else { return nil }
    return """
      <section><h2>\(Phrase("What no system tells", es: "Lo que no dice ningún sistema"))</h2>
      \(HTML.list(inventory.unspoken.map { HTML($0.label) }))</section>
      """
  }

  private var gaps: HTML? {
    let gaps = inventory.gaps(on: today)
    guard !gaps.isEmpty else { return nil }
    return """
      <section><h2>\(Phrase("What to complete", es: "Qué completar"))</h2>\(gaps.map(gapList))</section>
      """
  }

  private func gapList(_ gap: (system: DataSystem, findings: [Finding])) -> HTML {
    let mayEdit = mayEdit
    let list = FindingList(gap.findings) { finding in
      mayEdit ? gap.system.editAddress(finding.field, back: DataInventoryPage.path) : nil
    }
    return "<h3>\(gap.system.name)</h3>\(list)"
  }
}
