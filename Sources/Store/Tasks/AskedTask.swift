import Vocabulary

/// Something that one person has asked another to do, in a comment.
package struct AskedTask: Sendable, Equatable, Identifiable {
  package typealias ID = Identifier<AskedTask>

  /// That of its comment, in which one thing is asked at most.
  package let id: ID
  package let person: Person.ID
  package let asker: Person.ID
  package let askerName: String
  package let comment: Comment.ID
  package let due: Day?
  package let made: Moment
  package let done: Moment?

  static let columns = "id, person, asker, asker_name, comment, due, made, done"

  init(row: Row) {
    id = ID(row.text(0))
    person = Person.ID(row.text(1))
    asker = Person.ID(row.text(2))
    askerName = row.text(3)
    comment = Comment.ID(row.text(4))
    due = row.day(5)
    made = row.moment(6) ?? Moment(milliseconds: 0)
    done = row.moment(7)
  }
}

extension ActName {
  package static let taskDone: ActName = "task-done"
  package static let taskTakenUp: ActName = "task-taken-up"
  package static let mentionDone: ActName = "mention-done"
}

extension Records {
  package func task(_ id: AskedTask.ID) throws -> AskedTask? { try tasks("id = \(id)").first }

  /// What was asked in these comments.
  package func tasks(askedIn comments: [Comment.ID]) throws -> [AskedTask] {
    comments.isEmpty ? [] : try tasks("comment IN (\(list: comments))")
  }

  /// What somebody is asked to do, or has done lately.
  package func tasks(of person: Person.ID, doneSince moment: Moment? = nil) throws -> [AskedTask] {
    let state: SQL = moment.map { "done >= \($0)" } ?? "done IS NULL"
    return try tasks("person = \(person) AND \(state)")
  }

  /// What somebody has asked of others and is not done yet.
  package func tasks(askedBy person: Person.ID) throws -> [AskedTask] {
    try tasks("asker = \(person) AND person <> \(person) AND done IS NULL")
  }

  private func tasks(_ condition: SQL) throws -> [AskedTask] {
    try session.rows(
      """
      SELECT \(name: AskedTask.columns) FROM task WHERE district = \(district) AND \(condition)
      ORDER BY COALESCE(due, '9999-12-31'), made, id
      """
    ).map(AskedTask.init(row:))
  }
}

extension ActRecords {
  /// Says that a task is done, or not done after all: whoever was asked may, and whoever asked.
  package func mark(_ task: AskedTask, done isDone: Bool) throws {
    guard let person = author.person, [task.person, task.asker].contains(person) else {
      throw Denied(
        Phrase(
          "Only who was asked, and who asked, may say so", es: "Solo puede decirlo quien recibió el encargo o lo hizo"))
    }
    let (when, state): (Moment?, SQL) = isDone ? (moment, "done IS NULL") : (nil, "done IS NOT NULL")
    let changed = try change(
      "UPDATE task SET done = \(when) WHERE district = \(district) AND id = \(task.id) AND \(state)")
    guard changed > 0, let comment = try comment(task.comment), let kind = Register.type(named: comment.kind)?.kind
    else { return }
    try note(
      isDone ? .taskDone : .taskTakenUp, kind: CommentKind.name(kind), record: comment.id.rawValue,
      title: try titles(of: comment.kind, [comment.record])[comment.record] ?? "")
  }

  /// Lays aside that one was named in a comment.
  package func layAside(mentionIn comment: Comment) throws {
    guard let person = author.person, let kind = Register.type(named: comment.kind)?.kind else { return }
    let changed = try change(
      """
      UPDATE comment_mention SET done = \(moment)
      WHERE district = \(district) AND person = \(person) AND comment = \(comment.id) AND done IS NULL
      """)
    guard changed > 0 else { return }
    try note(
      .mentionDone, kind: CommentKind.name(kind), record: comment.id.rawValue,
      title: try titles(of: comment.kind, [comment.record])[comment.record] ?? "")
  }
}
