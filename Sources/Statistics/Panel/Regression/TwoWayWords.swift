import Vocabulary

/// What the two-way comparison says to somebody who is not a statistician.
struct TwoWayWords {
  let question: TwoWay
  let outcome: TwoWayOutcome

  /// Above this share of comparisons with those who had started, the simple estimate is not to be read.
  static let most = 0.1

  var told: Telling { Telling(sentence, howSure: howSure, cannotTell: cannotTell) }

  private var isMisled: Bool {
    (outcome.alreadyStartedShare ?? 0) > Self.most || (outcome.decomposition?.negativeShare ?? 0) > 0
  }

  private var sentence: Phrase {
    let estimate = outcome.average ?? outcome.simple
    let y = question.outcome
    guard let interval = estimate.interval else {
      let value = Written.number(estimate.value, Written.digits(for: abs(estimate.value)))
      return Phrase(
        "Too few adopting schools to say: “\(y)” changed by \(value) where \(outcome.treatedClusters) started, and so few cannot show how far chance goes.",
        es:
          "Muy pocas escuelas participantes para saberlo: «\(y)» cambió en \(value) donde empezaron \(outcome.treatedClusters), y tan pocas no muestran hasta dónde llega el azar."
      )
    }
    let digits = Written.digits(for: interval.upper - interval.lower)
    let size = Written.number(abs(estimate.value), digits)
    let range = Written.range(interval, digits)
    let direction =
      estimate.value < 0
      ? Phrase("fell by \(size) more", es: "bajó \(size) más") : Phrase("rose by \(size) more", es: "subió \(size) más")
    let head = Phrase(
      "After the start “\(y)” \(direction.en) than where nobody had started yet; the plausible range is \(range.en).",
      es:
        "Tras el inicio, «\(y)» \(direction.es) que donde nadie había empezado aún; el rango plausible va \(range.es).")
    if interval.contains(0) {
      return head
        + Phrase(" No change at all fits the data too.", es: " Que no haya cambio también encaja con los datos.")
    }
    return head
  }

  private var howSure: Phrase {
    var parts: [Phrase] = []
    if let p = outcome.averageP {
      let times = Written.frequency(p)
      parts.append(
        Phrase(
          "If nothing had changed, a difference this large would appear \(times.en).",
          es: "Si nada hubiera cambiado, una diferencia así de grande aparecería \(times.es)."))
    }
    let digits = Written.digits(for: (outcome.simple.interval.map { $0.upper - $0.lower }) ?? abs(outcome.simple.value))
    let simple = Written.number(outcome.simple.value, digits)
    if isMisled {
      let share = Int(((outcome.alreadyStartedShare ?? 0) * 100).rounded())
      parts.append(
        Phrase(
          "The simple two-way figure is \(simple), but this simple comparison uses already-adopting schools as controls (\(share) % of its weight), so read the other.",
          es:
            "La cifra simple en dos sentidos es \(simple), pero esta comparación simple usa como control escuelas que ya participaban (\(share) % de su peso); lea la otra."
        ))
    } else {
      parts.append(
        Phrase("The simple two-way figure is \(simple).", es: "La cifra simple en dos sentidos es \(simple)."))
    }
    return parts.joined()
  }

  private var cannotTell: [Phrase] {
    [
      Phrase(
        "Whether those who started would have gone on like the others: look at the periods before the start, and ask chalkline evidence effect.",
        es:
          "Si quienes empezaron habrían seguido como los demás: mire los periodos anteriores al inicio y consulte chalkline evidence effect."
      ),
      Phrase(
        "Whether something else began at the same time and place.", es: "Si otra cosa empezó al mismo tiempo y lugar."),
    ]
  }

