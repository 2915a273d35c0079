import Purpose
import Vocabulary

/// The plan in one picture: priorities, the theories of action for each, what is to change, and the roles that do it.
struct PlanModel {
  let rows: [Coverage.Row]
  let mayEdit: Bool

  var picture: LogicModel {
    LogicModel(
      id: "plan-model", Phrase("The plan in one picture", es: "El plan en una imagen"),
      columns: [priorities, theories, changes, roles], joins: joins)
  }

  private var priorities: LogicModel.Column {
    .init(
      Phrase("Priorities", es: "Prioridades"),
      rows.map { .init("p-\($0.priority.id)", Phrase(verbatim: $0.priority.name), to: $0.priority.address) })
  }

  private var theories: LogicModel.Column {
    .init(
      Phrase("Theories of action", es: "Teorías de acción"),
      rows.flatMap { row -> [LogicModel.Box] in
        if row.theories.isEmpty { return [noTheory(row.priority)] }
        return row.theories.map { theory in
          .init(
            "t-\(theory.id)", Phrase(verbatim: theory.name), note: note(theory), to: "#\(TheoryChain.anchor(theory.id))"
          )
        }
      })
  }

  private func noTheory(_ priority: Priority) -> LogicModel.Box {
    let href = mayEdit ? "/\(TheoryOfAction.kind.path)/new?priority=\(priority.id)&back=\(ModelPages.path)" : nil
    return .init(
      "no-\(priority.id)", Phrase("No theory of action yet", es: "Todavía no hay teoría de acción"), to: href,
      tone: .gap)
  }

  private func note(_ theory: TheoryOfAction) -> Phrase? {
    theory.stage == .draft ? PlanStage.draft.label : nil
  }

  private var changes: LogicModel.Column {
    .init(TheoryOfAction.Link.practiceChange.label, theoriesShown.map(change))
  }

  private func change(_ theory: TheoryOfAction) -> LogicModel.Box {
    let href = mayEdit ? StepAddress.edit(theory.id, .practiceChange) : "#\(TheoryChain.anchor(theory.id))"
    if theory.practiceChange.trimmed.isEmpty {
      return .init("c-\(theory.id)", Phrase("Not written yet", es: "Sin escribir todavía"), to: href, tone: .gap)
    }
    return .init("c-\(theory.id)", Phrase(verbatim: theory.practiceChange.shortened(to: 110)), to: href)
  }

  private var roles: LogicModel.Column {
    let add = Link(Phrase("Add a role", es: "Añadir un rol"), to: "/\(Role.kind.path)/new?back=\(ModelPages.path)")
    let unserved = theoriesShown.filter { roles(for: $0).isEmpty }.map { theory in
      LogicModel.Box(
        "r-none-\(theory.id)", Phrase("No role yet", es: "Todavía no hay rol"),
        to: mayEdit ? "/\(Role.kind.path)/new?theories=\(theory.id)&back=\(ModelPages.path)" : nil, tone: .gap)
    }
    return .init(
      Role.kind.many.capitalized,
      rolesShown.map { role in
        .init(
          "r-\(role.id)", Phrase(verbatim: role.name), note: role.isPublished ? nil : Role.Stage.draft.label,
          to: role.address)
      } + unserved, add: mayEdit ? add : nil)
  }

  private var joins: [LogicModel.Join] {
    var joins: [LogicModel.Join] = []
    for row in rows {
      if row.theories.isEmpty { joins.append(.init("p-\(row.priority.id)", "no-\(row.priority.id)")) }
      for theory in row.theories {
        joins.append(.init("p-\(row.priority.id)", "t-\(theory.id)"))
        joins.append(.init("t-\(theory.id)", "c-\(theory.id)"))
        let serving = roles(for: theory)
        joins += serving.map { .init("c-\(theory.id)", "r-\($0.id)") }
        if serving.isEmpty { joins.append(.init("c-\(theory.id)", "r-none-\(theory.id)")) }
      }
    }
    return joins
  }

  private var theoriesShown: [TheoryOfAction] { rows.flatMap(\.theories) }

  private func roles(for theory: TheoryOfAction) -> [Role] { rolesShown.filter { $0.theories.contains(theory.id) } }

  private var rolesShown: [Role] {
    rows.flatMap(\.roles).reduce(into: []) { seen, role in
      if !seen.contains(where: { $0.id == role.id }) { seen.append(role) }
    }
  }
}

/// Where a step of a theory of action is changed.
enum StepAddress {
  static func edit(_ theory: TheoryOfAction.ID, _ link: TheoryOfAction.Link) -> String {
    "\(ModelPages.path)?edit=\(theory).\(link.field)#\(TheoryChain.anchor(theory))"
  }

  static func save(_ theory: TheoryOfAction.ID, _ link: TheoryOfAction.Link) -> String {
    "\(ModelPages.path)/\(theory)/\(link.field)"
  }
}

extension String {
  /// Cut at the end of a word, with a sign that there is more.
  func shortened(to most: Int) -> String {
    guard count > most else { return self }
    let cut = prefix(most)
    return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
  }
}
