import HTTPTypes
import Store
import Vocabulary

/// Everything that waits for the person who is signed in.
struct TaskPages: Pages {
  static let path = "/tasks"
  static let title = Phrase("My tasks", es: "Mis tareas")

  var routes: [Route] {
    [
      .get(Self.path, .signedIn, show),
      .post("\(Self.path)/:id/done", .signedIn) { try await mark($0, true) },
      .post("\(Self.path)/:id/undo", .signedIn) { try await mark($0, false) },
      .post("\(Self.path)/mentions/:id/done", .signedIn, layAside),
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let session = try visit.signedIn
    let shown = try await visit.read { try ShownTasks($0, for: session.member, session.permission, visit) }
    return visit.page(Self.title, TasksView(visit: visit, shown: shown).html)
  }

  private func mark(_ visit: Visit, _ isDone: Bool) async throws -> Reply {
    let id: AskedTask.ID = visit.id()
    try await visit.act { records in
      guard let task = try records.task(id) else { throw Absent() }
      try records.mark(task, done: isDone)
    }
    return .redirect(Site.landing(back(visit)).adding("done", isDone ? "task-done" : "task-again"))
  }

  private func layAside(_ visit: Visit) async throws -> Reply {
    let id: Comment.ID = visit.id()
    try await visit.act { records in
      guard let comment = try records.comment(id) else { throw Absent() }
      try records.layAside(mentionIn: comment)
    }
    return .redirect("\(Self.path)?done=task-done")
  }

  private func back(_ visit: Visit) -> String { visit.form["back"].isEmpty ? Self.path : visit.form["back"] }
}

/// What the page of tasks shows, read at one moment.
struct ShownTasks: Sendable {
  /// A form that was begun.
  struct Begun: Sendable {
    let draft: Draft
    let page: String
    let title: Phrase
  }
  /// Something asked, with the words of its comment.
  struct Asked: Sendable {
    let task: AskedTask
    let person: String
    let comment: Comment
  }

  let waiting: [WaitingTask]
  let begun: [Begun]
  let askedOfOthers: [Asked]
  let doneLately: [Asked]
  let today: Day

  init(_ records: Records, for member: Member, _ permission: Permission, _ visit: Visit) throws {
    waiting = try records.waitingTasks(for: member, permission)
    begun = permission.viewer == nil ? try records.drafts(by: member.person).compactMap(Begun.init) : []
    func asked(_ tasks: [AskedTask]) throws -> [Asked] {
      let names = try records.titles(of: Person.kind.name, Set(tasks.map(\.person.rawValue)))
      return try tasks.compactMap { task in
        guard let comment = try records.comment(task.comment),
          try records.subject(comment.kind, comment.record, reach: visit.reachIfAny) != nil
        else { return nil }
        return Asked(task: task, person: names[task.person.rawValue] ?? "", comment: comment)
      }
    }
    askedOfOthers = try asked(records.tasks(askedBy: member.person))
    doneLately = try asked(
      records.tasks(of: member.person, doneSince: records.moment.adding(seconds: -14 * 86_400)))
    today = records.today
  }
}

extension ShownTasks.Begun {
  /// Nil for drafts whose form stands within another page: they are found there.
  fileprivate init?(_ draft: Draft) {
    guard Site.page(for: draft.form) != nil else { return nil }
    let kind = Register.all.map { $0.kind }.first { draft.form.hasPrefix("/\($0.path)/") }
    let isNew = draft.form.hasSuffix("/new")
    let name = FormInput(urlEncoded: draft.typed)["name"].trimmed
    let one = kind?.one ?? Phrase("a form", es: "un formulario")
    self.init(
      draft: draft, page: draft.form,
      title: (isNew
        ? Phrase("New \(one.en)", es: "Nuevo registro: \(one.es)")
        : Phrase("Change of a \(one.en)", es: "Cambio: \(one.es)"))
        + Phrase(verbatim: name.isEmpty ? "" : " “\(name)”"))
  }
}

extension Site {
  /// The page at an address that somebody may open by itself.
  static func page(for address: String) -> Route? {
    routes.first { $0.method == .get && $0.matches(address) }
  }
}

struct TasksView: View {
  let visit: Visit
  let shown: ShownTasks

  var html: HTML {
    """
    \(PageHeading(TaskPages.title, lead: lead))
    \(shown.waiting.isEmpty ? nothing : TaskRows(visit: visit, tasks: shown.waiting, today: shown.today).html)
    \(section(Phrase("Begun and not saved", es: "Empezado y sin guardar"), shown.begun.map(begun)))
    \(section(Phrase("Asked of others", es: "Encargado a otras personas"), shown.askedOfOthers.map(asked)))
    \(section(Phrase("Done in the last two weeks", es: "Hecho en las dos últimas semanas"), shown.doneLately.map(asked)))
    """
  }

