import Vocabulary

/// What a plan would notice.
package struct PowerOutcome: Encodable, Sendable {
  package var design: String
  /// Units of the highest level: schools, or people where they are assigned one by one.
  package var units: Int
  package var precision: Precision
  package var smallest: Smallest
  package var asked: Asked?
  /// The chance of noticing effects of these sizes.
  package var curve: [Point]
  /// What the plan would still notice after losing units.
  package var afterLosing: [Loss]
  package var rollout: RolloutFigures?
  package var simulated: SimulatedPower?
  package var assumed: [PowerAssumption]

  /// The smallest effect noticed with the wanted chance.
  package struct Smallest: Encodable, Sendable {
    /// As PowerUp! gives it, with its interval.
    package var powerUp: Double
    package var interval: Interval
    /// By the noncentral t distribution.
    package var exact: Double
    /// How many standard errors it is, as PowerUp! counts.
    package var multiplier: Double
  }

  package struct Asked: Encodable, Sendable {
    package var effect: Double
    package var power: Double
    /// Units of the highest level needed for the wanted chance: as PowerUp! rounds, and exactly.
    package var requiredPowerUp: Int?
    package var required: Int?
  }

  package struct Point: Encodable, Sendable {
    package var effect: Double
    package var power: Double
  }

  package struct Loss: Encodable, Sendable {
    package var lost: Int
    package var smallest: Double
  }

  package struct RolloutFigures: Encodable, Sendable {
    package var variance: Double
    /// Hussey and Hughes' formula, where it holds.
    package var closedForm: Double?
    /// Were half of the clusters to start at once, and the others never, over the same periods; of a stepped wedge.
    package var parallelVariance: Double?
    /// By the normal distribution, as the formula is usually used.
    package var powerNormal: Double?
    package var smallestNormal: Double
    package var starts: [Int]
  }

  init(_ question: Power, _ work: Work) throws {
    design = question.design.rawValue
    assumed = question.assumed
    let found = question.precision(losing: 0)
    precision = found
    units = question.units
    smallest = Smallest(
      powerUp: question.test.smallestEffect(found), interval: question.test.interval(found),
      exact: question.test.smallestEffectExactly(found), multiplier: question.test.multiplier(found.degreesOfFreedom))
    asked = question.effect.map { effect in
      let required = question.required(effect)
      return Asked(
        effect: effect, power: question.test.power(of: effect, found), requiredPowerUp: required.powerUp,
        required: required.exact)
    }
    let top = max(2 * smallest.exact, 1.2 * abs(question.effect ?? 0))
    curve = (0...40).map { step in
      let effect = top * Double(step) / 40
      return Point(effect: effect, power: question.test.power(of: effect, found))
    }
    afterLosing = (1...3).compactMap { lost in
      let rest = question.precision(losing: lost)
      guard rest.degreesOfFreedom > 0, rest.standardError.isFinite else { return nil }
      return Loss(lost: lost, smallest: question.test.smallestEffectExactly(rest))
    }
    rollout = question.rollout.flatMap { RolloutFigures($0, question, found) }
    simulated = try question.simulated(smallest.exact, work)
  }
}

extension PowerOutcome.RolloutFigures {
  fileprivate init?(_ plan: PlannedRollout, _ question: Power, _ precision: Precision) {
    variance = precision.standardError * precision.standardError
    closedForm = question.design == .rollout(.differenceInDifferences) ? nil : plan.closedForm
    parallelVariance = question.design == .rollout(.steppedWedge) ? plan.parallel?.variance : nil
    starts = plan.starts
    let tail = question.test.isTwoSided ? question.test.alpha / 2 : question.test.alpha
    let normal = -Normal.quantile(tail)
    smallestNormal = (normal + Normal.quantile(question.test.power)) * precision.standardError
    let ratio = question.effect.map { abs($0) / precision.standardError }
    powerNormal = ratio.map {
      Normal.cumulative($0 - normal) + (question.test.isTwoSided ? Normal.cumulative(-$0 - normal) : 0)
    }
  }
}

extension Power {
  /// Units of the highest level.
  var units: Int {
    switch design {
    case .comparison(let design): Int((numbers ?? PowerNumbers())[top: design])
    case .rollout: rollout?.starts.count ?? 0
    }
  }

  /// How exactly the plan sees, with so many units of the highest level less.
  func precision(losing lost: Int) -> Precision {
    switch design {
    case .comparison(let design):
      var given = numbers ?? PowerNumbers()
      given.lost += Double(lost)
      return Precision(design, given)
    case .rollout(let kind):
      guard var plan = rollout, plan.starts.count > lost else {
        return Precision(standardError: .nan, degreesOfFreedom: 0)
      }
      // Every third, so that no step of the plan loses all of them.
      for place in 0..<lost { plan.starts.remove(at: (plan.starts.count * (2 * place + 1)) / 7) }
      return Self.precision(plan, kind, degrees)
    }
  }

