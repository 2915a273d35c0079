import Context
import Vocabulary

/// What a cost of teacher leadership is for.
package enum CostHead: String, ChoiceType, Codable {
  case stipend, benefits, release, days, substitutes, training, partner, coordination

  package var label: Phrase {
    switch self {
    case .stipend: Phrase("Stipends", es: "Estipendios")
    case .benefits: Phrase("Benefits on stipends and added days", es: "Prestaciones por estipendios y días añadidos")
    case .release: Phrase("Cover for released time", es: "Cobertura del tiempo liberado")
    case .days: Phrase("Added contract days", es: "Días de contrato añadidos")
    case .substitutes: Phrase("Substitutes", es: "Suplencias")
    case .training: Phrase("Training", es: "Formación")
    case .partner: Phrase("Partners", es: "Organizaciones asociadas")
    case .coordination: Phrase("Coordination and systems", es: "Coordinación y sistemas")
    }
  }

  /// The same in the words of the rules of funding.
  package var use: Use {
    switch self {
    case .stipend, .benefits, .days: .stipend
    case .release: .release
    case .substitutes: .substitute
    case .training: .training
    case .partner: .partner
    case .coordination: .administration
    }
  }

  var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
