/// Reads the marks of a page, strictly: everything that is opened is closed, in order. Browsers forgive more, but what
/// they make of a missing end is seldom what was meant.
struct MarksReader {
  private var rest: Substring
  private(set) var faults: [String] = []

  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]
  private static let plain: Set<String> = ["script", "style"]

  private init(_ marks: String) { rest = marks[...] }

  /// The page as a tree, and what is wrong with its marks.
  static func read(_ marks: String) -> (root: Element, faults: [String]) {
    var reader = MarksReader(marks)
    var nodes: [Element.Node] = []
    while !reader.rest.isEmpty {
      nodes += reader.content(of: nil)
      if let end = reader.takeEnd() { reader.faults.append("</\(end)> ends what was not begun") }
    }
    return (Element("page", [:], nodes), reader.faults)
  }

  /// Up to an end tag, whosever it is.
  private mutating func content(of parent: String?) -> [Element.Node] {
    var nodes: [Element.Node] = []
    while !rest.isEmpty, !rest.hasPrefix("</") {
      if rest.hasPrefix("<!--") {
        skip(past: "-->")
      } else if rest.hasPrefix("<!") {
        skip(past: ">")
      } else if rest.first == "<", rest.dropFirst().first?.isLetter == true {
        nodes.append(.element(element()))
      } else {
        nodes.append(.text(text(parent)))
      }
    }
    return nodes
  }

  private mutating func text(_ parent: String?) -> String {
    let end = rest.dropFirst().firstIndex(of: "<") ?? rest.endIndex
    defer { rest = rest[end...] }
    if rest.first == "<" { faults.append("a bare < in \(parent ?? "the page")") }
    return MarksReader.decode(rest[..<end])
  }

  private mutating func element() -> Element {
    rest.removeFirst()
    let name = take { $0.isLetter || $0.isNumber || $0 == "-" }.lowercased()
    let attributes = attributes(of: name)
    let isClosed = rest.hasPrefix("/>")
    rest = rest.dropFirst(isClosed ? 2 : 1)
    if isClosed || MarksReader.void.contains(name) { return Element(name, attributes, []) }
    if MarksReader.plain.contains(name) { return Element(name, attributes, [.text(takePlain(until: name))]) }
    let nodes = content(of: name)
    close(name)
    return Element(name, attributes, nodes)
  }

  private mutating func attributes(of element: String) -> [String: String] {
    var attributes: [String: String] = [:]
    while true {
      _ = take(while: \.isWhitespace)
      let name = take { !$0.isWhitespace && !"=>/".contains($0) }.lowercased()
      guard !name.isEmpty else { return attributes }
      if attributes[name] != nil { faults.append("<\(element)> says \(name) twice") }
      attributes[name] = takeValue()
    }
  }

  private mutating func takeValue() -> String {
    guard rest.first == "=" else { return "" }
    rest.removeFirst()
    guard let quote = rest.first, quote == "\"" || quote == "'" else {
      return MarksReader.decode(take { !$0.isWhitespace && $0 != ">" })
    }
    rest.removeFirst()
    defer { rest = rest.dropFirst() }
    return MarksReader.decode(take { $0 != quote })
  }

  private mutating func close(_ name: String) {
    let found = peekEnd()
    if found == name { return _ = takeEnd() }
    faults.append("<\(name)> is not closed before \(found.map { "</\($0)>" } ?? "the end")")
  }

  private func peekEnd() -> String? {
    guard rest.hasPrefix("</") else { return nil }
    return rest.dropFirst(2).prefix { $0.isLetter || $0.isNumber || $0 == "-" }.lowercased()
  }

  private mutating func takeEnd() -> String? {
    let name = peekEnd()
    if name != nil { skip(past: ">") }
    return name
  }

  private mutating func takePlain(until name: String) -> String {
    let end = rest.firstRange(of: "</\(name)>")
    defer { rest = rest[(end?.upperBound ?? rest.endIndex)...] }
    return String(rest[..<(end?.lowerBound ?? rest.endIndex)])
  }

  private mutating func take(while belongs: (Character) -> Bool) -> Substring {
    let taken = rest.prefix(while: belongs)
    rest = rest[taken.endIndex...]
    return taken
  }

  private mutating func skip(past mark: String) {
    rest = rest[(rest.firstRange(of: mark)?.upperBound ?? rest.endIndex)...]
  }

  static func decode(_ text: some StringProtocol) -> String {
    guard text.contains("&") else { return String(text) }
    return String(text).replacing(#/&(#x[0-9a-fA-F]+|#[0-9]+|[a-zA-Z]+);/#) { match in
      let name = match.output.1
      if name.hasPrefix("#x") { return character(UInt32(name.dropFirst(2), radix: 16)) }
      if name.hasPrefix("#") { return character(UInt32(name.dropFirst())) }
      return named[String(name)] ?? String(match.output.0)
    }
  }

  private static let named = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "shy": "\u{AD}", "times": "×",
    "ndash": "–", "mdash": "—", "hellip": "…", "rarr": "→", "larr": "←", "middot": "·",
  ]

  private static func character(_ code: UInt32?) -> String {
    code.flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
  }
}
