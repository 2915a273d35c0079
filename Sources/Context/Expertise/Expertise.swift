import Purpose
import Vocabulary

/// What people can know and do that the work needs: the same words for what the district has and for what the plan asks.
package enum ExpertiseArea: String, ChoiceType {
  case facilitation, coaching, adultLearning = "adult_learning", literacy, mathematics, science
  case multilingual, specialEducation = "special_education", dataUse = "data_use", evaluation
  case conversations, projectPlanning = "project_planning", scheduling, finance, pay, measurement, change, technology

  package var label: Phrase {
    switch self {
    case .facilitation: Phrase("Leading teams", es: "Dirigir equipos")
    case .coaching: Phrase("Observing and giving feedback", es: "Observar y dar retroalimentación")
    case .adultLearning: Phrase("How adults learn", es: "Aprendizaje de adultos")
    case .literacy: Phrase("Literacy", es: "Lectoescritura")
    case .mathematics: Phrase("Mathematics", es: "Matemáticas")
    case .science: Phrase("Science", es: "Ciencias")
    case .multilingual: Phrase("Multilingual learners", es: "Estudiantes multilingües")
    case .specialEducation: Phrase("Special education", es: "Educación especial")
    case .dataUse: Phrase("Using data with teachers", es: "Uso de datos con docentes")
    case .evaluation: Phrase("Agreeing on what good teaching looks like", es: "Acordar cómo es la buena enseñanza")
    case .conversations: Phrase("Difficult conversations", es: "Conversaciones difíciles")
    case .projectPlanning: Phrase("Planning goals and projects", es: "Planificar metas y proyectos")
    case .scheduling: Phrase("Schedules and released time", es: "Horarios y tiempo liberado")
    case .finance: Phrase("Combining funds", es: "Combinar fondos")
    case .pay: Phrase("Pay, contracts and bargaining", es: "Salarios, contratos y negociación")
    case .measurement: Phrase("Measurement and evaluation design", es: "Medición y diseño de la evaluación")
    case .change: Phrase("Leading change", es: "Dirigir el cambio")
    case .technology: Phrase("Systems and technology", es: "Sistemas y tecnología")
    }
  }
}

/// How much somebody can do.
package enum ExpertiseLevel: String, ChoiceType, Comparable {
  case learning, practicing, leading, recognized

  package var label: Phrase {
    switch self {
    case .learning: Phrase("Learning it", es: "En aprendizaje")
    case .practicing: Phrase("Does it well", es: "Lo hace bien")
    case .leading: Phrase("Teaches others to do it", es: "Enseña a otros a hacerlo")
    case .recognized: Phrase("Sought out by others", es: "Otros lo buscan por ello")
    }
  }

  package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
  package var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Somebody, in the district or outside, who can do something that the work needs, with the evidence for it.
package struct Expertise: DistrictRecord {
  package static let kind = RecordKind(
    "expertise", path: "context/expertise", strategy: .context,
    one: Phrase("source of expertise", es: "fuente de saber"),
    many: Phrase("sources of expertise", es: "fuentes de saber"),
    about: Phrase(
      "Who can do what the work needs, inside the district and outside it, and how we know.",
      es: "Quién sabe hacer lo que el trabajo necesita, dentro y fuera del distrito, y cómo lo sabemos."))

  package static let fields: [Field<Expertise>] = [
    .line(
      "holder", \.holder, Phrase("Name", es: "Nombre"),
      hint: Phrase("Person, team or partner organization", es: "Persona, equipo u organización"), required: true),
    .reference("person", \.person, Phrase("Person in the directory", es: "Persona en el directorio")),
    .choice("side", \.side, Phrase("Inside or outside", es: "Interno o externo"), required: true),
    .choice("area", \.area, Phrase("Area", es: "Área"), required: true),
    .choice("level", \.level, Phrase("Level", es: "Nivel"), required: true),
    .text(
      "evidence", \.evidence, Phrase("Evidence", es: "Evidencia"),
      hint: Phrase(
        "What shows it: results, a certificate, those taught",
        es: "Qué lo muestra: resultados, un certificado, personas formadas")),
    .day("shown", \.shown, Phrase("Date of the evidence", es: "Fecha de la evidencia")),
    .day(
      "until", \.until, Phrase("Available until", es: "Disponible hasta"),
      hint: Phrase("Empty: no end is known", es: "Vacío: no se conoce un final")),
    .money("cost", \.cost, Phrase("Cost per year", es: "Costo por año")),
    .text("notes", \.notes, Phrase("Notes", es: "Notas")),
  ]

  /// Whether the district has it itself.
  package enum Side: String, ChoiceType {
    case inside, outside

    package var label: Phrase {
      switch self {
      case .inside: Phrase("Inside the district", es: "Dentro del distrito")
      case .outside: Phrase("Partner outside", es: "Organización externa")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var holder = ""
  package var person: Person.ID?
  package var side: Side?
  package var area: ExpertiseArea?
  package var level: ExpertiseLevel?
  package var evidence = ""
  package var shown: Day?
  package var until: Day?
  package var cost: Money?
  package var notes = ""

  package init(id: ID) { self.id = id }
  package var title: String { [holder, area?.label.en ?? ""].filter { !$0.isEmpty }.joined(separator: ", ") }

  package var findings: [Finding] {
    guard shown != nil, evidence.trimmed.isEmpty else { return [] }
    return [
      Finding(
        "evidence", "no-evidence",
        Phrase(
          "Say what the evidence is", es: "Diga cuál es la evidencia"))
    ]
  }
}

/// What the plan needs somebody to be able to do, how many of them, and by when.
package struct ExpertiseNeed: DistrictRecord {
  package static let kind = RecordKind(
    "expertise_need", path: "context/expertise-needs", strategy: .context,
    one: Phrase("need for expertise", es: "necesidad de saber"),
    many: Phrase("needs for expertise", es: "necesidades de saber"),
    about: Phrase(
      "What the plan needs people to be able to do, how many, and by when.",
      es: "Qué necesita el plan que sepa hacer la gente, cuánta gente y para cuándo."))

  package static let fields: [Field<ExpertiseNeed>] = [
    .choice("area", \.area, Phrase("Area", es: "Área"), required: true),
    .choice("level", \.level, Phrase("Level at least", es: "Nivel mínimo"), required: true),
    .integer("people", \.people, Phrase("How many people", es: "Cuántas personas"), in: 1...10_000, required: true),
    .day("by", \.by, Phrase("Needed by", es: "Para cuándo")),
    .line("reason", \.reason, Phrase("What for", es: "Para qué"), required: true),
    .references("priorities", \.priorities, Phrase("For the priorities", es: "Para las prioridades")),
    .flag("inside_only", \.insideOnly, Phrase("Must be inside the district", es: "Debe estar dentro del distrito")),
    .text("plan", \.plan, Phrase("How the gap will be closed", es: "Cómo se cerrará la brecha")),
  ]

  package let id: ID
  package var version = 0
  package var area: ExpertiseArea?
  package var level: ExpertiseLevel?
  package var people: Int?
  package var by: Day?
  package var reason = ""
  package var priorities: [Priority.ID] = []
  package var insideOnly = false
  package var plan = ""

  package init(id: ID) { self.id = id }
  package var title: String { [area?.label.en ?? "", reason].filter { !$0.isEmpty }.joined(separator: ": ") }
}
