import Build
import Measures
import Purpose
import Testing
import Vocabulary

@Suite struct `Launching an initiative` {
  private let literacy = Measuring.priority("Literacy")

  private func needs(
    _ priorities: [Priority], _ aims: [MeasureAims] = [], _ comparisons: [ComparisonDesign] = []
  ) -> [LaunchNeed] {
    MeasureNeeds(priorities: priorities, aims: aims, comparisons: comparisons, in: SchoolYear(2026)).needs
  }

  private var complete: [LaunchNeed] {
    let short = Measuring.prepared(Measuring.measure("Reach", .share, .short, for: literacy))
    let long = Measuring.prepared(Measuring.measure("Reading", .share, .long, for: literacy))
    return needs([literacy], [short, long], [Measuring.comparison("Staggered", for: literacy)])
  }

  @Test func `is held until there is a priority`() {
    #expect(needs([]).map(\.code) == ["no-priority"])
    #expect(needs([Measuring.priority("Later", from: 2027)]).map(\.code) == ["no-priority"])
    #expect(needs([Measuring.priority("Over", from: 2020, to: 2024)]).map(\.code) == ["no-priority"])
  }

  @Test func `is held until each priority has a measure of each horizon and a comparison`() {
    let lacking = needs([literacy])
    #expect(lacking.map(\.key) == ["short-measure:Literacy", "long-measure:Literacy", "comparison:Literacy"])
    #expect(lacking.allSatisfy { !$0.isMet })
    #expect(complete.allSatisfy { $0.isMet })
  }

  @Test(arguments: ["baseline", "target", "owner", "source", "what is counted", "how often"])
  func `is held until a measure has`(part: String) {
    var measure = Measuring.measure("Reach", .share, .short, for: literacy)
    var (baselines, targets) = ([Measuring.baseline(measure, 40)], [Measuring.target(measure, 60, by: "2027-05-31")])
    switch part {
    case "baseline": baselines = []
    case "target": targets = []
    case "owner": measure.owner = nil
    case "source": measure.source = " "
    case "what is counted": measure.numerator = ""
    default: measure.cadence = nil
    }
    let need = needs([literacy], [MeasureAims(measure, baselines: baselines, targets: targets)])[0]
    #expect(!need.isMet)
    #expect(need.what.en.contains(part))
    #expect(need.link.path == "measures/catalog/Reach")
  }

  @Test func `goes by the measure that lacks least`() {
    let bare = MeasureAims(Measuring.measure("Bare", .share, .short, for: literacy), baselines: [], targets: [])
    let whole = Measuring.prepared(Measuring.measure("Whole", .share, .short, for: literacy))
    #expect(needs([literacy], [bare, whole])[0].isMet)
  }

  @Test func `does not count a measure that is retired`() {
    var measure = Measuring.measure("Old", .share, .short, for: literacy)
    measure.stage = .retired
    #expect(!needs([literacy], [Measuring.prepared(measure)])[0].isMet)
  }

  @Test func `is refused with every finding at once`() {
    let gate = LaunchGate(needs([literacy]), exceptions: [])
    let refusal = #expect(throws: Refusal.self) { try gate.refuseUnlessReady() }
    #expect(refusal?.findings.count == 3)
    #expect(refusal?.findings.allSatisfy { $0.stops == .launching } == true)
    #expect(gate.findings[0].message.en.hasPrefix("Literacy: "))
  }

  @Test func `goes through when nothing is missing`() throws {
    let gate = LaunchGate(complete, exceptions: [])
    try gate.refuseUnlessReady()
    #expect(gate.isOpenToLaunch)
    #expect(gate.met == 3)
  }

  @Test func `goes through with an exception for what is missing, and says so`() throws {
    var exception = LaunchException(id: .init("x"))
    exception.need = "comparison:Literacy"
    let lacking = complete.dropLast() + needs([literacy]).suffix(1)
    #expect(!LaunchGate(Array(lacking), exceptions: []).isOpenToLaunch)
    let gate = LaunchGate(Array(lacking), exceptions: [exception])
    try gate.refuseUnlessReady()
    #expect(gate.exceptions == [exception])
  }

  @Test func `forgets an exception whose need has been met`() {
    var exception = LaunchException(id: .init("x"))
    exception.need = "comparison:Literacy"
    #expect(LaunchGate(complete, exceptions: [exception]).exceptions.isEmpty)
  }

  @Test func `is refused where nobody needs anything, because there is no plan`() {
    #expect(throws: Refusal.self) { try LaunchGate([], exceptions: []).refuseUnlessReady() }
  }
}

@Suite struct `A comparison` {
  @Test func `needs nobody to compare with where it says that there is nobody`() {
    let literacy = Measuring.priority("Literacy")
    var design = Measuring.comparison("Alone", for: literacy, .beforeAfter)
    design.comparedWith = ""
    #expect(design.launchGaps.isEmpty)
    design.method = .matched
    #expect(design.launchGaps.map(\.en) == ["with whom they are compared"])
  }
}

@Suite struct `The library of measures` {
  @Test func `holds at least thirty, each with a name of its own`() {
    #expect(LibraryMeasure.all.count >= 30)
    #expect(Set(LibraryMeasure.all.map(\.code)).count == LibraryMeasure.all.count)
    #expect(LibraryMeasure.all.count { $0.area == .federal } == 4)
  }

  @Test(arguments: LibraryMeasure.all.map(\.code)) func `gives a measure that can be kept, in either language`(
    code: String
  ) throws {
    let entry = try #require(LibraryMeasure.named(code))
    for language in Language.allCases {
      let measure = entry.measure(id: .init(code), in: language)
      #expect(measure.allFindings.isEmpty)
      #expect(measure.definitionGaps.isEmpty)
      #expect(entry.isOrigin(of: measure))
      #expect(LibraryMeasure.all.count { $0.isOrigin(of: measure) } == 1)
    }
  }

  @Test func `is found by any of its words`() {
    #expect(LibraryMeasure.all.filter { $0.contains("chronic") }.map(\.code) == ["attendance"])
    #expect(LibraryMeasure.all.contains { $0.contains("lectura primavera") })
    #expect(!LibraryMeasure.all.contains { $0.contains("zebra") })
  }
}

@Suite struct `A data meeting` {
  @Test func `says what changes when it adapts, and when it looks again`() {
    var meeting = DataMeeting(id: .init("m"))
    meeting.held = Day("2026-02-10")
    meeting.verdict = .adapt
    #expect(meeting.findings.map(\.code) == ["no-change", "no-next-day"])
    meeting.change = "Shorter cycles"
    meeting.next = Day("2026-02-10")
    #expect(meeting.findings.map(\.code) == ["next-before-held"])
    meeting.verdict = .stop
    meeting.next = nil
    #expect(meeting.findings.isEmpty)
  }
}
