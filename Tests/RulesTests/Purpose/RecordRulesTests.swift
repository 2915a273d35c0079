import Purpose
import Testing
import Vocabulary

@Suite struct `Records of purpose` {
  static let kinds: [any DistrictRecord.Type] = [
    Priority.self, TheoryOfAction.self, PurposeStatement.self, Role.self, WrittenAnswer.self, Stakeholder.self,
    EngagementSession.self, Heard.self, Consultation.self, Decision.self,
  ]

  @Test func `are each named once, at an address of their own`() {
    #expect(Set(Self.kinds.map { $0.kind.name }).count == Self.kinds.count)
    #expect(Set(Self.kinds.map { $0.kind.path }).count == Self.kinds.count)
  }

  @Test(arguments: kinds.indices) func `keep every field when they are written as values and read again`(index: Int) {
    func roundTrip<R: DistrictRecord>(_ type: R.Type) {
      var full = R(id: .new())
      full.version = 3
      for field in R.fields { field.set(&full, Self.sample(field.kind)) }
      #expect(full.values.count == R.fields.count)
      #expect(R(id: full.id, version: 3, values: full.values) == full)
      #expect(Set(R.fields.map(\.name)).count == R.fields.count)
    }
    roundTrip(Self.kinds[index])
  }

  static func sample(_ kind: FieldKind) -> FieldValue {
    switch kind {
    case .integer, .money: .integer(12)
    case .year: .integer(2026)
    case .flag: .integer(1)
    case .real, .share: .real(0.5)
    case .day: .text("2026-09-01")
    case .choice(let choices): .text(choices[0].name)
    case .choices(let choices): .list(choices.map(\.name))
    case .references: .list(["a", "b"])
    case .line, .text, .email, .address, .reference: .text("x")
    }
  }

  @Test func `that are delicate are only for those who may read what is delicate`() {
    let delicate = Self.kinds.filter { $0.kind.reading == .readDelicate }
    #expect(delicate.map { $0.kind.name } == ["stakeholder"])
  }
}

@Suite struct `A theory of action` {
  @Test func `may have holes as a draft, but not once it is agreed`() {
    var theory = Plan.theory("Coaching", for: "Literacy", changes: "", stage: .draft)
    #expect(theory.findings.map(\.stops) == [.launching])
    theory.stage = .agreed
    #expect(theory.findings.map(\.code) == ["missing-link"])
    #expect(theory.findings.map(\.stops) == [.saving])
    theory.practiceChange = "Teachers ask better questions"
    #expect(theory.findings.isEmpty)
  }

  @Test(arguments: [
    (Plan.theory("A", for: "Literacy"), true), (Plan.theory("B", for: nil), false),
    (Plan.theory("C", for: "Literacy", changes: "  "), false),
    (Plan.theory("D", for: "Literacy", stage: .retired), false),
    (Plan.theory("E", for: "Literacy", stage: .draft), true),
  ])
  func `states a change when it is live, has a priority and says what changes`(theory: TheoryOfAction, states: Bool) {
    #expect(theory.statesChange == states)
  }
}

@Suite struct `Publishing a role` {
  @Test func `needs a purpose`() {
    var role = Plan.role("Literacy coach")
    #expect(role.findings.map(\.code) == ["no-purpose"])
    role.stage = .draft
    #expect(role.findings.isEmpty)
  }

  @Test func `needs a purpose that has been agreed on`() {
    var role = Plan.role("Literacy coach")
    role.statements = [.init("Instruction")]
    #expect(role.publishingFindings([Plan.statement("Instruction", .draft)]).map(\.code) == ["purpose-not-agreed"])
    #expect(role.publishingFindings([Plan.statement("Instruction", .retired)]).map(\.code) == ["purpose-not-agreed"])
    #expect(role.publishingFindings([Plan.statement("Culture")]).map(\.code) == ["purpose-not-agreed"])
    #expect(role.publishingFindings([Plan.statement("Instruction")]).isEmpty)
  }

  @Test func `holds the last agreed purpose under it in place`() {
    var role = Plan.role("Literacy coach")
    role.statements = [.init("Instruction"), .init("Culture")]
    let both = [Plan.statement("Instruction"), Plan.statement("Culture")]
    #expect(PurposeStatement.findings(withoutAgreed: .init("Instruction"), roles: [role], statements: both).isEmpty)
    let findings = PurposeStatement.findings(
      withoutAgreed: .init("Instruction"), roles: [role],
      statements: [Plan.statement("Instruction"), Plan.statement("Culture", .draft)])
    #expect(findings.map(\.code) == ["role-rests-on-it"])
    #expect(findings.first?.message.en.contains("Literacy coach") == true)
  }

  @Test func `is either at schools or everywhere`() {
    var role = Plan.role("Mentor", at: ["Harbor"], stage: .draft)
    role.isEverywhere = true
    #expect(role.findings.map(\.code) == ["two-places"])
  }
}

@Suite struct `What was heard` {
  @Test(arguments: [
    (Heard.Outcome.open, "", [String]()), (.changed, "", ["no-change-named"]), (.kept, " ", ["no-reason"]),
    (.changed, "Stipends are paid monthly", []), (.kept, "The contract forbids it", []),
  ])
  func `is answered with what changed or with the reason why not`(
    outcome: Heard.Outcome, answer: String, codes: [String]
  ) {
    var heard = Heard(id: .new())
    heard.words = "Pay us every month"
    heard.outcome = outcome
    heard.answer = answer
    #expect(heard.findings.map(\.code) == codes)
  }

  @Test func `is called by its first line, cut at a word`() {
    var heard = Heard(id: .new())
    heard.words = String(repeating: "meeting ", count: 20) + "\nsecond line"
    #expect(heard.title.hasSuffix("meeting…"))
    #expect(heard.title.count <= 81)
  }
}

@Suite struct `A decision` {
  @Test func `may be open without an answer, but is not decided without what, why, who and when`() {
    var decision = Decision(id: .new())
    decision.question = "Which schools first?"
    #expect(decision.findings.isEmpty)
    decision.stage = .decided
    #expect(decision.findings.map(\.field) == ["decided", "reasons", "decided_by", "decided_on"])
  }

  @Test func `that was replaced names another one`() {
    var decision = Decision(id: .new())
    decision.stage = .superseded
    decision.decided = "North first"
    decision.reasons = "Ready"
    decision.decidedBy = "Board"
    decision.decidedOn = Day("2026-03-01")
    #expect(decision.findings.map(\.code) == ["no-successor"])
    decision.supersededBy = decision.id
    #expect(decision.findings.map(\.code) == ["replaces-itself"])
  }

  @Test func `lists its options one on each line`() {
    var decision = Decision(id: .new())
    decision.options = "North\n\n  South \nBoth"
    #expect(decision.optionList == ["North", "South", "Both"])
  }
}

@Suite struct `A written answer` {
  @Test func `counts when it is the newest to its question`() {
    let answers = [("2", "2025-01-01"), ("2", "2026-01-01"), ("1", "2026-06-01")].map { question, day in
      var answer = WrittenAnswer(id: .new())
      answer.question = question
      answer.writtenOn = Day(day)
      return answer
    }
    #expect(answers.newest(to: .moreThanCareer) == answers[1])
    #expect(answers.newest(to: .success) == nil)
  }
}
