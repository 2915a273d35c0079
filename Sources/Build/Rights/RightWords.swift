import Vocabulary

/// How firmly the district holds a question.
package enum Hold: String, ChoiceType, Comparable {
  case loose, bounded, tight

  package var label: Phrase {
    switch self {
    case .loose: Phrase("Loose", es: "Abierta")
    case .bounded: Phrase("Bounded", es: "Acotada")
    case .tight: Phrase("Tight", es: "Fija")
    }
  }

  package var meaning: Phrase {
    switch self {
    case .loose: Phrase("Each school decides", es: "Cada escuela decide")
    case .bounded:
      Phrase("Each school decides within a bound", es: "Cada escuela decide dentro de un límite")
    case .tight: Phrase("One value for every school", es: "Un solo valor para todas las escuelas")
    }
  }

  package static func < (a: Hold, b: Hold) -> Bool { a.rank < b.rank }
  /// 0 for loose to 2 for tight.
  package var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Where a decision is made.
package enum DecisionLevel: String, ChoiceType {
  case district, school, jointly

  package var label: Phrase {
    switch self {
    case .district: Phrase("District", es: "Distrito")
    case .school: Phrase("School", es: "Escuela")
    case .jointly: Phrase("Jointly", es: "En conjunto")
    }
  }
}

/// Who may allow a school to depart from a decision.
package enum RightOwner: String, ChoiceType {
  case director
  case principalManager = "principal_manager"

  package var label: Phrase { post.label }

  package var post: Post {
    switch self {
    case .director: .director
    case .principalManager: .principalManager
    }
  }
}

/// What a design question is about.
package enum QuestionSubject: String, ChoiceType {
  case purpose, roles, people, time, pay, teams, evaluation, training, partners, data

  package var label: Phrase {
    switch self {
    case .purpose: Phrase("Purpose", es: "Propósito")
    case .roles: Phrase("Roles and duties", es: "Roles y tareas")
    case .people: Phrase("Choosing people", es: "Elección de personas")
    case .time: Phrase("Time", es: "Tiempo")
    case .pay: Phrase("Pay and money", es: "Pago y dinero")
    case .teams: Phrase("Teams", es: "Equipos")
    case .evaluation: Phrase("Ratings", es: "Calificaciones")
    case .training: Phrase("Training", es: "Formación")
    case .partners: Phrase("Partners", es: "Socios")
    case .data: Phrase("Data and reports", es: "Datos e informes")
    }
  }
}
