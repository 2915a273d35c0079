import Vocabulary

/// What a value-added answer says to a superintendent or a principal.
struct ValueAddedWords {
  let question: ValueAdded
  let outcome: ValueAddedOutcome

  init(_ question: ValueAdded, _ outcome: ValueAddedOutcome) {
    self.question = question
    self.outcome = outcome
  }

  var told: Telling { Telling(sentence, howSure: howSure, cannotTell: cannotTell) }

  // MARK: The first sentence

  var sentence: Phrase {
    guard let decision = outcome.decision, let rigor = outcome.rigor else {
      return (outcome.model.groups[0].variance == 0 ? Self.noDifference : Self.tooFewRated) + approximately
    }
    return Self.namingTop(
      decision.accuracy, years: outcome.years, isUpperBound: outcome.reliability.isUpperBound,
      isGrowth: question.priorColumn != nil)
      + Phrase(verbatim: " ")
      + (outcome.drift?.isContradicted == true ? Self.notBorneOut : Self.verdict(rigor)) + approximately
  }

  /// That a calculation was approximate, and by how much another draw would move the share.
  private var approximately: Phrase {
    outcome.approximation.map { Self.approximately($0.trulyTopWhenFlagged) } ?? Phrase(verbatim: "")
  }

  static func approximately(_ error: Double?) -> Phrase {
    guard let error else { return Phrase(" The calculation is approximate.", es: " El cálculo es aproximado.") }
    let points = 100 * error
    if points < 0.1 {
      return Phrase(
        " The calculation is approximate; other random draws would move that share by less than 0.1 percentage points.",
        es:
          " El cálculo es aproximado; otros sorteos moverían esa parte menos de 0.1 puntos porcentuales.")
    }
    let told = points.told(points < 1 ? 1 : 0)
    return Phrase(
      " The calculation is approximate; other random draws would move that share by about \(told) percentage points.",
      es: " El cálculo es aproximado; otros sorteos moverían esa parte unos \(told) puntos porcentuales.")
  }

  static func namingTop(
    _ accuracy: DecisionAccuracy, years: Int, isUpperBound: Bool, isGrowth: Bool = true
  ) -> Phrase {
    let measure =
      isGrowth
      ? Phrase("test-score growth", es: "el crecimiento en las pruebas")
      : Phrase("test scores", es: "las notas de las pruebas")
    let span =
      years > 1
      ? measure + Phrase(" over \(years) years", es: " durante \(years) años")
      : Phrase("one year's ", es: "") + measure + Phrase("", es: " de un solo año")
    let top = topGroup(accuracy.topShare)
    let right = outOfTen(accuracy.trulyTopWhenFlagged)
    let low = oneIn(accuracy.belowAverageWhenFlagged)
    let most = isUpperBound ? Phrase("at best ", es: "en el mejor de los casos ") : Phrase(verbatim: "")
    return Phrase(
      "If we used \(span.en) alone to name \(top.en), \(most.en)\(right.en) teachers named would truly belong there, and \(low.en) would in fact be below average.",
      es:
        "Si usáramos solo \(span.es) para nombrar \(top.es), \(most.es)\(right.es) docentes nombrados pertenecerían de verdad ahí, y \(low.es) estaría en realidad por debajo del promedio."
    )
  }

  static func verdict(_ rigor: Rigor) -> Phrase {
    switch rigor {
    case .strong:
      Phrase(
        "That is strong enough to help select people, together with other evidence.",
        es: "Eso es lo bastante sólido para ayudar a seleccionar personas, junto con otras evidencias.")
    case .combined:
      Phrase(
        "Use it only combined with observation and conversation.",
        es: "Úselo solo combinado con la observación y la conversación.")
    case .notForIndividuals:
      Phrase(
        "That is not rigorous enough to choose people on its own; use it for groups and for learning.",
        es: "Eso no es lo bastante riguroso para elegir personas por sí solo; úselo para grupos y para aprender.")
    }
  }