  static func checks(_ outcome: TwoWayOutcome, hasCovariates: Bool) -> [Check] {
    var out: [Check] = []
    if let share = outcome.alreadyStartedShare, let negative = outcome.decomposition?.negativeShare {
      let percent = Int((share * 100).rounded())
      let isFine = share <= most && negative == 0
      out.append(
        Check(
          "two-way.already-started", passed: isFine, value: share,
          isFine
            ? Phrase(
              "\(percent) % of the simple comparison is with schools that had already started.",
              es: "El \(percent) % de la comparación simple es con escuelas que ya habían empezado.")
            : Phrase(
              "This simple comparison uses already-adopting schools as controls: \(percent) % of its weight, and \(Int((negative * 100).rounded())) % of the weights on effects are negative.",
              es:
                "Esta comparación simple usa como control escuelas que ya participaban: \(percent) % de su peso, y un \(Int((negative * 100).rounded())) % de los pesos sobre los efectos es negativo."
            )))
    } else {
      out.append(
        Check(
          "two-way.not-decomposed", passed: true,
          hasCovariates
            ? Phrase(
              "With covariates the simple comparison is not taken apart.",
              es: "Con covariables, la comparación simple no se descompone.")
            : Phrase(
              "Some units lack some periods, so the simple comparison is not taken apart.",
              es: "A algunas unidades les faltan periodos; la comparación simple no se descompone.")))
    }
    if outcome.simple.interval == nil {
      out.append(
        Check(
          "clusters.few", passed: false, value: Double(outcome.treatedClusters),
          Phrase(
            "Too few clusters take part for ranges and p values. Ask chalkline evidence bootstrap.",
            es:
              "Participan muy pocos conglomerados para dar rangos y valores p. Consulte chalkline evidence bootstrap."))
      )
    }
    for cohort in outcome.cohorts where cohort.units == 1 {
      let start = Written.number(cohort.start, 0).filter { $0 != "," }
      out.append(
        Check(
          "cohort.one", passed: false, value: cohort.start,
          Phrase(
            "One unit alone started in \(start): its change is shown without a range, and left out of the average.",
            es: "Una sola unidad empezó en \(start): su cambio se muestra sin rango y queda fuera del promedio.")))
    }
    if outcome.alwaysTreatedRows > 0 {
      out.append(
        Check(
          "start.before-data", passed: false, value: Double(outcome.alwaysTreatedRows),
          Phrase(
            "\(outcome.alwaysTreatedRows.grouped) rows are of units that had started before the first period; the event study leaves them out.",
            es:
              "\(outcome.alwaysTreatedRows.grouped) filas son de unidades que empezaron antes del primer periodo; el estudio de eventos las deja fuera."
          )))
    }
    if outcome.uncomparedRows > 0 {
      out.append(
        Check(
          "start.everybody", passed: false, value: Double(outcome.uncomparedRows),
          Phrase(
            "Everybody starts in the end, so the last to start serve as comparison; \(outcome.uncomparedRows.grouped) rows from their start on are left out of the event study.",
            es:
              "Al final todos empiezan, así que los últimos sirven de comparación; el estudio de eventos deja fuera \(outcome.uncomparedRows.grouped) filas desde su inicio."
          )))
    }
    return out
  }
}

extension Refusal {
  static func repeatedPeriod(_ unit: String, _ period: String, _ line: Int) -> Refusal {
    Refusal(
      unit, "unit.repeated",
      Phrase(
        "Line \(line): this “\(unit)” has two rows for one “\(period)”. Keep one row for each.",
        es: "Línea \(line): este «\(unit)» tiene dos filas para un mismo «\(period)». Deje una fila para cada uno."))
  }

  static func twoStarts(_ unit: String, _ start: String, _ line: Int) -> Refusal {
    Refusal(
      start, "start.two",
      Phrase(
        "Line \(line): this “\(unit)” has another “\(start)” than in its first row. Give each one start.",
        es: "Línea \(line): este «\(unit)» tiene otro «\(start)» que en su primera fila. Dé a cada uno un solo inicio.")
    )
  }

  static func nobodyStarts(_ start: String) -> Refusal {
    Refusal(
      start, "start.nobody",
      Phrase(
        "Nobody starts within the data: every “\(start)” is empty, 0 or after the last period. Check the column.",
        es:
          "Nadie empieza dentro de los datos: cada «\(start)» está vacío, es 0 o posterior al último periodo. Revise la columna."
      ))
  }

  static func nobodyToCompare(_ start: String) -> Refusal {
    Refusal(
      start, "start.all",
      Phrase(
        "Everybody starts in the same period, or before the data begin, so there is nobody to compare with. Bring schools that start later or never.",
        es:
          "Todos empiezan en el mismo periodo o antes de que comiencen los datos; no hay con quién comparar. Aporte escuelas que empiecen después o nunca."
      ))
  }
}
