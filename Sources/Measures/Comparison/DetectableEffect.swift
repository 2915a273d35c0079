import Statistics
import Vocabulary

/// The smallest effect that a comparison would usually notice, worked out before anybody starts, with what would make it sharper.
///
/// Source: docs/rules/impact.md#what-a-design-can-see
package struct DetectableEffect: Sendable {
  package let outcome: Measure
  package let spread: OutcomeSpread
  package let plan: Option
  /// The same with one thing changed each.
  package let alternatives: [Option]
  package let worthwhile: Worth?
  /// How the plan fares when made-up data go through the registered method; nil where a wave is too small for it.
  package let simulated: SimulatedPower?

  /// One way to carry out the comparison.
  package struct Option: Sendable {
    package let label: Phrase
    package let schools: Int
    package let rounds: Int
    /// In the unit of the spread.
    package let smallest: Double
    package let curve: [(effect: Double, chance: Double)]
  }

  /// What becomes of an effect that would be worth the effort.
  package struct Worth: Sendable, Equatable {
    package let effect: Double
    package let chance: Double
    /// Schools that it would take, where the plan has too few.
    package let needed: Int?
  }

  /// Throws where the plan says nothing about an effect: all start at once, or there are too few schools or rounds.
  package init(
    _ outcome: Measure, spread: OutcomeSpread, rollout: RolloutPlan, worthwhile: Double?, datasets: Int = 0
  ) throws {
    self.outcome = outcome
    self.spread = spread
    let asked = worthwhile.map { $0 / spread.standardDeviation }
    let evidence = try Self.outcome(rollout, spread, effect: asked, datasets: datasets)
    plan = Self.option(Phrase("This plan", es: "Este plan"), rollout, spread, evidence)
    alternatives = Self.changes(rollout, spread).compactMap { label, other, spread in
      (try? Self.outcome(other, spread)).map { Self.option(label, other, spread, $0) }
    }
    simulated = evidence.simulated
    self.worthwhile = evidence.asked.map { found in
      Worth(
        effect: worthwhile ?? 0, chance: found.power,
        needed: found.required.flatMap { $0 > rollout.starts.count ? $0 : nil })
    }
  }

  private static func outcome(
    _ rollout: RolloutPlan, _ spread: OutcomeSpread, effect: Double? = nil, datasets: Int = 0
  ) throws -> PowerOutcome {
    let planned = PlannedRollout(
      starts: rollout.starts, periods: rollout.rounds, perCell: 1, icc: spread.lasting)
    func question(_ datasets: Int) -> Power {
      Power(design: .rollout(.staggered), rollout: planned, effect: effect, datasets: datasets, seed: 1)
    }
    // Made-up data can only be analysed where every wave is large enough; the formula holds all the same.
    if datasets > 0, let found = try? question(datasets).answer(from: Frame(rowCount: 0), Work()) {
      return found.outcome
    }
    return try question(0).answer(from: Frame(rowCount: 0), Work(threads: 1)).outcome
  }

  private static func option(
    _ label: Phrase, _ rollout: RolloutPlan, _ spread: OutcomeSpread, _ outcome: PowerOutcome
  ) -> Option {
    let unit = spread.standardDeviation
    return Option(
      label: label, schools: rollout.starts.count, rounds: rollout.rounds, smallest: outcome.smallest.exact * unit,
      curve: outcome.curve.map { ($0.effect * unit, $0.power) })
  }

  private static func changes(
    _ plan: RolloutPlan, _ spread: OutcomeSpread
  ) -> [(Phrase, RolloutPlan, OutcomeSpread)] {
    [
      (Phrase("Four schools more", es: "Cuatro escuelas más"), plan.widened(by: 4), spread),
      (Phrase("One round more after the starts", es: "Una ronda más tras los inicios"), plan.lengthened, spread),
      (
        Phrase("One round more before anybody starts", es: "Una ronda más antes de que nadie empiece"),
        plan.startedLater,
        spread
      ),
      (Phrase("Another wave of schools", es: "Otro grupo de escuelas"), plan.withAnotherWave, spread),
      (
        Phrase("Earlier scores of the same people", es: "Notas previas de las mismas personas"), plan,
        spread.withPriorScores
      ),
    ]
  }
}

