import Vocabulary

/// How far off the coefficients of a regression may be, under one view of which rows vary together.
///
/// Small samples: the factor of the sandwich is (n − 1)/(n − K), times G/(G − 1) for G clusters (the smaller number of the
/// two ways), with n in place of G without clusters. K counts regressors and independent absorbed effects; effects of
/// groups that lie within a cluster are not counted, less one for each such kind. t has n − K degrees of freedom without
/// clusters, else G − 1. This is what fixest 0.12 does by default, save that effects are counted exactly where the
/// absorbed groups fall into unconnected parts, and that groups of one row are taken out.
package struct CoefficientVariance: Sendable {
  package enum Kind: String, CaseIterable, Sendable, Codable {
    /// Every row alike and by itself.
    case iid
    /// Every row by itself, some wider than others (HC1).
    case hetero
    /// The rows of a cluster vary together (CRV1), in one or two ways.
    case cluster
    /// The same with the bias of few clusters taken out (CR2, Bell–McCaffrey degrees of freedom).
    case cr2
  }

  package let kind: Kind
  package var matrix: Matrix
  /// For each coefficient.
  package var degreesOfFreedom: [Double]
  /// The number of clusters in each way.
  package let clusters: [Int]
  /// Whether negative directions of a two-way matrix were set to nought.
  package let wasProjected: Bool

  package var standardErrors: [Double] { matrix.diagonal.map { max(0, $0).squareRoot() } }
}

extension LinearFit {
  package func iidVariance() -> CoefficientVariance {
    let df = Double(rows - parameters)
    return CoefficientVariance(
      kind: .iid, matrix: (residualSquares / df) * bread, degreesOfFreedom: kept.map { _ in df }, clusters: [],
      wasProjected: false)
  }

  /// Source: MacKinnon & White (1985), HC1.
  package func heteroVariance(_ work: Work = Work()) throws -> CoefficientVariance {
    let df = Double(rows - parameters)
    let meat = try squaredScores(work)
    return CoefficientVariance(
      kind: .hetero, matrix: (Double(rows) / df) * (bread * meat * bread), degreesOfFreedom: kept.map { _ in df },
      clusters: [], wasProjected: false)
  }

  /// One way or two ways of clustering.
  ///
  /// Source: Liang & Zeger (1986); two ways by inclusion and exclusion, Cameron, Gelbach & Miller (2011), JBES 29.
  package func clusterVariance(_ ways: [Groups], _ work: Work = Work()) throws -> CoefficientVariance {
    var meat = try meat(by: ways[0], work)
    if ways.count == 2 {
      let both = ways[0].crossed(with: ways[1])
      meat = try meat + self.meat(by: ways[1], work) - self.meat(by: both, work)
    }
    let fewest = Double(ways.map(\.count).min() ?? 0)
    let scale = smallSample(ways) * fewest / (fewest - 1)
    let raw = scale * (bread * meat * bread)
    let (matrix, wasProjected) = ways.count == 2 ? raw.withoutNegativeDirections : (raw, false)
    return CoefficientVariance(
      kind: .cluster, matrix: matrix, degreesOfFreedom: kept.map { _ in fewest - 1 }, clusters: ways.map(\.count),
      wasProjected: wasProjected)
  }

  private func meat(by clusters: Groups, _ work: Work) throws -> Matrix {
    let scores = try scores(by: clusters, work)
    let width = kept.count
    var out = Matrix(zeros: width, width)
    for group in 0..<clusters.count {
      for a in 0..<width {
        let left = scores[group * width + a]
        for b in a..<width { out.values[b * width + a] += left * scores[group * width + b] }
      }
    }
    for a in 0..<width { for b in a..<width { out[b, a] = out[a, b] } }
    return out
  }

  /// (n − 1)/(n − K), where kinds of groups that lie within clusters do not count.
  func smallSample(_ ways: [Groups]) -> Double {
    let nested = model.absorbed.filter { kind in ways.contains { kind.isNested(in: $0) } }
    let uncounted = nested.reduce(0) { $0 + $1.count - 1 }
    return Double(rows - 1) / Double(rows - (parameters - uncounted))
  }
}

extension Matrix {
  /// With its negative eigenvalues set to nought, and whether there were any.
  var withoutNegativeDirections: (Matrix, Bool) {
    let (values, vectors) = eigen
    let largest = values.last ?? 0
    if values.allSatisfy({ $0 >= -1e-14 * largest }) { return (self, false) }
    var out = Matrix(zeros: rows, columns)
    for (place, value) in values.enumerated() where value > 0 {
      for a in 0..<rows { for b in 0..<rows { out[a, b] += value * vectors[a, place] * vectors[b, place] } }
    }
    return (out, true)
  }
}
