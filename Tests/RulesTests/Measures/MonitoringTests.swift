import Measures
import Testing
import Vocabulary

/// Readings of one measure, month by month from September 2024.
enum Watching {
  static func points(
    _ values: [Double?], of whole: Double? = nil, hiddenAt: Set<Int> = [], openAt: Set<Int> = []
  ) -> [MonitoredPoint] {
    values.indices.map { index in
      let month = index + 8
      let ends = Day(2024 + month / 12, month % 12 + 1, 28)!
      let figure: PublicFigure =
        if hiddenAt.contains(index) {
          .hidden
        } else if let value = values[index] {
          .shown(.init(value: value, part: whole.map { $0 * value / 100 }, whole: whole))
        } else {
          .missing
        }
      return MonitoredPoint(
        round: .init("round-\(index.padded(3))"), period: "\(ends.year)-\(ends.month.padded(2))", ends: ends,
        figure: figure, isWhole: !openAt.contains(index), asked: 4, answered: openAt.contains(index) ? 3 : 4)
    }
  }

  static func chart(
    _ values: [Double?], of whole: Double? = nil, kind: MeasureKind = .mean, _ baseline: ChartBaseline = .none,
    hiddenAt: Set<Int> = [], openAt: Set<Int> = []
  ) -> MeasureChart {
    MeasureChart(
      Measuring.measure("Hours", kind),
      points: points(values, of: whole, hiddenAt: hiddenAt, openAt: openAt), baseline: baseline)
  }

  /// Up and down by one, without a pattern.
  static let steady: [Double] = [20, 21, 19, 20, 22, 19, 21, 20, 19, 21, 20, 21, 19, 20]
}

@Suite struct `A chart of a measure` {
  @Test(arguments: [0, 1, 11]) func `has no limits under twelve readings, and says so`(count: Int) {
    let chart = Watching.chart(Array(Watching.steady.prefix(count)))
    #expect(chart.limits == .tooFew(count))
    #expect(chart.signals.isEmpty && chart.usual.allSatisfy { $0 == nil })
    #expect(chart.basis.en.contains("it takes 12"))
    #expect(chart.basis.es.contains("se necesitan 12"))
  }

  @Test func `draws the limits of Wheeler’s charts for single values`() throws {
    let chart = Watching.chart(Watching.steady)
    let usual = try #require(chart.usual[0])
    let values = Watching.steady
    let ranges = zip(values, values.dropFirst()).map { abs($1 - $0) }
    let mean = values.reduce(0, +) / Double(values.count)
    let far = 3 * ranges.reduce(0, +) / Double(ranges.count) / 1.1283791670955126
    #expect(abs(usual.center - mean) < 1e-12)
    #expect(abs(usual.upper - (mean + far)) < 1e-9)
    #expect(chart.sort == .values)
    #expect(chart.signals.isEmpty)
  }

  @Test func `keeps the limits of the baseline whatever comes after it`() {
    let until = Watching.points(Watching.steady).last!.ends
    let before = Watching.chart(Watching.steady, .launch(until))
    let after = Watching.chart(Watching.steady + [40, 60, 80], .launch(until))
    #expect(before.usual[0] == after.usual[0])
    #expect(after.limits == .drawn(readings: 14, late: 0))
    #expect(after.signals.map(\.rule).contains(.outside))
    #expect(after.basis.en.contains("up to the launch on \(until)"))
  }

  @Test func `says when a baseline has to reach beyond the launch`() {
    let chart = Watching.chart(Watching.steady, .launch(Watching.points(Watching.steady)[4].ends))
    #expect(chart.limits == .drawn(readings: 12, late: 7))
    #expect(chart.basis.en.contains("An early change may hide"))
  }

  @Test func `follows a baseline that was chosen with a reason, and leaves earlier readings unjudged`() {
    let ends = Watching.points([90, 95] + Watching.steady).map(\.ends)
    let chart = Watching.chart(
      [90, 95] + Watching.steady, .chosen(from: ends[2], until: ends[15], reason: "The log was new before."))
    #expect(chart.usual[0] == nil && chart.usual[1] == nil && chart.usual[2] != nil)
    #expect(chart.signals.isEmpty)
    #expect(chart.basis.en.hasSuffix("Chosen because: The log was new before."))
  }

