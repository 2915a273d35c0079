import Vocabulary

/// A talk between a principal and whoever helps them: what it was about, what the principal needs next, and who sees to it.
package struct CheckIn: DistrictRecord {
  package static let kind = RecordKind(
    "check_in", path: "build/check-ins", strategy: .build,
    one: Phrase("check-in", es: "conversación de seguimiento"),
    many: Phrase("check-ins", es: "conversaciones de seguimiento"),
    about: Phrase(
      "Talks of principals with those who help them: what they need next, and who sees to it.",
      es: "Conversaciones de directores con quienes les ayudan: qué necesitan y quién se ocupa."),
    reading: .readSupport, editing: .editSupport)

  package static let fields: [Field<CheckIn>] = [
    .day("day", \.day, Phrase("Day", es: "Día"), required: true),
    .reference("school", \.school, Phrase("School", es: "Escuela"), required: true),
    .reference("principal", \.principal, Phrase("Principal", es: "Dirección"), required: true),
    .reference("with", \.with, Phrase("With", es: "Con"), required: true),
    .choices("topics", \.topics, Phrase("About", es: "Sobre")),
    .text("agenda", \.agenda, Phrase("Agenda", es: "Agenda")),
    .text("seen", \.seen, Phrase("What was seen and said", es: "Qué se vio y se dijo")),
    .text("needs", \.needs, Phrase("What the principal needs next", es: "Qué necesita ahora la dirección")),
    .line("follow_up", \.followUp, Phrase("Follow-up", es: "Seguimiento")),
    .reference("follow_up_by", \.followUpBy, Phrase("Who sees to it", es: "Quién se ocupa")),
    .day("follow_up_due", \.followUpDue, Phrase("Until", es: "Para el")),
    .day("followed_up", \.followedUp, Phrase("Done on", es: "Hecho el")),
  ]

  /// What a talk was about.
  package enum Topic: String, ChoiceType {
    case agreement, release, staffing, plan, training, trust, results, other

    package var label: Phrase {
      switch self {
      case .agreement: Phrase("Agreements with leaders", es: "Acuerdos con líderes")
      case .release: Phrase("Released time", es: "Tiempo liberado")
      case .staffing: Phrase("Who holds the roles", es: "Quién ocupa los roles")
      case .plan: Phrase("The school’s plan", es: "El plan de la escuela")
      case .training: Phrase("Training", es: "Formación")
      case .trust: Phrase("Trust and culture", es: "Confianza y cultura")
      case .results: Phrase("What it changes", es: "Qué cambia")
      case .other: Phrase("Something else", es: "Otra cosa")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var day: Day?
  package var school: School.ID?
  package var principal: Person.ID?
  package var with: Person.ID?
  package var topics: [Topic] = []
  package var agenda = ""
  package var seen = ""
  package var needs = ""
  package var followUp = ""
  package var followUpBy: Person.ID?
  package var followUpDue: Day?
  package var followedUp: Day?

  package init(id: ID) { self.id = id }
  package var title: String { day.map { "Check-in of \($0)" } ?? "" }
  package var place: Place { Place(school: school) }

  package func isLate(on today: Day) -> Bool { followedUp == nil && followUpDue.map { $0 < today } ?? false }

  package var findings: [Finding] {
    var found: [Finding] = []
    if principal != nil, principal == with {
      found.append(
        Finding("with", "with-oneself", Phrase("Choose somebody else", es: "Elija a otra persona")))
    }
    if followUp.isEmpty, followUpDue != nil || followUpBy != nil {
      found.append(
        Finding("follow_up", "no-follow-up", Phrase("Say what has to be done", es: "Diga qué hay que hacer")))
    }
    if let day, let followedUp, followedUp < day {
      found.append(
        Finding(
          "followed_up", "before-check-in",
          Phrase(
            "Choose a day that is not before the check-in", es: "Elija un día que no sea anterior a la conversación")))
    }
    return found
  }
}
