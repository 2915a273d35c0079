import Build
import Measures
import Purpose
import Store
import TestSupport
import Testing
import Vocabulary

@Suite struct `A school plan in the records` {
  private struct Scene {
    let riverside: TestDistrict
    let school: School
    let release: DecisionRight
    let aim: DecisionRight
    let permission: Permission
    let network = Network.ID("north")

    init(_ database: TestDatabase) async throws {
      riverside = try await database.district(now: { Moment("2026-11-23T18:00:00.000Z")! })
      var school = School(id: .init("harbor"))
      school.name = "Harbor"
      var release = DecisionRight(id: .init("release"))
      release.name = "Release"
      release.subject = .time
      release.year = SchoolYear(2026)
      release.kind = .share
      release.hold = .bounded
      release.level = .jointly
      release.decider = "The director"
      release.least = "40"
      release.stage = .published
      var aim = DecisionRight(id: .init("aim"), version: 0, values: release.values)
      aim.name = "Aim"
      aim.kind = .text
      aim.hold = .loose
      aim.least = ""
      let (first, second, place) = (release, aim, school)
      (self.school, self.release, self.aim) = try await riverside.store.act(riverside.id, by: riverside.operations) {
        (try $0.save(place), try $0.save(first), try $0.save(second))
      }
      permission = Permission(networkOfSchool: [.init("harbor"): .init("north")])
    }

    func author(_ post: Post, at place: Place) -> Author {
      .member(Member(person: .init("p-\(post)"), name: "Pat", positions: [.init(post, at: place)]), permission)
    }

    var principal: Author { author(.principal, at: .school(school.id)) }
    var manager: Author { author(.principalManager, at: .network(network)) }

    @discardableResult func act<T: Sendable>(
      by author: Author, _ body: @Sendable @escaping (ActRecords) throws -> T
    ) async throws -> T { try await riverside.store.act(riverside.id, by: author, body) }

    func begun() async throws -> SchoolPlan {
      let school = school.id
      return try await act(by: principal) { try $0.beginPlan(of: school, in: SchoolYear(2026), copying: false) }
    }

    func asked(_ value: String) -> Variance {
      var variance = Variance(id: .new())
      variance.school = school.id
      variance.right = release.id
      variance.asked = value
      variance.reason = "Our building"
      variance.from = SchoolYear(2026)
      variance.until = SchoolYear(2027)
      return variance
    }

    func answered(_ value: String = "50") async throws -> SchoolPlan {
      let (plan, release, aim) = (try await begun(), release.id, aim.id)
      try await act(by: principal) { records in
        try records.answerPlan(
          plan.id, aim: "Reading", version: plan.version,
          said: [
            SaidAnswer(release, value: value, note: "", version: 0),
            SaidAnswer(aim, value: "Talk more", note: "", version: 0),
          ])
      }
      return plan
    }

    func stage(_ plan: SchoolPlan.ID) async throws -> SchoolPlan.Stage? {
      try await riverside.store.read(riverside.id) { try $0.find(SchoolPlan.self, plan)?.stage }
    }

    func codes<T>(_ body: @Sendable () async throws -> T) async -> [String] {
      do {
        _ = try await body()
        return []
      } catch let refusal as Refusal {
        return refusal.findings.map(\.code)
      } catch is Denied {
        return ["denied"]
      } catch is SaveConflict {
        return ["conflict"]
      } catch is AnswersConflict {
        return ["answers-conflict"]
      } catch {
        return ["\(error)"]
      }
    }
  }

  @Test(arguments: TestDatabase.all)
  func `is begun once for a school and year`(database: TestDatabase) async throws {
    let scene = try await Scene(database)
    _ = try await scene.begun()
    #expect(await scene.codes { _ = try await scene.begun() } == ["has-plan"])
  }

