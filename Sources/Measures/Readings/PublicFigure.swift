import Vocabulary

/// A figure as somebody outside may see it.
package enum PublicFigure: Sendable, Equatable {
  case shown(MeasureKind.Figures)
  /// Too few people stand behind it.
  case hidden
  case missing

  package init(_ figures: MeasureKind.Figures?, of measure: Measure) {
    guard let figures else {
      self = .missing
      return
    }
    self = PublicFigure.isSmall(figures, measure) ? .hidden : .shown(figures)
  }

  /// Whether fewer people stand behind it than the measure's floor; where nobody has said how many, it is not known to be enough.
  static func isSmall(_ figures: MeasureKind.Figures, _ measure: Measure) -> Bool {
    guard measure.measureKind?.parts != .whole else { return false }
    guard let people = figures.whole else { return measure.takenAt == .schools }
    return people < Double(measure.publicFloor)
  }

  /// A whole with its parts: where one part is hidden, a second one is, since the first would follow from the rest.
  package static func row(_ parts: [MeasureKind.Figures?], of measure: Measure) -> [PublicFigure] {
    var row = parts.map { PublicFigure($0, of: measure) }
    guard row.count(where: { $0 == .hidden }) == 1 else { return row }
    let shown = row.indices.compactMap { index -> (Int, Double)? in
      guard case .shown(let figures) = row[index] else { return nil }
      return (index, figures.whole ?? .infinity)
    }
    if let smallest = shown.min(by: { ($0.1, $0.0) < ($1.1, $1.0) }) { row[smallest.0] = .hidden }
    return row
  }
}
