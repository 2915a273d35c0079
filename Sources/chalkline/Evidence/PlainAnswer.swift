import Statistics
import Vocabulary

/// An answer as it stands on a terminal: the sentence, the tables, how sure it is, and what it cannot tell.
struct PlainAnswer {
  let text: String

  init<Question>(_ evidence: Evidence<Question>, _ language: Language) {
    let told = evidence.told
    var parts = [told.sentence[language].wrapped]
    parts += evidence.outcome.tables.map { PlainTable($0, language).text }
    parts.append(
      Self.heading(.howSure, language) + told.howSure[language].wrapped)
    if !told.cannotTell.isEmpty {
      parts.append(
        Self.heading(.cannotTell, language)
          + told.cannotTell.map { "- \($0[language])".wrapped }.joined(separator: "\n"))
    }
    let failed = evidence.checks.filter { !$0.passed }
    if !failed.isEmpty {
      parts.append(
        Self.heading(.lookAtThis, language)
          + failed.map { "- \($0.sentence[language])".wrapped }.joined(separator: "\n"))
    }
    if let rows = Self.rows(evidence) { parts.append(rows[language].wrapped) }
    text = parts.joined(separator: "\n\n")
  }

  private static func heading(_ words: Phrase, _ language: Language) -> String { words[language] + "\n" }

  /// nil for a question that reads no file.
  static func rows<Question>(_ evidence: Evidence<Question>) -> Phrase? {
    evidence.digest.isEmpty ? nil : rows(evidence.rows)
  }

  private static func rows(_ rows: Rows) -> Phrase {
    let used = Phrase("Rows used: \(rows.used.grouped).", es: "Filas usadas: \(rows.used.grouped).")
    let dropped = rows.dropped.map { dropped in
      Phrase(verbatim: "\(dropped.count.grouped): ") + dropped.sentence
    }
    if dropped.isEmpty { return used }
    return used + Phrase(" Left out: ", es: " Descartadas: ") + dropped.joined(by: "; ")
  }
}

/// The headings of an answer, on a terminal and on its page.
extension Phrase {
  static let howSure = Phrase("How sure are we?", es: "¿Qué tan seguro es?")
  static let cannotTell = Phrase("What this cannot tell you", es: "Lo que esto no puede decirle")
  static let lookAtThis = Phrase("Look at this", es: "Revise esto")
}

/// A table in columns of plain text.
struct PlainTable {
  let text: String

  init(_ table: Statistics.Table, _ language: Language) {
    let cells = [table.headings.map { $0[language] }] + table.rows.map { $0.map { $0.text(language) } }
    let isNumber = table.areNumbers
    let widths = table.headings.indices.map { column in
      cells.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    let lines = cells.map { row in
      row.indices.map { column in
        let room = String(repeating: " ", count: widths[column] - row[column].count)
        return isNumber[column] ? room + row[column] : row[column] + room
      }.joined(separator: "  ").trimmedAtEnd
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    text = ([table.title[language], "", lines[0], rule] + lines.dropFirst()).joined(separator: "\n")
  }
}

extension Statistics.Table {
  /// For each column whether nothing but figures stands in it.
  var areNumbers: [Bool] {
    headings.indices.map { column in rows.allSatisfy { column < $0.count && $0[column].isNumber } }
  }
}

extension Statistics.Table.Cell {
  func text(_ language: Language) -> String {
    switch self {
    case .text(let words): words[language]
    case .count(let count): count.grouped
    case .number(let value, let digits): value.told(digits)
    case .share(let share):
      share.isFinite ? (share * 100).told(share < 0.1 ? 1 : 0) + (language == .spanish ? " %" : "%") : "–"
    case .interval(let interval, let digits):
      "\(interval.lower.told(digits)) " + Phrase("to", es: "a")[language] + " \(interval.upper.told(digits))"
    case .none(let why): why[language]
    }
  }

  var isNumber: Bool {
    switch self {
    case .text: false
    case .count, .number, .share, .interval, .none: true
    }
  }
}

extension String {
  /// In lines of at most a hundred characters.
  var wrapped: String {
    var lines = [""]
    for word in split(separator: " ") {
      if !lines[lines.count - 1].isEmpty, lines[lines.count - 1].count + word.count >= 100 { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines.joined(separator: "\n")
  }

  fileprivate var trimmedAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
