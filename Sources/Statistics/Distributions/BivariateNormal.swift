#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Two standard normal variables with a correlation.
package struct BivariateNormal: Sendable {
  package let correlation: Double

  package init(correlation: Double) {
    precondition(abs(correlation) <= 1)
    self.correlation = correlation
  }

  /// P(X > h, Y > k), to about 15 digits behind the point.
  ///
  /// Source: Drezner & Wesolowsky (1990), J Stat Comput Simul 35:101–107, in the form of Genz (2004), "Numerical
  /// computation of rectangular bivariate and trivariate normal and t probabilities", Stat Comput 14:251–260.
  package func upper(_ h: Double, _ k: Double) -> Double {
    if h == .infinity || k == .infinity { return 0 }
    if h == -.infinity { return Normal.cumulative(-k) }
    if k == -.infinity { return Normal.cumulative(-h) }
    return min(1, max(0, abs(correlation) < 0.925 ? throughTheAngle(h, k) : nearTheLine(h, k)))
  }

  /// Plackett's integral over the arc sine of the correlation.
  private func throughTheAngle(_ h: Double, _ k: Double) -> Double {
    let independent = Normal.cumulative(-h) * Normal.cumulative(-k)
    let half = asin(correlation) / 2
    let halfSquares = (h * h + k * k) / 2
    var sum = 0.0
    for (node, weight) in Self.rule {
      let sine = sin(half * (node + 1))
      sum += weight * exp((sine * h * k - halfSquares) / (1 - sine * sine))
    }
    return independent + sum * half / (2 * Double.pi)
  }

  /// The same with the singular part near a correlation of ±1 integrated by hand (Genz's equations 9 to 11).
  private func nearTheLine(_ h: Double, _ k: Double) -> Double {
    let k = correlation < 0 ? -k : k
    let missing = abs(correlation) < 1 ? nearTheLinePart(h, k, h * k) : 0
    if correlation > 0 { return Normal.cumulative(-max(h, k)) - missing }
    let between = h < 0 ? Normal.cumulative(k) - Normal.cumulative(h) : Normal.cumulative(-h) - Normal.cumulative(-k)
    return (k > h ? between : 0) + missing
  }

  private func nearTheLinePart(_ h: Double, _ k: Double, _ product: Double) -> Double {
    let square = (1 - correlation) * (1 + correlation)
    let root = square.squareRoot()
    let gap = (h - k) * (h - k)
    let c = (4 - product) / 8
    let d = (12 - product) / 16
    var sum = 0.0
    let power = -(gap / square + product) / 2
    if power > -100 {
      sum = root * exp(power) * (1 - c * (gap - square) * (1 - d * gap / 5) / 3 + c * d * square * square / 5)
    }
    if -product < 100 {
      let width = gap.squareRoot()
      sum -=
        exp(-product / 2) * (2 * Double.pi).squareRoot() * Normal.cumulative(-width / root) * width
        * (1 - c * gap * (1 - d * gap / 5) / 3)
    }
    for (node, weight) in Self.rule {
      let x = root / 2 * (node + 1)
      let squared = x * x
      let power = -(gap / squared + product) / 2
      guard power > -100 else { continue }
      let other = (1 - squared).squareRoot()
      let series = 1 + c * squared * (1 + d * squared)
      sum += root / 2 * weight * exp(power) * (exp(-product * (1 - other) / (2 * (1 + other))) / other - series)
    }
    return sum / (2 * Double.pi)
  }

  private static let rule = GaussLegendre.rule(24)
}

/// Places and weights for integrals over −1 … 1.
package enum GaussLegendre {
  /// Exact for polynomials of degree 2n − 1. The roots of Legendre's polynomial by Newton's method.
  package static func rule(_ n: Int) -> [(node: Double, weight: Double)] {
    (0..<n).map { index in
      var x = -cos(Double.pi * (Double(index) + 0.75) / (Double(n) + 0.5))
      var slope = 1.0
      for _ in 0..<100 {
        var (before, now) = (1.0, x)
        for degree in 2...max(2, n) where n > 1 {
          (before, now) = (now, ((2 * Double(degree) - 1) * x * now - (Double(degree) - 1) * before) / Double(degree))
        }
        slope = Double(n) * (x * now - before) / (x * x - 1)
        let step = now / slope
        x -= step
        if abs(step) < 1e-16 { break }
      }
      return (x, 2 / ((1 - x * x) * slope * slope))
    }
  }
}
