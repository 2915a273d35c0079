import Measures
import Testing
import Vocabulary

@Suite struct `A round of readings` {
  private let alder = Measuring.school("Alder")
  private let heron = Measuring.school("Heron")

  private func state(_ measure: Measure, due: String? = "2026-11-01", _ readings: (ReadingRound) -> [MeasureReading])
    -> RoundState
  {
    let round = Measuring.round(measure, due: due)
    return RoundState(round, of: measure, schools: [heron, alder], readings: readings(round))
  }

  @Test func `names who is late from the day after it is due`() {
    let state = state(Measuring.measure("Reach")) { [Measuring.reading($0, at: alder, 40)] }
    #expect(state.late(on: Measuring.day).map(\.name) == ["Heron"])
    #expect(state.late(on: Day(2026, 11, 1)!).isEmpty)
    #expect(state.answered == 1)
    #expect(!state.isComplete)
  }

  @Test func `asks nobody to be on time who was given no day`() {
    #expect(state(Measuring.measure("Reach"), due: nil) { _ in [] }.late(on: Measuring.day).isEmpty)
  }

  @Test func `is whole when a group is missing, and not when only a group is there`() {
    let measure = Measuring.measure("Reach", groups: "New\nOld")
    let state = state(measure) {
      [Measuring.reading($0, at: alder, group: "New", 40), Measuring.reading($0, at: heron, 3)]
    }
    #expect(state.missing.map(\.name) == ["Alder"])
  }

  @Test func `comes to the schools’ parts over their wholes`() {
    let state = state(Measuring.measure("Reach")) {
      [Measuring.reading($0, at: alder, part: 5, of: 10), Measuring.reading($0, at: heron, part: 81, of: 90)]
    }
    #expect(state.district?.value == 86)
    #expect(state.district?.whole == 100)
    #expect(state.totalFindings.isEmpty)
  }

  @Test func `finds groups that do not add up to their whole`() {
    let measure = Measuring.measure("Reach", groups: "New\nOld")
    let state = state(measure) {
      [
        Measuring.reading($0, at: alder, part: 20, of: 40),
        Measuring.reading($0, at: alder, group: "New", part: 4, of: 10),
        Measuring.reading($0, at: alder, group: "Old", part: 15, of: 30),
      ]
    }
    #expect(state.totalFindings.map(\.code) == ["groups-do-not-add-up"])
    #expect(state.totalFindings[0].message.en.contains("19 / 40"))
  }

  @Test func `says nothing of groups while one of them is missing`() {
    let measure = Measuring.measure("Reach", groups: "New\nOld")
    let state = state(measure) {
      [
        Measuring.reading($0, at: alder, part: 20, of: 40),
        Measuring.reading($0, at: alder, group: "New", part: 4, of: 10),
      ]
    }
    #expect(state.totalFindings.isEmpty)
  }

  @Test func `finds a district’s figure that is not what its schools come to`() {
    let state = state(Measuring.measure("Reach")) {
      [
        Measuring.reading($0, at: alder, part: 5, of: 10), Measuring.reading($0, at: heron, part: 81, of: 90),
        Measuring.reading($0, part: 87, of: 100),
      ]
    }
    #expect(state.totalFindings.map(\.code) == ["schools-do-not-add-up"])
  }

  @Test func `asks the district alone for a measure of the district`() {
    var measure = Measuring.measure("Cost", .money)
    measure.takenAt = .district
    let empty = state(measure) { _ in [] }
    #expect(empty.asked == 1)
    #expect(empty.isLate(on: Measuring.day))
    #expect(state(measure) { [Measuring.reading($0, 40)] }.isComplete)
  }
}

@Suite struct `A figure for the public` {
  private let measure = Measuring.measure("Reach")
  private func figures(_ whole: Double?) -> MeasureKind.Figures { .init(value: 50, part: nil, whole: whole) }

  @Test(arguments: [(9.0, true), (10, false), (200, false)]) func `is hidden under ten people`(
    whole: Double, hidden: Bool
  ) {
    #expect((PublicFigure(figures(whole), of: measure) == .hidden) == hidden)
  }

  @Test func `is hidden when nobody has said how many stand behind it`() {
    #expect(PublicFigure(figures(nil), of: measure) == .hidden)
  }

  @Test func `follows the measure’s own floor`() {
    var staff = measure
    staff.floor = 5
    #expect(PublicFigure(figures(6), of: staff) != .hidden)
    staff.floor = 30
    #expect(PublicFigure(figures(29), of: staff) == .hidden)
  }

  @Test func `takes a second one with it, so that the first does not follow from the rest`() {
    let row = PublicFigure.row([figures(6), figures(40), figures(25)], of: measure)
    #expect(row[0] == .hidden && row[2] == .hidden && row[1] != .hidden)
    let two = PublicFigure.row([figures(6), figures(7), figures(40)], of: measure)
    #expect(two[2] != .hidden)
  }

  @Test func `is missing where nobody has read it`() {
    #expect(PublicFigure(nil, of: measure) == .missing)
  }
}

@Suite struct `A path to a target` {
  private let measure = Measuring.measure("Reading")

  @Test func `runs straight from the baseline over each target`() {
    let aims = MeasureAims(
      measure, baselines: [Measuring.baseline(measure, 40, on: "2025-07-01")],
      targets: [Measuring.target(measure, 70, by: "2027-07-01"), Measuring.target(measure, 50, by: "2026-07-01")])
    #expect(aims.expected(on: Day("2025-06-30")!) == nil)
    #expect(aims.expected(on: Day("2025-07-01")!) == 40)
    #expect(aims.expected(on: Day("2026-07-01")!) == 50)
    #expect(abs(aims.expected(on: Day("2026-12-30")!)! - 60) < 0.1)
    #expect(aims.expected(on: Day("2030-01-01")!) == 70)
    #expect(aims.finalTarget?.value == 70)
    #expect(aims.nextTarget(after: Day("2026-08-01")!)?.value == 70)
  }

  @Test func `is none without a baseline and a target`() {
    #expect(MeasureAims(measure, baselines: [], targets: []).expected(on: Measuring.day) == nil)
  }

  @Test func `does not lead back behind the baseline`() {
    let baseline = Measuring.baseline(measure, 40)
    #expect(
      Measuring.target(measure, 30, by: "2027-01-01").findings(of: measure, from: baseline).map(\.code) == [
        "target-behind-baseline"
      ])
    var absence = measure
    absence.direction = .down
    #expect(Measuring.target(measure, 30, by: "2027-01-01").findings(of: absence, from: baseline).isEmpty)
    #expect(
      Measuring.target(measure, 130, by: "2027-01-01").findings(of: measure, from: baseline).map(\.code) == [
        "out-of-bounds"
      ])
  }
}
