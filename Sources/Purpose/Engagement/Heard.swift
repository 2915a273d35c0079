import Vocabulary

/// Something that stakeholders said, and what the district did about it.
package struct Heard: DistrictRecord {
  package static let kind = RecordKind(
    "heard", path: "purpose/heard", strategy: .purpose,
    one: Phrase("point heard", es: "punto escuchado"), many: Phrase("points heard", es: "puntos escuchados"),
    about: Phrase(
      "What was heard, and what changed because of it, or why not.",
      es: "Lo que se escuchó y lo que cambió por ello, o por qué no."))

  package static let fields: [Field<Heard>] =
    [
      .text("words", \.words, Phrase("What was heard", es: "Qué se escuchó"), required: true),
      .reference("session", \.session, Phrase("Where it was heard", es: "Dónde se escuchó")),
      .choice("group", \.group, Phrase("From", es: "De parte de")),
      .choice("outcome", \.outcome, Phrase("What came of it", es: "Qué resultó"), required: true),
      .text("answer", \.answer, Phrase("What changed, or why not", es: "Qué cambió, o por qué no")),
    ]
    + Field.planParts(\.changed.priorities, \.changed.theories, \.changed.statements, \.changed.roles)

  package enum Outcome: String, ChoiceType {
    case open, changed, kept

    package var label: Phrase {
      switch self {
      case .open: Phrase("Not answered yet", es: "Sin respuesta todavía")
      case .changed: Phrase("Something changed", es: "Algo cambió")
      case .kept: Phrase("Nothing changed", es: "Nada cambió")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var words = ""
  package var session: EngagementSession.ID?
  package var group: StakeholderGroup?
  package var outcome: Outcome? = .open
  package var answer = ""
  package var changed = PlanParts()

  package init(id: ID) { self.id = id }
  package var title: String { words.opening }
  package var isAnswered: Bool { outcome == .changed || outcome == .kept }

  /// Whoever spoke deserves to know what changed, or the reason why nothing did.
  package var findings: [Finding] {
    guard answer.trimmed.isEmpty else { return [] }
    switch outcome {
    case .changed: return [Finding("answer", "no-change-named", Phrase("Write what changed", es: "Escriba qué cambió"))]
    case .kept:
      return [Finding("answer", "no-reason", Phrase("Write why nothing changed", es: "Escriba por qué nada cambió"))]
    case .open, nil: return []
    }
  }
}

extension String {
  /// The first line, cut after about 80 characters at the end of a word.
  var opening: String {
    let line = String(split(whereSeparator: \.isNewline).first ?? "")
    guard line.count > 80 else { return line }
    let cut = line.prefix(80)
    return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
  }
}