  private var lead: Phrase {
    let overdue = shown.waiting.count { ($0.due.map { $0 < shown.today }) ?? false }
    let count = Phrase.count(
      shown.waiting.count, one: Phrase("thing waits for you", es: "asunto le espera"),
      many: Phrase("things wait for you", es: "asuntos le esperan"))
    let late = Phrase("\(overdue) overdue", es: overdue == 1 ? "1 vencido" : "\(overdue) vencidos")
    return overdue == 0 ? count + Phrase(verbatim: ".") : count + Phrase(verbatim: ", ") + late + Phrase(verbatim: ".")
  }

  private var nothing: HTML {
    EmptyState(
      Phrase("Nothing waits for you", es: "Nada le espera"),
      Phrase(
        "What others ask of you, name you in, or need your word on will be listed here.",
        es: "Aquí aparecerá lo que otras personas le pidan, donde le mencionen o lo que necesite su palabra.")
    ).html
  }

  private func section(_ title: Phrase, _ lines: [HTML]) -> HTML? {
    lines.isEmpty ? nil : "<section><h2>\(title)</h2><ul class=\"task-list\">\(lines)</ul></section>"
  }

  private func begun(_ begun: ShownTasks.Begun) -> HTML {
    let words = Phrase("Begun on \(begun.draft.began.day)", es: "Empezado el \(begun.draft.began.day)")
    return """
      <li><div class="task-words">\(Link(begun.title, to: begun.page))<p class="hint">\(words)</p></div></li>
      """
  }

  private func asked(_ asked: ShownTasks.Asked) -> HTML {
    """
    <li><div class="task-words">\(Link(Phrase(verbatim: asked.comment.text.shortened(to: 160)), to: "/comments/\(asked.comment.id)"))\
    <p class="hint">\(asked.person)</p></div>
    <div class="task-actions">\(TaskState(due: asked.task.due, done: asked.task.done, today: shown.today))\
    \(visit.session?.viewer == nil ? TaskButton(task: asked.task, csrf: visit.csrf) : nil)</div></li>
    """
  }
}

/// What waits, each with where it is done, by when, and a way to say that it is.
struct TaskRows: View {
  let visit: Visit
  let tasks: [WaitingTask]
  let today: Day

  var html: HTML { "<ul class=\"task-list\">\(tasks.map(row))</ul>" }

  private func row(_ task: WaitingTask) -> HTML {
    """
    <li><div class="task-words">\(Link(task.words, to: task.address))<p class="hint">\(task.about)</p></div>
    <div class="task-actions">\(TaskState(due: task.due, done: nil, today: today))\(button(task))</div></li>
    """
  }

  private func button(_ task: WaitingTask) -> ButtonForm? {
    if visit.session?.viewer != nil { return nil }
    let done = Phrase("Done", es: "Hecho")
    switch task.sort {
    case .asked(let id):
      return ButtonForm(done, to: "/tasks/\(id)/done", csrf: visit.csrf, context: task.words)
    case .mention(let id):
      return ButtonForm(done, to: "/tasks/mentions/\(id)/done", csrf: visit.csrf, context: task.words)
    case .record, .consultation, .reply: return nil
    }
  }
}

/// By when something is due, and whether that is past, in words.
struct TaskState: View {
  let due: Day?
  let done: Moment?
  let today: Day

  var html: HTML { tag.map(\.html) ?? "" }

  private var tag: Tag? {
    if let done { return Tag(Phrase("Done on \(done.day)", es: "Hecho el \(done.day)"), .good) }
    guard let due else { return nil }
    let days = today.days(until: due)
    if days < 0 {
      let late = Phrase.count(-days, one: Phrase("day", es: "día"), many: Phrase("days", es: "días"))
      return Tag(Phrase("Overdue by \(late.en)", es: "Vencido hace \(late.es)"), .stop)
    }
    if days == 0 { return Tag(Phrase("Due today", es: "Vence hoy"), .caution) }
    return Tag(Phrase("Due on \(due)", es: "Para el \(due)"), days <= 7 ? .caution : .neutral)
  }
}

/// Says that something asked is done, or takes it up again.
struct TaskButton: View {
  let task: AskedTask
  let csrf: String?
  var back = TaskPages.path

  var html: HTML {
    let isDone = task.done != nil
    return ButtonForm(
      isDone ? Phrase("Not done after all", es: "En realidad no está hecho") : Phrase("Done", es: "Hecho"),
      to: "/tasks/\(task.id)/\(isDone ? "undo" : "done")", csrf: csrf, style: isDone ? .plain : .secondary,
      hidden: [HiddenField("back", back)],
      context: Phrase("(asked by \(task.askerName))", es: "(lo pidió \(task.askerName))")
    ).html
  }
}
