import Vocabulary

/// What somebody says to a draft as a whole, or to one of its sections.
package enum Stance: String, ChoiceType, Codable {
  case support, concerns, object

  package var label: Phrase {
    switch self {
    case .support: Phrase("I support it", es: "La apoyo")
    case .concerns: Phrase("I have concerns", es: "Tengo reservas")
    case .object: Phrase("I object", es: "Me opongo")
    }
  }

  /// As a heading of a column.
  package var noun: Phrase {
    switch self {
    case .support: Phrase("Support", es: "Apoyo")
    case .concerns: Phrase("Concerns", es: "Reservas")
    case .object: Phrase("Objection", es: "Objeción")
    }
  }
}
