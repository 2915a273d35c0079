import Context
import Purpose
import Vocabulary

/// Question 6, from the comparisons that were chosen: what is needed to tell an effect from what would have happened anyway.
package struct ImpactAnswer: Sendable {
  let plan: MeasurePlan
  let systems: [DataSystem]
  /// Where each live comparison stands.
  let standings: [ComparisonStanding]

  package init(_ plan: MeasurePlan, systems: [DataSystem], standings: [ComparisonStanding] = []) {
    self.plan = plan
    self.systems = systems
    self.standings = standings
  }

  package var answer: Answer { Answer(.judgingImpact, sentence, evidence: evidence, missing: missing) }

  private var designs: [ComparisonDesign] {
    let ids = Set(plan.priorities.map(\.id))
    return plan.comparisons.filter { !ids.isDisjoint(with: $0.priorities) }
  }

  /// Priorities whose results will be set against what would have been otherwise.
  private var compared: [Priority] {
    plan.priorities.filter { priority in
      plan.comparisons(of: priority).contains { $0.method?.hasComparison == true && $0.launchGaps.isEmpty }
    }
  }

  private var sized: [ComparisonDesign] { designs.filter { $0.smallestEffect != nil } }

  private var own: [ComparisonStanding] {
    standings.filter { standing in designs.contains { $0.id == standing.design.id } }
  }
  private var estimated: [ComparisonStanding] { own.filter { $0.estimate != nil } }

  private var sentence: Phrase {
    if plan.priorities.isEmpty {
      return Phrase(
        "Nobody can say yet: no priority has begun.", es: "Nadie puede decirlo aún: ninguna prioridad ha empezado.")
    }
    guard !designs.isEmpty else {
      return Phrase(
        "Not possible yet: nothing has been chosen to compare with.",
        es: "Todavía no es posible: no se ha elegido con qué comparar.")
    }
    if let told = ImpactSummary(estimated).sentence { return told }
    let (ready, all) = (compared.count, plan.priorities.count)
    let words = Phrase(
      "For \(ready) of \(all) priorities it is settled who starts when and with whom they are compared",
      es: "En \(ready) de \(all) prioridades está decidido quién empieza cuándo y con quién se compara")
    return sized.isEmpty
      ? Phrase(
        "\(words.en); nobody has worked out yet how small an effect could be seen.",
        es: "\(words.es); nadie ha calculado aún qué efecto mínimo podría verse.")
      : Phrase(
        "\(words.en); no effect has been estimated yet.", es: "\(words.es); todavía no se ha estimado ningún efecto.")
  }

  private var evidence: [Answer.Evidence] {
    guard !designs.isEmpty else { return [] }
    let list = PlanLink.list(ComparisonDesign.kind)
    var found = estimated.map(\.evidence)
    found += [
      Answer.Evidence(
        Phrase("Priorities with a complete comparison", es: "Prioridades con una comparación completa"),
        compared.count, of: plan.priorities.count, compared.isEmpty ? .stated : .documented, at: list),
      Answer.Evidence(
        Phrase(
          "Comparisons whose smallest visible effect is known", es: "Comparaciones cuyo efecto mínimo visible se conoce"
        ),
        sized.count, of: designs.count, sized.isEmpty ? .stated : .documented, at: list),
    ]
    let outcomes = plan.aims.filter { aims in designs.contains { $0.outcome == aims.measure.id } }
    if !outcomes.isEmpty {
      let inSystems = outcomes.count { aims in systems.contains { $0.id == aims.measure.dataSystem } }
      found.append(
        Answer.Evidence(
          Phrase(
            "Outcomes that a data system of the district holds",
            es: "Resultados que guarda un sistema de datos del distrito"),
          inSystems, of: outcomes.count, .documented, at: .list(DataSystem.kind)))
    }
    if plan.tally.due > 0 {
      found.append(
        Answer.Evidence(
          Phrase("Rounds of readings that are complete", es: "Rondas de lecturas completas"),
          plan.tally.complete, of: plan.tally.due, .documented, at: MeasurePages.calendar))
    }
    return found + watched
  }

  /// Measures of which change can be told from noise: that is measured, though it does not say what brought the change about.
  private var charted: [MeasureAims] { plan.serving.filter { plan.tally.charted.contains($0.measure.id) } }

  private var watched: [Answer.Evidence] {
    if charted.isEmpty { return [] }
    let signalled = charted.count { plan.tally.signalled.contains($0.measure.id) }
    return [
      Answer.Evidence(
        Phrase(
          "Measures of which change can be told from noise", es: "Medidas en que el cambio se distingue del ruido"),
        charted.count, of: plan.serving.count, .measured, at: MeasurePages.monitoring),
      Answer.Evidence(
        Phrase("Of these, changed in the last half year", es: "De ellas, cambiaron en el último medio año"),
        signalled, of: charted.count, .measured, at: MeasurePages.monitoring),
    ]
  }

  private var missing: [Answer.Gap] {
    if plan.priorities.isEmpty { return [.noPriorities] }
    return plan.priorities.compactMap(gap) + own.compactMap(\.gap)
      + [unsized, unwatched, unestimated].compactMap(\.self)
  }

  private var unwatched: Answer.Gap? {
    guard !designs.isEmpty, charted.isEmpty else { return nil }
    return Answer.Gap(
      Phrase(
        "Read a measure at least 12 times, so that a change can be told from noise",
        es: "Tome una medida al menos 12 veces, para distinguir un cambio del ruido"),
      at: MeasurePages.monitoring)
  }

  private func gap(for priority: Priority) -> Answer.Gap? {
    let own = plan.comparisons(of: priority)
    guard let best = own.min(by: { $0.launchGaps.count < $1.launchGaps.count }) else {
      return Answer.Gap(
        Phrase(
          "Say with what the results of \(priority.quoted.en) will be compared",
          es: "Diga con qué se compararán los resultados de \(priority.quoted.es)"),
        at: .new(ComparisonDesign.kind), noStrongerThan: designs.isEmpty ? .absent : nil)
    }
    if !best.launchGaps.isEmpty {
      let gaps = Phrase.list(best.launchGaps)
      return Answer.Gap(
        Phrase("Complete “\(best.name)”: \(gaps.en)", es: "Complete «\(best.name)»: \(gaps.es)"), at: .record(best.id))
    }
    guard own.allSatisfy({ $0.method?.hasComparison != true }) else { return nil }
    return Answer.Gap(
      Phrase(
        "Find somebody to compare with for \(priority.quoted.en): before and after alone cannot tell an effect from a good year",
        es:
          "Busque con quién comparar en \(priority.quoted.es): solo antes y después no distingue un efecto de un buen año"
      ),
      at: .record(best.id))
  }

  private var unsized: Answer.Gap? {
    guard let first = designs.first(where: { $0.smallestEffect == nil }) else { return nil }
    return Answer.Gap(
      Phrase(
        "Work out the smallest effect that “\(first.name)” could see",
        es: "Calcule el efecto más pequeño que «\(first.name)» podría ver"), at: MeasurePages.design(first.id))
  }

  private var unestimated: Answer.Gap? {
    guard !designs.isEmpty, estimated.isEmpty else { return nil }
    return Answer.Gap(
      Phrase(
        "Estimate the effect, with its uncertainty, once figures from after the start are in",
        es: "Estime el efecto, con su incertidumbre, cuando haya cifras posteriores al inicio"),
      at: MeasurePages.calendar, noStrongerThan: .measured)
  }
}
