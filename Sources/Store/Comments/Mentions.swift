import Vocabulary

/// Who is named in a comment: `@Ana Ortega`, or `@ana.ortega@district.org`.
extension ActRecords {
  /// Throws `Refusal` for a name that several people have, and for somebody who may not read what the comment is about.
  /// A name that nobody has is a word like any other.
  func mentions(in text: String, on subject: Subject) throws -> [Person.ID] {
    var found: [Person.ID] = []
    for words in text.mentionedWords.prefix(20) {
      guard let person = try person(mentionedBy: words, on: subject) else { continue }
      if try !maySee(person.id, subject) { throw Refusal([.cannotSee("text", person.title)]) }
      found.append(person.id)
    }
    return found
  }

  /// The longest beginning of these words that is somebody's name.
  private func person(mentionedBy words: [String], on subject: Subject) throws -> Person? {
    for count in stride(from: words.count, through: 1, by: -1) {
      let name = words.prefix(count).joined(separator: " ")
      let people = try peopleToMention(calledExactly: name, on: subject)
      if people.count == 1 { return people[0] }
      if people.count > 1 {
        throw Refusal(
          "text", "several",
          Phrase(
            "There are \(people.count) called “\(name)”. Write @ and the e-mail address instead",
            es: "Hay \(people.count) con el nombre «\(name)». Escriba @ y el correo electrónico"))
      }
    }
    return nil
  }

  private func peopleToMention(calledExactly name: String, on subject: Subject) throws -> [Person] {
    guard case .member(let member, let permission) = author else { return [] }
    return try peopleToMention(name, for: member, permission, on: subject).filter { $0.isCalled(name) }
  }
}

extension Records {
  /// Whom somebody can name where they comment on a record: people whom they may read of, and those who take part there.
  package func peopleToMention(
    _ typed: String, for member: Member, _ permission: Permission, on subject: Subject, atMost most: Int = 50
  ) throws -> [Person] {
    let listed =
      permission.allowsSomewhere(member, Person.kind.reading)
      ? try people(called: typed, in: Reach(member, permission, may: Person.kind.reading), atMost: most) : []
    let words = SearchWords(typed).all
    let near = try takingPart(in: subject).filter { person in
      let own = SearchWords(person.title + " " + person.email).all
      return words.allSatisfy { word in own.contains { $0.hasPrefix(word) } }
    }
    return listed + near.filter { person in !listed.contains { $0.id == person.id } }
  }

  /// Who has commented on a record, and whom the record itself names.
  private func takingPart(in subject: Subject) throws -> [Person] {
    guard let type = Register.type(named: subject.kind.name) else { return [] }
    let authors = try comments(on: subject.kind, subject.id).map(\.person)
    let ids = Set(authors).union(try named(type, subject.id))
    return try find(Person.self, all: ids.sorted()).filter { !$0.hasLeft(by: today) }
  }

  private func named<Record: DistrictRecord>(_ type: Record.Type, _ id: String) throws -> [Person.ID] {
    guard let record = try find(type, Record.ID(id)) else { return [] }
    return Record.fields.flatMap { field -> [Person.ID] in
      let (kind, ids) = field.references(in: record)
      return kind == Person.kind.name ? ids.map(Person.ID.init(_:)) : []
    }
  }
}

extension String {
  /// What follows each `@` at the beginning of a word: up to four words, as a name may have.
  var mentionedWords: [[String]] {
    var found: [[String]] = []
    var isAfterSpace = true
    for index in indices {
      if self[index] == "@", isAfterSpace {
        let rest = self[self.index(after: index)...].prefix { !$0.isNewline && !"!?;:()".contains($0) }
        let words = rest.split(separator: " ", maxSplits: 4).prefix(4).map(String.init)
        let clean = words.map { word in String(word.reversed().drop { ",.\"”»'".contains($0) }.reversed()) }
        // A comma or full stop ends the name.
        let end = words.indices.first { words[$0] != clean[$0] } ?? words.count - 1
        if let first = clean.first, !first.isEmpty { found.append(Array(clean.prefix(end + 1))) }
      }
      isAfterSpace = self[index].isWhitespace || "(“\"«¿¡".contains(self[index])
    }
    return found
  }
}
