import Context
import Vocabulary

/// The sample district's money: sources, what is spent today, and two ways of spending some of it otherwise.
extension ContextSample {
  var sources: [FundingSource] {
    [
      source("general", "General fund, staff development", .generalFund, 620_000, available: 0.45),
      source("title-2", "Title II, Part A", .titleTwoA, 1_180_000, available: 0.35),
      source("title-1", "Title I, Part A", .titleOneA, 4_260_000, available: 0.08),
      source("idea", "IDEA, Part B", .ideaB, 2_940_000, available: 0.05),
      source("levy", "Learning levy", .localLevy, 900_000, available: 0.1, until: 4),
      source("grant", "Leading Together grant (TSL)", .tsl, 640_000, available: 1, until: 1),
      source("foundation", "Cedar Valley Education Foundation", .gift, 75_000, available: 1, until: 0),
    ]
  }

  private func source(
    _ name: String, _ title: String, _ program: FundingProgram, _ dollars: Int, available: Double, until: Int? = nil
  ) -> FundingSource {
    var source = FundingSource(id: id("source-\(name)"))
    source.name = title
    source.program = program.name
    source.amount = Money(dollars: dollars)
    source.available = available
    source.firstYear = year(until == nil ? -8 : -1)
    source.lastYear = until.map { year($0) }
    source.lasting = until == nil ? .recurring : until == 4 ? .renewable : .ending
    source.owner = owner
    return source
  }

  var spendings: [Spending] {
    [
      spending("workshops", "Summer workshops by Bright Path", .contract, 214_000, "general", .atEnd, ends: 0),
      spending("conferences", "Conferences and travel", .training, 86_500, "general", .now, share: 0.7),
      spending("licence", "Video library licence", .technology, 48_000, "general", .atEnd, ends: 1),
      spending("keynotes", "Opening-day speakers", .contract, 32_000, "title-2", .now),
      spending("title-2-coaches", "Two district literacy coaches", .position, 189_000, "title-2", .negotiated, share: 0.5),
      spending("substitutes", "Substitutes for pull-out training", .substitutes, 143_250, "title-2", .now, share: 0.6),
      spending("title-1-specialists", "Reading specialists", .position, 276_000, "title-1", .negotiated, share: 0.4),
      spending("chairs", "Department chair stipends", .stipends, 118_400, "general", .negotiated),
      spending("grant-leads", "Team leads of the pilot schools", .position, 412_000, "grant", .fixed),
      spending("grant-partner", "Design partner of the pilot", .contract, 96_000, "grant", .atEnd, ends: 1),
    ]
  }

  private func spending(
    _ name: String, _ title: String, _ sort: Spending.Sort, _ dollars: Int, _ source: String,
    _ movable: Spending.Movable, share: Double? = nil, ends: Int? = nil
  ) -> Spending {
    var spending = Spending(id: id("spending-\(name)"))
    spending.name = title
    spending.sort = sort
    spending.amount = Money(dollars: dollars)
    spending.source = id("source-\(source)")
    spending.movable = movable
    spending.movableShare = share
    spending.lastYear = ends.map { year($0) }
    spending.serves = source == "title-1" ? .schoolwide : .everyone
    if name == "title-2-coaches" { spending.fullTime = 1 }
    return spending
  }

  var scenarios: [RedistributionScenario] {
    [
      scenario(
        "workshops", "From workshops to team leads", .discussed,
        aim: "Twelve team leads with a fifth of their week for their teams, where training now happens in August only.",
        loss: "The summer week with Bright Path and the opening-day speakers. New teachers would feel it first."),
      scenario(
        "chairs", "One stipend for one role", .idea,
        aim: "Department chairs, team leaders and grade leads become one role with one stipend and clear duties.",
        loss: "Some chairs would lose their title. It has to be bargained."),
    ]
  }

  private func scenario(
    _ name: String, _ title: String, _ stage: RedistributionScenario.Stage, aim: String, loss: String
  ) -> RedistributionScenario {
    var scenario = RedistributionScenario(id: id("scenario-\(name)"))
    scenario.name = title
    scenario.year = year(1)
    scenario.stage = stage
    scenario.owner = owner
    scenario.aim = aim
    scenario.loss = loss
    return scenario
  }

  var moves: [RedistributionMove] {
    [
      move("1", "workshops", "workshops", 0.75, .release, "A fifth of the week for 10 team leads"),
      move("2", "workshops", "workshops", 0.25, .training, "Two weeks of training before they start"),
      move("3", "workshops", "keynotes", 1, .stipend, "8 stipends of $4,000"),
      move("4", "workshops", "substitutes", 0.4, .release, "Half-day cover twice a month"),
      move("5", "chairs", "chairs", 1, .stipend, "32 stipends of $3,700"),
      move("6", "chairs", "conferences", 0.5, .training, "Training in leading a team"),
      move("7", "chairs", "title-2-coaches", 0.5, .position, "One coach for mathematics"),
    ]
  }

  private func move(
    _ name: String, _ scenario: String, _ spending: String, _ share: Double, _ use: Use, _ pays: String
  ) -> RedistributionMove {
    var move = RedistributionMove(id: id("move-\(name)"))
    move.scenario = id("scenario-\(scenario)")
    move.spending = id("spending-\(spending)")
    move.share = share
    move.use = use
    move.serves = .everyone
    move.pays = pays
    return move
  }

  var rules: [DistrictRule] {
    var rule = DistrictRule(id: id("rule-levy"))
    rule.program = FundingProgram.localLevy.name
    rule.sort = .atMost
    rule.statement = "At most a tenth of the levy may pay for training by organizations from outside."
    rule.share = 0.1
    rule.uses = [.partner]
    rule.source = "Board resolution on the learning levy, section 4"
    rule.read = day(-90)
    rule.confidence = .confirmed
    return [rule]
  }
}
