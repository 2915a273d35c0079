import Context
import Testing
import Vocabulary

@Suite struct `Question 3, whether top teachers can be recognized` {
  private func system(_ name: String, _ tells: DataSystem.Subject..., complete: Bool = false) -> DataSystem {
    var system = DataSystem(id: .init(name))
    system.name = name
    system.tells = tells
    guard complete else { return system }
    system.coverage = 0.97
    system.owner = .init("p1")
    system.evidence = "https://example.org/study"
    system.reliability = .studied
    system.validity = .measured
    system.allowedUse = .selection
    system.topShare = 0.6
    system.reviewed = today
    return system
  }

  @Test func `cannot be answered without data systems`() {
    let answer = KnowingTopTeachers(DataInventory([]), measured: nil, in: SchoolYear(2026)).answer
    #expect(answer.strength == .absent)
    #expect(answer.missing.map(\.link) == [.new(DataSystem.kind)])
  }

  @Test func `is answered no when none speaks of effectiveness`() {
    #expect(
      KnowingTopTeachers(DataInventory([system("Payroll", .staffing)]), measured: nil, in: SchoolYear(2026)).answer
        .sentence.en.hasPrefix("No: none of the 1"))
  }

  @Test func `is only stated while a system is entered without what bears it out`() {
    let answer = KnowingTopTeachers(DataInventory([system("Ratings", .ratings)]), measured: nil, in: SchoolYear(2026))
      .answer
    #expect(answer.strength == .stated)
    #expect(answer.missing.contains { $0.what.en.contains("Find out how reliable") })
  }

  @Test func `is documented at most, however good the inventory, and says what would measure it`() {
    let answer = KnowingTopTeachers(
      DataInventory([system("Ratings", .ratings, .growth, complete: true)]), measured: nil, in: SchoolYear(2026)
    ).answer
    #expect(answer.strength == .documented)
    #expect(answer.sentence.en.hasPrefix("Perhaps: by the inventory, Ratings could be used"))
    #expect(answer.missing.last?.limit == .documented)
    #expect(answer.missing.last?.what.en.contains("misclassify") == true)
  }

  private static let faults: [(String, @Sendable (inout DataSystem) -> Void)] = [
    ("covers-too-few", { s in s.coverage = 0.4 }),
    ("coverage-unknown", { s in s.coverage = nil }),
    ("reliability-unknown", { s in s.reliability = .claimed }),
    ("validity-unknown", { s in s.validity = nil }),
    ("does-not-tell-apart", { s in s.topShare = 0.98 }),
    ("use-not-allowed", { s in s.allowedUse = .formative }),
    ("use-not-checked", { s in s.allowedUse = nil }),
  ]

  @Test(arguments: faults)
  func `finds one system unfit for one reason`(code: String, spoil: @Sendable (inout DataSystem) -> Void) {
    var ratings = system("Ratings", .ratings, complete: true)
    #expect(ratings.obstacles.isEmpty)
    spoil(&ratings)
    #expect(ratings.obstacles.map(\.code) == [code])
    #expect(DataInventory([ratings]).fitForChoosing.isEmpty)
  }

  @Test func `comes with what no system speaks of and what each entry lacks`() {
    let inventory = DataInventory([system("Ratings", .ratings, complete: true), system("Payroll", .staffing)])
    #expect(!inventory.unspoken.contains(.ratings))
    #expect(inventory.unspoken.contains(.growth))
    #expect(inventory.gaps(on: today).map(\.system.name) == ["Payroll"])
  }

  @Test func `is told when an entry has not been looked at for two years`() {
    var old = system("Ratings", .ratings, complete: true)
    old.reviewed = Day(2024, 11, 1)
    #expect(old.gaps(on: today).map(\.code) == ["not-reviewed"])
  }
}

@Suite struct `Question 4, where teachers work together and trust one another` {
  private func working(_ name: String) -> CollaborationStructure {
    var structure = CollaborationStructure(id: .init(name))
    structure.school = .init(name)
    structure.minutes = 45
    structure.frequency = .weekly
    structure.inContract = true
    structure.protocolUse = .cycle
    structure.quality = .changing
    structure.evidence = "Minutes"
    return structure
  }

  private func answer(
    _ schools: [String], _ structures: [CollaborationStructure] = [], _ assessments: [ReadinessAssessment] = [],
    measured: MeasuredTrust? = nil
  ) -> Answer {
    let all = schools.map { school($0) }
    return CollaborationAndTrust(
      CollaborationInventory(structures, schools: all), SchoolReadiness.all(assessments, schools: all, on: today),
      measured: measured
    ).answer
  }

  @Test func `cannot be answered without schools`() {
    #expect(answer([]).strength == .absent)
  }

  @Test func `cannot be answered while no school has said anything`() {
    let answer = answer(["A", "B"])
    #expect(answer.strength == .absent)
    #expect(answer.missing.contains { $0.what.en.hasSuffix("2 schools") })
  }

  @Test func `names the schools that say that lack of trust stands in the way`() {
    let answer = answer(
      ["A", "B"], [working("A")], [assessment("B", .culture, .starting, evidence: "Exit interviews")])
    #expect(answer.sentence.en.contains("1 of 2 schools"))
    #expect(answer.sentence.en.contains("stands in the way at B"))
    #expect(answer.strength == .documented)
  }

  @Test func `is only stated when nothing shows it`() {
    #expect(answer(["A"], [], [assessment("A", .culture, .growing)]).strength == .stated)
  }

  @Test func `is never more than documented without a survey, and says so`() {
    let answer = answer(["A"], [working("A")], [assessment("A", .culture, .helping, evidence: "Survey of 2019")])
    #expect(answer.strength == .documented)
    #expect(answer.missing.map(\.limit) == [.documented])
    #expect(answer.missing[0].what.es.contains("encuesta anónima"))
  }

  private func measured(_ answered: Int, of asked: Int) -> MeasuredTrust {
    MeasuredTrust(
      survey: Phrase("Trust", es: "Confianza"), wave: "Spring", closed: today, answered: answered, asked: asked,
      district: .init(mean: 2.91, low: 2.83, high: 2.99, highest: 4),
      schools: [
        .init("A", .barrier), .init("B", .opening), .init("C", .strength), .init("D", nil), .init("E", .doubt),
      ], link: .page("context/trust"))
  }

  @Test func `is measured by a survey without names, with its range`() {
    let answer = answer(["A", "B"], measured: measured(60, of: 100))
    #expect(answer.strength == .measured)
    #expect(answer.sentence.en.contains("stands in the way at A, as their staff say"))
    #expect(answer.sentence.es.contains("obstáculo en A"))
    #expect(answer.evidence[0].figure.en == "2.9 of 4 (between 2.8 and 3.0)")
    #expect(answer.evidence.contains { $0.figure == .part(1, of: 4) })
    #expect(!answer.missing.contains { $0.what.en.contains("anonymous survey") })
  }

  @Test func `is no more than documented where fewer than half have answered`() {
    let answer = answer(["A", "B"], measured: measured(49, of: 100))
    #expect(answer.strength == .documented)
    #expect(answer.missing.contains { $0.what.en.contains("Ask again") })
  }
}
