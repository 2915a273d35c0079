import Vocabulary

/// What a school says of its own readiness for teacher leadership, in one respect, with what shows it and what it does next.
package struct ReadinessAssessment: DistrictRecord {
  package static let kind = RecordKind(
    "readiness", path: "context/readiness", strategy: .context,
    one: Phrase("readiness assessment", es: "valoración de preparación"),
    many: Phrase("readiness assessments", es: "valoraciones de preparación"),
    about: Phrase(
      "How ready each school says it is, respect by respect, with evidence and next steps.",
      es: "Cuán preparada dice estar cada escuela, aspecto por aspecto, con evidencia y próximos pasos."),
    reading: .readSchool, editing: .editSchool)

  package static let fields: [Field<ReadinessAssessment>] = [
    .reference("school", \.school, Phrase("School", es: "Escuela"), required: true),
    .choice("criterion", \.criterion, Phrase("Respect", es: "Aspecto"), required: true),
    .choice("level", \.level, Phrase("Level", es: "Nivel"), required: true),
    .text("evidence", \.evidence, Phrase("What shows it", es: "Qué lo muestra")),
    .line("next_step", \.nextStep, Phrase("Next step", es: "Próximo paso")),
    .reference("owner", \.owner, Phrase("Who does it", es: "Quién lo hace")),
    .day("due", \.due, Phrase("By", es: "Para el")),
    .flag("is_done", \.isDone, Phrase("The step is done", es: "El paso está hecho")),
    .day("assessed", \.assessed, Phrase("Assessed on", es: "Valorado el"), required: true),
  ]

  package let id: ID
  package var version = 0
  package var school: School.ID?
  package var criterion: ReadinessCriterion?
  package var level: ReadinessLevel?
  package var evidence = ""
  package var nextStep = ""
  package var owner: Person.ID?
  package var due: Day?
  package var isDone = false
  package var assessed: Day?

  package init(id: ID) { self.id = id }
  package var title: String { criterion?.label.en ?? "" }
  package var place: Place { Place(school: school) }

  package var findings: [Finding] {
    guard nextStep.trimmed.isEmpty, due != nil || owner != nil else { return [] }
    return [
      Finding(
        "next_step", "no-step",
        Phrase(
          "Say what the next step is", es: "Diga cuál es el próximo paso"))
    ]
  }
}

/// How ready a school is in one respect.
package enum ReadinessLevel: String, ChoiceType, Comparable {
  case starting, growing, ready, helping

  package var label: Phrase {
    switch self {
    case .starting: Phrase("1. Starting", es: "1. Al comienzo")
    case .growing: Phrase("2. On the way", es: "2. En camino")
    case .ready: Phrase("3. Ready", es: "3. Preparada")
    case .helping: Phrase("4. Can help others", es: "4. Puede ayudar a otras")
    }
  }

  package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
  package var rank: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}

/// One respect in which a school can be ready.
package enum ReadinessCriterion: String, ChoiceType {
  case vision, leader, capacity, culture, structures

  package var label: Phrase {
    switch self {
    case .vision: Phrase("Shared purpose", es: "Propósito compartido")
    case .leader: Phrase("The principal", es: "La dirección")
    case .capacity: Phrase("People who could lead", es: "Personas que podrían liderar")
    case .culture: Phrase("Trust and culture", es: "Confianza y cultura")
    case .structures: Phrase("Time and structures", es: "Tiempo y estructuras")
    }
  }

  package var question: Phrase {
    switch self {
    case .vision:
      Phrase(
        "Can staff say what teacher leaders are for at this school?",
        es: "¿Puede el personal decir para qué sirven los docentes líderes en esta escuela?")
    case .leader:
      Phrase(
        "Does the principal share decisions, and make time to work with leaders?",
        es: "¿La dirección comparte decisiones y dedica tiempo a trabajar con líderes?")
    case .capacity:
      Phrase(
        "Are there teachers whose practice others want to learn from, in the subjects that matter?",
        es: "¿Hay docentes de quienes otros quieran aprender, en las materias que importan?")
    case .culture:
      Phrase(
        "Do teachers open their lessons to one another and say honestly what they see?",
        es: "¿Los docentes abren sus clases a colegas y dicen con franqueza lo que ven?")
    case .structures:
      Phrase(
        "Do the schedule and the teams give leaders time with those they lead?",
        es: "¿El horario y los equipos dan a los líderes tiempo con quienes lideran?")
    }
  }
}
