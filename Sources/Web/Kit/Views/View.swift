import Vocabulary

/// Something that a page is made of: values in, marks out. It computes nothing and asks nobody.
package protocol View: Sendable {
  var html: HTML { get }
}

extension HTML.StringInterpolation {
  package mutating func appendInterpolation(_ view: some View) { appendInterpolation(view.html) }
  package mutating func appendInterpolation(_ view: (some View)?) { if let view { appendInterpolation(view.html) } }
  package mutating func appendInterpolation(_ views: [some View]) {
    for view in views { appendInterpolation(view.html) }
  }
  package mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { appendInterpolation(part) } }

  /// An attribute with its value, or nothing when there is none: `<a\("download", name)>`.
  package mutating func appendInterpolation(_ attribute: StaticString, _ value: String?) {
    guard let value else { return }
    appendLiteral(" ")
    appendLiteral(attribute)
    appendLiteral("=\"")
    appendInterpolation(value)
    appendLiteral("\"")
  }

  package mutating func appendInterpolation(_ attribute: StaticString, _ value: Phrase?) {
    appendInterpolation(attribute, value.map { $0[Reading.language] })
  }

  package mutating func appendInterpolation(_ attribute: StaticString, _ value: Int?) {
    appendInterpolation(attribute, value.map(String.init))
  }
}

extension HTML {
  package init(_ phrase: Phrase) { self.init(text: phrase[Reading.language]) }

  package static func + (first: HTML, second: HTML) -> HTML {
    var both = first
    both += second
    return both
  }

  /// A person's own paragraphs: an empty line starts a new one, a single line break stays a line break.
  package static func paragraphs(_ text: String) -> HTML {
    var marks = HTML()
    for paragraph in text.split(separator: /\n\s*\n/) where !paragraph.trimmed.isEmpty {
      let lines = paragraph.trimmed.split(separator: "\n", omittingEmptySubsequences: false).map {
        HTML(text: $0.trimmed)
      }
      var body = HTML()
      for (index, line) in lines.enumerated() { body += index == 0 ? line : "<br>\(line)" }
      marks += "<p>\(body)</p>"
    }
    return marks
  }
}
