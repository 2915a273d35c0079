import Vocabulary

/// A group or a person whom teacher leadership concerns, and who should be asked.
package struct Stakeholder: DistrictRecord {
  package static let kind = RecordKind(
    "stakeholder", path: "purpose/stakeholders", strategy: .purpose,
    one: Phrase("stakeholder", es: "parte interesada"), many: Phrase("stakeholders", es: "partes interesadas"),
    about: Phrase(
      "Who should be asked, what they know, and what part they take.",
      es: "A quién hay que preguntar, qué sabe y qué parte toma."),
    reading: .readDelicate, editing: .editDelicate)

  package static let fields: [Field<Stakeholder>] = [
    .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
    .choice("form", \.form, Phrase("Group or person", es: "Grupo o persona"), required: true),
    .choice("group", \.group, Phrase("Belongs to", es: "Pertenece a"), required: true),
    .integer(
      "size", \.size, Phrase("How many people", es: "Cuántas personas"),
      hint: Phrase("For a group", es: "Para un grupo"), in: 1...10_000_000),
    .text("knows", \.knows, Phrase("What they know", es: "Qué conocen")),
    .choice("influence", \.influence, Phrase("Influence", es: "Influencia")),
    .choice("stage", \.stage, Phrase("What part they take", es: "Qué parte toman")),
    .text("email", \.email, Phrase("E-mail", es: "Correo electrónico"), kind: .email),
    .reference("person", \.person, Phrase("In the list of people", es: "En la lista de personas")),
    .reference("school", \.school, Phrase("School", es: "Escuela")),
  ]

  package enum Form: String, ChoiceType {
    case group, person

    package var label: Phrase {
      switch self {
      case .group: Phrase("Group", es: "Grupo")
      case .person: Phrase("Person", es: "Persona")
      }
    }
  }

  package enum Influence: String, ChoiceType {
    case low, some, high

    package var label: Phrase {
      switch self {
      case .low: Phrase("Little", es: "Poca")
      case .some: Phrase("Some", es: "Alguna")
      case .high: Phrase("Much", es: "Mucha")
      }
    }
  }

  /// What is asked of them.
  package enum Stage: String, ChoiceType {
    case inform, consult, decide

    package var label: Phrase {
      switch self {
      case .inform: Phrase("Is informed", es: "Se le informa")
      case .consult: Phrase("Is consulted", es: "Se le consulta")
      case .decide: Phrase("Takes part in deciding", es: "Participa en la decisión")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var name = ""
  package var form: Form? = .group
  package var group: StakeholderGroup?
  package var size: Int?
  package var knows = ""
  package var influence: Influence?
  package var stage: Stage?
  package var email = ""
  package var person: Person.ID?
  package var school: School.ID?

  package init(id: ID) { self.id = id }
  package var title: String { name }

  package var findings: [Finding] {
    guard form == .person, let size, size > 1 else { return [] }
    return [
      Finding("size", "person-is-one", Phrase("Leave this empty for a person", es: "Deje esto vacío si es una persona"))
    ]
  }
}
