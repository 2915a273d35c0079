import Vocabulary

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Double {
  /// As it stands in a sentence, with so many digits behind the point: -0.03.
  package func told(_ digits: Int) -> String {
    guard isFinite, magnitude < 1e15 else { return isNaN ? "–" : self < 0 ? "-∞" : "∞" }
    let scale = pow(10, Double(digits))
    let scaled = Int((magnitude * scale).rounded())
    let sign = self < 0 && scaled != 0 ? "-" : ""
    let whole = (scaled / Int(scale)).grouped
    guard digits > 0 else { return sign + whole }
    let rest = String(scaled % Int(scale))
    return sign + whole + "." + String(repeating: "0", count: digits - rest.count) + rest
  }

  /// Digits behind the point that an uncertainty of this size supports: its first digit that counts.
  package var digitsItSupports: Int {
    guard isFinite, self > 0 else { return 2 }
    return min(6, max(0, -Int(log10(self).rounded(.down))))
  }

  /// "about 6 in 10", for a share from 0 to 1.
  package var inTen: Int { Int((self * 10).rounded()) }
}
