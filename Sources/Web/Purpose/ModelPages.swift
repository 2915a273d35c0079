import HTTPTypes
import Purpose
import Store
import Vocabulary

/// The whole logic model of the district: every theory of action, drawn from the records and changed on the drawing.
struct ModelPages: Pages {
  static let path = "/purpose/model"

  var routes: [Route] {
    [
      .get(Self.path, .somewhere(.readPlan), show),
      .post("\(Self.path)/:id/:link", .district(.editPlan), keepsDrafts: true, change),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .purpose, Phrase("Logic model", es: "Modelo lógico"),
        about: Phrase(
          "From each priority to what changes for students, step by step. Change it on the drawing.",
          es: "De cada prioridad a lo que cambia para los estudiantes, paso a paso. Cámbielo sobre el dibujo."),
        to: Self.path)
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let edit = StepEdit(visit.query["edit"])
    let model = try await visit.read { records in
      try ShownModel(records, only: visit.query["priority"], edit: edit?.taking(up: visit, records))
    }
    return reply(visit, model)
  }

  /// One step of one theory, as it was typed into its box.
  func change(_ visit: Visit) async throws -> Reply {
    let id: TheoryOfAction.ID = visit.id()
    guard let link = TheoryOfAction.Link(rawValue: visit.parameter("link")) else { throw Absent() }
    var edit = StepEdit(theory: id, link: link)
    edit.text = visit.form["text"]
    edit.version = Int(visit.form["version"]) ?? 0
    do {
      let (text, version) = (edit.text ?? "", edit.version ?? 0)
      try await visit.act { records in
        guard var theory = try records.find(TheoryOfAction.self, id) else { throw Absent() }
        theory.version = version
        theory[link] = text.trimmed
        try records.save(theory)
      }
      return .redirect("\(Self.path)?done=saved#\(TheoryChain.anchor(id))")
    } catch let refusal as Refusal {
      edit.findings = refusal.findings.map { Finding("text", $0.code, $0.message, stops: $0.stops) }
      return try await again(visit, edit, status: .unprocessableContent)
    } catch let conflict as SaveConflict {
      edit.version = conflict.theirVersion
      edit.theirs = (conflict.last?.name ?? "", conflict.theirs?[link.field]?.text ?? "")
      return try await again(visit, edit, status: .conflict)
    }
  }

  private func again(_ visit: Visit, _ edit: StepEdit, status: HTTPResponse.Status) async throws -> Reply {
    reply(visit, try await visit.read { try ShownModel($0, only: "", edit: edit) }, status: status)
  }

  private func reply(_ visit: Visit, _ model: ShownModel, status: HTTPResponse.Status = .ok) -> Reply {
    let title = Phrase("Logic model", es: "Modelo lógico")
    return visit.page(
      title, under: [.strategy(.purpose)], hasErrors: status != .ok, status: status,
      ModelView(visit: visit, model: model, title: title).html)
  }
}

/// A box of the drawing that is open for typing.
struct StepEdit: Sendable {
  let theory: TheoryOfAction.ID
  let link: TheoryOfAction.Link
  /// As typed; nil for what the record says.
  var text: String?
  var version: Int?
  var findings: [Finding] = []
  /// Who saved in between, and what they wrote.
  var theirs: (name: String, text: String)?
  /// Typed before and not saved.
  var draft: OpenDraft?

  init(theory: TheoryOfAction.ID, link: TheoryOfAction.Link) {
    self.theory = theory
    self.link = link
  }

  /// Reads `abc123.barrier`.
  init?(_ text: String) {
    let parts = text.split(separator: ".").map(String.init)
    guard parts.count == 2, let link = TheoryOfAction.Link(rawValue: parts[1]) else { return nil }
    self.init(theory: .init(parts[0]), link: link)
  }
}

extension StepEdit {
  /// The box with what was typed into it before. Who saved the theory since then is told, as when both save at once.
  fileprivate func taking(up visit: Visit, _ records: Records) throws -> StepEdit {
    let form = StepAddress.save(theory, link)
    guard visit.allows(.editPlan), let draft = try visit.draft(of: form, in: records),
      let record = try records.find(TheoryOfAction.self, theory), draft.typed["text"].trimmed != record[link].trimmed
    else { return self }
    var edit = self
    edit.draft = draft
    edit.text = draft.typed["text"]
    if Int(draft.typed["version"]) != record.version {
      edit.theirs = (try records.lastNote(of: TheoryOfAction.kind, theory.rawValue)?.name ?? "", record[link])
    }
    return edit
  }
}

