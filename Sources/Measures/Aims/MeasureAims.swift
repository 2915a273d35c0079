import Vocabulary

/// A measure with where it started and where it is meant to go.
package struct MeasureAims: Sendable, Equatable {
  package let measure: Measure
  /// The newest, where there are several.
  package let baseline: Baseline?
  /// In the order of their days.
  package let targets: [MeasureTarget]

  package init(_ measure: Measure, baselines: [Baseline], targets: [MeasureTarget]) {
    self.measure = measure
    baseline = baselines.filter { $0.measure == measure.id && $0.value != nil }
      .max { ($0.taken?.number ?? 0, $0.id) < ($1.taken?.number ?? 0, $1.id) }
    self.targets = targets.filter { $0.measure == measure.id && $0.value != nil && $0.by != nil }
      .sorted { ($0.by?.number ?? 0, $0.id) < ($1.by?.number ?? 0, $1.id) }
  }

  /// The path runs straight from the baseline to the first target, and from each target to the next.
  /// Nil before the baseline; after the last target it stays there.
  package func expected(on day: Day) -> Double? {
    var points: [(day: Int, value: Double)] = targets.compactMap { target in
      guard let by = target.by, let value = target.value else { return nil }
      return (by.number, value)
    }
    if let taken = baseline?.taken, let value = baseline?.value { points.insert((taken.number, value), at: 0) }
    guard let first = points.first, day.number >= first.day else { return nil }
    guard let next = points.firstIndex(where: { $0.day >= day.number }), next > 0 else {
      return day.number == first.day ? first.value : points.last?.value
    }
    let (from, to) = (points[next - 1], points[next])
    guard to.day > from.day else { return to.value }
    return from.value + (to.value - from.value) * Double(day.number - from.day) / Double(to.day - from.day)
  }

  package var finalTarget: MeasureTarget? { targets.last }

  /// The target that comes next, or the last one when all days are past.
  package func nextTarget(after day: Day) -> MeasureTarget? {
    targets.first { ($0.by?.number ?? 0) >= day.number } ?? targets.last
  }

  /// What stands in the way of launching with this measure.
  package var launchGaps: [Phrase] {
    var gaps = measure.definitionGaps
    if baseline == nil { gaps.append(Phrase("a baseline", es: "una línea de base")) }
    if targets.isEmpty { gaps.append(Phrase("a target", es: "una meta")) }
    if measure.owner == nil { gaps.append(Phrase("an owner", es: "una persona responsable")) }
    if !measure.hasSource { gaps.append(Phrase("a source", es: "una fuente")) }
    return gaps
  }
}

extension Baseline {
  /// What cannot be right about it, as its measure is defined.
  package func findings(of measure: Measure) -> [Finding] { measure.impossible(value, "value") }
}

extension MeasureTarget {
  package func findings(of measure: Measure, from baseline: Baseline?) -> [Finding] {
    let found = measure.impossible(value, "value")
    guard found.isEmpty, let value, let start = baseline?.value, let direction = measure.direction else { return found }
    let isBackwards = direction == .up && value < start || direction == .down && value > start
    guard isBackwards else { return [] }
    let words = measure.words(start)
    return [
      Finding(
        "value", "target-behind-baseline",
        Phrase(
          "Choose a target on the better side of the baseline, \(words)",
          es: "Elija una meta mejor que la línea de base, \(words)"))
    ]
  }
}

extension Measure {
  /// A finding for a value that the measure can never have.
  package func impossible(_ value: Double?, _ field: String) -> [Finding] {
    guard let value, let range = validRange, !range.contains(value) else { return [] }
    let (low, high) = (words(range.lowerBound), words(range.upperBound))
    return [
      Finding(
        field, "out-of-bounds",
        Phrase(
          "Enter a value from \(low) to \(high): \(words(value)) cannot be right",
          es: "Escriba un valor de \(low) a \(high): \(words(value)) no puede ser correcto"))
    ]
  }
}
