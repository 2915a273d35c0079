/// Somebody who is signed in, with the positions that they hold today.
package struct Member: Sendable, Hashable {
  package let person: Person.ID
  package let name: String
  package let positions: [Held]

  /// One position, as far as access is concerned.
  package struct Held: Sendable, Hashable {
    package let post: Post
    package let place: Place

    package init(_ post: Post, at place: Place) {
      self.post = post
      self.place = place
    }
  }

  package init(person: Person.ID, name: String, positions: [Held]) {
    self.person = person
    self.name = name
    self.positions = positions
  }
}

/// Why a person may do something, or why not. Shown to people, written to the log, and tested.
package enum Why: Sendable, Equatable {
  case allowed(Phrase)
  case denied(Phrase)

  package var isAllowed: Bool { if case .allowed = self { true } else { false } }
  package var words: Phrase {
    switch self {
    case .allowed(let words), .denied(let words): words
    }
  }
}

/// An act declined because the person may not do it.
package struct Denied: Error, Equatable, Sendable {
  package let why: Phrase
  package init(_ why: Phrase) { self.why = why }
}

/// Who may do what, and where.
package struct Permission: Sendable, Equatable {
  /// Which network each school belongs to.
  let networkOfSchool: [School.ID: Network.ID]
  /// Who looks at the product through somebody else's eyes, if anyone does.
  package let viewer: Member?

  package init(networkOfSchool: [School.ID: Network.ID] = [:], viewer: Member? = nil) {
    self.networkOfSchool = networkOfSchool
    self.viewer = viewer
  }

  /// What somebody may do through their own eyes.
  package var alone: Permission { Permission(networkOfSchool: networkOfSchool) }

  /// Viewing as another person changes nothing, and shows only what both of them may read.
  /// Source: docs/rules/access.md#viewing-as-another-person
  package func why(_ member: Member, may deed: Deed, at place: Place) -> Why {
    guard let viewer else { return whyAlone(member, may: deed, at: place) }
    guard deed.isReading else { return .denied(Permission.viewingChangesNothing(as: member)) }
    let theirs = whyAlone(member, may: deed, at: place)
    if !theirs.isAllowed { return theirs }
    let own = whyAlone(viewer, may: deed, at: place)
    return own.isAllowed ? theirs : own
  }

  package static func viewingChangesNothing(as member: Member) -> Phrase {
    Phrase(
      "You are viewing as \(member.name), so nothing can be changed. Stop viewing first",
      es: "Está viendo como \(member.name), así que nada se puede cambiar. Primero deje de ver como otra persona")
  }

  private func whyAlone(_ member: Member, may deed: Deed, at place: Place) -> Why {
    for held in member.positions where held.post.deeds.contains(deed) && covers(held.place, place, for: deed) {
      return .allowed(
        Phrase(
          "\(held.post.label.en) may \(deed.label.en)", es: "\(held.post.label.es) puede \(deed.label.es)"))
    }
    let elsewhere = member.positions.contains { $0.post.deeds.contains(deed) }
    if elsewhere {
      return .denied(
        Phrase(
          "You may \(deed.label.en), but not at this place", es: "Usted puede \(deed.label.es), pero no en este lugar"))
    }
    let posts = Post.allCases.filter { $0.deeds.contains(deed) }.map(\.label)
    return .denied(
      Phrase(
        "To \(deed.label.en) you need to be: \(posts.map(\.en).joined(separator: ", "))",
        es: "Para \(deed.label.es) hace falta ser: \(posts.map(\.es).joined(separator: ", "))"))
  }

  package func allows(_ member: Member, _ deed: Deed, at place: Place = .district) -> Bool {
    why(member, may: deed, at: place).isAllowed
  }

  /// Whether there is any place at which the member may.
  package func allowsSomewhere(_ member: Member, _ deed: Deed) -> Bool {
    member.positions.contains { $0.post.deeds.contains(deed) && allows(member, deed, at: $0.place) }
  }

  /// Whether a position at one place reaches another. The plan is everybody's to read, and what concerns the whole
  /// district is everybody's to comment on.
  private func covers(_ held: Place, _ asked: Place, for deed: Deed) -> Bool {
    if deed == .readPlan { return true }
    return switch (held, asked) {
    case (.district, _): true
    case (_, .district): deed == .comment
    case (.network(let mine), .network(let theirs)): mine == theirs
    case (.network(let mine), .school(let school)): networkOfSchool[school] == mine
    case (.school(let mine), .school(let theirs)): mine == theirs
    case (.school, .network): false
    }
  }

  /// The schools whose own records this person may touch in this way; nil means every school.
  package func schools(_ member: Member, may deed: Deed) -> Set<School.ID>? {
    guard let viewer else { return schoolsAlone(member, may: deed) }
    if !deed.isReading { return [] }
    guard let own = schoolsAlone(viewer, may: deed) else { return schoolsAlone(member, may: deed) }
    return schoolsAlone(member, may: deed)?.intersection(own) ?? own
  }

  private func schoolsAlone(_ member: Member, may deed: Deed) -> Set<School.ID>? {
    if deed == .readPlan { return nil }
    var schools: Set<School.ID> = []
    for held in member.positions where held.post.deeds.contains(deed) {
      switch held.place {
      case .district: return nil
      case .network(let network): schools.formUnion(networkOfSchool.filter { $0.value == network }.keys)
      case .school(let school): schools.insert(school)
      }
    }
    return schools
  }
}
