import Vocabulary

/// What a plan, or the lack of one, says to whoever staffs the schools.
enum StaffingWords {
  static func told(_ staffing: Staffing, _ outcome: StaffingOutcome) -> Telling {
    Telling(
      outcome.isPossible ? sentence(staffing, outcome) : outcome.sentence, howSure: howSure(outcome),
      cannotTell: [
        Phrase(
          "Whether two people will work well together: fit and priority are judgements that were put in.",
          es: "Si dos personas trabajarán bien juntas: el ajuste y la prioridad son juicios que se introdujeron."),
        Phrase(
          "Whether the timetable lets two people meet: only minutes a week are counted.",
          es: "Si el horario permite que dos personas se reúnan: solo se cuentan minutos por semana."),
      ])
  }

  // MARK: A plan

  static func sentence(_ staffing: Staffing, _ outcome: StaffingOutcome) -> Phrase {
    let (served, all) = (outcome.pairs.count, staffing.coachees.count)
    let must = staffing.coachees.count(where: \.mustBeServed)
    let leaders = Phrase.count(
      outcome.leaders.count { $0.coachees > 0 }, one: Phrase("leader", es: "líder"),
      many: Phrase("leaders", es: "líderes"))
    var sentence = Phrase(
      "The plan serves \(served) of \(all) with \(leaders.en), within every limit",
      es: "El plan apoya a \(served) de \(all) con \(leaders.es), dentro de todos los límites")
    if must > 0 {
      sentence =
        sentence
        + Phrase(
          "; everybody who must be served is (\(must)).",
          es: "; incluye a todos los que necesariamente deben recibir apoyo (\(must)).")
    } else {
      sentence = sentence + Phrase(verbatim: ".")
    }
    if let change = outcome.lastYear {
      sentence =
        sentence
        + Phrase(
          " It keeps \(change.kept) of last year's \(change.pairs) pairs.",
          es: " Conserva \(change.kept) de las \(change.pairs) parejas del año pasado.")
    }
    return sentence
  }

  static func howSure(_ outcome: StaffingOutcome) -> Phrase {
    guard let gap = outcome.gap else {
      return outcome.shortfall?.isProven == true
        ? Phrase(
          "It is proven that less would not do. Every change named here was tried and makes a plan possible.",
          es: "Está demostrado que con menos no alcanza. Cada cambio nombrado aquí se probó y hace posible un plan.")
        : Phrase(
          "Every change named here was tried and makes a plan possible; in the time given it was not proven that less "
            + "would not do.",
          es: "Cada cambio nombrado aquí se probó y hace posible un plan; en el tiempo dado no se demostró que con "
            + "menos no alcance.")
    }
    if gap <= 1e-9 {
      return Phrase(
        "It is proven that no other plan within these limits is worth more.",
        es: "Está demostrado que ningún otro plan dentro de estos límites vale más.")
    }
    return Phrase(
      "It is proven that no other plan within these limits is worth over \(percent(gap)) more.",
      es: "Está demostrado que ningún otro plan dentro de estos límites vale más de un \(percent(gap)) por encima.")
  }

