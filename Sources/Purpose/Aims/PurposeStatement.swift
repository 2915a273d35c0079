import Vocabulary

/// What teacher leadership is for in this district, in words that people have agreed on.
package struct PurposeStatement: DistrictRecord {
  package static let kind = RecordKind(
    "purpose_statement", path: "purpose/statements", strategy: .purpose,
    one: Phrase("purpose statement", es: "declaración de propósito"),
    many: Phrase("purpose statements", es: "declaraciones de propósito"),
    about: Phrase(
      "What teacher leadership is for here. Every published role names one.",
      es: "Para qué sirve aquí el liderazgo docente. Cada rol publicado nombra una."))

  package static let fields: [Field<PurposeStatement>] = [
    .line("name", \.name, Phrase("Short name", es: "Nombre corto"), required: true),
    .text("text", \.text, Phrase("Statement", es: "Declaración"), required: true),
    .choices("aims", \.aims, Phrase("Kinds of purpose", es: "Tipos de propósito")),
    .references("priorities", \.priorities, Phrase("Priorities that it serves", es: "Prioridades a las que sirve")),
    .choice("stage", \.stage, Phrase("Stage", es: "Etapa"), required: true),
    .day("agreed_on", \.agreedOn, Phrase("Agreed on", es: "Acordada el")),
  ]

  /// What sort of change a purpose is about.
  package enum Aim: String, ChoiceType {
    case instruction, curriculum, culture, induction, inclusion, families, retention, career

    package var label: Phrase {
      switch self {
      case .instruction: Phrase("Instruction", es: "Enseñanza")
      case .curriculum: Phrase("Curriculum", es: "Currículo")
      case .culture: Phrase("School culture", es: "Cultura escolar")
      case .induction: Phrase("New teachers", es: "Docentes nuevos")
      case .inclusion: Phrase("Inclusion and equity", es: "Inclusión y equidad")
      case .families: Phrase("Families and community", es: "Familias y comunidad")
      case .retention: Phrase("Keeping teachers", es: "Retención de docentes")
      case .career: Phrase("Careers of teachers", es: "Carrera docente")
      }
    }

    /// A reward or a way to keep people is worth having, but it is not yet a change in teaching or culture.
    package var isAboutCareers: Bool { self == .career || self == .retention }
  }

  package let id: ID
  package var version = 0
  package var name = ""
  package var text = ""
  package var aims: [Aim] = []
  package var priorities: [Priority.ID] = []
  package var stage: PlanStage? = .draft
  package var agreedOn: Day?

  package init(id: ID) { self.id = id }
  package var title: String { name }
  package var isAgreed: Bool { stage == .agreed }
  /// Whether the only purpose that it names is a career.
  package var isOnlyAboutCareers: Bool { !aims.isEmpty && aims.allSatisfy(\.isAboutCareers) }

  package var findings: [Finding] {
    guard isAgreed, aims.isEmpty else { return [] }
    return [
      Finding(
        "aims", "no-aim",
        Phrase(
          "Choose at least one kind of purpose before it is agreed",
          es: "Elija al menos un tipo de propósito antes de acordarla"))
    ]
  }
}
