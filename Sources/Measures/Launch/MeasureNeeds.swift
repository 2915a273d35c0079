import Purpose
import Vocabulary

/// What each priority needs of its measures before a launch: one for each horizon that is fully prepared, and a comparison.
///
/// Source: docs/rules/measures.md#the-launch-gate
package struct MeasureNeeds: Sendable {
  let priorities: [Priority]
  let aims: [MeasureAims]
  let comparisons: [ComparisonDesign]

  package init(
    priorities: [Priority], aims: [MeasureAims], comparisons: [ComparisonDesign], in year: SchoolYear
  ) {
    self.priorities = priorities.filter { ($0.firstYear ?? year) <= year && ($0.lastYear ?? year) >= year }
    self.aims = aims.filter { $0.measure.isLive }
    self.comparisons = comparisons.filter(\.isLive)
  }

  package var needs: [LaunchNeed] {
    if priorities.isEmpty {
      return [
        LaunchNeed(
          .purpose, "no-priority",
          Phrase(
            "Name a priority that begins this year or has begun",
            es: "Nombre una prioridad que empiece este año o haya empezado"),
          at: .new(Priority.kind), isMet: false)
      ]
    }
    return priorities.flatMap { priority in
      Horizon.allCases.map { need(of: $0, for: priority) } + [comparison(for: priority)]
    }
  }

  /// The measures of a priority and a horizon: the one that lacks least decides.
  private func need(of horizon: Horizon, for priority: Priority) -> LaunchNeed {
    let own = aims.filter { $0.measure.priorities.contains(priority.id) && $0.measure.horizon == horizon }
    let best = own.min { ($0.launchGaps.count, $0.measure.name) < ($1.launchGaps.count, $1.measure.name) }
    let name = Phrase(verbatim: priority.name)
    guard let best else {
      return LaunchNeed(
        .measures, "\(horizon.rawValue)-measure", concerning: priority.id.rawValue, name,
        Phrase("Choose a measure of the \(horizon.words.en)", es: "Elija una medida de \(horizon.words.es)"),
        at: .page("measures/library"), isMet: false)
    }
    let gaps = Phrase.list(best.launchGaps)
    let isMet = best.launchGaps.isEmpty
    let what =
      isMet
      ? Phrase(
        "Measure of the \(horizon.words.en): “\(best.measure.name)”",
        es: "Medida de \(horizon.words.es): «\(best.measure.name)»")
      : Phrase(
        "Complete “\(best.measure.name)”, the measure of the \(horizon.words.en): \(gaps.en)",
        es: "Complete «\(best.measure.name)», la medida de \(horizon.words.es): \(gaps.es)")
    return LaunchNeed(
      .measures, "\(horizon.rawValue)-measure", concerning: priority.id.rawValue, name, what,
      at: .record(best.measure.id),
      isMet: isMet)
  }

  private func comparison(for priority: Priority) -> LaunchNeed {
    let own = comparisons.filter { $0.priorities.contains(priority.id) }
    let name = Phrase(verbatim: priority.name)
    guard let best = own.min(by: { ($0.launchGaps.count, $0.name) < ($1.launchGaps.count, $1.name) }) else {
      return LaunchNeed(
        .measures, "comparison", concerning: priority.id.rawValue, name,
        Phrase("Say with what results will be compared", es: "Diga con qué se compararán los resultados"),
        at: .new(ComparisonDesign.kind), isMet: false)
    }
    let gaps = Phrase.list(best.launchGaps)
    let isMet = best.launchGaps.isEmpty
    let what =
      isMet
      ? Phrase("Comparison: “\(best.name)”", es: "Comparación: «\(best.name)»")
      : Phrase(
        "Complete the comparison “\(best.name)”: \(gaps.en)", es: "Complete la comparación «\(best.name)»: \(gaps.es)")
    return LaunchNeed(
      .measures, "comparison", concerning: priority.id.rawValue, name, what, at: .record(best.id), isMet: isMet)
  }
}
