import Vocabulary

/// What is asked of somebody along with a comment.
package struct Request: Sendable, Equatable {
  package var person: Person.ID
  package var due: Day?

  package init(of person: Person.ID, by due: Day? = nil) {
    self.person = person
    self.due = due
  }
}

extension ActName {
  package static let commented: ActName = "commented"
  package static let commentChanged: ActName = "comment-changed"
  package static let commentRemoved: ActName = "comment-removed"
  package static let threadResolved: ActName = "thread-resolved"
  package static let threadReopened: ActName = "thread-reopened"
}

extension ActRecords {
  /// Says something about a record, to everybody who may read it. Whoever is named in it is told, and whoever is asked gets a task.
  @discardableResult package func comment(
    _ text: String, on subject: Subject, inThread thread: Comment.ID? = nil, asking request: Request? = nil,
    as id: Comment.ID = .new()
  ) throws -> Comment {
    let person = try commenter(at: subject)
    if let thread { try requireThread(thread, on: subject) }
    let text = text.trimmed
    let mentioned = try mentions(in: text, on: subject)
    try findings(text, on: subject, asking: request).refuseIfAnyStopsSaving()
    try change(
      """
      INSERT INTO comment (district, id, kind, record, thread, person, name, moment, text)
      VALUES (\(district), \(id), \(subject.kind.name), \(subject.id), \(thread ?? id), \(person), \(author.name), \(moment),
        \(text))
      """)
    try mention(mentioned, in: id)
    if let request { try ask(request, in: id, by: person) }
    var said: [String: FieldValue] = ["text": .text(text)]
    if let request { said["asked"] = .text(try find(Person.self, request.person)?.title ?? "") }
    if let due = request?.due { said["due"] = .text(due.description) }
    try note(.commented, id, on: subject, after: said)
    guard let written = try comment(id) else { throw DatabaseFault(.other, "a comment is not where it was put") }
    return written
  }

  /// Mends one's own words, soon after.
  package func change(_ comment: Comment, to text: String, on subject: Subject) throws {
    let person = try commenter(at: subject)
    if let finding = comment.whyNotEdited(by: person, at: moment) { throw Refusal([finding]) }
    let text = text.trimmed
    let mentioned = try mentions(in: text, on: subject)
    try findings(text, on: subject, asking: nil).refuseIfAnyStopsSaving()
    if text == comment.text { return }
    try change(
      "UPDATE comment SET text = \(text), edited = \(moment) WHERE district = \(district) AND id = \(comment.id)")
    try mention(mentioned, in: comment.id)
    try note(
      .commentChanged, comment.id, on: subject, before: ["text": .text(comment.text)], after: ["text": .text(text)])
  }

  /// Takes the words out. That there was a comment, whose, and when, stays to be seen; what it said stays in the history.
  /// Its author may, and whoever may change the record.
  package func remove(_ comment: Comment, on subject: Subject) throws {
    guard comment.removed == nil else { return }
    if author.person != comment.person { try author.require(subject.kind.editing, at: subject.place) }
    try change(
      "UPDATE comment SET text = '', removed = \(moment) WHERE district = \(district) AND id = \(comment.id)")
    try change("DELETE FROM comment_mention WHERE district = \(district) AND comment = \(comment.id)")
    try change("DELETE FROM task WHERE district = \(district) AND comment = \(comment.id)")
    try note(.commentRemoved, comment.id, on: subject, before: ["text": .text(comment.text)])
  }

  /// Settles a thread, or opens it again. Everybody may who may comment.
  package func settle(_ thread: Comment.ID, _ isSettled: Bool, on subject: Subject) throws {
    _ = try commenter(at: subject)
    try requireThread(thread, on: subject)
    let (when, who) = isSettled ? (moment, author.name) : (nil, nil)
    let changed = try change(
      """
      UPDATE comment SET resolved = \(when), resolved_by = \(who)
      WHERE district = \(district) AND id = \(thread) AND \(isSettled ? "resolved IS NULL" as SQL : "resolved IS NOT NULL")
      """)
    if changed > 0 { try note(isSettled ? .threadResolved : .threadReopened, thread, on: subject) }
  }

