import Vocabulary

/// A question that was decided: what could have been chosen, what was chosen, why, by whom and when.
package struct Decision: DistrictRecord {
  package static let kind = RecordKind(
    "decision", path: "purpose/decisions", strategy: .purpose,
    one: Phrase("decision", es: "decisión"), many: Phrase("decisions", es: "decisiones"),
    about: Phrase(
      "What was decided, among which options, and why.", es: "Qué se decidió, entre qué opciones y por qué."))

  package static let fields: [Field<Decision>] =
    [
      .line("question", \.question, Phrase("Question", es: "Pregunta"), required: true),
      .text(
        "options", \.options, Phrase("Options", es: "Opciones"),
        hint: Phrase("One on each line", es: "Una en cada línea")),
      .choice("stage", \.stage, Phrase("Stage", es: "Etapa"), required: true),
      .text("decided", \.decided, Phrase("What was decided", es: "Qué se decidió")),
      .text("reasons", \.reasons, Phrase("Reasons", es: "Razones")),
      .line(
        "decided_by", \.decidedBy, Phrase("Who decided", es: "Quién decidió"),
        hint: Phrase("A person or a body, for example the board", es: "Una persona o un órgano, por ejemplo la junta")),
      .day("decided_on", \.decidedOn, Phrase("Decided on", es: "Decidido el")),
      .references(
        "consultations", \.consultations, Phrase("Consultations that it rests on", es: "Consultas en las que se apoya")),
      .references(
        "sessions", \.sessions,
        Phrase("Engagement sessions that it rests on", es: "Sesiones de participación en las que se apoya")),
    ] + Field.planParts(\.about.priorities, \.about.theories, \.about.statements, \.about.roles) + [
      .text("address", \.address, Phrase("Web address of the minutes", es: "Dirección web del acta"), kind: .address),
      .reference("superseded_by", \.supersededBy, Phrase("Replaced by", es: "Sustituida por")),
    ]

  package enum Stage: String, ChoiceType {
    case open, decided, superseded

    package var label: Phrase {
      switch self {
      case .open: Phrase("Open", es: "Abierta")
      case .decided: Phrase("Decided", es: "Decidida")
      case .superseded: Phrase("Replaced", es: "Sustituida")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var question = ""
  package var options = ""
  package var stage: Stage? = .open
  package var decided = ""
  package var reasons = ""
  package var decidedBy = ""
  package var decidedOn: Day?
  package var consultations: [Consultation.ID] = []
  package var sessions: [EngagementSession.ID] = []
  package var about = PlanParts()
  package var address = ""
  package var supersededBy: Decision.ID?

  package init(id: ID) { self.id = id }
  package var title: String { question }

  package var optionList: [String] { options.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty } }

  /// A decision can be read years later only when it says what, why, who and when.
  package var findings: [Finding] {
    var findings: [Finding] = []
    if supersededBy == id {
      findings.append(
        Finding("superseded_by", "replaces-itself", Phrase("Choose another decision", es: "Elija otra decisión")))
    }
    guard stage == .decided || stage == .superseded else { return findings }
    if decided.trimmed.isEmpty {
      findings.append(Finding("decided", "no-decision", Phrase("Write what was decided", es: "Escriba qué se decidió")))
    }
    if reasons.trimmed.isEmpty {
      findings.append(Finding("reasons", "no-reasons", Phrase("Write the reasons", es: "Escriba las razones")))
    }
    if decidedBy.trimmed.isEmpty {
      findings.append(Finding("decided_by", "nobody", Phrase("Write who decided", es: "Escriba quién decidió")))
    }
    if decidedOn == nil {
      findings.append(
        Finding("decided_on", "no-day", Phrase("Enter the day of the decision", es: "Escriba el día de la decisión")))
    }
    if stage == .superseded, supersededBy == nil {
      findings.append(
        Finding(
          "superseded_by", "no-successor",
          Phrase("Choose the decision that replaced it", es: "Elija la decisión que la sustituyó")))
    }
    return findings
  }
}
