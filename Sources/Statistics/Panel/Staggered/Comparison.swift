/// Those who started beside those who did not, over two periods: the change that came with starting.
///
/// Each estimate comes with the influence of every unit on it, from which every standard error is made.
/// Source: Sant'Anna & Zhao (2020), "Doubly robust difference-in-differences estimators", J. Econometrics 219:101–122,
/// equations 2.5 (regression), 2.6 (weighting, normalised) and 2.9 (doubly robust), influence functions from their appendix.
struct Comparison: Sendable {
  let design: Design
  /// 1 for those who started, 0 for those compared with them.
  let isStarted: [Double]
  /// Mean 1 within the comparison.
  let weights: [Double]
  /// The chance of having started; nil for the regression estimator.
  let propensity: Propensity?
  /// (Σ over controls of w x xᵀ)⁻¹
  let controlInverse: Matrix?

  struct Propensity: Sendable {
    var fit: Logit
    /// Weight of each unit: trimmed controls count nothing.
    var started: [Double]
    var compared: [Double]
    var trimmed: Int
  }

  /// Controls so likely to have started that one of them would stand for hundreds are left out.
  static let trimLevel = 0.995

  enum Fault: Error { case notIdentified, collinear }

  init(
    _ method: StaggeredDesign.Method, design: Design, isStarted: [Double], weights given: [Double]
  ) throws(Fault) {
    self.design = design
    self.isStarted = isStarted
    let mean = given.reduce(0, +) / Double(given.count)
    weights = given.map { $0 / mean }
    let controls = zip(weights, isStarted).map { $0 * (1 - $1) }
    if method == .weighting {
      controlInverse = nil
    } else {
      guard let inverse = design.gram(weights: controls).symmetricInverse else { throw .collinear }
      controlInverse = inverse
    }
    if method == .regression {
      propensity = nil
    } else {
      guard let fit = Logit(design, isStarted: isStarted, weights: weights) else { throw .notIdentified }
      propensity = Self.weighted(fit, isStarted, weights)
    }
  }

  private static func weighted(_ fit: Logit, _ isStarted: [Double], _ weights: [Double]) -> Propensity {
    var started = [Double](repeating: 0, count: weights.count)
    var compared = started
    var trimmed = 0
    for row in weights.indices {
      let p = min(fit.fitted[row], 1 - 1e-6)
      if isStarted[row] == 1 {
        started[row] = weights[row]
      } else if p < trimLevel {
        compared[row] = weights[row] * p / (1 - p)
      } else {
        trimmed += 1
      }
    }
    return Propensity(fit: fit, started: started, compared: compared, trimmed: trimmed)
  }

  /// The effect, and the influence of each row, for a change of the outcome in each row.
  func effect(of change: [Double]) -> (value: Double, influence: [Double]) {
    guard let propensity else { return regression(change) }
    return controlInverse == nil ? weighting(change, propensity) : doublyRobust(change, propensity)
  }

  private func doublyRobust(_ change: [Double], _ p: Propensity) -> (Double, [Double]) {
    let n = Double(change.count)
    let expected = design.times(controlFit(change))
    var residual = change
    for row in residual.indices { residual[row] -= expected[row] }
    let (inStarted, massStarted) = Self.mean(residual, p.started)
    let (inCompared, massCompared) = Self.mean(residual, p.compared)

    let sumStarted = design.sum(weights: p.started)
    let sumCompared = design.sum(weights: p.compared)
    var deviation = p.compared
    for row in deviation.indices { deviation[row] *= residual[row] - inCompared }
    let tilt = design.times(p.fit.inverse * design.sum(weights: deviation))
    let pull = design.times(
      inverse * zip(sumStarted, sumCompared).map { n * ($0 / massStarted - $1 / massCompared) })

    var influence = [Double](repeating: 0, count: change.count)
    for row in influence.indices {
      let d = isStarted[row]
      let own =
        n * p.started[row] * (residual[row] - inStarted) / massStarted
        - n * p.compared[row] * (residual[row] - inCompared) / massCompared
      let score = weights[row] * (d - p.fit.fitted[row]) * tilt[row] * n / massCompared
      influence[row] = own - score - weights[row] * (1 - d) * residual[row] * pull[row]
    }
    return (inStarted - inCompared, influence)
  }

  private func weighting(_ change: [Double], _ p: Propensity) -> (Double, [Double]) {
    let n = Double(change.count)
    let (inStarted, massStarted) = Self.mean(change, p.started)
    let (inCompared, massCompared) = Self.mean(change, p.compared)
    var deviation = p.compared
    for row in deviation.indices { deviation[row] *= change[row] - inCompared }
    let tilt = design.times(p.fit.inverse * design.sum(weights: deviation))
    var influence = [Double](repeating: 0, count: change.count)
    for row in influence.indices {
      let own =
        n * p.started[row] * (change[row] - inStarted) / massStarted
        - n * p.compared[row] * (change[row] - inCompared) / massCompared
      influence[row] = own - weights[row] * (isStarted[row] - p.fit.fitted[row]) * tilt[row] * n / massCompared
    }
    return (inStarted - inCompared, influence)
  }

  private func regression(_ change: [Double]) -> (Double, [Double]) {
    let n = Double(change.count)
    let started = zip(weights, isStarted).map { $0 * $1 }
    let expected = design.times(controlFit(change))
    let (seen, mass) = Self.mean(change, started)
    let (predicted, _) = Self.mean(expected, started)
    let pull = design.times(inverse * design.sum(weights: started).map { n * $0 / mass })
    var influence = [Double](repeating: 0, count: change.count)
    for row in influence.indices {
      let own = n * started[row] * (change[row] - seen - expected[row] + predicted) / mass
      influence[row] = own - weights[row] * (1 - isStarted[row]) * (change[row] - expected[row]) * pull[row]
    }
    return (seen - predicted, influence)
  }

  private var inverse: Matrix { controlInverse ?? Matrix(zeros: design.width, design.width) }

  /// The regression of the change on the covariates among the controls.
  private func controlFit(_ change: [Double]) -> [Double] {
    var weighted = change
    for row in weighted.indices { weighted[row] *= weights[row] * (1 - isStarted[row]) }
    return inverse * design.sum(weights: weighted)
  }

  private static func mean(_ values: [Double], _ weights: [Double]) -> (mean: Double, mass: Double) {
    var sum = 0.0
    var mass = 0.0
    for row in values.indices {
      sum += weights[row] * values[row]
      mass += weights[row]
    }
    return (sum / mass, mass)
  }
}
