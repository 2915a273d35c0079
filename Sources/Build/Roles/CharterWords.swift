import Vocabulary

/// A duty that a charter keeps away from a role, so that its time stays its own.
package enum ForbiddenDuty: String, ChoiceType {
  case supervision, cover, rating, discipline, clerical, testing, events

  package var label: Phrase {
    switch self {
    case .supervision: Phrase("Lunch, bus and hall duty", es: "Vigilar comedor, autobuses y pasillos")
    case .cover: Phrase("Covering classes of absent colleagues", es: "Cubrir clases de colegas ausentes")
    case .rating: Phrase("Rating colleagues", es: "Calificar a colegas")
    case .discipline: Phrase("Discipline of students outside the own classes", es: "Disciplina fuera de sus clases")
    case .clerical: Phrase("Office work for the school", es: "Trabajo de oficina para la escuela")
    case .testing: Phrase("Running tests for the school", es: "Organizar exámenes de la escuela")
    case .events: Phrase("Organizing events", es: "Organizar eventos")
    }
  }
}

/// What a holder has to do with the ratings of those whom they lead.
package enum EvaluationDuty: String, ChoiceType {
  case none, contributes, owns

  package var label: Phrase {
    switch self {
    case .none: Phrase("Takes no part in ratings", es: "No participa en las calificaciones")
    case .contributes: Phrase("Contributes what was seen", es: "Aporta lo observado")
    case .owns: Phrase("Rates, from beginning to end", es: "Califica, de principio a fin")
    }
  }
}

/// What a holder has to be able to do. The names are of our own making; they follow what published standards for teacher leaders cover.
package enum Competency: String, ChoiceType {
  case adults, evidence, learning, coaching, content, assessment, families, equity, advocacy, teams

  package var label: Phrase {
    switch self {
    case .adults: Phrase("Working with adults who learn", es: "Trabajar con personas adultas que aprenden")
    case .evidence: Phrase("Using research", es: "Usar la investigación")
    case .learning: Phrase("Leading professional learning", es: "Dirigir el aprendizaje profesional")
    case .coaching: Phrase("Watching lessons and coaching", es: "Observar clases y acompañar")
    case .content: Phrase("Knowing the subject and its teaching", es: "Conocer la materia y su enseñanza")
    case .assessment: Phrase("Reading student work and data", es: "Leer trabajos y datos de estudiantes")
    case .families: Phrase("Working with families and community", es: "Trabajar con familias y comunidad")
    case .equity: Phrase("Seeing who is left out", es: "Ver a quién se deja fuera")
    case .advocacy: Phrase("Speaking for students and the profession", es: "Defender a estudiantes y a la profesión")
    case .teams: Phrase("Running a team", es: "Conducir un equipo")
    }
  }
}

/// Who may hold a role: leaders of a school are not only its teachers.
package enum HolderGroup: String, ChoiceType {
  case teachers, supportStaff = "support_staff", students

  package var label: Phrase {
    switch self {
    case .teachers: Phrase("Teachers", es: "Docentes")
    case .supportStaff: Phrase("Support staff", es: "Personal de apoyo")
    case .students: Phrase("Students", es: "Estudiantes")
    }
  }
}

/// Who chooses the holders of a role.
package enum Selector: String, ChoiceType {
  case principal, schoolPanel = "school_panel", poolThenSchool = "pool_then_school", districtPanel = "district_panel"
  case jointPanel = "joint_panel", colleagues

  package var label: Phrase {
    switch self {
    case .principal: Phrase("The principal alone", es: "La dirección sola")
    case .schoolPanel: Phrase("A panel of the school", es: "Un comité de la escuela")
    case .poolThenSchool:
      Phrase("The district finds eligible, the school chooses", es: "El distrito habilita, la escuela elige")
    case .districtPanel: Phrase("A panel of the district", es: "Un comité del distrito")
    case .jointPanel:
      Phrase("Teachers and administrators in equal number", es: "Docentes y administración en igual número")
    case .colleagues: Phrase("The colleagues who will be led", es: "Los colegas a quienes se liderará")
    }
  }
}
