#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The gamma function and its incomplete integrals, on which the other distributions rest.
package enum Gamma {
  /// ln Γ(x) for x > 0, to about 1e-15 relative. (`lgamma` of the C library writes a global sign; this does not.)
  ///
  /// Source: Lanczos (1964), SIAM J. Numer. Anal. B 1:86–96, with the g = 7, n = 9 coefficients of Godfrey (2001).
  package static func logarithm(_ x: Double) -> Double {
    if x < 0.5 { return log(Double.pi / abs(sin(Double.pi * x))) - logarithm(1 - x) }
    let z = x - 1
    var sum = 0.999_999_999_999_809_93
    for (index, coefficient) in lanczos.enumerated() { sum += coefficient / (z + Double(index) + 1) }
    let t = z + 7.5
    return 0.918_938_533_204_672_74 + (z + 0.5) * log(t) - t + log(sum)
  }

  private static let lanczos: [Double] = [
    676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_13, -176.615_029_162_140_59,
    12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_571_6e-6, 1.505_632_735_149_311_6e-7,
  ]

  /// P(a, x), the regularised lower incomplete integral, for a > 0 and x ≥ 0.
  ///
  /// Source: series for x < a + 1, else Lentz's continued fraction; Abramowitz & Stegun 6.5.29 and 6.5.31.
  package static func lower(_ a: Double, _ x: Double) -> Double {
    if x <= 0 { return 0 }
    if x < a + 1 { return series(a, x) }
    return 1 - continuedFraction(a, x)
  }

  /// Q(a, x) = 1 − P(a, x), without loss of digits in the tail.
  package static func upper(_ a: Double, _ x: Double) -> Double {
    if x <= 0 { return 1 }
    return x < a + 1 ? 1 - series(a, x) : continuedFraction(a, x)
  }

  private static func scale(_ a: Double, _ x: Double) -> Double { exp(-x + a * log(x) - logarithm(a)) }

  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    var n = a
    for _ in 0..<10_000 {
      n += 1
      term *= x / n
      sum += term
      if abs(term) < abs(sum) * 1e-17 { break }
    }
    return sum * scale(a, x)
  }

  private static func continuedFraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = 1 / Double.leastNormalMagnitude
    var d = 1 / b
    var h = d
    for i in 1..<10_000 {
      let an = -Double(i) * (Double(i) - a)
      b += 2
      d = 1 / Lentz.guarded(an * d + b)
      c = Lentz.guarded(b + an / c)
      h *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return h * scale(a, x)
  }
}

enum Lentz {
  /// Lentz's method divides by what it builds up; a zero is replaced by the smallest number.
  static func guarded(_ x: Double) -> Double { abs(x) < 1e-300 ? 1e-300 : x }
}
