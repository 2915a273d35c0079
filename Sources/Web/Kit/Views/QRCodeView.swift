import Vocabulary

/// A code for a phone's camera. Always dark on light, since some cameras read nothing else.
package struct QRCodeView: View {
  package var code: QRCode
  package var label: Phrase

  package init(_ code: QRCode, label: Phrase) {
    self.code = code
    self.label = label
  }

  package var html: HTML {
    let side = code.size + 2 * QRCodeView.margin
    return """
      <svg class="qr" viewBox="0 0 \(side) \(side)" width="\(side * 4)" height="\(side * 4)" role="img" aria-label="\(label)" \
      shape-rendering="crispEdges"><rect width="\(side)" height="\(side)" fill="#fff"/><path d="\(path)" fill="#000"/></svg>
      """
  }

  /// The light border that the standard asks for.
  private static let margin = 4

  /// Each run of dark squares in a row is one rectangle.
  private var path: String {
    var path = ""
    for row in 0..<code.size {
      var start: Int?
      for column in 0...code.size {
        let isDark = column < code.size && code[row, column]
        if isDark, start == nil { start = column }
        if !isDark, let first = start {
          path += "M\(first + QRCodeView.margin) \(row + QRCodeView.margin)h\(column - first)v1h-\(column - first)z"
          start = nil
        }
      }
    }
    return path
  }
}
