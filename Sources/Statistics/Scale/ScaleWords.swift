import Vocabulary

/// What a scale says to somebody who is not a statistician, and what it refuses.
enum ScaleWords {
  static func told(_ outcome: ScaleOutcome) -> Telling {
    Telling(
      sentence(outcome), howSure: howSure(outcome),
      cannotTell: [
        Phrase(
          "Whether the items ask about the right thing: only that they hang together.",
          es: "Si los ítems preguntan lo debido: solo que van juntos."),
        Phrase(
          "How well schools can be told apart by it: that needs the differences between schools, not between people.",
          es: "Cuán bien distingue entre escuelas: eso requiere las diferencias entre escuelas, no entre personas."),
      ])
  }

  static func sentence(_ outcome: ScaleOutcome) -> Phrase {
    let against = outcome.items.filter(\.runsAgainst).map(\.name)
    let alpha = outcome.alpha.value
    switch outcome.verdict {
    case .reversed:
      let names = Phrase.list(against)
      if against.count == 1 {
        return Phrase(
          "\(names.en) runs against the other items. Is it worded the other way round? If so, ask again with --reverse \(against[0]); nothing was turned, and no score was made.",
          es:
            "\(names.es) va en contra de los demás ítems. ¿Está redactado al revés? Si es así, pregunte de nuevo con --reverse \(against[0]); no se invirtió nada ni se calculó puntuación."
        )
      }
      return Phrase(
        "\(names.en) run against the other items. Are they worded the other way round? If so, ask again with --reverse \(against.joined(separator: ",")); nothing was turned, and no score was made.",
        es:
          "\(names.es) van en contra de los demás ítems. ¿Están redactados al revés? Si es así, pregunte de nuevo con --reverse \(against.joined(separator: ",")); no se invirtió nada ni se calculó puntuación."
      )
    case .weak:
      return Phrase(
        "These \(outcome.items.count) items do not hang together well enough for one score (alpha \(alpha.told(2)), \(Scale.leastAlpha.told(2)) at the least). Look at the items one by one.",
        es:
          "Estos \(outcome.items.count) ítems no van lo bastante juntos para una sola puntuación (alfa \(alpha.told(2)); mínimo \(Scale.leastAlpha.told(2))). Mírelos uno por uno."
      )
    case .severalThings:
      return Phrase(
        "These \(outcome.items.count) items seem to measure more than one thing, so no one score was made. Look at the items, and put those that belong together in scales of their own.",
        es:
          "Estos \(outcome.items.count) ítems parecen medir más de una cosa, así que no se calculó una sola puntuación. Mire los ítems y agrupe en escalas propias los que van juntos."
      )
    case .oneScale:
      let share = (max(0, outcome.omega?.delta.value ?? alpha) * 100).told(0)
      return Phrase(
        "These \(outcome.items.count) items can be read as one score: about \(share) % of its differences between people are real, the rest is chance in answering.",
        es:
          "Estos \(outcome.items.count) ítems pueden leerse como una puntuación: cerca del \(share) % de sus diferencias entre personas son reales; el resto es azar al responder."
      )
    }
  }

  static func howSure(_ outcome: ScaleOutcome) -> Phrase {
    let interval = outcome.alpha.interval.map { "\($0.lower.told(2))–\($0.upper.told(2))" } ?? ""
    var parts = [
      Phrase(
        "Alpha is \(outcome.alpha.value.told(2)) (\(interval)), from \(outcome.respondents.grouped) people who answered every item.",
        es:
          "Alfa es \(outcome.alpha.value.told(2)) (\(interval)), a partir de \(outcome.respondents.grouped) personas que respondieron todos los ítems."
      )
    ]
    if let omega = outcome.omega, let range = omega.bootstrap ?? omega.delta.interval {
      parts.append(
        Phrase(
          "Omega, which does not take the items for equally good, is \(omega.delta.value.told(2)) (\(range.lower.told(2))–\(range.upper.told(2))).",
          es:
            "Omega, que no supone ítems igual de buenos, es \(omega.delta.value.told(2)) (\(range.lower.told(2))–\(range.upper.told(2)))."
        ))
    }
    if let why = outcome.omegaAbsent { parts.append(noOmega(why)) }
    return parts.joined()
  }

