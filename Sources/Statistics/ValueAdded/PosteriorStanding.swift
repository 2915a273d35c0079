/// Where people may truly stand, given estimates that are uncertain; by draws of the true values.
///
/// There is no order of people in it and none can be asked for: each figure is the chance or the plausible range of one
/// person, in the order in which people were given.
///
/// Source: Laird & Louis (1989); Lin, Louis, Paddock & Ridgeway (2006), Bayesian Analysis 1:915–946. The chance of being in
/// the top share is averaged over what each draw says of the others (Rao & Blackwell), which makes few draws precise.
package struct PosteriorStanding: Hashable, Sendable, Codable {
  package var chanceInTop: [Double]
  package var chanceBelowAverage: [Double]
  /// The share of the others that is expected to be truly below.
  package var standing: [Double]
  package var standingRange: [Interval]
  package var draws: Int

  /// People whose true values are uncertain together: the teachers of one school.
  package struct Block: Hashable, Sendable {
    package var members: [Int]
    package var covariance: Matrix

    package init(members: [Int], covariance: Matrix) {
      self.members = members
      self.covariance = covariance
    }
  }

  /// - Parameters:
  ///   - deviations: of each true value, given the data; those in a block are taken from its covariance instead.
  ///   - topShare: the top group has so many people as this share of them, rounded up.
  ///   - draws: nil for as many as the number of people allows.
  package init(
    means: [Double], deviations: [Double], blocks: [Block] = [], topShare: Double, level: Double = 0.9,
    draws: Int? = nil, seed: UInt64, _ work: Work = Work()
  ) throws {
    let people = means.count
    let draws = draws ?? min(10_000, max(500, 2_000_000 / max(1, people)))
    let top = min(people, Int((Double(people) * topShare).rounded(.up)))
    let joint = blocks.filter { $0.members.count > 1 }.compactMap(Together.init)
    let field = Field(means: means, deviations: deviations, joint: joint, top: top, seed: seed)
    let parts = try Blocks.overRows(draws, size: 250, threads: work.threads) { rows in
      if rows.lowerBound % 1_000 == 0 { try work.isAt(Double(rows.lowerBound) / Double(draws)) }
      return field.drawn(rows)
    }
    var chance = [Double](repeating: 0, count: people)
    for part in parts { for person in 0..<people { chance[person] += part.chance[person] } }
    chanceInTop = chance.map { min(1, $0 / Double(draws)) }
    var spread = deviations
    for block in blocks {
      for (place, member) in block.members.enumerated() { spread[member] = block.covariance[place, place].squareRoot() }
    }
    chanceBelowAverage = zip(means, spread).map { mean, spread in
      spread > 0 ? Normal.cumulative(-mean / spread) : mean < 0 ? 1 : mean > 0 ? 0 : 0.5
    }
    (standing, standingRange) = Self.summed(parts, people, draws, level)
    self.draws = draws
  }

  /// Of those with the highest estimates, so many as the top group has, the share expected to belong there.
  package func trulyTopWhenFlagged(means: [Double], topShare: Double) -> Double {
    let top = Int((Double(means.count) * topShare).rounded(.up))
    let flagged = zip(means, chanceInTop).sorted { $0.0 > $1.0 }.prefix(top)
    return flagged.reduce(0) { $0 + $1.1 } / Double(max(1, top))
  }

  private static func summed(
    _ parts: [Part], _ people: Int, _ draws: Int, _ level: Double
  ) -> (standing: [Double], range: [Interval]) {
    let others = Double(max(1, people - 1))
    let tail = (1 - level) / 2
    let last = Double(draws - 1)
    let lower = Int((tail * last).rounded(.down))
    let upper = Int(((1 - tail) * last).rounded(.up))
    var standing = [Double](repeating: 0, count: people)
    var range: [Interval] = []
    var own = [Int32](repeating: 0, count: draws)
    for person in 0..<people {
      var place = 0
      var sum = 0
      for part in parts {
        for draw in 0..<part.count {
          let below = part.below[draw * people + person]
          own[place] = below
          sum += Int(below)
          place += 1
        }
      }
      own.sort()
      standing[person] = Double(sum) / Double(draws) / others
      range.append(Interval(Double(own[lower]) / others, Double(own[upper]) / others, level: level))
    }
    return (standing, range)
  }
}

