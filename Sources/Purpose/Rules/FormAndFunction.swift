import Vocabulary

/// Whether each role has both a form (time, pay or authority) and a function (a stated change that it is aimed at).
///
/// Source: docs/rules/form-and-function.md
package struct FormAndFunction: Equatable, Sendable {
  /// How one role stands.
  package struct Verdict: Equatable, Sendable {
    package let role: Role
    /// The live theories of action that it serves and that say what is to change in teaching or culture.
    package let changes: [TheoryOfAction]
    package let forms: Set<Form>

    package var hasForm: Bool { !forms.isEmpty }
    package var hasAim: Bool { !changes.isEmpty }

    package var standing: Standing {
      switch (hasForm, hasAim) {
      case (true, true): .both
      case (true, false): .formOnly
      case (false, true): .aimOnly
      case (false, false): .neither
      }
    }
  }

  /// What a role is given so that it can be done.
  package enum Form: String, CaseIterable, Sendable {
    case time, pay, authority

    package var label: Phrase {
      switch self {
      case .time: Phrase("time", es: "tiempo")
      case .pay: Phrase("pay", es: "pago")
      case .authority: Phrase("authority", es: "autoridad")
      }
    }
  }

  package enum Standing: String, CaseIterable, Sendable {
    case both, formOnly, aimOnly, neither

    package var label: Phrase {
      switch self {
      case .both: Phrase("Form and function", es: "Forma y función")
      case .formOnly: Phrase("Form without a stated change", es: "Forma sin un cambio declarado")
      case .aimOnly: Phrase("A stated change without form", es: "Cambio declarado sin forma")
      case .neither: Phrase("Neither", es: "Ninguna de las dos")
      }
    }

    package var meaning: Phrase {
      switch self {
      case .both:
        Phrase(
          "It is given time, pay or authority, and it is aimed at a stated change.",
          es: "Recibe tiempo, pago o autoridad y apunta a un cambio declarado.")
      case .formOnly:
        Phrase(
          "It is given time, pay or authority, but nobody has said what is to change: a career step.",
          es: "Recibe tiempo, pago o autoridad, pero nadie ha dicho qué debe cambiar: un escalón profesional.")
      case .aimOnly:
        Phrase(
          "It is to change something, and is given neither time nor pay nor authority.",
          es: "Debe cambiar algo y no recibe tiempo, pago ni autoridad.")
      case .neither:
        Phrase("It has a name and nothing else yet.", es: "Por ahora solo tiene un nombre.")
      }
    }
  }

  /// How much of something is aimed at a stated change.
  package struct Aimed: Equatable, Sendable {
    package let aimed: Double
    package let whole: Double

    /// Nil when there is nothing to share out.
    package var share: Double? { whole > 0 ? aimed / whole : nil }
  }

  package let verdicts: [Verdict]
  /// Stated changes that no role with a form serves.
  package let unservedChanges: [TheoryOfAction]
  /// In full-time positions.
  package let time: Aimed
  /// In cents a year.
  package let pay: Aimed
  /// Roles with time or pay that are in no sum, because nobody has said how many people hold them.
  package let uncounted: [Role]

  /// Retired roles and theories are left out.
  package init(roles: [Role], theories: [TheoryOfAction]) {
    let stated = theories.filter(\.statesChange)
    let verdicts = roles.filter(\.isLive).map { role in
      Verdict(role: role, changes: stated.filter { role.theories.contains($0.id) }, forms: role.forms)
    }
    self.verdicts = verdicts
    let served = Set(verdicts.filter(\.hasForm).flatMap { $0.changes.map(\.id) })
    unservedChanges = stated.filter { !served.contains($0.id) }
    uncounted = verdicts.map(\.role).filter { $0.holders == nil && !$0.forms.isDisjoint(with: [.time, .pay]) }
    time = Self.aimed(verdicts) { $0.time ?? 0 }
    pay = Self.aimed(verdicts) { Double($0.stipend?.cents ?? 0) }
  }

  private static func aimed(_ verdicts: [Verdict], _ each: (Role) -> Double) -> Aimed {
    func sum(_ verdicts: [Verdict]) -> Double {
      verdicts.reduce(0) { $0 + Double($1.role.holders ?? 0) * each($1.role) }
    }
    return Aimed(aimed: sum(verdicts.filter(\.hasAim)), whole: sum(verdicts))
  }

  package func verdicts(_ standing: Standing) -> [Verdict] { verdicts.filter { $0.standing == standing } }
  package var aimed: [Verdict] { verdicts.filter(\.hasAim) }
}

extension Role {
  package var forms: Set<FormAndFunction.Form> {
    var forms: Set<FormAndFunction.Form> = []
    if let time, time > 0 { forms.insert(.time) }
    if let stipend, stipend > .zero { forms.insert(.pay) }
    if !authority.trimmed.isEmpty { forms.insert(.authority) }
    return forms
  }
}

extension FormAndFunction {
  /// "All" and "none" are said only when they are exactly so: a share that is nearly all reads as 99 %.
  package static func percent(_ share: Double) -> Int {
    if share <= 0 { return 0 }
    if share >= 1 { return 100 }
    return min(99, max(1, Int((share * 100).rounded())))
  }

  /// "82% of the time and 90% of the pay of roles", as far as there is any.
  package var shares: Phrase? {
    let time = time.share.map { share in
      Phrase("\(Self.percent(share))% of role time", es: "el \(Self.percent(share)) % del tiempo de los roles")
    }
    let pay = pay.share.map { share in
      Phrase("\(Self.percent(share))% of stipends", es: "el \(Self.percent(share)) % de los estipendios")
    }
    let parts = [time, pay].compactMap { $0 }
    return parts.isEmpty ? nil : .list(parts)
  }
}
