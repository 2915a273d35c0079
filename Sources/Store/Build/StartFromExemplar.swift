import Build
import Purpose
import Vocabulary

extension Records {
  /// The district's design, as far as its records say: what is laid beside the places of the directory.
  package func ownDesign() throws -> Design {
    let schools = try all(School.self).filter { !$0.isClosed }
    let counted = schools.compactMap(\.pupils)
    let pupils = counted.count == schools.count && !schools.isEmpty ? counted.reduce(0, +) : nil
    let now = schoolYear
    return Design(
      roles: try charteredRoles(), pupils: pupils, cost: try costModel().years.first { $0.year == now },
      events: try all(TrainingEvent.self).filter { $0.day.map(now.contains) ?? false })
  }
}

/// What somebody chose to begin from.
package struct ChosenParts: Sendable, Equatable {
  /// Roles, counted from 0, and decision rights by their questions.
  package var roles: [Int]
  package var rights: [String]
  /// For which the rights are.
  package var year: SchoolYear

  package init(roles: [Int], rights: [String], for year: SchoolYear) {
    self.roles = roles
    self.rights = rights
    self.year = year
  }
}

extension ActRecords {
  /// Copies roles of a place in the directory as drafts of the district's own, each with a charter of what is known, and how
  /// it holds questions of design as drafts of decision rights.
  package func start(from exemplar: Exemplar, _ chosen: ChosenParts, in language: Language) throws {
    let roles = chosen.roles.filter(exemplar.roles.indices.contains).map { exemplar.roles[$0] }
    let rights = (exemplar.rights ?? []).filter { chosen.rights.contains($0.question) }
      .compactMap { $0.draft(in: chosen.year, from: exemplar, language: language) }
    if roles.isEmpty, rights.isEmpty {
      throw Refusal(
        "role", "none-chosen",
        Phrase("Choose at least one role or decision right", es: "Elija al menos un rol o un derecho de decisión"))
    }
    try refuseDecided(rights, in: chosen.year)
    for theirs in roles {
      let role = try save(theirs.draft(from: exemplar, in: language))
      if let charter = theirs.charter(of: role.id) { try save(charter) }
    }
    for right in rights { try save(right) }
  }

  /// What the district has decided stands: nothing is written over it, nor put beside it.
  private func refuseDecided(_ rights: [DecisionRight], in year: SchoolYear) throws {
    let known = Set(try rightsMatrix(of: year).rights.map(\.key))
    let findings = rights.filter { known.contains($0.key) }.map { right in
      Finding(
        "right", "decided-already",
        Phrase(
          "Leave out “\(right.name)”, or choose another year: \(year) has it already",
          es: "Deje fuera «\(right.name)» o elija otro año: \(year) ya la tiene"))
    }
    if !findings.isEmpty { throw Refusal(findings) }
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
