import Vocabulary

/// The early signs at one school, the most pressing first. Source: docs/rules/agreements.md#early-signs
struct EarlySigns {
  var found: [EarlySign] = []

  private static let agreementPages = PlanLink.page("build/agreements")

  mutating func people(_ principal: Person?, _ manager: Person?, _ vacancies: [String]) {
    let ask = Phrase(
      "Ask district IT to enter who holds the post", es: "Pida a informática que registre quién ocupa el cargo")
    if principal == nil {
      add("no-principal", "No principal is entered", es: "No consta dirección", next: ask, at: .list(Position.kind))
    }
    if manager == nil {
      add(
        "no-manager", "No principal manager is entered", es: "No consta supervisión", next: ask,
        at: .list(Position.kind)
      )
    }
    for role in vacancies {
      add(
        "vacancy", "Nobody holds the role: \(role)", es: "Nadie ocupa el rol: \(role)",
        next: Phrase(
          "Settle with the principal who could hold \(role), and by when",
          es: "Acuerde con la dirección quién podría ocupar \(role) y para cuándo"),
        at: .page("build/who-holds-what"))
    }
  }

  mutating func plan(_ late: PrincipalSupport.LatePlan?, _ shortfalls: [ReleaseShortfall]) {
    if let late {
      add(
        "plan-late", "The plan for \(late.year) was due on \(late.due)",
        es: "El plan de \(late.year) debía entregarse el \(late.due)",
        next: Phrase(
          "Go through the open questions of the plan with the principal",
          es: "Repase con la dirección las cuestiones abiertas del plan"),
        at: Self.page(of: late.plan))
    }
    for shortfall in shortfalls { add(shortfall) }
  }

  private mutating func add(_ shortfall: ReleaseShortfall) {
    let (given, promised) = (Phrase(percent: shortfall.given), Phrase(percent: shortfall.promised))
    let who = shortfall.name.map { Phrase(verbatim: $0) } ?? Phrase("each leader", es: "cada líder")
    add(
      "release-not-honored",
      "Released time: \(who.en) has \(given.en), and the plan says \(promised.en)",
      es: "Tiempo liberado: \(who.es) con \(given.es); el plan dice \(promised.es)",
      next: Phrase(
        "Ask what took the time, and settle who covers; if the rule does not fit the school, a variance",
        es: "Pregunte qué ocupó el tiempo y acuerde quién cubre; si la regla no conviene a la escuela, una excepción"),
      at: Self.page(of: shortfall.plan))
  }

  private static func page(of plan: SchoolPlan.ID?) -> PlanLink {
    .page(plan.map { "build/plans-by-school/\($0)" } ?? "build/plans-by-school")
  }

  mutating func agreements(_ leaders: [PrincipalSupport.Leader], _ own: [PrincipalSupport.Standing]) {
    for leader in leaders { agreement(leader, own.first { $0.second == leader.person }?.state) }
  }

  private mutating func agreement(_ leader: PrincipalSupport.Leader, _ state: AgreementState?) {
    let name = leader.name
    let sign = Phrase("Ask both to sign what they have settled", es: "Pida a ambas partes que firmen lo acordado")
    switch state {
    case nil, .ended:
      add(
        "no-agreement", "No agreement with \(name)", es: "Sin acuerdo con \(name)",
        next: Phrase(
          "Ask the principal to begin an agreement with \(name)",
          es: "Pida a la dirección que empiece un acuerdo con \(name)"), at: Self.agreementPages)
    case .draft:
      add(
        "not-signed", "Agreement with \(name) is not signed", es: "El acuerdo con \(name) está sin firmar", next: sign,
        at: Self.agreementPages)
    case .waiting(let person):
      let isLeader = person == leader.person
      add(
        "half-signed",
        isLeader ? "\(name) has not signed the agreement" : "The principal has not signed the agreement with \(name)",
        es: isLeader ? "\(name) no ha firmado el acuerdo" : "La dirección no ha firmado el acuerdo con \(name)",
        next: sign, at: Self.agreementPages)
    case .reviewLate(let day):
      add(
        "review-late", "Agreement with \(name) was to be looked at again by \(day)",
        es: "El acuerdo con \(name) debía revisarse antes del \(day)",
        next: Phrase("Ask both to look at it again", es: "Pida a ambas partes que lo revisen"), at: Self.agreementPages)
    case .signed, .reviewDue: break
    }
  }

  mutating func support(_ principal: Person, _ manager: Person, _ all: [PrincipalSupport.Standing]) {
    let has = all.contains { $0.sort == .support && $0.first == manager.id && $0.second == principal.id && $0.isSigned }
    if has { return }
    add(
      "no-support-agreement", "No signed agreement with \(manager.title)",
      es: "Sin acuerdo firmado con \(manager.title)",
      next: Phrase(
        "Settle with \(principal.title) how you work together, and sign it",
        es: "Acuerde con \(principal.title) cómo trabajarán y fírmenlo"), at: Self.agreementPages)
  }

  mutating func talks(_ talks: [CheckIn], last: CheckIn?, isSeenLately: Bool, on today: Day) {
    for talk in talks where talk.isLate(on: today) {
      add(
        "follow-up-late", "Not done: \(talk.followUp)", es: "Sin hacer: \(talk.followUp)",
        next: Phrase("Do it, or settle another day", es: "Hágalo o acuerde otro día"), at: .record(talk.id))
    }
    if !isSeenLately {
      let since = last?.day
      add(
        "no-check-in", since.map { "No check-in since \($0)" } ?? "No check-in yet",
        es: since.map { "Sin conversación desde el \($0)" } ?? "Aún sin conversación",
        next: Phrase("Settle a day for a check-in", es: "Acuerde un día para conversar"), at: .list(CheckIn.kind))
    }
  }

  private mutating func add(_ code: String, _ en: String, es: String, next: Phrase, at page: PlanLink) {
    found.append(EarlySign(code, Phrase(en, es: es), next: next, at: page))
  }
}
