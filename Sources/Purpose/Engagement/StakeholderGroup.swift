import Vocabulary

/// The part of the community that a stakeholder belongs to.
package enum StakeholderGroup: String, ChoiceType, Codable, Comparable {
  case teachers, teacherLeaders = "teacher_leaders", supportStaff = "support_staff", principals, centralOffice =
    "central_office"
  case students, families, union, board, community, partners

  package var label: Phrase {
    switch self {
    case .teachers: Phrase("Teachers", es: "Docentes")
    case .teacherLeaders: Phrase("Teacher leaders", es: "Docentes líderes")
    case .supportStaff: Phrase("Support staff", es: "Personal de apoyo")
    case .principals: Phrase("Principals", es: "Directores de escuela")
    case .centralOffice: Phrase("Central office", es: "Oficina central")
    case .students: Phrase("Students", es: "Estudiantes")
    case .families: Phrase("Families", es: "Familias")
    case .union: Phrase("Union", es: "Sindicato")
    case .board: Phrase("Board", es: "Junta")
    case .community: Phrase("Community", es: "Comunidad")
    case .partners: Phrase("Partners and universities", es: "Organizaciones y universidades")
    }
  }

  /// In the order in which lists show them.
  package static func < (a: Self, b: Self) -> Bool { a.order < b.order }
  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
