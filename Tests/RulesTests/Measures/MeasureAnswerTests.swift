import Context
import Measures
import Purpose
import Testing
import Vocabulary

@Suite struct `How success will be measured` {
  private let literacy = Measuring.priority("Literacy")
  private let numeracy = Measuring.priority("Numeracy")

  private func answer(
    _ priorities: [Priority], _ aims: [MeasureAims] = [], rounds: [RoundState] = [], sealed: Day? = nil
  ) -> Answer {
    SuccessAnswer(
      MeasurePlan(
        priorities: priorities, aims: aims, comparisons: [],
        tally: ReadingTally(rounds.map(\.standing), on: Measuring.day), sealed: sealed, on: Measuring.day)
    ).answer
  }

  private var both: [MeasureAims] {
    [Horizon.short, .long].map { Measuring.prepared(Measuring.measure("For \($0)", .share, $0, for: literacy)) }
  }

  @Test func `is unknown without a priority or a measure`() {
    #expect(answer([]).strength == .absent)
    #expect(answer([literacy]).strength == .absent)
    #expect(answer([literacy]).missing.count == 2)
  }

  @Test func `names the priority that nothing measures`() {
    let told = answer([literacy, numeracy], both)
    #expect(told.sentence.en.hasPrefix("1 of 2 priorities"))
    #expect(told.sentence.en.hasSuffix("“Numeracy” has none."))
    #expect(told.sentence.es.hasSuffix("«Numeracy» no tiene ninguna."))
    #expect(told.strength == .documented)
    #expect(told.missing.filter { $0.what.en.contains("Numeracy") }.count == 2)
  }

  @Test func `is only stated while no measure has all that it needs`() {
    let bare = MeasureAims(Measuring.measure("Bare", .share, .short, for: literacy), baselines: [], targets: [])
    #expect(answer([literacy], [bare]).strength == .stated)
  }

  @Test func `is measured once figures are approved and the seal is set`() {
    let round = Measuring.round(both[0].measure)
    let read = RoundState(
      round, of: both[0].measure, schools: [], readings: [Measuring.reading(round, 41, approved: true)])
    #expect(answer([literacy], both, rounds: [read]).strength == .documented)
    #expect(answer([literacy], both, rounds: [read], sealed: Measuring.day).strength == .measured)
    #expect(answer([literacy], both, sealed: Measuring.day).strength == .documented)
  }

  @Test func `says how many rounds are late`() {
    let measure = both[0].measure
    let round = Measuring.round(measure, due: "2026-10-01")
    let late = RoundState(round, of: measure, schools: [Measuring.school("Alder")], readings: [])
    let gaps = answer([literacy], both, rounds: [late]).missing
    #expect(gaps.contains { $0.link.path == "measures/calendar" && $0.what.en.hasPrefix("1 round") })
  }
}

@Suite struct `What judging the impact needs` {
  private let literacy = Measuring.priority("Literacy")

  private func answer(
    _ designs: [ComparisonDesign], _ priorities: [Priority]? = nil, aims: [MeasureAims] = [],
    tally: ReadingTally = .none
  ) -> Answer {
    let plan = MeasurePlan(
      priorities: priorities ?? [literacy], aims: aims, comparisons: designs, tally: tally, sealed: nil,
      on: Measuring.day)
    return ImpactAnswer(plan, systems: []).answer
  }

  @Test func `is missing entirely where nothing was chosen to compare with`() {
    #expect(answer([]).strength == .absent)
    #expect(answer([], []).strength == .absent)
  }

  @Test func `is documented by a complete comparison, and never more before an estimate`() {
    var design = Measuring.comparison("Staggered", for: literacy)
    #expect(answer([design]).strength == .documented)
    #expect(answer([design]).sentence.en.contains("how small an effect"))
    design.smallestEffect = 4
    #expect(answer([design]).strength == .documented)
    #expect(answer([design]).sentence.en.contains("no effect has been estimated"))
  }

  @Test func `is only stated by before and after`() {
    let told = answer([Measuring.comparison("Alone", for: literacy, .beforeAfter)])
    #expect(told.strength == .stated)
    #expect(told.missing.contains { $0.what.en.contains("a good year") })
  }

  @Test func `is measured where change can be told from noise, and says what is missing where it cannot`() {
    let design = Measuring.comparison("Staggered", for: literacy)
    let measure = Measuring.measure("Reach", .share, .short, for: literacy)
    var tally = ReadingTally.none
    let without = answer([design], aims: [Measuring.prepared(measure)], tally: tally)
    #expect(without.strength == .documented)
    #expect(without.missing.contains { $0.what.en.contains("at least 12 times") })
    tally.charted = [measure.id]
    tally.signalled = [measure.id]
    let told = answer([design], aims: [Measuring.prepared(measure)], tally: tally)
    #expect(told.strength == .measured)
    #expect(!told.missing.contains { $0.what.en.contains("at least 12 times") })
  }
}
