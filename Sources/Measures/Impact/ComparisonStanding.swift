import Vocabulary

/// Where a comparison stands: whether it was registered in time, and what its figures say so far.
package struct ComparisonStanding: Sendable {
  package let design: ComparisonDesign
  package let outcome: Measure?
  package let starts: [SchoolStart]
  /// The day of the seal that covers it.
  package let registered: Day?
  /// Changes of what was registered, approved after the first start.
  package let amendedLate: Int
  package let finding: ImpactFinding

  package init(
    _ design: ComparisonDesign, outcome: Measure?, starts: [SchoolStart], registered: Day?, amendedLate: Int,
    finding: ImpactFinding
  ) {
    self.design = design
    self.outcome = outcome
    self.starts = starts
    self.registered = registered
    self.amendedLate = amendedLate
    self.finding = finding
  }

  package var firstStart: Day? { starts.compactMap(\.starts).min() }

  /// Whether outcome, method and starts were fixed before anybody started, and have stayed.
  package var isRegisteredInTime: Bool {
    guard let registered, let firstStart else { return false }
    return registered <= firstStart && amendedLate == 0
  }

  /// What it says so far, in one or two sentences.
  package var sentence: Phrase {
    switch finding {
    case .estimated(let estimate): estimate.sentence
    case .waiting(let gap): gap
    case .refused(let reasons): reasons.joined()
    }
  }

  package var estimate: ImpactEstimate? {
    if case .estimated(let estimate) = finding { estimate } else { nil }
  }

  /// How far the evidence carries. Source: docs/rules/impact.md#strength
  package var strength: Strength {
    guard let estimate else { return .documented }
    switch estimate.verdict {
    case .tooFew: return .documented
    case .underWay: return .measured
    case .improved, .worsened, .noDifference:
      return isRegisteredInTime && estimate.preTrendChance != nil ? .tested : .measured
    }
  }

  /// What stands in the way of registering it.
  package func registrationFindings(on day: Day) -> [Finding] {
    var found: [Finding] = []
    func add(_ field: String, _ code: String, _ message: Phrase) { found.append(Finding(field, code, message)) }
    if registered != nil {
      add("", "registered-already", Phrase("This comparison is sealed already", es: "Esta comparación ya está sellada"))
    }
    if outcome == nil {
      add("outcome", "no-outcome", Phrase("Choose the outcome that decides", es: "Elija el resultado que decide"))
    }
    if !design.launchGaps.isEmpty {
      let gaps = Phrase.list(design.launchGaps)
      add("", "not-complete", Phrase("Complete the comparison: \(gaps.en)", es: "Complete la comparación: \(gaps.es)"))
    }
    if starts.compactMap(\.starts).isEmpty {
      add(
        "", "no-starts",
        Phrase("Say school by school who starts when", es: "Diga escuela por escuela quién empieza y cuándo"))
    }
    if let firstStart, firstStart < day {
      add(
        "", "begun-already",
        Phrase(
          "The first school started on \(firstStart): what is registered after that proves nothing",
          es: "La primera escuela empezó el \(firstStart): lo que se registre después no prueba nada"))
    }
    return found
  }
}

/// What the registered method gives: an estimate, or an honest gap.
package enum ImpactFinding: Sendable {
  case estimated(ImpactEstimate)
  case waiting(Phrase)
  case refused([Phrase])

  /// Estimates what can be, and otherwise says what is missing.
  package init(
    _ design: ComparisonDesign, panel: ImpactPanel?, late: [ReadingRound], on day: Day, draws: Int = 999,
    leavingOut: Bool = true
  ) {
    guard design.method?.hasComparison == true else {
      self = .refused([
        Phrase(
          "Before and after alone cannot tell an effect from a good year: there is nobody to compare with.",
          es: "Solo antes y después no distingue un efecto de un buen año: no hay con quién comparar.")
      ])
      return
    }
    guard let panel else {
      self = .waiting(
        Phrase(
          "Nothing can be estimated: no outcome is chosen, or nobody has said which school starts when.",
          es: "No se puede estimar nada: no hay resultado elegido o nadie ha dicho qué escuela empieza cuándo."))
      return
    }
    if let gap = Self.gap(panel, late, on: day) {
      self = .waiting(gap)
      return
    }
    do {
      self = .estimated(try ImpactEstimate(panel, control: design.control, draws: draws, leavingOut: leavingOut))
    } catch let refusal as Refusal {
      self = .refused(refusal.findings.map(\.message))
    } catch {
      self = .refused([Phrase("The estimate could not be worked out.", es: "No se pudo calcular la estimación.")])
    }
  }

  private static func gap(_ panel: ImpactPanel, _ late: [ReadingRound], on day: Day) -> Phrase? {
    guard let first = panel.starts.values.min() else {
      return Phrase(
        "Nothing can be estimated: no school has a day on which it starts.",
        es: "No se puede estimar nada: ninguna escuela tiene un día de inicio.")
    }
    if first > day {
      return Phrase(
        "The first schools start on \(first). Until then there is nothing to estimate.",
        es: "Las primeras escuelas empiezan el \(first). Hasta entonces no hay nada que estimar.")
    }
    if panel.roundsAfter > 0, panel.roundsBefore > 0 { return nil }
    if panel.rounds.isEmpty || panel.roundsAfter == 0 {
      let names = Phrase.list(late.map(\.period))
      return late.isEmpty
        ? Phrase(
          "Schools have started, and no approved figure from after the first start is there yet.",
          es: "Hay escuelas que ya empezaron, y aún no hay cifras aprobadas posteriores al primer inicio.")
        : Phrase(
          "The figures that the registered method needs never came: \(names.en) was due and is not there.",
          es: "Las cifras que necesita el método registrado nunca llegaron: \(names.es) debía entregarse y no está.")
    }
    return Phrase(
      "There is no figure from before the first start, so a change cannot be seen.",
      es: "No hay cifras anteriores al primer inicio, así que no se puede ver un cambio.")
  }
}
