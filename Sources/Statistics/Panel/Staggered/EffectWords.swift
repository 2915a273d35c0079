import Vocabulary

/// What an effect says to somebody who is not a statistician, and what it refuses.
enum EffectWords {}

// MARK: - The telling

extension EffectWords {
  static func told(_ outcome: EffectOutcome, _ question: Effect) -> Telling {
    let estimate = outcome.group.overall ?? outcome.simple.overall ?? Estimate(.nan)
    return Telling(
      [sentence(estimate), before(outcome.preTrend)].compactMap { $0 }.joined(),
      howSure: howSure(estimate, outcome), cannotTell: cannotTell(outcome, question))
  }

  static func sentence(_ estimate: Estimate) -> Phrase {
    guard let interval = estimate.interval, let error = estimate.standardError else {
      return Phrase(
        "Too few started for a range around the difference of \(estimate.value.told(2)), so it says nothing about the others.",
        es:
          "Empezaron muy pocos para dar un rango a la diferencia de \(estimate.value.told(2)), así que no dice nada sobre los demás."
      )
    }
    let digits = error.digitsItSupports
    let size = abs(estimate.value).told(digits)
    let low = interval.lower.told(digits)
    let high = interval.upper.told(digits)
    let lead =
      estimate.value < 0
      ? Phrase(
        "Those that started gained \(size) less than comparable ones that had not",
        es: "Quienes empezaron ganaron \(size) menos que otros comparables que no habían empezado")
      : Phrase(
        "Those that started gained \(size) more than comparable ones that had not",
        es: "Quienes empezaron ganaron \(size) más que otros comparables que no habían empezado")
    if interval.contains(0) {
      return lead
        + Phrase(
          "; anything between a loss of \(abs(interval.lower).told(digits)) and a gain of \(high) fits the data, no difference at all among them.",
          es:
            "; cualquier valor entre una pérdida de \(abs(interval.lower).told(digits)) y una ganancia de \(high) concuerda con los datos, incluso ninguna diferencia."
        )
    }
    return lead
      + Phrase("; the plausible range is \(low) to \(high).", es: "; el rango plausible va de \(low) a \(high).")
  }

  static func before(_ test: PreTrend?) -> Phrase? {
    guard let test else { return nil }
    let periods = Phrase.count(
      test.periods, one: Phrase("period", es: "periodo"), many: Phrase("periods", es: "periodos"))
    if test.probability >= PreTrend.size {
      return Phrase(
        "Before the start the two groups had moved alike in the \(periods.en) we can see; that makes the comparison fairer but does not prove it.",
        es:
          "Antes de empezar, los dos grupos habían evolucionado igual en \(periods.es) a la vista; eso hace la comparación más justa, pero no la demuestra."
      )
    }
    if test.drift > 0 {
      return Phrase(
        "But those that started were already improving faster, so this comparison would credit the initiative with progress that was under way.",
        es:
          "Pero quienes empezaron ya mejoraban más deprisa, así que esta comparación atribuiría a la iniciativa un progreso que ya estaba en marcha."
      )
    }
    return Phrase(
      "But those that started were already moving differently from the others, so this comparison mixes that with what starting changed.",
      es:
        "Pero quienes empezaron ya evolucionaban de otro modo que los demás, así que esta comparación lo mezcla con lo que cambió al empezar."
    )
  }

  static func howSure(_ estimate: Estimate, _ outcome: EffectOutcome) -> Phrase {
    var parts: [Phrase] = []
    if let error = estimate.standardError {
      let chance = 2 * Normal.cumulative(-abs(estimate.value) / error)
      let times = (chance * 100).told(0)
      parts.append(
        chance < 0.015
          ? Phrase(
            "If nothing had changed, a difference this large would appear once in 100 times or less.",
            es: "Si nada hubiera cambiado, una diferencia así de grande aparecería una vez de cada 100 o menos.")
          : Phrase(
            "If nothing had changed, a difference this large would appear about \(times) times in 100.",
            es:
              "Si nada hubiera cambiado, una diferencia así de grande aparecería unas \(times) veces de cada 100."
          ))
    }
    let started = outcome.cohorts.reduce(0) { $0 + $1.units }
    parts.append(
      Phrase(
        "It rests on \(started.grouped) units that started and \(outcome.neverStarted.grouped) that never did, over \(outcome.periods.count) periods.",
        es:
          "Se basa en \(started.grouped) unidades que empezaron y \(outcome.neverStarted.grouped) que nunca lo hicieron, en \(outcome.periods.count) periodos."
      ))
    if let test = outcome.preTrend, let bias = test.detectableBias {
      let digits = (estimate.standardError ?? 0.01).digitsItSupports
      parts.append(
        Phrase(
          "The look at the periods before could have missed a steady drift that, going on, would put up to \(abs(bias).told(digits)) into this figure.",
          es:
            "La mirada a los periodos anteriores pudo pasar por alto una deriva constante que, de continuar, pondría hasta \(abs(bias).told(digits)) en esta cifra."
        ))
    }
    if let breakdown = outcome.relativeMagnitudes?.average {
      parts.append(robust(breakdown.value))
    }
    return parts.joined()
  }