  @Test func `tells a run of eight as one pattern, and about when something changed`() throws {
    let shifted = Watching.steady + [21.5, 21.6, 21.5, 21.7, 21.5, 21.6, 21.5, 21.8, 21.6]
    let chart = Watching.chart(shifted, .launch(Watching.points(Watching.steady).last!.ends))
    let run = try #require(chart.signals.first { $0.rule == .run })
    #expect(chart.signals.count { $0.rule == .run } == 1)
    #expect(run.isAbove && run.from == 14 && run.to == 22 && run.count == 9)
    #expect(chart.words(run).en.hasPrefix("9 readings in a row, from 2025-11 to 2026-07, lie above the usual level"))
    #expect(chart.words(run).en.hasSuffix("something changed about 2025-11."))
    #expect(chart.words(run).es.hasSuffix("algo cambió hacia 2025-11."))
  }

  @Test func `asks about a single odd value and does not call it a change of level`() {
    let before = Watching.points(Watching.steady).last!.ends
    let chart = Watching.chart(Watching.steady + [35, 20, 21], .launch(before))
    #expect(chart.signals.map(\.rule) == [.outside])
    #expect(chart.words(chart.signals[0]).en.hasSuffix("Ask what was different then."))
  }

  @Test func `is of shares where parts are there, and wider where fewer stand behind a figure`() throws {
    let large = Watching.chart(Watching.steady.map { $0 + 20 }, of: 400, kind: .share)
    #expect(large.sort == .shares)
    var points = Watching.points(Watching.steady.map { $0 + 20 }, of: 400)
    let last = points[13]
    points[13] = MonitoredPoint(
      round: last.round, period: last.period, ends: last.ends,
      figure: .shown(.init(value: 40, part: 10, whole: 25)))
    let mixed = MeasureChart(Measuring.measure("Hours", .share), points: points, baseline: .none)
    let (wide, narrow) = (try #require(mixed.usual[13]), try #require(mixed.usual[12]))
    #expect(wide.upper - wide.lower > narrow.upper - narrow.lower)
    #expect(narrow.center > 35 && narrow.center < 45)
    #expect(Watching.chart(Watching.steady, of: 400, kind: .rate).sort == .rates)
    #expect(Watching.chart(Watching.steady, kind: .share).sort == .values)
  }

  @Test func `keeps its limits within what the measure can be`() throws {
    let low = [1.0, 6, 0.5, 5, 1, 7, 0.5, 6, 1, 5, 0.5, 6]
    let usual = try #require(Watching.chart(low, kind: .share).usual[0])
    #expect(usual.lower == 0)
  }

  @Test func `does not judge what nothing varies in`() {
    let chart = Watching.chart([Double](repeating: 5, count: 14))
    #expect(chart.limits == .unvaried)
    #expect(chart.basis.en.contains("all the same"))
  }

  @Test func `leaves out what is hidden, missing, or not all in`() {
    let values: [Double?] = Watching.steady + [nil, 60, 70]
    let chart = Watching.chart(values, hiddenAt: [15], openAt: [16])
    #expect(chart.limits == .drawn(readings: 14, late: 0))
    #expect(chart.usual[14] == nil && chart.usual[15] == nil && chart.usual[16] == nil)
    #expect(chart.signals.isEmpty)
  }

  @Test func `is the same whatever order the readings come in`() {
    let points = Watching.points(Watching.steady + [40])
    let measure = Measuring.measure("Hours", .mean)
    #expect(
      MeasureChart(measure, points: points.reversed(), baseline: .none)
        == MeasureChart(measure, points: points, baseline: .none))
  }
}

@Suite struct `The baseline of a chart` {
  private func period(_ until: String, _ reason: String) -> BaselinePeriod {
    var period = BaselinePeriod(id: .init(until))
    (period.until, period.reason) = (Day(until), reason)
    return period
  }

