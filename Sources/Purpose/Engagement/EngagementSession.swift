import Vocabulary

/// A meeting, a survey or another occasion on which stakeholders were asked.
package struct EngagementSession: DistrictRecord {
  package static let kind = RecordKind(
    "engagement_session", path: "purpose/sessions", strategy: .purpose,
    one: Phrase("engagement session", es: "sesión de participación"),
    many: Phrase("engagement sessions", es: "sesiones de participación"),
    about: Phrase(
      "When stakeholders were asked, and how many of each group came.",
      es: "Cuándo se preguntó a las partes interesadas y cuántas personas vinieron de cada grupo."))

  package static let fields: [Field<EngagementSession>] =
    [
      .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
      .day("held_on", \.heldOn, Phrase("Day", es: "Día"), required: true),
      .choice("method", \.method, Phrase("How", es: "Cómo")),
      .reference(
        "school", \.school, Phrase("School", es: "Escuela"),
        hint: Phrase("Empty: the whole district", es: "Vacío: todo el distrito")),
      .text("agenda", \.agenda, Phrase("Agenda", es: "Orden del día")),
      .references(
        "stakeholders", \.stakeholders, Phrase("Stakeholders who took part", es: "Partes interesadas que participaron")),
    ] + StakeholderGroup.allCases.map(attendance(of:)) + [
      .text(
        "notes", \.notes, Phrase("Notes", es: "Notas"),
        hint: Phrase(
          "Write what was said, not who said it: everybody who can read the plan can read this",
          es: "Escriba lo que se dijo, no quién lo dijo: todos los que leen el plan pueden leer esto"))
    ]

  private static func attendance(of group: StakeholderGroup) -> Field<EngagementSession> {
    Field(
      "attended_\(group.rawValue)",
      Phrase("Came: \(group.label.en.lowercased())", es: "Asistencia: \(group.label.es.lowercased())"),
      kind: .integer(0...1_000_000)
    ) {
      FieldValue($0.attendance[group])
    } set: {
      $0.attendance[group] = $1.integer
    }
  }

  package enum Method: String, ChoiceType {
    case meeting, focusGroup = "focus_group", committee, interview, survey, visit, online

    package var label: Phrase {
      switch self {
      case .meeting: Phrase("Meeting", es: "Reunión")
      case .focusGroup: Phrase("Focus group", es: "Grupo de discusión")
      case .committee: Phrase("Joint committee", es: "Comité conjunto")
      case .interview: Phrase("Interview", es: "Entrevista")
      case .survey: Phrase("Survey", es: "Encuesta")
      case .visit: Phrase("School visit", es: "Visita a la escuela")
      case .online: Phrase("Online meeting", es: "Reunión en línea")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var name = ""
  package var heldOn: Day?
  package var method: Method?
  package var school: School.ID?
  package var agenda = ""
  package var stakeholders: [Stakeholder.ID] = []
  /// How many people of each group came. A group without a count was not counted, which is not the same as nobody.
  package var attendance: [StakeholderGroup: Int] = [:]
  package var notes = ""

  package init(id: ID) { self.id = id }
  package var title: String { name }
  package var attended: Int { attendance.values.reduce(0, +) }
}