  static func robust(_ value: Double) -> Phrase {
    if value == 0 {
      return Phrase(
        "It would not outlast even small departures from moving alike.",
        es: "No resistiría ni siquiera pequeñas desviaciones de una evolución pareja.")
    }
    return Phrase(
      "It would outlast a drift after the start of at least \(value.told(2)) times the largest one before it.",
      es: "Resistiría una deriva posterior al inicio de al menos \(value.told(2)) veces la mayor anterior.")
  }

  static func cannotTell(_ outcome: EffectOutcome, _ question: Effect) -> [Phrase] {
    var out = [
      Phrase(
        "Whether something else began at the same time in the same places.",
        es: "Si algo más empezó al mismo tiempo en los mismos lugares."),
      Phrase(
        "What it would do in places that are unlike those that started.",
        es: "Qué haría en lugares distintos de los que empezaron."),
    ]
    if question.design.control == .neverStarted {
      out.append(
        Phrase(
          "Whether the ones that never started were touched by it all the same.",
          es: "Si los que nunca empezaron se vieron afectados de todos modos."))
    }
    if outcome.effects.contains(where: { $0.standing == .single }) {
      out.append(
        Phrase(
          "How sure the figure for a cohort of one is: it stands by itself and is in no average.",
          es: "Cuán segura es la cifra de una cohorte de una sola unidad: va aparte y no entra en ningún promedio."))
    }
    return out
  }
}

// MARK: - Checks

extension EffectWords {
  static func checks(
    _ outcome: EffectOutcome, _ fit: CallawaySantAnna, _ read: RolloutReading, _ question: Effect
  ) -> [Check] {
    [
      never(read.neverCodes, outcome.neverStarted), preTrend(outcome.preTrend), leftOut(fit.cells), small(fit.cells),
      overlap(fit.cells), clusters(fit, question),
    ].compactMap { $0 }
  }

  private static func never(_ codes: [String], _ units: Int) -> Check {
    let codes = codes.isEmpty ? "–" : codes.map { "“\($0)”" }.joined(separator: ", ")
    return Check(
      "never-started", passed: true, value: Double(units),
      Phrase(
        "\(units.grouped) units never started, or not within these periods (codes read so: \(codes), and empty cells).",
        es:
          "\(units.grouped) unidades nunca empezaron, o no en estos periodos (códigos leídos así: \(codes), y celdas vacías)."
      ))
  }

  private static func preTrend(_ test: PreTrend?) -> Check {
    guard let test else {
      return Check(
        "pre-trend", passed: false,
        Phrase(
          "Whether the groups moved alike before the start could not be tested: there are too few periods before it, or too few units.",
          es:
            "No se pudo comprobar si los grupos evolucionaban igual antes de empezar: hay muy pocos periodos previos o muy pocas unidades."
        ))
    }
    let passed = test.probability >= PreTrend.size
    let chance = (test.probability * 100).told(test.probability < 0.01 ? 1 : 0)
    return Check(
      "pre-trend", passed: passed, value: test.probability,
      Phrase(
        "Had the groups moved alike before the start, differences as large as those seen would appear about \(chance) times in 100.",
        es:
          "Si los grupos hubieran evolucionado igual antes de empezar, diferencias como las observadas aparecerían unas \(chance) veces de cada 100."
      ))
  }

