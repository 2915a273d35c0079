import Vocabulary

/// Whether a difference stands where few schools take part: by drawing the signs of whole clusters anew.
package struct Bootstrap: Analysis {
  package static let name = "bootstrap"
  package static let version = 1

  package var outcome: String
  package var regressors: [String]
  package var absorb: [String]
  package var interact: [[String]]
  package var cluster: String
  /// The regressor whose effect is tested for being nought.
  package var test: String
  package var draws: Int
  /// nil: Webb's six points for up to 12 clusters, else signs.
  package var weights: WildBootstrap.Weights?
  package var seed: UInt64
  package var level: Double

  package init(
    outcome: String, regressors: [String], absorb: [String] = [], interact: [[String]] = [], cluster: String,
    test: String, draws: Int = 9_999, weights: WildBootstrap.Weights? = nil, seed: UInt64 = 1, level: Double = 0.95
  ) {
    self.outcome = outcome
    self.regressors = regressors
    self.absorb = absorb
    self.interact = interact
    self.cluster = cluster
    self.test = test
    self.draws = draws
    self.weights = weights
    self.seed = seed
    self.level = level
  }

  /// Absorbed groups up to so many are written down as columns, so that treatment can be given to other clusters.
  static let mostColumns = 300

  private var parts: RegressionRows.Parts {
    RegressionRows.Parts(
      outcome: outcome, regressors: regressors, absorb: absorb, interact: interact, clusters: [cluster])
  }

  package var columns: Columns { Columns(numbers: parts.numbers, factors: parts.factors) }

  package func answer(from frame: Frame, _ work: Work) throws -> Answered<BootstrapOutcome> {
    try check()
    let used = try RegressionRows(frame, parts)
    let clusters = used.clusters[0]
    if clusters.count < 2 { throw Refusal.oneCluster(cluster) }
    let first = try LinearFit(used.model, work).worthTelling(outcome, used.absorbedNames)
    try work.isAt(0.4)
    let groups = used.model.absorbed.reduce(0) { $0 + $1.count }
    let fit = groups <= Self.mostColumns ? try first.spelledOutInFull(work) : try first.spelledOut(work)
    let width = fit.kept.count + 1
    if width * width * clusters.count > 20_000_000 { throw Refusal.tooManyForReduced }
    guard let place = fit.place(of: test) else {
      throw Refusal.nothingEstimable(first.dropped.filter { $0.name == test })
    }
    let wild = try WildBootstrap(
      fit, by: clusters, place: place, weights: weights, draws: draws, seed: seed, level: level, work)
    let arms = Arms(fit.model.regressors[fit.kept[place]], clusters)
    let random = try randomisation(fit, clusters, place, work)
    let outcome = BootstrapOutcome(wild, arms, random, level: level)
    var checks = first.dropped.map { Check("regressor.\($0.reason.rawValue)", passed: false, $0.sentence) }
    checks.append(.parts(first, used.absorbedNames))
    checks.append(.draws(wild))
    if arms.areTooFew { checks.append(.fewTreated(outcome)) }
    return Answered(
      outcome, rows: used.rows, checks: checks, told: BootstrapWords(question: self, outcome: outcome).told)
  }

  private func check() throws {
    if !regressors.contains(test) {
      throw Refusal(
        "test", "test.absent",
        Phrase(
          "“\(test)” is not among the regressors. Name one of: \(regressors.joined(separator: ", ")).",
          es: "«\(test)» no está entre los regresores. Indique uno de: \(regressors.joined(separator: ", "))."))
    }
    if draws < 99 || draws > 10_000_000 {
      throw Refusal(
        "draws", "draws.range",
        Phrase(
          "Take 99 to 10,000,000 draws; 9,999 are usual.",
          es: "Use de 99 a 10,000,000 de extracciones; lo usual es 9,999."))
    }
    if !(level > 0 && level < 1) { throw Refusal([.levelOutsideOne]) }
  }

  /// Where the regressor has two values and is the same throughout each cluster.
  private func randomisation(
    _ fit: LinearFit, _ clusters: Groups, _ place: Int, _ work: Work
  ) throws -> RandomisationInference? {
    guard case .numbers(let values) = fit.model.regressors[fit.kept[place]], fit.model.absorbed.isEmpty else {
      return nil
    }
    guard let low = values.min(), let high = values.max(), values.allSatisfy({ $0 == low || $0 == high }) else {
      return nil
    }
    var own = [Double?](repeating: nil, count: clusters.count)
    for (row, value) in values.enumerated() {
      let cluster = Int(clusters.codes[row])
      if let known = own[cluster], known != value { return nil }
      own[cluster] = value
    }
    let moments = try ClusterMoments(fit, by: clusters, work)
    return RandomisationInference(
      fit, moments, place: place, isTreated: own.map { $0 == high }, draws: draws, seed: seed)
  }
}

