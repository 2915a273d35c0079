import Vocabulary

/// A draft that the district puts before its stakeholders, section by section, for some weeks.
package struct Consultation: DistrictRecord {
  package static let kind = RecordKind(
    "consultation", path: "purpose/consultations", strategy: .purpose,
    one: Phrase("consultation", es: "consulta"), many: Phrase("consultations", es: "consultas"),
    about: Phrase(
      "Drafts that stakeholders read, comment on and sign.",
      es: "Borradores que las partes interesadas leen, comentan y firman."))

  package static let fields: [Field<Consultation>] =
    [
      .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
      .text(
        "welcome", \.welcome, Phrase("To the reader", es: "A quien lee"),
        hint: Phrase(
          "Why you ask, and what will be done with the answers", es: "Por qué pregunta y qué se hará con las respuestas"
        )),
      .text(
        "draft", \.draft, Phrase("Draft", es: "Borrador"),
        hint: Phrase(
          "Begin each section with a line like: # Who can become a teacher leader",
          es: "Empiece cada sección con una línea como: # Quién puede ser docente líder")),
      .day("opens", \.opens, Phrase("Opens on", es: "Abre el")),
      .day("closes", \.closes, Phrase("Last day", es: "Último día")),
      .flag(
        "allows_anonymous", \.allowsAnonymous,
        Phrase("Answers without a name are allowed", es: "Se permiten respuestas sin nombre")),
      .choice("stage", \.stage, Phrase("Stage", es: "Etapa"), required: true),
      .text(
        "outcome", \.outcome,
        Phrase("What the district makes of the answers", es: "Qué hace el distrito con las respuestas")),
    ] + Field.planParts(\.about.priorities, \.about.theories, \.about.statements, \.about.roles)

  package enum Stage: String, ChoiceType {
    case draft, published, withdrawn

    package var label: Phrase {
      switch self {
      case .draft: Phrase("Draft", es: "Borrador")
      case .published: Phrase("Published", es: "Publicada")
      case .withdrawn: Phrase("Withdrawn", es: "Retirada")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var name = ""
  package var welcome = ""
  package var draft = ""
  package var opens: Day?
  package var closes: Day?
  package var allowsAnonymous = false
  package var stage: Stage? = .draft
  package var outcome = ""
  package var about = PlanParts()

  package init(id: ID) { self.id = id }
  package var title: String { name }

  package var findings: [Finding] {
    var findings: [Finding] = []
    if let opens, let closes, closes < opens {
      findings.append(
        Finding(
          "closes", "closes-before-opening",
          Phrase(
            "Choose a last day that is not before the first", es: "Elija un último día que no sea anterior al primero"))
      )
    }
    guard stage == .published else { return findings }
    if sections.isEmpty {
      findings.append(
        Finding(
          "draft", "no-draft",
          Phrase("Write the draft before you publish it", es: "Escriba el borrador antes de publicarlo")))
    }
    if opens == nil {
      findings.append(Finding("opens", "no-opening", Phrase("Choose the first day", es: "Elija el primer día")))
    }
    if closes == nil {
      findings.append(Finding("closes", "no-closing", Phrase("Choose the last day", es: "Elija el último día")))
    }
    return findings
  }
}

extension Consultation {
  /// Where a consultation stands on a day.
  package enum Phase: String, Sendable {
    case draft, waiting, open, closed, withdrawn

    package var label: Phrase {
      switch self {
      case .draft: Phrase("Draft", es: "Borrador")
      case .waiting: Phrase("Opens later", es: "Abre más tarde")
      case .open: Phrase("Open", es: "Abierta")
      case .closed: Phrase("Closed", es: "Cerrada")
      case .withdrawn: Phrase("Withdrawn", es: "Retirada")
      }
    }
  }

  package func phase(on day: Day) -> Phase {
    switch stage {
    case .draft, nil: .draft
    case .withdrawn: .withdrawn
    case .published:
      if let opens, day < opens { .waiting } else if let closes, closes < day { .closed } else { .open }
    }
  }

  /// What may no longer be changed once somebody may have read it: an answer must stay an answer to what was asked.
  package func findings(replacing old: Consultation, responses: Int) -> [Finding] {
    guard old.stage == .published, responses > 0 else { return [] }
    var findings: [Finding] = []
    if draft != old.draft {
      findings.append(
        Finding(
          "draft", "already-answered",
          Phrase(
            "Leave the draft as it is: people have answered it. Start another consultation for a new draft",
            es: "Deje el borrador como está: ya hay respuestas. Inicie otra consulta para un borrador nuevo")))
    }
    if stage == .draft {
      findings.append(
        Finding(
          "stage", "already-answered",
          Phrase("Withdraw it instead: people have answered it", es: "Retírela en su lugar: ya hay respuestas")))
    }
    return findings
  }
}