  static let notBorneOut = Phrase(
    "But forecasts from other years are not borne out, so the answer is: no, not yet.",
    es: "Pero los pronósticos hechos con otros años no se cumplen, así que la respuesta es: no, todavía no.")
  static let noDifference = Phrase(
    "There is no detectable difference between teachers beyond chance, so nobody can be named from these scores.",
    es:
      "No se detecta ninguna diferencia entre docentes más allá del azar, así que no se puede nombrar a nadie con estas notas."
  )
  static let tooFewRated = Phrase(
    "Too few teachers have enough students to say anything about any of them; only all together can be described.",
    es:
      "Muy pocos docentes tienen suficientes estudiantes para decir algo de alguno; solo puede describirse al conjunto."
  )

  /// "the top quarter".
  static func topGroup(_ share: Double) -> Phrase {
    switch share {
    case 0.5: Phrase("the top half", es: "la mitad superior")
    case 0.25: Phrase("the top quarter", es: "el cuarto superior")
    case 0.2: Phrase("the top fifth", es: "el quinto superior")
    case 0.1: Phrase("the top tenth", es: "el décimo superior")
    default: Phrase("the top \(share.inHundred)%", es: "el \(share.inHundred)% superior")
    }
  }

  /// "about 6 of every 10".
  static func outOfTen(_ share: Double) -> Phrase {
    let tenths = Int((share * 10).rounded())
    if tenths >= 10 { return Phrase("nearly all", es: "casi todos los") }
    if tenths == 0 { return Phrase("hardly any of the", es: "casi ninguno de los") }
    return Phrase("about \(tenths) of every 10", es: "unos \(tenths) de cada 10")
  }

  /// "about 1 in 8".
  static func oneIn(_ share: Double) -> Phrase {
    if share < 0.005 { return Phrase("fewer than 1 in 200", es: "menos de 1 de cada 200") }
    let every = Int((1 / share).rounded())
    return Phrase("about 1 in \(every)", es: "alrededor de 1 de cada \(every)")
  }

  // MARK: How sure

  var howSure: Phrase {
    [reliability, range, wrong, again, coverage].compactMap(\.self).joined()
  }

  private var reliability: Phrase {
    Self.reliability(outcome.reliability.mean, isUpperBound: outcome.reliability.isUpperBound, years: outcome.years)
  }

  static func reliability(_ value: Double, isUpperBound: Bool, years: Int) -> Phrase {
    let share = value.inHundred
    if !isUpperBound {
      return Phrase(
        "If the same teachers taught a new group of similar students, about \(share)% of the differences we see would be seen again; the rest is class luck and test noise.",
        es:
          "Si los mismos docentes enseñaran a otro grupo de estudiantes similares, alrededor del \(share)% de las diferencias que vemos se vería de nuevo; el resto es suerte de la clase y ruido de la prueba."
      )
    }
    let why =
      years < 2
      ? Phrase(
        "one year cannot tell a teacher from that year's class",
        es: "un solo año no permite distinguir al docente de la clase de ese año")
      : Phrase(
        "teachers are not seen with enough different classes to tell the two apart",
        es: "los docentes no aparecen con suficientes clases distintas para separar ambas cosas")
    return Phrase(
      "If the same teachers taught a new group of similar students, at most \(share)% of the differences we see would be seen again, and perhaps far fewer: \(why.en). This is an upper bound, and says nothing of what lasts.",
      es:
        "Si los mismos docentes enseñaran a otro grupo de estudiantes similares, como máximo el \(share)% de las diferencias que vemos se vería de nuevo, y quizá mucho menos: \(why.es). Es un límite superior y no dice nada de lo que perdura."
    )
  }

  private var range: Phrase? {
    guard let less = outcome.decision?.ifTeachersDifferLess, let more = outcome.decision?.ifTeachersDifferMore else {
      return nil
    }
    let (low, high) = (less.trulyTopWhenFlagged.inHundred, more.trulyTopWhenFlagged.inHundred)
    return Phrase(
      "Because we know only roughly how much teachers differ, the share of right names could be from \(low)% to \(high)%.",
      es:
        "Como solo sabemos aproximadamente cuánto difieren los docentes, la parte de nombres acertados podría ir del \(low)% al \(high)%."
    )
  }

