import Vocabulary

/// When a measure can be expected to move.
package enum Horizon: String, ChoiceType {
  case short, long

  package var label: Phrase {
    switch self {
    case .short: Phrase("Short: within a school year", es: "Corto: dentro de un año escolar")
    case .long: Phrase("Long: after a year or more", es: "Largo: después de un año o más")
    }
  }

  /// In the middle of a sentence.
  package var words: Phrase {
    switch self {
    case .short: Phrase("short horizon", es: "corto plazo")
    case .long: Phrase("long horizon", es: "largo plazo")
    }
  }
}

/// Whether a measure speaks of what is done, or of what comes of it.
package enum Signal: String, ChoiceType {
  case leading, lagging

  package var label: Phrase {
    switch self {
    case .leading: Phrase("Leading: what is done and felt", es: "Anticipada: lo que se hace y se percibe")
    case .lagging: Phrase("Lagging: what comes of it", es: "De resultado: lo que se consigue")
    }
  }
}

/// Which way is better.
package enum Direction: String, ChoiceType {
  case up, down, steady

  package var label: Phrase {
    switch self {
    case .up: Phrase("More is better", es: "Cuanto más, mejor")
    case .down: Phrase("Less is better", es: "Cuanto menos, mejor")
    case .steady: Phrase("It should stay where it is", es: "Debe quedarse donde está")
    }
  }

  /// Whether a value is at the target, or beyond it on the good side.
  package func isReached(_ value: Double, target: Double) -> Bool {
    switch self {
    case .up: value >= target
    case .down: value <= target
    case .steady: abs(value - target) <= abs(target) * 0.05
    }
  }
}

/// How often a measure is taken.
package enum MeasureCadence: String, ChoiceType {
  case weekly, monthly, quarterly, twice, yearly

  package var label: Phrase {
    switch self {
    case .weekly: Phrase("Every week", es: "Cada semana")
    case .monthly: Phrase("Every month", es: "Cada mes")
    case .quarterly: Phrase("Every quarter", es: "Cada trimestre")
    case .twice: Phrase("Twice a year", es: "Dos veces al año")
    case .yearly: Phrase("Once a year", es: "Una vez al año")
    }
  }
}

/// Where a measure is taken.
package enum TakenAt: String, ChoiceType {
  case district, schools

  package var label: Phrase {
    switch self {
    case .district: Phrase("For the district as a whole", es: "Para todo el distrito")
    case .schools: Phrase("School by school", es: "Escuela por escuela")
    }
  }
}
