import Testing

@testable import Statistics

@Suite struct `Where people may truly stand` {
  @Test(
    .enabled(
      if: ReferenceCase.isHere("va_star_grade3_nested_topq"), "va_star_grade3_nested_topq is not beside the project"))
  func `meets two hundred thousand draws of another program`() throws {
    let reference = try #require(ReferenceCase("va_star_grade3_nested_topq"))
    let expected = try reference.expected
    let frame = try reference.frame(numbers: ["blup", "cond_sd"])
    let means = try frame.number("blup")
    let found = try PosteriorStanding(
      means: means, deviations: frame.number("cond_sd"), topShare: 0.25, draws: 4_000, seed: 1)
    let others = Double(means.count - 1)
    for (person, chance) in try expected["prob_top_quartile"].numbers.enumerated() {
      #expect(abs(found.chanceInTop[person] - chance) < 0.004)
      let rank = Double(means.count) - found.standing[person] * others
      #expect(abs(rank - (try expected["expected_rank"][person].number)) < 4)
    }
    let right = found.trulyTopWhenFlagged(means: means, topShare: 0.25)
    #expect(abs(right - (try expected["mean_ppv_of_flagged"].number)) < 0.001)
  }

  @Test func `is the same at any number of threads`() throws {
    let means = (0..<50).map { Double(($0 * 7) % 50) / 25 - 1 }
    let deviations = (0..<50).map { 0.3 + Double($0 % 5) / 10 }
    func standing(_ threads: Int) throws -> PosteriorStanding {
      try PosteriorStanding(
        means: means, deviations: deviations, topShare: 0.2, draws: 1_100, seed: 5, Work(threads: threads))
    }
    #expect(try standing(1) == standing(3))
  }

  @Test func `adds up to the top group and holds the one in the middle in the middle`() throws {
    let means = (0..<41).map { (Double($0) - 20) / 10 }
    let found = try PosteriorStanding(
      means: means, deviations: [Double](repeating: 0.8, count: 41), topShare: 0.25, draws: 4_000, seed: 2)
    #expect(abs(found.chanceInTop.reduce(0, +) - 11) < 0.15)
    #expect(abs(found.standing[20] - 0.5) < 0.02)
    #expect(found.chanceBelowAverage[20] == 0.5)
    #expect(found.standingRange.allSatisfy { $0.lower <= $0.upper && $0.lower >= 0 && $0.upper <= 1 })
  }

  /// Two teachers of one school whose truths go together almost wholly cannot both be sure apart from each other.
  @Test func `keeps what the teachers of one school share`() throws {
    let means = [0.5, 0.4, 0, -0.2, 0.1, -0.4]
    let deviations = [Double](repeating: 0.5, count: 6)
    var covariance = Matrix(zeros: 2, 2)
    covariance[0, 0] = 0.25
    covariance[1, 1] = 0.25
    covariance[0, 1] = 0.24
    covariance[1, 0] = 0.24
    let block = PosteriorStanding.Block(members: [0, 1], covariance: covariance)
    let joint = try PosteriorStanding(
      means: means, deviations: deviations, blocks: [block], topShare: 1.0 / 6, draws: 8_000, seed: 4)
    // By plain draws of the same posterior.
    var random = RandomStream(seed: 77)
    var counts = [Double](repeating: 0, count: 6)
    let half = covariance.cholesky!
    for _ in 0..<40_000 {
      var values = means.map { $0 + 0.5 * random.normal() }
      let (a, b) = (random.normal(), random.normal())
      values[0] = means[0] + half[0, 0] * a
      values[1] = means[1] + half[1, 0] * a + half[1, 1] * b
      counts[values.indices.max { values[$0] < values[$1] }!] += 1
    }
    for person in 0..<6 { #expect(abs(joint.chanceInTop[person] - counts[person] / 40_000) < 0.015) }
    #expect(abs(joint.chanceInTop.reduce(0, +) - 1) < 0.03)
  }

  @Test func `covers the truth as often as it says`() throws {
    var random = RandomStream(seed: 21)
    var (inside, all) = (0.0, 0.0)
    for world in 0..<20 {
      let truths = (0..<60).map { _ in random.normal() }
      let means = truths.map { 0.6 * ($0 + (0.4 / 0.6).squareRoot() * random.normal()) }
      let found = try PosteriorStanding(
        means: means, deviations: [Double](repeating: (0.4).squareRoot(), count: 60), topShare: 0.25, draws: 500,
        seed: UInt64(world))
      for person in 0..<60 {
        let below = Double(truths.filter { $0 < truths[person] }.count) / 59
        if found.standingRange[person].contains(below) { inside += 1 }
        all += 1
      }
    }
    #expect(abs(inside / all - 0.9) < 0.035)
  }
}