/// When schools start, counted in rounds of readings: what a plan's power depends on.
package struct RolloutPlan: Sendable, Hashable {
  /// For each school the round, counted from 1, in which it starts; 0 for never.
  package let starts: [Int]
  package let rounds: Int

  package init(starts: [Int], rounds: Int) {
    self.starts = starts.sorted { ($0 == 0 ? Int.max : $0) < ($1 == 0 ? Int.max : $1) }
    self.rounds = rounds
  }

  /// Rounds that have been, and those that will come by the cadence of the outcome, until enough were read after the first start.
  package init(days starts: [Day?], rounds ends: [Day], cadence: MeasureCadence?, after: Int) {
    var ends = ends.sorted()
    let first = starts.compactMap(\.self).min()
    let step = cadence?.days ?? 182
    if ends.isEmpty, let first { ends = [first.adding(days: -step / 2)] }
    func read() -> Int { ends.count { end in first.map { end >= $0 } ?? true } }
    while read() < after, let last = ends.last, ends.count < 400 { ends.append(last.adding(days: step)) }
    self.init(
      starts: starts.map { day in day.flatMap { day in ends.firstIndex { $0 >= day }.map { $0 + 1 } } ?? 0 },
      rounds: ends.count)
  }

  /// More schools, shared out over the starts as they are now.
  func widened(by more: Int) -> RolloutPlan {
    let count = starts.count + more
    return RolloutPlan(starts: (0..<count).map { starts[$0 * starts.count / count] }, rounds: rounds)
  }

  var lengthened: RolloutPlan { RolloutPlan(starts: starts, rounds: rounds + 1) }

  var startedLater: RolloutPlan { RolloutPlan(starts: starts.map { $0 == 0 ? 0 : $0 + 1 }, rounds: rounds + 1) }

  /// As many as the smallest wave, one round after the last start, in a comparison that lasts a round longer.
  var withAnotherWave: RolloutPlan {
    let waves = Dictionary(grouping: starts.filter { $0 > 0 }) { $0 }
    let fewest = waves.values.map(\.count).min() ?? 0
    let last = waves.keys.max() ?? 1
    return RolloutPlan(starts: starts + [Int](repeating: last + 1, count: fewest), rounds: rounds + 1)
  }
}

extension MeasureCadence {
  /// How many days lie between two rounds.
  var days: Int {
    switch self {
    case .weekly: 7
    case .monthly: 30
    case .quarterly: 91
    case .twice: 182
    case .yearly: 365
    }
  }
}

extension DetectableEffect {
  /// In the unit in which it is told, as a change of the outcome.
  package func words(_ effect: Double) -> Phrase { outcome.changeWords(effect, isInUnit: spread.isInUnit) }

  package var sentence: Phrase {
    let schools = Phrase.count(
      plan.schools, one: Phrase("school", es: "escuela"), many: Phrase("schools", es: "escuelas"))
    let rounds = Phrase.count(plan.rounds, one: Phrase("round", es: "ronda"), many: Phrase("rounds", es: "rondas"))
    let smallest = words(plan.smallest)
    return Phrase(
      "With these \(schools.en) over \(rounds.en) we would usually notice an effect of \(smallest.en) or more; a smaller, still worthwhile one would probably be missed.",
      es:
        "Con estas \(schools.es) en \(rounds.es) solemos notar un efecto de \(smallest.es) o más; uno menor, aunque valioso, probablemente pasaría inadvertido."
    )
  }

  /// What becomes of the effect that would be worth the effort.
  package var worthSentence: Phrase? {
    worthwhile.map { worth in
      let effect = words(worth.effect)
      let often =
        worth.chance.inTen == 10
        ? Phrase("almost always", es: "casi siempre")
        : Phrase("about \(worth.chance.inTen) times in 10", es: "unas \(worth.chance.inTen) veces de cada 10")
      let lead = Phrase(
        "An effect of \(effect.en), the smallest worth the effort, would be noticed \(often.en).",
        es: "Un efecto de \(effect.es), el menor que vale el esfuerzo, se notaría \(often.es).")
      guard let needed = worth.needed else { return lead }
      return lead
        + Phrase(
          " To notice it 8 times in 10 takes \(needed.grouped) schools.",
          es: " Para notarlo 8 veces de cada 10 hacen falta \(needed.grouped) escuelas.")
    }
  }

