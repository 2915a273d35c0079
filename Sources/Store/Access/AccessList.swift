import Vocabulary

/// One person, with what gives them access: positions, account, sessions.
package struct AccessEntry: Sendable, Equatable {
  package enum State: String, Sendable, CaseIterable {
    case none, invited, active, left

    package var label: Phrase {
      switch self {
      case .none: Phrase("not invited", es: "sin invitar")
      case .invited: Phrase("invited", es: "con invitación")
      case .active: Phrase("signs in", es: "entra")
      case .left: Phrase("no access", es: "sin acceso")
      }
    }
  }

  package let person: Person
  package let positions: [Position]
  package let state: State
  package let hasSecondFactor: Bool
  package let lastSignIn: Moment?
}

/// Which people the access list shows.
package struct AccessFilter: Sendable, Equatable {
  package var words = ""
  package var post: Post?
  package var school: School.ID?
  /// Only those whose post carries more than reading and commenting, or who can sign in.
  package var onlyWithAccess = true
  package var page = 1
  package static let pageSize = 50

  package init() {}
}

package struct AccessList: Sendable {
  package let entries: [AccessEntry]
  package let total: Int
}

extension Records {
  /// Who has which post where, by name.
  package func accessList(_ filter: AccessFilter) throws -> AccessList {
    let condition = condition(filter)
    let total = try session.count("SELECT COUNT(*) FROM person p WHERE p.district = \(district) \(condition)")
    let ids = try session.rows(
      """
      SELECT p.id FROM person p WHERE p.district = \(district) \(condition)
      ORDER BY p.family_name, p.given_name, p.id
      LIMIT \(AccessFilter.pageSize) OFFSET \((max(1, filter.page) - 1) * AccessFilter.pageSize)
      """
    ).map { Person.ID($0.text(0)) }
    let people = Dictionary(uniqueKeysWithValues: try find(Person.self, all: ids).map { ($0.id, $0) })
    return AccessList(entries: try ids.compactMap { try people[$0].map(accessEntry) }, total: total)
  }

  package func accessEntry(_ person: Person) throws -> AccessEntry {
    let positions = try all(Position.self, where: "person", is: person.id).filter { $0.isHeld(on: today) }
    let account = try account(of: person.id)
    return AccessEntry(
      person: person, positions: positions, state: try state(person, positions, account),
      hasSecondFactor: account?.hasSecondFactor ?? false, lastSignIn: account?.lastSignIn)
  }

  private func state(_ person: Person, _ positions: [Position], _ account: Account?) throws -> AccessEntry.State {
    if person.hasLeft(by: today) || (account != nil && positions.isEmpty) { return .left }
    if account?.hasPassword == true { return .active }
    return try hasOpenInvitation(person.id) ? .invited : .none
  }

  private func condition(_ filter: AccessFilter) -> SQL {
    var condition: SQL = ""
    // Signs alone are in nobody's name.
    if !filter.words.isEmpty, SearchWords(filter.words).all.isEmpty { return " AND 1 = 0" }
    for word in SearchWords(filter.words).all {
      condition = condition + " AND p.id IN (\(ids(of: Person.kind, having: word)))"
    }
    if let post = filter.post { condition = condition + holding("AND q.post = \(post.rawValue)") }
    if let school = filter.school { condition = condition + holding("AND q.school = \(school)") }
    if filter.onlyWithAccess {
      let posts = Post.allCases.filter { $0.deeds != Post.teacher.deeds }.map(\.rawValue)
      condition =
        condition
          + """
           AND (EXISTS (SELECT 1 FROM position q WHERE q.district = p.district AND q.person = p.id
              AND \(heldNow) AND q.post IN (\(list: posts)))
            OR EXISTS (SELECT 1 FROM access_account a WHERE a.district = p.district AND a.person = p.id))
          """
    }
    return condition
  }

  private func holding(_ condition: SQL) -> SQL {
    """
     AND EXISTS (SELECT 1 FROM position q
      WHERE q.district = p.district AND q.person = p.id AND \(heldNow) \(condition))
    """
  }

  private var heldNow: SQL {
    "(q.\"from\" IS NULL OR q.\"from\" <= \(today)) AND (q.\"until\" IS NULL OR q.\"until\" >= \(today))"
  }
}
