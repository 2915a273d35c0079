import Vocabulary

/// The parts of the plan that something is about: what was heard, what is consulted on, what was decided.
package struct PlanParts: Sendable, Equatable {
  package var priorities: [Priority.ID] = []
  package var theories: [TheoryOfAction.ID] = []
  package var statements: [PurposeStatement.ID] = []
  package var roles: [Role.ID] = []

  package init() {}

  package var isEmpty: Bool { priorities.isEmpty && theories.isEmpty && statements.isEmpty && roles.isEmpty }
}

extension Field {
  /// Four fields, one for each sort of part.
  package static func planParts(
    _ priorities: Path<[Priority.ID]>, _ theories: Path<[TheoryOfAction.ID]>, _ statements: Path<[PurposeStatement.ID]>,
    _ roles: Path<[Role.ID]>
  ) -> [Field] {
    [
      .references("priorities", priorities, Phrase("Priorities concerned", es: "Prioridades afectadas")),
      .references("theories", theories, Phrase("Theories of action concerned", es: "Teorías de acción afectadas")),
      .references(
        "statements", statements, Phrase("Purpose statements concerned", es: "Declaraciones de propósito afectadas")),
      .references("roles", roles, Phrase("Roles concerned", es: "Roles afectados")),
    ]
  }
}
