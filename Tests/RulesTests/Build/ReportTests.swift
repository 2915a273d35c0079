import Build
import Foundation
import Measures
import Purpose
import Testing
import Vocabulary

/// A small district to report on.
private enum Reporting {
  static let day = Day(2026, 11, 20)!

  static var facts: ReportFacts {
    var facts = ReportFacts("Riverside", on: day, costs: CostModel(Costs.plan()))
    var statement = PurposeStatement(id: .init("purpose"))
    (statement.name, statement.text) = ("Purpose", "Every pupil is taught by somebody who is helped. More follows.")
    statement.stage = .agreed
    facts.statements = [statement]
    facts.priorities = [Measuring.priority("Literacy"), Measuring.priority("Old", from: 2019, to: 2020)]
    facts.answers = KeyQuestion.allCases.map { question in
      Answer(
        question, Phrase("Answer \(question.number).", es: "Respuesta \(question.number)."),
        evidence: [.init(Phrase(verbatim: "Figures"), Phrase(verbatim: "3"), .documented, at: nil)],
        missing: [.init(Phrase("Ask Elena Ortega", es: "Pregunte a Elena Ortega"), at: .page("measures"))])
    }
    facts.launch = .init(Day(2026, 8, 1)!, digest: String(repeating: "ab", count: 32))
    facts.names = [.init("elena"): "Elena Ortega", .init("sam"): "Sam Whitfield"]
    var exception = LaunchException(id: .init("exception"))
    (exception.what, exception.reason) = ("A second measure", "Superintendent Whitfield agreed to wait")
    (exception.person, exception.mendedBy) = (.init("elena"), Day(2027, 1, 31))
    facts.exceptions = [exception]
    facts.amendments = [
      .init(amendment("Target of reading", .approved), asked: Day(2026, 9, 1)!, decided: Day(2026, 9, 3)!),
      .init(amendment("Of the year before", .approved), asked: Day(2026, 3, 1)!, decided: Day(2026, 3, 3)!),
      .init(amendment("Declined", .declined), asked: Day(2026, 9, 1)!, decided: Day(2026, 9, 3)!),
    ]
    facts.decisions = [decision("Who chooses leaders?", "2026-10-01"), decision("Long ago?", "2024-01-01")]
    facts.holders = [
      .init("Coach", .primary, 9), .init("Coach", .middle, 3), .init("Mentor", .primary, 12),
      .init("Mentor", .middle, 14),
    ]
    return facts
  }

  private static func amendment(_ title: String, _ state: Amendment.State) -> Amendment {
    Amendment(
      id: .init(title), kind: "measure_target", record: "target", title: title, before: [:], proposed: nil,
      reason: "Ms. Ortega found 2 of 7 teachers counted twice", asker: .init("elena"), askerName: "Elena Ortega",
      asked: Moment(milliseconds: 0), state: state, decider: "Sam Whitfield")
  }

  private static func decision(_ question: String, _ day: String) -> Decision {
    var decision = Decision(id: .init(question))
    (decision.question, decision.stage, decision.decidedOn) = (question, .decided, Day(day))
    (decision.decided, decision.reasons, decision.decidedBy) = ("Each school", "It knows them", "Elena Ortega")
    return decision
  }

  static func report(
    _ sort: ReportSort, _ audience: ReportAudience, _ parts: [ReportPart]? = nil, _ facts: ReportFacts? = nil
  ) throws -> Report {
    try ReportWriter(facts ?? self.facts, sort, for: audience, parts: parts).report()
  }
}

extension Report {
  fileprivate func section(_ part: ReportPart) -> Section? { sections.first { $0.part == part } }

  /// Everything that is said, in both languages.
  fileprivate var words: String {
    sections.flatMap(\.blocks).flatMap { block -> [Phrase] in
      switch block {
      case .words(let words), .hint(let words): [words]
      case .points(let points): points
      case .figures(let figures): figures.flatMap { [$0.label, $0.figure] }
      case .table(let table): table.rows.flatMap(\.self)
      case .answers(let answers): answers.flatMap { [$0.sentence] + $0.missing }
      case .years: []
      }
    }.map { "\($0.en)\n\($0.es)" }.joined(separator: "\n")
  }
}

