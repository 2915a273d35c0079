/// What is compared with what when units start in different periods.
package struct StaggeredDesign: Hashable, Sendable, Codable {
  package var method: Method
  package var control: Control
  package var base: Base
  /// Periods before the start in which it may already show.
  package var anticipation: Double
  /// What becomes of units that were not seen in every period.
  package var gaps: Gaps

  package init(
    method: Method = .doublyRobust, control: Control = .neverStarted, base: Base = .varying, anticipation: Double = 0,
    gaps: Gaps = .leaveUnitsOut
  ) {
    self.method = method
    self.control = control
    self.base = base
    self.anticipation = anticipation
    self.gaps = gaps
  }

  package enum Method: String, CaseIterable, Sendable, Codable {
    case doublyRobust = "dr"
    case weighting = "ipw"
    case regression = "reg"
  }

  package enum Control: String, CaseIterable, Sendable, Codable {
    case neverStarted = "never"
    case notYetStarted = "not-yet"
  }

  package enum Base: String, CaseIterable, Sendable, Codable {
    /// Before the start each period is set against the one before it.
    case varying
    /// Every period is set against the last before the start.
    case universal
  }

  package enum Gaps: String, CaseIterable, Sendable, Codable {
    /// Only units seen in every period count, anywhere.
    case leaveUnitsOut = "balance"
    /// Each comparison of two periods takes the units seen in both.
    case takePairs = "pairs"
  }
}
