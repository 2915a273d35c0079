import Vocabulary

/// A time and place at which teachers of a school already work together.
package struct CollaborationStructure: DistrictRecord {
  package static let kind = RecordKind(
    "collaboration", path: "context/collaboration", strategy: .context,
    one: Phrase("time for collaboration", es: "espacio de colaboración"),
    many: Phrase("times for collaboration", es: "espacios de colaboración"),
    about: Phrase(
      "Where and when teachers already work together, school by school.",
      es: "Dónde y cuándo colaboran ya los docentes, escuela por escuela."),
    reading: .readSchool, editing: .editSchool)

  package static let fields: [Field<CollaborationStructure>] = [
    .line(
      "name", \.name, Phrase("Name", es: "Nombre"),
      hint: Phrase("For example: Grade 3 team", es: "Por ejemplo: equipo de 3.º grado"), required: true),
    .reference("school", \.school, Phrase("School", es: "Escuela"), required: true),
    .choice("sort", \.sort, Phrase("Sort", es: "Tipo"), required: true),
    .reference("team", \.team, Phrase("Team", es: "Equipo")),
    .integer("people", \.people, Phrase("Teachers who take part", es: "Docentes que participan"), in: 0...10_000),
    .integer("minutes", \.minutes, Phrase("Minutes each time", es: "Minutos cada vez"), in: 1...600, required: true),
    .choice("frequency", \.frequency, Phrase("How often", es: "Con qué frecuencia"), required: true),
    .flag("in_contract", \.inContract, Phrase("Within contract time", es: "Dentro del tiempo de contrato")),
    .choice("protocol_use", \.protocolUse, Phrase("How it is run", es: "Cómo se conduce"), required: true),
    .line("protocol_name", \.protocolName, Phrase("Name of the protocol", es: "Nombre del protocolo")),
    .choice("quality", \.quality, Phrase("How well it works", es: "Qué tal funciona")),
    .text(
      "evidence", \.evidence, Phrase("What shows it", es: "Qué lo muestra"),
      hint: Phrase("Minutes, a visit, what changed in lessons", es: "Actas, una visita, qué cambió en las clases")),
    .day("rated", \.rated, Phrase("Rated on", es: "Valorado el")),
  ]

  /// What sort of meeting it is.
  package enum Sort: String, ChoiceType {
    case team, learningCommunity = "learning_community", leadership, vertical, planning, visits, acrossSchools =
      "across_schools", other

    package var label: Phrase {
      switch self {
      case .team: Phrase("Grade or subject team", es: "Equipo de grado o materia")
      case .learningCommunity: Phrase("Professional learning community", es: "Comunidad de aprendizaje")
      case .leadership: Phrase("Instructional leadership team", es: "Equipo de liderazgo pedagógico")
      case .vertical: Phrase("Across grades", es: "Entre grados")
      case .planning: Phrase("Common planning", es: "Planificación común")
      case .visits: Phrase("Visits to each other’s lessons", es: "Visitas a clases de colegas")
      case .acrossSchools: Phrase("Across schools", es: "Entre escuelas")
      case .other: Phrase("Something else", es: "Otra cosa")
      }
    }
  }

  /// How often it meets.
  package enum Frequency: String, ChoiceType {
    case daily, twiceWeekly = "twice_weekly", weekly, fortnightly, monthly, termly

    package var label: Phrase {
      switch self {
      case .daily: Phrase("Daily", es: "A diario")
      case .twiceWeekly: Phrase("Twice a week", es: "Dos veces por semana")
      case .weekly: Phrase("Weekly", es: "Cada semana")
      case .fortnightly: Phrase("Every two weeks", es: "Cada dos semanas")
      case .monthly: Phrase("Monthly", es: "Cada mes")
      case .termly: Phrase("Each term", es: "Cada periodo")
      }
    }

    /// Meetings in a week of school; a month is counted as four weeks, a term as twelve.
    package var perWeek: Double {
      switch self {
      case .daily: 5
      case .twiceWeekly: 2
      case .weekly: 1
      case .fortnightly: 1.0 / 2
      case .monthly: 1.0 / 4
      case .termly: 1.0 / 12
      }
    }
  }

  /// How the time is run.
  package enum ProtocolUse: String, ChoiceType {
    case none, agenda, written, cycle

    package var label: Phrase {
      switch self {
      case .none: Phrase("Nothing set", es: "Nada fijado")
      case .agenda: Phrase("With an agenda", es: "Con orden del día")
      case .written: Phrase("By a written protocol", es: "Con un protocolo escrito")
      case .cycle: Phrase("In cycles: plan, try, look, adjust", es: "En ciclos: planear, probar, mirar, ajustar")
      }
    }
  }

  /// How well it works, as those who know it judge.
  package enum Quality: String, ChoiceType, Comparable {
    case logistics, sharing, learning, changing

    package var label: Phrase {
      switch self {
      case .logistics: Phrase("1. Mostly dates and logistics", es: "1. Sobre todo fechas y logística")
      case .sharing: Phrase("2. Materials and ideas are shared", es: "2. Se comparten materiales e ideas")
      case .learning: Phrase("3. Student work is looked at together", es: "3. Se mira juntos el trabajo estudiantil")
      case .changing:
        Phrase(
          "4. Lessons change, and the team checks whether it helped",
          es: "4. Las clases cambian, y el equipo comprueba si sirvió")
      }
    }

    package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
    package var rank: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
  }

  package let id: ID
  package var version = 0
  package var name = ""
  package var school: School.ID?
  package var sort: Sort?
  package var team: Team.ID?
  package var people: Int?
  package var minutes: Int?
  package var frequency: Frequency?
  package var inContract = false
  package var protocolUse: ProtocolUse?
  package var protocolName = ""
  package var quality: Quality?
  package var evidence = ""
  package var rated: Day?

  package init(id: ID) { self.id = id }
  package var title: String { name }
  package var place: Place { Place(school: school) }
}

extension CollaborationStructure {
  package var minutesPerWeek: Double { Double(minutes ?? 0) * (frequency?.perWeek ?? 0) }

  /// Often enough to carry work from one meeting to the next.
  package var isRegular: Bool { (frequency?.perWeek ?? 0) >= 0.5 }

  package var isWellRun: Bool { protocolUse == .written || protocolUse == .cycle }

  /// The rating counts as shown only with something that shows it.
  package var shownQuality: Quality? { evidence.trimmed.isEmpty ? nil : quality }
}
