import Vocabulary

extension FrameReader {
  /// The first row of a file.
  struct Headings {
    let names: [String]
    let separator: UInt8
    /// The first byte after it.
    let end: Int
    /// How many lines it takes.
    let lines: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ file: String) throws {
      var isQuoted = false
      var counts: [UInt8: Int] = [:]
      var end = start
      var lines = 0
      while end < bytes.count {
        let byte = bytes[end]
        end += 1
        if byte == .quote { isQuoted.toggle() }
        if byte == .newline {
          lines += 1
          if !isQuoted { break }
        }
        if !isQuoted { counts[byte, default: 0] += 1 }
      }
      if isQuoted { throw Refusal.unclosedQuote(file) }
      let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
      let separator = candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? candidates[0]
      self.separator = counts[separator, default: 0] == 0 ? candidates[0] : separator
      self.end = end
      self.lines = max(1, lines)
      let text = Cells.text(bytes.baseAddress! + start, end - start)
      names = Self.cells(text, Character(Unicode.Scalar(self.separator)))
    }

    private static func cells(_ text: String, _ separator: Character) -> [String] {
      var names: [String] = []
      var name = ""
      var isQuoted = false
      for character in text where !character.isNewline || isQuoted {
        if character == "\"" {
          isQuoted.toggle()
        } else if character == separator, !isQuoted {
          names.append(name)
          name = ""
        } else {
          name.append(character)
        }
      }
      return (names + [name]).map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
    }
  }
}

extension Refusal {
  fileprivate static func unclosedQuote(_ file: String) -> Refusal {
    Refusal(
      "file", "file.quote",
      Phrase(
        "In the headings of \(file) a quotation mark is opened and never closed. Close it, or take it out.",
        es: "En los encabezados de \(file) se abren unas comillas que nunca se cierran. Ciérrelas o quítelas."))
  }
}