  private static func leftOut(_ cells: [CallawaySantAnna.Cell]) -> Check? {
    let out = cells.filter { !$0.isUsed }
    if out.isEmpty { return nil }
    let listed = out.prefix(12).map { why($0) }.joined(by: "; ")
    let more =
      out.count > 12 ? Phrase("; and \(out.count - 12) more", es: "; y \(out.count - 12) más") : Phrase(verbatim: "")
    return Check(
      "cells-left-out", passed: false, value: Double(out.count),
      Phrase("Left out of every average: ", es: "Fuera de todo promedio: ") + listed + more + Phrase(verbatim: "."))
  }

  static func why(_ cell: CallawaySantAnna.Cell) -> Phrase {
    let place = Phrase(
      "start \(cell.cohort.plain), period \(cell.period.plain)",
      es: "inicio \(cell.cohort.plain), periodo \(cell.period.plain)")
    let reason: Phrase =
      switch cell.standing {
      case .single: Phrase("only one unit started", es: "empezó una sola unidad")
      case .tooFew:
        Phrase(
          "\(cell.started) started and \(cell.compared) to compare, fewer than \(CallawaySantAnna.fewestInAnArm) on one side",
          es:
            "\(cell.started) empezaron y \(cell.compared) para comparar, menos de \(CallawaySantAnna.fewestInAnArm) en un lado"
        )
      case .noControls: Phrase("nobody left to compare with", es: "no queda con quién comparar")
      case .noOverlap:
        Phrase("those that started are unlike the others", es: "quienes empezaron no se parecen a los demás")
      case .collinear:
        Phrase("the covariates repeat each other among the others", es: "las covariables se repiten entre los demás")
      case .fit, .few, .reference: Phrase(verbatim: "")
      }
    return place + Phrase(verbatim: ": ") + reason
  }

  private static func small(_ cells: [CallawaySantAnna.Cell]) -> Check? {
    let small = cells.filter { $0.standing == .few }
    guard let fewest = small.map({ min($0.started, $0.compared) }).min() else { return nil }
    return Check(
      "small-cells", passed: false, value: Double(fewest),
      Phrase(
        "\(small.count) comparisons rest on fewer than \(CallawaySantAnna.smallArm) units on one side (\(fewest) at the least); their ranges may be too narrow.",
        es:
          "\(small.count) comparaciones se basan en menos de \(CallawaySantAnna.smallArm) unidades en un lado (\(fewest) como mínimo); sus rangos pueden ser demasiado estrechos."
      ))
  }

  private static func overlap(_ cells: [CallawaySantAnna.Cell]) -> Check? {
    let known = cells.compactMap(\.overlap)
    guard let worst = known.map(\.outside).max(), let fewest = known.map(\.effectiveControls).min() else { return nil }
    let low = known.map(\.lowest).min() ?? 0
    let high = known.map(\.highest).max() ?? 0
    let trimmed = known.map(\.trimmed).max() ?? 0
    return Check(
      "overlap", passed: worst <= 0.05, value: worst,
      Phrase(
        "Chances of starting, given the covariates, run from \(low.told(2)) to \(high.told(2)); after weighting, the comparison is worth at least \(fewest.told(0)) units; \(trimmed) were trimmed at most.",
        es:
          "Las probabilidades de empezar, dadas las covariables, van de \(low.told(2)) a \(high.told(2)); tras ponderar, la comparación equivale al menos a \(fewest.told(0)) unidades; se recortaron \(trimmed) como máximo."
      ))
  }

  private static func clusters(_ fit: CallawaySantAnna, _ question: Effect) -> Check? {
    guard let clusters = fit.rollout.clusters else { return nil }
    let starts = fit.rollout.starts
    let started = Set(clusters.indices.filter { starts[$0].isFinite }.map { clusters[$0] }).count
    let others = Set(clusters.indices.filter { !starts[$0].isFinite }.map { clusters[$0] }).count
    let fewest = min(started, others == 0 ? started : others)
    return Check(
      "clusters", passed: fewest >= 6, value: Double(fewest),
      Phrase(
        "\(started) clusters hold units that started and \(others) hold units that never did; below 6 on a side the ranges cannot be trusted.",
        es:
          "\(started) conglomerados tienen unidades que empezaron y \(others) tienen unidades que nunca lo hicieron; con menos de 6 en un lado los rangos no son fiables."
      ))
  }
}

extension Double {
  /// A period or cohort as people write it: 2007, 3.5.
  var plain: String { self == rounded() && magnitude < 1e15 ? String(Int(self)) : "\(self)" }
}
