import COpenBLAS
import Vocabulary

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension LinearFit {
  /// The sandwich with residuals adjusted for leverage, cluster by cluster, and Satterthwaite's degrees of freedom, for an
  /// outcome whose rows are alike and independent (times 1/weight).
  ///
  /// Each cluster's residuals are multiplied by (I − H_gg)^(−1/2), where H is the projection on regressors and absorbed
  /// effects. H_gg has low rank, so only its small cross-products are decomposed.
  /// Source: Bell & McCaffrey (2002), Survey Methodology 28:169–181; Pustejovsky & Tipton (2018), JBES 36:672–683.
  ///
  /// - Parameter estimated: so many coefficients, from the first, get degrees of freedom; the others are nuisance.
  package func biasReducedVariance(
    _ clusters: Groups, estimated: Int? = nil, _ work: Work = Work()
  ) throws -> CoefficientVariance {
    let moments = try ClusterMoments(self, by: clusters, work)
    let root = Self.root(of: bread)
    let parts = try Blocks.map(moments.clusters, threads: work.threads) { cluster in
      AdjustedCluster(cluster, moments, self, root)
    }
    let width = kept.count
    var meat = Matrix(zeros: width, width)
    for part in parts {
      for a in 0..<width { for b in 0..<width { meat[a, b] += part.score[a] * part.score[b] } }
    }
    let wanted = estimated ?? width
    let df = (0..<width).map { place in
      place < wanted ? Self.satterthwaite(parts, place, width + moments.splitGroups) : .nan
    }
    return CoefficientVariance(
      kind: .cr2, matrix: bread * meat * bread, degreesOfFreedom: df, clusters: [moments.clusters], wasProjected: false)
  }

  /// The triangle L of bread = L Lᵀ.
  private static func root(of bread: Matrix) -> Matrix {
    let scale = bread.diagonal.map { $0.squareRoot() }
    var scaled = bread
    for a in 0..<bread.rows { for b in 0..<bread.rows { scaled[a, b] /= scale[a] * scale[b] } }
    guard var out = scaled.cholesky else { return Matrix(zeros: bread.rows, bread.rows) }
    for a in 0..<bread.rows { for b in 0..<bread.rows { out[a, b] *= scale[a] } }
    return out
  }

  /// (Σ p_gg)² / Σ p_gh², where p_gh = δ_gh |a_g|² − b_gᵀ b_h.
  private static func satterthwaite(_ parts: [AdjustedCluster], _ place: Int, _ order: Int) -> Double {
    let count = parts.count
    var vectors = [Double](repeating: 0, count: order * count)
    var trace = 0.0
    var squares = 0.0
    for (g, part) in parts.enumerated() {
      let effect = part.effects[place]
      for (index, value) in zip(part.columns, effect.along) { vectors[g * order + index] = value }
      let shared = effect.along.reduce(0) { $0 + $1 * $1 }
      trace += effect.size - shared
      squares += effect.size * effect.size - 2 * effect.size * shared
    }
    // The sum of the squares of all b_gᵀ b_h, from whichever of B Bᵀ and Bᵀ B is smaller.
    let small = min(order, count)
    var products = [Double](repeating: 0, count: small * small)
    cblas_dsyrk(
      CblasColMajor, CblasUpper, small == count ? CblasTrans : CblasNoTrans, Int32(small),
      Int32(small == count ? order : count), 1, vectors, Int32(order), 0, &products, Int32(small))
    for a in 0..<small {
      for b in a..<small {
        let value = products[b * small + a]
        squares += (a == b ? 1 : 2) * value * value
      }
    }
    return squares > 0 ? trace * trace / squares : .nan
  }
}

/// What the bias-reduced variance takes from one cluster.
private struct AdjustedCluster: Sendable {
  /// Xᵀ A e.
  let score: [Double]
  /// The numbers of the columns of H that touch the cluster: the regressors, then the absorbed groups it shares.
  let columns: [Int]
  /// For each coefficient.
  let effects: [Effect]

  /// a = A X bread c: its squared length, and its products with the columns of H.
  struct Effect: Sendable {
    let size: Double
    let along: [Double]
  }

  init(_ cluster: Int, _ moments: ClusterMoments, _ fit: LinearFit, _ root: Matrix) {
    let k = fit.kept.count
    let shares = moments.shares[cluster]
    let order = k + shares.count
    columns = Array(0..<k) + shares.map { k + $0.group }
    var products = Matrix(zeros: k, k)
    for a in 0..<k { for b in 0..<k { products[a, b] = moments.product(cluster, a, b) } }
    // Uᵀ X, where U = [X L, D R].
    var along = Matrix(zeros: order, k)
    let dense = root.transposed * products
    for a in 0..<k { for b in 0..<k { along[a, b] = dense[a, b] } }
    for (place, share) in shares.enumerated() {
      for b in 0..<k { along[k + place, b] = share.sums[b] / share.total.squareRoot() }
    }
    // Uᵀ U.
    var gram = Matrix(zeros: order, order)
    let corner = dense * root
    for a in 0..<k { for b in 0..<k { gram[a, b] = (corner[a, b] + corner[b, a]) / 2 } }
    for (place, share) in shares.enumerated() {
      let sums = root.transposed * share.sums[0..<k].map { $0 / share.total.squareRoot() }
      for a in 0..<k {
        gram[a, k + place] = sums[a]
        gram[k + place, a] = sums[a]
      }
      gram[k + place, k + place] = share.weight / share.total
    }
    let (values, vectors) = gram.eigen
    let turned = vectors.transposed
    // Residuals: Xᵀ e and Uᵀ e.
    let slope = fit.coefficients
    var pull = [Double](repeating: 0, count: k)
    for a in 0..<k {
      pull[a] = moments.product(cluster, a, k)
      for b in 0..<k { pull[a] -= products[a, b] * slope[b] }
    }
    var residual = root.transposed * pull
    for share in shares {
      var sum = share.sums[k]
      for b in 0..<k { sum -= share.sums[b] * slope[b] }
      residual.append(sum / share.total.squareRoot())
    }
    let bent = turned * residual
    let halves = values.map { Self.half($0) }
    let sideways = turned * along
    var score = pull
    for a in 0..<k { for m in 0..<order { score[a] += sideways[m, a] * halves[m] * bent[m] } }
    self.score = score
    effects = (0..<k).map { place in
      let direction = fit.bread.column(place).map { $0 }
      let inside = products * direction
      var size = zip(direction, inside).reduce(0) { $0 + $1.0 * $1.1 }
      let turnedAlong = sideways * direction
      for m in 0..<order { size += turnedAlong[m] * turnedAlong[m] * Self.whole(values[m]) }
      // Uᵀ a = V (1 + λ f) Vᵀ Uᵀ X bread c.
      let stretched = (0..<order).map { turnedAlong[$0] * (1 + values[$0] * halves[$0]) }
      return Effect(size: size, along: vectors * stretched)
    }
  }

  /// ((1 − λ)^(−1/2) − 1)/λ, with nought for the power where 1 − λ is nought.
  private static func half(_ value: Double) -> Double {
    if value < 1e-12 { return value > 0 ? 0.5 : 0 }
    if 1 - value < 1e-9 { return -1 / value }
    return (1 / (1 - value).squareRoot() - 1) / value
  }

  /// (1/(1 − λ) − 1)/λ, likewise.
  private static func whole(_ value: Double) -> Double {
    if value < 1e-12 { return value > 0 ? 1 : 0 }
    if 1 - value < 1e-9 { return -1 / value }
    return (1 / (1 - value) - 1) / value
  }
}
