import Vocabulary

extension EffectWords {
  static func droppedRows(noUnit: Int, noOutcome: Int, noCovariate: Int) -> [Rows.Dropped] {
    [
      .init(
        "unit-or-period-missing", count: noUnit,
        Phrase("no unit, period or cluster", es: "sin unidad, periodo o conglomerado")),
      .init(
        "outcome-missing", count: noOutcome,
        Phrase("the outcome is missing or not finite", es: "falta el resultado o no es finito")),
      .init(
        "covariate-missing", count: noCovariate,
        Phrase(
          "a covariate is missing or not finite, or a weight is not above 0",
          es: "falta una covariable o no es finita, o un peso no es mayor que 0")),
    ]
  }

  static func droppedUnits(always: (units: Int, rows: Int), incomplete: (units: Int, rows: Int)) -> [Rows.Dropped] {
    [
      .init(
        "already-started", count: always.rows,
        Phrase(
          "\(always.units.grouped) units had started before there was anything to compare with",
          es: "\(always.units.grouped) unidades habían empezado antes de que hubiera con qué comparar")),
      .init(
        "unit-incomplete", count: incomplete.rows,
        Phrase(
          "\(incomplete.units.grouped) units were not seen in every period (--gaps pairs would take them where they were)",
          es:
            "\(incomplete.units.grouped) unidades no se observaron en todos los periodos (--gaps pairs las tomaría donde sí)"
        )),
    ]
  }

  static func unclearStart(_ level: String, _ column: String) -> Refusal {
    Refusal(
      column, "start.unclear",
      Phrase(
        "“\(level)” in the column \(column) is not a period. Write the period of the start as a number, and 0 or never for those that never started.",
        es:
          "«\(level)» en la columna \(column) no es un periodo. Escriba el periodo de inicio como número, y 0 o never para quienes nunca empezaron."
      ))
  }

  static func zeroIsAPeriod(_ column: String) -> Refusal {
    Refusal(
      column, "start.zero",
      Phrase(
        "0 is one of the periods, so a start of 0 is unclear. Write “never” for those that never started, or count the periods from 1.",
        es:
          "0 es uno de los periodos, así que un inicio 0 no es claro. Escriba «never» para quienes nunca empezaron, o cuente los periodos desde 1."
      ))
  }

  static func onePeriod(_ column: String) -> Refusal {
    Refusal(
      column, "period.single",
      Phrase(
        "There is one period only. An effect shows as a change: add a period before the start.",
        es: "Hay un solo periodo. Un efecto se ve como un cambio: añada un periodo anterior al inicio."))
  }

  static func seenTwice(_ unit: String, _ period: String, line: Int) -> Refusal {
    Refusal(
      unit, "unit.repeated",
      Phrase(
        "Line \(line) has the same \(unit) and \(period) as an earlier one. Keep one row for each unit and period.",
        es:
          "La línea \(line) tiene la misma \(unit) y el mismo \(period) que una anterior. Deje una fila por unidad y periodo."
      ))
  }

  static func changes(_ column: String, line: Int) -> Refusal {
    Refusal(
      column, "unit.changes",
      Phrase(
        "On line \(line) the column \(column) differs from an earlier row of the same unit. Give each unit one value.",
        es:
          "En la línea \(line) la columna \(column) difiere de una fila anterior de la misma unidad. Dé un solo valor a cada unidad."
      ))
  }

  static func nobodyStarted(_ column: String) -> Refusal {
    Refusal(
      column, "start.none",
      Phrase(
        "Nobody started after the first period, so there is no change to look at. Check the column \(column), or add earlier periods.",
        es:
          "Nadie empezó después del primer periodo, así que no hay cambio que observar. Revise la columna \(column) o añada periodos anteriores."
      ))
  }

  static func everybodyStarted(_ column: String) -> Refusal {
    Refusal(
      column, "start.all",
      Phrase(
        "Everybody started, so nobody who never did is left to compare with. Use --control not-yet, or add units that never started.",
        es:
          "Todos empezaron, así que no queda nadie que nunca lo hiciera para comparar. Use --control not-yet o añada unidades que nunca empezaron."
      ))
  }

  static func nobodyComplete(_ column: String) -> Refusal {
    Refusal(
      column, "unit.incomplete",
      Phrase(
        "No unit was seen in every period. Use --gaps pairs, or leave out the periods that are missing for most.",
        es:
          "Ninguna unidad se observó en todos los periodos. Use --gaps pairs u omita los periodos que faltan a la mayoría."
      ))
  }

  static func allEqual(_ column: String) -> Refusal {
    Refusal(
      column, "outcome.constant",
      Phrase(
        "Every value of \(column) is the same, so nothing can be learned from it. Name another outcome.",
        es: "Todos los valores de \(column) son iguales, así que no enseñan nada. Indique otro resultado."))
  }

  static func repeatedCovariate(_ name: String, isConstant: Bool) -> Refusal {
    Refusal(
      name, isConstant ? "covariate.constant" : "covariate.collinear",
      isConstant
        ? Phrase(
          "The covariate \(name) is the same for every unit. Leave it out.",
          es: "La covariable \(name) es igual en todas las unidades. Omítala.")
        : Phrase(
          "The covariate \(name) says nothing that the ones before it do not say already. Leave it out.",
          es: "La covariable \(name) no dice nada que las anteriores no digan ya. Omítala."))
  }

  static func nothingToEstimate(_ fit: CallawaySantAnna) -> Refusal {
    let reasons = fit.cells.filter { !$0.isUsed }
    let isOverlap = reasons.contains { $0.standing == .noOverlap }
    let listed = reasons.prefix(6).map(why).joined(by: "; ")
    let cure =
      isOverlap
      ? Phrase(
        " Use --method reg, fewer covariates, or units more alike.",
        es: " Use --method reg, menos covariables o unidades más parecidas.")
      : Phrase(
        " Add units, or join cohorts that started close together.",
        es: " Añada unidades o junte cohortes que empezaron casi a la vez.")
    return Refusal(
      "start", isOverlap ? "effect.no-overlap" : "effect.too-few",
      Phrase("No effect can be estimated: ", es: "No se puede estimar ningún efecto: ") + listed + Phrase(verbatim: ".")
        + cure)
  }
}
