import Statistics
import Vocabulary

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What starting changed, by the method that was registered, with everything that says how far it can be trusted.
///
/// Each cohort is set against schools that have not started (Callaway and Sant'Anna 2021); what few schools allow is judged by
/// bias-reduced errors and by the wild bootstrap; and each school is left out once. Source: docs/rules/impact.md#the-estimate
package struct ImpactEstimate: Sendable {
  package let panel: ImpactPanel
  package let outcome: EffectOutcome
  package let told: Telling
  package let checks: [Check]
  /// Nil where there are so many schools that nothing else is needed, or so few that it cannot be worked out.
  package let few: FewSchools?
  /// The effect without each school in turn; nil where it cannot be estimated without it. Empty for many schools.
  package let without: [Without]

  /// What the same question says when it is judged by schools, of which there are few.
  package struct FewSchools: Sendable {
    package let reduced: Estimate?
    package let bootstrap: BootstrapOutcome
  }

  package struct Without: Sendable {
    package let school: School
    package let effect: Double?
  }

  /// From so many schools on, errors that assume many are good enough.
  package static let many = 100
  /// Fewer schools on a side set no range.
  package static let fewestOnASide = 5

  /// Throws `Refusal` where nothing can be estimated.
  package init(
    _ panel: ImpactPanel, control: ComparisonDesign.Control?, draws: Int = 999, leavingOut: Bool = true,
    _ work: Work = Work()
  ) throws {
    self.panel = panel
    let frame = panel.frame
    let found = try Self.question(control, draws: draws).answer(from: frame, work)
    outcome = found.outcome
    told = found.told
    checks = found.checks
    few = panel.schools.count < Self.many ? Self.few(frame, work) : nil
    without =
      leavingOut && panel.schools.count < Self.many
      ? panel.schools.map { school in
        let rest = try? Self.question(control, draws: 0).answer(from: panel.without(school.id).frame, work)
        return Without(school: school, effect: rest?.outcome.group.overall?.value)
      } : []
  }

  /// Starts of a school that is not seen in a round leave it out of the comparisons with that round alone.
  private static func question(_ control: ComparisonDesign.Control?, draws: Int) -> Effect {
    Effect(
      outcome: "figure", unit: "school", period: "round", start: "start",
      design: StaggeredDesign(
        method: .regression, control: control == .never ? .neverStarted : .notYetStarted, gaps: .takePairs),
      draws: draws, seed: 1)
  }

  private static func few(_ frame: Frame, _ work: Work) -> FewSchools? {
    let question = Bootstrap(
      outcome: "figure", regressors: ["started"], absorb: ["school", "time"], cluster: "school", test: "started",
      draws: 9_999, seed: 1)
    guard let bootstrap = try? question.answer(from: frame, work).outcome else { return nil }
    let plain = FixedEffects(
      outcomes: ["figure"], regressors: ["started"], absorb: ["school", "time"], clusters: ["school"])
    let coefficient = (try? plain.answer(from: frame, work))?.outcome.fits.first?.coefficients.first
    return FewSchools(reduced: coefficient?.estimate, bootstrap: bootstrap)
  }
}

extension ImpactEstimate {
  package var effect: Estimate? { outcome.group.overall ?? outcome.simple.overall }
  package var preTrend: PreTrend? { outcome.preTrend }

  /// How often chance alone goes as far: by schools where they are few.
  package var chance: Double? {
    if let few { return few.bootstrap.restricted.p }
    guard let effect, let error = effect.standardError, error > 0 else { return nil }
    return 2 * Normal.cumulative(-abs(effect.value) / error)
  }

  /// How often groups that moved alike before the start would look as unlike as these; with few schools by Hotelling’s test.
  package var preTrendChance: Double? {
    guard let preTrend else { return nil }
    return panel.schools.count < Self.many
      ? preTrend.probability(clusters: outcome.clusters) : preTrend.probability
  }

  /// What it comes to, for a decision.
  package enum Verdict: Sendable, Equatable {
    case improved, worsened
    /// Anything from a loss to a gain fits the data.
    case noDifference
    /// Those that started were moving differently before.
    case underWay
    case tooFew
  }

  /// Source: docs/rules/impact.md#what-it-comes-to
  package var verdict: Verdict {
    guard let effect, let interval = effect.interval, panel.started.count >= Self.fewestOnASide,
      few?.bootstrap.isTooFewToSay != true
    else { return .tooFew }
    if let preTrendChance, preTrendChance < 0.05 { return .underWay }
    if interval.contains(0) || (few?.bootstrap.restricted.p ?? 0) >= 0.05 { return .noDifference }
    return better(effect.value) > 0 ? .improved : .worsened
  }

  /// Upward where more is better, and where nobody said which way is.
  private func better(_ value: Double) -> Double { panel.outcome.direction == .down ? -value : value }

