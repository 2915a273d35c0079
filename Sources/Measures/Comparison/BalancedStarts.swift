import Statistics
import Vocabulary

/// Starts by lot that are balanced: of a thousand ways to draw them the tenth that balances best, and of those one by lot.
///
/// The same schools, waves and seed give the same starts. Source: Moulton (2004), "Covariate-based constrained randomization of
/// group-randomized trials", Clinical Trials 1:297–305; Raab & Butcher (2001), Statistics in Medicine 20:351–365.
package struct BalancedStarts: Sendable, Equatable {
  package static let drawn = 1_000
  package static let kept = 100

  package let waves: [StartWave]
  package let seed: Int
  /// For each school the place of its wave.
  package let wave: [School.ID: Int]

  package init(_ candidates: [StartCandidate], waves: [StartWave], seed: Int) throws(Refusal) {
    try Self.findings(candidates, waves).refuseIfAnyStopsSaving()
    self.waves = waves
    self.seed = seed
    let candidates = candidates.sorted { $0.school.id < $1.school.id }
    let traits = BalancedTrait.all(candidates).map { $0.standardised(candidates) }
    var best: [(spread: Double, draw: Int)] = []
    for draw in 0..<Self.drawn {
      best.append((Self.imbalance(Self.places(waves, seed, draw), traits, waves.count), draw))
    }
    best.sort { ($0.spread, $0.draw) < ($1.spread, $1.draw) }
    var last = RandomStream(seed: UInt64(seed), stream: 1 << 40)
    let chosen = best[last.integer(below: Self.kept)].draw
    let places = Self.places(waves, seed, chosen)
    wave = Dictionary(zip(candidates.map(\.school.id), places)) { first, _ in first }
  }

  package func starts(of school: School.ID) -> Day? { wave[school].flatMap { waves[$0].starts } }

  /// The wave of each school, as one draw has it.
  private static func places(_ waves: [StartWave], _ seed: Int, _ draw: Int) -> [Int] {
    var places = waves.indices.flatMap { [Int](repeating: $0, count: waves[$0].schools) }
    var stream = RandomStream(seed: UInt64(seed), stream: UInt64(draw))
    for place in places.indices.dropLast() {
      places.swapAt(place, place + stream.integer(below: places.count - place))
    }
    return places
  }

  /// How far the means of the waves lie apart, over all traits: the sum of their squares, by size.
  private static func imbalance(_ places: [Int], _ traits: [[Double]], _ count: Int) -> Double {
    var total = 0.0
    var sums = [Double](repeating: 0, count: count)
    var sizes = [Double](repeating: 0, count: count)
    for place in places { sizes[place] += 1 }
    for trait in traits {
      for wave in sums.indices { sums[wave] = 0 }
      for (school, place) in places.enumerated() { sums[place] += trait[school] }
      for wave in sums.indices { total += sums[wave] * sums[wave] / sizes[wave] }
    }
    return total
  }

  private static func findings(_ candidates: [StartCandidate], _ waves: [StartWave]) -> [Finding] {
    var found: [Finding] = []
    if waves.contains(where: { $0.schools < 1 }) || waves.count < 2 || Set(waves.map(\.starts)).count < waves.count {
      found.append(
        Finding(
          "waves", "waves",
          Phrase(
            "Name two waves or more, each with a day of its own and at least one school",
            es: "Indique dos grupos o más, cada uno con su propio día y al menos una escuela")))
    }
    let places = waves.map(\.schools).reduce(0, +)
    if places != candidates.count {
      found.append(
        Finding(
          "waves", "places",
          Phrase(
            "Share out \(candidates.count.grouped) schools: the waves have room for \(places.grouped)",
            es: "Reparta \(candidates.count.grouped) escuelas: los grupos tienen lugar para \(places.grouped)")))
    }
    return found
  }
}
