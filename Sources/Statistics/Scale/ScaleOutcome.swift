import Vocabulary

/// What a set of items amounts to.
package struct ScaleOutcome: Encodable, Sendable {
  package var verdict: Verdict
  package var respondents: Int
  package var alpha: Estimate
  package var standardizedAlpha: Double
  package var meanCorrelation: Double
  package var guttmanLambda2: Double
  /// nil where one item says what others say.
  package var guttmanLambda6: Double?
  package var splitHalf: Double?
  package var eigenvalues: [Double]
  /// The second eigenvalue as a share of the first.
  package var secondShare: Double
  package var items: [Item]
  package var omega: Omega?
  /// Why there is no omega: "too-few-respondents", "too-few-items", "heywood", "not-found".
  package var omegaAbsent: String?
  /// Of the mean of the items; only where they make one scale.
  package var score: Score?

  package enum Verdict: String, Sendable, Codable {
    case oneScale = "one-scale"
    /// Some items run against the others: are they worded the other way round?
    case reversed
    case weak
    case severalThings = "several-things"
  }

  package struct Item: Encodable, Sendable {
    package var name: String
    package var mean: Double
    package var deviation: Double
    package var itemTotal: Double
    package var alphaWithout: Double?
    package var isReversed: Bool
    package var runsAgainst: Bool
    package var loading: Double?
    package var uniqueness: Double?
  }

  package struct Omega: Encodable, Sendable {
    package var delta: Estimate
    package var bootstrap: Interval?
    package var draws: Int
    /// Draws in which no solution was found.
    package var failedDraws: Int
    package var fit: OneFactorFit?
  }

  package struct Score: Encodable, Sendable {
    package var mean: Double
    package var deviation: Double
    package var measurementError: Double
  }

  init(_ question: Scale, _ answers: Scale.Answers, _ reliability: Reliability, _ work: Work) throws {
    respondents = answers.count
    alpha = Estimate(reliability.alpha, interval: reliability.feldt(level: question.level))
    standardizedAlpha = reliability.standardizedAlpha
    meanCorrelation = reliability.meanCorrelation
    guttmanLambda2 = reliability.guttmanLambda2
    guttmanLambda6 = reliability.guttmanLambda6
    splitHalf = reliability.splitHalf
    eigenvalues = reliability.eigenvalues
    let second = reliability.eigenvalues[1] / reliability.eigenvalues[0]
    secondShare = second
    let deviations = reliability.deviations
    let totals = question.items.indices.map { reliability.itemTotal($0) }
    let factor = Self.factor(answers, reliability)
    items = question.items.indices.map { index in
      Item(
        name: question.items[index], mean: reliability.means[index], deviation: deviations[index],
        itemTotal: totals[index], alphaWithout: reliability.alphaWithout(index),
        isReversed: question.reverse.contains(question.items[index]), runsAgainst: totals[index] < 0,
        loading: factor.found?.loadings[index], uniqueness: factor.found?.uniquenesses[index])
    }
    omegaAbsent = factor.why
    let verdict: Verdict =
      totals.contains { $0 < 0 }
      ? .reversed
      : reliability.alpha < Scale.leastAlpha ? .weak : second > Scale.largestSecond ? .severalThings : .oneScale
    self.verdict = verdict
    omega = try factor.found.map { try Self.omega($0, question, answers, reliability, work) }
    let k = Double(question.items.count)
    score =
      verdict == .oneScale
      ? Score(
        mean: reliability.means.reduce(0, +) / k, deviation: reliability.sumDeviation / k,
        measurementError: reliability.measurementError / k) : nil
  }

  private static func factor(_ answers: Scale.Answers, _ reliability: Reliability) -> (found: OneFactor?, why: String?)
  {
    if reliability.count < 3 { return (nil, "too-few-items") }
    if answers.count < Scale.fewestForOmega { return (nil, "too-few-respondents") }
    guard let factor = OneFactor(reliability.sample, n: Double(answers.count)) else { return (nil, "not-found") }
    return factor.isHeywood ? (nil, "heywood") : (factor, nil)
  }

  private static func omega(
    _ factor: OneFactor, _ question: Scale, _ answers: Scale.Answers, _ reliability: Reliability, _ work: Work
  ) throws -> Omega {
    let drawn = try OmegaBootstrap(answers.items, factor, draws: question.draws, seed: question.seed, work)
    return Omega(
      delta: Estimate(factor.omega, standardError: factor.omegaError, level: question.level),
      bootstrap: drawn.interval(level: question.level), draws: question.draws, failedDraws: drawn.failed,
      fit: OneFactorFit(factor, reliability.sample, n: Double(answers.count)))
  }
}

