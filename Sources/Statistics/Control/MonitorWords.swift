import Vocabulary

/// What a control chart says to somebody who is not a statistician, and what it refuses.
enum MonitorWords {
  static func told(_ outcome: MonitorOutcome) -> Telling {
    Telling(
      sentence(outcome), howSure: howSure(outcome),
      cannotTell: [
        Phrase("Why a value is what it is.", es: "Por qué un valor es el que es."),
        Phrase(
          "Whether the usual level is good enough: that is for the goal to say.",
          es: "Si el nivel habitual es suficiente: eso lo dice la meta."),
      ])
  }

  static func sentence(_ outcome: MonitorOutcome) -> Phrase {
    guard let last = outcome.points.last else { return Phrase(verbatim: "") }
    let digits = digits(outcome)
    let value = last.value.told(digits)
    guard let lower = last.lower, let upper = last.upper, let center = last.center else {
      return Phrase(
        "The latest value is \(value). There are \(outcome.points.count) values so far, too few to say what is usual; limits need \(ControlChart.fewest).",
        es:
          "El último valor es \(value). Hay \(outcome.points.count) valores, muy pocos para decir qué es lo habitual; los límites necesitan \(ControlChart.fewest)."
      )
    }
    let range = Phrase("\(lower.told(digits))–\(upper.told(digits))", es: "\(lower.told(digits))–\(upper.told(digits))")
    let now = outcome.signals.filter { $0.point == outcome.points.count }
    if now.contains(where: { $0.rule == "outside" }) {
      let side = last.value > upper ? Phrase("above", es: "por encima") : Phrase("below", es: "por debajo")
      return Phrase(
        "The latest value, \(value), is \(side.en) the range we usually see (\(range.en)). Ordinary variation seldom does that: ask what was different.",
        es:
          "El último valor, \(value), está \(side.es) del rango habitual (\(range.es)). La variación ordinaria rara vez llega ahí: pregunte qué fue distinto."
      )
    }
    if let run = now.first(where: { $0.rule == "run" }) {
      let side = last.value > center ? Phrase("above", es: "por encima") : Phrase("below", es: "por debajo")
      let length = run.point - run.from + 1
      return Phrase(
        "The last \(length) values all lie \(side.en) the usual level of \(center.told(digits)), though each is within the usual range. The level itself has probably moved: look for what changed.",
        es:
          "Los últimos \(length) valores están todos \(side.es) del nivel habitual de \(center.told(digits)), aunque cada uno esté en el rango habitual. Es probable que el nivel mismo haya cambiado: busque qué cambió."
      )
    }
    if let other = now.first {
      return Phrase(
        "The latest value, \(value), is within the range we usually see (\(range.en)), but it ends a pattern that ordinary variation seldom makes (\(rule(other.rule).en)). Look for what changed.",
        es:
          "El último valor, \(value), está en el rango habitual (\(range.es)), pero cierra un patrón que la variación ordinaria rara vez forma (\(rule(other.rule).es)). Busque qué cambió."
      )
    }
    return Phrase(
      "The latest value, \(value), is within the range we usually see (\(range.en)). No action is suggested by the number itself.",
      es: "El último valor, \(value), está en el rango habitual (\(range.es)). El número por sí solo no sugiere actuar."
    )
  }

  private static func digits(_ outcome: MonitorOutcome) -> Int {
    let largest = outcome.points.map { abs($0.value) }.max() ?? 1
    return largest >= 20 ? 0 : largest >= 2 ? 1 : 3
  }

  static func howSure(_ outcome: MonitorOutcome) -> Phrase {
    guard outcome.showsLimits, let phase = outcome.phases.last else {
      return Phrase("Not yet: wait for more values.", es: "Todavía no: espere más valores.")
    }
    let rules = outcome.rules.names.count
    return Phrase(
      "The usual range rests on \(phase.baseline) values. Where nothing changes, about 1 value in 370 falls outside it by chance; \(rules) rules are looked at, and each adds false alarms of its own.",
      es:
        "El rango habitual se basa en \(phase.baseline) valores. Cuando nada cambia, cerca de 1 valor de cada 370 cae fuera por azar; se miran \(rules) reglas, y cada una añade falsas alarmas."
    )
  }

