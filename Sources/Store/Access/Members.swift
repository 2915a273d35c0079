import Vocabulary

extension Records {
  /// The positions that a person holds today, as far as access is concerned.
  package func heldPositions(of person: Person.ID) throws -> [Member.Held] {
    try session.rows(
      """
      SELECT "post", "school", "network" FROM position
      WHERE district = \(district) AND "person" = \(person)
        AND ("from" IS NULL OR "from" <= \(today)) AND ("until" IS NULL OR "until" >= \(today))
      ORDER BY id
      """
    ).compactMap { row in
      guard let post = Post(rawValue: row.text(0)) else { return nil }
      return Member.Held(post, at: Place(school: row.id(1), network: row.id(2)))
    }
  }

  /// Somebody as they would be if they signed in now; nil when they hold no position.
  package func member(_ person: Person.ID) throws -> Member? {
    guard let found = try find(Person.self, person), !found.hasLeft(by: today) else { return nil }
    let positions = try heldPositions(of: person)
    return positions.isEmpty ? nil : Member(person: person, name: found.title, positions: positions)
  }

  /// Who may do what, for every school of the district.
  package func permission() throws -> Permission { Permission(networkOfSchool: try networks(of: "")) }

  /// The same, as far as these members reach: every request asks for it, and few reach a network.
  func permission(of members: [Member], viewer: Member? = nil) throws -> Permission {
    let reached = Set(
      members.flatMap(\.positions).compactMap { held -> Network.ID? in
        if case .network(let id) = held.place { id } else { nil }
      })
    if reached.isEmpty { return Permission(viewer: viewer) }
    return Permission(
      networkOfSchool: try networks(of: "AND \"network\" IN (\(list: reached.sorted()))"), viewer: viewer)
  }

  private func networks(of condition: SQL) throws -> [School.ID: Network.ID] {
    var networks: [School.ID: Network.ID] = [:]
    try session.forEachRow(
      "SELECT id, \"network\" FROM school WHERE district = \(district) AND \"network\" IS NOT NULL \(condition)"
    ) { networks[School.ID($0.text(0))] = $0.id(1) }
    return networks
  }
}

extension Place {
  init(school: School.ID?, network: Network.ID?) {
    self = school.map(Place.school) ?? network.map(Place.network) ?? .district
  }
}
