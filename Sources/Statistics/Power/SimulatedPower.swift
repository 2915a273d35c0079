/// Power by making up data again and again and analysing them as they will be: where no formula holds.
package struct SimulatedPower: Hashable, Sendable, Codable {
  package var power: Double
  /// Of the power, from the number of made-up data sets.
  package var monteCarloError: Double
  package var datasets: Int
  /// The spread of the estimates, and the mean of their standard errors.
  package var spread: Double
  package var meanStandardError: Double
  package var seed: UInt64

  /// Clusters in periods with the plan's covariance and the effect; analysed by `CallawaySantAnna` against those not yet
  /// started.
  ///
  /// - Returns: nil where the plan's cohorts are too small to be analysed.
  package init?(
    _ plan: PlannedRollout, effect: Double, alpha: Double, datasets: Int, seed: UInt64, _ work: Work = Work()
  ) throws {
    guard let root = plan.covariance.cholesky else { return nil }
    let critical = -Normal.quantile(alpha / 2)
    let chunk = 50
    let found = try Blocks.overRows(datasets, size: chunk, threads: work.threads) { range in
      try work.isAt(Double(range.lowerBound) / Double(datasets))
      return try range.map { try Self.one(plan, root, effect, RandomStream(seed: seed, stream: UInt64($0))) }
    }.flatMap { $0 }
    let estimates = found.compactMap { $0 }
    guard estimates.count == datasets, datasets > 1 else { return nil }
    let hits = estimates.count { abs($0.value) > critical * $0.error }
    power = Double(hits) / Double(datasets)
    monteCarloError = (power * (1 - power) / Double(datasets)).squareRoot()
    self.datasets = datasets
    self.seed = seed
    let mean = estimates.reduce(0) { $0 + $1.value } / Double(datasets)
    spread = (estimates.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) } / Double(datasets - 1)).squareRoot()
    meanStandardError = estimates.reduce(0) { $0 + $1.error } / Double(datasets)
  }

  private static func one(_ plan: PlannedRollout, _ root: Matrix, _ effect: Double, _ stream: RandomStream) throws
    -> (value: Double, error: Double)?
  {
    var random = stream
    let count = plan.starts.count
    var outcomes = [Double](repeating: 0, count: count * plan.periods)
    for (cluster, start) in plan.starts.enumerated() {
      let noise = root * (0..<plan.periods).map { _ in random.normal() }
      for period in 0..<plan.periods {
        outcomes[period * count + cluster] = noise[period] + (start > 0 && period + 1 >= start ? effect : 0)
      }
    }
    let rollout = Rollout(
      units: (0..<count).map { "\($0)" }, periods: (1...plan.periods).map(Double.init), outcomes: outcomes,
      starts: plan.starts.map { $0 == 0 || $0 > plan.periods ? .infinity : Double($0) })
    let fit = try CallawaySantAnna(
      rollout, StaggeredDesign(method: .regression, control: .notYetStarted), Work(threads: 1))
    guard let overall = Aggregation(fit, .simple).overall, let error = fit.standardError(overall.influence) else {
      return nil
    }
    return (overall.value, error)
  }
}
