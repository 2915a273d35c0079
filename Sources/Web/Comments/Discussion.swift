import Store
import Vocabulary

/// What has been said about a record, read in the same moment as the record.
struct Discussion: Sendable {
  let subject: Subject
  let comments: [Comment]
  let tasks: [AskedTask]
  /// Who is asked, by identifier.
  let names: [String: String]
  let drafts: [String: OpenDraft]
  let moment: Moment

  init(_ subject: Subject, _ records: Records, for visit: Visit) throws {
    self.subject = subject
    comments = try records.comments(on: subject.kind, subject.id)
    tasks = try records.tasks(askedIn: comments.map(\.id))
    names = try records.titles(of: Person.kind.name, Set(tasks.map(\.person.rawValue)))
    drafts = visit.allows(.comment, at: subject.place) ? try visit.drafts(in: records) : [:]
    moment = records.moment
  }

  /// Those that began a thread, in the order of time.
  var threads: [Comment] { comments.filter(\.beginsThread) }
  var openCount: Int { threads.count { $0.resolved == nil && $0.removed == nil } }
  var openWords: Phrase { Phrase("\(openCount) open", es: openCount == 1 ? "1 abierto" : "\(openCount) abiertos") }

  func replies(to thread: Comment) -> [Comment] { comments.filter { $0.thread == thread.id && !$0.beginsThread } }
  func tasks(of comment: Comment) -> [AskedTask] { tasks.filter { $0.comment == comment.id } }
}

/// The comments on a record, below what it says: threads with their replies, and a place to say more.
struct DiscussionView: View {
  let visit: Visit
  let discussion: Discussion

  private var subject: Subject { discussion.subject }
  private var mayComment: Bool { visit.allows(.comment, at: subject.place) }
  private var me: Person.ID? { visit.session?.member.person }

  /// "2 open comments", near the head of the page.
  static func pointer(to discussion: Discussion) -> HTML? {
    guard discussion.openCount > 0 else { return nil }
    let words = Phrase.count(
      discussion.openCount, one: Phrase("open comment", es: "comentario abierto"),
      many: Phrase("open comments", es: "comentarios abiertos"))
    return "<p class=\"open-comments\">\(Link(words, to: "#comments"))</p>"
  }

  var html: HTML {
    CommentThread(discussion.threads.map(thread), reply: mayComment ? begin : nil, count: discussion.openWords).html
  }

  private var begin: HTML {
    let action = "/comments/on/\(subject.kind.name)/\(subject.id)"
    return form(action, submit: Phrase("Comment", es: "Comentar"), place: nil)
  }

  private func form(_ action: String, submit: Phrase, place: String?) -> HTML {
    let draft = discussion.drafts[action]
    let view = CommentFormView(
      form: draft.map { CommentForm($0.typed) } ?? CommentForm(), subject: subject, action: action, csrf: visit.csrf,
      asks: true, submit: submit, place: place)
    return "\(draft.map { DraftNotice(draft: $0, page: visit.ownAddress, csrf: visit.csrf) })\(view)"
  }

  private func thread(_ comment: Comment) -> CommentThread.Entry {
    var entry = line(comment)
    entry.replies = discussion.replies(to: comment).map(line)
    if let when = comment.resolved {
      let who = comment.resolvedBy ?? ""
      entry.tag = Tag(
        Phrase("Settled by \(who), \(when.day)", es: "Resuelto por \(who), \(when.day)"), .good)
    }
    guard mayComment else { return entry }
    let action = "/comments/\(comment.id)/reply"
    let words = Phrase("Reply", es: "Responder")
    entry.reply =
      Details(
        words + Phrase(verbatim: ": \(comment.name), \(comment.moment.toTheMinute)"),
        isOpen: discussion.drafts[action] != nil, content: form(action, submit: words, place: comment.id.rawValue)
      ).html
    entry.actions.append(settle(comment))
    return entry
  }

  private func settle(_ comment: Comment) -> HTML {
    let isOpen = comment.resolved == nil
    return
      "\(ButtonForm(isOpen ? Phrase("Settled", es: "Resuelto") : Phrase("Open again", es: "Reabrir"), to: "/comments/\(comment.id)/\(isOpen ? "resolve" : "reopen")", csrf: visit.csrf, context: context(comment)))"
  }

  private func context(_ comment: Comment) -> Phrase {
    Phrase(
      "the comment of \(comment.name), \(comment.moment.toTheMinute)",
      es: "el comentario de \(comment.name), \(comment.moment.toTheMinute)")
  }

  private func line(_ comment: Comment) -> CommentThread.Entry {
    CommentThread.Entry(
      id: comment.id.rawValue, author: comment.name, when: when(comment), moment: comment.moment.description,
      content: content(comment), actions: actions(comment))
  }

  private func when(_ comment: Comment) -> Phrase {
    let written = Phrase(verbatim: comment.moment.toTheMinute)
    return comment.edited == nil || comment.removed != nil
      ? written : written + Phrase(", changed since", es: ", cambiado después")
  }

  private func content(_ comment: Comment) -> HTML {
    if let removed = comment.removed {
      let words = Phrase("Taken out on \(removed.day).", es: "Retirado el \(removed.day).")
      return "<p class=\"comment-gone\">\(words)</p>"
    }
    return "\(HTML.paragraphs(comment.text))\(discussion.tasks(of: comment).map(asked))"
  }

  private func asked(_ task: AskedTask) -> HTML {
    let name = discussion.names[task.person.rawValue] ?? ""
    let words = Phrase("Asked of \(name)", es: "Encargado a \(name)")
    let isMine = [task.person, task.asker].contains { $0 == me } && visit.session?.viewer == nil
    return """
      <p class="asked">\(words) \(TaskState(due: task.due, done: task.done, today: discussion.moment.day))</p>
      \(isMine ? TaskButton(task: task, csrf: visit.csrf, back: "/comments/\(task.comment)") : nil)
      """
  }

  private func actions(_ comment: Comment) -> [HTML] {
    guard mayComment, comment.removed == nil, let me else { return [] }
    var actions: [HTML] = []
    if comment.whyNotEdited(by: me, at: discussion.moment) == nil {
      actions.append(
        Link(Phrase("Change", es: "Cambiar"), to: "/comments/\(comment.id)/edit", context: context(comment)).html)
    }
    if comment.person == me || visit.allows(subject.kind.editing, at: subject.place) {
      actions.append(
        Link(Phrase("Take out", es: "Retirar"), to: "/comments/\(comment.id)/remove", context: context(comment)).html)
    }
    return actions
  }
}
