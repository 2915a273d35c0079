import Statistics
import Vocabulary

// What stands beside the sentence: how sure it is, the event study, and every way of judging it.

extension ImpactEstimate {
  package var howSure: [Phrase] {
    [chanceWords, rests, beforeWords, drift, outlasts, leftOutWords].compactMap(\.self)
  }

  private var chanceWords: Phrase? {
    guard verdict != .underWay, verdict != .tooFew, let chance else { return nil }
    let times = (chance * 100).told(0)
    let lead =
      few == nil
      ? Phrase("If nothing had changed", es: "Si nada hubiera cambiado")
      : Phrase(
        "Judged school by school, if nothing had changed", es: "A juzgar escuela por escuela, si nada hubiera cambiado")
    return chance < 0.015
      ? lead
        + Phrase(
          ", a difference this large would appear once in 100 times or less.",
          es: ", una diferencia así de grande aparecería una vez de cada 100 o menos.")
      : lead
        + Phrase(
          ", a difference this large would appear about \(times) times in 100.",
          es: ", una diferencia así de grande aparecería unas \(times) veces de cada 100.")
  }

  private var rests: Phrase {
    let (started, waiting) = (panel.started.count, panel.waiting.count)
    let (before, after) = (panel.roundsBefore, panel.roundsAfter)
    return Phrase(
      "It rests on \(started) schools that started and \(waiting) that had not by the last round, over \(before) rounds before the first start and \(after) from then on. Every school counts alike.",
      es:
        "Se basa en \(started) escuelas que empezaron y \(waiting) que no lo habían hecho en la última ronda, en \(before) rondas antes del primer inicio y \(after) desde entonces. Cada escuela cuenta igual."
    )
  }

  /// The largest drift that the look at the rounds before could have missed. Source: Roth (2022), AER: Insights 4:305–322.
  private var drift: Phrase? {
    guard verdict != .underWay, let bias = preTrend?.detectableBias else { return nil }
    let size = panel.outcome.changeWords(bias)
    return Phrase(
      "The look at the rounds before could have missed a steady drift that, going on, would put up to \(size.en) into this figure.",
      es:
        "La mirada a las rondas anteriores pudo pasar por alto una deriva constante que, de continuar, pondría hasta \(size.es) en esta cifra."
    )
  }

  /// The largest violation that the finding would outlast.
  private var outlasts: Phrase? {
    guard verdict == .improved || verdict == .worsened, let value = outcome.relativeMagnitudes?.average?.value else {
      return nil
    }
    return value == 0
      ? Phrase(
        "It would not outlast even a drift after the start as small as those before it.",
        es: "No resistiría ni siquiera una deriva posterior al inicio tan pequeña como las anteriores.")
      : Phrase(
        "It would outlast a drift after the start of at least \(value.told(2)) times the largest one before it.",
        es: "Resistiría una deriva posterior al inicio de al menos \(value.told(2)) veces la mayor anterior.")
  }

  /// How far one school decides it; no school is named here.
  private var leftOutWords: Phrase? {
    let effects = without.compactMap(\.effect)
    guard let low = effects.min(), let high = effects.max(), effects.count > 1 else { return nil }
    let unit = panel.outcome.changeUnit()
    let (first, last) = (low.told(1), high.told(1))
    return Phrase(
      "Leaving out one school at a time gives \(first) to \(last) \(unit.en).",
      es: "Al dejar fuera una escuela cada vez resulta de \(first) a \(last) \(unit.es).")
  }

  package var cannotTell: [Phrase] {
    var out = [
      Phrase(
        "Whether something else began at the same time in the same schools.",
        es: "Si algo más empezó al mismo tiempo en las mismas escuelas."),
      Phrase(
        "What it would do in schools that are unlike those that started.",
        es: "Qué haría en escuelas distintas de las que empezaron."),
      Phrase(
        "Whether schools that had not started were touched by it all the same.",
        es: "Si las escuelas que no habían empezado se vieron afectadas de todos modos."),
    ]
    if verdict == .noDifference {
      out.append(
        Phrase(
          "That there is no effect: one that is too small for this design would look the same.",
          es: "Que no hay efecto: uno demasiado pequeño para este diseño se vería igual."))
    }
    return out
  }

  /// What was looked at and did not pass, in the statistician's words.
  package var lookAtThis: [Phrase] { checks.filter { !$0.passed && $0.name != "pre-trend" }.map(\.sentence) }

  /// What the rounds before the start show.
  package var beforeWords: Phrase? {
    preTrendChance.map { chance in
      let times = (chance * 100).told(chance < 0.01 ? 1 : 0)
      return Phrase(
        "Had the groups moved alike before the start, differences as large as those seen would appear about \(times) times in 100.",
        es:
          "Si los grupos hubieran evolucionado igual antes de empezar, diferencias como las observadas aparecerían unas \(times) veces de cada 100."
      )
    }
  }

