import Purpose
import Vocabulary

/// The published rights of one year, each read once: what every plan of the year is checked against.
package struct PlanRules: Sendable {
  package let year: SchoolYear
  let rules: [Rule]
  /// Where each right stands among the rules.
  let places: [DecisionRight.ID: Int]

  /// A class, so that the lines of hundreds of plans share a right instead of copying its twenty fields.
  final class Rule: Sendable {
    let right: DecisionRight
    let kind: AnswerKind
    let options: [String]
    let bound: Bound
    let fixed: PlanValue?

    init(_ right: DecisionRight, _ kind: AnswerKind) {
      self.right = right
      self.kind = kind
      options = right.options.names
      bound = right.bound
      fixed = right.fixedValue
    }
  }

  package init(_ matrix: RightsMatrix) {
    year = matrix.year
    rules = matrix.published.compactMap { right in right.kind.map { Rule(right, $0) } }
    places = Dictionary(rules.enumerated().map { ($1.right.id, $0) }) { first, _ in first }
  }

  package var rights: [DecisionRight] { rules.map(\.right) }
}

/// One school's plan, held against every right that concerns it.
/// Source: docs/rules/decision-rights.md#checks
package struct PlanCheck: Sendable {
  package let plan: SchoolPlan
  package let lines: [Line]

  /// One question, with what the school says to it and what the right says to that.
  package struct Line: Sendable {
    let rule: PlanRules.Rule
    package var right: DecisionRight { rule.right }
    package let answer: PlanAnswer?
    package let value: PlanValue?
    package let standing: Standing
    /// The granted variance that bears on it, used or not.
    package let variance: Variance?

    package var finding: Finding? {
      if case .outside(let finding) = standing { finding } else { nil }
    }
    package var isMissing: Bool { if case .missing = standing { true } else { false } }
  }

  package enum Standing: Sendable, Equatable {
    /// The district has said it; the school has nothing to add.
    case fixed
    /// Nothing is said yet.
    case missing
    case within
    /// Outside the rule, and a variance allows it.
    case byVariance
    case outside(Finding)
  }

  /// `roles` are those that exist at the school: what concerns another role is not asked.
  package init(
    _ plan: SchoolPlan, answers: [PlanAnswer], variances: [Variance], roles: Set<Role.ID>,
    rules: PlanRules,
    keys: [DecisionRight.ID: DecisionRight.Key] = [:]
  ) {
    self.plan = plan
    var answerAt = [Int?](repeating: nil, count: rules.rules.count)
    for (index, answer) in answers.enumerated() {
      if let place = answer.right.flatMap({ rules.places[$0] }) { answerAt[place] = index }
    }
    var varianceOf: [DecisionRight.Key: Variance] = [:]
    for variance in variances where variance.isInForce(in: rules.year) {
      if let right = variance.right, let key = keys[right] { varianceOf[key] = variance }
    }
    var lines: [Line] = []
    lines.reserveCapacity(rules.rules.count)
    for (rule, index) in zip(rules.rules, answerAt) {
      if let role = rule.right.role, !roles.contains(role) { continue }
      let variance = varianceOf.isEmpty ? nil : varianceOf[rule.right.key]
      lines.append(rule.line(index.map { answers[$0] }, variance))
    }
    self.lines = lines
  }

  package var missing: [Line] { lines.filter(\.isMissing) }
  package var outside: [Line] { lines.filter { $0.finding != nil } }
  package var answered: Int { lines.count { $0.rule.right.isAskedOfSchools && !$0.isMissing } }
  package var asked: Int { lines.count { $0.rule.right.isAskedOfSchools } }

  /// What stands in the way of submitting.
  package var findings: [Finding] {
    lines.compactMap { line in
      if let finding = line.finding { return finding }
      guard line.isMissing else { return nil }
      return Finding(
        PlanAnswer.field(line.right.id), "unanswered",
        Phrase("Answer: \(line.right.name)", es: "Responda: \(line.right.name)"))
    }
  }
}

extension PlanRules.Rule {
  fileprivate func line(_ answer: PlanAnswer?, _ variance: Variance?) -> PlanCheck.Line {
    let (value, standing) = standing(of: answer?.value ?? "", variance)
    return PlanCheck.Line(
      rule: self, answer: answer, value: value, standing: standing, variance: variance)
  }

