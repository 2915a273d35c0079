import Measures
import Purpose
import Vocabulary

extension CharteredRole {
  /// What a role needs before it starts: a purpose, a charter that leaves nothing open, and time or money.
  /// Source: docs/rules/roles.md#charters
  package var launchNeeds: [LaunchNeed] {
    let charter = PlanLink.page("build/role-charters/\(role.id)")
    let hasMeans = (time ?? 0) > 0 || (stipend?.cents ?? 0) > 0
    return [
      need(
        "role-purpose", Phrase("Name the purpose that it serves", es: "Nombre el propósito al que sirve"),
        at: .record(role.id), !role.statements.isEmpty),
      need("role-charter", Phrase("Complete its charter", es: "Complete su carta"), at: charter, isComplete),
      need(
        "role-means", Phrase("Say with what time or stipend it comes", es: "Diga con qué tiempo o estipendio cuenta"),
        at: .record(role.id), hasMeans),
    ]
  }

  private func need(_ code: String, _ what: Phrase, at link: PlanLink, _ isMet: Bool) -> LaunchNeed {
    LaunchNeed(
      .build, code, concerning: role.id.rawValue, Phrase(verbatim: role.name), what, at: link, isMet: isMet)
  }

  /// Drafts may wait; what is published has to be whole. A district without a published role launches nothing.
  package static func launchNeeds(_ roles: [CharteredRole]) -> [LaunchNeed] {
    let published = roles.filter(\.role.isPublished)
    let some = LaunchNeed(
      .build, "a-role", Phrase(verbatim: ""), Phrase("Publish at least one role", es: "Publique al menos un rol"),
      at: .list(Role.kind), isMet: !published.isEmpty)
    return [some] + published.flatMap(\.launchNeeds)
  }
}

extension RightsMatrix {
  /// Each question of the library is answered by a published right, one way or another.
  /// Source: docs/rules/decision-rights.md#library
  package var launchNeeds: [LaunchNeed] {
    let known = Set(published.map(\.question))
    return DesignQuestion.all.map { question in
      LaunchNeed(
        .build, "decision-right", concerning: question.name, question.words,
        Phrase("Publish who decides it", es: "Publique quién lo decide"), at: .page("build/decision-questions"),
        isMet: known.contains(question.name))
    }
  }
}