/// What the model's page shows, read at one moment.
struct ShownModel: Sendable {
  let rows: [Coverage.Row]
  /// The priorities that can be chosen, whatever is chosen.
  let priorities: [Priority]
  let chosen: Priority.ID?
  let edit: StepEdit?

  init(_ records: Records, only chosen: String, edit: StepEdit?) throws {
    let coverage = try records.coverage()
    priorities = coverage.rows.map(\.priority)
    let known = priorities.first { $0.id.rawValue == chosen }?.id
    self.chosen = known
    self.edit = edit
    rows = known == nil ? coverage.rows : coverage.rows.filter { $0.priority.id == known }
  }
}

struct ModelView: View {
  let visit: Visit
  let model: ShownModel
  let title: Phrase

  private var mayEdit: Bool { visit.allows(.editPlan) }

  var html: HTML {
    """
    \(model.edit.map { FindingSummary($0.findings) })
    \(PageHeading(title, lead: lead, actions: actions))
    \(model.priorities.isEmpty ? nothing : drawing)
    """
  }

  private var lead: Phrase {
    Phrase(
      "Each line reads from left to right: because of this, teacher leaders do that, so that teaching changes, so that students gain.",
      es:
        "Cada línea se lee de izquierda a derecha: por esto, los docentes líderes hacen aquello, para que la enseñanza cambie y los estudiantes ganen."
    )
  }

  private var actions: [HTML] {
    mayEdit
      ? [
        "\(LinkButton(Phrase("Add a theory of action", es: "Añadir una teoría de acción"), to: "/\(TheoryOfAction.kind.path)/new?back=\(ModelPages.path)"))"
      ]
      : []
  }

  private var nothing: HTML {
    let add = LinkButton(
      Phrase("Add a priority", es: "Añadir una prioridad"), to: "/\(Priority.kind.path)/new?back=\(ModelPages.path)")
    return EmptyState(
      Phrase("Nothing to draw yet", es: "Todavía no hay nada que dibujar"),
      Phrase(
        "The drawing begins with a priority of the district.", es: "El dibujo empieza con una prioridad del distrito."),
      action: mayEdit ? add.html : nil
    ).html
  }

  private var drawing: HTML {
    """
    \(model.priorities.count > 1 ? tabs : nil)
    <div class="model-overview">\(PlanModel(rows: model.rows, mayEdit: mayEdit).picture)</div>
    \(model.rows.map(section))
    """
  }

  private var tabs: Tabs {
    let all = Tabs.Tab(Phrase("All priorities", es: "Todas las prioridades"), to: ModelPages.path)
    let each = model.priorities.map { Tabs.Tab(Phrase(verbatim: $0.name), to: "\(ModelPages.path)?priority=\($0.id)") }
    let here = model.chosen.map { "\(ModelPages.path)?priority=\($0)" } ?? ModelPages.path
    return Tabs(Phrase("Priorities", es: "Prioridades"), [all] + each, path: here)
  }

  private func section(_ row: Coverage.Row) -> HTML {
    """
    <section class="chains"><h2>\(Link(Phrase(verbatim: row.priority.name), to: row.priority.address))</h2>
    \(row.theories.map { TheoryChain($0, roles: row.roles, edit: edit($0), csrf: visit.csrf, mayEdit: mayEdit) })
    \(row.theories.isEmpty ? noTheory(row.priority) : nil)</section>
    """
  }

  private func edit(_ theory: TheoryOfAction) -> StepEdit? {
    mayEdit && model.edit?.theory == theory.id ? model.edit : nil
  }

  private func noTheory(_ priority: Priority) -> HTML {
    let href = "/\(TheoryOfAction.kind.path)/new?priority=\(priority.id)&back=\(ModelPages.path)"
    let words = Phrase(
      "Nobody has written how teacher leaders would move this priority forward.",
      es: "Nadie ha escrito cómo impulsarían los docentes líderes esta prioridad.")
    let add = Link(
      Phrase("Write a theory of action", es: "Escribir una teoría de acción"), to: href,
      context: Phrase("for \(priority.name)", es: "para \(priority.name)"))
    return "<p class=\"nothing\">\(words) \(mayEdit ? add : nil)</p>"
  }
}

extension Link {
  static func strategy(_ strategy: Strategy) -> Link { Link(strategy.label, to: "/\(strategy.rawValue)") }
}
