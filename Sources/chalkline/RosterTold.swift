import Exchange
import Store
import Vocabulary

/// What a roster does, as the command line tells it.
struct RosterTold: Encodable {
  struct Kind: Encodable {
    let kind: String
    let created, changed, ended, returned, unchanged: Int
    let examples: [String]
  }

  struct Found: Encodable {
    let file, code, weight, message, cure: String
    let line, column: Int?
    let heading: String
    let count: Int
  }

  struct Left: Encodable {
    let code, reason: String
    let count: Int
    let places: [String]
  }

  let district, file, format: String
  let applied: Bool
  /// The number to undo it by.
  let batch: Int?
  let activePeople: Int
  let needsAnyway: Bool
  let kinds: [Kind]
  let findings: [Found]
  let leftOut: [Left]
  private let names: [String]

  private enum CodingKeys: CodingKey {
    case district, file, format, applied, batch, activePeople, needsAnyway, kinds, findings, leftOut
  }

  init(_ summary: RosterSummary, batch: Int?, file: String, district: District) {
    self.district = district.name
    self.file = file
    self.batch = batch
    format = summary.report.format
    applied = batch != nil
    activePeople = summary.activePeople
    needsAnyway = summary.endsMany
    let shown = summary.kinds.filter { !$0.isEmpty }
    kinds = shown.map(Kind.init)
    names = shown.map { $0.kind.many.en }
    findings = summary.report.findings.map(Found.init)
    leftOut = summary.allSkipped.map {
      Left(code: $0.reason.rawValue, reason: $0.reason.words.en, count: $0.count, places: $0.places)
    }
  }
}

extension RosterTold.Kind {
  init(_ summary: KindSummary) {
    kind = summary.kind.rawValue
    created = summary.created
    changed = summary.changed
    ended = summary.ended
    returned = summary.returned
    unchanged = summary.unchanged
    examples = summary.examples.map { example in
      let details = example.details.map(\.en).joined(separator: "; ")
      return "\(example.deed.rawValue): \(example.title)" + (details.isEmpty ? "" : " (\(details))")
    }
  }
}

extension RosterTold.Found {
  init(_ finding: FileFinding) {
    file = finding.file
    code = finding.code
    weight = finding.weight.rawValue
    message = finding.message.en
    cure = finding.cure.en
    line = finding.line
    column = finding.column
    heading = finding.heading
    count = finding.count
  }

  var text: String {
    let place = [file, line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap(\.self).joined(
      separator: ", ")
    let times = count > 1 ? " [\(count.grouped) times]" : ""
    return "  \(place)\(heading.isEmpty ? "" : " (\(heading))"): \(message). \(cure). (\(code))\(times)"
  }
}

extension RosterTold {
  var lines: [String] {
    ["\(district): \(format) from \(file)", ""] + table
      + section("Examples", kinds.flatMap(\.examples).map { "  \($0)" })
      + section(
        "Left out", leftOut.map { "  \($0.count.grouped)  \($0.reason)  (\($0.places.joined(separator: ", ")))" })
      + section("Worth a look", findings.map(\.text)) + ["", ending]
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", "\(title):"] + lines
  }

  private var table: [String] {
    if kinds.isEmpty { return ["  Nothing to bring in."] }
    let head = ["", "new", "changed", "ended", "back", "as it was"]
    let rows = zip(names, kinds).map { name, kind in
      [name] + [kind.created, kind.changed, kind.ended, kind.returned, kind.unchanged].map(\.grouped)
    }
    return ([head] + rows).map { row in
      "  " + row.enumerated().map { $0 == 0 ? $1.padded(22) : $1.padded(-11) }.joined()
    }
  }

  private var ending: String {
    if let batch { return "Done. To take it back: chalkline import undo \(batch)" }
    let anyway = needsAnyway ? " --anyway, if more than a tenth of the people have really left" : ""
    return "Nothing was changed. To bring it in, add --apply\(anyway)."
  }
}

extension String {
  /// Filled up with spaces behind, or, for a negative width, before.
  fileprivate func padded(_ width: Int) -> String {
    let spaces = String(repeating: " ", count: max(0, abs(width) - count))
    return width < 0 ? spaces + self : self + spaces
  }
}
