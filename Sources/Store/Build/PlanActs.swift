import Build
import Purpose
import Vocabulary

/// What somebody says to one question of a plan.
package struct SaidAnswer: Sendable, Equatable {
  package let right: DecisionRight.ID
  package let value: String
  package let note: String
  /// The version of the answer that was on the screen; 0 for none.
  package let version: Int

  package init(_ right: DecisionRight.ID, value: String, note: String, version: Int) {
    self.right = right
    self.value = value
    self.note = note
    self.version = version
  }
}

/// Somebody answered the same questions in between. Both are here, so nothing is lost.
package struct AnswersConflict: Error, Sendable {
  package struct Clash: Sendable {
    package let right: DecisionRight.ID
    package let theirs: PlanAnswer?
    package let name: String
  }

  package let clashes: [Clash]
  /// The aim as it stands, where it was changed in between.
  package let plan: SchoolPlan?
}

extension ActRecords {
  /// Begins the plan of a school for a year, from the year before where it had one and `copies` says so.
  @discardableResult package func beginPlan(of school: School.ID, in year: SchoolYear, copying copies: Bool) throws
    -> SchoolPlan
  {
    let before = try all(SchoolPlan.self, where: "school", is: school).filter { $0.year.map { $0 < year } ?? false }
      .max { ($0.year ?? year) < ($1.year ?? year) }
    guard copies, let before, let last = before.year else {
      var plan = SchoolPlan(id: .new())
      plan.school = school
      plan.year = year
      return try save(plan)
    }
    let copy = before.copied(
      to: year, as: .new(), answers: try all(where: "plan", is: before.id),
      teams: try all(where: "plan", is: before.id),
      from: try rightsMatrix(of: last).rights, to: try rightsMatrix(of: year).published)
    let plan = try save(copy.plan)
    for answer in copy.answers { try save(answer) }
    for team in copy.teams { try save(team) }
    return plan
  }

  /// Keeps what was said to several questions at once: all of it, or nothing where somebody else said something in between.
  package func answerPlan(_ id: SchoolPlan.ID, aim: String, version: Int, said: [SaidAnswer]) throws {
    guard var plan = try find(SchoolPlan.self, id), let school = plan.school else { return }
    try author.require(SchoolPlan.kind.editing, at: plan.place)
    guard plan.isOpen else { throw SchoolPlan.isClosed }
    let known = try knownAnswers(of: id)
    let changed = said.filter { known[$0.right]?.value ?? "" != $0.value || known[$0.right]?.note ?? "" != $0.note }
    let clashes = try changed.filter { (known[$0.right]?.version ?? 0) != $0.version }.map { said in
      let theirs = known[said.right]
      let note = try theirs.flatMap { try lastNote(of: PlanAnswer.kind, $0.id.rawValue) }
      return AnswersConflict.Clash(right: said.right, theirs: theirs, name: note?.name ?? "")
    }
    let aimClashes = plan.aim != aim && plan.version != version
    if !clashes.isEmpty || aimClashes {
      throw AnswersConflict(clashes: clashes, plan: aimClashes ? plan : nil)
    }
    if plan.aim != aim {
      plan.aim = aim
      try save(plan)
    }
    for said in changed {
      var answer = known[said.right] ?? PlanAnswer(id: .new())
      answer.school = school
      answer.plan = id
      answer.right = said.right
      answer.value = said.value
      answer.note = said.note
      try save(answer)
    }
  }

  /// Keeps what is done, beside what was approved.
  package func enactPlan(_ id: SchoolPlan.ID, done: [SaidAnswer]) throws {
    guard let plan = try find(SchoolPlan.self, id) else { return }
    guard plan.isApproved else {
      throw Refusal(
        "", "not-approved",
        Phrase("What is done is held against an approved plan", es: "Lo que se hace se compara con un plan aprobado"))
    }
    let known = try knownAnswers(of: id)
    for said in done {
      var answer = known[said.right] ?? PlanAnswer(id: .new())
      guard answer.enacted != said.value || answer.enactedNote != said.note else { continue }
      answer.school = plan.school
      answer.plan = id
      answer.right = said.right
      answer.enacted = said.value
      answer.enactedNote = said.note
      answer.enactedOn = today
      answer.version = said.version
      try save(answer)
    }
  }

  private func knownAnswers(of plan: SchoolPlan.ID) throws -> [DecisionRight.ID: PlanAnswer] {
    let own = try all(PlanAnswer.self, where: "plan", is: plan)
    return Dictionary(own.compactMap { answer in answer.right.map { ($0, answer) } }) { first, _ in first }
  }

  /// Hands a plan in. Pressing twice does no harm; what the rights or charters do not allow stands in the way.
  @discardableResult package func submitPlan(_ id: SchoolPlan.ID) throws -> SchoolPlan {
    guard let picture = try planPicture(id, in: .everything) else { throw Self.noPlan }
    let plan = try picture.plan.submitted(on: today, findings: picture.check.findings + picture.teams.findings)
    return plan == picture.plan ? plan : try decide(plan, requiring: .editSchool)
  }