  @Test func `is what was chosen, else what came before the launch, else everything`() {
    let day = Day(2026, 8, 1)!
    #expect(ChartBaseline([], launched: nil) == .none)
    #expect(ChartBaseline([], launched: day) == .launch(day))
    #expect(
      ChartBaseline([period("2025-12-31", "Why"), period("2025-06-30", "Old")], launched: day)
        == .chosen(from: nil, until: Day(2025, 12, 31)!, reason: "Why"))
  }

  @Test func `does not end before it starts, and needs a reason`() {
    var wrong = period("2025-06-30", "")
    wrong.measure = .init("m")
    wrong.from = Day(2025, 7, 1)
    #expect(wrong.allFindings.map(\.code).sorted() == ["ends-before-start", "required"])
  }
}

@Suite struct `What changed in a month` {
  private let november = Month("2025-11")!

  private func watched(_ chart: MeasureChart) -> WatchedMeasure { WatchedMeasure(chart, in: november.days) }

  @Test func `is what stands out, with a sentence for it`() {
    let state = watched(Watching.chart(Watching.steady + [35]))
    #expect(state.state == .changed([ChartSignal(.outside, from: 14, to: 14, count: 1, isAbove: true)]))
    #expect(state.sentence.en.contains("Ask what was different then"))
  }

  @Test func `is not what does what it usually does`() {
    let state = watched(Watching.chart(Watching.steady + [20]))
    #expect(state.state == .usual)
    #expect(state.sentence.en.contains("within what is usual"))
    #expect(state.sentence.es.contains("dentro de lo habitual"))
  }

  @Test func `cannot be said of what was read too seldom, is open, hidden, or was not read`() {
    #expect(WatchedMeasure(Watching.chart([20, 21, 19]), in: Month("2024-11")!.days).state == .early)
    let values: [Double?] = Watching.steady + [20]
    #expect(watched(Watching.chart(values, openAt: [14])).state == .open(answered: 3, asked: 4))
    #expect(watched(Watching.chart(values, hiddenAt: [14])).state == .hidden)
    #expect(watched(Watching.chart(Watching.steady)).state == .unread(last: "2025-10"))
    #expect(watched(Watching.chart([])).state == .unread(last: nil))
    #expect(watched(Watching.chart([])).sentence.en == "It has never been read.")
  }

  @Test func `stands in the order of names, whoever did best`() {
    let charts = ["Zeal", "Art"].map { name in
      MeasureChart(
        Measuring.measure(name, .mean), points: Watching.points(Watching.steady + [35]), baseline: .none)
    }
    let review = MonthlyReview(charts, in: november.days)
    #expect(review.changed.map(\.measure.name) == ["Art", "Zeal"])
    #expect(review.usual.isEmpty && review.early.isEmpty && review.without.isEmpty)
  }

  @Test(arguments: [("2026-12", "2027-01"), ("2026-01", "2026-02")]) func `goes on with the next month`(
    month: String, next: String
  ) throws {
    let month = try #require(Month(month))
    #expect(month.next.description == next)
    #expect(month.next.previous == month)
    #expect(month.days.upperBound.adding(days: 1) == month.next.days.lowerBound)
  }

  @Test(arguments: ["", "2026", "2026-13", "2026-1", "2026-011"]) func `is refused for what is no month`(text: String) {
    #expect(Month(text) == nil)
  }
}

@Suite struct `What a round comes to` {
  private let schools = ["Alder", "Birch", "Cedar", "Dogwood"].map { Measuring.school($0) }
  private let networks: [School.ID: Network.ID] = [
    .init("Alder"): .init("north"), .init("Birch"): .init("north"), .init("Cedar"): .init("south"),
  ]

  private func state(_ measure: Measure, _ readings: (ReadingRound) -> [MeasureReading]) -> RoundState {
    let round = Measuring.round(measure)
    return RoundState(round, of: measure, schools: schools, readings: readings(round))
  }