  private static func precision(_ plan: PlannedRollout, _ kind: RolloutDesign, _ degrees: RolloutDegrees) -> Precision {
    let variance = kind == .differenceInDifferences ? plan.differenceInDifferences : plan.variance
    let clusters = Double(plan.starts.count)
    return Precision(
      standardError: variance.map { $0.squareRoot() } ?? .nan,
      degreesOfFreedom: degrees == .clustersLessTwo ? clusters - 2 : clusters - Double(plan.periods) - 1)
  }

  /// Units of the highest level needed to notice an effect.
  func required(_ effect: Double) -> (powerUp: Int?, exact: Int?) {
    guard effect != 0 else { return (nil, nil) }
    switch design {
    case .comparison(let design):
      let sample = RequiredSample(test, effect: abs(effect), design, numbers ?? PowerNumbers())
      return (sample.inPowerUp, sample.exact)
    case .rollout(let kind):
      guard let plan = rollout else { return (nil, nil) }
      return (nil, requiredClusters(abs(effect), plan, kind))
    }
  }

  /// Clusters needed when each start of the plan keeps its share.
  private func requiredClusters(_ effect: Double, _ plan: PlannedRollout, _ kind: RolloutDesign) -> Int? {
    func suffices(_ count: Int) -> Bool {
      var wider = plan
      wider.starts = (0..<count).map { plan.starts.sorted()[$0 * plan.starts.count / count] }
      let precision = Self.precision(wider, kind, degrees)
      return precision.degreesOfFreedom >= 1 && precision.standardError.isFinite
        && test.power(of: effect, precision) >= test.power
    }
    var high = 4
    while !suffices(high) {
      high *= 2
      if high > 20_000 { return nil }
    }
    var low = high / 2
    while high - low > 1 {
      let middle = (low + high) / 2
      if suffices(middle) { high = middle } else { low = middle }
    }
    return high
  }

  func simulated(_ smallest: Double, _ work: Work) throws -> SimulatedPower? {
    guard datasets > 0, let rollout else { return nil }
    let found = try SimulatedPower(
      rollout, effect: effect ?? smallest, alpha: test.alpha, datasets: datasets, seed: seed, work)
    guard let found else { throw PowerRefusals.cannotSimulate }
    return found
  }
}

extension PowerOutcome: Shown {
  /// What the units of the highest level are.
  private var noun: (one: Phrase, many: Phrase) {
    PowerWords.noun(PowerDesign(rawValue: design).map(Power.Design.comparison) ?? .rollout(.steppedWedge))
  }

  package var tables: [Table] {
    var rows: [[Table.Cell]] = [
      [
        .text(Phrase("Smallest effect that would usually be noticed", es: "Menor efecto que suele notarse")),
        .number(smallest.exact, digits: 3),
      ],
      [
        .text(Phrase("The same as PowerUp! gives it", es: "El mismo según PowerUp!")),
        .number(smallest.powerUp, digits: 3),
      ],
      [
        .text(Phrase("Standard error of the effect", es: "Error estándar del efecto")),
        .number(precision.standardError, digits: 4),
      ],
      [.text(Phrase("Degrees of freedom", es: "Grados de libertad")), .number(precision.degreesOfFreedom, digits: 0)],
    ]
    if let asked {
      rows.append([
        .text(
          Phrase("Chance of noticing \(asked.effect.told(2))", es: "Probabilidad de notar \(asked.effect.told(2))")),
        .share(asked.power),
      ])
      if let required = asked.required {
        rows.append([
          .text(Phrase("Needed for it, \(noun.many.en)", es: "Necesarias para ello, \(noun.many.es)")),
          .count(required),
        ])
      }
    }
    for loss in afterLosing {
      rows.append([
        .text(
          Phrase("Smallest effect if we lose ", es: "Menor efecto si se pierden ")
            + .count(loss.lost, one: noun.one, many: noun.many)),
        .number(loss.smallest, digits: 3),
      ])
    }
    let none = Phrase("What the plan would notice", es: "Lo que el plan notaría")
    var out = [
      Table(none, headings: [Phrase("Figure", es: "Cifra"), Phrase("Value", es: "Valor")], rows: rows)
    ]
    if !assumed.isEmpty {
      out.append(
        Table(
          Phrase("Assumed, since it was not given", es: "Supuesto, por no haberse indicado"),
          headings: [Phrase("Number", es: "Número"), Phrase("Value", es: "Valor"), Phrase("Source", es: "Fuente")],
          rows: assumed.map {
            [.text($0.words(noun)), .number($0.value, digits: 2), .text(Phrase(verbatim: $0.source))]
          }))
    }
    return out
  }

  package var pictures: [Picture] {
    [
      .lines(
        title: Phrase("The chance of noticing an effect", es: "La probabilidad de notar un efecto"),
        x: Phrase("Effect, in standard deviations", es: "Efecto, en desviaciones estándar"),
        y: Phrase("Chance", es: "Probabilidad"),
        lines: [
          Picture.Line(Phrase("This plan", es: "Este plan"), x: curve.map(\.effect), y: curve.map(\.power))
        ],
        marks: [
          Picture.Mark(x: smallest.exact, Phrase("usually noticed from here on", es: "suele notarse desde aquí"))
        ])
    ]
  }
}
