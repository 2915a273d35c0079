import Build
import Purpose
import Vocabulary

/// Decision rights, plans and variances of a small district, named by their own names.
enum Rights {
  static let year = SchoolYear(2026)

  static func right(
    _ name: String, _ kind: AnswerKind, _ hold: Hold, in year: SchoolYear = Rights.year,
    _ edit: (inout DecisionRight) -> Void = { _ in }
  ) -> DecisionRight {
    var right = DecisionRight(id: .init("\(name) \(year.start)"))
    right.name = name
    right.subject = .time
    right.year = year
    right.kind = kind
    right.hold = hold
    right.level = hold == .tight ? .district : hold == .loose ? .school : .jointly
    right.decider = "The principal"
    right.gives = "Time"
    right.stage = .published
    edit(&right)
    return right
  }

  static func share(_ least: String = "", _ most: String = "") -> DecisionRight {
    right("Release", .share, .bounded) {
      $0.least = least
      $0.most = most
    }
  }

  static func plan(_ school: String = "A", _ stage: SchoolPlan.Stage = .draft) -> SchoolPlan {
    var plan = SchoolPlan(id: .init("plan of \(school)"))
    plan.school = .init(school)
    plan.year = year
    plan.aim = "More reading"
    plan.stage = stage
    return plan
  }

  static func answer(_ right: DecisionRight, _ value: String, at school: String = "A", enacted: String = "")
    -> PlanAnswer
  {
    var answer = PlanAnswer(id: .init("\(school) \(right.id)"))
    answer.school = .init(school)
    answer.right = right.id
    answer.value = value
    answer.enacted = enacted
    return answer
  }

  static func variance(
    _ right: DecisionRight, _ asked: String, _ stage: Variance.Stage = .granted, _ years: ClosedRange<Int> = 2026...2026
  ) -> Variance {
    var variance = Variance(id: .init("variance of \(right.id) \(asked)"))
    variance.school = .init("A")
    variance.right = right.id
    variance.asked = asked
    variance.reason = "Our building"
    variance.from = SchoolYear(years.lowerBound)
    variance.until = SchoolYear(years.upperBound)
    variance.stage = stage
    return variance
  }

  static func check(
    _ rights: [DecisionRight], _ answers: [PlanAnswer] = [], _ variances: [Variance] = [],
    others: [DecisionRight] = [], roles: Set<Role.ID> = []
  ) -> PlanCheck {
    let keys = Dictionary(uniqueKeysWithValues: (rights + others).map { ($0.id, $0.key) })
    return PlanCheck(
      plan(), answers: answers, variances: variances, roles: roles, rules: PlanRules(RightsMatrix(rights, in: year)),
      keys: keys)
  }
}
