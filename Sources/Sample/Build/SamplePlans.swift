import Build
import Purpose
import Store
import Vocabulary

/// The plans of the sample district's schools, each as far as it has come.
enum SamplePlans {
  static let call: PlanCall = .sample("2026") {
    $0.year = SchoolYear(2026)
    $0.opens = day("2026-04-01")
    $0.due = day("2026-05-08")
    $0.words = "Answer what is yours to answer. Talk with your teachers first; hand it in by the day above."
  }

  enum Fate: Sendable { case approved, submitted, returned, draft, notBegun }

  /// Half of the schools are approved; at the school where trust is low the plan is a draft that breaks a bound.
  static func fate(_ school: SampleSchool, _ number: Int) -> Fate {
    if school.id == Cast.millrace { return .draft }
    switch number % 10 {
    case 0...4: return .approved
    case 5, 6: return .submitted
    case 7: return .returned
    case 8: return .draft
    default: return .notBegun
    }
  }

  static func plan(_ school: SampleSchool) -> SchoolPlan {
    var source = school.source("plan aim")
    return .sample("\(school.name)/2026") {
      $0.school = school.id
      $0.year = SchoolYear(2026)
      $0.aim = source.pick([
        "Every grade team plans one unit of reading together, and looks at what children wrote.",
        "New teachers are not alone with their first reading lessons.",
        "Teachers open their lessons to one another, beginning with reading.",
      ])
    }
  }

  /// Who departs from the release share with the district's leave, and who without it.
  static func release(_ school: SampleSchool, _ source: inout SampleSource) -> String {
    if school.id == Cast.millrace { return "25" }
    if school.name == "Heron Point Elementary" { return "30" }
    return source.pick(["40", "50", "50", "50", "60"])
  }

  static func answers(_ school: SampleSchool, _ fate: Fate) -> [PlanAnswer] {
    let asked = SampleRights.thisYear.filter(\.isAskedOfSchools)
    var source = school.source("plan answers")
    let all = asked.map { right -> PlanAnswer in
      let value = value(right, school, &source)
      return .sample("\(school.name)/\(right.question)") {
        $0.school = school.id
        $0.plan = plan(school).id
        $0.right = right.id
        $0.value = value
      }
    }
    // What is still being written is half written.
    return fate == .draft ? all.enumerated().filter { $0.offset % 2 == 0 }.map(\.element) : all
  }

  private static func value(_ right: DecisionRight, _ school: SampleSchool, _ source: inout SampleSource) -> String {
    switch right.question {
    case "own-aim": plan(school).aim
    case "coaching-focus":
      source.pick(["Reading aloud and talking about it", "Writing about what was read", "Small groups"])
    case "extra-duties": source.pick(["None", "Looks after the book room", "Welcomes visitors"])
    case "leaders-per-school": "\(source.number(1...3))"
    case "panel":
      source.pick([
        "Principal; Teachers; Families", "Principal; Teachers; Association",
        "Principal; Teachers; Support staff; Families",
      ])
    case "release-share": release(school, &source)
    case "team-minutes": source.pick(["45", "45", "50", "60"])
    case "extra-days": "\(source.number(3...8))"
    case "co-funding": source.pick(["0", "0", "5", "10", "20"])
    case "own-money": source.pick(["0", "0", "1500", "4000"]) + ".00"
    case "span": "\(source.number(5...8))"
    case "training-days": "\(source.number(5...10))"
    case "training-choice": source.pick(["Reading recovery, two days", "A visit to Alder Creek", "None yet"])
    case "log-minutes": source.pick(["5", "10", "15"])
    default: source.pick(right.offered.isEmpty ? ["None"] : right.offered)
    }
  }

  /// One team for each literacy lead that the school has; a draft counts too many people in.
  static func teams(_ school: SampleSchool, _ fate: Fate, _ world: SampleWorld) -> [PlannedTeam] {
    let lead = SampleRoles.literacyLead(world)
    guard lead.exists(at: school.id) else { return [] }
    var source = school.source("plan teams")
    return (0..<(school.teachers > 35 ? 2 : 1)).map { number in
      .sample("\(school.name)/team \(number)") {
        $0.name = number == 0 ? "Kindergarten to grade 2" : "Grades 3 to 5"
        $0.school = school.id
        $0.plan = plan(school).id
        $0.role = lead.id
        $0.led = fate == .draft ? 11 : source.number(5...8)
        $0.release = 0.5
        $0.trainingDays = source.number(5...8)
      }
    }
  }
}

/// Where schools of the sample district ask to depart from a rule.
enum SampleVariances {
  static func variance(
    _ school: SampleSchool, _ question: String, _ year: Int, asked: String, until: Int, because reason: String
  ) -> Variance {
    .sample("\(school.name)/\(question)") {
      $0.school = school.id
      $0.right = .sample("\(question) \(year)")
      $0.asked = asked
      $0.reason = reason
      $0.from = SchoolYear(year)
      $0.until = SchoolYear(until)
    }
  }
}

