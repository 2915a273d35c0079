import Context
import Store
import Vocabulary

/// Where teachers already work together, school by school, how far it has come, and what would come next.
struct CollaborationPage: Pages {
  static let path = "/context/collaboration-by-school"
  static let title = Phrase("Collaboration by school", es: "Colaboración por escuela")

  var routes: [Route] { [.get(Self.path, .somewhere(CollaborationStructure.kind.reading), show)] }

  var signposts: [Signpost] {
    [
      Signpost(
        .context, Self.title,
        about: Phrase(
          "Where teachers already work together, for how long, and how well.",
          es: "Dónde colaboran ya los docentes, cuánto tiempo y qué tal."), to: Self.path)
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let reach = try visit.reach(CollaborationStructure.kind.reading)
    let inventory = try await visit.read { try $0.collaborationInventory(in: reach) }
    return visit.page(
      Self.title, under: [ContextSite.link], CollaborationView(visit: visit, inventory: inventory).html)
  }
}

struct CollaborationView: View {
  let visit: Visit
  let inventory: CollaborationInventory

  var html: HTML {
    """
    \(PageHeading(CollaborationPage.title, lead: lead, actions: actions))
    \(inventory.schools.count > 1 ? stages.html : nil)
    \(table)
    \(inventory.schools.count == 1 ? inventory.schools.map(structures) : [])
    \(teams)
    """
  }

  private var lead: Phrase {
    if inventory.schools.count == 1 { return inventory.schools[0].stage.label }
    let (total, well, none) = (
      inventory.schools.count, inventory.schools(from: .wellRun).count, inventory.without.count
    )
    let silent = Phrase.count(
      none, one: Phrase("has entered nothing", es: "no ha registrado nada"),
      many: Phrase("have entered nothing", es: "no han registrado nada"))
    return Phrase(
      "\(well) of \(total) schools have regular, well-run time together; \(silent.en).",
      es: "\(well) de \(total) escuelas tienen tiempo común regular y bien conducido; \(silent.es).")
  }

  private var actions: [HTML] {
    let add = Phrase("Add a time for collaboration", es: "Añadir un espacio de colaboración")
    guard visit.mayAdd(CollaborationStructure.kind) else { return [] }
    return ["\(LinkButton(add, to: CollaborationStructure.newAddress([:], back: CollaborationPage.path)))"]
  }

  private var stages: BarChart {
    BarChart(
      id: "stages", Phrase("How far schools have come", es: "Hasta dónde han llegado las escuelas"), .count,
      series: [Phrase("Schools", es: "Escuelas")], rowHeading: Phrase("Stage", es: "Etapa"),
      rows: CollaborationStage.allCases.reversed().map { stage in
        BarChart.Row(stage.label, Double(inventory.schools(at: stage).count))
      })
  }

  private var table: Table {
    Table(
      Phrase("Schools", es: "Escuelas"),
      columns: [
        .init(Phrase("School", es: "Escuela")), .init(Phrase("Stage", es: "Etapa")),
        .init(Phrase("Minutes a week for an average teacher", es: "Minutos por semana de un docente medio"), .number),
        .init(Phrase("Longest within contract", es: "El más largo dentro de contrato"), .number),
        .init(Phrase("How well it works", es: "Qué tal funciona")), .init(Phrase("Next", es: "Lo siguiente")),
      ],
      rows: inventory.schools.map(row))
  }

  private func row(_ school: SchoolCollaboration) -> [HTML] {
    [
      "\(Link(Phrase(verbatim: school.school.name), to: address(school.school)))",
      "\(Tag(school.stage.label, school.stage >= .wellRun ? .good : school.stage == .none ? .stop : .caution))",
      school.minutesPerTeacher.map { HTML(text: $0.drawn(decimals: 0)) } ?? "–",
      school.longest > 0 ? HTML(text: school.longest.drawn(decimals: 0)) : "–", quality(school), next(school),
    ]
  }

  private func address(_ school: School) -> String {
    "/\(CollaborationStructure.kind.path)?\(FormInput([(name: "school", value: school.id.rawValue)]).urlEncoded)"
  }

  private func quality(_ school: SchoolCollaboration) -> HTML {
    if let quality = school.quality { return HTML(quality.label) }
    return school.isUnshown ? HTML(Phrase("Said, but nothing shows it", es: "Se dice, pero nada lo muestra")) : "–"
  }

  private func next(_ school: SchoolCollaboration) -> HTML {
    guard let next = school.stage.next else { return "–" }
    guard school.stage == .none, visit.allows(CollaborationStructure.kind.editing, at: school.school.place) else {
      return HTML(next)
    }
    let address = CollaborationStructure.newAddress(["school": school.school.id.rawValue], back: CollaborationPage.path)
    return "\(Link(next, to: address, context: Phrase(verbatim: school.school.name)))"
  }

  /// For a school's own people: what it has entered.
  private func structures(_ school: SchoolCollaboration) -> HTML {
    Table(
      Phrase(
        "Times for collaboration at \(school.school.name)", es: "Espacios de colaboración en \(school.school.name)"),
      columns: [
        .init(Phrase("Name", es: "Nombre")), .init(Phrase("Minutes a week", es: "Minutos por semana"), .number),
        .init(Phrase("Within contract time", es: "Dentro de contrato")),
        .init(Phrase("How it is run", es: "Cómo se conduce")),
        .init(Phrase("How well it works", es: "Qué tal funciona")),
      ],
      rows: school.structures.map { structure in
        [
          "\(structure.link)", HTML(text: structure.minutesPerWeek.drawn(decimals: 0)),
          HTML(structure.inContract ? Phrase("Yes", es: "Sí") : Phrase("No", es: "No")),
          structure.protocolUse.map { HTML($0.label) } ?? "–", structure.quality.map { HTML($0.label) } ?? "–",
        ]
      }
    ).html
  }

  private var teams: HTML? {
    let schools = inventory.schools.filter { !$0.structures.isEmpty && !$0.teamsWithout.isEmpty }
    if schools.isEmpty { return nil }
    let lines: [HTML] = schools.map { school in
      "\(school.school.name): \(Phrase.list(school.teamsWithout.map(\.name)))"
    }
    return Details(
      Phrase("Teams that no time for collaboration names", es: "Equipos que ningún espacio nombra"),
      content: .list(lines)
    ).html
  }
}
