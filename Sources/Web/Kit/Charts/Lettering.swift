/// How much room words take in a drawing, which the server has to know without ever seeing the font.
///
/// The widths are those of Helvetica, in thousandths of the size, and a tenth is added: the fonts that browsers choose
/// from the stylesheet are all within that.
package enum Lettering {
  private static let allowance = 1.1
  private static let boldAllowance = 1.08
  private static let lineHeight = 1.3

  package static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    let thousandths = text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    return Double(thousandths) / 1000 * size * allowance * (isBold ? boldAllowance : 1)
  }

  package static func height(lines: Int, size: Double) -> Double { Double(lines) * size * lineHeight }

  /// Lines that fit. A word that is wider than a line is broken; what is over the last line is cut, and says so.
  package static func lines(
    _ text: String, width: Double, size: Double, isBold: Bool = false, most: Int = .max
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace).flatMap({
      pieces(String($0), width: width, size: size, isBold: isBold)
    }) {
      let longer = line.isEmpty ? word : line + " " + word
      if Lettering.width(longer, size: size, isBold: isBold) <= width {
        line = longer
      } else {
        lines.append(line)
        line = word
      }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > most else { return lines }
    return lines.prefix(most - 1) + [cut(lines[most - 1] + "…", width: width, size: size, isBold: isBold)]
  }

  private static func pieces(_ word: String, width: Double, size: Double, isBold: Bool) -> [String] {
    guard Lettering.width(word, size: size, isBold: isBold) > width else { return [word] }
    var pieces: [String] = []
    var piece = ""
    for character in word {
      if !piece.isEmpty, Lettering.width(piece + String(character) + "-", size: size, isBold: isBold) > width {
        pieces.append(piece + "-")
        piece = ""
      }
      piece.append(character)
    }
    return pieces + [piece]
  }

  private static func cut(_ line: String, width: Double, size: Double, isBold: Bool) -> String {
    var rest = line.dropLast()
    while !rest.isEmpty, Lettering.width(rest + "…", size: size, isBold: isBold) > width { rest = rest.dropLast() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return rest + "…"
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "'", "|", "í", "ì": 235
    case " ", "!", ",", ".", "/", ":", ";", "I", "f", "t", "\\", "·", "Í", "¡": 278
    case "(", ")", "-", "r", "`", "[", "]", "“", "”", "\"": 350
    case "c", "k", "s", "v", "x", "y", "z", "J": 500
    case "*", "^", "°": 430
    case "w", "&", "A", "B", "E", "K", "P", "S", "V", "X", "Y", "Á", "É", "Ñ": 690
    case "C", "D", "H", "N", "R", "U", "Ú", "Ü": 725
    case "G", "O", "Q", "Ó", "m", "M": 833
    case "F", "L", "T", "Z": 611
    case "W", "@", "—", "…": 1000
    case "%": 889
    case _ where scalar.properties.generalCategory == .nonspacingMark: 0
    // Letters of scripts that we have no widths of take a full square, so that nothing ever overlaps.
    case _ where scalar.value > 0x2E7F: 1000
    case _ where scalar.value > 0x24F: 700
    default: 560
    }
  }
}