  /// Approves a plan, or returns it with reasons. `version` is the one that was read.
  @discardableResult package func decidePlan(
    _ id: SchoolPlan.ID, version: Int, approving: Bool, because words: String
  ) throws -> SchoolPlan {
    guard let found = try find(SchoolPlan.self, id) else { throw Self.noPlan }
    var plan =
      approving
      ? try found.approved(on: today, by: author.person, because: words)
      : try found.returned(on: today, by: author.person, because: words)
    plan.version = version
    return try decide(plan, requiring: .decidePlans)
  }

  /// Decides on what a school has asked for. Only the owner of the right may, or the director.
  @discardableResult package func decideVariance(
    _ id: Variance.ID, version: Int, granting: Bool, because reasons: String
  ) throws -> Variance {
    guard let found = try find(Variance.self, id) else { throw Self.noPlan }
    try requireOwner(of: found)
    var decided = try found.decided(
      granting ? .granted : .refused, on: today, by: author.person, because: reasons)
    decided.version = version
    return try decide(decided, requiring: .decidePlans)
  }

  /// Takes back what a school has asked for and nobody has decided on. Whoever speaks for the school may.
  @discardableResult package func withdrawVariance(
    _ id: Variance.ID, version: Int, because reasons: String
  ) throws -> Variance {
    guard let found = try find(Variance.self, id) else { throw Self.noPlan }
    try author.require(Variance.kind.editing, at: found.place)
    var withdrawn = try found.withdrawn(on: today, by: author.person, because: reasons)
    withdrawn.version = version
    return try decide(withdrawn, requiring: Variance.kind.editing)
  }

  /// Ends what was granted before its years are over. Whoever may grant it may.
  @discardableResult package func endVariance(
    _ id: Variance.ID, version: Int, because reasons: String
  ) throws -> Variance {
    guard let found = try find(Variance.self, id) else { throw Self.noPlan }
    try requireOwner(of: found)
    var ended = try found.endedEarly(on: today, by: author.person, because: reasons)
    ended.version = version
    return try decide(ended, requiring: .decidePlans)
  }

  /// Departures from a rule are decided on by the post that the right names, and the director.
  private func requireOwner(of variance: Variance) throws {
    try author.require(.decidePlans, at: variance.place)
    let owner = try variance.right.flatMap { try find(DecisionRight.self, $0) }?.owner ?? .director
    guard author.holds(owner) else {
      throw Denied(
        Phrase(
          "Only the \(owner.label.en) decides on departures from this rule",
          es: "Solo la \(owner.label.es) decide sobre excepciones a esta regla"))
    }
  }

  private static var noPlan: Refusal {
    Refusal("", "absent", Phrase("It is not there any more", es: "Ya no existe"))
  }

  /// Keeps what an act has decided: forms may not, so their rules are not asked.
  private func decide<Record: DistrictRecord>(_ record: Record, requiring deed: Deed) throws -> Record {
    try author.require(deed, at: record.place)
    let before = try find(Record.self, record.id)
    guard before?.version == record.version else {
      throw SaveConflict(
        kind: Record.kind, record: record.id.rawValue, yours: record.values, theirs: before?.values,
        theirVersion: before?.version ?? 0, last: try lastNote(of: Record.kind, record.id.rawValue))
    }
    try record.allFindings.refuseIfAnyStopsSaving()
    var saved = record
    saved.version += 1
    try write(saved)
    try index(saved)
    try note(.changed, saved, before: before?.values, after: saved.values)
    return saved
  }

  /// Publishes every draft of the year, or none where one of them cannot be.
  package func publishRights(of year: SchoolYear) throws {
    let matrix = try rightsMatrix(of: year)
    let findings = matrix.hindrances.flatMap { right, findings in
      findings.map { finding in
        Finding(
          "", finding.code, Phrase("\(right.name): \(finding.message.en)", es: "\(right.name): \(finding.message.es)"))
      }
    }
    if !findings.isEmpty { throw Refusal(findings) }
    for var right in matrix.drafts {
      right.stage = .published
      right.published = today
      try save(right)
    }
  }

  /// Begins the next year's rights from this year's, as drafts.
  @discardableResult package func copyRights(of year: SchoolYear) throws -> Int {
    let copies = try rightsMatrix(of: year).copied(to: year.next, beside: rightsMatrix(of: year.next).rights)
    for copy in copies { try save(copy) }
    return copies.count
  }
}

extension Author {
  /// Whether somebody may decide in the name of a right's owner. The director answers for all of them.
  fileprivate func holds(_ owner: RightOwner) -> Bool {
    switch self {
    case .member(let member, _): member.positions.contains { $0.post == owner.post || $0.post == .director }
    case .operations: true
    case .guest: false
    }
  }
}
