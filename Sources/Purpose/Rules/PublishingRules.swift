import Vocabulary

extension Finding {
  static let roleWithoutPurpose = Finding(
    "statements", "no-purpose",
    Phrase(
      "Choose the purpose that this role serves before you publish it",
      es: "Elija el propósito al que sirve este rol antes de publicarlo"))
}

extension Role {
  /// Purpose first: a role is published only when one of its purpose statements has been agreed on.
  /// Source: docs/rules/form-and-function.md
  package func publishingFindings(_ statements: [PurposeStatement]) -> [Finding] {
    guard isPublished, !self.statements.isEmpty else { return [] }
    let mine = statements.filter { self.statements.contains($0.id) }
    guard !mine.contains(where: \.isAgreed) else { return [] }
    return [
      Finding(
        "statements", "purpose-not-agreed",
        Phrase(
          "Agree on the purpose before you publish the role: none of its purpose statements is agreed",
          es: "Acuerde el propósito antes de publicar el rol: ninguna de sus declaraciones de propósito está acordada"))
    ]
  }
}

extension PurposeStatement {
  /// A statement that a published role rests on alone can be reworded, but not taken back to a draft, retired or removed.
  package static func findings(withoutAgreed id: PurposeStatement.ID, roles: [Role], statements: [PurposeStatement])
    -> [Finding]
  {
    let others = Set(statements.filter { $0.isAgreed && $0.id != id }.map(\.id))
    let resting = roles.filter {
      $0.isPublished && $0.statements.contains(id) && others.isDisjoint(with: $0.statements)
    }
    guard !resting.isEmpty else { return [] }
    let names = Phrase.list(resting.map(\.name))
    return [
      Finding(
        "stage", "role-rests-on-it",
        Phrase(
          "Give these published roles another purpose first: \(names.en)",
          es: "Dé antes otro propósito a estos roles publicados: \(names.es)"))
    ]
  }
}
