/// A number from data, with what is known of how far off it may be.
package struct Estimate: Hashable, Sendable, Codable {
  package var value: Double
  /// In the unit of the value; nil where no honest one can be given.
  package var standardError: Double?
  package var degreesOfFreedom: Double?
  package var interval: Interval?

  package init(
    _ value: Double, standardError: Double? = nil, degreesOfFreedom: Double? = nil, interval: Interval? = nil
  ) {
    self.value = value
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    self.interval = interval
  }

  /// With the two-sided interval of Student's t, or of the normal distribution where no degrees of freedom are given.
  package init(_ value: Double, standardError: Double, degreesOfFreedom: Double? = nil, level: Double) {
    let tail = (1 + level) / 2
    let reach = degreesOfFreedom.map { StudentT(df: $0).quantile(tail) } ?? Normal.quantile(tail)
    self.init(
      value, standardError: standardError, degreesOfFreedom: degreesOfFreedom,
      interval: Interval(value - reach * standardError, value + reach * standardError, level: level))
  }
}

/// From where to where a value may plausibly lie.
package struct Interval: Hashable, Sendable, Codable {
  package var lower: Double
  package var upper: Double
  /// The share of such intervals that hold the true value: 0.95.
  package var level: Double

  package init(_ lower: Double, _ upper: Double, level: Double) {
    self.lower = lower
    self.upper = upper
    self.level = level
  }

  package func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}
