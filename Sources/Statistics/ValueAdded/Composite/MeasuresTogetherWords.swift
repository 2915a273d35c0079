import Vocabulary

/// What an answer about several measures says to a superintendent.
struct MeasuresTogetherWords {
  let question: MeasuresTogether
  let outcome: MeasuresTogetherOutcome

  init(_ question: MeasuresTogether, _ outcome: MeasuresTogetherOutcome) {
    self.question = question
    self.outcome = outcome
  }

  var told: Telling { Telling(sentence, howSure: howSure, cannotTell: Self.cannotTell) }

  var sentence: Phrase {
    Self.naming(outcome.accuracy, by: question.measures.map(\.source).distinct)
      + (outcome.best.map { Self.alone($0.alone, $0.source) } ?? Phrase(verbatim: "")) + Phrase(verbatim: " ")
      + Self.verdict(outcome.rigor)
  }

  static func naming(_ accuracy: DecisionAccuracy, by sources: [TopTeacherEvidence.Source]) -> Phrase {
    let top = ValueAddedWords.topGroup(accuracy.topShare)
    let measures = Phrase.list(sources.map(source))
    let right = ValueAddedWords.outOfTen(accuracy.trulyTopWhenFlagged)
    let low = ValueAddedWords.oneIn(accuracy.belowAverageWhenFlagged)
    return Phrase(
      "If we named \(top.en) by \(measures.en) together, \(right.en) teachers named would truly belong there, and \(low.en) would in fact be below average.",
      es:
        "Si nombráramos \(top.es) con \(measures.es) en conjunto, \(right.es) docentes nombrados pertenecerían de verdad ahí, y \(low.es) estaría en realidad por debajo del promedio."
    )
  }

  static func alone(_ accuracy: DecisionAccuracy, _ source: TopTeacherEvidence.Source) -> Phrase {
    let (name, right) = (Self.source(source), ValueAddedWords.outOfTen(accuracy.trulyTopWhenFlagged))
    return Phrase(
      " By the best of them alone, \(name.en), it would be \(right.en).",
      es: " Con la mejor por sí sola, \(name.es), serían \(right.es).")
  }

  static func verdict(_ rigor: Rigor) -> Phrase {
    switch rigor {
    case .strong:
      Phrase(
        "That is strong enough to help select people, together with a conversation with each of them.",
        es: "Eso es lo bastante sólido para ayudar a seleccionar personas, junto con una conversación con cada una.")
    case .combined:
      Phrase(
        "Use it only as one part of a conversation with each teacher, never to decide alone.",
        es: "Úselo solo como parte de una conversación con cada docente, nunca para decidir por sí solo.")
    case .notForIndividuals:
      Phrase(
        "Even together they are not rigorous enough to choose people; use them for groups and for learning.",
        es: "Ni en conjunto son lo bastante rigurosas para elegir personas; úselas para grupos y para aprender.")
    }
  }

  /// As it stands in a sentence.
  static func source(_ source: TopTeacherEvidence.Source) -> Phrase {
    switch source {
    case .testScores: Phrase("test scores", es: "los resultados de las pruebas")
    case .observation: Phrase("observation", es: "la observación")
    case .studentSurvey: Phrase("student surveys", es: "las encuestas a estudiantes")
    case .peerReview: Phrase("peer review", es: "la revisión entre pares")
    case .portfolio: Phrase("portfolios", es: "los portafolios")
    }
  }

  var howSure: Phrase {
    let share = outcome.reliability.inHundred
    let again = Phrase(
      "About \(share)% of the differences in the composite would be seen again with other measures like them.",
      es:
        "Alrededor del \(share)% de las diferencias en el conjunto se vería de nuevo con otras medidas iguales.")
    let less = outcome.ifLessReliable.map { less in
      let (right, by) = (less.accuracy.trulyTopWhenFlagged.inHundred, less.by.told(2))
      return Phrase(
        "This rests on the reliabilities that were given: were each \(by) less, \(right)% of the names would be right.",
        es:
          "Esto depende de las fiabilidades indicadas: si cada una fuera \(by) menor, sería acertado el \(right)% de los nombres."
      )
    }
    let (two, all, people) = (outcome.people.seenByTwo, outcome.people.seenByAll, outcome.people.inFile)
    let seen = Phrase(
      "\(two.grouped) of \(people.grouped) people have measures from two sources; how the measures go together rests on the \(all.grouped) who have all.",
      es:
        "\(two.grouped) de \(people.grouped) personas tienen medidas de dos fuentes; cómo se relacionan las medidas se sabe por las \(all.grouped) que las tienen todas."
    )
    return [again, less, seen].compactMap(\.self).joined()
  }

  static let cannotTell = [
    Phrase(
      "What none of the measures looks at. Whoever is good at that stays unseen.",
      es: "Lo que ninguna de las medidas mira. Quien sea bueno en eso queda sin verse."),
    Phrase(
      "Whether the measures err independently: two observations by one observer count as more than they are.",
      es: "Si las medidas yerran por separado: dos observaciones de una misma persona cuentan como más de lo que son."),
    Phrase(
      "Who is better than whom. Nobody should be put in order by these figures.",
      es: "Quién es mejor que quién. Nadie debe ser ordenado con estas cifras."),
  ]

  var checks: [Check] {
    let gap = outcome.measures.map { abs($0.effectiveShareAsItIs - $0.effectiveShare) }.max() ?? 0
    let together = outcome.accuracy.trulyTopWhenFlagged - (outcome.best?.alone.trulyTopWhenFlagged ?? 0)
    let enough = outcome.people.seenByAll
    return [
      Check(
        "people.enough", passed: enough >= 50, value: Double(enough),
        Phrase(
          "\(enough.grouped) people have every measure; with fewer than 50, how the measures go together is hardly known.",
          es:
            "\(enough.grouped) personas tienen todas las medidas; con menos de 50 apenas se sabe cómo se relacionan.")),
      Check(
        "weights.as-said", passed: gap <= 0.1, value: gap,
        Phrase(
          "Put on the measures as they are, the same weights would decide up to \(gap.inHundred) points more or less than here, where all were brought to one spread.",
          es:
            "Puestos sobre las medidas tal cual, los mismos pesos decidirían hasta \(gap.inHundred) puntos más o menos que aquí, donde todas se llevaron a una misma dispersión."
        )),
      Check(
        "together.better", passed: together > 0, value: together,
        together > 0
          ? Phrase(
            "Together they are right more often than any one alone.", es: "Juntas aciertan más que cualquiera sola.")
          : Phrase(
            "One of them alone would be right as often: the weights give the others more than they are worth.",
            es: "Una sola acertaría igual: los pesos dan a las demás más de lo que valen.")),
    ]
  }
}