extension SampleStory {
  static func rightsAndPlans(_ world: SampleWorld, _ told: inout Chronicle) {
    let director = world.author(.ortega)
    told.save(day("2025-09-10"), "15:00", by: director, why: "What the contract says", all: SampleRights.lastYear)
    told.on(day("2025-09-15"), "15:00", by: director) { try $0.publishRights(of: SchoolYear(2025)) }
    told.save(day("2026-03-18"), "16:00", by: director, why: "Board of March 17", all: SampleRights.thisYear)
    told.on(day("2026-03-20"), "15:00", by: director, why: "Agreed with principals and the association") { records in
      try records.publishRights(of: SchoolYear(2026))
    }
    told.save(day("2026-04-01"), "15:00", by: director, SamplePlans.call)
    variances(world, &told)
    for (number, school) in world.schools.enumerated() { plan(school, SamplePlans.fate(school, number), world, &told) }
    guard let alderCreek = world.schools.first(where: { $0.id == Cast.alderCreek }) else { return }
    enact(
      "team-minutes", "40", because: "The bus comes ten minutes earlier since September.", at: alderCreek, "2026-10-30",
      world, &told)
    // A second school of the same network gives its leaders less time than its plan promises.
    let approved = world.schools.enumerated().filter { SamplePlans.fate($1, $0) == .approved }.map(\.element)
    guard let short = approved.first(where: { $0.school.network == Cast.north && $0.id != Cast.alderCreek }) else {
      return
    }
    enact(
      "release-share", "20", because: "A long illness: the leaders cover classes until January.", at: short,
      "2026-11-06", world, &told)
  }

  private static func enact(
    _ question: String, _ value: String, because note: String, at school: SampleSchool, _ on: String,
    _ world: SampleWorld, _ told: inout Chronicle
  ) {
    told.on(day(on), "16:00", by: world.principal(of: school)) { records in
      let known = PlanAnswer.ID.sample("\(school.name)/\(question)")
      guard let answer = try records.find(PlanAnswer.self, known), let right = answer.right else { return }
      let done = SaidAnswer(right, value: value, note: note, version: answer.version)
      try records.enactPlan(SamplePlans.plan(school).id, done: [done])
    }
  }

  private static func plan(
    _ school: SampleSchool, _ fate: SamplePlans.Fate, _ world: SampleWorld, _ told: inout Chronicle
  ) {
    if fate == .notBegun { return }
    let principal = world.principal(of: school)
    let id = SamplePlans.plan(school).id
    told.save(day("2026-04-13"), "20:00", by: principal, SamplePlans.plan(school))
    told.save(day("2026-04-20"), "20:00", by: principal, all: SamplePlans.answers(school, fate))
    told.save(day("2026-04-20"), "20:30", by: principal, all: SamplePlans.teams(school, fate, world))
    if fate == .draft { return }
    told.on(day("2026-05-06"), "20:00", by: principal) { try $0.submitPlan(id) }
    // Plans of her own network the principal manager decides on; of the others the director does.
    let decider = world.author(school.school.network == Cast.north ? .okafor : .ortega)
    if fate == .submitted { return }
    told.on(day("2026-05-27"), "16:00", by: decider) { records in
      guard let plan = try records.find(SchoolPlan.self, id) else { return }
      let words =
        fate == .approved
        ? "A plan that the school can keep." : "Say who covers the afternoons; the timetable does not show it."
      try records.decidePlan(id, version: plan.version, approving: fate == .approved, because: words)
    }
  }

  private static func variances(_ world: SampleWorld, _ told: inout Chronicle) {
    func ask(
      _ name: String, _ question: String, _ year: Int, _ asked: String, until: Int, on asking: String,
      because reason: String, decided: (day: String, granting: Bool, words: String)?, _ told: inout Chronicle
    ) {
      guard let school = world.schools.first(where: { $0.name == name }) else { return }
      let variance = SampleVariances.variance(school, question, year, asked: asked, until: until, because: reason)
      told.save(day(asking), "20:00", by: world.principal(of: school), variance)
      guard let decided else { return }
      told.on(day(decided.day), "15:30", by: world.author(.ortega)) { records in
        let version = try records.find(Variance.self, variance.id)?.version ?? 0
        try records.decideVariance(
          variance.id, version: version, granting: decided.granting, because: decided.words)
      }
    }
    ask(
      "Northside High", "team-minutes", 2025, "20", until: 2025, on: "2025-10-06",
      because: "The new timetable begins in August.",
      decided: ("2025-10-20", true, "For one year, until the new timetable."), &told)
    ask(
      "Heron Point Elementary", "release-share", 2026, "30", until: 2027, on: "2026-03-25",
      because: "Two leaders share one release, and both want to keep a full reading block.",
      decided: ("2026-04-02", true, "Two years, with a look at the log after the first."), &told)
    ask(
      "Foundry High", "stipend", 2026, "6500", until: 2026, on: "2026-04-08",
      because: "Nobody applies for $5,000.", decided: ("2026-04-22", false, "The contract sets one stipend for all."),
      &told)
    ask(
      "Millrace Middle", "release-share", 2026, "25", until: 2026, on: "2026-04-21",
      because: "Nobody can be found to take over more classes than that.", decided: nil, &told)
  }
}
