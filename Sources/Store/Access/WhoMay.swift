import Vocabulary

/// Who may see or change something, by post: the answer to "Who can see this?".
package struct Audience: Sendable, Equatable {
  package let post: Post
  package let people: Int
  /// By name, when they are few.
  package let names: [String]
  package static let named = 8
}

extension Records {
  /// Everybody who holds a position today that allows this deed at this place, post by post.
  package func audience(of deed: Deed, at place: Place) throws -> [Audience] {
    let permission = try permission()
    let posts = Post.allCases.filter { $0.deeds.contains(deed) }
    return try posts.compactMap { post in
      let holders = try holders(of: post).filter { holder in
        let alone = Member(person: holder.person, name: holder.name, positions: [.init(post, at: holder.place)])
        return permission.allows(alone, deed, at: place)
      }
      let people = Dictionary(holders.map { ($0.person, $0.name) }) { first, _ in first }
      if people.isEmpty { return nil }
      return Audience(
        post: post, people: people.count,
        names: people.count > Audience.named ? [] : people.sorted { $0.value < $1.value }.map(\.value))
    }
  }

  private func holders(of post: Post) throws -> [(person: Person.ID, name: String, place: Place)] {
    try session.rows(
      """
      SELECT q.person, p.given_name, p.family_name, q.school, q.network FROM position q
      JOIN person p ON p.district = q.district AND p.id = q.person
      WHERE q.district = \(district) AND q.post = \(post.rawValue)
        AND (q."from" IS NULL OR q."from" <= \(today)) AND (q."until" IS NULL OR q."until" >= \(today))
        AND (p."left" IS NULL OR p."left" >= \(today))
      """
    ).map { row in
      (Person.ID(row.text(0)), "\(row.text(1)) \(row.text(2))", Place(school: row.id(3), network: row.id(4)))
    }
  }
}
