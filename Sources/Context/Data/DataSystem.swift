import Vocabulary

/// Something the district already runs that yields data about teaching: an evaluation system, a survey, a coaching log.
package struct DataSystem: DistrictRecord {
  package static let kind = RecordKind(
    "data_system", path: "context/data-systems", strategy: .context,
    one: Phrase("data system", es: "sistema de datos"), many: Phrase("data systems", es: "sistemas de datos"),
    about: Phrase(
      "What the district already runs that says something about teaching, and how far it can be relied on.",
      es: "Lo que el distrito ya tiene que dice algo sobre la enseñanza, y hasta dónde se puede confiar en ello."))

  package static let fields: [Field<DataSystem>] = [
    .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
    .choices(
      "tells", \.tells, Phrase("What it tells about teaching", es: "Qué dice sobre la enseñanza"), required: true),
    .share(
      "coverage", \.coverage, Phrase("Teachers it covers", es: "Docentes que abarca"),
      hint: Phrase("Share of all teachers, in percent", es: "Parte de todo el profesorado, en por ciento")),
    .choice("cadence", \.cadence, Phrase("How often it is brought up to date", es: "Con qué frecuencia se actualiza")),
    .reference("owner", \.owner, Phrase("Owner", es: "Responsable")),
    .line(
      "access", \.access, Phrase("Who can read it", es: "Quién puede leerlo"),
      hint: Phrase("For example: principals, own school only", es: "Por ejemplo: direcciones, solo su escuela")),
    .money("cost", \.cost, Phrase("Cost per year", es: "Costo por año")),
    .choice("quality", \.quality, Phrase("Quality of what is in it", es: "Calidad de lo que contiene")),
    .choice(
      "allowed_use", \.allowedUse, Phrase("Use allowed by contract", es: "Uso permitido por contrato"),
      hint: Phrase(
        "What the bargaining agreement and the licence let the district do with it",
        es: "Lo que el convenio laboral y la licencia permiten hacer con ello")),
    .choice("reliability", \.reliability, Phrase("Reliability", es: "Fiabilidad"), hint: DataSystem.reliabilityHint),
    .choice("validity", \.validity, Phrase("Validity", es: "Validez"), hint: DataSystem.validityHint),
    .share(
      "top_share", \.topShare, Phrase("Teachers in the top categories", es: "Docentes en las categorías superiores"),
      hint: Phrase(
        "For ratings: the share rated in the top two. When nearly all are at the top, it cannot tell who leads",
        es: "Para valoraciones: la parte en las dos superiores. Si casi todo el mundo está arriba, no distingue a nadie"
      )),
    .flag(
      "raters_trained", \.ratersTrained,
      Phrase("Raters are trained and checked", es: "Quienes valoran están formados y verificados")),
    .day("reviewed", \.reviewed, Phrase("Last reviewed on", es: "Última revisión")),
    .text("evidence", \.evidence, Phrase("What this rests on", es: "En qué se basa esto"), kind: .address),
    .text("notes", \.notes, Phrase("Notes", es: "Notas")),
  ]

  package let id: ID
  package var version = 0
  package var name = ""
  package var tells: [Subject] = []
  package var coverage: Double?
  package var cadence: Cadence?
  package var owner: Person.ID?
  package var access = ""
  package var cost: Money?
  package var quality: Quality?
  package var allowedUse: AllowedUse?
  package var reliability: Knowledge?
  package var validity: Knowledge?
  package var topShare: Double?
  package var ratersTrained = false
  package var reviewed: Day?
  package var evidence = ""
  package var notes = ""

  package init(id: ID) { self.id = id }
  package var title: String { name }

  private static var reliabilityHint: Phrase {
    Phrase("Would it say the same again, or with another rater?", es: "¿Diría lo mismo otra vez, o con otra persona?")
  }
  private static var validityHint: Phrase {
    Phrase("Does it say what it claims to say?", es: "¿Dice lo que afirma decir?")
  }
}