  static func noOmega(_ why: String) -> Phrase {
    switch why {
    case "too-few-items":
      Phrase("There is no omega: it needs three items.", es: "No hay omega: necesita tres ítems.")
    case "too-few-respondents":
      Phrase(
        "There is no omega: it needs \(Scale.fewestForOmega) people.",
        es: "No hay omega: necesita \(Scale.fewestForOmega) personas.")
    case "heywood":
      Phrase(
        "There is no omega: one item would be all truth and no error, which means that one factor does not fit.",
        es: "No hay omega: un ítem sería todo verdad y nada de error, así que un solo factor no se ajusta.")
    default:
      Phrase(
        "There is no omega: some items repeat each other exactly.",
        es: "No hay omega: algunos ítems se repiten exactamente.")
    }
  }

  static func checks(_ outcome: ScaleOutcome) -> [Check] {
    let against = outcome.items.filter(\.runsAgainst).map(\.name)
    return [
      Check(
        "direction", passed: against.isEmpty, value: Double(against.count),
        against.isEmpty
          ? Phrase("All items point the same way.", es: "Todos los ítems apuntan en el mismo sentido.")
          : Phrase(
            "Items that run against the others: \(Phrase.list(against).en). They were not turned.",
            es: "Ítems que van en contra de los demás: \(Phrase.list(against).es). No se invirtieron.")),
      Check(
        "alpha", passed: outcome.alpha.value >= Scale.leastAlpha, value: outcome.alpha.value,
        Phrase(
          "Alpha is \(outcome.alpha.value.told(2)); a score needs \(Scale.leastAlpha.told(2)).",
          es: "Alfa es \(outcome.alpha.value.told(2)); una puntuación necesita \(Scale.leastAlpha.told(2)).")),
      Check(
        "one-thing", passed: outcome.secondShare <= Scale.largestSecond, value: outcome.secondShare,
        Phrase(
          "The second direction in the answers is \((outcome.secondShare * 100).told(0)) % of the first; above \((Scale.largestSecond * 100).told(0)) % there is more than one thing.",
          es:
            "La segunda dirección en las respuestas es el \((outcome.secondShare * 100).told(0)) % de la primera; por encima del \((Scale.largestSecond * 100).told(0)) % hay más de una cosa."
        )),
    ]
  }

  // MARK: - Refusals

  static func findings(_ question: Scale) -> [Finding] {
    var out: [Finding] = []
    if question.items.count < 2 || question.items.count > 500 {
      out.append(
        Finding(
          "items", "scale.items",
          Phrase("Name two items or more, 500 at the most.", es: "Indique dos ítems o más, 500 como máximo.")))
    }
    if Set(question.items).count != question.items.count {
      out.append(
        Finding("items", "scale.repeated", Phrase("Name each item once.", es: "Indique cada ítem una sola vez.")))
    }
    for name in question.reverse where !question.items.contains(name) {
      out.append(
        Finding(
          "reverse", "scale.reverse",
          Phrase(
            "\(name) is not among the items. Name it there too.",
            es: "\(name) no está entre los ítems. Indíquelo también ahí.")))
    }
    if let low = question.lowest, let high = question.highest, !(low < high) {
      out.append(
        Finding(
          "range", "scale.range",
          Phrase(
            "Give the lowest answer, then the highest: 1,6.",
            es: "Indique la respuesta más baja y luego la más alta: 1,6.")))
    }
    if !(question.level > 0.5 && question.level < 1) { out.append(.levelUnderHalf) }
    if question.draws < 0 || question.draws > 100_000 || (1..<99).contains(question.draws) {
      out.append(
        Finding(
          "draws", "draws.range",
          Phrase("Ask for 0 draws, or for 99 to 100,000: 999.", es: "Pida 0 repeticiones, o de 99 a 100,000: 999.")))
    }
    return out
  }

  static var nobodyAnsweredAll: Refusal {
    Refusal(
      "items", "scale.too-few",
      Phrase(
        "Fewer than three people answered every item. Leave out the items that most skipped.",
        es: "Menos de tres personas respondieron todos los ítems. Quite los que la mayoría omitió."))
  }

  static func constant(_ name: String) -> Refusal {
    Refusal(
      name, "item.constant",
      Phrase(
        "Everybody gave \(name) the same answer, so it tells nothing. Leave it out.",
        es: "Todos dieron a \(name) la misma respuesta, así que no dice nada. Quítelo."))
  }

  static func outOfRange(_ name: String, _ value: Double, _ low: Double, _ high: Double) -> Refusal {
    Refusal(
      name, "item.range",
      Phrase(
        "\(name) holds the answer \(value.plain), which is not from \(low.plain) to \(high.plain). Correct it, or give another range.",
        es:
          "\(name) contiene la respuesta \(value.plain), que no está entre \(low.plain) y \(high.plain). Corríjala o indique otro rango."
      ))
  }
}
