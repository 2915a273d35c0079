import Vocabulary

/// A pattern in a chart that ordinary variation seldom makes.
package struct ChartSignal: Sendable, Hashable {
  package enum Rule: String, Sendable, CaseIterable {
    case outside, run, nearLimit = "near-limit"
  }

  package let rule: Rule
  /// The first and the last point of the pattern, counted from 0 among all points of the chart.
  package let from: Int
  package let to: Int
  /// How many readings make it.
  package let count: Int
  package let isAbove: Bool

  package init(_ rule: Rule, from: Int, to: Int, count: Int, isAbove: Bool) {
    self.rule = rule
    self.from = from
    self.to = to
    self.count = count
    self.isAbove = isAbove
  }
}
