import Vocabulary

/// Which values a decision right allows: a range, a set of choices, at least one of some groups.
package struct Bound: Sendable, Equatable {
  package var least: PlanValue?
  package var most: PlanValue?
  /// Nil for whatever there is.
  package var allowed: Set<String>?
  /// One of these has to be among the people, at least.
  package var oneOf: Set<String> = []

  package init() {}

  package var isOpen: Bool { least == nil && most == nil && allowed == nil && oneOf.isEmpty }
}

extension Bound {
  package func allows(_ value: PlanValue) -> Bool { breach(by: value) == nil }

  /// The first thing about a value that the bound does not allow.
  package func breach(by value: PlanValue) -> Breach? {
    switch value {
    case .people(let names): breach(by: names)
    case .choice(let name): allowed.map { !$0.contains(name) } == true ? .notAllowed([name]) : nil
    case .flag, .text: nil
    case .share, .count, .money: value.amount.flatMap(breach)
    }
  }

  /// Shares and money are typed in decimals: what differs by less than a millionth is the same.
  private static let rounding = 1e-6

  private func breach(by amount: Double) -> Breach? {
    if let least, let lowest = least.amount, amount < lowest - Self.rounding {
      return .below(least)
    }
    if let most, let highest = most.amount, amount > highest + Self.rounding { return .above(most) }
    return nil
  }

  private func breach(by names: [String]) -> Breach? {
    if let allowed {
      let others = names.filter { !allowed.contains($0) }
      if !others.isEmpty { return .notAllowed(others) }
    }
    if !oneOf.isEmpty, oneOf.isDisjoint(with: names) { return .noneOf(oneOf.sorted()) }
    if case .count(let few)? = least, names.count < few { return .tooFew(few) }
    if case .count(let many)? = most, names.count > many { return .tooMany(many) }
    return nil
  }

  /// How a value goes beyond a bound.
  package enum Breach: Sendable, Equatable {
    case below(PlanValue)
    case above(PlanValue)
    case notAllowed([String])
    case noneOf([String])
    case tooFew(Int)
    case tooMany(Int)

    /// Stable.
    package var code: String {
      switch self {
      case .below: "below-bound"
      case .above: "above-bound"
      case .notAllowed: "not-allowed"
      case .noneOf: "none-of-required"
      case .tooFew: "too-few"
      case .tooMany: "too-many"
      }
    }
  }
}

extension Bound {
  /// The rule in words: "at least 40%", "from 40% to 60%", "one of: A or B".
  package var words: Phrase {
    let parts = [range, choices, required].compactMap(\.self)
    return parts.joined(by: "; ")
  }

  private var range: Phrase? {
    switch (least, most) {
    case (nil, nil): return nil
    case (let least?, nil):
      return Phrase("at least \(least.shown.en)", es: "al menos \(least.shown.es)")
    case (nil, let most?):
      return Phrase("at most \(most.shown.en)", es: "como máximo \(most.shown.es)")
    case (let least?, let most?):
      return Phrase(
        "from \(least.shown.en) to \(most.shown.en)", es: "de \(least.shown.es) a \(most.shown.es)")
    }
  }

  private var choices: Phrase? {
    allowed.map { allowed in
      let list = Phrase.either(allowed.sorted())
      return Phrase("only \(list.en)", es: "solo \(list.es)")
    }
  }

  private var required: Phrase? {
    if oneOf.isEmpty { return nil }
    let list = Phrase.either(oneOf.sorted())
    return Phrase("\(list.en) among them", es: "\(list.es) entre ellos")
  }
}

extension Phrase {
  /// "one, two or three".
  static func either(_ names: [String]) -> Phrase {
    guard let last = names.last, names.count > 1 else { return Phrase(verbatim: names.first ?? "") }
    let head = names.dropLast().joined(separator: ", ")
    return Phrase("\(head) or \(last)", es: "\(head) o \(last)")
  }
}

extension Bound {
  /// Whether everything that the other allows is allowed here too.
  package func includes(_ other: Bound) -> Bool {
    isNoHigher(least, other.least) && isNoLower(most, other.most) && includesChoices(of: other)
      && (oneOf.isEmpty || !other.oneOf.isEmpty && other.oneOf.isSubset(of: oneOf))
  }

  private func isNoHigher(_ mine: PlanValue?, _ theirs: PlanValue?) -> Bool {
    guard let mine = mine?.amount else { return true }
    return theirs?.amount.map { mine <= $0 } ?? false
  }

  private func isNoLower(_ mine: PlanValue?, _ theirs: PlanValue?) -> Bool {
    guard let mine = mine?.amount else { return true }
    return theirs?.amount.map { mine >= $0 } ?? false
  }

  private func includesChoices(of other: Bound) -> Bool {
    guard let allowed else { return true }
    return other.allowed.map { $0.isSubset(of: allowed) } ?? false
  }
}
