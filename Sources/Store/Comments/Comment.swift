import Vocabulary

/// What somebody has said about a part of the plan.
package struct Comment: Sendable, Equatable, Identifiable {
  package typealias ID = Identifier<Comment>

  package let id: ID
  /// What it is about.
  package let kind: String
  package let record: String
  /// The comment that the thread began with; its own for that one.
  package let thread: ID
  package let person: Person.ID
  /// What the author was called then.
  package let name: String
  package let moment: Moment
  package var text: String
  package var edited: Moment?
  package var removed: Moment?
  package var resolved: Moment?
  package var resolvedBy: String?

  package var beginsThread: Bool { id == thread }

  /// Longer than this is a document, not a comment.
  package static let longest = 5_000
  /// For so long the author may mend what they wrote. Later others may have relied on it.
  package static let hoursToEdit = 24

  /// Why this person may not change the words, if they may not.
  package func whyNotEdited(by person: Person.ID, at moment: Moment) -> Finding? {
    if removed != nil { return Finding("", "removed", Phrase("It has been taken out", es: "Se ha retirado")) }
    if self.person != person {
      return Finding(
        "", "of-another",
        Phrase("Only its author may change a comment", es: "Solo su autor puede cambiar un comentario"))
    }
    if self.moment.adding(seconds: Comment.hoursToEdit * 3600) < moment {
      return Finding(
        "", "too-late",
        Phrase(
          "A comment can be changed for \(Comment.hoursToEdit) hours. Write another one instead",
          es: "Un comentario se puede cambiar durante \(Comment.hoursToEdit) horas. Escriba otro"))
    }
    return nil
  }

  static let columns =
    "id, kind, record, thread, person, name, moment, text, edited, removed, resolved, resolved_by"

  init(row: Row) {
    id = ID(row.text(0))
    kind = row.text(1)
    record = row.text(2)
    thread = ID(row.text(3))
    person = Person.ID(row.text(4))
    name = row.text(5)
    moment = row.moment(6) ?? Moment(milliseconds: 0)
    text = row.text(7)
    edited = row.moment(8)
    removed = row.moment(9)
    resolved = row.moment(10)
    resolvedBy = row.optionalText(11)
  }
}

/// What a comment is about: a record, and where it belongs.
package struct Subject: Sendable {
  package let kind: RecordKind
  package let id: String
  package let title: String
  package let place: Place

  package init(kind: RecordKind, id: String, title: String, place: Place) {
    self.kind = kind
    self.id = id
    self.title = title
    self.place = place
  }

  package var address: String { "/\(kind.path)/\(id)" }
}

extension Records {
  /// The record with this kind and identifier, if it is in reach; `reach` is nil for kinds that may not be read at all.
  package func subject(_ kind: String, _ id: String, reach: (RecordKind) throws -> Reach?) throws -> Subject? {
    guard let type = Register.type(named: kind), let reach = try reach(type.kind) else { return nil }
    return try subject(type, id, reach)
  }

  private func subject<Record: DistrictRecord>(_ type: Record.Type, _ id: String, _ reach: Reach) throws -> Subject? {
    try find(type, Record.ID(id), in: reach).map {
      Subject(kind: Record.kind, id: $0.identifier, title: $0.title, place: $0.place)
    }
  }

  package func comment(_ id: Comment.ID) throws -> Comment? { try comments("id = \(id)").first }

  /// Everything said about a record, in the order of time.
  package func comments(on kind: RecordKind, _ record: String) throws -> [Comment] {
    try comments("kind = \(kind.name) AND record = \(record)")
  }

  package func comments(inThread thread: Comment.ID) throws -> [Comment] { try comments("thread = \(thread)") }

  /// Threads that nobody has settled yet.
  package func openThreads(on kind: RecordKind, _ record: String) throws -> Int {
    try session.count(
      """
      SELECT COUNT(*) FROM comment WHERE district = \(district) AND kind = \(kind.name) AND record = \(record)
        AND id = thread AND resolved IS NULL AND removed IS NULL
      """)
  }

  private func comments(_ condition: SQL) throws -> [Comment] {
    try session.rows(
      """
      SELECT \(name: Comment.columns) FROM comment WHERE district = \(district) AND \(condition) ORDER BY moment, id
      """
    ).map(Comment.init(row:))
  }

  /// Whether somebody may see a record, as they would if they signed in now.
  package func maySee(_ person: Person.ID, _ subject: Subject) throws -> Bool {
    guard let member = try member(person) else { return false }
    let permission = try permission(of: [member])
    guard permission.allowsSomewhere(member, subject.kind.reading) else { return false }
    return try self.subject(subject.kind.name, subject.id) { Reach(member, permission, may: $0.reading) } != nil
  }
}
