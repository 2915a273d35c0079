import Statistics
import Vocabulary

/// An answer of statistics with everything that stands behind it: sentence, pictures, how sure it is, what it cannot tell, figures and source.
package struct EvidenceView: View {
  private let report: EvidenceReport
  /// What the names of its pictures start with: they differ where a page shows several answers.
  private let id: String

  package init(_ report: EvidenceReport, id: String = "picture") {
    self.report = report
    self.id = id
  }

  package var html: HTML {
    """
    <p class="lead">\(report.told.sentence)</p>
    \(report.pictures.enumerated().map { EvidencePicture($0.element, id: "\(id)-\($0.offset + 1)").html })
    <h2>\(Phrase.howSure)</h2><p>\(report.told.howSure)</p>
    \(list(.cannotTell, report.told.cannotTell))
    \(list(.lookAtThis, report.checks.filter { !$0.passed }.map(\.sentence)))
    <h2>\(Phrase("The figures", es: "Las cifras"))</h2>
    \(report.tables.map { EvidenceTable($0).html })
    \(list(Phrase("What was checked", es: "Lo que se comprobó"), report.checks.filter(\.passed).map(\.sentence)))
    <h2>\(Phrase("Where it comes from", es: "De dónde proviene"))</h2>
    \(report.rowsUsed.map { "<p>\($0)</p>" as HTML } ?? "")
    <p>\(Phrase("Method:", es: "Método:")) \(report.method), \(Phrase("version", es: "versión")) \(report.version). \
    \(digest)</p>
    """
  }

  /// A question that reads no file has none.
  private var digest: HTML {
    if report.digest.isEmpty { return "" }
    return
      "\(Phrase("Digest of the data (SHA-256):", es: "Resumen de los datos (SHA-256):")) <code>\(report.digest)</code>"
  }

  private func list(_ heading: Phrase, _ sentences: [Phrase]) -> HTML {
    sentences.isEmpty ? "" : "<h2>\(heading)</h2><ul>\(sentences.map { "<li>\($0)</li>" as HTML })</ul>"
  }
}

/// A table of an answer, as the tables of the site are drawn.
package struct EvidenceTable: View {
  private let table: Statistics.Table

  package init(_ table: Statistics.Table) { self.table = table }

  package var html: HTML {
    Table(
      table.title, columns: zip(table.headings, table.areNumbers).map { .init($0, $1 ? .number : .text) },
      rows: table.rows.map { $0.map { HTML(text: $0.text(Reading.language)) } }, narrow: .scrolls
    ).html
  }
}
