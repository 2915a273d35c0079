import Vocabulary

/// An answer as it is laid before a person, whatever the question was: its sentence, tables and pictures, with what stands behind them.
///
/// It can be kept and shown again without the data.
package struct EvidenceReport: Hashable, Sendable, Codable {
  package var method: String
  package var version: Int
  /// SHA-256 of the data, in hexadecimal; empty for a question that reads no file.
  package var digest: String
  package var rows: Rows
  package var checks: [Check]
  package var told: Telling
  package var tables: [Table]
  package var pictures: [Picture]

  package init<Question>(_ evidence: Evidence<Question>) {
    method = evidence.method
    version = evidence.version
    digest = evidence.digest
    rows = evidence.rows
    checks = evidence.checks
    told = evidence.told
    tables = evidence.outcome.tables
    pictures = evidence.outcome.pictures
  }

  /// How many rows were used, and which were left out and why; nil for a question that reads no file.
  package var rowsUsed: Phrase? {
    if digest.isEmpty { return nil }
    let used = Phrase("Rows used: \(rows.used.grouped).", es: "Filas usadas: \(rows.used.grouped).")
    let dropped = rows.dropped.map { Phrase(verbatim: "\($0.count.grouped): ") + $0.sentence }
    return dropped.isEmpty ? used : used + Phrase(" Left out: ", es: " Descartadas: ") + dropped.joined(by: "; ")
  }
}

/// The headings of an answer, wherever it is laid out.
extension Phrase {
  package static let howSure = Phrase("How sure are we?", es: "¿Qué tan seguro es?")
  package static let cannotTell = Phrase("What this cannot tell you", es: "Lo que esto no puede decirle")
  package static let lookAtThis = Phrase("Look at this", es: "Revise esto")
}

extension Table {
  /// For each column whether nothing but figures stands in it.
  package var areNumbers: [Bool] {
    headings.indices.map { column in rows.allSatisfy { column < $0.count && $0[column].isNumber } }
  }
}

extension Table.Cell {
  package func text(_ language: Language) -> String {
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

  package var isNumber: Bool {
    switch self {
    case .text: false
    case .count, .number, .share, .interval, .none: true
    }
  }
}
