import Vocabulary

/// What a plan must say before its power can be told.
enum PowerRefusals {
  static func findings(_ question: Power) -> [Finding] {
    var out: [Finding] = []
    let test = question.test
    if !(test.alpha > 0 && test.alpha < 0.5) {
      out.append(range("alpha", Phrase("between 0 and 0.5: 0.05", es: "entre 0 y 0.5: 0.05")))
    }
    if !(test.power > test.alpha && test.power < 1) {
      out.append(range("power", Phrase("above alpha and below 1: 0.8", es: "mayor que alfa y menor que 1: 0.8")))
    }
    if let effect = question.effect, !(effect.isFinite && effect != 0 && abs(effect) < 10) {
      out.append(
        range(
          "effect", Phrase("in standard deviations, not 0: 0.2", es: "en desviaciones estándar, distinto de 0: 0.2")))
    }
    switch question.design {
    case .comparison(let design): out += numbers(design, question.numbers ?? PowerNumbers())
    case .rollout(let kind): out += rollout(kind, question.rollout, question)
    }
    return out
  }

  private static func numbers(_ design: PowerDesign, _ x: PowerNumbers) -> [Finding] {
    var out: [Finding] = []
    let counts = [("n", x.n), ("J", x.J), ("K", x.K), ("L", x.L)].prefix(design.levels)
    for (name, count) in counts where !(count.isFinite && count >= 1) {
      out.append(range(name, Phrase("1 or more", es: "1 o más")))
    }
    if !(x.p > 0 && x.p < 1) { out.append(range("p", Phrase("between 0 and 1: 0.5", es: "entre 0 y 1: 0.5"))) }
    if let q = x.q, !(q > 0 && q < 1) {
      out.append(range("q", Phrase("between 0 and 1: 0.5", es: "entre 0 y 1: 0.5")))
    }
    let shares = [
      ("rho2", x.rho2), ("rho3", x.rho3), ("rho4", x.rho4), ("r21", x.r21), ("r22", x.r22), ("r23", x.r23),
      ("r24", x.r24), ("r2t2", x.r2t2), ("r2t3", x.r2t3), ("r2t4", x.r2t4), ("r2m2", x.r2m2), ("r2m3", x.r2m3),
      ("attrition", x.attrition),
    ]
    for (name, share) in shares where !(share >= 0 && share <= 1) || (name == "attrition" && share == 1) {
      out.append(range(name, Phrase("from 0 up to 1", es: "de 0 a 1")))
    }
    if x.rho2 + x.rho3 + x.rho4 >= 1 {
      out.append(
        range(
          "rho2",
          Phrase(
            "so that rho2, rho3 and rho4 stay below 1 together", es: "de modo que rho2, rho3 y rho4 sumen menos de 1")))
    }
    let sizes = [
      ("omega2", x.omega2), ("omega3", x.omega3), ("omega4", x.omega4), ("omegam2", x.omegam2),
      ("omegam3", x.omegam3), ("g", x.g), ("cv", x.cv), ("lost", x.lost),
    ]
    for (name, size) in sizes where !(size >= 0 && size.isFinite) {
      out.append(range(name, Phrase("0 or more", es: "0 o más")))
    }
    if !(x.rel1 > 0 && x.rel1 <= 1) {
      out.append(range("rel1", Phrase("above 0, up to 1", es: "mayor que 0, hasta 1")))
    }
    if out.isEmpty {
      let parts = Precision.Parts(design, x)
      if !(parts.degreesOfFreedom >= 1 && parts.top > parts.taken) { out.append(tooFew(design.top)) }
    }
    return out
  }

  private static func rollout(_ kind: Power.RolloutDesign, _ plan: PlannedRollout?, _ question: Power) -> [Finding] {
    guard let plan else { return [range("clusters", Phrase("4 or more", es: "4 o más"))] }
    var out: [Finding] = []
    if plan.periods < 2 || plan.periods > 500 { out.append(range("periods", Phrase("2 to 500", es: "de 2 a 500"))) }
    if plan.starts.count > 100_000 { out.append(range("clusters", Phrase("up to 100,000", es: "hasta 100,000"))) }
    if !(plan.perCell > 0 && plan.perCell.isFinite) {
      out.append(range("n", Phrase("above 0", es: "mayor que 0")))
    }
    if !(plan.icc >= 0 && plan.icc < 1) {
      out.append(range("icc", Phrase("from 0, below 1", es: "desde 0, menor que 1")))
    }
    if !(plan.samePeople >= 0 && plan.samePeople < 1) {
      out.append(range("same-people", Phrase("from 0, below 1", es: "desde 0, menor que 1")))
    }
    let share: Double? =
      switch plan.correlation {
      case .exchangeable: nil
      case .nested(let share), .decay(let share): share
      }
    if let share, !(share >= 0 && share <= 1) {
      out.append(range("cac", Phrase("from 0 to 1", es: "de 0 a 1")))
    }
    if question.datasets < 0 || question.datasets > 1_000_000 {
      out.append(range("datasets", Phrase("0 to 1,000,000", es: "de 0 a 1,000,000")))
    }
    guard out.isEmpty else { return out }
    let precision = question.precision(losing: 0)
    if !(precision.degreesOfFreedom >= 1) { return [tooFew("clusters")] }
    if !precision.standardError.isFinite {
      return [
        Finding(
          "starts", "power.no-contrast",
          kind == .differenceInDifferences
            ? Phrase(
              "A difference of differences needs one start after the first period, and schools that never start.",
              es: "Una diferencia en diferencias necesita un inicio tras el primer periodo y escuelas que no empiecen.")
            : Phrase(
              "All start at once, or nobody does, so nobody is left to compare with. Spread the starts.",
              es: "Todos empiezan a la vez, o nadie, así que no queda con quién comparar. Reparta los inicios."))
      ]
    }
    return []
  }

  static var cannotSimulate: Refusal {
    Refusal(
      "datasets", "power.cannot-simulate",
      Phrase(
        "The plan starts too few schools at a time to be analysed: each start needs at least \(CallawaySantAnna.fewestInAnArm), and as many that have not started.",
        es:
          "El plan empieza con muy pocas escuelas a la vez para analizarse: cada inicio necesita al menos \(CallawaySantAnna.fewestInAnArm), y otras tantas que no hayan empezado."
      ))
  }

  private static func tooFew(_ name: String) -> Finding {
    Finding(
      name, "power.too-few",
      Phrase(
        "Give more for \(name): so few leave nothing to judge chance by.",
        es: "Aumente \(name): con tan pocas no hay cómo juzgar el azar."))
  }

  private static func range(_ name: String, _ what: Phrase) -> Finding {
    Finding(name, "power.range", Phrase("Give \(name) \(what.en).", es: "Indique \(name) \(what.es)."))
  }
}
