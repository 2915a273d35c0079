import Vocabulary

/// The small tables from which a staffing problem is read; the pairs come as the data of the question.
///
/// Each is a CSV file whose headings are these names; what is optional is taken when it is there.
package enum StaffingFiles {
  /// - Parameters:
  ///   - leaders: leader, home_school, release_minutes; max_coachees, max_schools, subjects (parted by |).
  ///   - coachees: coachee, school, minutes_needed; subject, priority, must_serve (1 or 0), evaluator.
  ///   - travel: from, to, minutes (one way); nil for no travel at all.
  /// - Returns: the problem without its pairs.
  package static func read(
    leaders: DataFile, coachees: DataFile, travel: DataFile?, travelPrice: Double
  ) throws -> Staffing {
    let leaderTable = try Sheet(leaders, "leaders", ["leader", "home_school"], ["release_minutes"])
    let coacheeTable = try Sheet(coachees, "coachees", ["coachee", "school"], ["minutes_needed"])
    let travelTable = try travel.map { try Sheet($0, "travel", ["from", "to"], ["minutes"]) }
    var findings: [Finding] = []
    var places = Places()
    let people = leaderTable.rows.map { row in
      Staffing.Leader(
        leaderTable.name("leader", row, &findings), home: places.place(leaderTable.name("home_school", row, &findings)),
        release: leaderTable.whole("release_minutes", row, &findings) ?? 0,
        span: leaderTable.has("max_coachees")
          ? leaderTable.whole("max_coachees", row, &findings, mayBeEmpty: true) : nil,
        schools: leaderTable.has("max_schools")
          ? leaderTable.whole("max_schools", row, &findings, mayBeEmpty: true) : nil,
        subjects: (leaderTable.text("subjects", row) ?? "").split(separator: "|").map(String.init))
    }
    let served = coacheeTable.rows.map { row in
      Staffing.Coachee(
        coacheeTable.name("coachee", row, &findings), school: places.place(coacheeTable.name("school", row, &findings)),
        subject: coacheeTable.text("subject", row) ?? "",
        minutes: coacheeTable.whole("minutes_needed", row, &findings) ?? 0,
        priority: coacheeTable.number("priority", row, &findings) ?? 1,
        mustBeServed: (coacheeTable.number("must_serve", row, &findings) ?? 0) != 0,
        evaluator: coacheeTable.text("evaluator", row))
    }
    leaderTable.refuseRepeated(people.map(\.id), "leader", &findings)
    coacheeTable.refuseRepeated(served.map(\.id), "coachee", &findings)
    var minutes: [[Int]: Int] = [:]
    if let table = travelTable {
      for row in table.rows {
        let from = places.place(table.name("from", row, &findings))
        let to = places.place(table.name("to", row, &findings))
        minutes[[from, to]] = table.whole("minutes", row, &findings) ?? 0
      }
    }
    try findings.refuseIfAnyStopsSaving()
    var missing: [Finding] = []
    let travel = places.names.indices.map { from in
      places.names.indices.map { to -> Int in
        if from == to || travelTable == nil { return minutes[[from, to]] ?? 0 }
        if let known = minutes[[from, to]] ?? minutes[[to, from]] { return known }
        let isNeeded = people.contains { $0.home == from } && served.contains { $0.school == to }
        if isNeeded, missing.count < 20 { missing.append(.noTravel(places.names[from], places.names[to])) }
        return 0
      }
    }
    try missing.refuseIfAnyStopsSaving()
    return Staffing(
      leaders: people, coachees: served, pairs: [], travel: travel, schools: places.names, travelPrice: travelPrice)
  }

  /// Pairs of last year, or pairs that must stay: leader, coachee. People who are no longer there are counted, not refused.
  package static func links(
    _ file: DataFile, _ field: String, in staffing: Staffing, mayBeGone: Bool
  ) throws -> (links: [Staffing.Link], gone: Int) {
    let table = try Sheet(file, field, ["leader", "coachee"], [])
    var findings: [Finding] = []
    var links: Set<Staffing.Link> = []
    var gone = 0
    for row in table.rows {
      let (leader, coachee) = (table.name("leader", row, &findings), table.name("coachee", row, &findings))
      let places = (
        staffing.leaders.firstIndex { $0.id == leader }, staffing.coachees.firstIndex { $0.id == coachee }
      )
      if let first = places.0, let second = places.1 {
        links.insert(.init(first, second))
      } else if mayBeGone {
        gone += 1
      } else {
        findings.append(.unknown(places.0 == nil ? leader : coachee, table.line(row), field))
      }
    }
    try findings.refuseIfAnyStopsSaving()
    return (links.sorted(), gone)
  }

  private struct Places {
    var names: [String] = []

    mutating func place(_ name: String) -> Int {
      if let known = names.firstIndex(of: name) { return known }
      names.append(name)
      return names.count - 1
    }
  }
}

