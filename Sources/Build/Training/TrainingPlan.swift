import Purpose
import Vocabulary

/// What the roles ask of their holders, what the events of a year build, and who has been where.
package struct TrainingPlan: Sendable, Equatable {
  package let events: [TrainingEvent]
  package let learners: [Learner]
  package let today: Day

  /// Somebody who holds a role, with what the role asks for and what they have had of it.
  package struct Learner: Sendable, Equatable {
    package let person: Person.ID
    package let name: String
    package let school: School.ID?
    package let roles: [Role.ID]
    /// How many events of each domain they have been at.
    package let had: [LeadershipDomain: Int]
    package let attended: Int
    /// Past events that were for them.
    package let invited: Int

    package var lacks: [LeadershipDomain] { LeadershipDomain.allCases.filter { asked.contains($0) && had[$0] == nil } }
    let asked: Set<LeadershipDomain>
    package func needs(_ domain: LeadershipDomain) -> Bool { asked.contains(domain) }
  }

  /// Somebody in roles, as the appointments say it.
  package struct Holder: Sendable, Equatable {
    package let person: Person.ID
    package let name: String
    package let school: School.ID?
    package let roles: [Role.ID]

    package init(_ person: Person.ID, _ name: String, at school: School.ID?, in roles: [Role.ID]) {
      self.person = person
      self.name = name
      self.school = school
      self.roles = roles
    }
  }

  /// `asked`: what each role asks for; a role that says nothing asks for all of it.
  package init(
    _ events: [TrainingEvent], holders: [Holder], asked: [Role.ID: [LeadershipDomain]], attendance: [Attendance],
    on today: Day
  ) {
    self.today = today
    self.events = events.sorted { ($0.day?.number ?? 0, $0.name) < ($1.day?.number ?? 0, $1.name) }
    let byID = Dictionary(events.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let byPerson = Dictionary(grouping: attendance) { $0.person }
    let past = events.filter { $0.day.map { $0 <= today } ?? false }
    learners = holders.map { holder in
      let been = Set((byPerson[holder.person] ?? []).compactMap(\.event)).compactMap { byID[$0] }
      var had: [LeadershipDomain: Int] = [:]
      for domain in been.flatMap({ Set($0.domains) }) { had[domain, default: 0] += 1 }
      let wanted = holder.roles.flatMap { asked[$0].flatMap { $0.isEmpty ? nil : $0 } ?? LeadershipDomain.allCases }
      return Learner(
        person: holder.person, name: holder.name, school: holder.school, roles: holder.roles, had: had,
        attended: been.count, invited: past.count { event in holder.roles.contains(where: event.isFor) },
        asked: Set(wanted))
    }
  }

  package var coming: [TrainingEvent] { events.filter { $0.day.map { $0 >= today } ?? false } }
  package var past: [TrainingEvent] { events.filter { $0.day.map { $0 < today } ?? false }.reversed() }

  /// Of those whose role asks for it, how many have been at an event that builds it.
  package func coverage(of domain: LeadershipDomain) -> (had: Int, of: Int) {
    let asked = learners.filter { $0.needs(domain) }
    return (asked.count { $0.had[domain] != nil }, asked.count)
  }

  package func events(building domain: LeadershipDomain) -> Int { events.count { $0.domains.contains(domain) } }

  /// What roles ask for and no event of the year builds.
  package var unplanned: [LeadershipDomain] {
    LeadershipDomain.allCases.filter { domain in learners.contains { $0.needs(domain) } && events(building: domain) == 0
    }
  }

  /// In one sentence, for the person who plans.
  package var sentence: Phrase {
    guard !learners.isEmpty else {
      return Phrase("Nobody holds a role yet.", es: "Nadie ocupa un rol todavía.")
    }
    let whole = learners.count { $0.lacks.isEmpty }
    return Phrase(
      "\(whole) of \(learners.count) holders of roles have had everything that their roles ask for.",
      es: "\(whole) de \(learners.count) personas con un rol han recibido todo lo que sus roles piden.")
  }
}

extension Competency {
  /// The domain of the standards that a competency of a charter belongs to.
  package var domain: LeadershipDomain {
    switch self {
    case .adults, .teams: .culture
    case .evidence: .research
    case .learning: .learning
    case .coaching, .content: .instruction
    case .assessment: .assessment
    case .families: .outreach
    case .equity, .advocacy: .advocacy
    }
  }
}

/// The code that is shown in the room: six letters that nobody mistakes for one another.
package struct AttendanceCode: Sendable, Equatable {
  package let text: String

  package static let length = 6
  /// Without vowels, so that no word comes out, and without letters that look or sound alike.
  static let letters = Array("BCDFGHJKLMPQRTVWXZ")

  package init(using source: inout some RandomNumberGenerator) {
    text = String((0..<Self.length).map { _ in Self.letters[Int.random(in: 0..<Self.letters.count, using: &source)] })
  }

  package init(_ text: String) { self.text = Self.canonical(text) }

  /// Capitals or not, with spaces and hyphens or without.
  package func isTyped(_ typed: String) -> Bool { text.count == Self.length && Self.canonical(typed) == text }

  private static func canonical(_ typed: String) -> String {
    String(typed.uppercased().filter { letters.contains($0) })
  }
}
