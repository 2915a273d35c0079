import Vocabulary

/// How percentages of groups may be published: each no more exactly than the number of people behind it allows, and none of
/// fewer than ten; and whether the total gives away what is not shown.
///
/// Asked with `chalkline evidence percentages`.
package struct Percentages: Analysis {
  package static let name = "percentages"
  package static let version = 1

  /// The columns with the groups, with how many there are, and with how many of these are counted.
  package var label: String
  package var all: String
  package var part: String
  /// The label of the row that is the sum of the others; nil where there is none.
  package var total: String?

  package init(label: String, all: String, part: String, total: String? = "Total") {
    self.label = label
    self.all = all
    self.part = part
    self.total = total
  }

  package var columns: Columns { Columns(numbers: [all, part], factors: [label]) }

  package func answer(from frame: Frame, _ work: Work) throws -> Answered<PercentagesOutcome> {
    let groups = try groups(frame)
    let outcome = PercentagesOutcome(groups, total: total)
    return Answered(
      outcome, rows: Rows(used: groups.count), checks: PercentagesWords.checks(outcome),
      told: PercentagesWords.told(outcome))
  }

  /// One row of the file.
  struct Group {
    var name: String
    var all: Int
    var part: Int
  }

  private func groups(_ frame: Frame) throws -> [Group] {
    let (labels, counts, parts) = (try frame.factor(label), try frame.number(all), try frame.number(part))
    var seen: Set<Int32> = []
    var findings: [Finding] = []
    var out: [Group] = []
    for row in 0..<frame.rowCount where findings.count < 20 {
      let line = frame.line(ofRow: row)
      guard labels.codes[row] >= 0 else {
        findings.append(.emptyCell(label, line, "file"))
        continue
      }
      let name = labels.levels[Int(labels.codes[row])]
      if !seen.insert(labels.codes[row]).inserted { findings.append(.repeated(name, label, line, "file")) }
      if counts[row].isNaN || parts[row].isNaN {
        findings.append(.emptyCell(counts[row].isNaN ? all : part, line, "file"))
      } else if let count = Self.whole(counts[row]), let own = Self.whole(parts[row]), own <= count {
        out.append(Group(name: name, all: count, part: own))
      } else {
        findings.append(notCounts(line))
      }
    }
    try findings.refuseIfAnyStopsSaving()
    if out.isEmpty { throw Self.noRows }
    try refuseOther(total: out)
    return out
  }

  private static func whole(_ value: Double) -> Int? {
    value >= 0 && value <= 1e9 && value == value.rounded() ? Int(value) : nil
  }

  /// A total that is not the sum of its parts.
  private func refuseOther(total groups: [Group]) throws(Refusal) {
    guard let total, let whole = groups.first(where: { $0.name == total }), groups.count > 1 else { return }
    let parts = groups.filter { $0.name != total }
    let (all, part) = (parts.reduce(0) { $0 + $1.all }, parts.reduce(0) { $0 + $1.part })
    if all == whole.all && part == whole.part { return }
    throw Refusal(
      label, "percentages.total",
      Phrase(
        "“\(total)” has \(whole.part.grouped) of \(whole.all.grouped), but its parts have \(part.grouped) of \(all.grouped). Correct the file, or say that this row is no sum (--no-total).",
        es:
          "«\(total)» tiene \(whole.part.grouped) de \(whole.all.grouped), pero sus partes tienen \(part.grouped) de \(all.grouped). Corrija el archivo o indique que esa fila no es una suma (--no-total)."
      ))
  }

  private func notCounts(_ line: Int) -> Finding {
    Finding(
      part, "percentages.counts",
      Phrase(
        "Line \(line): write whole numbers from 0 on, and no more in \(part) than in \(all).",
        es: "Línea \(line): escriba números enteros desde 0, y en \(part) no más que en \(all)."))
  }

  private static var noRows: Refusal {
    Refusal("file", "percentages.none", Phrase("There is no row.", es: "No hay ninguna fila."))
  }
}