/// What `bootstrap` found.
package struct BootstrapOutcome: Codable, Sendable, Hashable {
  package var estimate: Double
  /// CRV1, for the record: with few clusters it is too small.
  package var standardError: Double
  package var statistic: Double
  package var clusters: Int
  package var treatedClusters: Int
  package var untreatedClusters: Int
  package var weights: WildBootstrap.Weights
  package var draws: Int
  package var isEnumerated: Bool
  /// The null hypothesis imposed on the draws (WCR-11): the one to read.
  package var restricted: Test
  /// Not imposed (WCU-11).
  package var unrestricted: Test
  package var randomisation: Randomisation?
  package var level: Double
  /// Whether fewer than six clusters stand on one side, and the tests differ by more than a factor of two.
  package var isTooFewToSay: Bool

  package struct Test: Codable, Sendable, Hashable {
    /// The share of draws beyond the data.
    package var p: Double
    /// The same with draws that equal the data.
    package var pWithTies: Double
    package var interval: Interval?

    init(_ test: WildBootstrap.Test) {
      p = test.strict
      pWithTies = test.withTies
      interval = test.interval
    }
  }

  package struct Randomisation: Codable, Sendable, Hashable {
    package var p: Double
    package var draws: Int
    package var isEnumerated: Bool
  }

  init(_ wild: WildBootstrap, _ arms: Arms, _ random: RandomisationInference?, level: Double) {
    estimate = wild.coefficient
    standardError = wild.standardError
    statistic = wild.statistic
    clusters = wild.clusters
    treatedClusters = arms.treated
    untreatedClusters = arms.untreated
    weights = wild.weights
    draws = wild.draws
    isEnumerated = wild.isEnumerated
    restricted = Test(wild.restricted)
    unrestricted = Test(wild.unrestricted)
    randomisation = random.map { Randomisation(p: $0.p, draws: $0.draws, isEnumerated: $0.isEnumerated) }
    self.level = level
    let least = 1 / Double(wild.draws)
    let p = [restricted.p, unrestricted.p] + (random.map { [$0.p] } ?? [])
    let (low, high) = (max(least, p.min() ?? 1), max(least, p.max() ?? 1))
    isTooFewToSay = arms.areTooFew && high > 2 * low
  }
}

extension BootstrapOutcome: Shown {
  package var tables: [Table] {
    let digits = Written.digits(for: restricted.interval.map { $0.upper - $0.lower } ?? standardError) + 1
    let none = Table.Cell.none(Phrase("none", es: "ninguno"))
    func chance(_ p: Double) -> Table.Cell {
      p < 0.000_05 ? .text(Phrase("under 0.0001", es: "menos de 0.0001")) : .number(p, digits: 4)
    }
    let row = { (words: Phrase, test: Test) -> [Table.Cell] in
      [
        .text(words), test.interval.map { .interval($0, digits: digits) } ?? none, chance(test.p),
        chance(test.pWithTies),
      ]
    }
    var rows = [
      row(Phrase("Wild bootstrap, restricted (WCR)", es: "Bootstrap salvaje, restringido (WCR)"), restricted),
      row(Phrase("Wild bootstrap, unrestricted (WCU)", es: "Bootstrap salvaje, sin restricción (WCU)"), unrestricted),
    ]
    if let randomisation {
      rows.append([
        .text(Phrase("Other clusters chosen at random", es: "Otros conglomerados elegidos al azar")), none,
        .none(Phrase(verbatim: "–")), .number(randomisation.p, digits: 4),
      ])
    }
    return [
      Table(
        Phrase("How often chance goes as far: ", es: "Con qué frecuencia el azar llega tan lejos: ") + sides,
        headings: [
          Phrase("Test", es: "Prueba"), Phrase("Plausible range", es: "Rango plausible"), Phrase("p", es: "p"),
          Phrase("p with ties", es: "p con empates"),
        ], rows: rows)
    ]
  }

  /// "24 clusters", and how many stand on either side where they are not all on both.
  private var sides: Phrase {
    let all = Phrase("\(clusters.grouped) clusters", es: "\(clusters.grouped) conglomerados")
    if min(treatedClusters, untreatedClusters) == clusters { return all }
    return all
      + Phrase(
        ", \(treatedClusters) on one side and \(untreatedClusters) on the other",
        es: ", \(treatedClusters) de un lado y \(untreatedClusters) del otro")
  }

  package var pictures: [Picture] {
    let items = [
      (Phrase("Restricted (WCR)", es: "Restringido (WCR)"), restricted),
      (Phrase("Unrestricted (WCU)", es: "Sin restricción (WCU)"), unrestricted),
    ].compactMap { words, test in test.interval.map { Picture.Item(words, Estimate(estimate, interval: $0)) } }
    if items.isEmpty || isTooFewToSay { return [] }
    return [
      .intervals(
        title: Phrase("The difference and its plausible range", es: "La diferencia y su rango plausible"),
        axis: Phrase("Difference", es: "Diferencia"), items: items, reference: 0)
    ]
  }
}
