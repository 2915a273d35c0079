import Vocabulary

/// Marks with the size of the sheet that they are on.
struct Drawing: Sendable {
  var width: Double
  var height: Double
  var marks: HTML

  /// A sheet for screens and paper, and one for phones: words keep their size, so the drawing has to change.
  static let wide = 720.0
  static let narrow = 340.0
}

extension HTML.StringInterpolation {
  /// A place on a drawing, to a tenth: finer cannot be seen and only makes the page longer.
  mutating func appendInterpolation(at place: Double) {
    // A picture that cannot be drawn must not take the page, or the server, with it.
    let tenths = place.isFinite && abs(place) < 1e9 ? Int((place * 10).rounded()) : 0
    appendInterpolation(
      tenths % 10 == 0 ? String(tenths / 10) : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)")
  }
}

/// The strokes that drawings are made of.
enum Stroke {
  enum Anchor: String { case start, middle, end }

  static func text(
    _ words: String, x: Double, y: Double, size: Double, anchor: Anchor = .start, style: String = "words"
  ) -> HTML {
    "<text class=\"\(style)\" x=\"\(at: x)\" y=\"\(at: y)\" font-size=\"\(at: size)\" text-anchor=\"\(anchor.rawValue)\">\(words)</text>"
  }

  /// Lines below each other; `top` is the upper edge of the first.
  static func lines(
    _ lines: [String], x: Double, top: Double, size: Double, anchor: Anchor = .start, style: String = "words"
  ) -> HTML {
    var marks = HTML()
    for (index, line) in lines.enumerated() {
      marks += text(
        line, x: x, y: top + size + Lettering.height(lines: index, size: size), size: size, anchor: anchor, style: style
      )
    }
    return marks
  }

  static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, style: String) -> HTML {
    "<line class=\"\(style)\" x1=\"\(at: x1)\" y1=\"\(at: y1)\" x2=\"\(at: x2)\" y2=\"\(at: y2)\"/>"
  }

  static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double, style: String, fill: String? = nil)
    -> HTML
  {
    "<rect class=\"\(style)\" x=\"\(at: x)\" y=\"\(at: y)\" width=\"\(at: width)\" height=\"\(at: height)\"\("fill", fill)/>"
  }
}
