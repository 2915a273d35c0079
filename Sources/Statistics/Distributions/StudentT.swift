/// Student's t distribution, with any positive degrees of freedom.
package struct StudentT: Sendable {
  package let df: Double

  package init(df: Double) { self.df = df }

  /// P(T ≤ t).
  package func cumulative(_ t: Double) -> Double {
    let tail = 0.5 * Beta.lower(df / 2, 0.5, df / (df + t * t))
    return t > 0 ? 1 - tail : tail
  }

  /// P(|T| ≥ |t|), without loss of digits.
  package func twoSided(_ t: Double) -> Double { Beta.lower(df / 2, 0.5, df / (df + t * t)) }

  package func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p <= 0 ? -.infinity : .infinity }
    if p == 0.5 { return 0 }
    if p > 0.5 { return -quantile(1 - p) }
    return Quantile.of(p, near: Normal.quantile(p), cumulative)
  }
}

/// Fisher's F distribution.
package struct FisherF: Sendable {
  package let numerator: Double
  package let denominator: Double

  package init(_ numerator: Double, _ denominator: Double) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// P(F ≤ f).
  package func cumulative(_ f: Double) -> Double {
    f <= 0 ? 0 : Beta.lower(numerator / 2, denominator / 2, numerator * f / (numerator * f + denominator))
  }

  /// P(F ≥ f), without loss of digits.
  package func upper(_ f: Double) -> Double {
    f <= 0 ? 1 : Beta.lower(denominator / 2, numerator / 2, denominator / (numerator * f + denominator))
  }

  package func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p <= 0 ? 0 : .infinity }
    return Quantile.ofPositive(p, cumulative)
  }
}

/// The chi-squared distribution.
package struct ChiSquared: Sendable {
  package let df: Double

  package init(df: Double) { self.df = df }

  package func cumulative(_ x: Double) -> Double { Gamma.lower(df / 2, x / 2) }
  package func upper(_ x: Double) -> Double { Gamma.upper(df / 2, x / 2) }

  package func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p <= 0 ? 0 : .infinity }
    return Quantile.ofPositive(p, cumulative)
  }
}

/// Where a growing function of one number reaches p.
enum Quantile {
  /// Widens a bracket around a first guess, then halves it and takes secant steps inside it, to full precision.
  static func of(_ p: Double, near guess: Double, _ cumulative: (Double) -> Double) -> Double {
    var width = max(1, abs(guess))
    var low = guess - width
    var high = guess + width
    while cumulative(low) > p {
      width *= 2
      low -= width
    }
    while cumulative(high) < p {
      width *= 2
      high += width
    }
    return bracketed(p, low, high, cumulative)
  }

  static func ofPositive(_ p: Double, _ cumulative: (Double) -> Double) -> Double {
    var high = 1.0
    while cumulative(high) < p { high *= 2 }
    var low = high / 2
    while low > 1e-300, cumulative(low) > p { low /= 2 }
    return bracketed(p, low, high, cumulative)
  }

  /// Regula falsi in the Illinois form, kept inside the bracket by bisection.
  private static func bracketed(_ p: Double, _ low: Double, _ high: Double, _ cumulative: (Double) -> Double) -> Double
  {
    var (low, high) = (low, high)
    var (atLow, atHigh) = (cumulative(low) - p, cumulative(high) - p)
    var side = 0
    for _ in 0..<300 {
      var x = (atLow * high - atHigh * low) / (atLow - atHigh)
      if !(x > low && x < high) { x = low + (high - low) / 2 }
      let at = cumulative(x) - p
      if at == 0 || high - low <= 4 * max(abs(low), abs(high)).ulp { return x }
      if at < 0 {
        (low, atLow) = (x, at)
        if side == -1 { atHigh /= 2 }
        side = -1
      } else {
        (high, atHigh) = (x, at)
        if side == 1 { atLow /= 2 }
        side = 1
      }
    }
    return low + (high - low) / 2
  }
}