  /// What the numbers rest on.
  package var basis: Phrase {
    switch spread.origin {
    case .readings(let schools, let rounds):
      let share = (spread.lasting * 100).told(0)
      return Phrase(
        "From the district’s own readings before the start, of \(schools) schools in \(rounds) rounds: schools differ by \(words(spread.standardDeviation).en) (a standard deviation), and \(share)% of that is there again in every round.",
        es:
          "De las lecturas del propio distrito antes de empezar, de \(schools) escuelas en \(rounds) rondas: las escuelas difieren en \(words(spread.standardDeviation).es) (una desviación estándar), y el \(share) % de eso se repite en cada ronda."
      )
    case .assumed:
      return Phrase(
        "These are guesses, not the district’s own figures: there are too few readings before the start. Enter two rounds for at least \(OutcomeSpread.fewestSchools) schools for an answer about the district.",
        es:
          "Son conjeturas, no cifras del distrito: hay muy pocas lecturas antes de empezar. Introduzca dos rondas de al menos \(OutcomeSpread.fewestSchools) escuelas para una respuesta sobre el distrito."
      )
    }
  }

  package var simulatedSentence: Phrase? {
    simulated.map { simulated in
      let size = words(worthwhile?.effect ?? plan.smallest)
      let (hits, error) = ((simulated.power * 100).told(0), (simulated.monteCarloError * 200).told(0))
      return Phrase(
        "In \(simulated.datasets.grouped) made-up data sets, analysed as the real ones will be, an effect of \(size.en) was noticed in \(hits) of 100 (give or take \(error)).",
        es:
          "En \(simulated.datasets.grouped) conjuntos de datos simulados, analizados como se hará con los reales, un efecto de \(size.es) se notó en \(hits) de 100 (más o menos \(error))."
      )
    }
  }

  /// The chance of noticing an effect of each size: this plan, and the change that sharpens it most.
  package var picture: Picture {
    let best = alternatives.min { $0.smallest < $1.smallest }
    let lines = [plan] + [best].compactMap(\.self)
    var marks = [Picture.Mark(x: plan.smallest, Phrase("usually noticed from here on", es: "suele notarse desde aquí"))]
    if let worthwhile {
      marks.append(Picture.Mark(x: worthwhile.effect, Phrase("worth the effort", es: "vale el esfuerzo")))
    }
    return .lines(
      title: Phrase("The chance of noticing an effect", es: "La probabilidad de notar un efecto"),
      x: Phrase("Effect, in ", es: "Efecto, en ") + outcome.changeUnit(isInUnit: spread.isInUnit),
      y: Phrase("Chance", es: "Probabilidad"),
      lines: lines.map { option in
        Picture.Line(option.label, x: option.curve.map(\.effect), y: option.curve.map(\.chance))
      }, marks: marks)
  }

  /// What would make it stronger, computed.
  package var table: Table {
    let digits = plan.smallest < 1 ? 2 : 1
    return Table(
      Phrase("What would make it sharper", es: "Qué lo haría más preciso"),
      headings: [
        Phrase("Plan", es: "Plan"), Phrase("Schools", es: "Escuelas"), Phrase("Rounds", es: "Rondas"),
        Phrase("Smallest effect, in ", es: "Menor efecto, en ") + outcome.changeUnit(isInUnit: spread.isInUnit),
      ],
      rows: ([plan] + alternatives).map {
        [.text($0.label), .count($0.schools), .count($0.rounds), .number($0.smallest, digits: digits)]
      })
  }
}

extension Measure {
  /// What a change of it is counted in: a change of a share is in points of percent.
  package func changeUnit(isInUnit: Bool = true) -> Phrase {
    guard isInUnit else { return Phrase("standard deviations", es: "desviaciones estándar") }
    switch measureKind?.sign {
    case .percent: return Phrase("percentage points", es: "puntos porcentuales")
    case .dollars: return Phrase("dollars", es: "dólares")
    default: return unit.isEmpty ? Phrase("points", es: "puntos") : Phrase(verbatim: unit)
    }
  }

  /// `4.5 percentage points`: how much it changed, without a sign.
  package func changeWords(_ change: Double, isInUnit: Bool = true) -> Phrase {
    let size = abs(change)
    let digits = size < 1 ? 2 : size < 100 ? 1 : 0
    return Phrase(verbatim: "\(size.told(digits)) ") + changeUnit(isInUnit: isInUnit)
  }
}
