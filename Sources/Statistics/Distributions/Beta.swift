#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The incomplete beta integral.
package enum Beta {
  package static func logarithm(_ a: Double, _ b: Double) -> Double {
    Gamma.logarithm(a) + Gamma.logarithm(b) - Gamma.logarithm(a + b)
  }

  /// I_x(a, b), regularised, for a, b > 0 and 0 ≤ x ≤ 1.
  ///
  /// Source: Lentz's continued fraction, DLMF 8.17.22, on the side where it converges quickly.
  package static func lower(_ a: Double, _ b: Double, _ x: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    return x < (a + 1) / (a + b + 2) ? fraction(a, b, x) : 1 - fraction(b, a, 1 - x)
  }

  /// 1 − I_x(a, b), without loss of digits.
  package static func upper(_ a: Double, _ b: Double, _ x: Double) -> Double { lower(b, a, 1 - x) }

  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let front = exp(a * log(x) + b * log1p(-x) - logarithm(a, b)) / a
    var c = 1.0
    var d = 1 / Lentz.guarded(1 - (a + b) * x / (a + 1))
    var h = d
    for m in 1..<20_000 {
      let m = Double(m)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / Lentz.guarded(1 + even * d)
      c = Lentz.guarded(1 + even / c)
      h *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / Lentz.guarded(1 + odd * d)
      c = Lentz.guarded(1 + odd / c)
      h *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return front * h
  }
}
