import Measures
import Testing
import Vocabulary

@Suite struct `A reading` {
  private func codes(
    _ measure: Measure, at school: School? = nil, before: [Double] = [], changes: [Double] = [], locked: Bool = false,
    _ edit: (inout MeasureReading) -> Void
  ) -> [String] {
    let round = Measuring.round(measure, locked: locked)
    var reading = Measuring.reading(round, at: school)
    edit(&reading)
    return ReadingContext(measure: measure, round: round, school: school, before: before, changes: changes)
      .findings(for: reading).map(\.code)
  }

  @Test func `is taken when it is possible and nothing speaks against it`() {
    #expect(codes(Measuring.measure("Reach")) { $0.value = 41 } == [])
    #expect(codes(Measuring.measure("Reach")) { ($0.part, $0.whole) = (41, 100) } == [])
  }

  @Test(arguments: [-0.1, 100.1, 4_100])
  func `is refused outside of what a share can be`(value: Double) {
    #expect(codes(Measuring.measure("Reach")) { $0.value = value } == ["out-of-bounds"])
  }

  @Test func `is refused outside of the measure’s own bounds`() {
    var clarity = Measuring.measure("Clarity", .index)
    (clarity.lowest, clarity.highest) = (1, 5)
    #expect(codes(clarity) { $0.value = 5.4 } == ["out-of-bounds"])
    #expect(codes(clarity) { $0.value = 5 } == [])
  }

  @Test func `is refused when its parts do not come to its value`() {
    let reach = Measuring.measure("Reach")
    #expect(codes(reach) { ($0.value, $0.part, $0.whole) = (50, 41, 100) } == ["value-not-its-parts"])
    #expect(codes(reach) { ($0.value, $0.part, $0.whole) = (33.3, 1, 3) } == [])
    #expect(codes(reach) { ($0.part, $0.whole) = (12, 11) } == ["part-above-whole"])
    #expect(codes(reach) { ($0.part, $0.whole) = (0, 0) } == ["out-of-nothing"])
    #expect(codes(Measuring.measure("Score", .mean)) { ($0.value, $0.part) = (50, 4) } == ["no-parts"])
  }

  @Test func `is refused at a school where the measure is not taken`() {
    var grade3 = Measuring.measure("Grade 3")
    grade3.levels = [.primary]
    #expect(codes(grade3, at: Measuring.school("Northside", .high)) { $0.value = 41 } == ["not-taken-here"])
    #expect(codes(grade3, at: Measuring.school("Alder")) { $0.value = 41 } == [])
    var closed = Measuring.school("Old")
    closed.isClosed = true
    #expect(codes(grade3, at: closed) { $0.value = 41 } == ["not-taken-here"])
  }

  @Test func `is refused for a group that the measure does not have`() {
    let bare = Measuring.measure("Reach")
    #expect(codes(bare) { ($0.value, $0.group) = (41, "New") } == ["unknown-group"])
    let grouped = Measuring.measure("Reach", groups: "New\n Experienced \n")
    #expect(codes(grouped) { ($0.value, $0.group) = (41, "Experienced") } == [])
  }

  @Test func `is refused in a round that is locked`() {
    #expect(codes(Measuring.measure("Reach"), locked: true) { $0.value = 41 } == ["round-locked"])
  }

  @Test func `needs a value, or both of its parts`() {
    let round = Measuring.round(Measuring.measure("Reach"))
    #expect(Measuring.reading(round).findings.map(\.code) == ["required"])
    #expect(Measuring.reading(round, part: 4).findings.map(\.code) == ["required"])
    #expect(Measuring.reading(round, part: 4, of: 10).findings.isEmpty)
    #expect(Measuring.reading(round, part: -4, of: 10).findings.map(\.code) == ["negative"])
  }
}

@Suite struct `An unusual reading` {
  private let measure = Measuring.measure("Reading")
  private let usual = [2.0, -1, 3, 4, 0, 1, -2, 2]

