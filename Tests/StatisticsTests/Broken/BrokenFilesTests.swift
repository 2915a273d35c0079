import Foundation
import Testing
import Vocabulary

@testable import Statistics

/// A file in which bytes, cells or rows went wrong by chance, as they do by hand, by mail and by machine.
private struct Damage {
  var random: RandomStream

  private static let cells = [
    "", "0", "-1", "1", "NaN", "Inf", "-inf", "1e308", "-1e308", "1e-320", "1e400", "9999999999999999999", "0x1F", ".",
    "-", "x", "never", "2", "3", "4", "2.5", "0.001", "-0.3", "10", "100", "1e6", "\"", "\"a\"\"b\"", "1,2", "1;2",
    "3.0000000000000001", "é", "\u{0}", " 7 ", "2024-01-01", "+5",
  ]

  mutating func done(to text: String) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<(1 + random.integer(below: 3)) {
      switch random.integer(below: 9) {
      case 0 where !bytes.isEmpty:
        bytes[random.integer(below: bytes.count)] = UInt8(truncatingIfNeeded: random.next())
      case 1 where !bytes.isEmpty: bytes.remove(at: random.integer(below: bytes.count))
      case 2 where !bytes.isEmpty:
        let byte = Array(",\n\r\";\t.-0e".utf8)
        bytes.insert(byte[random.integer(below: byte.count)], at: random.integer(below: bytes.count))
      case 3 where bytes.count > 40: bytes.removeLast(random.integer(below: bytes.count - 20))
      default: bytes = Array(changed(String(decoding: bytes, as: UTF8.self)).utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Lines lost, doubled or moved, or cells that hold something else: one of them, a whole column, or half of one.
  private mutating func changed(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count > 3 else { return text }
    let (one, other) = (1 + random.integer(below: lines.count - 1), 1 + random.integer(below: lines.count - 1))
    switch random.integer(below: 6) {
    case 0: lines.remove(at: one)
    case 1: lines.insert(lines[other], at: one)
    case 2: lines.swapAt(one, other)
    case 3:
      let column = random.integer(below: max(1, lines[0].split(separator: ",").count))
      let cell = Self.cells[random.integer(below: Self.cells.count)]
      let share = random.uniform() < 0.5 ? 1 : random.uniform()
      for index in 1..<lines.count where random.uniform() < share { put(cell, column, &lines[index]) }
    default:
      let column = random.integer(below: max(1, lines[one].split(separator: ",").count))
      put(Self.cells[random.integer(below: Self.cells.count)], column, &lines[one])
    }
    return lines.joined(separator: "\n")
  }

  private func put(_ cell: String, _ column: Int, _ line: inout String) {
    var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard cells.indices.contains(column) else { return }
    cells[column] = cell
    line = cells.joined(separator: ",")
  }
}

/// Every question is put to hundreds of broken copies of the file of its own example. It answers or refuses, with a reason in
/// both languages; it never stops the program, never takes long, and no answer begins with a number that is none.
@Suite(.timeLimit(.minutes(5))) struct `A broken file` {
  private static func example(_ name: String) throws -> String {
    let project = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
    // Beside the sources, also where only a part of the project is built.
    let places = [project, project.deletingLastPathComponent()].map { $0.appending(path: "docs/examples/\(name)") }
    return try String(
      contentsOf: try #require(places.first { FileManager.default.fileExists(atPath: $0.path) }), encoding: .utf8)
  }

  private func put<Question: Analysis>(
    _ question: Question, to name: String, times: Int = 60, seed: UInt64 = 1,
    rows: Int? = nil
  ) throws {
    var whole = try Self.example(name)
    if let rows { whole = whole.split(separator: "\n").prefix(rows).joined(separator: "\n") + "\n" }
    var (answers, refusals) = (0, 0)
    for turn in 0..<times {
      var damage = Damage(random: RandomStream(seed: seed, stream: UInt64(turn)))
      // The first time as it is: that must be answered.
      let text = turn == 0 ? whole : damage.done(to: whole)
      do {
        let frame = try Frame(reading: DataFile(text), question.columns)
        let answered = try Evidence(question, from: frame, Work(threads: 1))
        answers += 1
        for phrase in [answered.told.sentence, answered.told.howSure] {
          for words in [phrase.en, phrase.es] {
            #expect(!words.isEmpty, "\(name), turn \(turn)")
            #expect(
              words.range(of: #"\b(nan|inf)\b|∞"#, options: [.regularExpression, .caseInsensitive]) == nil,
              "\(name), turn \(turn): \(words)")
          }
        }
        #expect(!answered.outcome.tables.isEmpty)
        #expect(throws: Never.self, "\(name), turn \(turn): all figures are finite") {
          _ = try JSONEncoder().encode(answered.outcome)
        }
        _ = answered.outcome.pictures
      } catch let refusal as Refusal {
        refusals += 1
        #expect(turn > 0, "\(refusal.findings.map(\.message.en))")
        #expect(!refusal.findings.isEmpty, "\(name), turn \(turn)")
        for finding in refusal.findings { #expect(!finding.message.en.isEmpty && !finding.message.es.isEmpty) }
      } catch {
        Issue.record("\(name), turn \(turn): \(error)")
      }
    }
    #expect(answers > 1 && refusals > 0, "\(answers) answers, \(refusals) refusals")
  }

  @Test func `of scores`() throws {
    try put(
      ValueAdded(
        outcome: "score", covariates: ["prior", "frl"], factors: ["year", "grade"],
        groups: ["teacher_id", "school_id"],
        reliability: 0.85, isBrief: true), to: "growth.csv", times: 40, rows: 700)
    try put(
      ValueAdded(
        outcome: "score", covariates: ["prior"], groups: ["teacher_id", "school_id"], isBrief: true, probes: 8),
      to: "growth.csv", times: 20, seed: 2, rows: 700)
  }

  @Test func `of measures`() throws {
    try put(
      MeasuresTogether(
        [
          .init("lessons", .observation, reliability: 0.65), .init("growth", .testScores, reliability: 0.45),
          .init("climate", .studentSurvey, reliability: 0.7),
        ], person: "teacher"), to: "measures.csv", times: 80)
  }

  @Test func `of ratings`() throws {
    try put(
      Generalizability(
        score: "rating", object: "teacher", facets: ["lesson", "rater"], nested: [.init("lesson:teacher")],
        plan: [.init("lesson", [1, 2]), .init("rater", [1, 2])], draws: 5), to: "visits.csv", times: 40)
  }

  @Test func `of a roll-out`() throws {
    try put(
      Effect(outcome: "score", unit: "school", period: "term", start: "start", covariates: ["poverty"], draws: 99),
      to: "rollout.csv", times: 80)
  }

  @Test func `of schools and years`() throws {
    try put(
      FixedEffects(
        outcomes: ["score"], regressors: ["poverty"], absorb: ["school", "year"], clusters: ["school"]),
      to: "coaching.csv")
    try put(TwoWay(outcome: "score", unit: "school", period: "year", start: "start"), to: "coaching.csv", seed: 2)
    try put(
      Bootstrap(
        outcome: "score", regressors: ["poverty"], absorb: ["school", "year"], cluster: "school", test: "poverty",
        draws: 99), to: "coaching.csv", seed: 3)
  }

  @Test func `of months`() throws {
    try put(Monitor(value: "hours", label: "month", baseline: 14), to: "coaching-hours.csv", times: 200)
  }

  @Test func `of a survey`() throws {
    let items = try DataFile(Self.example("climate-survey.csv")).headings
    try put(Scale(items: items, lowest: 1, highest: 5, draws: 99), to: "climate-survey.csv", times: 80)
  }

  @Test func `of ties`() throws {
    try put(AdviceNetwork(draws: 99), to: "advice.csv", times: 80)
  }

  @Test func `of counts`() throws {
    try put(
      Suppress(
        .long(row: "school", column: "experience", count: "count", largest: nil), rule: SuppressionRule(floor: 10)),
      to: "teachers-by-school.csv", times: 60)
  }

  @Test func `of people to be coached`() throws {
    let (leaders, coachees, travel) = (
      try Self.example("leaders.csv"), try Self.example("coachees.csv"), try Self.example("travel.csv")
    )
    var (plans, refusals) = (0, 0)
    for turn in 0..<40 {
      var damage = Damage(random: RandomStream(seed: 4, stream: UInt64(turn)))
      let which = turn % 4
      func file(_ place: Int, _ text: String) -> DataFile {
        DataFile(turn > 0 && place == which ? damage.done(to: text) : text)
      }
      do {
        let staffing = try StaffingFiles.read(
          leaders: file(0, leaders), coachees: file(1, coachees), travel: file(2, travel), travelPrice: 1)
        let question = Assign(staffing, effort: .init(seconds: 1, gap: 0.01))
        let frame = try Frame(reading: file(3, Self.example("pairs.csv")), question.columns)
        let answered = try question.answer(from: frame, Work(threads: 1))
        plans += 1
        #expect(!answered.told.sentence.en.isEmpty)
      } catch let refusal as Refusal {
        refusals += 1
        #expect(refusal.findings.allSatisfy { !$0.message.en.isEmpty && !$0.message.es.isEmpty })
      }
    }
    #expect(plans > 0 && refusals > 0)
  }
}