  @Test(arguments: TestDatabase.all)
  func `may go beyond a rule as a draft, and is not handed in so`(database: TestDatabase) async throws {
    let scene = try await Scene(database)
    let plan = try await scene.answered("30")
    #expect(
      await scene.codes { try await scene.act(by: scene.principal) { try $0.submitPlan(plan.id) } } == ["below-bound"])
    #expect(try await scene.stage(plan.id) == .draft)
  }

  @Test(arguments: TestDatabase.all)
  func `handed in twice at once is handed in once`(database: TestDatabase) async throws {
    let scene = try await Scene(database)
    let plan = try await scene.answered()
    async let one = scene.act(by: scene.principal) { try $0.submitPlan(plan.id) }
    async let two = scene.act(by: scene.principal) { try $0.submitPlan(plan.id) }
    #expect(try await [one.stage, two.stage] == [.submitted, .submitted])
    let notes = try await scene.riverside.store.read(scene.riverside.id) {
      try $0.notes(of: SchoolPlan.kind, plan.id.rawValue)
    }
    #expect(notes.filter { $0.afterValues?["stage"] == .text("submitted") }.count == 1)
  }

  @Test(arguments: TestDatabase.all)
  func `is decided on by those who answer for the principal, and by nobody else`(database: TestDatabase) async throws {
    let scene = try await Scene(database)
    let plan = try await scene.answered()
    let handedIn = try await scene.act(by: scene.principal) { try $0.submitPlan(plan.id) }
    for other in [
      scene.principal, scene.author(.principalManager, at: .network(.init("south"))),
      scene.author(.superintendent, at: .district),
    ] {
      let codes = await scene.codes {
        try await scene.act(by: other) {
          try $0.decidePlan(plan.id, version: handedIn.version, approving: true, because: "")
        }
      }
      #expect(codes == ["denied"])
    }
    let stale = await scene.codes {
      try await scene.act(by: scene.manager) { try $0.decidePlan(plan.id, version: 1, approving: true, because: "") }
    }
    #expect(stale == ["conflict"])
    let bare = await scene.codes {
      try await scene.act(by: scene.manager) {
        try $0.decidePlan(plan.id, version: handedIn.version, approving: false, because: "")
      }
    }
    #expect(bare == ["no-reason"])
    try await scene.act(by: scene.manager) {
      try $0.decidePlan(plan.id, version: handedIn.version, approving: true, because: "")
    }
    #expect(try await scene.stage(plan.id) == .approved)
  }

  @Test(arguments: TestDatabase.all)
  func `is not approved by a form, and not changed while it is decided on`(database: TestDatabase) async throws {
    let scene = try await Scene(database)
    let plan = try await scene.answered()
    let current = try #require(
      try await scene.riverside.store.read(scene.riverside.id) { try $0.find(SchoolPlan.self, plan.id) })
    var forged = current
    forged.stage = .approved
    let wrong = forged
    #expect(await scene.codes { try await scene.act(by: scene.principal) { try $0.save(wrong) } } == ["not-by-hand"])
    try await scene.act(by: scene.principal) { try $0.submitPlan(plan.id) }
    let release = scene.release.id
    let late = await scene.codes {
      try await scene.act(by: scene.principal) {
        try $0.answerPlan(
          plan.id, aim: "Reading", version: 2, said: [SaidAnswer(release, value: "60", note: "", version: 1)])
      }
    }
    #expect(late == ["not-open"])
    let answers = try await scene.riverside.store.read(scene.riverside.id) { try $0.all(PlanAnswer.self) }
    var changed = try #require(answers.first { $0.right == release })
    changed.value = "60"
    let answer = changed
    #expect(await scene.codes { try await scene.act(by: scene.principal) { try $0.save(answer) } } == ["not-open"])
  }

  @Test(arguments: TestDatabase.all)
  func `answered by two people at once shows both, and loses neither`(database: TestDatabase) async throws {
    let scene = try await Scene(database)
    let plan = try await scene.answered()
    let (release, aim) = (scene.release.id, scene.aim.id)
    try await scene.act(by: scene.principal) {
      try $0.answerPlan(
        plan.id, aim: "Reading", version: 2, said: [SaidAnswer(release, value: "60", note: "", version: 1)])
    }
    do {
      try await scene.act(by: scene.principal) {
        try $0.answerPlan(
          plan.id, aim: "Reading", version: 2,
          said: [
            SaidAnswer(release, value: "45", note: "", version: 1),
            SaidAnswer(aim, value: "Less", note: "", version: 1),
          ])
      }
      Issue.record("the second was kept")
    } catch let conflict as AnswersConflict {
      #expect(conflict.clashes.map(\.right) == [release])
      #expect(conflict.clashes.first?.theirs?.value == "60")
      #expect(conflict.clashes.first?.name == "Pat")
    }
    let kept = try await scene.riverside.store.read(scene.riverside.id) { try $0.all(PlanAnswer.self) }
    #expect(Set(kept.map(\.value)) == ["60", "Talk more"], "nothing of the second was kept")
  }

  @Test(arguments: TestDatabase.all)
  func `is freed by a variance once its owner has granted it`(database: TestDatabase) async throws {
    let scene = try await Scene(database)
    let plan = try await scene.answered("30")
    var variance = Variance(id: .new())
    variance.school = scene.school.id
    variance.right = scene.release.id
    variance.asked = "30%"
    variance.reason = "Our building"
    variance.from = SchoolYear(2026)
    variance.until = SchoolYear(2026)
    var forged = variance
    forged.stage = .granted
    let (asked, wrong) = (variance, forged)
    #expect(await scene.codes { try await scene.act(by: scene.principal) { try $0.save(wrong) } } == ["not-by-hand"])
    try await scene.act(by: scene.principal) { try $0.save(asked) }
    #expect(
      await scene.codes { try await scene.act(by: scene.principal) { try $0.submitPlan(plan.id) } } == ["below-bound"])
    let other = await scene.codes {
      try await scene.act(by: scene.manager) {
        try $0.decideVariance(asked.id, version: 1, granting: true, because: "Yes")
      }
    }
    #expect(other == ["denied"], "the right belongs to the director")
    let director = scene.author(.director, at: .district)
    try await scene.act(by: director) {
      try $0.decideVariance(asked.id, version: 1, granting: true, because: "One year")
    }
    let again = await scene.codes {
      try await scene.act(by: director) { try $0.decideVariance(asked.id, version: 2, granting: false, because: "No") }
    }
    #expect(again == ["decided-already"])
    let handedIn = try await scene.act(by: scene.principal) { try $0.submitPlan(plan.id) }
    #expect(handedIn.stage == .submitted)
  }

  @Test(arguments: TestDatabase.all)
  func `may take back what it has asked for, and loses what was granted when that is ended`(
    database: TestDatabase
  ) async throws {
    let scene = try await Scene(database)
    let plan = try await scene.answered("30")
    let (first, second) = (scene.asked("30%"), scene.asked("25%"))
    try await scene.act(by: scene.principal) {
      _ = try $0.save(first)
      _ = try $0.save(second)
    }
    let stranger = scene.author(.principal, at: .school(.init("elsewhere")))
    #expect(
      await scene.codes {
        try await scene.act(by: stranger) { try $0.withdrawVariance(second.id, version: 1, because: "") }
      }
        == ["denied"])
    try await scene.act(by: scene.principal) { try $0.withdrawVariance(second.id, version: 1, because: "No need") }
    let director = scene.author(.director, at: .district)
    let late = await scene.codes {
      try await scene.act(by: director) { try $0.decideVariance(second.id, version: 2, granting: true, because: "Yes") }
    }
    #expect(late == ["decided-already"])
    try await scene.act(by: director) { try $0.decideVariance(first.id, version: 1, granting: true, because: "Yes") }
    for author in [scene.principal, scene.manager] {
      let codes = await scene.codes {
        try await scene.act(by: author) { try $0.endVariance(first.id, version: 2, because: "Over") }
      }
      #expect(codes == ["denied"], "only whoever may grant it ends it")
    }
    let byHand = await scene.codes {
      try await scene.act(by: director) { records in
        guard var granted = try records.find(Variance.self, first.id) else { return }
        granted.ended = records.today
        try records.save(granted)
      }
    }
    #expect(byHand.contains("not-by-hand"))
    try await scene.act(by: director) { try $0.endVariance(first.id, version: 2, because: "A new building") }
    #expect(
      await scene.codes { try await scene.act(by: scene.principal) { try $0.submitPlan(plan.id) } } == ["below-bound"])
    let (ended, notes) = try await scene.riverside.store.read(scene.riverside.id) { records in
      (
        try records.find(Variance.self, first.id),
        try records.history(HistoryListing()).entries.count { $0.record == first.id.rawValue }
      )
    }
    #expect(ended?.stage == .ended && ended?.ending == "A new building" && ended?.endedBy == director.person)
    #expect(notes == 3, "asked, granted, ended")
  }

  @Test(arguments: TestDatabase.all)
  func `is copied forward, and what is done stands beside it`(database: TestDatabase) async throws {
    let scene = try await Scene(database)
    let plan = try await scene.answered()
    let early = await scene.codes { try await scene.act(by: scene.principal) { try $0.enactPlan(plan.id, done: []) } }
    #expect(early == ["not-approved"])
    let handedIn = try await scene.act(by: scene.principal) { try $0.submitPlan(plan.id) }
    try await scene.act(by: scene.manager) {
      try $0.decidePlan(plan.id, version: handedIn.version, approving: true, because: "")
    }
    let (release, school) = (scene.release.id, scene.school.id)
    try await scene.act(by: scene.principal) {
      try $0.enactPlan(plan.id, done: [SaidAnswer(release, value: "45", note: "Illness", version: 1)])
    }
    let picture = try await scene.riverside.store.read(scene.riverside.id) {
      try $0.planPicture(plan.id, in: .everything)
    }
    #expect(picture.map { PlanAnswer.departures($0.check).map(\.note) } == ["Illness"])
    try await scene.act(by: scene.author(.director, at: .district)) { records in
      #expect(try records.copyRights(of: SchoolYear(2026)) == 2)
      #expect(try records.copyRights(of: SchoolYear(2026)) == 0)
      try records.publishRights(of: SchoolYear(2027))
    }
    let next = try await scene.act(by: scene.principal) {
      try $0.beginPlan(of: school, in: SchoolYear(2027), copying: true)
    }
    let answers = try await scene.riverside.store.read(scene.riverside.id) {
      try $0.all(PlanAnswer.self, where: "plan", is: next.id)
    }
    #expect(next.copiedFrom == plan.id)
    #expect(Set(answers.map(\.value)) == ["50", "Talk more"])
  }

  @Test(arguments: TestDatabase.all)
  func `answers questions 7 and 9, and the needs of a launch`(database: TestDatabase) async throws {
    let scene = try await Scene(database)
    let (answers, needs) = try await scene.riverside.store.read(scene.riverside.id) {
      (try $0.buildAnswers(), try $0.buildLaunchNeeds(for: SchoolYear(2026)))
    }
    #expect(answers.map(\.number) == [7, 9])
    #expect(answers.map(\.strength) == [.documented, .documented])
    #expect(needs.contains { $0.code == "a-role" && !$0.isMet })
    #expect(needs.count { $0.code == "decision-right" } == DesignQuestion.all.count)
  }

  @Test(arguments: TestDatabase.all)
  func `has rights that are decided once a year, and published all or none`(database: TestDatabase) async throws {
    let scene = try await Scene(database)
    let director = scene.author(.director, at: .district)
    var twin = DecisionRight(id: .new(), version: 0, values: scene.aim.values)
    twin.decider = "Somebody else"
    let again = twin
    #expect(await scene.codes { try await scene.act(by: director) { try $0.save(again) } } == ["decided-twice"])
    var bare = again
    bare.name = "Bare"
    bare.kind = .count
    bare.hold = .tight
    bare.level = .district
    bare.stage = .draft
    var fine = again
    fine = DecisionRight(id: .new(), version: 0, values: again.values)
    fine.name = "Fine"
    fine.stage = .draft
    let drafts = (bare, fine)
    try await scene.act(by: director) {
      _ = try $0.save(drafts.0)
      _ = try $0.save(drafts.1)
    }
    #expect(
      await scene.codes { try await scene.act(by: director) { try $0.publishRights(of: SchoolYear(2026)) } } == [
        "no-value"
      ])
    let matrix = try await scene.riverside.store.read(scene.riverside.id) { try $0.rightsMatrix(of: SchoolYear(2026)) }
    #expect(matrix.drafts.count == 2)
  }
}
