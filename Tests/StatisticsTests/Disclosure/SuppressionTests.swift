import Foundation
import Testing
import Vocabulary

@testable import Statistics

private func frame(_ question: Suppress, _ file: DataFile) throws -> Frame {
  try Frame(reading: file, question.columns)
}

private func frame(_ question: Suppress, _ text: String) throws -> Frame { try frame(question, DataFile(text)) }

private func long(
  _ rule: SuppressionRule, _ row: String = "school", _ column: String? = "group", released: [ReleasedTable] = []
) -> Suppress {
  Suppress(
    .long(row: row, column: column, count: "count", largest: nil), rule: rule, released: released, isInternal: true)
}

private func text(_ counts: [[Int]]) -> String {
  var lines = ["school,group,count"]
  for (i, row) in counts.enumerated() {
    for (j, count) in row.enumerated() { lines.append("S\(i),G\(j),\(count)") }
  }
  return lines.joined(separator: "\n")
}

private func refusal(_ body: () throws -> Void) -> Refusal? {
  do {
    try body()
    return nil
  } catch { return error as? Refusal }
}

@Suite struct `Hiding small counts` {
  @Test(arguments: [
    ("suppression_wp22_counties", "county", "education", SuppressionRule.Protection.around(lower: 1, upper: 1)),
    ("suppression_wp22_range", "county", "education", .range),
    ("suppression_school_subgroup", "school", "subgroup", .around(lower: 1, upper: 1)),
  ])
  func `takes no more than the proven optimum with them`(
    name: String, row: String, column: String, protection: SuppressionRule.Protection
  ) throws {
    let reference = try #require(ReferenceCase(name))
    let expected = try reference.expected
    for (weight, key) in [(SuppressionRule.Weight.cells, "count"), (.people, "value")] {
      let rule = SuppressionRule(floor: try expected["threshold"].number, protection: protection, weight: weight)
      let question = long(rule, row, column)
      let file = try DataFile(path: reference.path("input.csv"))
      let (audited, found) = try question.audited(from: frame(question, file), Work())
      #expect(isClose(found.objective, try expected["optimum"][key]["objective"].number, absolute: 1e-9))
      #expect(found.complementary.count == Int(try expected["optimum"][key]["n_complementary"].number))
      #expect(audited.subject.primary.count == expected["primary"].list.count)
      let bounds = audited.certificate.alone
      for place in audited.subject.primary {
        let value = try #require(audited.subject.table.values[place])
        let found = try #require(bounds.first { $0.place == place })
        let required = rule.required(around: value)
        #expect(found.least <= required.low + 1e-6)
        #expect(found.greatest ?? .infinity >= required.high - 1e-6)
      }
    }
  }

  @Test(arguments: ["suppression_wp22_counties", "suppression_school_subgroup"])
  func `alone protects nothing, and the audit finds each exposed cell with its exact value`(name: String) throws {
    let reference = try #require(ReferenceCase(name))
    let expected = try reference.expected
    let names = name == "suppression_wp22_counties" ? ("county", "education") : ("school", "subgroup")
    let rule = SuppressionRule(floor: try expected["threshold"].number)
    let question = long(rule, names.0, names.1)
    let read = try frame(question, DataFile(path: reference.path("input.csv")))
    let (audited, _) = try question.audited(from: read, Work())
    let bare = SuppressedTable(audited.subject.table, rule, primary: audited.subject.primary, complementary: [])
    let disclosures = #expect(throws: Disclosures.self) { _ = try bare.audited() }
    let exposed = try #require(disclosures).exposed
    #expect(exposed.count == expected["primary_only_exposed"].list.count)
    for cell in exposed {
      let interval = expected["primary_only_intervals"]["(\(cell.place.row), \(cell.place.column))"]
      #expect(isClose(cell.least, try interval[0].number, absolute: 1e-6))
      #expect(isClose(cell.greatest, try interval[1].number, absolute: 1e-6))
    }
  }