@Suite struct `A report` {
  @Test func `tells the board who answers for what the district launched without, and who approved what changed`()
    throws
  {
    let report = try Reporting.report(.board, .board)
    #expect(report.words.contains("Elena Ortega"))
    #expect(report.words.contains("Sam Whitfield"))
    #expect(report.section(.exceptions) != nil)
    #expect(report.certificate == nil, "nothing is hidden from those inside")
  }

  @Test(arguments: [ReportSort.board, .annual])
  func `tells everybody no name, wherever somebody wrote one`(sort: ReportSort) throws {
    let words = try Reporting.report(sort, .everybody).words
    for name in ["Elena", "Ortega", "Whitfield"] { #expect(!words.contains(name), "\(name)") }
    #expect(words.contains("a person found some teachers counted twice"))
  }

  @Test func `has only what was chosen for it, and never what its audience may not have`() throws {
    let report = try Reporting.report(.board, .everybody, [.purpose, .federal])
    #expect(report.sections.compactMap(\.part) == [.purpose])
    #expect(ReportSort.annual.parts(for: .state).contains(.federal))
    #expect(!ReportSort.annual.parts(for: .everybody).contains(.federal))
    #expect(ReportSort.board.audiences == [.board, .everybody])
  }

  @Test func `begins with what matters most and ends with how sure it is`() throws {
    let report = try Reporting.report(.board, .board)
    #expect(report.sections.first?.title.en == "In short")
    #expect(report.sections.last?.title.en == "How sure this is")
    let words = report.words
    #expect(words.contains("Every pupil is taught by somebody who is helped.\n"))
    #expect(words.contains("Launched on 2026-08-01, knowingly without one thing of what the launch asks for."))
    #expect(words.contains("9 documented"))
    #expect(words.contains("The figures are of 2026-11-20"))
    #expect(!words.contains("Old"), "a priority that is over")
  }

  @Test func `on a year counts what was decided in that year alone`() throws {
    let report = try Reporting.report(.annual, .board)
    #expect(report.words.contains("Target of reading"))
    #expect(!report.words.contains("Of the year before"))
    #expect(!report.words.contains("Declined"))
    #expect(!report.words.contains("Long ago?"))
    let before = try ReportWriter(Reporting.facts, .annual, for: .board, year: SchoolYear(2025)).report()
    #expect(before.day == Day(2026, 6, 30))
    #expect(before.words.contains("Of the year before"))
  }

  @Test func `says of an empty district what is missing, and does not break`() throws {
    let facts = ReportFacts("Riverside", on: Reporting.day, costs: CostModel(Costs.plan(years: 2026...2026)))
    for sort in ReportSort.allCases {
      for audience in sort.audiences {
        let report = try Reporting.report(sort, audience, nil, facts)
        #expect(report.words.contains("Not launched yet."))
        #expect(report.words.contains("Nobody holds a role yet."))
      }
    }
  }
}

@Suite struct `Counts of people in a report for everybody` {
  private func table(_ report: Report) throws -> Report.Table {
    let blocks = try #require(report.section(.people)?.blocks)
    return try #require(
      blocks.lazy.compactMap { block in if case .table(let table) = block { table } else { nil } }.first)
  }

