import Vocabulary

/// A school's request to depart from a decision right for some years, and what was decided on it.
package struct Variance: DistrictRecord {
  package static let kind = RecordKind(
    "variance", path: "build/variances", strategy: .build,
    one: Phrase("variance", es: "excepción"), many: Phrase("variances", es: "excepciones"),
    about: Phrase(
      "Where a school asks to depart from a rule: why, until when, and what was decided.",
      es: "Dónde una escuela pide apartarse de una regla: por qué, hasta cuándo y qué se decidió."),
    reading: .readSchool, editing: .editSchool)

  package static let fields: [Field<Variance>] = [
    .reference("school", \.school, Phrase("School", es: "Escuela"), required: true),
    .reference("right", \.right, Phrase("From which rule", es: "De qué regla"), required: true),
    .line(
      "asked", \.asked, Phrase("What the school asks for", es: "Qué pide la escuela"),
      required: true),
    .text("reason", \.reason, Phrase("Why", es: "Por qué"), required: true),
    .year("from", \.from, Phrase("First school year", es: "Primer año escolar"), required: true),
    .year("until", \.until, Phrase("Last school year", es: "Último año escolar"), required: true),
    .choice("stage", \.stage, Phrase("Decision", es: "Decisión"), required: true),
    .day("decided", \.decided, Phrase("Decided on", es: "Decidida el")),
    .reference("decided_by", \.decidedBy, Phrase("Decided by", es: "Decidida por")),
    .text("decision", \.decision, Phrase("Reasons of the decision", es: "Razones de la decisión")),
    .day("ended", \.ended, Phrase("Ended early on", es: "Terminada antes el")),
    .reference("ended_by", \.endedBy, Phrase("Ended by", es: "Terminada por")),
    .text("ending", \.ending, Phrase("Why it was ended", es: "Por qué se terminó")),
  ]

  package enum Stage: String, ChoiceType {
    case asked, granted, refused, withdrawn, ended

    package var label: Phrase {
      switch self {
      case .asked: Phrase("Asked for", es: "Pedida")
      case .granted: Phrase("Granted", es: "Concedida")
      case .refused: Phrase("Refused", es: "Denegada")
      case .withdrawn: Phrase("Withdrawn", es: "Retirada")
      case .ended: Phrase("Ended early", es: "Terminada antes")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var school: School.ID?
  package var right: DecisionRight.ID?
  package var asked = ""
  package var reason = ""
  package var from: SchoolYear?
  package var until: SchoolYear?
  package var stage: Stage? = .asked
  package var decided: Day?
  package var decidedBy: Person.ID?
  package var decision = ""
  package var ended: Day?
  package var endedBy: Person.ID?
  package var ending = ""

  package init(id: ID) { self.id = id }
  package var title: String { asked }
  package var place: Place { Place(school: school) }

  package func covers(_ year: SchoolYear) -> Bool {
    guard let from, let until else { return false }
    return from <= year && year <= until
  }

  /// One that was ended holds in the years before: what was done then was allowed.
  package func isInForce(in year: SchoolYear) -> Bool {
    switch stage {
    case .granted: covers(year)
    case .ended: covers(year) && (ended.map { year < SchoolYear(containing: $0) } ?? false)
    case .asked, .refused, .withdrawn, nil: false
    }
  }
  package func hasExpired(by year: SchoolYear) -> Bool {
    stage == .granted && (until.map { $0 < year } ?? false)
  }

  package var findings: [Finding] { Finding.years(from: from, until: until, at: "until") }
}

extension Variance {
  /// What stands in the way of asking for it of this right. Source: docs/rules/decision-rights.md#variances
  package func findings(of right: DecisionRight) -> [Finding] {
    guard right.hold != .loose, let kind = right.kind else {
      return [
        Finding(
          "right", "loose",
          Phrase(
            "Nothing has to be asked for: each school decides this",
            es: "No hay que pedir nada: esto lo decide cada escuela"))
      ]
    }
    do throws(UnreadableField) {
      let value = try kind.value(from: asked, among: right.options.names)
      guard let value,
        right.fixedValue == value || right.hold == .bounded && right.bound.allows(value)
      else {
        return []
      }
      return [
        Finding(
          "asked", "allowed-already",
          Phrase("This is allowed without a variance", es: "Esto se permite sin excepción"))
      ]
    } catch {
      return [Finding("asked", error.code, error.message)]
    }
  }

  /// Decided once, with reasons either way.
  package func decided(
    _ stage: Stage, on day: Day, by person: Person.ID?, because reasons: String
  ) throws(Refusal) -> Variance {
    try requireUndecided()
    if reasons.trimmed.isEmpty {
      throw Refusal("decision", "no-reason", Phrase("Give the reasons", es: "Dé las razones"))
    }
    return closed(stage, on: day, by: person, because: reasons)
  }

  /// Taken back by the school before anybody has decided on it; why may be said, and need not.
  package func withdrawn(
    on day: Day, by person: Person.ID?, because reasons: String
  ) throws(Refusal) -> Variance {
    try requireUndecided()
    return closed(.withdrawn, on: day, by: person, because: reasons)
  }

  /// Ended before its years are over, with why. What was decided stays as it was.
  package func endedEarly(on day: Day, by person: Person.ID?, because reasons: String) throws(Refusal) -> Variance {
    guard stage == .granted else {
      throw Refusal(
        "", "not-granted",
        Phrase("Only what was granted can be ended", es: "Solo se puede terminar lo que se concedió"))
    }
    if hasExpired(by: SchoolYear(containing: day)) {
      throw Refusal(
        "", "has-expired", Phrase("It has expired already, by itself", es: "Ya venció, por sí sola"))
    }
    if reasons.trimmed.isEmpty {
      throw Refusal("ending", "no-reason", Phrase("Say why it ends early", es: "Diga por qué termina antes"))
    }
    var variance = self
    variance.stage = .ended
    variance.ended = day
    variance.endedBy = person
    variance.ending = reasons
    return variance
  }

  private func requireUndecided() throws(Refusal) {
    guard stage != .asked else { return }
    let label = stage?.label ?? Phrase(verbatim: "")
    throw Refusal(
      "stage", "decided-already",
      Phrase("This has been decided already: \(label.en)", es: "Esto ya se decidió: \(label.es)"))
  }

  private func closed(_ stage: Stage, on day: Day, by person: Person.ID?, because reasons: String) -> Variance {
    var variance = self
    variance.stage = stage
    variance.decided = day
    variance.decidedBy = person
    variance.decision = reasons
    return variance
  }
}
