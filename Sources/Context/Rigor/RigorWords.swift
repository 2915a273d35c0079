import Statistics
import Vocabulary

/// What an analysis of rigor says to a school board.
extension RigorSummary {
  /// The answer to question 3, with its range.
  package var sentence: Phrase {
    guard let headline else {
      return Phrase(
        "No: what was measured for \(year.description) does not tell teachers apart beyond chance, so nobody can be named by it.",
        es:
          "No: lo medido para \(year.description) no distingue a los docentes más allá del azar, así que no permite nombrar a nadie."
      )
    }
    let (naming, source) = (headline.naming, headline.source.words(year))
    let opening = naming.verdict.opening
    let named = Phrase(
      "if \(source.en) named \(naming.topGroup.en), \(naming.outOfHundred.en) teachers named would truly belong there, and \(naming.low.en) would in fact be below average.",
      es:
        "si \(source.es) nombraran \(naming.topGroup.es), \(naming.outOfHundred.es) docentes nombrados pertenecerían de verdad ahí, y \(naming.low.es) estaría en realidad por debajo del promedio."
    )
    return opening + named + (naming.isContradicted ? Self.notBorneOut : Phrase(verbatim: ""))
  }

  private static let notBorneOut = Phrase(
    " And forecasts from other years are not borne out.", es: " Y los pronósticos hechos con otros años no se cumplen.")
}

extension RigorSource {
  /// As it stands in a sentence, in the plural.
  package func words(_ year: SchoolYear) -> Phrase {
    let year = year.description
    return switch self {
    case .ratings: Phrase("the ratings up to \(year) alone", es: "solo las valoraciones hasta \(year)")
    case .growth: Phrase("the growth scores up to \(year) alone", es: "solo las notas de progreso hasta \(year)")
    case .together:
      Phrase(
        "ratings and growth up to \(year) together", es: "las valoraciones y el progreso hasta \(year) en conjunto")
    }
  }

  package var label: Phrase {
    switch self {
    case .ratings: Phrase("Ratings", es: "Valoraciones")
    case .growth: Phrase("Growth", es: "Progreso")
    case .together: Phrase("Both together", es: "Ambas cosas")
    }
  }
}

extension Rigor {
  var opening: Phrase {
    switch self {
    case .strong: Phrase("Yes, as a help beside other evidence: ", es: "Sí, como ayuda junto con otras evidencias: ")
    case .combined:
      Phrase(
        "Only combined with observation and conversation: ", es: "Solo en combinación con observación y conversación: ")
    case .notForIndividuals: Phrase("Not by themselves: ", es: "No por sí solos: ")
    }
  }

  /// What a district may do with it.
  package var use: Phrase {
    switch self {
    case .strong:
      Phrase(
        "Strong enough to help select people, together with other evidence.",
        es: "Lo bastante sólido para ayudar a seleccionar personas, junto con otras evidencias.")
    case .combined:
      Phrase(
        "Use it only combined with observation and conversation.",
        es: "Úselo solo combinado con la observación y la conversación.")
    case .notForIndividuals:
      Phrase(
        "Not rigorous enough to choose people on its own; use it for groups and for learning.",
        es: "No es lo bastante riguroso para elegir personas por sí solo; úselo para grupos y para aprender.")
    }
  }
}

extension NamingChance {
  /// "the top quarter".
  package var topGroup: Phrase {
    switch topShare {
    case 0.5: Phrase("the top half", es: "a la mitad superior")
    case 0.25: Phrase("the top quarter", es: "al cuarto superior")
    case 0.2: Phrase("the top fifth", es: "al quinto superior")
    case 0.1: Phrase("the top tenth", es: "al décimo superior")
    default: Phrase("the top \(topShare.percent)", es: "al \(topShare.percent) superior")
    }
  }

  /// "about 61 of every 100 (plausibly 55 to 68)".
  var outOfHundred: Phrase {
    let right = Self.hundredth(right)
    let best = isUpperBound ? Phrase("at best ", es: "en el mejor de los casos ") : Phrase(verbatim: "")
    guard let lowest, let highest else {
      return best + Phrase("about \(right) of every 100", es: "unos \(right) de cada 100")
    }
    let (low, high) = (Self.hundredth(lowest), Self.hundredth(highest))
    return best
      + Phrase(
        "about \(right) of every 100 (plausibly \(low) to \(high))",
        es: "unos \(right) de cada 100 (plausiblemente de \(low) a \(high))")
  }