  private var wrong: Phrase? {
    guard let decision = outcome.decision else { return nil }
    let wrong = Int(decision.expectedWrong.rounded())
    return Phrase(
      "Of \(decision.flagged) teachers named, about \(wrong) would be named wrongly.",
      es: "De \(decision.flagged) docentes nombrados, unos \(wrong) lo serían por error.")
  }

  private var again: Phrase? {
    guard let seen = outcome.yearToYear else { return nil }
    let value = seen.correlation.twoDigits
    let (low, high) = (seen.range.lower.twoDigits, seen.range.upper.twoDigits)
    return Phrase(
      "From one year to the next the same teachers' results went together with a correlation of \(value) (\(low) to \(high)).",
      es:
        "De un año al siguiente los resultados de los mismos docentes tuvieron una correlación de \(value) (\(low) a \(high))."
    )
  }

  private var coverage: Phrase {
    let seen = outcome.coverage
    return Phrase(
      "\(seen.rated.grouped) of \(seen.teachers.grouped) teachers in the file have enough students to be rated.",
      es:
        "\(seen.rated.grouped) de \(seen.teachers.grouped) docentes del archivo tienen suficientes estudiantes para ser valorados."
    )
  }

  // MARK: What it cannot tell

  var cannotTell: [Phrase] {
    var out = [
      Phrase(
        "Why students grew: this is what went together with a teacher, not what the teacher caused. Who is taught by whom is not left to chance.",
        es:
          "Por qué crecieron los estudiantes: esto es lo que acompañó a un docente, no lo que el docente causó. Quién enseña a quién no se deja al azar."
      ),
      Phrase(
        "Anything about teachers of untested subjects and grades, who are most teachers, or of few students, such as in special education.",
        es:
          "Nada sobre docentes de materias y grados sin pruebas, que son la mayoría, ni de los que tienen pocos estudiantes, como en educación especial."
      ),
      Phrase(
        "Who is better than whom. Nobody should be put in order by these figures; name people only with a second, independent measure.",
        es:
          "Quién es mejor que quién. Nadie debe ser ordenado con estas cifras; nombre personas solo con una segunda medida independiente."
      ),
    ]
    if outcome.reliability.isUpperBound {
      out.append(
        Phrase(
          "Whether any of it lasts: that takes two years of the same teachers with different classes.",
          es: "Si algo de esto perdura: para saberlo hacen falta dos años de los mismos docentes con clases distintas.")
      )
    }
    return out
  }

  // MARK: One teacher

  /// In standard deviations of the outcome.
  static func teacher(_ name: String, _ effect: Double, _ range: Interval, chanceInTop: Double?, topShare: Double)
    -> Phrase
  {
    let (low, high) = (range.lower.twoDigits, range.upper.twoDigits)
    let size = abs(effect).twoDigits
    let grew =
      effect >= 0
      ? Phrase(
        "\(name): students grew about \(size) standard deviations more than similar students elsewhere",
        es:
          "\(name): sus estudiantes crecieron unas \(size) desviaciones estándar más que estudiantes similares en otros lugares"
      )
      : Phrase(
        "\(name): students grew about \(size) standard deviations less than similar students elsewhere",
        es:
          "\(name): sus estudiantes crecieron unas \(size) desviaciones estándar menos que estudiantes similares en otros lugares"
      )
    let end =
      range.contains(0)
      ? Phrase(", so we cannot rule out average.", es: ", así que no podemos descartar el promedio.")
      : Phrase(verbatim: ".")
    let top = topGroup(topShare)
    let chance = chanceInTop.map {
      Phrase(
        " Chance of being in \(top.en): \($0.inHundred)%.", es: " Probabilidad de estar en \(top.es): \($0.inHundred)%."
      )
    }
    return grew
      + Phrase("; the plausible range is \(low) to \(high)", es: "; el rango plausible va de \(low) a \(high)") + end
      + (chance ?? Phrase(verbatim: ""))
  }

