import Store
import Vocabulary

/// Says the values of one field as a person reads them; references are links.
///
/// It is made once for a column, so that nothing is looked up again for each of its cells, and it is not generic, so that a cell asks
/// nothing of the types at run time: both cost more than the cell.
struct ValueWriter: Sendable {
  private let kind: FieldKind
  /// Where the records are that the field names, and what they are called; nil for a field that names none.
  private let path: String?
  private let titles: [String: String]
  /// Whether the person may open their pages; otherwise they are named, and lead nowhere.
  private let isClosed: Bool

  /// `titles` by kind and identifier; `closed` are the kinds whose pages the person may not open.
  init(_ kind: FieldKind, titles: [String: [String: String]], closed: Set<String>) {
    self.kind = kind
    switch kind {
    case .reference(let name), .references(let name):
      path = Register.type(named: name)?.kind.path
      self.titles = titles[name] ?? [:]
      isClosed = closed.contains(name)
    default:
      (path, self.titles, isClosed) = (nil, [:], false)
    }
  }

  func html(_ value: FieldValue) -> HTML {
    if value.isEmpty { return "" }
    switch kind {
    case .line: return HTML(text: value.text)
    case .text: return .paragraphs(value.text)
    case .address: return "\(Link(Phrase(verbatim: value.text), to: value.text))"
    case .email: return "\(Link(Phrase(verbatim: value.text), to: "mailto:" + value.text))"
    case .reference: return links([value.text])
    case .references: return links(value.list)
    default: return HTML(kind.shown(value))
    }
  }

  private func links(_ ids: [String]) -> HTML {
    guard let path else { return "" }
    let known = ids.compactMap { id in titles[id].map { (id, Phrase(verbatim: $0)) } }
    var parts: [HTML] = known.map { id, title in
      isClosed ? HTML(title) : "\(Link(title, to: "/\(path)/\(id)"))"
    }
    let hidden = ids.count - known.count
    if hidden > 0 {
      let words = Phrase("\(hidden) not shown to you", es: "\(hidden) que no se le muestran")
      parts.append("<span class=\"nothing\">\(words)</span>")
    }
    return parts.count > 1 ? "<ul class=\"inline-links\">\(parts.map { "<li>\($0)</li>" as HTML })</ul>" : "\(parts)"
  }
}