  /// "about 1 in 8".
  var low: Phrase {
    if belowAverage < 0.005 { return Phrase("fewer than 1 in 200", es: "menos de 1 de cada 200") }
    let every = Int((1 / belowAverage).rounded())
    return Phrase("about 1 in \(every)", es: "alrededor de 1 de cada \(every)")
  }

  /// "61% (55% to 68%)".
  package var figure: Phrase {
    let best = isUpperBound ? Phrase("at best ", es: "como máximo ") : Phrase(verbatim: "")
    guard let lowest, let highest else { return best + Phrase(verbatim: right.inPercent) }
    let (low, high) = (lowest.inPercent, highest.inPercent)
    return best
      + Phrase("\(right.inPercent) (\(low) to \(high))", es: "\(right.inPercent) (de \(low) a \(high))")
  }

  private static func hundredth(_ share: Double) -> Int { Int((100 * share).rounded()) }
}

extension RatingFindings {
  /// How ratings spread over the scale.
  package var spread: Phrase {
    let share = upperHalf.inPercent
    if upperHalf > DataSystem.crowdedTop {
      return Phrase(
        "\(share) of ratings lie in the upper half of the scale, so it hardly tells teachers apart.",
        es: "El \(share) de las valoraciones está en la mitad superior de la escala, así que apenas distingue.")
    }
    return Phrase(
      "\(share) of ratings lie in the upper half of the scale.",
      es: "El \(share) de las valoraciones está en la mitad superior de la escala.")
  }

  /// What a strict rater and a lenient one make of the same lesson.
  package var ratersDiffer: Phrase? {
    guard let raterDifference else { return nil }
    let apart = (2 * raterDifference.deviation).written(decimals: 2)
    let share = raterDifference.share.inPercent
    return Phrase(
      "A strict rater and a lenient one (each as far out as one in six is) would give the same teacher scores \(apart) points apart; \(share) of all differences between ratings come from who rates.",
      es:
        "Una persona estricta y otra indulgente (cada una tan alejada como una de cada seis) darían al mismo docente puntuaciones separadas por \(apart) puntos; el \(share) de las diferencias viene de quién valora."
    )
  }

  /// What another rater, or another visit by each, would bring.
  package var whatMoreBrings: Phrase? {
    guard let naming else { return nil }
    let now = naming.right.inPercent
    let rater = oneMoreRater.map { plan in
      Phrase(
        "If one more rater saw each teacher \(Self.times(plan.visits).en), the share of right names would go from \(now) to \(plan.right.inPercent).",
        es:
          "Si una persona más viera a cada docente \(Self.times(plan.visits).es), la parte de nombres acertados pasaría del \(now) al \(plan.right.inPercent)."
      )
    }
    let visit = oneMoreVisit.map { plan in
      Phrase(
        "If each rater came once more instead, it would be \(plan.right.inPercent).",
        es: "Si en cambio cada persona viniera una vez más, sería el \(plan.right.inPercent).")
    }
    let told = [rater, visit].compactMap(\.self)
    return told.isEmpty ? nil : told.joined()
  }

  private static func times(_ visits: Int) -> Phrase {
    visits == 1
      ? Phrase("once", es: "una vez") : Phrase("\(visits) times", es: "\(visits) veces")
  }
}

extension YearToYear {
  package var words: Phrase {
    let (value, low, high) = (
      correlation.written(decimals: 2), range.lower.written(decimals: 2), range.upper.written(decimals: 2)
    )
    return Phrase(
      "From one year to the next the same teachers’ results went together with a correlation of \(value) (\(low) to \(high)), from \(pairs.grouped) pairs of years.",
      es:
        "De un año al siguiente los resultados de los mismos docentes tuvieron una correlación de \(value) (de \(low) a \(high)), en \(pairs.grouped) pares de años."
    )
  }
}

extension Double {
  /// In whole percent: no range that is told here supports more.
  package var inPercent: String { "\(Int((100 * self).rounded()))%" }
}