  static func look(_ name: String) -> Phrase {
    switch name {
    case "without-covariates":
      Phrase("Without student characteristics", es: "Sin características de los estudiantes")
    case "without-prior": Phrase("Without the prior score", es: "Sin la nota previa")
    case "without-prior-all-rows":
      Phrase(
        "Without the prior score, with the students who lack one",
        es: "Sin la nota previa, con los estudiantes que no la tienen")
    case "with-means": Phrase("With means of the prior score", es: "Con medias de la nota previa")
    case "without-means": Phrase("Without the means", es: "Sin las medias")
    case "schools-fixed": Phrase("Compared only within schools", es: "Comparando solo dentro de las escuelas")
    case "schools-counted":
      Phrase("With the school's part counted as the teacher's", es: "Contando la parte de la escuela como del docente")
    case "uncorrected-prior":
      Phrase("Without correcting the prior score's error", es: "Sin corregir el error de la nota previa")
    default: Phrase(verbatim: name)
    }
  }
}

extension Double {
  /// 0.08, −0.02.
  var twoDigits: String {
    guard isFinite else { return "–" }
    let hundredths = Int((magnitude * 100).rounded())
    let digits = "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
    return self < 0 && hundredths != 0 ? "-" + digits : digits
  }
}

// MARK: - Checks

extension ValueAddedWords {
  var checks: [Check] {
    boundaries
      + [converged, approximate, collinear, enoughYears, enoughTeachers, prior, borneOut, correction, robust]
      .compactMap(\.self)
  }

  /// Groups between which no difference was seen.
  private var boundaries: [Check] {
    outcome.model.groups.map { group in
      Check(
        "variance.\(group.name)", passed: group.variance > 0, value: group.variance,
        group.variance > 0
          ? Phrase("Groups of \(group.name) differ.", es: "Los grupos de \(group.name) difieren.")
          : Phrase(
            "There is no detectable difference between groups of \(group.name) beyond chance.",
            es: "No se detecta ninguna diferencia entre los grupos de \(group.name) más allá del azar."))
    }
  }

  private var converged: Check {
    Check(
      "fit.converged", passed: outcome.model.isConverged, value: Double(outcome.model.iterations),
      outcome.model.isConverged
        ? Phrase("The search for the best fit came to rest.", es: "La búsqueda del mejor ajuste llegó a su fin.")
        : Phrase(
          "The search for the best fit did not come to rest. Take the figures as approximate, or leave out a group.",
          es: "La búsqueda del mejor ajuste no llegó a su fin. Tome las cifras como aproximadas o quite un grupo."))
  }

  private var approximate: Check? {
    guard let seen = outcome.approximation, let group = (outcome.persistent ?? outcome.model).groups.first,
      let solved = (outcome.persistent ?? outcome.model).approximation
    else { return nil }
    let digits = seen.standardDeviation.digitsItSupports
    let (spread, error) = (group.standardDeviation.value.told(digits), seen.standardDeviation.told(digits))
    let probes = solved.probes
    return Check(
      "fit.approximate", passed: solved.isSolved && seen.standardDeviation <= 0.05 * group.standardDeviation.value,
      value: seen.standardDeviation,
      Phrase(
        "The calculation is approximate, with \(probes) random draws: the standard deviation of \(group.name), \(spread), may be off by about \(error) for that. More draws (--probes) make it less.",
        es:
          "El cálculo es aproximado, con \(probes) sorteos: la desviación estándar de \(group.name), \(spread), puede desviarse por eso unos \(error). Con más sorteos (--probes) será menos."
      ))
  }

  private var collinear: Check {
    let left = outcome.model.aliased
    let names = left.joined(separator: ", ")
    return Check(
      "covariates.independent", passed: left.isEmpty, value: Double(left.count),
      left.isEmpty
        ? Phrase("No covariate repeats another.", es: "Ninguna covariable repite a otra.")
        : Phrase(
          "Left out, because the columns before them tell the same: \(names).",
          es: "Descartadas porque las columnas anteriores dicen lo mismo: \(names)."))
  }

