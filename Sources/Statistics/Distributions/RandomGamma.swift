#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension RandomStream {
  /// A draw from the gamma distribution of this shape and scale 1.
  ///
  /// Source: Marsaglia & Tsang (2000), "A simple method for generating gamma variables", ACM TOMS 26:363–372.
  package mutating func gamma(shape: Double) -> Double {
    if shape < 1 { return gamma(shape: shape + 1) * pow(1 - uniform(), 1 / shape) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = 1 + c * x
      guard v > 0 else { continue }
      let cube = v * v * v
      if log(1 - uniform()) < 0.5 * x * x + d - d * cube + d * log(cube) { return d * cube }
    }
  }

  package mutating func chiSquared(df: Double) -> Double { 2 * gamma(shape: df / 2) }
}