  @Test func `has one door out, through the audit`() throws {
    // `Audited` has no initializer outside its file: SuppressedTable itself has no way to be written out, and this is the
    // only function that makes one that has.
    let door: (SuppressedTable) throws -> Audited<SuppressedTable> = { try $0.audited() }
    let table = try CountTable(rows: ["A", "B"], columns: ["x", "y"], counts: [[12, 15], [20, 11]])
    let audited = try door(SuppressedTable(table, SuppressionRule(), primary: [], complementary: []))
    let csv = audited.csv(headings: ("row", "column", "count"))
    #expect(csv.hasPrefix("row,column,count\nA,x,12\nA,y,15\nA,Total,27\n"))
  }

  @Test func `shows one mark, whyever a cell is hidden, and nothing of what hiding cost`() throws {
    var question = long(SuppressionRule())
    question.isInternal = false
    let data = try frame(question, text([[40, 12, 6], [28, 9, 14], [35, 31, 17]]))
    let (audited, _) = try question.audited(from: data, Work())
    let csv = audited.csv(headings: question.headings)
    #expect(csv.contains("S0,G2,*\n") && csv.contains("S1,G1,*\n"))
    #expect(csv.split(separator: "\n").count { $0.hasSuffix(",*") } == 4)
    let answered = try question.answer(from: data, Work())
    let json = try String(decoding: JSONEncoder().encode(answered.outcome), as: UTF8.self)
    #expect(!json.contains("complementary") && !json.contains("objective"))
    #expect(answered.outcome.rule.en.contains("from 1 to 9"))
  }

  @Test func `does not depend on the order of rows`() throws {
    let question = long(SuppressionRule())
    let lines = text([[41, 12, 6, 33], [28, 9, 14, 22], [52, 0, 23, 29], [44, 16, 3, 31]]).split(separator: "\n")
    let (first, found) = try question.audited(from: frame(question, lines.joined(separator: "\n")), Work())
    let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    let (second, again) = try question.audited(from: frame(question, turned), Work())
    #expect(first.subject.complementary == second.subject.complementary)
    #expect(found.objective == again.objective)
  }

  @Test func `never hides a nought for the sake of others unless that is allowed`() throws {
    let data = text([[5, 0, 40], [12, 30, 50], [0, 20, 30]])
    let question = long(SuppressionRule(weight: .people))
    let (audited, found) = try question.audited(from: frame(question, data), Work())
    let values = audited.subject.table.values
    #expect(!audited.subject.complementary.contains { values[$0] == 0 })
    let looser = long(SuppressionRule(weight: .people, hidesZeros: true))
    #expect(try looser.audited(from: frame(looser, data), Work()).1.objective <= found.objective)
  }

  @Test func `protects against who knows that noughts are shown, where that is asked`() throws {
    let data = text([[15, 1, 3, 1], [20, 10, 10, 15], [3, 10, 10, 2], [12, 14, 7, 2]])
    let usual = long(SuppressionRule(floor: 5, weight: .people))
    let strict = long(SuppressionRule(floor: 5, weight: .people, zerosAreKnown: true))
    let (loose, first) = try usual.audited(from: frame(usual, data), Work())
    let (_, second) = try strict.audited(from: frame(strict, data), Work())
    #expect(second.objective > first.objective)
    #expect(loose.certificate.certainWithoutZeros.isEmpty)
  }

  @Test func `hides what one contributor makes up, where that is asked`() throws {
    let question = Suppress(
      .long(row: "school", column: "group", count: "count", largest: "largest"),
      rule: SuppressionRule(floor: 5, dominance: 0.8), isInternal: true)
    let data = """
      school,group,count,largest
      A,x,100,90
      A,y,50,10
      A,z,40,9
      B,x,60,10
      B,y,70,20
      B,z,80,20
      C,x,66,10
      C,y,77,20
      C,z,88,20
      """
    let (audited, _) = try question.audited(from: frame(question, data), Work())
    #expect(audited.subject.primary == [.init("A", "x")])
    #expect(audited.subject.complementary.count == 3)
  }

  @Test func `knows sums of rows and of columns within the table`() throws {
    var question = long(SuppressionRule())
    question.rowSums = [.init("North", of: ["S0", "S1"]), .init("South", of: ["S2", "S3"])]
    let data = try frame(question, text([[4, 30, 20], [31, 22, 17], [28, 19, 33], [12, 41, 15]]))
    let (audited, found) = try question.audited(from: data, Work())
    let table = audited.subject.table
    #expect(table.rows == ["S0", "S1", "S2", "S3", "North", "South", "Total"])
    #expect(table.rowSums.map(\.total) == ["North", "South", "Total"])
    #expect(table.rowSums.last?.parts == ["North", "South"])
    // Within North there are only two schools, so the square must be made there.
    #expect(found.complementary.count == 3)
    #expect(found.complementary.contains(.init("S1", "G0")))
  }

