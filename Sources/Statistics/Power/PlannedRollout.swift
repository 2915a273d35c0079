#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A roll-out that is still a plan: when each cluster will start, how alike a cluster is with itself over time.
///
/// Variance of the effect by generalised least squares on means of clusters in periods, with an effect for each period;
/// the total standard deviation is 1. Source: Hussey & Hughes (2007), Contemporary Clinical Trials 28:182–191 (exchangeable);
/// Hooper, Teerenstra, de Hoop & Eldridge (2016), Statistics in Medicine 35:4718–4728 (nested); Kasza et al. (2019),
/// Statistical Methods in Medical Research 28:703–716 (decay).
package struct PlannedRollout: Hashable, Sendable, Codable {
  /// For each cluster the period, counted from 1, in which it starts; 0 for never.
  package var starts: [Int]
  package var periods: Int
  /// People seen in each cluster and period.
  package var perCell: Double
  /// The correlation of two people of one cluster in one period.
  package var icc: Double
  package var correlation: Correlation
  /// The correlation of a person with themself from one period to another; 0 where other people are seen each time.
  package var samePeople: Double

  package enum Correlation: Hashable, Sendable, Codable {
    /// The same between any two periods.
    case exchangeable
    /// Between two different periods this share of that within one.
    case nested(Double)
    /// This share for each period further apart.
    case decay(Double)
  }

  package init(
    starts: [Int], periods: Int, perCell: Double, icc: Double, correlation: Correlation = .exchangeable,
    samePeople: Double = 0
  ) {
    self.starts = starts
    self.periods = periods
    self.perCell = perCell
    self.icc = icc
    self.correlation = correlation
    self.samePeople = samePeople
  }

  /// A stepped wedge: after `baseline` periods an equal part of the clusters starts in each period.
  package static func steps(_ clusters: Int, periods: Int, baseline: Int = 1) -> [Int] {
    let steps = max(1, periods - baseline)
    return (0..<clusters).map { baseline + 1 + $0 * steps / max(1, clusters) }
  }

  /// The same clusters in the same periods, were half of them to start at once when the first of these do, and the others
  /// never: what a plain comparison of two halves would see. Nil where nobody starts, or there are fewer than two clusters.
  package var parallel: PlannedRollout? {
    guard let first = starts.filter({ $0 > 0 }).min(), starts.count > 1 else { return nil }
    var halves = self
    halves.starts = starts.indices.map { $0 < starts.count / 2 ? first : 0 }
    return halves
  }

  /// The covariance of a cluster's means over the periods.
  package var covariance: Matrix {
    var out = Matrix(zeros: periods, periods)
    for s in 0..<periods {
      for t in 0..<periods {
        let shared =
          switch correlation {
          case .exchangeable: 1.0
          case .nested(let share): s == t ? 1 : share
          case .decay(let share): pow(share, Double(abs(s - t)))
          }
        out[s, t] = icc * shared + (1 - icc) / perCell * (s == t ? 1 : samePeople)
      }
    }
    return out
  }

  private func isStarted(_ start: Int, _ period: Int) -> Bool { start > 0 && period + 1 >= start }

  /// nil where the plan says nothing about an effect: all start at once, or nobody.
  package var variance: Double? {
    guard let inverse = covariance.symmetricInverse else { return nil }
    var own = 0.0
    var total = [Double](repeating: 0, count: periods)
    for start in starts {
      let x = (0..<periods).map { isStarted(start, $0) ? 1.0 : 0 }
      own += Self.product(x, inverse * x)
      for period in 0..<periods { total[period] += x[period] }
    }
    let information = own - Self.product(total, inverse * total) / Double(starts.count)
    return information > 1e-10 * max(1, own) ? 1 / information : nil
  }

  /// Hussey and Hughes' equation 8, for correlations that do not depend on how far apart two periods are.
  package var closedForm: Double? {
    let share: Double
    switch correlation {
    case .exchangeable: share = 1
    case .nested(let given): share = given
    case .decay: return nil
    }
    let individual = (1 - icc) / perCell
    let lasting = icc * share + individual * samePeople
    let passing = icc * (1 - share) + individual * (1 - samePeople)
    let (I, T) = (Double(starts.count), Double(periods))
    var U = 0.0
    var V = 0.0
    for start in starts {
      let exposed = Double((0..<periods).count { isStarted(start, $0) })
      U += exposed
      V += exposed * exposed
    }
    let W = (0..<periods).reduce(0.0) { sum, period in
      let exposed = Double(starts.count { isStarted($0, period) })
      return sum + exposed * exposed
    }
    let bottom = (I * U - W) * passing + (U * U + I * T * U - T * W - I * V) * lasting
    return I * passing * (passing + T * lasting) / bottom
  }

  /// The variance of the plain difference of differences between those that start at one time and those that never do.
  ///
  /// c'Vc / (J p (1 − p)) with c the contrast of the means after and before: with any serial correlation in V this is the
  /// variance of Burlig, Preonas & Woerman (2020), J. Development Economics 144:102458, equation 2.
  package var differenceInDifferences: Double? {
    let begun = starts.filter { $0 > 0 }
    guard let start = begun.first, begun.allSatisfy({ $0 == start }), start > 1, start <= periods,
      begun.count < starts.count
    else { return nil }
    let after = Double(periods - start + 1)
    let before = Double(start - 1)
    let contrast = (0..<periods).map { $0 + 1 >= start ? 1 / after : -1 / before }
    let spread = Self.product(contrast, covariance * contrast)
    return spread * (1 / Double(begun.count) + 1 / Double(starts.count - begun.count))
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
}
