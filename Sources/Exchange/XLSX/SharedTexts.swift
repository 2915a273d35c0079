import Vocabulary

/// The texts of a workbook, which its cells name by their number.
enum SharedTexts {
  /// More than any list that somebody keeps by hand.
  private static let mostBytes = 64 << 20

  static func read(_ xml: XMLReader, file: String) throws -> [String] {
    var texts: [String] = []
    var bytes = 0
    while let event = try xml.next() {
      guard case .start("si") = event else { continue }
      let text = try text(of: xml)
      bytes += text.utf8.count + 16
      if bytes > mostBytes { throw WorkbookFault.tooMuchText(mostBytes).finding(file).refusal }
      texts.append(text)
    }
    return texts
  }

  /// The words of an element with `t` in it, in one piece or in runs of their own fonts, without the readings above them.
  static func text(of xml: XMLReader) throws -> String {
    var (text, depth) = ("", 1)
    while depth > 0, let event = try xml.next() {
      switch event {
      case .start("t"): text += try xml.text()
      case .start("rPh"): try xml.skip()
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
    return plain(text)
  }

  /// Takes back `_x000D_`, which is how a workbook writes letters that XML has no place for.
  static func plain(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
      UInt32(match.output.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) }
        ?? String(match.output.0)
    }
  }

  /// The opposite, for words that would be taken for such a letter.
  static func safe(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    return text.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
  }
}
