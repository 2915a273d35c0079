import Vocabulary

/// How records that others refer to are written in files: by their title, and by their number where the title alone is not enough.
///
/// "Lincoln Elementary" when no other school is called so, otherwise "Lincoln Elementary [k3f9…]". Reading takes either, and the
/// number alone, so what was written always reads back as the same record.
package struct ReferenceNames: Sendable {
  /// The title of a record of a kind, by its number.
  package let title: @Sendable (_ kind: String, _ id: String) -> String?
  /// The numbers of the records of a kind with this title, in capitals or not.
  package let ids: @Sendable (_ kind: String, _ title: String) -> [String]
  /// Titles that a misspelt one could be compared with.
  package let titles: @Sendable (_ kind: String) -> [String]

  package init(
    title: @escaping @Sendable (String, String) -> String?, ids: @escaping @Sendable (String, String) -> [String],
    titles: @escaping @Sendable (String) -> [String] = { _ in [] }
  ) {
    self.title = title
    self.ids = ids
    self.titles = titles
  }

  /// From every record's title: kind, number, title.
  package init(_ all: [String: [String: String]]) {
    let byTitle = all.mapValues {
      Dictionary(grouping: $0.keys.sorted(), by: { [titles = $0] id in Self.normal(titles[id] ?? "") })
    }
    self.init(
      title: { all[$0]?[$1] }, ids: { byTitle[$0]?[Self.normal($1)] ?? [] },
      titles: { all[$0].map { Array($0.values) } ?? [] })
  }

  package static func normal(_ title: String) -> String { title.trimmed.lowercased() }
}

extension ReferenceNames {
  /// What stands in the cell for this record.
  func text(for id: String, of kind: String) -> String {
    guard let title = title(kind, id) else { return "[\(id)]" }
    let isPlain =
      !title.isEmpty && title == title.trimmed && !title.hasSuffix("]")
      && !title.contains(where: { $0 == ";" || $0.isNewline })
    return isPlain && ids(kind, title) == [id] ? title : "\(title.filter { $0 != ";" && !$0.isNewline }) [\(id)]"
  }

  package enum Meant: Equatable { case one(String), none, several }

  /// Which record a cell means.
  package func meant(by text: String, of kind: String) -> Meant {
    if text.hasSuffix("]"), let open = text.lastIndex(of: "[") {
      let id = String(text[text.index(after: open)...].dropLast())
      if title(kind, id) != nil { return .one(id) }
    }
    let found = ids(kind, text)
    if found.count == 1 { return .one(found[0]) }
    if found.isEmpty { return title(kind, text) == nil ? .none : .one(text) }
    let exact = found.filter { title(kind, $0) == text }
    return exact.count == 1 ? .one(exact[0]) : .several
  }
}

extension FieldKind {
  /// The kind of record that the field names, if it names any.
  package var referred: String? {
    switch self {
    case .reference(let kind), .references(let kind): kind
    default: nil
    }
  }

  /// The value of a field that names these records.
  package func value(naming ids: [String]) -> FieldValue {
    if case .reference = self { return ids.first.map { .text($0) } ?? .none }
    return FieldValue(ids)
  }
}