  /// The effect by rounds since the start, with the rounds before it.
  package var eventStudy: Picture? {
    let parts = outcome.dynamic.parts
    guard parts.count > 1 else { return nil }
    let bands = parts.map { $0.band ?? $0.estimate.interval }
    return .lines(
      title: Phrase("The difference by rounds since the start", es: "La diferencia según las rondas desde el inicio"),
      x: Phrase("Rounds since the start", es: "Rondas desde el inicio"),
      y: Phrase("Difference, in ", es: "Diferencia, en ") + panel.outcome.changeUnit(),
      lines: [
        Picture.Line(
          Phrase("Difference with its range", es: "Diferencia con su rango"), x: parts.map(\.at),
          y: parts.map(\.estimate.value), lower: zip(parts, bands).map { $1?.lower ?? $0.estimate.value },
          upper: zip(parts, bands).map { $1?.upper ?? $0.estimate.value })
      ],
      marks: [
        Picture.Mark(y: 0, Phrase("no difference", es: "sin diferencia")),
        Picture.Mark(x: -0.5, Phrase("start", es: "inicio")),
      ])
  }

  /// The same difference judged in every way that few schools ask for.
  package var waysOfJudging: Table {
    let none = Phrase("no range can be given", es: "no se puede dar un rango")
    func row(_ label: Phrase, _ value: Double?, _ interval: Interval?, _ chance: Double?) -> [Table.Cell] {
      [
        .text(label), value.map { .number($0, digits: 1) } ?? .none(Phrase(verbatim: "–")),
        interval.map { .interval($0, digits: 1) } ?? .none(none),
        chance.map(Self.chanceCell) ?? .none(Phrase(verbatim: "–")),
      ]
    }
    let analytic = effect.flatMap { effect in
      effect.standardError.map { error in 2 * Normal.cumulative(-abs(effect.value) / error) }
    }
    var rows = [
      row(
        Phrase(
          "The registered method: each wave against schools not started",
          es: "El método registrado: cada grupo frente a escuelas sin empezar"),
        effect?.value, effect?.interval, analytic)
    ]
    if let few {
      rows.append(
        row(
          Phrase(
            "Before and after within schools, errors for few schools (CR2)",
            es: "Antes y después en cada escuela, errores para pocas escuelas (CR2)"),
          few.reduced?.value ?? few.bootstrap.estimate, few.reduced?.interval, nil))
      rows.append(
        row(
          Phrase(
            "The same, signs of schools drawn anew (wild bootstrap)",
            es: "Lo mismo, con los signos de las escuelas sorteados (bootstrap salvaje)"),
          few.bootstrap.estimate, few.bootstrap.restricted.interval, few.bootstrap.restricted.p))
    }
    return Table(
      Phrase("The same difference, judged in several ways", es: "La misma diferencia, juzgada de varias maneras"),
      headings: [
        Phrase("How", es: "Cómo"), Phrase("Difference", es: "Diferencia"),
        Phrase("Plausible range", es: "Rango plausible"),
        Phrase("How often chance goes as far", es: "Con qué frecuencia el azar llega tan lejos"),
      ], rows: rows)
  }

  /// Nought would say more than draws can.
  private static func chanceCell(_ chance: Double) -> Table.Cell {
    chance < 0.001 ? .none(Phrase("under 0.1%", es: "menos de 0.1 %")) : .share(chance)
  }

  /// The cohorts, each with its own effect.
  package var waves: Table {
    Table(
      Phrase("Wave by wave", es: "Grupo por grupo"),
      headings: [
        Phrase("First round", es: "Primera ronda"), Phrase("Schools", es: "Escuelas"),
        Phrase("Difference", es: "Diferencia"), Phrase("Plausible range", es: "Rango plausible"),
      ],
      rows: outcome.cohorts.map { cohort in
        let part = outcome.group.parts.first { $0.at == cohort.start }
        let none = Phrase("not estimated", es: "sin estimar")
        let place = Int(cohort.start) - 1
        let name = panel.rounds.indices.contains(place) ? panel.rounds[place].period : "\(place + 1)"
        return [
          .text(Phrase(verbatim: name)), .count(cohort.units),
          part.map { .number($0.estimate.value, digits: 1) } ?? .none(none),
          part?.estimate.interval.map { .interval($0, digits: 1) } ?? .none(none),
        ]
      })
  }

  /// School by school, in the order of their names: what the effect is without each.
  package var withoutEach: Table {
    Table(
      Phrase("The difference without one school", es: "La diferencia sin una escuela"),
      headings: [
        Phrase("Left out", es: "Sin"), Phrase("Difference", es: "Diferencia"),
      ],
      rows: without.map { one in
        [
          .text(Phrase(verbatim: one.school.name)),
          one.effect.map { .number($0, digits: 1) }
            ?? .none(Phrase("cannot be estimated", es: "no se puede estimar")),
        ]
      })
  }
}
