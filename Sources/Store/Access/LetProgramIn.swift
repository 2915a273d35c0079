import Vocabulary

/// What somebody asks for when they let a program in.
package struct ProgramWish: Sendable, Equatable {
  package var name = ""
  /// In whose name it comes.
  package var person: Person.ID?
  package var scopes: Set<ProgramScope> = []
  /// The last day.
  package var ends: Day?

  package init() {}

  /// Longer than a school year nobody remembers what a token is for.
  package static let mostDays = 400

  package func findings(on today: Day) -> [Finding] {
    var findings: [Finding] = []
    if name.trimmed.isEmpty {
      findings.append(
        Finding("name", "required", Phrase("Say which program it is for", es: "Diga para qué programa es")))
    }
    if name.count > 80 || name.contains(where: \.isNewline) {
      findings.append(Finding("name", "too-long", Phrase("Use one short line", es: "Use una línea corta")))
    }
    if person == nil { findings += Refusal.unknownPerson.findings }
    if scopes.isEmpty {
      findings.append(
        Finding("scopes", "required", Phrase("Choose what it may read or change", es: "Elija qué puede leer o cambiar"))
      )
    }
    if let ends, today <= ends, ends <= today.adding(days: Self.mostDays) { return findings }
    let last = today.adding(days: Self.mostDays)
    return findings + [
      Finding(
        "ends", "range",
        Phrase("Choose a last day between today and \(last)", es: "Elija un último día entre hoy y el \(last)"))
    ]
  }
}

extension Store {
  /// Lets a program in, in a member's name. The token is told here and never again.
  package func letProgramIn(_ wish: ProgramWish, in district: District.ID, by author: Author) async throws -> Token {
    let token = Token.new(for: district)
    return try await act(district, by: author) { records in
      try wish.findings(on: records.today).refuseIfAnyStopsSaving()
      guard let person = wish.person, let ends = wish.ends, try records.member(person) != nil else {
        throw Refusal.unknownPerson
      }
      let title = try records.requireAccess(to: person)
      try records.change(
        """
        INSERT INTO access_program (district, id, hash, name, person, scopes, given, given_by, ends)
        VALUES (\(district), \(Identifier<ProgramAccess>.new()), \(token.hash), \(wish.name.trimmed), \(person),
          \(ProgramAccess.kept(wish.scopes)), \(records.moment), \(author.name), \(ends))
        """)
      try records.note(
        "program-let-in", kind: "account", record: person.rawValue, title: "\(title) (\(wish.name.trimmed))",
        after: CanonicalJSON.text([
          "name": .text(wish.name.trimmed), "scopes": .list(wish.scopes.sorted().map(\.name)),
          "ends": .text(ends.description),
        ]))
      return token
    }
  }

  /// Takes a program's access back: at once. The member in whose name it comes may do it, and whoever gives access to them.
  package func shutProgramOut(
    _ id: ProgramAccess.ID, in district: District.ID, by author: Author
  ) async throws {
    try await act(district, by: author) { records in
      guard let found = try records.programAccess().first(where: { $0.id == id }) else { return }
      if author.person != found.person { _ = try records.requireAccess(to: found.person) }
      try records.change("DELETE FROM access_program WHERE district = \(district) AND id = \(id)")
      try records.note(
        "program-shut-out", kind: "account", record: found.person.rawValue, title: "\(found.personName) (\(found.name))"
      )
    }
  }
}
