import Purpose
import Testing
import Vocabulary

@Suite struct `Form and function` {
  let theories = [Plan.theory("Coaching", for: "Literacy"), Plan.theory("Vague", for: "Literacy", changes: "")]

  @Test(arguments: [
    (Plan.role("Coach", serves: ["Coaching"], time: 0.5), FormAndFunction.Standing.both),
    (Plan.role("Coach", serves: ["Coaching"], authority: "Chooses the protocol"), .both),
    (Plan.role("Coach", serves: ["Coaching"]), .aimOnly),
    (Plan.role("Coach", serves: ["Coaching"], time: 0, stipend: 0), .aimOnly),
    (Plan.role("Chair", stipend: 2000), .formOnly), (Plan.role("Chair", serves: ["Vague"], stipend: 2000), .formOnly),
    (Plan.role("Name"), .neither),
  ])
  func `are told apart role by role`(role: Role, standing: FormAndFunction.Standing) {
    #expect(FormAndFunction(roles: [role], theories: theories).verdicts.map(\.standing) == [standing])
  }

  @Test func `share out time and pay by how many people hold each role`() {
    let check = FormAndFunction(
      roles: [
        Plan.role("Coach", serves: ["Coaching"], holders: 10, time: 0.5, stipend: 3000),
        Plan.role("Chair", holders: 30, stipend: 1000), Plan.role("Dean", holders: 5, time: 1),
      ], theories: theories)
    #expect((check.time.aimed, check.time.whole) == (5, 10))
    #expect(check.pay.share == 0.5)
    #expect(check.uncounted.isEmpty)
  }

  @Test func `leave a role out of the sums, and say so, when nobody has said how many hold it`() {
    let check = FormAndFunction(
      roles: [
        Plan.role("Coach", serves: ["Coaching"], holders: nil, time: 0.5), Plan.role("Dean", holders: 2, time: 1),
      ],
      theories: theories)
    #expect((check.time.aimed, check.time.whole) == (0, 2))
    #expect(check.uncounted.map(\.name) == ["Coach"])
  }

  @Test func `find a stated change that no role has the means for`() {
    let meansless = FormAndFunction(roles: [Plan.role("Coach", serves: ["Coaching"])], theories: theories)
    #expect(meansless.unservedChanges.map(\.name) == ["Coaching"])
    let served = FormAndFunction(roles: [Plan.role("Coach", serves: ["Coaching"], time: 0.2)], theories: theories)
    #expect(served.unservedChanges.isEmpty)
  }

  @Test func `leave out what is retired`() {
    let check = FormAndFunction(
      roles: [Plan.role("Old", stage: .retired, time: 1)],
      theories: [Plan.theory("Old", for: "Literacy", stage: .retired)])
    #expect(check.verdicts.isEmpty)
    #expect(check.unservedChanges.isEmpty)
    #expect(check.time.share == nil)
  }

  @Test(arguments: [(0.0, 0), (0.001, 1), (0.5, 50), (0.9999, 99), (1.0, 100)])
  func `say all and none only when it is exactly so`(share: Double, percent: Int) {
    #expect(FormAndFunction.percent(share) == percent)
  }
}

@Suite struct `The answer to whether it is more than a career step` {
  let theories = [Plan.theory("Coaching", for: "Literacy")]

  func answer(_ roles: Role...) -> Answer { .moreThanCareer(FormAndFunction(roles: roles, theories: theories)) }

  @Test func `cannot be told without roles`() {
    let answer = answer()
    #expect(answer.strength == .absent)
    #expect(answer.sentence.en.hasPrefix("This cannot be told yet"))
    #expect(answer.missing.first?.link.path == "build/roles/new")
  }

  @Test func `is no when no role is aimed at a change`() {
    let answer = answer(Plan.role("Chair", stipend: 2000), Plan.role("Dean", time: 1))
    #expect(answer.sentence.en.hasPrefix("No: none of the 2 roles"))
    #expect(answer.missing.contains { $0.what.en.contains("Chair") && $0.link.path == "build/roles/Chair" })
  }

  @Test func `is in part when some are, with the shares of time and pay`() {
    let answer = answer(
      Plan.role("Coach", serves: ["Coaching"], holders: 3, time: 0.5, stipend: 3000),
      Plan.role("Chair", holders: 1, stipend: 1000))
    #expect(answer.sentence.en.hasPrefix("In part: 1 of 2 roles, with 100% of role time and 90% of stipends, is aimed"))
    #expect(
      answer.sentence.es.hasPrefix(
        "En parte: 1 de 2 roles, con el 100 % del tiempo de los roles y el 90 % de los estipendios, apunta"))
    #expect(answer.strength == .documented)
    #expect(answer.evidence.contains { $0.figure.en == "90% of $10,000 a year" })
  }

  @Test func `is yes when every role is`() {
    let answer = answer(Plan.role("Coach", serves: ["Coaching"], time: 0.5))
    #expect(answer.sentence.en.hasPrefix("Yes, as it is planned"))
    #expect(answer.strength == .documented)
  }

  @Test func `is only stated while no role is published`() {
    let answer = answer(Plan.role("Coach", serves: ["Coaching"], stage: .draft, time: 0.5))
    #expect(answer.strength == .stated)
    #expect(answer.missing.contains { $0.what.en == "No role is published yet" })
  }

  @Test func `stands beside the district's own answer, which is only stated`() {
    var written = WrittenAnswer(id: .init("w"))
    written.question = "2"
    written.text = "Yes: it is about literacy."
    written.writtenOn = Day("2026-09-01")
    let answer = Answer.moreThanCareer(FormAndFunction(roles: [], theories: theories), written: written)
    #expect(answer.strength == .stated)
    #expect(answer.evidence.last?.figure.en == "of 2026-09-01")
    #expect(!answer.missing.contains { $0.what.en.contains("own answer") })
  }
}
