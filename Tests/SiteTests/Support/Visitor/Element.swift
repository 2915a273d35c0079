/// A part of a page, as the marks say it.
final class Element: Sendable {
  enum Node: Sendable {
    case text(String)
    case element(Element)
  }

  let name: String
  let attributes: [String: String]
  let nodes: [Node]

  init(_ name: String, _ attributes: [String: String], _ nodes: [Node]) {
    self.name = name
    self.attributes = attributes
    self.nodes = nodes
  }

  subscript(attribute: String) -> String? { attributes[attribute] }

  var children: [Element] { nodes.compactMap { if case .element(let element) = $0 { element } else { nil } } }

  /// Everything below it, in the order of the page.
  var descendants: [Element] { children.flatMap { [$0] + $0.descendants } }

  func all(_ names: String...) -> [Element] { descendants.filter { names.contains($0.name) } }
  func first(_ names: String...) -> Element? { descendants.first { names.contains($0.name) } }
  func with(id: String) -> Element? { descendants.first { $0["id"] == id } }
}

extension Element {
  private static let unread: Set<String> = ["head", "script", "style", "template"]
  private static let inline: Set<String> = [
    "a", "abbr", "b", "button", "code", "em", "i", "input", "label", "mark", "q", "s", "select", "small", "span",
    "strong",
    "sub", "sup", "time", "tspan", "u",
  ]

  /// Its words as a person reads them: white space made one, a new line for each block, nothing that is hidden.
  var text: String {
    var words = ""
    write(to: &words)
    return words.split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func write(to words: inout String) {
    guard !Element.unread.contains(name), self["hidden"] == nil else { return }
    let isBlock = !Element.inline.contains(name)
    if isBlock { words += "\n" }
    for node in nodes {
      switch node {
      case .text(let text): words += text.replacing("\n", with: " ")
      case .element(let element): element.write(to: &words)
      }
    }
    if isBlock { words += name == "td" || name == "th" ? "\t" : "\n" }
  }

  /// Text as it stands, for scripts and what a person typed.
  var raw: String {
    nodes.map {
      switch $0 {
      case .text(let text): text
      case .element(let element): element.raw
      }
    }.joined()
  }
}
