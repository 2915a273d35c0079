import Vocabulary

/// A part of a report. Whoever issues one chooses which of them it has.
package enum ReportPart: String, ChoiceType {
  case purpose, progress, answers, cost, people, exceptions, amendments, decisions, federal

  package var label: Phrase {
    switch self {
    case .purpose: Phrase("What it is for", es: "Para qué es")
    case .progress: Phrase("What was promised, and what is measured", es: "Qué se prometió y qué se mide")
    case .answers: Phrase("The nine questions", es: "Las nueve preguntas")
    case .cost: Phrase("What it costs, and who pays", es: "Cuánto cuesta y quién lo paga")
    case .people: Phrase("Who holds the roles", es: "Quién ocupa los roles")
    case .exceptions: Phrase("What the district launched without", es: "Sin qué empezó el distrito")
    case .amendments: Phrase("What was amended", es: "Qué se enmendó")
    case .decisions: Phrase("What was decided", es: "Qué se decidió")
    case .federal:
      Phrase("Measures of the federal leadership grant", es: "Medidas de la subvención federal de liderazgo")
    }
  }
}

/// Two sorts of report: where things stand now, and what a school year came to.
package enum ReportSort: String, ChoiceType {
  case board, annual

  package var label: Phrase {
    switch self {
    case .board: Phrase("Report to the board", es: "Informe a la junta")
    case .annual: Phrase("Annual report", es: "Informe anual")
    }
  }
}

/// Whom a report is written for: it decides what may stand in it.
package enum ReportAudience: String, ChoiceType {
  case board, state, everybody

  package var label: Phrase {
    switch self {
    case .board: Phrase("The board", es: "La junta")
    case .state: Phrase("The state", es: "El estado")
    case .everybody: Phrase("Everybody", es: "Todo el mundo")
    }
  }

  /// Everybody reads no names, and no small number of people.
  package var isPublic: Bool { self == .everybody }
}

extension ReportSort {
  /// Which parts a report for this audience can have, in their order.
  package func parts(for audience: ReportAudience) -> [ReportPart] {
    ReportPart.allCases.filter { part in part != .federal || (self == .annual && audience == .state) }
  }

  package var audiences: [ReportAudience] {
    self == .annual ? ReportAudience.allCases : [.board, .everybody]
  }
}
