import Context
import Vocabulary

/// What the pages and answers of Context are worked out from, read in one transaction.
extension Records {
  /// The rules that came with the product, and the district's own.
  package func ruleBook() throws -> RuleBook { RuleBook(try RulePackFiles.known, own: try all(DistrictRule.self)) }

  package func dataInventory() throws -> DataInventory { DataInventory(try all()) }

  package func titleCensus(in reach: Reach = .everything) throws -> TitleCensus {
    TitleCensus(try all(in: reach), verdicts: try all())
  }

  package func expertiseGaps() throws -> [ExpertiseGap] {
    ExpertiseGap.all(try all(), among: try all(), on: today)
  }

  package func collaborationInventory(in reach: Reach = .everything) throws -> CollaborationInventory {
    CollaborationInventory(
      try all(in: reach), schools: try all(in: reach), teams: try all(in: reach), teachers: try teachersBySchool())
  }

  package func readiness(in reach: Reach = .everything) throws -> [SchoolReadiness] {
    SchoolReadiness.all(try all(in: reach), schools: try all(in: reach), on: today)
  }

  /// Every scenario with what it comes to.
  package func scenarioOutcomes() throws -> [ScenarioOutcome] {
    let rules = try ruleBook()
    let moves = try all(RedistributionMove.self)
    let spendings = try all(Spending.self)
    let sources = try all(FundingSource.self)
    return try all(RedistributionScenario.self).map { scenario in
      ScenarioOutcome(scenario, moves: moves, spendings: spendings, sources: sources, rules: rules, on: today)
    }
  }

  /// How many people hold a post of a teacher at each school today.
  package func teachersBySchool() throws -> [School.ID: Int] {
    let posts = [Post.teacher, .teacherLeader].map(\.rawValue)
    let rows = try session.rows(
      """
      SELECT school, COUNT(DISTINCT person) FROM position
      WHERE district = \(district) AND school IS NOT NULL AND post IN (\(list: posts))
        AND ("from" IS NULL OR "from" <= \(today)) AND ("until" IS NULL OR "until" >= \(today))
      GROUP BY school
      """)
    return Dictionary(uniqueKeysWithValues: rows.map { (School.ID($0.text(0)), $0.integer(1) ?? 0) })
  }

  /// Every record of a kind that is in reach.
  package func all<Record: DistrictRecord>(_ type: Record.Type = Record.self, in reach: Reach) throws -> [Record] {
    var found: [Record] = []
    try forEach(type, Listing(), in: reach) { found.append($0) }
    return found
  }
}

extension Records {
  /// Questions 3 and 4.
  package func contextAnswers() throws -> [Answer] {
    [
      try knowingTopTeachers().answer,
      CollaborationAndTrust(
        try collaborationInventory(), try readiness(), measured: try measuredTrust()
      ).answer,
    ]
  }
}
