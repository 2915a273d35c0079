/// Something a person may or may not do at a place. Pages, acts and the interface for programs all ask for one of these.
package enum Deed: String, CaseIterable, Sendable, Codable {
  /// Purpose, context, measures and roles as every member of staff may read them.
  case readPlan
  case editPlan
  /// What is delicate though not about one person: who has influence, what a contract costs, how far a school trusts.
  case readDelicate
  case editDelicate
  /// What one school says of itself: its titles, its time for collaboration, its readiness.
  case readSchool
  case editSchool
  /// Handing in the figures of a round: of one's own school, or of the measures that one answers for.
  case enterReadings
  /// Approving or returning the plan of a school, and deciding where it may depart from a rule.
  case decidePlans
  /// What principals and those who help them say to one another.
  case readSupport
  case editSupport
  case comment
  case readPeople
  case editPeople
  case importRoster
  case manageAccess
  case readHistory
  case viewAs
  case export
  /// To agree to a change of what was sealed at the launch, which somebody else has asked for.
  case approveAmendment
  /// To bring ratings and growth for an analysis, which keeps the answer and not the rows.
  case analyze

  /// Whether it is about what every member of staff may read.
  package var isOpen: Bool { [.readPlan, .editPlan, .comment].contains(self) }

  /// Whether it leaves everything as it was.
  package var isReading: Bool {
    switch self {
    case .readPlan, .readDelicate, .readSchool, .readSupport, .readPeople, .readHistory: true
    default: false
    }
  }

  package var label: Phrase {
    switch self {
    case .readPlan: Phrase("read the plan", es: "leer el plan")
    case .editPlan: Phrase("change the plan", es: "cambiar el plan")
    case .readDelicate: Phrase("read what is delicate", es: "leer lo delicado")
    case .editDelicate: Phrase("change what is delicate", es: "cambiar lo delicado")
    case .readSchool: Phrase("read what a school says of itself", es: "leer lo que una escuela dice de sí misma")
    case .editSchool: Phrase("change what a school says of itself", es: "cambiar lo que una escuela dice de sí misma")
    case .enterReadings: Phrase("enter readings", es: "introducir lecturas")
    case .decidePlans:
      Phrase("decide on school plans and variances", es: "decidir sobre planes de escuela y excepciones")
    case .readSupport: Phrase("read how principals are supported", es: "leer cómo se apoya a las direcciones")
    case .editSupport: Phrase("support principals", es: "apoyar a las direcciones")
    case .comment: Phrase("comment", es: "comentar")
    case .readPeople: Phrase("read the list of people", es: "leer la lista de personas")
    case .editPeople: Phrase("change people and places", es: "cambiar personas y lugares")
    case .importRoster: Phrase("bring in a roster", es: "importar un listado")
    case .manageAccess: Phrase("give and end access", es: "dar y retirar acceso")
    case .readHistory: Phrase("read the history", es: "leer el historial")
    case .viewAs: Phrase("view as another person", es: "ver como otra persona")
    case .export: Phrase("export everything", es: "exportar todo")
    case .analyze: Phrase("analyze ratings and growth", es: "analizar valoraciones y progreso")
    case .approveAmendment: Phrase("approve changes of what is sealed", es: "aprobar cambios de lo sellado")
    }
  }
}
