import Build
import Measures
import Purpose
import Testing
import Vocabulary

@Suite struct `How much room schools have` {
  private let release = Rights.share("40")
  private let stipend = Rights.right("Stipend", .money, .tight) { $0.value = "5000" }

  private func flexibility(_ values: [String]) -> Flexibility {
    let answers = values.enumerated().map { Rights.answer(release, $0.element, at: "S\($0.offset)") }
    return Flexibility(RightsMatrix([release, stipend], in: Rights.year), answers: answers)
  }

  @Test func `is the spread of what they answer, lowest, middle and highest`() throws {
    let spread = try #require(flexibility(["50", "40", "40", "60", "45"]).spreads.first)
    #expect(spread.answered == 5)
    #expect(spread.lowest == .share(0.4) && spread.middle == .share(0.45) && spread.highest == .share(0.6))
    #expect(spread.values.first?.words.en == "40%" && spread.values.first?.schools == 2)
    #expect(spread.isUsed)
  }

  @Test func `is not told of fewer than five schools`() throws {
    let spread = try #require(flexibility(["50", "40", "40", "60"]).spreads.first)
    #expect(!spread.isShown && spread.values.isEmpty && spread.lowest == nil)
  }

  @Test func `is not used where all answer alike`() {
    #expect(flexibility(["50", "50", "50", "50", "50"]).used.isEmpty)
    #expect(flexibility(["50", "50", "50", "50", "50"]).shown.count == 1)
  }

  @Test func `is of questions that schools answer`() {
    #expect(flexibility([]).spreads.map(\.right.name) == ["Release"])
  }
}

@Suite struct `Question 7, what is tight and what loose` {
  @Test func `cannot be told without rights, nor from drafts`() {
    let empty = Answer.tightAndLoose(RightsMatrix([], in: Rights.year))
    #expect(empty.strength == .absent && empty.sentence.en.hasPrefix("This cannot be told yet"))
    let drafts = Answer.tightAndLoose(
      RightsMatrix([Rights.right("Q", .text, .loose) { $0.stage = .draft }], in: Rights.year))
    #expect(drafts.strength == .absent && drafts.sentence.en.contains("none is published"))
  }

  @Test func `is documented by what is published, and says what is missing`() {
    let bare = Rights.right("Stipend", .money, .tight) {
      $0.value = "5000"
      $0.gives = ""
    }
    let answer = Answer.tightAndLoose(
      RightsMatrix(
        [Rights.share("40"), bare, Rights.right("Aim", .text, .loose) { $0.question = "own-aim" }], in: Rights.year))
    #expect(answer.strength == .documented)
    #expect(
      answer.sentence.en.contains("holds 1 of 3 questions tight, bounds 1 and leaves 1 loose; for 0 of the tight ones"))
    #expect(answer.missing.count == 2)
    #expect(
      answer.missing[0].what.en.hasPrefix(
        "\(DesignQuestion.all.count - 1) of \(DesignQuestion.all.count) design questions"))
  }
}

@Suite struct `Question 9, what the system decides and what the school` {
  private let release = Rights.share("40")

  private func answer(_ values: [String], plans: Int, of schools: Int, _ variances: [Variance] = []) -> Answer {
    let names = (0..<schools).map { "S\($0)" }
    let answers = values.enumerated().map { Rights.answer(release, $0.element, at: "S\($0.offset)") }
    let all = names.prefix(plans).map { Rights.plan($0, .approved) }
    let places = names.map { name in
      var school = School(id: .init(name))
      school.name = name
      return school
    }
    return .systemAndSchool(
      Flexibility(RightsMatrix([release], in: Rights.year), answers: answers),
      plans: PlanIndex(all, schools: places, in: Rights.year, call: nil, on: Day("2026-11-23")!), variances: variances)
  }

  @Test func `cannot be told without a published right`() {
    let none = Answer.systemAndSchool(
      Flexibility(RightsMatrix([], in: Rights.year), answers: []),
      plans: PlanIndex([], schools: [], in: Rights.year, call: nil, on: Day("2026-11-23")!), variances: [])
    #expect(none.strength == .absent)
  }

  @Test func `is documented by rights, and measured once most schools have said how they use the room`() {
    #expect(answer([], plans: 0, of: 6).strength == .documented)
    #expect(answer(["40", "50", "60", "40", "50"], plans: 5, of: 6).strength == .measured)
    #expect(answer(["40", "50", "60", "40", "50"], plans: 5, of: 11).strength == .documented)
  }

  @Test func `says who has not handed in, and what waits for a decision`() {
    let result = answer(["40", "50"], plans: 2, of: 6, [Rights.variance(release, "30%", .asked)])
    #expect(
      result.missing.map(\.what.en) == [
        "4 of 6 schools have not handed in a plan for 2026–27", "Decide what schools have asked for: 1 variance",
      ])
  }
}

@Suite struct `What a launch needs of Build` {
  @Test func `is a published role with purpose, charter and means`() {
    var role = Plan.role("Lead", time: 0.5)
    role.statements = [.init("Reading")]
    let needs = CharteredRole.launchNeeds([Charters.whole(role)])
    #expect(needs.map(\.code) == ["a-role", "role-purpose", "role-charter", "role-means"])
    #expect(needs.allSatisfy { $0.isMet })
  }

  @Test func `names what is missing of each published role, and leaves drafts alone`() {
    let bare = CharteredRole(Plan.role("Lead"), charter: nil, responsibilities: [])
    let draft = CharteredRole(Plan.role("New", stage: .draft), charter: nil, responsibilities: [])
    #expect(
      CharteredRole.launchNeeds([bare, draft]).filter { !$0.isMet }.map(\.key) == [
        "role-purpose:Lead", "role-charter:Lead", "role-means:Lead",
      ])
    #expect(CharteredRole.launchNeeds([draft]).map(\.isMet) == [false])
  }

  @Test func `is a published answer to each question of the library`() {
    let term = Rights.right("Term", .count, .tight) {
      $0.value = "2"
      $0.question = "term"
    }
    let needs = RightsMatrix([term], in: Rights.year).launchNeeds
    #expect(needs.count == DesignQuestion.all.count)
    #expect(needs.filter(\.isMet).map(\.concerns) == ["term"])
  }
}
