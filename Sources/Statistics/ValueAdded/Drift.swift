import Vocabulary

/// Teachers' effects that drift from year to year, forecast for each year from all the others.
///
/// 1. Scores less what prior scores and covariates explain within teachers. 2. Means by teacher and year, and how they go
/// together at each distance in time. 3. The best linear forecast of one year from the others. 4. Whether the forecasts are
/// borne out: the slope of what happened on what was forecast should be 1.
///
/// Source: Chetty, Friedman & Rockoff (2014), AER 104:2593–2632; without drift Kane & Staiger (2008), NBER 14607.
package struct Drift: Hashable, Sendable, Codable {
  /// Of the covariates, then of each year but the first.
  package var slopes: [Double]
  package var years: [Int]
  package var withinClassVariance: Double
  package var totalVariance: Double
  /// Of teachers in one year; where each teacher has one class a year, that of the class is part of it.
  package var sameYearVariance: Double
  /// Of classes of one teacher in one year; nil where a teacher has one class a year.
  package var classVariance: Double?
  /// By distance in years, from 1.
  package var autocovariances: [Double]
  /// Pairs of years of one teacher at each distance.
  package var pairs: [Int]
  /// The distance from which the last one known is held.
  package var heldFrom: Int?
  /// Whether the covariances had to be brought to the nearest that can be (no negative variance).
  package var wasProjected: Bool
  package var forecasts: [Forecast]
  /// Of what happened on what was forecast, with clusters by teacher: 1 when forecasts are unbiased.
  package var forecastSlope: Estimate?
  /// Without drift.
  package var steady: Steady?

  /// What one teacher's other years say of a year.
  package struct Forecast: Hashable, Sendable, Codable {
    package var teacher: Int
    package var year: Int
    package var students: Int
    package var forecast: Double
    /// The mean of what happened.
    package var happened: Double
    /// The sum of the weights on the other years: how much the forecast is not shrunken.
    package var sumOfWeights: Double
    package var variance: Double
  }

  /// The same teacher effect in every year, with a shock to each class.
  package struct Steady: Hashable, Sendable, Codable {
    package var teacherVariance: Double
    package var classVariance: Double
    package var effects: [Double]
    package var reliabilities: [Double]
  }

  /// - Parameter minimumPairs: a distance with fewer pairs of years takes the covariance of the last one that has them.
  /// - Throws: `Refusal` when too few teachers have two years in a row.
  package init(_ cells: TeacherYears, minimumPairs: Int = 100) throws(Refusal) {
    years = cells.years
    slopes = cells.slopes
    withinClassVariance = cells.withinVariance
    totalVariance = cells.totalVariance
    let between = max(0, cells.totalVariance - cells.withinVariance)
    let same = cells.hasClasses ? cells.sameYearCovariance(minimumPairs) : nil
    sameYearVariance = min(between, same ?? between)
    classVariance = same.map { max(0, between - $0) }
    let means = cells.means(classVariance ?? 0)

    let lags = cells.covariances(of: means)
    pairs = lags.map(\.pairs)
    guard let held = Self.held(lags, minimumPairs) else { throw .tooFewPairs(pairs.first ?? 0, minimumPairs) }
    autocovariances = held.covariances
    heldFrom = held.from

    let matrix = Self.covarianceMatrix(cells.years, sameYearVariance, autocovariances)
    wasProjected = matrix.wasProjected
    forecasts = Self.forecastEach(means, cells.years, matrix.values)
    forecastSlope = Self.slopeOfForecasts(forecasts)
    steady = Self.withoutDrift(means, lags, between, cells.teacherCount)
  }

  /// Whether what happened speaks against the forecasts: the whole range of the slope lies outside 0.8 to 1.2.
  package var forecastsAreContradicted: Bool {
    guard let interval = forecastSlope?.interval else { return false }
    return interval.upper < 0.8 || interval.lower > 1.2
  }
}

// MARK: - Covariances

extension Drift {
  private static func held(
    _ lags: [TeacherYears.Lag], _ minimum: Int
  ) -> (covariances: [Double], from: Int?)? {
    guard let first = lags.first, first.pairs >= minimum else { return nil }
    var out: [Double] = []
    var from: Int?
    for (index, lag) in lags.enumerated() {
      if from == nil, lag.pairs < minimum { from = index + 1 }
      out.append(from == nil ? lag.covariance : out[index - 1])
    }
    return (out, from)
  }

  /// Of all years with one another, brought to the nearest positive semidefinite one where it is not.
  private static func covarianceMatrix(
    _ years: [Int], _ same: Double, _ lags: [Double]
  ) -> (values: Matrix, wasProjected: Bool) {
    var out = Matrix(zeros: years.count, years.count)
    for i in years.indices {
      for j in years.indices {
        let distance = abs(years[i] - years[j])
        out[i, j] = distance == 0 ? same : lags[distance - 1]
      }
    }
    let (values, vectors) = out.eigen
    guard let least = values.first, least < -1e-12 * max(same, .leastNormalMagnitude) else { return (out, false) }
    var scaled = vectors
    for j in 0..<vectors.columns { for i in 0..<vectors.rows { scaled[i, j] *= max(0, values[j]) } }
    return (scaled * vectors.transposed, true)
  }