/// A table whose cells are looked up one by one; small tables only.
private struct Sheet {
  let frame: Frame
  let field: String
  private let headings: [String]

  init(_ file: DataFile, _ field: String, _ names: [String], _ numbers: [String]) throws {
    headings = try file.headings
    self.field = field
    let optional = headings.filter { !names.contains($0) && !numbers.contains($0) }
    let known = optional.filter {
      ["max_coachees", "max_schools", "priority", "must_serve", "allowed"].contains($0)
    }
    let texts = optional.filter { ["subject", "subjects", "evaluator"].contains($0) }
    frame = try Frame(reading: file, Columns(numbers: numbers + known, factors: names + texts))
  }

  var rows: Range<Int> { 0..<frame.rowCount }
  func line(_ row: Int) -> Int { frame.line(ofRow: row) }
  func has(_ name: String) -> Bool { headings.contains(name) }

  func text(_ name: String, _ row: Int) -> String? {
    guard has(name), let column = try? frame.factor(name), column.codes[row] >= 0 else { return nil }
    return column.levels[Int(column.codes[row])]
  }

  func name(_ name: String, _ row: Int, _ findings: inout [Finding]) -> String {
    if let text = text(name, row) { return text }
    findings.append(.emptyCell(name, line(row), field))
    return ""
  }

  func number(_ name: String, _ row: Int, _ findings: inout [Finding]) -> Double? {
    guard has(name), let value = try? frame.number(name)[row], !value.isNaN else { return nil }
    if !value.isFinite { findings.append(.notWhole(name, line(row), field, "\(value)")) }
    return value
  }

  /// A whole number of nought or more.
  func whole(_ name: String, _ row: Int, _ findings: inout [Finding], mayBeEmpty: Bool = false) -> Int? {
    guard let value = number(name, row, &findings) else {
      if !mayBeEmpty { findings.append(.emptyCell(name, line(row), field)) }
      return nil
    }
    guard value >= 0, value == value.rounded(), value < 1e6 else {
      findings.append(.notWhole(name, line(row), field, "\(value)"))
      return nil
    }
    return Int(value)
  }

  func refuseRepeated(_ ids: [String], _ name: String, _ findings: inout [Finding]) {
    var seen: Set<String> = []
    for (row, id) in ids.enumerated() where !seen.insert(id).inserted {
      findings.append(.repeated(id, name, line(row), field))
    }
  }
}

extension Finding {
  static func emptyCell(_ column: String, _ line: Int, _ field: String) -> Finding {
    Finding(
      field, "cell.empty",
      Phrase(
        "Line \(line) has nothing in “\(column)”. Fill the cell, or take the row out.",
        es: "La línea \(line) no tiene nada en «\(column)». Rellene la celda o quite la fila."))
  }

  static func notWhole(_ column: String, _ line: Int, _ field: String, _ value: String) -> Finding {
    Finding(
      field, "cell.not-whole",
      Phrase(
        "Line \(line) has \(value) in “\(column)”. Write a whole number from 0 to 999,999 there.",
        es: "La línea \(line) tiene \(value) en «\(column)». Escriba ahí un número entero entre 0 y 999,999."))
  }

  static func repeated(_ id: String, _ column: String, _ line: Int, _ field: String) -> Finding {
    Finding(
      field, "id.repeated",
      Phrase(
        "Line \(line) names \(column) “\(id)” again. Give everybody one row.",
        es: "La línea \(line) vuelve a nombrar «\(id)» en \(column). Dé a cada persona una sola fila."))
  }

  static func unknown(_ id: String, _ line: Int, _ field: String) -> Finding {
    Finding(
      field, "id.unknown",
      Phrase(
        "Line \(line) names “\(id)”, who is neither among the leaders nor among those to be served. Correct the name.",
        es: "La línea \(line) nombra a «\(id)», que no está entre los líderes ni entre quienes reciben apoyo. "
          + "Corrija el nombre."))
  }

  static func noTravel(_ from: String, _ to: String) -> Finding {
    Finding(
      "travel", "travel.missing",
      Phrase(
        "The travel time from \(from) to \(to) is missing. Add a row with from, to and minutes.",
        es: "Falta el tiempo de viaje de \(from) a \(to). Añada una fila con from, to y minutes."))
  }
}
