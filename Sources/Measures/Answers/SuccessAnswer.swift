import Purpose
import Vocabulary

/// Question 5, from the measures of each priority: how the district will know, soon and in the long run.
package struct SuccessAnswer: Sendable {
  let plan: MeasurePlan

  package init(_ plan: MeasurePlan) { self.plan = plan }

  package var answer: Answer { Answer(.success, sentence, evidence: evidence, missing: missing) }

  private var prepared: [Priority] { plan.priorities.filter(plan.isPrepared) }
  private var unmeasured: [Priority] {
    plan.priorities.filter { priority in Horizon.allCases.allSatisfy { plan.aims(of: priority, $0).isEmpty } }
  }

  private var sentence: Phrase {
    if plan.priorities.isEmpty {
      return Phrase(
        "Nobody can say yet: no priority has begun.", es: "Nadie puede decirlo aún: ninguna prioridad ha empezado.")
    }
    if plan.serving.isEmpty {
      return Phrase(
        "Nobody can say yet: no measure serves a priority.",
        es: "Nadie puede decirlo aún: ninguna medida sirve a una prioridad.")
    }
    let (ready, all) = (prepared.count, plan.priorities.count)
    let head = Phrase(
      "\(ready) of \(all) priorities have a measure for the first year and one for the long run, each with a baseline and a target",
      es:
        "\(ready) de \(all) prioridades tienen una medida para el primer año y otra a la larga, cada una con línea de base y meta"
    )
    guard !unmeasured.isEmpty else { return Phrase("\(head.en).", es: "\(head.es).") }
    let names = Phrase.list(unmeasured.map(\.quoted))
    return unmeasured.count == 1
      ? Phrase("\(head.en); \(names.en) has none.", es: "\(head.es); \(names.es) no tiene ninguna.")
      : Phrase("\(head.en); \(names.en) have none.", es: "\(head.es); \(names.es) no tienen ninguna.")
  }

  private var evidence: [Answer.Evidence] {
    guard !plan.serving.isEmpty else { return [] }
    let list = PlanLink.list(Measure.kind)
    let aimed = plan.serving.count { $0.baseline != nil && !$0.targets.isEmpty }
    let read = plan.serving.count { plan.tally.read.contains($0.measure.id) }
    var found = [
      Answer.Evidence(
        Phrase("Priorities measured for both horizons", es: "Prioridades medidas a corto y a largo plazo"),
        prepared.count, of: plan.priorities.count, prepared.isEmpty ? .stated : .documented, at: MeasurePages.launch),
      Answer.Evidence(
        Phrase("Measures with a baseline and a target", es: "Medidas con línea de base y meta"),
        aimed, of: plan.serving.count, aimed == 0 ? .stated : .documented, at: list),
    ]
    if read > 0 {
      found.append(
        Answer.Evidence(
          Phrase("Measures of which approved figures are in", es: "Medidas con cifras aprobadas"),
          read, of: plan.serving.count, .measured, at: MeasurePages.calendar))
    }
    if let sealed = plan.sealed {
      found.append(
        Answer.Evidence(
          Phrase("Sealed before the start", es: "Selladas antes de empezar"), Phrase(verbatim: sealed.description),
          .documented, at: MeasurePages.seal))
    }
    return found
  }

  private var missing: [Answer.Gap] {
    if plan.priorities.isEmpty { return [.noPriorities] }
    let gaps = plan.priorities.flatMap { priority in Horizon.allCases.compactMap { gap(of: $0, for: priority) } }
    return gaps + [unsealed, unread].compactMap(\.self)
  }

  private func gap(of horizon: Horizon, for priority: Priority) -> Answer.Gap? {
    let own = plan.aims(of: priority, horizon)
    guard let best = own.min(by: { $0.launchGaps.count < $1.launchGaps.count }) else {
      return Answer.Gap(
        Phrase(
          "Choose a measure of the \(horizon.words.en) for \(priority.quoted.en)",
          es: "Elija una medida de \(horizon.words.es) para \(priority.quoted.es)"),
        at: MeasurePages.library, noStrongerThan: prepared.isEmpty ? .stated : nil)
    }
    guard !best.launchGaps.isEmpty else { return nil }
    let gaps = Phrase.list(best.launchGaps)
    return Answer.Gap(
      Phrase("Complete “\(best.measure.name)”: \(gaps.en)", es: "Complete «\(best.measure.name)»: \(gaps.es)"),
      at: .record(best.measure.id))
  }

  private var unsealed: Answer.Gap? {
    guard plan.sealed == nil, !plan.serving.isEmpty else { return nil }
    return Answer.Gap(
      Phrase(
        "Seal definitions, baselines and targets before the launch, so that nobody can move them later",
        es: "Selle definiciones, líneas de base y metas antes del inicio, para que nadie pueda moverlas después"),
      at: MeasurePages.launch, noStrongerThan: .documented)
  }

  private var unread: Answer.Gap? {
    let waiting = plan.tally.due - plan.tally.complete
    guard waiting > 0 else { return nil }
    let rounds = Phrase.count(
      waiting, one: Phrase("round of readings is", es: "ronda de lecturas"),
      many: Phrase("rounds of readings are", es: "rondas de lecturas"))
    return Answer.Gap(
      Phrase("\(rounds.en) past the day and not complete", es: "\(rounds.es) fuera de plazo y sin completar"),
      at: MeasurePages.calendar)
  }
}
