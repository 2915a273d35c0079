import Vocabulary

/// The table as it may be seen, with what can be told of how it was made.
///
/// Nothing in it says which hidden cells are small, or what the others hold: the sum of hidden counts would itself be one
/// more equation for whoever attacks the table. Only an outcome that was asked for as internal carries `inside`.
package struct SuppressionOutcome: Encodable, Sendable, Shown {
  package var rows: [String]
  package var columns: [String]
  /// Row by row; nil where the cell is hidden.
  package var counts: [[Int?]]
  package var hidden: Int
  /// What hidden cells could be, for somebody who knows all that is published.
  package var bounds: AuditCertificate
  /// The rule, in words that may be printed below the table.
  package var rule: Phrase
  package var inside: Inside?

  /// For those who made the table, and nobody else.
  package struct Inside: Encodable, Sendable {
    package var primary: [CountTable.Place]
    package var complementary: [CountTable.Place]
    package var weight: SuppressionRule.Weight
    /// Cells, or people and a thousandth for each cell.
    package var objective: Double
    package var rounds: Int
    package var cuts: Int
    package var hidesTotals: Bool
  }

  init(_ audited: Audited<SuppressedTable>, _ found: SuppressionSearch.Found, _ question: Suppress) {
    let table = audited.subject.table
    let values = table.values
    rows = table.rows
    columns = table.columns
    counts = table.rows.map { row in
      table.columns.map { column in
        let place = CountTable.Place(row, column)
        return audited.subject.isHidden(place) ? nil : Int(values[place] ?? 0)
      }
    }
    hidden = counts.joined().count { $0 == nil }
    bounds = audited.certificate
    if !question.isInternal { bounds.certainWithoutZeros = [] }
    rule = SuppressionWords.published(question.rule)
    if question.isInternal {
      inside = Inside(
        primary: audited.subject.primary.sorted(), complementary: audited.subject.complementary.sorted(),
        weight: question.rule.weight, objective: found.objective, rounds: found.rounds, cuts: found.cuts,
        hidesTotals: found.usesTotals)
    }
  }

  package var tables: [Table] {
    let hidden = Phrase("hidden", es: "oculto")
    return [
      Table(
        Phrase("The table as it may be published", es: "La tabla tal como puede publicarse"),
        headings: [Phrase(verbatim: "")] + columns.map(Phrase.init(verbatim:)),
        rows: zip(rows, counts).map { row, cells in
          [.text(Phrase(verbatim: row))] + cells.map { $0.map(Table.Cell.count) ?? .none(hidden) }
        })
    ]
  }
}
