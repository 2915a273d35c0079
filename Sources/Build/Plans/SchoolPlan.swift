import Purpose
import Vocabulary

/// When the district asks its schools for their plans of a school year.
package struct PlanCall: DistrictRecord {
  package static let kind = RecordKind(
    "plan_call", path: "build/plan-calls", strategy: .build,
    one: Phrase("call for plans", es: "convocatoria de planes"),
    many: Phrase("calls for plans", es: "convocatorias de planes"),
    about: Phrase(
      "When schools are asked for their plans, and by when.",
      es: "Cuándo se piden los planes y para cuándo."))

  package static let fields: [Field<PlanCall>] = [
    .year("year", \.year, Phrase("School year", es: "Año escolar"), required: true),
    .day("opens", \.opens, Phrase("Opens on", es: "Se abre el")),
    .day("due", \.due, Phrase("Plans are due on", es: "Los planes se entregan hasta el")),
    .text("words", \.words, Phrase("What schools are asked", es: "Qué se pide a las escuelas")),
  ]

  package let id: ID
  package var version = 0
  package var year: SchoolYear?
  package var opens: Day?
  package var due: Day?
  package var words = ""

  package init(id: ID) { self.id = id }
  package var title: String { year?.description ?? "" }

  package var findings: [Finding] {
    guard let opens, let due, due < opens else { return [] }
    return [
      Finding(
        "due", "due-before-open",
        Phrase(
          "Choose a day that is not before the opening",
          es: "Elija un día que no sea anterior a la apertura"))
    ]
  }
}