/// Omega in samples drawn again from the respondents.
struct OmegaBootstrap {
  let values: [Double]
  let failed: Int

  init(_ items: [[Double]], _ factor: OneFactor, draws: Int, seed: UInt64, _ work: Work) throws {
    let n = items[0].count
    let k = items.count
    var rows = [Double](repeating: 0, count: n * k)
    for (place, item) in items.enumerated() { for (row, value) in item.enumerated() { rows[row * k + place] = value } }
    let data = rows
    let found = try Blocks.overRows(draws, size: 25, threads: work.threads) { range in
      try work.isAt(Double(range.lowerBound) / Double(max(1, draws)))
      return range.map { Self.omega(data, n, k, RandomStream(seed: seed, stream: UInt64($0))) }
    }.flatMap { $0 }
    values = found.compactMap { $0 }.sorted()
    failed = found.count - values.count
  }

  private static func omega(_ rows: [Double], _ n: Int, _ k: Int, _ stream: RandomStream) -> Double? {
    var random = stream
    var sums = [Double](repeating: 0, count: k)
    var products = [Double](repeating: 0, count: k * k)
    rows.withUnsafeBufferPointer { rows in
      for _ in 0..<n {
        let row = random.integer(below: n) * k
        for i in 0..<k {
          sums[i] += rows[row + i]
          for j in 0...i { products[j * k + i] += rows[row + i] * rows[row + j] }
        }
      }
    }
    var sample = Matrix(zeros: k, k)
    for i in 0..<k {
      for j in 0...i {
        sample[i, j] = products[j * k + i] / Double(n) - sums[i] / Double(n) * sums[j] / Double(n)
        sample[j, i] = sample[i, j]
      }
    }
    guard let factor = OneFactor(sample, n: Double(n)), !factor.isHeywood else { return nil }
    return factor.omega
  }

  func interval(level: Double) -> Interval? {
    guard values.count >= 99 else { return nil }
    func quantile(_ p: Double) -> Double {
      let place = p * Double(values.count - 1)
      let low = Int(place)
      let high = min(low + 1, values.count - 1)
      return values[low] + (place - Double(low)) * (values[high] - values[low])
    }
    return Interval(quantile((1 - level) / 2), quantile((1 + level) / 2), level: level)
  }
}

extension ScaleOutcome: Shown {
  package var tables: [Table] { [summary, itemTable] }

  private var summary: Table {
    let none = Phrase("none", es: "ninguno")
    var rows: [[Table.Cell]] = [
      [
        .text(Phrase("Alpha", es: "Alfa")), .number(alpha.value, digits: 2),
        alpha.interval.map { .interval($0, digits: 2) } ?? .none(none),
      ]
    ]
    if let omega {
      rows.append([
        .text(Phrase("Omega", es: "Omega")), .number(omega.delta.value, digits: 2),
        (omega.bootstrap ?? omega.delta.interval).map { .interval($0, digits: 2) } ?? .none(none),
      ])
    }
    if let score {
      rows.append([
        .text(Phrase("Mean of the items", es: "Media de los ítems")), .number(score.mean, digits: 2),
        .interval(
          Interval(score.mean - score.deviation, score.mean + score.deviation, level: 0.68), digits: 2),
      ])
    }
    return Table(
      Phrase("The scale", es: "La escala"),
      headings: [Phrase("Figure", es: "Cifra"), Phrase("Value", es: "Valor"), Phrase("Range", es: "Rango")], rows: rows)
  }

  private var itemTable: Table {
    Table(
      Phrase("Item by item", es: "Ítem por ítem"),
      headings: [
        Phrase("Item", es: "Ítem"), Phrase("Mean", es: "Media"), Phrase("Spread", es: "Dispersión"),
        Phrase("With the others", es: "Con los demás"), Phrase("Alpha without it", es: "Alfa sin él"),
      ],
      rows: items.map { item in
        [
          .text(Phrase(verbatim: item.name)), .number(item.mean, digits: 2), .number(item.deviation, digits: 2),
          .number(item.itemTotal, digits: 2),
          item.alphaWithout.map { .number($0, digits: 2) } ?? .none(Phrase("none", es: "ninguno")),
        ]
      })
  }

  package var pictures: [Picture] {
    var out = [Picture.Item(Phrase("Alpha", es: "Alfa"), alpha)]
    if let omega { out.append(Picture.Item(Phrase("Omega", es: "Omega"), omega.delta)) }
    return [
      .intervals(
        title: Phrase("How exactly the scale measures", es: "Con qué exactitud mide la escala"),
        axis: Phrase("Reliability", es: "Fiabilidad"), items: out, reference: Scale.leastAlpha)
    ]
  }
}
