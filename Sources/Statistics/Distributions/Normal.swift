#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The standard normal distribution.
package enum Normal {
  package static func density(_ z: Double) -> Double { exp(-0.5 * z * z) * 0.398_942_280_401_432_68 }

  /// P(Z ≤ z), without loss of digits in either tail.
  package static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z * 0.707_106_781_186_547_52) }

  /// The z below which a share p lies; ±∞ at 0 and 1.
  ///
  /// Source: a rational first guess (Abramowitz & Stegun 26.2.23), then Halley's method on `cumulative`, to full precision.
  package static func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p <= 0 ? -.infinity : .infinity }
    if p > 0.5 { return -quantile(1 - p) }
    let t = (-2 * log(p)).squareRoot()
    let top = 2.515_517 + t * (0.802_853 + t * 0.010_328)
    let bottom = 1 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308))
    var z = -(t - top / bottom)
    for _ in 0..<4 {
      let error = (cumulative(z) - p) / density(z)
      z -= error / (1 + 0.5 * z * error)
      if abs(error) < 1e-16 * max(1, abs(z)) { break }
    }
    return z
  }
}
