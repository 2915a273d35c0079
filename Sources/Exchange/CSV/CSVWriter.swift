/// Writes rows as CSV that a spreadsheet opens without running anything in it, and that `CSVCell.plain` reads back unchanged.
package struct CSVWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func row(_ cells: some Sequence<String>) {
    let start = bytes.count
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(.comma) }
      append(CSVCell.safe(cell))
    }
    // A line with nothing on it would not be a row.
    if bytes.count == start { bytes.append(contentsOf: [.quote, .quote]) }
    bytes.append(.carriageReturn)
    bytes.append(.lineFeed)
  }

  /// Hands over what was written so far, and starts anew: a long file goes out in pieces.
  package mutating func drain() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func append(_ cell: String) {
    guard needsQuotes(cell) else { return bytes.append(contentsOf: cell.utf8) }
    bytes.append(.quote)
    for byte in cell.utf8 {
      if byte == .quote { bytes.append(.quote) }
      bytes.append(byte)
    }
    bytes.append(.quote)
  }

  private func needsQuotes(_ cell: String) -> Bool {
    cell.utf8.first?.isBlank == true || cell.utf8.last?.isBlank == true
      || cell.utf8.contains { $0 == .quote || $0 == .comma || $0 == .lineFeed || $0 == .carriageReturn }
  }
}

/// Cells that a spreadsheet would take for a formula.
package enum CSVCell {
  /// What is dangerous gets an apostrophe before it, as spreadsheets mark a text. Plain negative numbers are harmless.
  /// Source: OWASP, "CSV Injection".
  package static func safe(_ text: String) -> String {
    looksLikeFormula(text.utf8.drop { $0 == UInt8(ascii: "'") }) && !isNumber(text) ? "'" + text : text
  }

  /// Takes back what `safe` put before a text, and nothing else.
  package static func plain(_ text: String) -> String {
    guard text.hasPrefix("'") else { return text }
    return looksLikeFormula(text.utf8.drop { $0 == UInt8(ascii: "'") }) ? String(text.dropFirst()) : text
  }

  private static func looksLikeFormula(_ bytes: some Collection<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    return "=+-@\t\r\n".utf8.contains(first)
  }

  /// `-20.00`: what starts with an apostrophe never is one, so reading back stays exact.
  private static func isNumber(_ text: String) -> Bool {
    let digits = text.utf8.dropFirst(text.utf8.first == UInt8(ascii: "-") ? 1 : 0)
    return digits.contains { $0 != UInt8(ascii: ".") } && digits.count { $0 == UInt8(ascii: ".") } <= 1
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".") }
  }
}
