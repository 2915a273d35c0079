/// How far a reader may rely on an answer, or on one piece of its evidence.
///
/// Source: docs/rules/answers.md
package enum Strength: String, CaseIterable, Sendable, Codable, Comparable {
  /// Nothing in the records bears on the question.
  case absent
  /// Somebody has written it down; nothing else bears it out.
  case stated
  /// Records that a reader can open bear it out.
  case documented
  /// Figures gathered from the people or places concerned bear it out.
  case measured
  /// Figures set against what would have been otherwise, with their uncertainty, bear it out.
  case tested

  package static func < (a: Strength, b: Strength) -> Bool { a.rank < b.rank }
  /// 0 for absent to 4 for tested.
  package var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  package var label: Phrase {
    switch self {
    case .absent: Phrase("no evidence yet", es: "sin evidencia todavía")
    case .stated: Phrase("stated", es: "declarado")
    case .documented: Phrase("documented", es: "documentado")
    case .measured: Phrase("measured", es: "medido")
    case .tested: Phrase("tested", es: "comprobado")
    }
  }

  package var meaning: Phrase {
    switch self {
    case .absent: Phrase("Nothing in the records answers this yet", es: "Nada en los registros responde todavía a esto")
    case .stated:
      Phrase(
        "Somebody has written it down; nothing else bears it out yet",
        es: "Alguien lo ha escrito; nada más lo respalda todavía")
    case .documented:
      Phrase("Records that you can open bear it out", es: "Lo respaldan registros que usted puede abrir")
    case .measured:
      Phrase(
        "Figures gathered from the people concerned bear it out",
        es: "Lo respaldan cifras obtenidas de las personas implicadas")
    case .tested:
      Phrase(
        "Figures compared with what would have been otherwise bear it out",
        es: "Lo respaldan cifras comparadas con lo que habría ocurrido de otro modo")
    }
  }
}