  static func rule(_ name: String) -> Phrase {
    switch name {
    case "outside": Phrase("outside the range", es: "fuera del rango")
    case "run": Phrase("a run on one side", es: "una racha a un lado")
    case "near-limit": Phrase("three of four near a limit", es: "tres de cuatro cerca de un límite")
    case "two-of-three": Phrase("two of three far out", es: "dos de tres muy alejados")
    case "four-of-five": Phrase("four of five off the middle", es: "cuatro de cinco apartados del centro")
    case "trend": Phrase("six in a row rising or falling", es: "seis seguidos subiendo o bajando")
    default: Phrase("a jump from one to the next", es: "un salto de uno al siguiente")
    }
  }

  static func checks(_ outcome: MonitorOutcome) -> [Check] {
    let short = outcome.phases.filter { $0.baseline < ControlChart.fewest }
    let signals = Set(outcome.signals.map(\.point)).count
    return [
      Check(
        "enough-points", passed: short.isEmpty, value: outcome.phases.map { Double($0.baseline) }.min(),
        Phrase(
          "Limits need \(ControlChart.fewest) values; stretches with fewer are shown without.",
          es: "Los límites necesitan \(ControlChart.fewest) valores; los tramos con menos se muestran sin ellos.")),
      Check(
        "signals", passed: signals == 0, value: Double(signals),
        Phrase(
          "\(signals) points stand out. Set new limits only from a change that you understand.",
          es: "\(signals) puntos sobresalen. Fije nuevos límites solo a partir de un cambio que entienda.")),
    ]
  }

  // MARK: - Refusals

  static func findings(_ question: Monitor) -> [Finding] {
    var out: [Finding] = []
    if let baseline = question.baseline, baseline < ControlChart.fewest {
      out.append(
        Finding(
          "baseline", "monitor.baseline",
          Phrase(
            "Give a baseline of \(ControlChart.fewest) points or more: fewer say little about what is usual.",
            es: "Indique una base de \(ControlChart.fewest) puntos o más: menos dicen poco de lo habitual.")))
    }
    if question.run < 5 || question.run > 30 {
      out.append(
        Finding(
          "run", "monitor.run", Phrase("Give a run of 5 to 30 points: 8.", es: "Indique una racha de 5 a 30 puntos: 8.")
        ))
    }
    if question.denominator != nil, !question.breaks.isEmpty {
      out.append(
        Finding(
          "breaks", "monitor.breaks",
          Phrase(
            "A chart of shares or rates has one phase. Leave out the breaks, or chart each stretch by itself.",
            es:
              "Una gráfica de proporciones o tasas tiene una sola fase. Quite los cortes o grafique cada tramo aparte.")
        ))
    }
    return out
  }

  static func nothing(_ column: String) -> Refusal {
    Refusal(
      column, "value.none",
      Phrase(
        "The column \(column) has no values. Name another, or add rows.",
        es: "La columna \(column) no tiene valores. Indique otra o añada filas."))
  }

  static func constant(_ column: String) -> Refusal {
    Refusal(
      column, "value.constant",
      Phrase(
        "The values of \(column) do not vary, so there is nothing to watch. Name another column.",
        es: "Los valores de \(column) no varían, así que no hay nada que vigilar. Indique otra columna."))
  }

  static func badCount(_ question: Monitor, line: Int) -> Refusal {
    Refusal(
      question.value, "value.count",
      Phrase(
        "On line \(line) the count in \(question.value) is below 0 or above \(question.denominator ?? ""). Correct it, or use --kind u for a rate.",
        es:
          "En la línea \(line) el recuento en \(question.value) es menor que 0 o mayor que \(question.denominator ?? ""). Corríjalo, o use --kind u para una tasa."
      ))
  }
}
