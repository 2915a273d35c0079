import Build
import Purpose
import Vocabulary

extension Records {
  /// The district's design, as far as its roles say: what is laid beside the places of the directory.
  package func ownDesign() throws -> Design {
    let schools = try all(School.self).filter { !$0.isClosed }
    let counted = schools.compactMap(\.pupils)
    let pupils = counted.count == schools.count && !schools.isEmpty ? counted.reduce(0, +) : nil
    let roles = CharteredRole.all(roles: try all(Role.self), charters: try all(RoleCharter.self), responsibilities: [])
    return Design(roles: roles, pupils: pupils)
  }
}

extension ActRecords {
  /// Copies roles of a place in the directory as drafts of the district's own, each with a charter of what is known. `chosen` counts them from 0.
  package func start(from exemplar: Exemplar, roles chosen: [Int], in language: Language) throws -> [Role] {
    let theirs = chosen.filter(exemplar.roles.indices.contains).map { exemplar.roles[$0] }
    guard !theirs.isEmpty else {
      throw Refusal("role", "none-chosen", Phrase("Choose at least one role", es: "Elija al menos un rol"))
    }
    return try theirs.map { theirs in
      let role = try save(theirs.draft(from: exemplar, in: language))
      if let charter = theirs.charter(of: role.id) { try save(charter) }
      return role
    }
  }
}

extension ExemplarRole {
  /// Named for where it comes from, so that nobody takes it for a role that the district has designed.
  fileprivate func draft(from exemplar: Exemplar, in language: Language) -> Role {
    var role = Role(id: .new())
    role.name =
      Phrase(
        "\(name.en) (as in \(exemplar.title.en))", es: "\(name.es) (como en \(exemplar.title.es))")[language]
    role.about = does[language]
    role.stipend = stipend.map { Money(dollars: Int($0.low)) }
    role.time = release?.low
    role.stage = .draft
    return role
  }

  /// Nil when nothing is known that a charter would say.
  fileprivate func charter(of role: Role.ID) -> RoleCharter? {
    if release == nil, days == nil, span == nil, evaluates == nil { return nil }
    var charter = RoleCharter(id: .new())
    charter.role = role
    charter.release = release?.low
    charter.extraDays = days.map { Int($0.low) }
    charter.spanLeast = span.map { Int($0.low) }
    charter.spanMost = span.map { Int($0.high) }
    charter.evaluation = evaluates?.power
    return charter
  }
}
