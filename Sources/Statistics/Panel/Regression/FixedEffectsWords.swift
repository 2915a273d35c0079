import Vocabulary

/// What fixed effects say to somebody who is not a statistician.
struct FixedEffectsWords {
  let question: FixedEffects
  let outcome: FixedEffectsOutcome

  var told: Telling { Telling(sentence, howSure: howSure, cannotTell: cannotTell) }

  private var fit: FixedEffectsOutcome.Fit { outcome.fits[0] }

  /// The first regressor that is estimated.
  private var main: FixedEffectsOutcome.Coefficient { fit.coefficients[0] }

  private var sentence: Phrase {
    let estimate = main.estimate
    let (name, y) = (main.name, fit.outcome)
    guard let interval = estimate.interval else {
      let value = Written.number(estimate.value, Written.digits(for: abs(estimate.value)))
      return Phrase(
        "One more of “\(name)” goes with \(value) of “\(y)”\(place.en), but too few clusters differ in it to say how far off that may be. Ask chalkline evidence bootstrap.",
        es:
          "Uno más de «\(name)» se acompaña de \(value) de «\(y)»\(place.es), pero difieren en ello muy pocos conglomerados para decir cuán lejos puede estar. Consulte chalkline evidence bootstrap."
      )
    }
    let digits = Written.digits(for: interval.upper - interval.lower)
    let size = Written.number(abs(estimate.value), digits)
    let range = Written.range(interval, digits)
    let head =
      estimate.value < 0
      ? Phrase("One more of “\(name)” goes with \(size) less", es: "Uno más de «\(name)» se acompaña de \(size) menos")
      : Phrase("One more of “\(name)” goes with \(size) more", es: "Uno más de «\(name)» se acompaña de \(size) más")
    let tail = Phrase(
      " of “\(y)”\(place.en); the plausible range is \(range.en)",
      es: " de «\(y)»\(place.es); el rango plausible va \(range.es)")
    return head + tail + Written.ending(interval)
  }

  /// ", comparing only within the same school and year".
  private var place: Phrase {
    if fit.absorbed.isEmpty { return Phrase("", es: "") }
    let names = Phrase.list(fit.absorbed.map(\.name))
    let spanish = fit.absorbed.map(\.name).joined(separator: ", ")
    return Phrase(
      ", comparing rows of the same \(names.en)", es: ", comparando filas con igual \(spanish)")
  }

  private var howSure: Phrase {
    var parts: [Phrase] = []
    if let p = main.p { parts.append(Written.ifNoDifference(p)) }
    parts.append(variance)
    if outcome.fits.count > 1 {
      parts.append(
        Phrase(
          "\(outcome.fits.count) outcomes were asked about; the q values say which differences would still stand if about 1 in 20 of those named were chance.",
          es:
            "Se consultaron \(outcome.fits.count) resultados; los valores q dicen qué diferencias se sostendrían si más o menos 1 de cada 20 de las señaladas fuera azar."
        ))
    }
    return parts.joined()
  }

  private var variance: Phrase {
    let clusters = fit.clusters.map(\.grouped)
    switch fit.variance {
    case .iid:
      return Phrase(
        "The range takes every row as independent and equally uncertain.",
        es: "El rango toma cada fila como independiente e igual de incierta.")
    case .hetero:
      return Phrase(
        "The range takes every row as independent; if pupils of one school vary together, it is too narrow: name the school with --cluster.",
        es:
          "El rango toma cada fila como independiente; si los estudiantes de una escuela varían juntos, es demasiado estrecho: indique la escuela con --cluster."
      )
    case .cluster:
      let names = zip(clusters, question.clusters).map { "\($0) “\($1)”" }
      let spanish = zip(clusters, question.clusters).map { "\($0) «\($1)»" }
      return Phrase(
        "The range allows for rows that vary together within \(names.joined(separator: " and ")).",
        es: "El rango tiene en cuenta las filas que varían juntas dentro de \(spanish.joined(separator: " y ")).")
    case .cr2:
      let (name, count) = (question.clusters.first ?? "", clusters.first ?? "")
      return Phrase(
        "The range allows for rows that vary together within \(count) “\(name)”, corrected for there being few.",
        es:
          "El rango tiene en cuenta las filas que varían juntas dentro de \(count) «\(name)», corregido porque son pocos."
      )
    }
  }

