import Vocabulary

extension Store {
  /// Shows the product as another person sees it, until the viewer stops. Nothing can be changed meanwhile.
  ///
  /// The history names who viewed as whom, and why. Source: docs/rules/access.md#viewing-as-another-person
  package func viewAs(_ person: Person.ID, _ token: Token, by author: Author, why: String) async throws {
    if why.trimmed.isEmpty {
      throw Refusal(
        "why", "required", Phrase("Say why: the history keeps it", es: "Diga por qué: el historial lo guarda"))
    }
    try await act(token.district, by: author, why: why.trimmed) { records in
      guard case .member(let viewer, let permission) = author, viewer.person != person,
        let other = try records.member(person)
      else { throw Refusal.nobodyToView }
      for held in other.positions {
        if case .denied(let why) = permission.why(viewer, may: .viewAs, at: held.place) { throw Denied(why) }
      }
      try records.change(
        """
        UPDATE access_session SET viewing = \(person)
        WHERE district = \(records.district) AND hash = \(token.hash) AND person = \(viewer.person)
        """)
      try records.note("viewing-began", kind: "account", record: person.rawValue, title: other.name)
    }
  }

  /// Back to the viewer's own eyes.
  package func stopViewing(_ token: Token) async throws {
    let row = try await read(token.district) { try $0.sessionRow(token) }
    guard let row, let viewing = row.viewing else { return }
    let author = Author.member(Member(person: row.person, name: row.name, positions: []), Permission())
    try await act(token.district, by: author) { records in
      try records.change(
        "UPDATE access_session SET viewing = NULL WHERE district = \(records.district) AND hash = \(token.hash)")
      let name = try records.find(Person.self, viewing)?.title ?? ""
      try records.note("viewing-ended", kind: "account", record: viewing.rawValue, title: name)
    }
  }
}

extension Records {
  func mayView(_ viewer: Member, _ other: Member) throws -> Bool {
    let permission = try permission(of: [viewer])
    return other.positions.allSatisfy { permission.allows(viewer, .viewAs, at: $0.place) }
  }
}

extension Refusal {
  fileprivate static let nobodyToView = Refusal(
    "person", "nobody-to-view",
    Phrase("Choose somebody else who holds a position today", es: "Elija a otra persona que ocupe un puesto hoy"))
}