  @Test func `hides totals only where nothing else helps`() throws {
    let question = long(SuppressionRule())
    let (audited, found) = try question.audited(from: frame(question, text([[4, 0], [30, 0]])), Work())
    #expect(found.usesTotals)
    #expect(audited.subject.complementary.contains(.init("S1", "Total")))
    let checks = SuppressionWords.checks(audited, found, question)
    #expect(checks.first { $0.name == "totals-published" }?.passed == false)
  }

  @Test(arguments: [(1, "released.disclosed"), (2, "released.other-people")])
  func `looks at what was released before`(kind: Int, code: String) throws {
    var question = long(SuppressionRule())
    let counts = [[41, 12, 6], [28, 9, 14], [52, 30, 23]]
    let released =
      kind == 1 ? text(counts) : text(counts).replacing("S2,G2,23", with: "S2,G2,24")
    let file = DataFile(released)
    question.released = [
      try ReleasedTable(
        reading: Frame(reading: file, ReleasedTable.columns(question)), name: "last.csv", question)
    ]
    let refused = refusal { _ = try question.audited(from: frame(question, text(counts)), Work()) }
    #expect(refused?.findings.first?.code == code)
  }

  @Test func `catches the difference between two releases of the same people`() throws {
    // Two tables, each safe by itself: one hides the pair S0 and S1 in both columns, the other S0 and S2.
    let counts = [[6, 40], [30, 35], [28, 44]]
    let rule = SuppressionRule()
    let table = try CountTable(
      rows: ["S0", "S1", "S2"], columns: ["G0", "G1"], counts: counts.map { $0.map(Double.init) })
    let primary: Set<CountTable.Place> = [.init("S0", "G0")]
    let first = SuppressedTable(
      table, rule, primary: primary, complementary: [.init("S0", "G1"), .init("S1", "G0"), .init("S1", "G1")])
    let second = SuppressedTable(
      table, rule, primary: primary, complementary: [.init("S0", "G1"), .init("S2", "G0"), .init("S2", "G1")])
    _ = try first.audited()
    _ = try second.audited()
    let disclosures = #expect(throws: Disclosures.self) {
      _ = try second.audited(withReleased: [first.released])
    }
    let exposed = try #require(disclosures).exposed
    #expect(exposed.contains { $0.place == .init("S0", "G0") && $0.least == 6 && $0.greatest == 6 && !$0.isAlone })
    // Asked with the first release in hand, the search finds a table that is safe beside it.
    let found = try #require(
      try SuppressionSearch(table: table, rule: rule, primary: primary, earlier: [first.released]).best(Work()))
    let safe = SuppressedTable(table, rule, primary: primary, complementary: found.complementary)
    #expect(try safe.audited(withReleased: [first.released]).certificate.together.count == 4)
  }

  @Test func `catches a table of parts beside a table of the whole`() throws {
    // Last year: all teachers by school. Now: experienced teachers, and the sum says that all = experienced + new.
    let whole = ReleasedTable(
      "all.csv",
      cells: [.init(.init("A", "all"), 33), .init(.init("B", "all"), 41), .init(.init("Total", "all"), 74)],
      equations: [[.init("Total", "all"), .init("A", "all"), .init("B", "all")]])
    let table = try CountTable(
      rows: ["A", "B"], columns: ["experienced", "new"], counts: [[30, 3], [21, 20]],
      columnSums: [.init("all", of: ["experienced", "new"])], total: "Total")
    let primary: Set<CountTable.Place> = [.init("A", "new")]
    let naive = SuppressedTable(
      table, SuppressionRule(), primary: primary,
      complementary: [.init("A", "all"), .init("B", "new"), .init("B", "all")])
    _ = try naive.audited()
    #expect(throws: Disclosures.self) { _ = try naive.audited(withReleased: [whole]) }
  }
}

