import Build
import Vocabulary

// What keeps a plan and its parts whole, whoever saves them and from where: form, file or restored version.

extension SchoolPlan: RuledRecord {
  /// How far it has come is not written but done: handing in and deciding are acts of their own.
  package func findings(in records: Records, replacing old: SchoolPlan?) throws -> [Finding] {
    // A file may bring a plan again as it is.
    if let old, old.values == values { return [] }
    var findings: [Finding] = []
    let isMoved = old.map { $0.decisionValues != decisionValues } ?? (stage != .draft || decided != nil)
    if isMoved {
      findings.append(
        Finding(
          "stage", "not-by-hand",
          Phrase(
            "Hand the plan in, or decide on it, on its own page; this form cannot",
            es: "Entregue el plan o decida sobre él en su página; este formulario no puede")))
    } else if let old, !old.isOpen {
      findings += SchoolPlan.isClosed.findings
    }
    if let old, old.school != school || old.year != year {
      findings.append(
        Finding(
          "year", "belongs-elsewhere",
          Phrase("Begin a new plan for another school or year", es: "Empiece otro plan para otra escuela o año")))
    }
    guard let school, let year else { return findings }
    let twin = try records.all(SchoolPlan.self, where: "school", is: school).contains { $0.id != id && $0.year == year }
    if twin {
      findings.append(
        Finding(
          "year", "has-plan",
          Phrase(
            "Change the plan that the school has for this year", es: "Cambie el plan que la escuela tiene para este año"
          )))
    }
    return findings
  }

  private var decisionValues: [String: FieldValue] {
    values.filter { ["stage", "submitted", "decided", "decided_by", "decision"].contains($0.key) }
  }

  package func findingsToRemove(in records: Records) throws -> [Finding] {
    stage == .draft ? [] : SchoolPlan.isClosed.findings
  }
}

extension PlanAnswer: RuledRecord {
  package func findings(in records: Records, replacing old: PlanAnswer?) throws -> [Finding] {
    guard let found = try plan.flatMap({ try records.find(SchoolPlan.self, $0) }) else { return [] }
    if let right, let question = try records.find(DecisionRight.self, right), question.year != found.year {
      let choose = Phrase("Choose a question of the plan’s own year", es: "Elija una cuestión del año del plan")
      return [Finding("right", "other-year", choose)]
    }
    if found.school != school {
      return [
        Finding("school", "other-school", Phrase("Choose the school of the plan", es: "Elija la escuela del plan"))
      ]
    }
    let twins = try records.all(PlanAnswer.self, where: "plan", is: found.id).filter {
      $0.right == right && $0.id != id
    }
    if !twins.isEmpty {
      let change = Phrase("Change the answer that is there already", es: "Cambie la respuesta que ya existe")
      return [Finding("right", "answered-twice", change)]
    }
    let saysTheSame =
      old.map { $0.value == value && $0.note == note && $0.right == right } ?? (value.isEmpty && note.isEmpty)
    return found.isOpen || saysTheSame ? [] : SchoolPlan.isClosed.findings
  }

  package func findingsToRemove(in records: Records) throws -> [Finding] {
    try plan.flatMap { try records.find(SchoolPlan.self, $0) }.map { $0.isOpen ? [] : SchoolPlan.isClosed.findings }
      ?? []
  }
}

extension PlannedTeam: RuledRecord {
  package func findings(in records: Records, replacing old: PlannedTeam?) throws -> [Finding] {
    if let old, old.values == values { return [] }
    let plans = try Set([plan, old?.plan].compactMap(\.self)).compactMap { try records.find(SchoolPlan.self, $0) }
    if plans.contains(where: { !$0.isOpen }) { return SchoolPlan.isClosed.findings }
    guard plans.contains(where: { $0.school != school }) else { return [] }
    return [Finding("school", "other-school", Phrase("Choose the school of the plan", es: "Elija la escuela del plan"))]
  }

  package func findingsToRemove(in records: Records) throws -> [Finding] {
    try plan.flatMap { try records.find(SchoolPlan.self, $0) }.map { $0.isOpen ? [] : SchoolPlan.isClosed.findings }
      ?? []
  }
}

extension Variance: RuledRecord {
  package func findings(in records: Records, replacing old: Variance?) throws -> [Finding] {
    if let old, old.values == values { return [] }
    let isMoved =
      old.map { $0.decisionValues != decisionValues } ?? (stage != .asked || !decision.isEmpty || ended != nil)
    if isMoved || old.map({ $0.stage != .asked }) == true {
      return [
        Finding(
          "stage", "not-by-hand",
          Phrase(
            "What is decided stands; a decision is made on the page of the variances",
            es: "Lo decidido queda; se decide en la página de las excepciones"))
      ]
    }
    guard let found = try right.flatMap({ try records.find(DecisionRight.self, $0) }) else { return [] }
    return findings(of: found)
  }

  private var decisionValues: [String: FieldValue] {
    values.filter {
      ["stage", "decided", "decided_by", "decision", "ended", "ended_by", "ending"].contains($0.key)
    }
  }

  package func findingsToRemove(in records: Records) throws -> [Finding] {
    if stage == .asked { return [] }
    let keep = Phrase("Keep it: it has been decided on", es: "Consérvela: ya se decidió")
    return [Finding("", "decided-already", keep)]
  }
}

extension DecisionRight: RuledRecord {
  /// One question has one answer in a year.
  package func findings(in records: Records, replacing old: DecisionRight?) throws -> [Finding] {
    guard let year else { return [] }
    let twins = try records.all(DecisionRight.self, where: "year", is: year.start).filter {
      $0.id != id && $0.key == key
    }
    guard !twins.isEmpty else { return [] }
    return [
      Finding(
        "name", "decided-twice",
        Phrase(
          "Change the right that this question has in \(year.description) already",
          es: "Cambie el derecho que esta cuestión ya tiene en \(year.description)"))
    ]
  }
}

extension PlanCall: RuledRecord {
  package func findings(in records: Records, replacing old: PlanCall?) throws -> [Finding] {
    guard let year, try records.all(PlanCall.self, where: "year", is: year.start).contains(where: { $0.id != id })
    else {
      return []
    }
    return [
      Finding("year", "called-twice", Phrase("Change the call of this year", es: "Cambie la convocatoria de este año"))
    ]
  }
}