  private var enoughYears: Check {
    Check(
      "years.two", passed: !outcome.reliability.isUpperBound, value: Double(outcome.years),
      outcome.reliability.isUpperBound
        ? Phrase(
          "What a teacher adds cannot be told from what one class adds, so reliability is an upper bound. Give two years or more and name their column (--year).",
          es:
            "Lo que aporta un docente no puede separarse de lo que aporta una clase, así que la fiabilidad es un límite superior. Dé dos años o más e indique su columna (--year)."
        )
        : Phrase(
          "\(outcome.years) years tell what lasts from what one class adds.",
          es: "\(outcome.years) años permiten separar lo que perdura de lo que aporta una clase."))
  }

  private var enoughTeachers: Check {
    Check(
      "teachers.enough", passed: outcome.coverage.rated >= 30, value: Double(outcome.coverage.rated),
      Phrase(
        "\(outcome.coverage.rated.grouped) teachers can be rated; with fewer than 30, how much teachers differ is hardly known.",
        es:
          "Se puede valorar a \(outcome.coverage.rated.grouped) docentes; con menos de 30 apenas se sabe cuánto difieren."
      ))
  }

  private var prior: Check? {
    guard let column = question.priorColumn else {
      return Check(
        "prior.there", passed: false,
        Phrase(
          "There is no prior score, so this shows where students stand, not how they grew.",
          es: "No hay nota previa, así que esto muestra dónde están los estudiantes, no cuánto crecieron."))
    }
    let look = outcome.robustness.first { $0.name == "without-prior-all-rows" }
    let share = outcome.missingPrior.inHundred
    let passed = outcome.missingPrior <= 0.2 && !outcome.missingIsUneven
    let bound = look.map {
      let changed = $0.flagsThatChange.inHundred
      return Phrase(
        " With everybody but without it, \(changed)% of the flags would change.",
        es: " Con todos pero sin ella, cambiaría el \(changed)% de los nombrados.")
    }
    let uneven =
      outcome.missingIsUneven
      ? Phrase(
        ", far more often with some teachers than with others", es: ", mucho más con unos docentes que con otros")
      : Phrase(verbatim: "")
    return Check(
      "prior.missing", passed: passed, value: outcome.missingPrior,
      Phrase("\(share)% of the rows have no \(column)", es: "El \(share)% de las filas no tiene \(column)") + uneven
        + Phrase(verbatim: ".") + (bound ?? Phrase(verbatim: "")))
  }

  private var borneOut: Check? {
    guard let drift = outcome.drift, let slope = drift.forecastSlope, let range = slope.interval else { return nil }
    let (value, low, high) = (slope.value.twoDigits, range.lower.twoDigits, range.upper.twoDigits)
    return Check(
      "forecasts.borne-out", passed: slope.value >= 0.8 && slope.value <= 1.2 && !drift.isContradicted,
      value: slope.value,
      Phrase(
        "For each point forecast from a teacher's other years, \(value) came about (\(low) to \(high)); 1 would be just right.",
        es:
          "Por cada punto pronosticado con los otros años de un docente, ocurrió \(value) (\(low) a \(high)); 1 sería lo justo."
      ))
  }

  private var correction: Check? {
    guard let seen = outcome.priorCorrection else { return nil }
    let (before, after) = (seen.uncorrected.value.twoDigits, seen.corrected.value.twoDigits)
    return Check(
      "prior.corrected", passed: true, value: seen.corrected.value,
      Phrase(
        "Freed of the test's error, the slope of \(seen.column) is \(after) rather than \(before), which is fairer to teachers of students who come from further behind.",
        es:
          "Sin el error de la prueba, la pendiente de \(seen.column) es \(after) en vez de \(before), lo que es más justo con docentes cuyos estudiantes parten de más atrás."
      ))
  }

  private var robust: Check? {
    guard let worst = outcome.robustness.map(\.flagsThatChange).max() else { return nil }
    return Check(
      "flags.robust", passed: worst <= 0.25, value: worst,
      Phrase(
        "Up to \(worst.inHundred)% of the flags change when one looks otherwise.",
        es: "Hasta el \(worst.inHundred)% de los nombrados cambia si se mira de otro modo."))
  }
}
