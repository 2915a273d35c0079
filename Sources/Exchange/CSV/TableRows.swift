import Vocabulary

/// The rows of a table that came in, one after another: of a CSV file, or of a sheet. It knows the place of every cell.
///
/// The first row is the headings.
package protocol TableRows: AnyObject {
  var file: String { get }
  /// The name of the sheet, where a file may have several.
  var sheet: String? { get }
  var log: FindingLog { get }
  var headings: [String] { get }
  /// The line of the headings, counted from 1.
  var headingLine: Int { get }
  /// The line on which the current row starts.
  var line: Int { get }
  /// How many cells the current row has.
  var count: Int { get }

  /// Goes to the next row that is not empty; false after the last.
  func advance() throws -> Bool
  /// The text of a cell of the current row; empty where the row ends early.
  func text(_ column: Int) -> String
  /// The same without white space at either end.
  func trimmed(_ column: Int) -> String
  func isBlank(_ column: Int) -> Bool
  /// Why a cell has no text that could be meant; nil when it has.
  func flaw(_ column: Int) -> CellFlaw?
}

/// Why what stands in a cell cannot be what somebody meant.
package struct CellFlaw: Equatable, Sendable {
  package let code: String
  package let message: Phrase
  package let cure: Phrase
}

extension TableRows {
  package var sheet: String? { nil }
  package var headingLine: Int { 1 }
  package func flaw(_ column: Int) -> CellFlaw? { nil }

  /// A finding about a cell of the current row.
  package func finding(
    _ code: String, _ weight: FileFinding.Weight, at column: Int? = nil, _ message: Phrase, cure: Phrase
  ) -> FileFinding {
    FileFinding(
      code, weight, file: file, sheet: sheet, line: line, column: column.map { $0 + 1 },
      heading: column.flatMap { $0 < headings.count ? headings[$0] : nil } ?? "", message, cure: cure)
  }

  package func note(
    _ code: String, _ weight: FileFinding.Weight, at column: Int? = nil, _ message: Phrase, cure: Phrase
  ) {
    log.note(finding(code, weight, at: column, message, cure: cure))
  }

  /// While the headings are the current row.
  func noteHeadingsTwice() {
    for (column, heading) in headings.enumerated() where !heading.isEmpty && headings.firstIndex(of: heading) != column
    {
      note(
        "heading-twice", .refuses, at: column,
        Phrase("The heading “\(heading)” stands twice", es: "El encabezado «\(heading)» aparece dos veces"),
        cure: Phrase(
          "Rename or remove one of the two columns", es: "Cambie el nombre o quite una de las dos columnas"))
    }
  }
}