@Suite struct `Tables that are no tables` {
  @Test(arguments: [
    ("school,group,count\nA,x,5\nA,y,-3\n", "cell.negative"),
    ("school,group,count\nA,x,5.5\nA,y,3\n", "cell.not-whole"),
    ("school,group,count\nA,x,5\nA,y,3\nB,x,4\n", "cell.empty"),
    ("school,group,count\nA,x,5\nA,x,3\n", "id.repeated"),
    ("school,group,count\nA,x,\nA,y,3\n", "cell.empty"),
    ("school,group,count\nA,x,15\nA,y,30\nA,Total,46\nB,x,12\nB,y,13\nB,Total,25\n", "table.not-additive"),
  ])
  func `are refused with the cell`(data: String, code: String) throws {
    let question = long(SuppressionRule())
    let refused = refusal { _ = try question.audited(from: frame(question, data), Work()) }
    #expect(refused?.findings.first?.code == code)
    #expect(refused?.findings.first?.message.en.contains("A") == true || code == "cell.empty" || code == "id.repeated")
  }

  @Test(arguments: [1.0, 0, 2.5, .nan])
  func `and floors that protect nobody as well`(floor: Double) throws {
    let question = long(SuppressionRule(floor: floor))
    let refused = refusal { _ = try question.audited(from: frame(question, text([[10, 12], [13, 14]])), Work()) }
    #expect(refused?.findings.first?.code == "floor.range")
  }

  @Test(arguments: [[[7, 12, 30]], [[0, 0], [0, 0]], [[3]], [[0]], [[15], [3], [22]], [[1, 1], [1, 1]]])
  func `of odd shapes end safely or in a refusal`(counts: [[Int]]) throws {
    let question = long(SuppressionRule())
    do {
      let (audited, _) = try question.audited(from: frame(question, text(counts)), Work())
      for place in audited.subject.primary { #expect(audited.subject.isHidden(place)) }
    } catch let refused as Refusal {
      #expect(refused.findings.first?.code == "table.cannot-be-protected")
    }
  }
}

@Suite struct `Tables made at random` {
  /// What an attacker finds holds the truth, no small count can be worked out, and a small enough table is checked against
  /// every choice of cells.
  @Test(arguments: 1...12)
  func `are protected by no more cells than any other choice needs`(seed: Int) throws {
    var random = RandomStream(seed: UInt64(seed))
    let (m, n) = (2 + random.integer(below: 2), 2 + random.integer(below: 3))
    let counts = (0..<m).map { _ in
      (0..<n).map { _ in
        Double(random.integer(below: 4) == 0 ? random.integer(below: 6) : 8 + random.integer(below: 40))
      }
    }
    let table = try CountTable(
      rows: (0..<m).map { "r\($0)" }, columns: (0..<n).map { "c\($0)" }, counts: counts)
    let rule = SuppressionRule(floor: 6, weight: .people)
    let values = table.values
    let primary = Set(table.places.filter { rule.isPrimary(values[$0] ?? 0) })
    let found = try SuppressionSearch(table: table, rule: rule, primary: primary, earlier: []).best(Work())
    guard let found, !found.usesTotals else { return }
    let audited = try SuppressedTable(table, rule, primary: primary, complementary: found.complementary).audited()
    for bounds in audited.certificate.alone {
      let truth = try #require(values[bounds.place])
      #expect(bounds.least <= truth + 1e-6 && truth <= (bounds.greatest ?? .infinity) + 1e-6)
    }
    // Every smaller choice of cells is unsafe.
    let candidates = table.places.filter { !primary.contains($0) && !table.isTotal($0) && values[$0] ?? 0 > 0 }
    guard candidates.count <= 9 else { return }
    for choice in 0..<(1 << candidates.count) {
      let hidden = Set(candidates.indices.filter { choice >> $0 & 1 == 1 }.map { candidates[$0] })
      let cost = hidden.reduce(0) { $0 + (values[$1] ?? 0) + 0.001 }
      if cost >= found.objective - 1e-6 { continue }
      let trial = SuppressedTable(table, rule, primary: primary, complementary: hidden)
      #expect((try? trial.audited()) == nil)
    }
  }

