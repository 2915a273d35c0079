import Statistics
import Vocabulary

/// An answer as it stands on a terminal: the sentence, the tables, how sure it is, and what it cannot tell.
struct PlainAnswer {
  let text: String

  init(_ report: EvidenceReport, _ language: Language) {
    let told = report.told
    var parts = [told.sentence[language].wrapped]
    parts += report.tables.map { PlainTable($0, language).text }
    parts.append(Self.section(.howSure, told.howSure[language].wrapped, language))
    parts += Self.list(.cannotTell, told.cannotTell, language)
    parts += Self.list(.lookAtThis, report.checks.filter { !$0.passed }.map(\.sentence), language)
    if let rows = report.rowsUsed { parts.append(rows[language].wrapped) }
    text = parts.joined(separator: "\n\n")
  }

  private static func section(_ heading: Phrase, _ words: String, _ language: Language) -> String {
    heading[language] + "\n" + words
  }

  private static func list(_ heading: Phrase, _ sentences: [Phrase], _ language: Language) -> [String] {
    if sentences.isEmpty { return [] }
    return [section(heading, sentences.map { "- \($0[language])".wrapped }.joined(separator: "\n"), language)]
  }
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
