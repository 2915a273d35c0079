import Vocabulary

/// A job of teacher leadership: what it is for, where it exists, and with what time, pay and authority.
///
/// The smallest honest record of a role. The charter, its terms and its people are built upon it later;
/// it stands here because a purpose without roles, and a role without a purpose, must both be visible.
package struct Role: DistrictRecord {
  package static let kind = RecordKind(
    "role", path: "build/roles", strategy: .build,
    one: Phrase("role", es: "rol"), many: Phrase("roles", es: "roles"),
    about: Phrase(
      "Jobs of teacher leadership, each with its purpose and what it is given.",
      es: "Puestos de liderazgo docente, cada uno con su propósito y lo que recibe."))

  package static let fields: [Field<Role>] = [
    .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
    .text("about", \.about, Phrase("What the role does", es: "Qué hace el rol")),
    .references(
      "statements", \.statements, Phrase("Purpose", es: "Propósito"),
      hint: Phrase("A role cannot be published without one", es: "Un rol no se puede publicar sin uno")),
    .references(
      "theories", \.theories, Phrase("Theories of action that it serves", es: "Teorías de acción a las que sirve")),
    .flag("everywhere", \.isEverywhere, Phrase("In every school", es: "En todas las escuelas")),
    .references(
      "schools", \.schools, Phrase("Schools where it exists", es: "Escuelas donde existe"),
      hint: Phrase("Leave empty when it is in every school", es: "Déjelo vacío si está en todas las escuelas")),
    .integer(
      "holders", \.holders, Phrase("How many people hold it", es: "Cuántas personas lo ocupan"), in: 0...100_000),
    .share(
      "time", \.time, Phrase("Time for the role", es: "Tiempo para el rol"),
      hint: Phrase("Share of each holder’s full time", es: "Parte de la jornada de cada persona")),
    .money(
      "stipend", \.stipend, Phrase("Stipend", es: "Estipendio"),
      hint: Phrase("For each holder, each year", es: "Por persona y año")),
    .text("authority", \.authority, Phrase("What its holders may decide", es: "Qué pueden decidir quienes lo ocupan")),
    .choice("stage", \.stage, Phrase("Stage", es: "Etapa"), required: true),
  ]

  package enum Stage: String, ChoiceType {
    case draft, published, retired

    package var label: Phrase {
      switch self {
      case .draft: Phrase("Draft", es: "Borrador")
      case .published: Phrase("Published", es: "Publicado")
      case .retired: Phrase("Retired", es: "Retirado")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var name = ""
  package var about = ""
  package var statements: [PurposeStatement.ID] = []
  package var theories: [TheoryOfAction.ID] = []
  package var isEverywhere = false
  package var schools: [School.ID] = []
  package var holders: Int?
  package var time: Double?
  package var stipend: Money?
  package var authority = ""
  package var stage: Stage? = .draft

  package init(id: ID) { self.id = id }
  package var title: String { name }
  package var isLive: Bool { stage != .retired }
  package var isPublished: Bool { stage == .published }

  package func exists(at school: School.ID) -> Bool { isEverywhere || schools.contains(school) }

  package var findings: [Finding] {
    var findings: [Finding] = []
    if isPublished, statements.isEmpty { findings.append(.roleWithoutPurpose) }
    if isEverywhere, !schools.isEmpty {
      findings.append(
        Finding(
          "schools", "two-places",
          Phrase("Choose schools or every school, not both", es: "Elija escuelas o todas las escuelas, no ambas cosas"))
      )
    }
    return findings
  }
}
