import Vocabulary

/// What sort of figure a measure is: how it comes from its parts, within what limits it can lie, and how it is written.
///
/// Open: a new sort is a file of its own with a static member, and one word in `all`.
package struct MeasureKind: Sendable, Hashable {
  /// Stable: kept in the records and in files.
  package let name: String
  package let label: Phrase
  /// One sentence: what such a figure is.
  package let about: Phrase
  /// How the value comes from its parts, where it has any.
  package let parts: Parts
  /// Where any figure of the sort lies, whatever it measures.
  package let limits: ClosedRange<Double>?
  package let decimals: Int
  package let sign: Sign

  /// How a figure comes from what was counted.
  package enum Parts: Sendable, Hashable {
    /// So many of so many, times the scale: 100 for percent.
    case ratio(scale: Double)
    /// An average over so many people.
    case average
    /// It is counted or added up as a whole.
    case whole
  }

  /// What stands with the number.
  package enum Sign: Sendable, Hashable { case none, percent, dollars }

  package init(
    _ name: String, _ label: Phrase, about: Phrase, parts: Parts, limits: ClosedRange<Double>? = nil,
    decimals: Int = 0, sign: Sign = .none
  ) {
    self.name = name
    self.label = label
    self.about = about
    self.parts = parts
    self.limits = limits
    self.decimals = decimals
    self.sign = sign
  }

  package static let all: [MeasureKind] = [
    .share, .mean, .count, .rate, .money, .index, .difference, .duration,
  ]

  package static let choices: [Choice] = all.map { Choice($0.name, $0.label) }

  package init?(named name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

extension MeasureKind {
  package var isRatio: Bool { if case .ratio = parts { true } else { false } }

  /// The value that follows from the parts; nil where it does not, or nothing stands below.
  package func value(part: Double?, whole: Double?) -> Double? {
    guard case .ratio(let scale) = parts, let part, let whole, whole > 0 else { return nil }
    return part / whole * scale
  }

  /// Reads what somebody types into a grid: `41`, `41%`, `$1,200`, `3.5`.
  package func value(typed: String) -> Double? {
    let text = typed.filter { !",$% \u{a0}".contains($0) }
    guard !text.isEmpty, let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// `41.5%`, `$1,200`, `3.4`.
  package func words(_ value: Double) -> String {
    let places = value == value.rounded() && sign != .none ? 0 : max(decimals, sign == .percent ? 1 : 0)
    switch sign {
    case .none: return value.written(decimals: decimals)
    case .percent: return value.written(decimals: places) + "%"
    case .dollars: return (value < 0 ? "-$" : "$") + value.magnitude.written(decimals: 0)
    }
  }

  /// What many places come to together: parts over wholes, averages weighted by people, and counts added up.
  /// Nil when it cannot be said, because the parts are not known.
  package func together(_ figures: [Figures]) -> Figures? {
    guard !figures.isEmpty else { return nil }
    switch parts {
    case .whole: return Figures(value: figures.map(\.value).reduce(0, +), part: nil, whole: sum(figures.map(\.whole)))
    case .average:
      guard let people = sum(figures.map(\.whole)), people > 0 else { return nil }
      let weighted = figures.map { $0.value * ($0.whole ?? 0) }.reduce(0, +)
      return Figures(value: weighted / people, part: nil, whole: people)
    case .ratio:
      let (part, whole) = (sum(figures.map(\.part)), sum(figures.map(\.whole)))
      guard let value = value(part: part, whole: whole) else { return nil }
      return Figures(value: value, part: part, whole: whole)
    }
  }

  private func sum(_ numbers: [Double?]) -> Double? {
    let known = numbers.compactMap(\.self)
    return known.count == numbers.count ? known.reduce(0, +) : nil
  }

  /// A figure with what it was made from.
  package struct Figures: Sendable, Hashable {
    package let value: Double
    package let part: Double?
    /// What the part is of, or how many people stand behind an average.
    package let whole: Double?

    package init(value: Double, part: Double?, whole: Double?) {
      self.value = value
      self.part = part
      self.whole = whole
    }
  }
}
