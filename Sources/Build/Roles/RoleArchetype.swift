import Purpose
import Vocabulary

/// A sort of role that districts have, under a name of nobody's own: something to begin a charter from.
///
/// An open list: a new one is a new static member and a place in `all`.
package struct RoleArchetype: Sendable {
  /// Stable: kept in the charters begun from it.
  package let name: String
  package let title: Phrase
  package let about: Phrase
  /// What places that have it say of time with own students, of the load and of the money.
  package let teaching: Phrase
  package let load: Phrase
  package let money: Phrase
  package let source: Phrase
  package var release: Double?
  package var span: ClosedRange<Int>?
  package var extraDays: Int?
  package var evaluation: EvaluationDuty = .none
  package var holders: [HolderGroup] = [.teachers]
  package var selector: Selector = .poolThenSchool
  package var forbidden: [ForbiddenDuty] = [.supervision, .cover]
  package var competencies: [Competency] = []
  package var responsibilities: [(Phrase, Double)] = []

  package init?(named name: String) {
    guard let found = RoleArchetype.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  package init(
    _ name: String, _ title: Phrase, _ about: Phrase, teaching: Phrase, load: Phrase, money: Phrase, source: Phrase,
    _ edit: (inout RoleArchetype) -> Void
  ) {
    self.name = name
    self.title = title
    self.about = about
    self.teaching = teaching
    self.load = load
    self.money = money
    self.source = source
    edit(&self)
  }

  package static var choices: [Choice] { all.map { Choice($0.name, $0.title) } }
}

extension RoleArchetype {
  /// A charter to be changed as the district likes, and what the role would answer for.
  package func charter(for role: Role.ID, as id: RoleCharter.ID) -> RoleCharter {
    var charter = RoleCharter(id: id)
    charter.role = role
    charter.archetype = name
    charter.release = release
    charter.extraDays = extraDays
    charter.spanLeast = span?.lowerBound
    charter.spanMost = span?.upperBound
    charter.term = 2
    charter.evaluation = evaluation
    charter.holders = holders
    charter.selector = selector
    charter.forbidden = forbidden
    charter.competencies = competencies
    return charter
  }

  package func responsibilities(of role: Role.ID, in language: Language) -> [Responsibility] {
    responsibilities.map { words, share in
      var part = Responsibility(id: .new())
      part.name = words[language]
      part.role = role
      part.share = share
      return part
    }
  }
}
