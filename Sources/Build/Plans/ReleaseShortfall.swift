import Purpose
import Vocabulary

/// Released time that an approved plan promises and that is not given.
/// Source: docs/rules/agreements.md#released-time
package struct ReleaseShortfall: Sendable, Equatable {
  /// Whose time it is; nil for every leader of the school.
  package let name: String?
  package let promised: Double
  package let given: Double
  package let plan: SchoolPlan.ID?

  package init(_ name: String? = nil, promised: Double, given: Double, plan: SchoolPlan.ID? = nil) {
    self.name = name
    self.plan = plan
    self.promised = promised
    self.given = given
  }

  /// The question of the library that says how much of a leader’s time is released.
  package static let question = "release-share"

  /// What the school says is done, beside what was approved. Answers to other questions are passed over.
  package static func enacted(_ answers: [PlanAnswer], asked questions: Set<DecisionRight.ID>) -> [ReleaseShortfall] {
    answers.filter { $0.right.map(questions.contains) ?? false }.compactMap { answer in
      guard let promised = share(answer.value), let given = share(answer.enacted) else { return nil }
      return shortfall(nil, promised, given, answer.plan)
    }
  }

  /// What the leaders of planned teams are appointed for, beside what the plan has for them. `time` is that of each role, for
  /// appointments that say nothing else.
  package static func appointed(
    _ teams: [PlannedTeam], _ appointments: [Appointment], time: [Role.ID: Double], names: [Person.ID: String]
  ) -> [ReleaseShortfall] {
    teams.compactMap { team in
      guard let promised = team.release, let leader = team.leader, let role = team.role else { return nil }
      let own = appointments.filter { $0.person == leader && $0.role == role && $0.school == team.school }
      let times = own.compactMap { $0.time ?? time[role] }
      return times.isEmpty ? nil : shortfall(names[leader] ?? team.name, promised, times.reduce(0, +), team.plan)
    }
  }

  private static func share(_ text: String) -> Double? {
    guard case .share(let share)?? = try? AnswerKind.share.value(from: text) else { return nil }
    return share
  }

  private static func shortfall(
    _ name: String?, _ promised: Double, _ given: Double, _ plan: SchoolPlan.ID?
  ) -> ReleaseShortfall? {
    given < promised - Responsibility.roundingOfShares
      ? ReleaseShortfall(name, promised: promised, given: given, plan: plan) : nil
  }
}
