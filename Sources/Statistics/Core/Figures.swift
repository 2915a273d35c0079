import Vocabulary

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Double {
  /// As it stands in a sentence, with so many digits behind the point: -0.03.
  package func told(_ digits: Int) -> String {
    guard isFinite else { return isNaN ? "–" : self < 0 ? "-∞" : "∞" }
    return written(decimals: digits)
  }

  /// Digits behind the point that an uncertainty of this size supports: its first digit that counts.
  package var digitsItSupports: Int {
    guard isFinite, self > 0 else { return 2 }
    return min(6, max(0, -Int(log10(self).rounded(.down))))
  }

  /// "about 6 in 10", for a share from 0 to 1.
  package var inTen: Int { Int((self * 10).rounded()) }
}