/// What some draws say.
private struct Part: Sendable {
  var count: Int
  /// The chance of each person to be in the top group, summed over the draws.
  var chance: [Double]
  /// For each draw and person, how many are below.
  var below: [Int32]
}

/// A block made ready for draws: θ = m + L z, and what each member is expected to be given the others.
private struct Together: Sendable {
  let members: [Int]
  let half: Matrix
  /// The deviation of each member, given all the others.
  let own: [Double]

  init?(_ block: PosteriorStanding.Block) {
    guard let half = block.covariance.cholesky, let precision = block.covariance.symmetricInverse else { return nil }
    members = block.members
    self.half = half
    own = precision.diagonal.map { (1 / $0).squareRoot() }
  }
}

private struct Field: Sendable {
  let means: [Double]
  let deviations: [Double]
  let joint: [Together]
  let top: Int
  let seed: UInt64

  /// Each draw has its own stream, so it is the same on whichever thread it falls.
  func drawn(_ rows: Range<Int>) -> Part {
    let people = means.count
    var part = Part(
      count: rows.count, chance: [Double](repeating: 0, count: people),
      below: [Int32](repeating: 0, count: rows.count * people))
    // What each is expected to be, given the rest of the draw, and how uncertain that leaves it.
    var centre = means
    var spread = deviations
    for block in joint { for (place, member) in block.members.enumerated() { spread[member] = block.own[place] } }
    var values = means
    var order = RadixOrder(count: people)
    for row in rows {
      var random = RandomStream(seed: seed, stream: UInt64(row))
      for person in 0..<people { values[person] = means[person] + deviations[person] * random.normal() }
      for block in joint { draw(block, &random, &values, &centre) }
      let base = (row - rows.lowerBound) * people
      // The lowest of those in the top group, and the highest of the others.
      var (last, next) = (-Double.infinity, -Double.infinity)
      order.ascending(values) { rank, person in
        part.below[base + person] = Int32(rank)
        if rank == people - top { last = values[person] }
        if rank == people - top - 1 { next = values[person] }
      }
      addChances(last, next, centre, spread, values, &part.chance)
    }
    return part
  }

  /// θ = m + L z; the mean of one given the others is θⱼ − (Σ⁻¹(θ − m))ⱼ / (Σ⁻¹)ⱼⱼ, and Σ⁻¹(θ − m) = L⁻ᵀ z.
  private func draw(
    _ block: Together, _ random: inout RandomStream, _ values: inout [Double], _ centre: inout [Double]
  ) {
    let count = block.members.count
    let noise = (0..<count).map { _ in random.normal() }
    let pulled = block.half.solvingUpper(noise)
    for i in 0..<count {
      var sum = 0.0
      for j in 0...i { sum += block.half[i, j] * noise[j] }
      let member = block.members[i]
      values[member] = means[member] + sum
      centre[member] = values[member] - pulled[i] * block.own[i] * block.own[i]
    }
  }

  private func addChances(
    _ last: Double, _ next: Double, _ centre: [Double], _ spread: [Double], _ values: [Double], _ chance: inout [Double]
  ) {
    let people = values.count
    if top >= people {
      for person in 0..<people { chance[person] += 1 }
      return
    }
    guard top > 0 else { return }
    for person in 0..<people {
      // To be in the top group is to be above the last but for oneself of those who are in it.
      let line = values[person] >= last ? next : last
      if spread[person] > 0 {
        chance[person] += Normal.cumulative((centre[person] - line) / spread[person])
      } else {
        chance[person] += values[person] >= last ? 1 : 0
      }
    }
  }
}