  @Test(arguments: 1...6)
  func `give away what was planted, and the audit sees it`(seed: Int) throws {
    var random = RandomStream(seed: UInt64(100 + seed))
    let n = 3 + random.integer(below: 3)
    var counts = (0..<n).map { _ in (0..<n).map { _ in Double(12 + random.integer(below: 50)) } }
    let (i, j) = (random.integer(below: n), random.integer(below: n))
    counts[i][j] = Double(1 + random.integer(below: 9))
    let table = try CountTable(
      rows: (0..<n).map { "r\($0)" }, columns: (0..<n).map { "c\($0)" }, counts: counts)
    let planted = CountTable.Place("r\(i)", "c\(j)")
    // A second hidden cell in the row only: the column still gives the first away.
    let beside = CountTable.Place("r\(i)", "c\((j + 1) % n)")
    let disclosures = #expect(throws: Disclosures.self) {
      _ = try SuppressedTable(table, SuppressionRule(), primary: [planted], complementary: [beside]).audited()
    }
    let exposed = try #require(disclosures?.exposed.first { $0.place == planted })
    #expect(exposed.least == counts[i][j] && exposed.greatest == counts[i][j])
  }

  @Test func `of twenty by twenty cells are proven in a moment`() throws {
    var random = RandomStream(seed: 7)
    let counts = (0..<20).map { _ in
      (0..<20).map { _ in
        Double(random.integer(below: 8) == 0 ? 1 + random.integer(below: 9) : 10 + random.integer(below: 90))
      }
    }
    let table = try CountTable(
      rows: (0..<20).map { "r\($0)" }, columns: (0..<20).map { "c\($0)" }, counts: counts)
    let rule = SuppressionRule()
    let values = table.values
    let primary = Set(table.places.filter { rule.isPrimary(values[$0] ?? 0) })
    let found = try #require(
      try SuppressionSearch(table: table, rule: rule, primary: primary, earlier: []).best(Work()))
    _ = try SuppressedTable(table, rule, primary: primary, complementary: found.complementary).audited()
  }
}

@Suite struct `Percentages` {
  @Test func `are told in bands that depend on how many people stand behind them`() throws {
    let reference = try #require(ReferenceCase("suppression_percent_coding"))
    let frame = try Frame(
      reading: DataFile(path: reference.path("input.csv")), Columns(numbers: ["n", "k"]))
    let expected = try reference.expected["expected"]
    let (all, count) = (try frame.number("n"), try frame.number("k"))
    for row in 0..<frame.rowCount {
      #expect(PercentCoding.code(Int(count[row]), of: Int(all[row])) == (try expected[row].text))
    }
  }

  @Test func `never tell all or none`() {
    for all in [10, 19, 20, 39, 40, 99, 100, 299, 300, 5000] {
      #expect(PercentCoding.code(0, of: all).hasPrefix("<="))
      #expect(PercentCoding.code(all, of: all).hasPrefix(">="))
    }
    #expect(PercentCoding.code(0, of: 0) == "N<10")
  }
}

@Suite struct `What is said of a table` {
  @Test func `is a sentence in both languages`() throws {
    let table = try CountTable(rows: ["A", "B"], columns: ["x", "y"], counts: [[4, 15], [20, 11]])
    let none = try CountTable(rows: ["A", "B"], columns: ["x", "y"], counts: [[14, 15], [20, 11]])
    let rule = SuppressionRule()
    let hidden = SuppressedTable(
      table, rule, primary: [.init("A", "x")], complementary: [.init("A", "y"), .init("B", "x"), .init("B", "y")])
    #expect(
      SuppressionWords.sentence(hidden, releases: 0)
        == Phrase(
          "With 4 cells of 9 hidden the table may be published: nobody can work out a small count from the others.",
          es:
            "Con 4 celdas de 9 ocultas la tabla puede publicarse: nadie puede deducir un recuento pequeño a partir de "
            + "los demás."))
    #expect(
      SuppressionWords.sentence(hidden, releases: 2).en.hasSuffix(
        "from the others, even beside the 2 tables released before."))
    #expect(
      SuppressionWords.sentence(SuppressedTable(none, rule, primary: [], complementary: []), releases: 0)
        == Phrase(
          "No count is under 10, so the table may be published as it is.",
          es: "Ningún recuento es inferior a 10, así que la tabla puede publicarse tal cual."))
  }
}
