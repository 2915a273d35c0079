/// The sort of a position, as far as it decides what its holder may do.
package enum Post: String, ChoiceType, CaseIterable {
  case director, superintendent, boardMember = "board_member", principalManager = "principal_manager", principal
  case teacherLeader = "teacher_leader", teacher, supportStaff = "support_staff", student
  case analyst, itOfficer = "it_officer", auditor, stakeholder

  package var label: Phrase {
    switch self {
    case .director: Phrase("teacher-leadership director", es: "dirección de liderazgo docente")
    case .superintendent: Phrase("superintendent", es: "superintendencia")
    case .boardMember: Phrase("board member", es: "integrante de la junta")
    case .principalManager: Phrase("principal manager", es: "supervisión de directores")
    case .principal: Phrase("principal", es: "dirección de escuela")
    case .teacherLeader: Phrase("teacher leader", es: "docente líder")
    case .teacher: Phrase("teacher", es: "docente")
    case .supportStaff: Phrase("support staff", es: "personal de apoyo")
    case .student: Phrase("student", es: "estudiante")
    case .analyst: Phrase("data analyst", es: "análisis de datos")
    case .itOfficer: Phrase("district IT", es: "informática del distrito")
    case .auditor: Phrase("auditor", es: "auditoría")
    case .stakeholder: Phrase("stakeholder", es: "parte interesada")
    }
  }

  /// Posts that reach the whole district are given in the product, by somebody entitled, and never by a roster.
  package var isGivenByRoster: Bool {
    switch self {
    case .principal, .teacher, .supportStaff: true
    default: false
    }
  }

  package var deeds: Set<Deed> {
    switch self {
    case .director:
      [
        .readPlan, .editPlan, .readDelicate, .editDelicate, .readSchool, .editSchool, .enterReadings, .decidePlans,
        .readSupport,
        .editSupport, .comment, .readPeople, .editPeople,
        .importRoster, .manageAccess, .readHistory, .viewAs, .export, .approveAmendment, .analyze,
      ]
    case .superintendent:
      [
        .readPlan, .readDelicate, .readSchool, .readSupport, .comment, .readPeople, .readHistory, .approveAmendment,
      ]
    case .boardMember: [.readPlan, .comment]
    case .principalManager: [.readPlan, .readSchool, .decidePlans, .readSupport, .editSupport, .comment, .readPeople]
    case .principal: [.readPlan, .readSchool, .editSchool, .enterReadings, .readSupport, .comment, .readPeople]
    case .teacherLeader, .teacher, .supportStaff, .student, .stakeholder: [.readPlan, .comment]
    case .analyst: [.readPlan, .readDelicate, .readSchool, .enterReadings, .comment, .readPeople, .export, .analyze]
    case .itOfficer: [.readPlan, .readPeople, .editPeople, .importRoster, .manageAccess, .readHistory]
    case .auditor: [.readPlan, .readDelicate, .readSchool, .readPeople, .readHistory]
    }
  }
}
