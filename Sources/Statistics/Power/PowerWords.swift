import Vocabulary

/// What a plan's power says to somebody who is not a statistician.
enum PowerWords {
  static func told(_ outcome: PowerOutcome, _ question: Power) -> Telling {
    Telling(
      sentence(
        units: units(outcome.units, question.design), smallest: outcome.smallest.exact, asked: outcome.asked,
        have: outcome.units, wanted: question.test.power, noun: noun(question.design)),
      howSure: howSure(outcome), cannotTell: cannotTell(question))
  }

  static func sentence(
    units: Phrase, smallest: Double, asked: PowerOutcome.Asked?, have: Int, wanted: Double,
    noun: (one: Phrase, many: Phrase)
  ) -> Phrase {
    guard let asked else {
      return Phrase(
        "With these \(units.en) we would usually notice an effect of \(smallest.told(2)) or more; a smaller, still worthwhile effect would probably be missed.",
        es:
          "Con estas \(units.es) solemos notar un efecto de \(smallest.told(2)) o más; uno menor, aunque valioso, probablemente pasaría inadvertido."
      )
    }
    let effect = asked.effect.told(2)
    if asked.power >= wanted - 1e-9 {
      return Phrase(
        "With these \(units.en) we would notice an effect of \(effect) about \(asked.power.inTen) times in 10.",
        es: "Con estas \(units.es) notaríamos un efecto de \(effect) unas \(asked.power.inTen) veces de cada 10.")
    }
    let lead = Phrase(
      "With these \(units.en) an effect of \(effect) would be noticed only about \(asked.power.inTen) times in 10; the smallest that we would usually notice is \(smallest.told(2)).",
      es:
        "Con estas \(units.es) un efecto de \(effect) solo se notaría unas \(asked.power.inTen) veces de cada 10; el menor que solemos notar es \(smallest.told(2))."
    )
    guard let required = asked.required, required > have else {
      return lead
        + Phrase(
          " Treat the first year as practice, not proof.", es: " Tome el primer año como práctica, no como prueba.")
    }
    let more = Phrase.count(required - have, one: noun.one, many: noun.many)
    return lead
      + Phrase(
        " Either add \(more.en), or treat the first year as practice, not proof.",
        es: " Añada \(more.es), o tome el primer año como práctica, no como prueba.")
  }

  /// People, schools or districts, by how many levels there are.
  static func noun(_ design: Power.Design) -> (one: Phrase, many: Phrase) {
    switch design {
    case .comparison(let design) where design.levels == 1:
      (Phrase("person", es: "persona"), Phrase("people", es: "personas"))
    case .comparison(let design) where design.levels == 4:
      (Phrase("district", es: "zona escolar"), Phrase("districts", es: "zonas escolares"))
    case .comparison, .rollout: (Phrase("school", es: "escuela"), Phrase("schools", es: "escuelas"))
    }
  }

  static func units(_ count: Int, _ design: Power.Design) -> Phrase {
    let noun = noun(design)
    return .count(count, one: noun.one, many: noun.many)
  }

  static func howSure(_ outcome: PowerOutcome) -> Phrase {
    let percentile = (Normal.cumulative(outcome.smallest.exact) * 100).told(0)
    var parts = [
      Phrase(
        "An effect of \(outcome.smallest.exact.told(2)) standard deviations moves a typical student from the 50th to the \(percentile)th percentile. Among careful studies in schools effects of 0.05 are small and of 0.20 large (Kraft 2020).",
        es:
          "Un efecto de \(outcome.smallest.exact.told(2)) desviaciones estándar lleva a un estudiante típico del percentil 50 al \(percentile). Entre los estudios rigurosos en escuelas, efectos de 0.05 son pequeños y de 0.20 grandes (Kraft 2020)."
      )
    ]
    if !outcome.assumed.isEmpty {
      let count = Phrase.count(
        outcome.assumed.count, one: Phrase("number was", es: "cifra no se indicó y se tomó"),
        many: Phrase("numbers were", es: "cifras no se indicaron y se tomaron"))
      parts.append(
        Phrase(
          "\(count.en) not given and taken from the literature, as the table says. Give the district's own for an answer about the district.",
          es:
            "\(count.es) de la literatura, como dice la tabla. Indique las del distrito para una respuesta sobre el distrito."
        ))
    }
    if let simulated = outcome.simulated {
      parts.append(
        Phrase(
          "In \(simulated.datasets.grouped) made-up data sets, analysed as the real ones will be, it was noticed in \((simulated.power * 100).told(0)) of 100 (give or take \((simulated.monteCarloError * 200).told(0))).",
          es:
            "En \(simulated.datasets.grouped) conjuntos de datos simulados, analizados como se hará con los reales, se notó en \((simulated.power * 100).told(0)) de 100 (más o menos \((simulated.monteCarloError * 200).told(0)))."
        ))
    }
    return parts.joined()
  }

  static func cannotTell(_ question: Power) -> [Phrase] {
    [
      Phrase(
        "Whether there will be an effect, or how large.", es: "Si habrá un efecto, o de qué tamaño."),
      Phrase(
        "What happens when schools choose for themselves whether to start: the figures hold for a fair assignment.",
        es: "Qué ocurre si las escuelas deciden por sí mismas si empiezan: las cifras valen para una asignación justa."),
    ]
  }

  static func checks(_ outcome: PowerOutcome) -> [Check] {
    let df = outcome.precision.degreesOfFreedom
    return [
      Check(
        "degrees-of-freedom", passed: df >= 8, value: df,
        Phrase(
          "The test will have \(df.told(0)) degrees of freedom; below 8 one odd school can decide it.",
          es:
            "La prueba tendrá \(df.told(0)) grados de libertad; por debajo de 8, una sola escuela atípica puede decidirla."
        ))
    ]
  }
}

extension PowerAssumption {
  /// What the number is, in words, with its name in PowerUp!.
  func words(_ noun: (one: Phrase, many: Phrase)) -> Phrase {
    let own = Phrase(verbatim: " (\(name))")
    if name.hasPrefix("rho") {
      return Phrase(
        "Part of the differences in scores that lies between \(noun.many.en)",
        es: "Parte de las diferencias en las notas que hay entre \(noun.many.es)") + own
    }
    if name == "r21" {
      return Phrase(
        "Part of the differences between students that earlier scores tell",
        es: "Parte de las diferencias entre estudiantes que dicen las notas previas") + own
    }
    if name.hasPrefix("r2") {
      return Phrase(
        "Part of the differences between \(noun.many.en) that earlier scores tell",
        es: "Parte de las diferencias entre \(noun.many.es) que dicen las notas previas") + own
    }
    return Phrase(
      "How much the effect differs from unit to unit, as a share of what units differ by",
      es: "Cuánto varía el efecto de una unidad a otra, como parte de lo que difieren las unidades") + own
  }
}
