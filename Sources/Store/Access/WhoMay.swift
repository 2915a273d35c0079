import Vocabulary

/// Who may see or change something, by post: the answer to "Who can see this?".
package struct Audience: Sendable, Equatable {
  /// How far each of them sees.
  package enum Extent: Sendable, Equatable, CaseIterable { case everywhere, ownNetwork, ownSchool }

  package let post: Post
  package let extent: Extent
  package let people: Int
  /// By name, when they are few.
  package let names: [String]
  package static let named = 8
}

extension Store {
  /// Everybody who holds a position today that allows this deed anywhere, post by post, with how far it reaches.
  package func audience(of deed: Deed, in district: District.ID) async throws -> [Audience] {
    try await read(district) { [audiences] records in
      try audiences.value(deed, in: records) { try records.audience(of: deed) }
    }
  }
}

extension Records {
  /// Everybody who holds a position today that allows this deed at this place, post by post.
  package func audience(of deed: Deed, at place: Place) throws -> [Audience] {
    let permission = try permission()
    return audiences(
      try holders(of: deed).filter { holder in
        let alone = Member(person: holder.person, name: holder.name, positions: [.init(holder.post, at: holder.place)])
        return permission.allows(alone, deed, at: place)
      })
  }

  /// Everybody who holds a position today that allows this deed anywhere, post by post, with how far it reaches.
  package func audience(of deed: Deed) throws -> [Audience] { audiences(try holders(of: deed)) }

  /// How many have been let in: invited, whether or not they have come.
  package func countOfAccounts() throws -> Int {
    try session.count("SELECT COUNT(*) FROM access_account WHERE district = \(district)")
  }

  private struct Holder {
    let post: Post
    let person: Person.ID
    let name: String
    let place: Place
  }

  private func audiences(_ holders: [Holder]) -> [Audience] {
    Post.allCases.flatMap { post in
      Audience.Extent.allCases.compactMap { extent -> Audience? in
        let own = holders.filter { $0.post == post && Audience.Extent($0.place) == extent }
        let people = Dictionary(own.map { ($0.person, $0.name) }) { first, _ in first }
        if people.isEmpty { return nil }
        return Audience(
          post: post, extent: extent, people: people.count,
          names: people.count > Audience.named ? [] : people.sorted { $0.value < $1.value }.map(\.value))
      }
    }
  }

  private func holders(of deed: Deed) throws -> [Holder] {
    let posts = Post.allCases.filter { $0.deeds.contains(deed) }.map(\.rawValue)
    return try session.rows(
      """
      SELECT q.person, p.given_name, p.family_name, q.school, q.network, q.post FROM position q
      JOIN person p ON p.district = q.district AND p.id = q.person
      WHERE q.district = \(district) AND q.post IN (\(list: posts))
        AND (q."from" IS NULL OR q."from" <= \(today)) AND (q."until" IS NULL OR q."until" >= \(today))
        AND (p."left" IS NULL OR p."left" >= \(today))
      """
    ).compactMap { row in
      guard let post = Post(rawValue: row.text(5)) else { return nil }
      return Holder(
        post: post, person: Person.ID(row.text(0)), name: "\(row.text(1)) \(row.text(2))",
        place: Place(school: row.id(3), network: row.id(4)))
    }
  }
}

extension Audience.Extent {
  fileprivate init(_ place: Place) {
    switch place {
    case .district: self = .everywhere
    case .network: self = .ownNetwork
    case .school: self = .ownSchool
    }
  }
}