  @Test func `hide those under the floor and as many others as it takes`() throws {
    let report = try Reporting.report(.annual, .everybody)
    let rows = try table(report).rows.map { $0.map(\.en) }
    // Coaches: 9 in elementary, 3 in middle schools; mentors: 12 and 14.
    #expect(
      rows == [
        ["Coach", "hidden", "hidden", "12"], ["Mentor", "hidden", "hidden", "26"], ["In all", "21", "17", "38"],
      ])
    let certificate = try #require(report.certificate)
    #expect(certificate.hidden == 4)
    #expect(certificate.programs >= 8)
    #expect(certificate.record.contains(#""counts":[[null,null,12],[null,null,26],[21,17,38]]"#))
  }

  @Test func `are whole for those inside`() throws {
    let rows = try table(try Reporting.report(.annual, .state)).rows.map { $0.map(\.en) }
    #expect(rows[0] == ["Coach", "9", "3", "12"])
  }

  @Test func `are never worked out from what is shown, whatever the table`() throws {
    for seed in 1...12 {
      var facts = Reporting.facts
      facts.holders = ["Coach", "Mentor", "Lead"].enumerated().flatMap { row, role in
        [School.Level.primary, .middle, .high].enumerated().map { column, level in
          ReportFacts.Holders(role, level, 1 + (seed * 7 + row * 5 + column * 11) % 17)
        }
      }
      let report = try Reporting.report(.board, .everybody, [.people], facts)
      let rows = try table(report).rows.dropLast()
      for (row, cells) in rows.enumerated() {
        let hidden = cells.dropFirst().dropLast().count { $0.en == "hidden" }
        #expect(
          hidden != 1 || cells.last?.en == "hidden", "one hidden count in row \(row) is the total less the others")
        for cell in cells.dropFirst() {
          #expect(Int(cell.en).map { $0 == 0 || $0 >= 5 } ?? true, "\(seed): \(cell.en)")
        }
      }
    }
  }

  @Test(arguments: [
    ("2 of 7 teachers agreed", "some teachers agreed"), ("6 of 7 teachers agreed", "some teachers agreed"),
    ("20 of 41 teachers agreed", "20 of 41 teachers agreed"), ("3 people left", "fewer than 5 people left"),
    ("3 schools left", "3 schools left"), ("0 people left", "0 people left"),
    ("1,204 students", "1,204 students"), ("4 teacher leaders", "fewer than 5 teacher leaders"),
  ])
  func `are taken out of sentences too`(said: String, told: String) throws {
    var facts = Reporting.facts
    facts.answers = [
      Answer(.priorities, Phrase(said, es: "3 docentes se fueron"), evidence: [], missing: [])
    ]
    let report = try Reporting.report(.board, .everybody, [.answers], facts)
    #expect(report.words.contains(told))
    #expect(report.words.contains("menos de 5 docentes se fueron"))
    let inside = try Reporting.report(.board, .board, [.answers], facts)
    #expect(inside.words.contains(said))
  }
}

@Suite struct `Names in a report for everybody` {
  @Test(arguments: [
    ("Ask Elena Ortega about it.", "Ask a person about it."), ("ORTEGA, ELENA signed", "a person signed"),
    ("Ms. Ortega and Dr Whitfield", "a person and a person"), ("Superintendent Whitfield agreed", "a person agreed"),
    ("Ortega Elementary", "Ortega Elementary"), ("Elena said so", "Elena said so"),
    ("the principal ortega", "the principal ortega"), ("Elena  Ortega", "a person"),
  ])
  func `are taken out where a whole name or a title shows who is meant`(said: String, told: String) throws {
    var facts = Reporting.facts
    facts.answers = [Answer(.priorities, Phrase(verbatim: said), evidence: [], missing: [])]
    let report = try Reporting.report(.board, .everybody, [.answers], facts)
    #expect(report.words.contains(told))
  }
}

@Suite struct `A measure in a report` {
  private let measure = Measuring.measure("Reading")

  private func reported(
    _ value: Double?, of whole: Double = 200, ends: String = "2026-05-31", until: String = "2026-11-20"
  )
    throws -> ReportedMeasure
  {
    var round = Measuring.round(measure)
    round.ends = Day(ends)
    let school = Measuring.school("Alder")
    let readings = value.map {
      [Measuring.reading(round, at: school, $0, part: whole * $0 / 100, of: whole, approved: true)]
    }
    let state = RoundState(round, of: measure, schools: [school], readings: readings ?? [])
    return ReportedMeasure(
      Measuring.prepared(measure), isSealed: true, isAmended: false, rounds: [state.standing],
      until: try #require(Day(until)))
  }

  /// The path runs from 40 on 2025-09-01 to 60 on 2028-05-31: 45.4 at the end of May 2026.
  @Test(arguments: [
    (Double?.some(60), ReportedMeasure.Standing.reached), (46, .onPath), (45, .behind), (nil, .unknown),
  ])
  func `is set against the path that was promised`(value: Double?, standing: ReportedMeasure.Standing) throws {
    #expect(try reported(value).standing == standing)
  }

  @Test func `tells nothing of few people`() throws {
    let few = try reported(46, of: 8)
    #expect(few.latest == .hidden)
    #expect(few.standing == .unknown)
  }

  @Test func `knows nothing of what came after the day of the report`() throws {
    #expect(try reported(60, ends: "2026-10-01", until: "2026-06-30").latest == .missing)
  }
}