  private static func forecastEach(
    _ means: [TeacherYears.Mean], _ years: [Int], _ covariance: Matrix
  ) -> [Forecast] {
    var out: [Forecast] = []
    var start = 0
    while start < means.count {
      var end = start
      while end < means.count, means[end].teacher == means[start].teacher { end += 1 }
      for target in start..<end {
        let others = (start..<end).filter { $0 != target }
        if others.isEmpty { continue }
        if let made = forecast(of: means[target], from: others.map { means[$0] }, years, covariance) {
          out.append(made)
        }
      }
      start = end
    }
    return out
  }

  private static func forecast(
    of target: TeacherYears.Mean, from others: [TeacherYears.Mean], _ years: [Int], _ covariance: Matrix
  ) -> Forecast? {
    var sigma = Matrix(zeros: others.count, others.count)
    for i in others.indices {
      for j in others.indices { sigma[i, j] = covariance[others[i].yearPlace, others[j].yearPlace] }
      sigma[i, i] += others[i].noise
    }
    let gamma = others.map { covariance[$0.yearPlace, target.yearPlace] }
    guard let half = sigma.cholesky else { return nil }
    let weights = half.solvingUpper(half.solvingLower(gamma))
    return Forecast(
      teacher: target.teacher, year: years[target.yearPlace], students: target.students,
      forecast: weightedSum(weights, others.map(\.value)), happened: target.plainMean,
      sumOfWeights: weights.reduce(0, +), variance: weightedSum(weights, gamma))
  }

  private static func weightedSum(_ weights: [Double], _ values: [Double]) -> Double {
    var sum = 0.0
    for index in weights.indices { sum += weights[index] * values[index] }
    return sum
  }

  /// What happened on what was forecast, with a level for each year, weighted by students.
  private static func slopeOfForecasts(_ forecasts: [Forecast]) -> Estimate? {
    let years = Set(forecasts.map(\.year)).sorted()
    func without(_ value: (Forecast) -> Double) -> [Double] {
      var sums = [Double](repeating: 0, count: years.count)
      var weights = sums
      let places = forecasts.map { one in years.firstIndex(of: one.year) ?? 0 }
      for (one, place) in zip(forecasts, places) {
        sums[place] += Double(one.students) * value(one)
        weights[place] += Double(one.students)
      }
      return forecasts.indices.map { value(forecasts[$0]) - sums[places[$0]] / weights[places[$0]] }
    }
    let x = without(\.forecast)
    let y = without(\.happened)
    var (xx, xy) = (0.0, 0.0)
    for (index, one) in forecasts.enumerated() {
      xx += Double(one.students) * x[index] * x[index]
      xy += Double(one.students) * x[index] * y[index]
    }
    guard xx > 0 else { return nil }
    let slope = xy / xx
    var (middle, clusters, sum) = (0.0, 0, 0.0)
    for (index, one) in forecasts.enumerated() {
      sum += Double(one.students) * x[index] * (y[index] - slope * x[index])
      if index + 1 == forecasts.count || forecasts[index + 1].teacher != one.teacher {
        middle += sum * sum
        clusters += 1
        sum = 0
      }
    }
    guard clusters > 1 else { return nil }
    let groups = Double(clusters)
    let error = (middle * groups / (groups - 1)).squareRoot() / xx
    return Estimate(slope, standardError: error, degreesOfFreedom: groups - 1, level: 0.95)
  }

  private static func withoutDrift(
    _ means: [TeacherYears.Mean], _ lags: [TeacherYears.Lag], _ between: Double, _ teachers: Int
  ) -> Steady? {
    let pairs = lags.reduce(0) { $0 + $1.pairs }
    guard pairs > 0 else { return nil }
    let teacher = max(0, weightedSum(lags.map { Double($0.pairs) }, lags.map(\.covariance)) / Double(pairs))
    let shock = max(0, between - teacher)
    var weights = [Double](repeating: 0, count: teachers)
    var sums = weights
    for mean in means {
      let precision = 1 / (shock + mean.noise)
      weights[mean.teacher] += precision
      sums[mean.teacher] += precision * mean.value
    }
    let reliabilities = weights.map { $0 > 0 ? teacher / (teacher + 1 / $0) : 0 }
    let effects = zip(reliabilities, zip(sums, weights)).map { $1.1 > 0 ? $0 * $1.0 / $1.1 : 0 }
    return Steady(teacherVariance: teacher, classVariance: shock, effects: effects, reliabilities: reliabilities)
  }
}

extension Refusal {
  static func tooFewPairs(_ found: Int, _ needed: Int) -> Refusal {
    Refusal(
      "year", "drift.pairs",
      Phrase(
        """
        Only \(found) teachers are seen in two years in a row; \(needed) are needed to see how effects drift. \
        Add years, or ask without drift.
        """,
        es: """
          Solo \(found) docentes aparecen en dos años seguidos; hacen falta \(needed) para ver cómo cambian los efectos. \
          Añada años o pregunte sin deriva.
          """))
  }
}