  private func findings(_ value: Double, before: [Double], changes: [Double], reason: String = "") -> [Finding] {
    let round = Measuring.round(measure)
    var reading = Measuring.reading(round, value)
    reading.reason = reason
    return ReadingContext(measure: measure, round: round, school: nil, before: before, changes: changes)
      .findings(for: reading)
  }

  @Test func `is one that changes more than places do`() {
    #expect(findings(44, before: [40], changes: usual).isEmpty)
    #expect(findings(71, before: [40], changes: usual).map(\.code) == ["unusual"])
    #expect(findings(12, before: [40], changes: usual).map(\.field) == ["reason"])
  }

  @Test func `is taken with a reason`() {
    #expect(findings(71, before: [40], changes: usual, reason: "A grade was added").isEmpty)
    #expect(findings(71, before: [40], changes: usual, reason: "  ").map(\.code) == ["unusual"])
  }

  @Test func `is measured by its own last figure where few places have changed yet`() {
    #expect(findings(64, before: [40], changes: [1, 2]).isEmpty)
    #expect(findings(66, before: [40], changes: [1, 2]).map(\.code) == ["unusual"])
  }

  @Test func `is nothing that can be said of a first reading`() {
    #expect(findings(99, before: [], changes: usual).isEmpty)
  }

  @Test func `is not one that differs by a point where all others stood still`() {
    let still = Array(repeating: 0.0, count: 12)
    #expect(findings(43, before: [40], changes: still).isEmpty)
    #expect(findings(44, before: [40], changes: still).map(\.code) == ["unusual"])
  }

  @Test func `says what it was before in both languages`() {
    let message = findings(71, before: [40], changes: usual)[0].message
    #expect(message.en.contains("71%") && message.en.contains("40%"))
    #expect(message.es.contains("71%") && message.es.contains("40%"))
  }
}

@Suite struct `A sort of figure` {
  @Test(arguments: [
    ("41", 41.0), ("41%", 41), ("$1,200.50", 1200.5), (" 3.5 ", 3.5), ("-2", -2), ("41\u{a0}%", 41),
  ]) func `reads what people type`(typed: String, value: Double) {
    #expect(MeasureKind.share.value(typed: typed) == value)
  }

  @Test(arguments: ["", "n/a", "12 of 20", "1e999", "nan"]) func `reads nothing into words`(typed: String) {
    #expect(MeasureKind.share.value(typed: typed) == nil)
  }

  @Test func `writes its figures as people do`() {
    #expect(MeasureKind.share.words(41) == "41%")
    #expect(MeasureKind.share.words(41.25) == "41.3%")
    #expect(MeasureKind.money.words(1234.4) == "$1,234")
    #expect(MeasureKind.money.words(-5) == "-$5")
    #expect(MeasureKind.index.words(3.456) == "3.46")
    #expect(MeasureKind.count.words(1200) == "1,200")
  }

  @Test func `comes together as it must`() {
    let small = MeasureKind.Figures(value: 50, part: 5, whole: 10)
    let large = MeasureKind.Figures(value: 90, part: 81, whole: 90)
    #expect(MeasureKind.share.together([small, large])?.value == 86)
    let low = MeasureKind.Figures(value: 2, part: nil, whole: 30)
    let high = MeasureKind.Figures(value: 4, part: nil, whole: 10)
    #expect(MeasureKind.index.together([low, high])?.value == 2.5)
    #expect(MeasureKind.count.together([low, high])?.value == 6)
  }

  @Test func `says nothing together when a part is not known`() {
    let known = MeasureKind.Figures(value: 50, part: 5, whole: 10)
    let unknown = MeasureKind.Figures(value: 90, part: nil, whole: nil)
    #expect(MeasureKind.share.together([known, unknown]) == nil)
    #expect(MeasureKind.mean.together([known, unknown]) == nil)
    #expect(MeasureKind.share.together([]) == nil)
  }

  @Test func `is known by a name of its own`() {
    #expect(Set(MeasureKind.all.map(\.name)).count == MeasureKind.all.count)
    for kind in MeasureKind.all { #expect(MeasureKind(named: kind.name) == kind) }
    #expect(MeasureKind(named: "vibes") == nil)
  }
}