  private func words(_ value: Double) -> Phrase { panel.outcome.changeWords(value) }

  /// What it means, in one or two sentences.
  package var sentence: Phrase {
    guard let effect, let interval = effect.interval else { return tooFew }
    switch verdict {
    case .tooFew: return tooFew
    case .underWay: return underWay(effect)
    case .noDifference: return noDifference(effect, interval)
    case .improved, .worsened:
      let ends = [interval.lower, interval.upper].map(better).sorted()
      let isBetter = better(effect.value) > 0
      let (low, high) = isBetter ? (ends[0], ends[1]) : (-ends[1], -ends[0])
      let range = (low.told(low < 1 ? 2 : 1), words(high))
      let lead =
        isBetter
        ? Phrase(
          "Schools that started improved by \(words(effect.value).en) more than comparable schools that had not",
          es:
            "Las escuelas que empezaron mejoraron \(words(effect.value).es) más que otras comparables que no habían empezado"
        )
        : Phrase(
          "Schools that started fell behind comparable schools that had not by \(words(effect.value).en)",
          es:
            "Las escuelas que empezaron quedaron por detrás de otras comparables que no habían empezado en \(words(effect.value).es)"
        )
      return lead
        + Phrase(
          "; the plausible range is \(range.0) to \(range.1.en).",
          es: "; el rango plausible va de \(range.0) a \(range.1.es).")
        + Phrase(verbatim: " ") + movedAlike
    }
  }

  private func noDifference(_ effect: Estimate, _ interval: Interval) -> Phrase {
    let ends = [interval.lower, interval.upper].map(better).sorted()
    let size = words(effect.value)
    if interval.contains(0) {
      let (loss, gain) = (words(ends[0]), words(ends[1]))
      return Phrase(
        "Schools that started and comparable schools that had not came out about alike: they differ by \(size.en), and anything between a loss of \(loss.en) and a gain of \(gain.en) fits the data.",
        es:
          "Las escuelas que empezaron y otras comparables que no lo habían hecho quedaron casi igual: difieren en \(size.es), y cualquier valor entre una pérdida de \(loss.es) y una ganancia de \(gain.es) concuerda con los datos."
      ) + Phrase(verbatim: " ") + movedAlike
    }
    return Phrase(
      "Schools that started differ from comparable schools that had not by \(size.en), but with so few schools chance alone goes as far too often to tell.",
      es:
        "Las escuelas que empezaron difieren de otras comparables que no lo habían hecho en \(size.es), pero con tan pocas escuelas el azar llega tan lejos demasiado a menudo para saberlo."
    ) + Phrase(verbatim: " ") + movedAlike
  }

  private func underWay(_ effect: Estimate) -> Phrase {
    let drift = preTrend?.drift ?? 0
    let size = words(effect.value)
    let isFaster = better(drift) > 0
    return isFaster
      ? Phrase(
        "The schools that started first were already improving faster, so this comparison would credit the initiative with progress that was under way. The difference of \(size.en) does not say what starting changed.",
        es:
          "Las escuelas que empezaron primero ya mejoraban más deprisa, así que esta comparación atribuiría a la iniciativa un progreso que ya estaba en marcha. La diferencia de \(size.es) no dice qué cambió al empezar."
      )
      : Phrase(
        "The schools that started first were already moving differently from the others, so the difference of \(size.en) mixes that with what starting changed.",
        es:
          "Las escuelas que empezaron primero ya evolucionaban de otro modo que las demás, así que la diferencia de \(size.es) lo mezcla con lo que cambió al empezar."
      )
  }

  private var tooFew: Phrase {
    let (started, waiting) = (panel.started.count, panel.waiting.count)
    return Phrase(
      "Too few schools to say: \(started) started and \(waiting) had not by the last round. Treat this as practice, not proof.",
      es:
        "Muy pocas escuelas para saberlo: \(started) empezaron y \(waiting) no lo habían hecho en la última ronda. Tómelo como práctica, no como prueba."
    )
  }

  private var movedAlike: Phrase {
    guard let preTrend, preTrendChance != nil else {
      return Phrase(
        "Whether the two groups had moved alike before could not be looked at: there are too few rounds before the start.",
        es:
          "No se pudo ver si los dos grupos evolucionaban igual antes: hay muy pocas rondas previas al inicio."
      )
    }
    let rounds = Phrase.count(
      preTrend.periods, one: Phrase("round", es: "ronda"), many: Phrase("rounds", es: "rondas"))
    return Phrase(
      "Before the start the two groups had moved alike in the \(rounds.en) we can see; that makes the comparison fairer but does not prove it.",
      es:
        "Antes de empezar, los dos grupos habían evolucionado igual en \(rounds.es) a la vista; eso hace la comparación más justa, pero no la demuestra."
    )
  }
}