  /// Upwards, to a tenth of a percent.
  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000 - 1e-9).rounded(.up))
    return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
  }

  /// - Parameter share: of the plan's worth, how much was allowed to be given up.
  static func checks(
    _ staffing: Staffing, _ outcome: StaffingOutcome, isCutShort: Bool, within share: Double = 0
  ) -> [Check] {
    let links = outcome.pairs.count
    return [
      Check(
        "within-limits", passed: true, value: Double(links),
        Phrase(
          "Release with travel, span, schools, locked pairs and who must be served were counted again in the finished "
            + "plan: nothing is broken.",
          es:
            "El tiempo liberado con los viajes, el número de personas y escuelas, las parejas fijadas y quienes deben "
            + "recibir apoyo se contaron de nuevo en el plan terminado: no se incumple nada.")),
      Check("proven", passed: outcome.gap ?? 1 <= 1.05 * share + 1e-9, value: outcome.gap, howSure(outcome)),
      Check(
        "ended-in-time", passed: !isCutShort,
        isCutShort
          ? Phrase(
            "The time ended a search; with more seconds, or on a quicker machine, another plan may come out.",
            es: "El tiempo puso fin a una búsqueda; con más segundos, o en una máquina más rápida, puede resultar otro "
              + "plan.")
          : Phrase(
            "Every search went to its end; the same data give the same plan on every machine.",
            es: "Todas las búsquedas llegaron a su fin; los mismos datos dan el mismo plan en cualquier máquina.")),
    ]
  }

  static func rows(_ used: Int, _ notAllowed: Int, _ wrongSubject: Int, _ judged: Int) -> Rows {
    Rows(
      used: used,
      dropped: [
        .init(
          "not-allowed", count: notAllowed,
          Phrase("Pairs that the file does not allow", es: "Parejas que el archivo no permite")),
        .init(
          "evaluator", count: judged,
          Phrase(
            "Pairs in which the leader judges the other's work",
            es: "Parejas en las que el líder evalúa el trabajo del otro")),
        .init(
          "subject", count: wrongSubject,
          Phrase("Pairs whose subject the leader does not coach", es: "Parejas cuya materia el líder no atiende")),
      ])
  }

  // MARK: No plan

  static func sentence(_ shortfall: StaffingShortfall, _ staffing: Staffing) -> Phrase {
    var parts: [Phrase] = []
    if !shortfall.withoutLeader.isEmpty {
      let names = Phrase.list(shortfall.withoutLeader.map { staffing.coachees[$0].id })
      parts.append(
        Phrase(
          "Nobody may serve \(names.en), who must be served.",
          es: "Nadie puede apoyar a \(names.es), que necesariamente debe recibir apoyo."))
    }
    let spot = shortfall.tightest.map { spot in
      spot.subject.isEmpty
        ? Phrase(verbatim: staffing.schools[spot.school])
        : Phrase(
          "\(spot.subject) at \(staffing.schools[spot.school])",
          es: "\(spot.subject) en \(staffing.schools[spot.school])")
    }
    if shortfall.unplaced > 0, !shortfall.isProven {
      parts.append(
        Phrase(
          "In the time given no plan was found for everybody who must be served; allow more seconds.",
          es: "En el tiempo dado no se encontró un plan para todos los que deben recibir apoyo; permita más segundos."))
    } else if shortfall.unplaced > 0 {
      parts.append(
        Phrase(
          "However much time is released, \(shortfall.unplaced) who must be served cannot be placed: the limits on "
            + "people and schools for each leader stand against it.",
          es:
            "Por mucho tiempo que se libere, \(shortfall.unplaced) que deben recibir apoyo no tienen sitio: lo impiden "
            + "los límites de personas y escuelas de cada líder."))
    } else if shortfall.minutes > 0 {
      let tight = spot.map { Phrase("; \($0.en) is the tightest spot", es: "; el punto más ajustado es \($0.es)") }
      let much = hours(shortfall.minutes)
      parts.append(
        Phrase(
          "The plan needs \(much.en) of coaching a week than released time allows",
          es: "El plan necesita \(much.es) de apoyo por semana que lo que permite el tiempo liberado")
          + (tight ?? Phrase(verbatim: "")) + Phrase(verbatim: "."))
    }
    let remedies = shortfall.remedies.map { remedy($0, shortfall, staffing) }
    if let first = remedies.first { parts.append(possible(first, remedies.dropFirst().first)) }
    return parts.joined()
  }

  private static func possible(_ first: Phrase, _ second: Phrase?) -> Phrase {
    guard let second else { return first + Phrase(" makes it possible.", es: " lo hace posible.") }
    return Phrase(
      "\(first.en), or \(lowered(second.en)), makes it possible.",
      es: "\(first.es), o \(lowered(second.es)), lo hace posible.")
  }

  private static func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

  static func remedy(_ remedy: StaffingShortfall.Remedy, _ shortfall: StaffingShortfall, _ staffing: Staffing) -> Phrase
  {
    switch remedy {
    case .onePeriod(let leader, _):
      let name = staffing.leaders[leader].id
      return Phrase("Releasing one more period for \(name)", es: "Liberar un período más para \(name)")
    case .liftingSchoolLimit(let most):
      return Phrase("Lifting the \(most)-school limit", es: "Quitar el límite de \(most) escuelas")
    case .liftingSpan(let most):
      return Phrase(
        "Lifting the limit of \(most) people for each leader", es: "Quitar el límite de \(most) personas por líder")
    case .liftingBoth:
      return Phrase(
        "Lifting the limits on people and on schools together",
        es: "Quitar a la vez los límites de personas y de escuelas")
    case .release(let extras):
      let each = extras.map { extra -> Phrase in
        let name = staffing.leaders[extra.leader].id
        return Phrase("\(extra.minutes) minutes for \(name)", es: "\(extra.minutes) minutos para \(name)")
      }
      let list = Phrase.list(each)
      return Phrase("Releasing \(list.en) more a week", es: "Liberar \(list.es) más por semana")
    }
  }

  /// "26 more hours", "20.6 more hours", "40 more minutes"; rounded upwards so that it is never too little.
  static func hours(_ minutes: Int) -> Phrase {
    if minutes < 60 { return Phrase("\(minutes) more minutes", es: "\(minutes) minutos más") }
    let tenths = (minutes + 5) / 6
    let figure = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    return figure == "1"
      ? Phrase("1 more hour", es: "1 hora más") : Phrase("\(figure) more hours", es: "\(figure) horas más")
  }
}
