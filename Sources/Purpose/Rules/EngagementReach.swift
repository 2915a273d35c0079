import Vocabulary

/// Who has been reached by the asking, who has not, and how far those who came stand for those who could have come.
///
/// Source: docs/rules/engagement.md
package struct EngagementReach: Equatable, Sendable {
  /// Groups whose numbers can be compared: a hundred families are not like a hundred principals.
  package enum Pool: String, CaseIterable, Sendable {
    case staff, publicAtLarge, bodies

    package var label: Phrase {
      switch self {
      case .staff: Phrase("Staff", es: "Personal")
      case .publicAtLarge: Phrase("Students, families and community", es: "Estudiantes, familias y comunidad")
      case .bodies: Phrase("Bodies and partners", es: "Órganos y organizaciones")
      }
    }
  }

  /// How well a group has been heard.
  package enum Standing: String, CaseIterable, Sendable {
    case notReached, underheard, heard

    package var label: Phrase {
      switch self {
      case .notReached: Phrase("Not reached yet", es: "Sin alcanzar todavía")
      case .underheard: Phrase("Heard less than its size", es: "Escuchado menos de lo que pesa")
      case .heard: Phrase("Heard", es: "Escuchado")
      }
    }
  }

  /// One group: how many took part, out of how many.
  package struct Group: Equatable, Sendable {
    package let group: StakeholderGroup
    /// Nil when nobody has said how large it is.
    package let size: Int?
    /// Seats taken at sessions; somebody who came twice counts twice.
    package let attended: Int
    /// Answers to consultations that name the group.
    package let answered: Int
    package let standing: Standing
    /// Its share of those who took part in its pool, against its share of the people there; nil without sizes.
    package let shareOfVoices: Double?
    package let shareOfPeople: Double?

    package var voices: Int { attended + answered }
    package var pool: Pool { group.pool }
  }

  package let groups: [Group]
  /// Stakeholders who were at no session and have not answered, most urgent first.
  package let unreached: [Stakeholder]

  /// `sizes` are those that a roster counts; they stand before what the register says.
  package init(
    stakeholders: [Stakeholder], sessions: [EngagementSession], answers: [StakeholderGroup: Int] = [:],
    answered: Set<Stakeholder.ID> = [], sizes: [StakeholderGroup: Int] = [:], priorities: [Priority] = []
  ) {
    let sizes = Self.sizes(of: stakeholders).merging(sizes) { _, counted in counted }
    let attended = sessions.reduce(into: [StakeholderGroup: Int]()) { $0.merge($1.attendance, uniquingKeysWith: +) }
    groups = Self.groups(sizes: sizes, attended: attended, answers: answers)
    let seen = answered.union(sessions.flatMap(\.stakeholders))
    let knowers = Set(priorities.flatMap(\.knownBy))
    unreached = stakeholders.filter { !seen.contains($0.id) }
      .sorted { ($0.urgency(knowers), $1.name) > ($1.urgency(knowers), $0.name) }
  }

  /// What the register says of the size of each group. Groups add up; single people are in them already.
  private static func sizes(of stakeholders: [Stakeholder]) -> [StakeholderGroup: Int] {
    stakeholders.reduce(into: [:]) { sizes, stakeholder in
      guard let group = stakeholder.group, stakeholder.form == .group, let size = stakeholder.size else { return }
      sizes[group, default: 0] += size
    }
  }

  private static func groups(
    sizes: [StakeholderGroup: Int], attended: [StakeholderGroup: Int], answers: [StakeholderGroup: Int]
  ) -> [Group] {
    func voices(_ group: StakeholderGroup) -> Int { (attended[group] ?? 0) + (answers[group] ?? 0) }
    return StakeholderGroup.allCases.map { group in
      let sized = StakeholderGroup.allCases.filter { $0.pool == group.pool && sizes[$0] != nil }
      let comparable = sizes[group] != nil && sized.count > 1 && group.pool != .bodies
      let people = comparable ? share(sizes[group] ?? 0, of: sized.map { sizes[$0] ?? 0 }) : nil
      let heard = comparable ? share(voices(group), of: sized.map(voices)) : nil
      return Group(
        group: group, size: sizes[group], attended: attended[group] ?? 0, answered: answers[group] ?? 0,
        standing: standing(voices(group), heard, people), shareOfVoices: heard, shareOfPeople: people)
    }
  }

  private static func share(_ part: Int, of all: [Int]) -> Double? {
    let whole = all.reduce(0, +)
    return whole == 0 ? nil : Double(part) / Double(whole)
  }

  /// A group is heard too little when its share of the voices is less than half of its share of the people.
  private static func standing(_ voices: Int, _ heard: Double?, _ people: Double?) -> Standing {
    if voices == 0 { return .notReached }
    guard let heard, let people else { return .heard }
    return heard < people / 2 ? .underheard : .heard
  }

  package func groups(_ standing: Standing) -> [Group] { groups.filter { $0.standing == standing } }
}

extension StakeholderGroup {
  package var pool: EngagementReach.Pool {
    switch self {
    case .teachers, .teacherLeaders, .supportStaff, .principals, .centralOffice: .staff
    case .students, .families, .community: .publicAtLarge
    case .union, .board, .partners: .bodies
    }
  }
}

extension Stakeholder {
  /// Whoever decides comes first, then whoever knows a priority best, then whoever has influence.
  fileprivate func urgency(_ knowers: Set<Stakeholder.ID>) -> Int {
    let part =
      switch stage {
      case .decide: 4
      case .consult: 2
      case .inform, nil: 0
      }
    return part + (knowers.contains(id) ? 3 : 0) + (influence == .high ? 1 : 0)
  }
}