  func standing(of typed: String, _ variance: Variance?) -> (PlanValue?, PlanCheck.Standing) {
    let value: PlanValue?
    do throws(UnreadableField) {
      value = try kind.value(from: typed, among: kind == .people ? options : choices(variance))
    } catch {
      return (nil, .outside(Finding(PlanAnswer.field(right.id), error.code, error.message)))
    }
    if right.hold == .tight { return fixedStanding(value, variance) }
    guard let value else { return (nil, .missing) }
    guard let breach = bound.breach(by: value) else { return (value, .within) }
    if let variance, allows(value, variance) { return (value, .byVariance) }
    return (value, .outside(finding(value, breach)))
  }

  /// A loose choice may be something that nobody thought of.
  private func choices(_ variance: Variance?) -> [String] { right.hold == .loose ? [] : options }

  /// What is tight needs no answer; another value than the district's needs a variance.
  private func fixedStanding(_ value: PlanValue?, _ variance: Variance?) -> (
    PlanValue?, PlanCheck.Standing
  ) {
    guard let value, value != fixed else { return (fixed, .fixed) }
    if let variance, allows(value, variance) { return (value, .byVariance) }
    let rule = right.rule
    return (
      value,
      .outside(
        Finding(
          PlanAnswer.field(right.id), "tight",
          Phrase(
            "Enter \(rule.en), or ask for a variance: \(right.name) is the same for every school\(inOwnWords.en)",
            es:
              "Escriba \(rule.es) o pida una excepción: \(right.name) es igual en toda escuela\(inOwnWords.es)"
          )))
    )
  }

  /// Up to what was asked for and granted, and no further.
  private func allows(_ value: PlanValue, _ variance: Variance) -> Bool {
    guard let granted = (try? kind.value(from: variance.asked, among: options)) ?? nil else {
      return false
    }
    if value == granted { return true }
    guard let amount = value.amount, let limit = granted.amount else { return false }
    if let fixed = fixed?.amount {
      return min(fixed, limit) <= amount && amount <= max(fixed, limit)
    }
    if let least = bound.least?.amount, limit < least { return limit <= amount && amount < least }
    if let most = bound.most?.amount, limit > most { return most < amount && amount <= limit }
    return false
  }

  /// The district's own words for its rule, where it has any.
  private var inOwnWords: Phrase {
    let words = right.statement.trimmed
    return words.isEmpty ? Phrase(verbatim: "") : Phrase(" (“\(words)”)", es: " («\(words)»)")
  }

  private func finding(_ value: PlanValue, _ breach: Bound.Breach) -> Finding {
    Finding(PlanAnswer.field(right.id), breach.code, right.message(value, breach) + inOwnWords)
  }
}

extension DecisionRight {
  /// What to do about a value that goes beyond the bound.
  func message(_ value: PlanValue, _ breach: Bound.Breach) -> Phrase {
    let said = value.shown
    switch breach {
    case .below(let least):
      return Phrase(
        "Enter at least \(least.shown.en) for “\(name)”: \(said.en) is less",
        es: "Escriba al menos \(least.shown.es) en «\(name)»: \(said.es) es menos")
    case .above(let most):
      return Phrase(
        "Enter at most \(most.shown.en) for “\(name)”: \(said.en) is more",
        es: "Escriba como máximo \(most.shown.es) en «\(name)»: \(said.es) es más")
    case .notAllowed(let names):
      let (not, only) = (Phrase.either(names), Phrase.either(offered))
      return Phrase(
        "Choose \(only.en) for “\(name)”: \(not.en) is not allowed",
        es: "Elija \(only.es) en «\(name)»: no se permite \(not.es)")
    case .noneOf(let names):
      let wanted = Phrase.either(names)
      return Phrase(
        "Include \(wanted.en) in “\(name)”", es: "Incluya \(wanted.es) en «\(name)»")
    case .tooFew(let few):
      return Phrase("Name at least \(few) for “\(name)”", es: "Nombre al menos \(few) en «\(name)»")
    case .tooMany(let many):
      return Phrase(
        "Name at most \(many) for “\(name)”", es: "Nombre como máximo \(many) en «\(name)»")
    }
  }
}
