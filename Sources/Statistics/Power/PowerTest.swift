/// The test that will be made of the effect, once there are data.
package struct PowerTest: Hashable, Sendable, Codable {
  package var alpha: Double
  package var power: Double
  package var isTwoSided: Bool

  package init(alpha: Double = 0.05, power: Double = 0.8, isTwoSided: Bool = true) {
    self.alpha = alpha
    self.power = power
    self.isTwoSided = isTwoSided
  }

  private var tail: Double { isTwoSided ? alpha / 2 : alpha }

  /// The chance of noticing an effect, by the noncentral t distribution.
  package func power(of effect: Double, _ precision: Precision) -> Double {
    let df = precision.degreesOfFreedom
    guard df > 0, precision.standardError > 0 else { return .nan }
    let critical = -StudentT(df: df).quantile(tail)
    let distribution = NoncentralT(df: df, noncentrality: abs(effect) / precision.standardError)
    let above = 1 - distribution.cumulative(critical)
    return isTwoSided ? above + distribution.cumulative(-critical) : above
  }

  /// How many standard errors an effect must be, in the way of PowerUp!: two quantiles of the central t distribution.
  package func multiplier(_ df: Double) -> Double {
    let t = StudentT(df: df)
    let first = abs(t.quantile(tail))
    let second = abs(t.quantile(power))
    return power >= 0.5 ? first + second : first - second
  }

  /// The smallest effect that is noticed with the wanted chance, as PowerUp! gives it.
  package func smallestEffect(_ precision: Precision) -> Double {
    guard precision.degreesOfFreedom > 0 else { return .nan }
    return multiplier(precision.degreesOfFreedom) * precision.standardError
  }

  /// The same, exactly: where `power(of:_:)` reaches the wanted chance.
  package func smallestEffectExactly(_ precision: Precision) -> Double {
    guard precision.degreesOfFreedom > 0, precision.standardError > 0 else { return .nan }
    var high = 2 * abs(smallestEffect(precision)) + precision.standardError
    while power(of: high, precision) < power { high *= 2 }
    var low = 0.0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if power(of: middle, precision) < power { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// PowerUp!'s interval around its smallest effect.
  package func interval(_ precision: Precision) -> Interval {
    let effect = smallestEffect(precision)
    let reach = abs(StudentT(df: precision.degreesOfFreedom).quantile(tail)) * precision.standardError
    return Interval(effect - reach, effect + reach, level: 1 - alpha)
  }
}

/// How many units of the highest level are needed to notice an effect.
package struct RequiredSample {
  let test: PowerTest
  let effect: Double
  /// Variance times units, units taken off, degrees of freedom, for a number of units.
  let parts: (Double) -> Precision.Parts

  package init(_ test: PowerTest, effect: Double, _ design: PowerDesign, _ numbers: PowerNumbers) {
    self.test = test
    self.effect = effect
    parts = { count in
      var numbers = numbers
      numbers[top: design] = count
      return Precision.Parts(design, numbers)
    }
  }

  /// As PowerUp! finds it: from ten, halfway to the number that the last degrees of freedom ask for, rounded at the end.
  package var inPowerUp: Int? {
    var count = 10.0
    for _ in 0...100 {
      let now = parts(count)
      guard now.degreesOfFreedom > 0, now.degreesOfFreedom.isFinite else { return nil }
      let ratio = test.multiplier(now.degreesOfFreedom) / effect
      let next = now.taken + ratio * ratio * now.variancePerUnit
      let isThere = abs(next - count) < 0.1
      count = (next + count) / 2
      if isThere { break }
    }
    return count < 1e15 ? Int(count.rounded()) : nil
  }

  /// The smallest number with the wanted chance, by the noncentral t distribution; nil beyond ten million.
  package var exact: Int? {
    func suffices(_ count: Int) -> Bool {
      let now = parts(Double(count))
      guard now.degreesOfFreedom >= 1, now.top > now.taken else { return false }
      let precision = Precision(
        standardError: (now.variancePerUnit / (now.top - now.taken)).squareRoot(),
        degreesOfFreedom: now.degreesOfFreedom)
      return test.power(of: effect, precision) >= test.power - 1e-12
    }
    var high = 2
    while !suffices(high) {
      high *= 2
      if high > 10_000_000 { return nil }
    }
    var low = high / 2
    while high - low > 1 {
      let middle = (low + high) / 2
      if suffices(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