  @Test func `is added up for the district and for each network, and both agree`() throws {
    let state = state(Measuring.measure("Reach")) {
      [
        Measuring.reading($0, at: schools[0], part: 5, of: 10, approved: true),
        Measuring.reading($0, at: schools[1], part: 20, of: 50),
        Measuring.reading($0, at: schools[2], part: 30, of: 60),
        Measuring.reading($0, at: schools[3], part: 40, of: 80),
      ]
    }
    let sums = state.sums(networkOf: networks)
    #expect(sums.map(\.place) == [.district, .network(nil), .network(.init("north")), .network(.init("south"))])
    #expect(sums.map(\.asked) == [4, 1, 2, 1])
    #expect(sums.map(\.answered) == [4, 1, 2, 1])
    #expect(sums[0].approved == 1 && sums[0].readings == 4)
    #expect(sums[0].figures == state.district)
    let parts = sums.dropFirst().compactMap(\.figures)
    #expect(MeasureKind.share.together(parts) == sums[0].figures)
  }

  @Test func `adds up for every sort of figure that can be added`() {
    for kind in MeasureKind.all {
      let state = state(Measuring.measure("Any", kind)) { round in
        schools.enumerated().map { index, school in
          let part: Double? = kind.isRatio ? Double(3 + index) : nil
          return Measuring.reading(
            round, at: school, kind.isRatio ? nil : Double(10 + index), part: part, of: Double(20 + 10 * index))
        }
      }
      let sums = state.sums(networkOf: networks)
      let together = kind.together(sums.dropFirst().compactMap(\.figures))
      #expect(together != nil, "\(kind.name)")
      #expect(abs((together?.value ?? 0) - (sums[0].figures?.value ?? 1)) < 1e-9, "\(kind.name)")
    }
  }

  @Test func `names the part that has to be hidden with the only small one`() {
    let state = state(Measuring.measure("Reach")) {
      [
        Measuring.reading($0, at: schools[0], part: 2, of: 6), Measuring.reading($0, at: schools[1], part: 20, of: 50),
        Measuring.reading($0, at: schools[2], part: 30, of: 60),
      ]
    }
    let sums = state.sums(networkOf: networks)
    #expect(sums.first { $0.place == .network(.init("north")) }?.beside == "Birch")
    #expect(sums.first { $0.place == .network(.init("south")) }?.beside == "")
    #expect(sums[0].beside == "")
  }

  @Test func `keeps what a school handed in that has closed since`() {
    var closed = schools[1]
    closed.isClosed = true
    let measure = Measuring.measure("Reach")
    let round = Measuring.round(measure)
    let state = RoundState(
      round, of: measure, schools: [schools[0], closed],
      readings: [
        Measuring.reading(round, at: schools[0], part: 5, of: 10),
        Measuring.reading(round, at: closed, part: 5, of: 40),
      ])
    #expect(state.district?.whole == 50)
    #expect(state.sums(networkOf: networks)[0].asked == 1)
  }

  @Test func `says when the district’s own figure is not what its schools come to`() {
    let state = state(Measuring.measure("Reach")) {
      [Measuring.reading($0, at: schools[0], part: 5, of: 10), Measuring.reading($0, part: 9, of: 10)]
    }
    #expect(!state.sums(networkOf: networks)[0].addsUp)
    #expect(state.sums(networkOf: networks)[0].figures?.part == 9)
  }

  @Test func `has a line of its own for each group, and one even when nothing is in`() {
    let measure = Measuring.measure("Reach", groups: "New\nOld")
    let state = state(measure) { [Measuring.reading($0, at: schools[0], group: "New", part: 5, of: 10)] }
    let sums = state.sums(networkOf: networks).filter { $0.place == .district }
    #expect(sums.map(\.group) == ["", "New"])
    #expect(sums[0].answered == 0)
    let none = self.state(measure) { _ in [] }.sums(networkOf: networks)
    #expect(none.first?.asked == 4 && none.first?.figures == nil)
  }

  @Test func `is kept under a name that reads back`() {
    for place in [SumPlace.district, .network(nil), .network(.init("a"))] {
      #expect(SumPlace(text: place.text) == place)
    }
  }
}
