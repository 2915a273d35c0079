import Vocabulary

/// How far a part of the plan has come.
package enum PlanStage: String, ChoiceType {
  case draft, agreed, retired

  package var label: Phrase {
    switch self {
    case .draft: Phrase("Draft", es: "Borrador")
    case .agreed: Phrase("Agreed", es: "Acordado")
    case .retired: Phrase("Retired", es: "Retirado")
    }
  }
}
