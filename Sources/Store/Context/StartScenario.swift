import Context
import Vocabulary

extension ActRecords {
  /// Begins a scenario from pieces of spending that were picked out: all that is movable of each goes to one use, to be refined.
  package func startScenario(
    _ name: String, from year: SchoolYear, taking chosen: [Spending.ID], for use: Use
  ) throws -> RedistributionScenario {
    let spendings = try find(Spending.self, all: chosen)
    guard !spendings.isEmpty else {
      throw Refusal(
        "spending", "none-chosen",
        Phrase("Choose at least one piece of spending", es: "Elija al menos un gasto"))
    }
    var scenario = RedistributionScenario(id: .new())
    scenario.name = name
    scenario.year = year
    scenario.stage = .idea
    let kept = try save(scenario)
    for spending in spendings { try save(move(of: spending, in: kept, for: use)) }
    return kept
  }

  private func move(of spending: Spending, in scenario: RedistributionScenario, for use: Use) -> RedistributionMove {
    var move = RedistributionMove(id: .new())
    move.scenario = scenario.id
    move.spending = spending.id
    move.share = spending.movableShare ?? 1
    move.use = use
    move.serves = spending.serves
    return move
  }
}