  private var cannotTell: [Phrase] {
    var out = [
      Phrase(
        "Whether “\(main.name)” brings the difference about: whatever else goes with it, and is not among the columns, is part of it.",
        es:
          "Si «\(main.name)» causa la diferencia: forma parte de ella todo lo que lo acompaña y no está entre las columnas."
      )
    ]
    if let absorbed = fit.absorbed.first {
      out.append(
        Phrase(
          "Anything about groups of “\(absorbed.name)” in which “\(main.name)” is the same throughout: only groups in which it varies are compared.",
          es:
            "Nada sobre los grupos de «\(absorbed.name)» en los que «\(main.name)» no varía: solo se comparan los grupos en los que varía."
        ))
    }
    return out
  }
}

extension Check {
  static func parts(_ fit: LinearFit, _ names: [String]) -> Check {
    let groups = fit.model.absorbed.reduce(0) { $0 + $1.count }
    let usual = max(0, groups - max(0, fit.model.absorbed.count - 1))
    let isWhole = names.isEmpty || fit.absorbedRank >= usual
    return Check(
      "absorbed.connected", passed: isWhole, value: Double(fit.absorbedRank),
      isWhole
        ? Phrase("The absorbed groups hang together.", es: "Los grupos absorbidos están conectados entre sí.")
        : Phrase(
          "The absorbed groups fall into parts that share no rows: \(fit.absorbedRank.grouped) independent effects of \(groups.grouped) groups were counted. Effects are compared within each part.",
          es:
            "Los grupos absorbidos forman partes que no comparten filas: se contaron \(fit.absorbedRank.grouped) efectos independientes de \(groups.grouped) grupos. Los efectos se comparan dentro de cada parte."
        ))
  }

  static let projected = Check(
    "variance.projected", passed: false,
    Phrase(
      "Clustering in two ways gave a negative variance in some direction, which was set to 0. The ranges are less sure than they look.",
      es:
        "El agrupamiento en dos sentidos dio una varianza negativa en alguna dirección y se fijó en 0. Los rangos son menos seguros de lo que parecen."
    ))

  static let notReduced = Check(
    "variance.not-reduced", passed: false,
    Phrase(
      "There are fewer than 50 clusters, but too many absorbed groups to correct for that. The ranges may be too narrow; ask the bootstrap.",
      es:
        "Hay menos de 50 conglomerados, pero demasiados grupos absorbidos para corregirlo. Los rangos pueden ser demasiado estrechos; consulte el bootstrap."
    ))

  static func fewClusters(_ coefficient: FixedEffectsOutcome.Coefficient) -> Check {
    let (treated, untreated) = (coefficient.treatedClusters ?? 0, coefficient.untreatedClusters ?? 0)
    let name = coefficient.name
    return Check(
      "clusters.few", passed: false, value: Double(min(treated, untreated)),
      Phrase(
        "“\(name)”: \(treated) clusters on one side and \(untreated) on the other are too few for a range or a p value of this kind. Ask chalkline evidence bootstrap --test \(name).",
        es:
          "«\(name)»: \(treated) conglomerados de un lado y \(untreated) del otro son muy pocos para un rango o un valor p de este tipo. Consulte chalkline evidence bootstrap --test \(name)."
      ))
  }
}

extension Refusal {
  static let tooManyForReduced = Refusal(
    "variance", "variance.too-many",
    Phrase(
      "The bias-reduced variance would need more columns than fit. Absorb fewer kinds of groups, or choose “cluster”.",
      es:
        "La varianza con sesgo reducido necesitaría más columnas de las que caben. Absorba menos tipos de grupos o elija «cluster»."
    ))
}