/// What one school does in one school year within what the district holds tight.
package struct SchoolPlan: DistrictRecord {
  package static let kind = RecordKind(
    "school_plan", path: "build/school-plans", strategy: .build,
    one: Phrase("school plan", es: "plan de escuela"),
    many: Phrase("school plans", es: "planes de escuela"),
    about: Phrase(
      "Each school’s own plan: what it chooses where the choice is its own.",
      es: "El plan de cada escuela: lo que elige donde le toca elegir."),
    reading: .readSchool, editing: .editSchool)

  package static let fields: [Field<SchoolPlan>] = [
    .reference("school", \.school, Phrase("School", es: "Escuela"), required: true),
    .year("year", \.year, Phrase("School year", es: "Año escolar"), required: true),
    .text(
      "aim", \.aim,
      Phrase(
        "What the school wants teacher leadership to change",
        es: "Qué quiere cambiar la escuela con el liderazgo docente")),
    .text(
      "readiness", \.readiness,
      Phrase(
        "What the readiness assessment asks of the plan",
        es: "Qué exige al plan la valoración de preparación")),
    .choice("stage", \.stage, Phrase("Stage", es: "Etapa"), required: true),
    .day("submitted", \.submitted, Phrase("Submitted on", es: "Entregado el")),
    .day("decided", \.decided, Phrase("Decided on", es: "Decidido el")),
    .reference("decided_by", \.decidedBy, Phrase("Decided by", es: "Decidido por")),
    .text("decision", \.decision, Phrase("Reasons", es: "Razones")),
    .reference("copied_from", \.copiedFrom, Phrase("Begun from", es: "Parte de")),
  ]

  package enum Stage: String, ChoiceType {
    case draft, submitted, returned, approved

    package var label: Phrase {
      switch self {
      case .draft: Phrase("Draft", es: "Borrador")
      case .submitted: Phrase("Submitted", es: "Entregado")
      case .returned: Phrase("Returned", es: "Devuelto")
      case .approved: Phrase("Approved", es: "Aprobado")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var school: School.ID?
  package var year: SchoolYear?
  package var aim = ""
  package var readiness = ""
  package var stage: Stage? = .draft
  package var submitted: Day?
  package var decided: Day?
  package var decidedBy: Person.ID?
  package var decision = ""
  package var copiedFrom: SchoolPlan.ID?

  package init(id: ID) { self.id = id }
  package var title: String { year?.description ?? "" }
  package var place: Place { Place(school: school) }

  /// Whether the school may still change what it says.
  package var isOpen: Bool { stage == .draft || stage == .returned }
  package var isApproved: Bool { stage == .approved }
}

/// What a school plan answers to one decision right; and, later, what was done.
package struct PlanAnswer: DistrictRecord {
  package static let kind = RecordKind(
    "plan_answer", path: "build/plan-answers", strategy: .build,
    one: Phrase("answer of a plan", es: "respuesta de un plan"),
    many: Phrase("answers of plans", es: "respuestas de planes"),
    about: Phrase(
      "What each school’s plan says to each question, and what was done.",
      es: "Qué dice el plan de cada escuela a cada cuestión y qué se hizo."),
    reading: .readSchool, editing: .editSchool)

  package static let fields: [Field<PlanAnswer>] = [
    .reference("school", \.school, Phrase("School", es: "Escuela"), required: true),
    .reference("plan", \.plan, Phrase("Plan", es: "Plan"), required: true),
    .reference("right", \.right, Phrase("Question", es: "Cuestión"), required: true),
    .text("value", \.value, Phrase("Answer", es: "Respuesta")),
    .text("note", \.note, Phrase("Note", es: "Nota")),
    .text("enacted", \.enacted, Phrase("What is done", es: "Qué se hace")),
    .day("enacted_on", \.enactedOn, Phrase("Seen on", es: "Visto el")),
    .text("enacted_note", \.enactedNote, Phrase("Why it differs", es: "Por qué difiere")),
  ]

  package let id: ID
  package var version = 0
  package var school: School.ID?
  package var plan: SchoolPlan.ID?
  package var right: DecisionRight.ID?
  package var value = ""
  package var note = ""
  package var enacted = ""
  package var enactedOn: Day?
  package var enactedNote = ""

  package init(id: ID) { self.id = id }
  package var title: String { value }
  package var place: Place { Place(school: school) }

  /// What the form calls the answer to this right.
  package static func field(_ right: DecisionRight.ID) -> String { "answer-\(right)" }
}

/// A team that a school plans: who leads it in which role, how many, with how much time.
package struct PlannedTeam: DistrictRecord {
  package static let kind = RecordKind(
    "planned_team", path: "build/planned-teams", strategy: .build,
    one: Phrase("planned team", es: "equipo previsto"),
    many: Phrase("planned teams", es: "equipos previstos"),
    about: Phrase(
      "The teams of each school’s plan, with leader, span, release and training.",
      es: "Los equipos del plan de cada escuela, con líder, alcance, tiempo y formación."),
    reading: .readSchool, editing: .editSchool)

  package static let fields: [Field<PlannedTeam>] = [
    .line("name", \.name, Phrase("Team", es: "Equipo"), required: true),
    .reference("school", \.school, Phrase("School", es: "Escuela"), required: true),
    .reference("plan", \.plan, Phrase("Plan", es: "Plan"), required: true),
    .reference("role", \.role, Phrase("Role of the leader", es: "Rol de quien lidera")),
    .reference("leader", \.leader, Phrase("Leader, if chosen", es: "Líder, si se ha elegido")),
    .integer("led", \.led, Phrase("People led", es: "Personas a su cargo"), in: 0...500),
    .share("release", \.release, Phrase("Released time", es: "Tiempo liberado")),
    .integer(
      "training_days", \.trainingDays, Phrase("Days of training", es: "Días de formación"),
      in: 0...60),
  ]

  package let id: ID
  package var version = 0
  package var name = ""
  package var school: School.ID?
  package var plan: SchoolPlan.ID?
  package var role: Role.ID?
  package var leader: Person.ID?
  package var led: Int?
  package var release: Double?
  package var trainingDays: Int?

  package init(id: ID) { self.id = id }
  package var title: String { name }
  package var place: Place { Place(school: school) }
}
