import Vocabulary

/// What is shown, as files that can be read back in.
package struct Downloads: View {
  package var csv: String
  package var xlsx: String?

  package init(csv: String, xlsx: String? = nil) {
    self.csv = csv
    self.xlsx = xlsx
  }

  package var html: HTML {
    """
    <p class="downloads">\(Phrase("Download what is shown:", es: "Descargar lo que se muestra:"))
    <a href="\(csv)" download>CSV</a>\(xlsx.map { " <a href=\"\($0)\" download>XLSX</a>" as HTML })</p>
    """
  }
}
