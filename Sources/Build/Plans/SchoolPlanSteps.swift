import Vocabulary

// The way of a plan: draft → submitted → returned or approved. Source: docs/rules/decision-rights.md#plans

extension SchoolPlan {
  package static let isClosed = Refusal(
    "stage", "not-open",
    Phrase(
      "This plan is with those who decide on it; nothing can be changed until they have",
      es: "Este plan está con quienes deciden sobre él; no se puede cambiar nada hasta que lo hagan"
    ))

  /// Handed in. A plan that was handed in already stays as it is, so that pressing twice does no harm.
  package func submitted(on day: Day, findings: [Finding]) throws(Refusal) -> SchoolPlan {
    if stage == .submitted { return self }
    if stage == .approved {
      throw Refusal(
        "stage", "approved-already",
        Phrase("This plan is approved already", es: "Este plan ya está aprobado"))
    }
    try (aimFindings + findings).refuseIfAnyStopsSaving()
    var plan = self
    plan.stage = .submitted
    plan.submitted = day
    plan.decided = nil
    plan.decidedBy = nil
    return plan
  }

  /// What the plan itself still lacks.
  package var aimFindings: [Finding] {
    guard aim.trimmed.isEmpty else { return [] }
    let say = Phrase(
      "Say what the school wants to change", es: "Diga qué quiere cambiar la escuela")
    return [Finding("aim", "no-aim", say)]
  }

  package func approved(on day: Day, by person: Person.ID?, because words: String) throws(Refusal)
    -> SchoolPlan
  {
    try decided(.approved, on: day, by: person, because: words)
  }

  package func returned(on day: Day, by person: Person.ID?, because reasons: String) throws(Refusal)
    -> SchoolPlan
  {
    if reasons.trimmed.isEmpty {
      let say = Phrase(
        "Say what the school should change", es: "Diga qué debería cambiar la escuela")
      throw Refusal("decision", "no-reason", say)
    }
    return try decided(.returned, on: day, by: person, because: reasons)
  }

  private func decided(
    _ stage: Stage, on day: Day, by person: Person.ID?, because words: String
  ) throws(Refusal) -> SchoolPlan {
    guard self.stage == .submitted else {
      let label = self.stage?.label ?? Phrase(verbatim: "")
      throw Refusal(
        "stage", "not-submitted",
        Phrase(
          "Only a plan that was submitted is decided on: this one is in the stage “\(label.en)”",
          es: "Solo se decide sobre un plan entregado: este está en la etapa «\(label.es)»"))
    }
    var plan = self
    plan.stage = stage
    plan.decided = day
    plan.decidedBy = person
    plan.decision = words
    return plan
  }
}

extension SchoolPlan {
  /// The next year's plan from this one: what was said to the same questions, as far as they are still asked.
  package func copied(
    to year: SchoolYear, as id: ID, answers: [PlanAnswer], teams: [PlannedTeam],
    from before: [DecisionRight],
    to rights: [DecisionRight]
  ) -> (plan: SchoolPlan, answers: [PlanAnswer], teams: [PlannedTeam]) {
    var plan = SchoolPlan(id: id)
    plan.school = school
    plan.year = year
    plan.aim = aim
    plan.readiness = readiness
    plan.copiedFrom = self.id
    let keyOf = Dictionary(uniqueKeysWithValues: before.map { ($0.id, $0.key) })
    let newOf = Dictionary(rights.filter(\.isAskedOfSchools).map { ($0.key, $0) }) { first, _ in
      first
    }
    let carried = answers.compactMap { answer -> PlanAnswer? in
      guard let key = answer.right.flatMap({ keyOf[$0] }), let right = newOf[key],
        !answer.value.isEmpty
      else {
        return nil
      }
      var copy = PlanAnswer(id: .new())
      copy.school = school
      copy.plan = id
      copy.right = right.id
      copy.value = answer.value
      copy.note = answer.note
      return copy
    }
    let kept = teams.map { team -> PlannedTeam in
      var copy = PlannedTeam(id: .new(), version: 0, values: team.values)
      copy.plan = id
      return copy
    }
    return (plan, carried, kept)
  }
}

extension PlanAnswer {
  /// Where what is done is not what was approved.
  package struct Departure: Sendable, Equatable {
    package let right: DecisionRight
    package let approved: PlanValue?
    package let enacted: PlanValue?
    package let note: String
    package let seenOn: Day?
  }

  /// Questions of an approved plan whose enacted value is another, in the order of the check.
  package static func departures(_ check: PlanCheck) -> [Departure] {
    check.lines.compactMap { line in
      guard let answer = line.answer, let kind = line.right.kind, !answer.enacted.trimmed.isEmpty
      else { return nil }
      let enacted = (try? kind.value(from: answer.enacted)) ?? nil
      guard enacted != line.value else { return nil }
      return Departure(
        right: line.right, approved: line.value, enacted: enacted ?? .text(answer.enacted),
        note: answer.enactedNote,
        seenOn: answer.enactedOn)
    }
  }
}