  private func commenter(at subject: Subject) throws -> Person.ID {
    try author.require(.comment, at: subject.place)
    guard let person = author.person else {
      throw Denied(Phrase("Sign in to comment", es: "Inicie sesión para comentar"))
    }
    return person
  }

  private func requireThread(_ thread: Comment.ID, on subject: Subject) throws {
    guard let first = try comment(thread), first.beginsThread, first.kind == subject.kind.name,
      first.record == subject.id
    else {
      throw Refusal(
        "text", "no-thread", Phrase("Reply to a comment of this page", es: "Responda a un comentario de esta página"))
    }
  }

  private func findings(_ text: String, on subject: Subject, asking request: Request?) throws -> [Finding] {
    var findings: [Finding] = []
    if text.isEmpty {
      findings.append(Finding("text", "required", Phrase("Write a comment", es: "Escriba un comentario")))
    }
    if text.count > Comment.longest {
      findings.append(
        Finding(
          "text", "too-long",
          Phrase(
            "Shorten it to \(Comment.longest.grouped) characters",
            es: "Acórtelo a \(Comment.longest.grouped) caracteres")))
    }
    if let request {
      if try !maySee(request.person, subject) { findings.append(.cannotSee("asked")) }
      if let due = request.due, due < today {
        findings.append(
          Finding("due", "past", Phrase("Choose a day from today on", es: "Elija un día a partir de hoy")))
      }
    }
    return findings
  }

  /// In the words of its record's kind, so that whoever may not read the one is not shown the other.
  private func note(
    _ act: ActName, _ comment: Comment.ID, on subject: Subject, before: [String: FieldValue]? = nil,
    after: [String: FieldValue]? = nil
  ) throws {
    try note(
      act, kind: CommentKind.name(subject.kind), record: comment.rawValue, title: subject.title,
      before: CanonicalJSON.text(before), after: CanonicalJSON.text(after))
  }

  private func mention(_ people: [Person.ID], in comment: Comment.ID) throws {
    let own = author.person
    let told = Set(people).filter { $0 != own }
    // Laid aside once is laid aside, however often the words are mended.
    let kept: SQL = told.isEmpty ? "" : " AND person NOT IN (\(list: told.sorted()))"
    try change("DELETE FROM comment_mention WHERE district = \(district) AND comment = \(comment)\(kept)")
    for person in told.sorted() {
      try change(
        """
        INSERT INTO comment_mention (district, person, comment) VALUES (\(district), \(person), \(comment))
        ON CONFLICT (district, person, comment) DO NOTHING
        """)
    }
  }

  private func ask(_ request: Request, in comment: Comment.ID, by asker: Person.ID) throws {
    try change(
      """
      INSERT INTO task (district, id, person, asker, asker_name, comment, due, made)
      VALUES (\(district), \(AskedTask.ID(comment.rawValue)), \(request.person), \(asker), \(author.name), \(comment),
        \(request.due), \(moment))
      """)
  }
}

extension Finding {
  static func cannotSee(_ field: String, _ name: String = "") -> Finding {
    let who = name.isEmpty ? Phrase("somebody", es: "alguien") : Phrase(verbatim: name)
    return Finding(
      field, "cannot-see",
      Phrase(
        "Choose somebody who may read this page: \(who.en) may not",
        es: "Elija a alguien que pueda leer esta página: \(who.es) no puede"))
  }
}

/// What the history calls a comment: it goes by the kind of its record, as who may read it does.
package enum CommentKind {
  static let ending = ".comment"

  package static func name(_ kind: RecordKind) -> String { kind.name + ending }

  /// The kind of record that a comment in the history is about.
  package static func record(_ name: String) -> RecordKind? {
    name.hasSuffix(ending) ? Register.type(named: String(name.dropLast(ending.count)))?.kind : nil
  }
}
