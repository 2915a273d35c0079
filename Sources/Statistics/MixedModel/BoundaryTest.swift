import Vocabulary

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether groups (or their slopes) differ by more than chance: a likelihood ratio against the model without them.
///
/// A variance cannot be negative, so the ratio follows a mixture of chi-squared distributions: half of 0 and half of 1
/// degree of freedom for a variance, half of 1 and half of 2 for a slope with its covariance.
///
/// Source: Self & Liang (1987), J. Amer. Statist. Assoc. 82:605–610, cases 5 and 6; Stram & Lee (1994), Biometrics 50:1171–1177.
package struct BoundaryTest: Hashable, Sendable, Codable {
  package let term: String
  /// Whether it is the slopes that are tested, the intercepts staying.
  package let isOfSlope: Bool
  /// How much the criterion rises without them.
  package let statistic: Double
  package let probability: Double

  init(term: String, isOfSlope: Bool, statistic: Double) {
    self.term = term
    self.isOfSlope = isOfSlope
    self.statistic = max(0, statistic)
    // What the search leaves between equal criteria is nought.
    let ratio = statistic < 1e-7 ? 0 : statistic
    probability =
      isOfSlope
      ? 0.5 * ChiSquared(df: 1).upper(ratio) + 0.5 * ChiSquared(df: 2).upper(ratio)
      : ratio == 0 ? 1 : 0.5 * ChiSquared(df: 1).upper(ratio)
  }
}

extension CrossProducts {
  /// Tests the variance of one term, by fitting the model without it. A term with slopes loses its slopes only.
  package func boundaryTest(of fit: MixedModel.Fit, term: Int, _ work: Work = Work()) throws -> BoundaryTest {
    let isOfSlope = terms[term].dimension == 2
    let smaller = isOfSlope ? withoutSlope(of: term) : without(term)
    let value = try smaller.terms.isEmpty ? smaller.leastSquares(fit.criterion) : smaller.fit(fit.criterion, work).value
    return BoundaryTest(term: terms[term].name, isOfSlope: isOfSlope, statistic: value - fit.value)
  }

  /// The criterion of the model that has no terms.
  private func leastSquares(_ criterion: MixedModel.Criterion) throws -> Double {
    guard let corner = gram.cholesky else { throw Refusal.noFit }
    return Settled(
      ratios: [], logDeterminant: 0,
      logDeterminantOfRegressors: (0..<regressorCount).reduce(0) { $0 + 2 * log(corner[$1, $1]) }, corner: corner,
      rowCount: rowCount, sumOfLogWeights: sumOfLogWeights
    ).value(criterion)
  }

  private func with(terms: [TermProducts], pairs: [PairProducts]) -> CrossProducts {
    CrossProducts(
      names: names, aliased: aliased, rowCount: rowCount, termNames: terms.map(\.name), gram: gram, centres: centres,
      intercept: intercept, sumOfLogWeights: sumOfLogWeights, terms: terms, pairs: pairs)
  }

  private func without(_ term: Int) -> CrossProducts {
    func moved(_ index: Int) -> Int { index > term ? index - 1 : index }
    let kept = pairs.filter { $0.first != term && $0.second != term }
    return with(
      terms: terms.indices.filter { $0 != term }.map { terms[$0] },
      pairs: kept.map {
        PairProducts(
          first: moved($0.first), second: moved($0.second), firsts: $0.firsts, seconds: $0.seconds, values: $0.values)
      })
  }

  private func withoutSlope(of term: Int) -> CrossProducts {
    let old = terms[term]
    let reduced = TermProducts(
      name: old.name, dimension: 1, levels: old.levels, rowCounts: old.rowCounts,
      products: (0..<old.count).flatMap { old.products[2 * $0 * width..<(2 * $0 + 1) * width] },
      squares: (0..<old.count).map { old.squares[4 * $0] })
    let sizes = terms.indices.map { terms[$0].count * ($0 == term ? 1 : terms[$0].dimension) }
    return with(
      terms: terms.indices.map { $0 == term ? reduced : terms[$0] },
      pairs: pairs.map { pair in
        guard pair.first == term || pair.second == term else { return pair }
        let (a, b) = (terms[pair.first].dimension, terms[pair.second].dimension)
        let rows = pair.first == term ? 1 : a
        let columns = pair.second == term ? 1 : b
        let values = pair.firsts.indices.flatMap { k in
          (0..<rows).flatMap { c in (0..<columns).map { e in pair.values[(k * a + c) * b + e] } }
        }
        let smaller = PairProducts(
          first: pair.first, second: pair.second, firsts: pair.firsts, seconds: pair.seconds, values: values)
        return sizes[pair.first] >= sizes[pair.second] ? smaller : smaller.turned(rows, columns)
      })
  }
}

extension PairProducts {
  /// The same meetings with the other term first.
  fileprivate func turned(_ rows: Int, _ columns: Int) -> PairProducts {
    let order = firsts.indices.sorted { (seconds[$0], firsts[$0]) < (seconds[$1], firsts[$1]) }
    return PairProducts(
      first: second, second: first, firsts: order.map { seconds[$0] }, seconds: order.map { firsts[$0] },
      values: order.flatMap { k in
        (0..<columns).flatMap { e in (0..<rows).map { c in values[(k * rows + c) * columns + e] } }
      })
  }
}