extension DataSystem {
  /// What a data system may speak of.
  package enum Subject: String, ChoiceType {
    case ratings, observation, growth, studentSurvey = "student_survey", staffSurvey = "staff_survey"
    case certification, coaching, training, staffing, collaboration, other

    package var label: Phrase {
      switch self {
      case .ratings: Phrase("Summative ratings", es: "Valoraciones finales")
      case .observation: Phrase("Classroom observation", es: "Observación de clases")
      case .growth: Phrase("Student growth by teacher", es: "Progreso estudiantil por docente")
      case .studentSurvey: Phrase("Student survey", es: "Encuesta a estudiantes")
      case .staffSurvey: Phrase("Staff survey", es: "Encuesta al personal")
      case .certification: Phrase("Certification and credentials", es: "Certificación y credenciales")
      case .coaching: Phrase("Coaching log", es: "Registro de acompañamiento")
      case .training: Phrase("Training record", es: "Registro de formación")
      case .staffing: Phrase("Staffing and retention", es: "Plantilla y permanencia")
      case .collaboration: Phrase("Collaboration", es: "Colaboración")
      case .other: Phrase("Something else", es: "Otra cosa")
      }
    }

    /// Whether it speaks of how effective one teacher is, as against what a school or a person does.
    package var speaksOfEffectiveness: Bool { [.ratings, .observation, .growth, .studentSurvey].contains(self) }
  }

  /// How often something is brought up to date.
  package enum Cadence: String, ChoiceType {
    case daily, weekly, monthly, termly, yearly, rarely

    package var label: Phrase {
      switch self {
      case .daily: Phrase("Daily", es: "A diario")
      case .weekly: Phrase("Weekly", es: "Cada semana")
      case .monthly: Phrase("Monthly", es: "Cada mes")
      case .termly: Phrase("Each term", es: "Cada periodo")
      case .yearly: Phrase("Yearly", es: "Cada año")
      case .rarely: Phrase("Less often", es: "Con menos frecuencia")
      }
    }
  }

  /// How good what is in it is, as the people who use it judge.
  package enum Quality: String, ChoiceType {
    case poor, uneven, good, audited

    package var label: Phrase {
      switch self {
      case .poor: Phrase("Poor: often missing or wrong", es: "Mala: a menudo falta o está mal")
      case .uneven: Phrase("Uneven between schools", es: "Desigual entre escuelas")
      case .good: Phrase("Good: complete and in time", es: "Buena: completa y a tiempo")
      case .audited: Phrase("Good, and checked by somebody else", es: "Buena, y verificada por otra parte")
      }
    }
  }

  /// What the contract lets the district use it for.
  package enum AllowedUse: String, ChoiceType {
    case notChecked = "not_checked", none, formative, selection

    package var label: Phrase {
      switch self {
      case .notChecked: Phrase("Not checked yet", es: "Aún sin comprobar")
      case .none: Phrase("Not about single teachers", es: "No sobre docentes individuales")
      case .formative: Phrase("To help teachers, not to choose them", es: "Para apoyar, no para elegir")
      case .selection: Phrase("Also to choose teacher leaders", es: "También para elegir docentes líderes")
      }
    }
  }

  /// How anybody knows that it is reliable, or valid.
  package enum Knowledge: String, ChoiceType, Comparable {
    case unknown, claimed, studied, measured

    package var label: Phrase {
      switch self {
      case .unknown: Phrase("Not known", es: "No se sabe")
      case .claimed: Phrase("The maker says so", es: "Lo dice quien lo hizo")
      case .studied: Phrase("Shown in a study elsewhere", es: "Mostrado en un estudio de otro lugar")
      case .measured: Phrase("Measured on our own data", es: "Medido con nuestros propios datos")
      }
    }

    package static func < (a: Self, b: Self) -> Bool {
      allCases.firstIndex(of: a) ?? 0 < allCases.firstIndex(of: b) ?? 0
    }
  }
}
