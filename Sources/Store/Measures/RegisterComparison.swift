import Measures
import Vocabulary

extension ActName {
  package static let comparisonRegistered: ActName = "comparison-registered"
  package static let resultsLookedAt: ActName = "results-looked-at"
}

extension ActRecords {
  /// Draws who starts when by balanced lots, and keeps it in the place of what was there. Throws `Refusal` once it is sealed.
  package func drawStarts(for id: ComparisonDesign.ID, waves: [StartWave], seed: Int) throws {
    try author.require(ComparisonDesign.kind.editing, at: .district)
    guard var design = try find(ComparisonDesign.self, id),
      let outcome = try design.outcome.flatMap({ try find(Measure.self, $0) })
    else {
      throw Refusal(
        "outcome", "no-outcome", Phrase("Choose the outcome that decides", es: "Elija el resultado que decide"))
    }
    let drawn = try BalancedStarts(
      startCandidates(for: outcome, before: waves.compactMap(\.starts).min() ?? today), waves: waves, seed: seed)
    for old in try starts(of: id) { try remove(SchoolStart.self, old.id, version: old.version) }
    for school in drawn.wave.keys.sorted() {
      var start = SchoolStart(id: .new())
      (start.comparison, start.school, start.starts, start.decidedBy) = (id, school, drawn.starts(of: school), .lot)
      try save(start)
    }
    design.seed = seed
    try save(design)
  }

  /// Seals one comparison before its first start: its outcome, method, groups and the start of each school, signed by the district.
  /// Throws `Refusal` with everything that stands in the way.
  @discardableResult package func register(_ id: ComparisonDesign.ID) throws -> Seal {
    try author.require(.editPlan, at: .district)
    guard let design = try find(ComparisonDesign.self, id) else {
      throw Refusal(
        "", "no-comparison", Phrase("Choose a comparison that is there", es: "Elija una comparación que exista"))
    }
    let standing = try standing(of: design, draws: 0, leavingOut: false)
    try standing.registrationFindings(on: today).refuseIfAnyStopsSaving()
    let outcome = [standing.outcome].compactMap(\.self)
    let seal = try sign(
      sealedDocument(measures: outcome, comparisons: [design], starts: standing.starts), registering: id)
    try cover(outcome, seal.id)
    for measure in outcome {
      try cover(try all(Baseline.self, where: "measure", is: measure.id), seal.id)
      try cover(try all(MeasureTarget.self, where: "measure", is: measure.id), seal.id)
    }
    try cover([design], seal.id)
    try cover(standing.starts, seal.id)
    try note(
      .comparisonRegistered, kind: ComparisonDesign.kind.name, record: design.identifier, title: design.title,
      after: CanonicalJSON.text(["digest": .text(seal.digest)]))
    return seal
  }

  /// Keeps that somebody looks at results that were not registered, before they are shown. Looking again at the same adds nothing.
  package func look(at question: ImpactLook.Question, of id: ComparisonDesign.ID) throws {
    try author.require(.editPlan, at: .district)
    guard let design = try find(ComparisonDesign.self, id), let outcome = try find(Measure.self, question.outcome)
    else {
      throw Refusal("outcome", "no-outcome", Phrase("Choose an outcome", es: "Elija un resultado"))
    }
    if !question.group.isEmpty, !outcome.groupNames.contains(question.group) {
      throw Refusal(
        "group", "unknown-group",
        Phrase(
          "Choose a group of this outcome, or everybody", es: "Elija un grupo de este resultado, o todas las personas"))
    }
    let isRegistered =
      question.outcome == design.outcome && question.control == design.control ?? .notYet
      && (question.group.isEmpty || design.subgroupNames.contains(question.group))
    if isRegistered {
      throw Refusal(
        "outcome", "registered",
        Phrase("This is what the comparison looks at already", es: "Esto es lo que la comparación ya examina"))
    }
    if try looks(at: id).contains(where: { $0.question == question }) { return try noteLook(design, outcome, question) }
    try change(
      """
      INSERT INTO impact_look (district, id, comparison, outcome, part, control, moment, name)
      VALUES (\(district), \(ImpactLook.ID.new()), \(id), \(question.outcome), \(question.group),
        \(question.control.rawValue), \(moment), \(author.name))
      """)
    try noteLook(design, outcome, question)
  }

  private func noteLook(_ design: ComparisonDesign, _ outcome: Measure, _ question: ImpactLook.Question) throws {
    try note(
      .resultsLookedAt, kind: ComparisonDesign.kind.name, record: design.identifier, title: design.title,
      after: CanonicalJSON.text([
        "outcome": .text(outcome.name), "group": .text(question.group), "control": .text(question.control.rawValue),
      ]))
  }
}
