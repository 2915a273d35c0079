import Foundation
import Testing

@testable import Statistics

@Suite struct `How often a decision would be right` {
  @Test(.enabled(if: ReferenceCase.isHere("va_decision_accuracy"), "va_decision_accuracy is not beside the project"))
  func `meets the integrals of another program`() throws {
    let table = try #require(ReferenceCase("va_decision_accuracy")).expected["table"].list
    #expect(table.count == 14)
    for row in table {
      let found = DecisionAccuracy(reliability: try row["reliability"].number, topShare: try row["top_share"].number)
      #expect(abs(found.trulyTopWhenFlagged - (try row["ppv_true_top_given_flagged"].number)) < 1e-12)
      #expect(abs(1 - found.flaggedWhenTrulyTop - (try row["missed_top_share"].number)) < 1e-12)
      #expect(abs(found.belowAverageWhenFlagged - (try row["prob_below_average_given_flagged"].number)) < 1e-12)
      #expect(abs(found.bottomWhenFlagged - (try row["prob_true_bottom_same_share_given_flagged"].number)) < 1e-12)
      let again = try row["year_to_year_retention_two_parallel_measures"].number
      #expect(abs(found.flaggedAgain - again) < 1e-12)
    }
  }

  @Test func `is that of chance for a measure that says nothing, and certain for one that says all`() {
    let chance = DecisionAccuracy(reliability: 0, topShare: 0.25)
    #expect(abs(chance.trulyTopWhenFlagged - 0.25) < 1e-12)
    #expect(abs(chance.belowAverageWhenFlagged - 0.5) < 1e-12)
    let certain = DecisionAccuracy(reliability: 1, topShare: 0.25)
    #expect(abs(certain.trulyTopWhenFlagged - 1) < 1e-12)
    #expect(certain.belowAverageWhenFlagged < 1e-12)
  }

  @Test func `flags the share asked for, whoever is known how well`() {
    let people = (0..<60).map { 0.1 + 0.8 * Double($0 % 7) / 7 }
    let found = DecisionAccuracy(reliabilities: people, topShare: 0.2, rule: .share(0.2))
    #expect(abs(found.flaggedShare - 0.2) < 1e-12)
    // When as many are flagged as are truly top, as many are wrongly flagged as are missed.
    #expect(abs(found.trulyTopWhenFlagged - found.flaggedWhenTrulyTop) < 1e-12)
    #expect(abs(found.wrongFlags(among: 60) - 12 * (1 - found.trulyTopWhenFlagged)) < 1e-9)
  }

  @Test func `is the same for many alike as for one`() {
    let one = DecisionAccuracy(reliability: 0.45, topShare: 0.25)
    let many = DecisionAccuracy(
      reliabilities: [0.45, 0.45, 0.45 + 1e-13], topShare: 0.25, rule: .share(0.25))
    #expect(abs(one.trulyTopWhenFlagged - many.trulyTopWhenFlagged) < 1e-9)
    #expect(abs(one.flaggedAgain - many.flaggedAgain) < 1e-9)
  }

  @Test func `flags fewer and surer by a threshold on shrunken estimates`() {
    let low = DecisionAccuracy(reliabilities: [0.3], topShare: 0.25, rule: .above(Normal.quantile(0.75)))
    let high = DecisionAccuracy(reliabilities: [0.8], topShare: 0.25, rule: .above(Normal.quantile(0.75)))
    #expect(low.flaggedShare < high.flaggedShare && high.flaggedShare < 0.25)
    // Whoever's shrunken estimate is at the line has an even chance; above it a better one.
    #expect(low.trulyTopWhenFlagged > 0.5)
  }

  @Test(arguments: [(0.85, Rigor.strong), (0.80, .strong), (0.7, .combined), (0.61, .notForIndividuals)])
  func `is judged in three bands`(share: Double, rigor: Rigor) {
    #expect(Rigor(trulyTopWhenFlagged: share) == rigor)
  }

  @Test func `agrees with simulated truths and estimates`() {
    let reliabilities = (0..<40).map { 0.2 + 0.015 * Double($0) }
    let expected = DecisionAccuracy(reliabilities: reliabilities, topShare: 0.25, rule: .above(0.5))
    var random = RandomStream(seed: 3)
    let cut = Normal.quantile(0.75)
    var (flagged, right, low) = (0.0, 0.0, 0.0)
    for _ in 0..<2_000 {
      for reliability in reliabilities {
        let estimate = reliability.squareRoot() * random.normal()
        let truth = estimate + (1 - reliability).squareRoot() * random.normal()
        if estimate > 0.5 {
          flagged += 1
          if truth > cut { right += 1 }
          if truth < 0 { low += 1 }
        }
      }
    }
    #expect(abs(flagged / 80_000 - expected.flaggedShare) < 0.006)
    #expect(abs(right / flagged - expected.trulyTopWhenFlagged) < 0.02)
    #expect(abs(low / flagged - expected.belowAverageWhenFlagged) < 0.02)
  }
}

@Suite struct `Two normal variables together` {
  @Test(arguments: [0.0, 0.5, -0.5, 0.92, 0.93, 0.99, -0.99])
  func `meet Sheppard's formula at the middle`(r: Double) {
    let sheppard = 0.25 + asin(r) / (2 * Double.pi)
    #expect(abs(BivariateNormal(correlation: r).upper(0, 0) - sheppard) < 1e-15)
  }

  @Test func `meet the integral over one of them, near and far from a line`() {
    let rule = GaussLegendre.rule(400)
    for r in [-0.999, -0.95, -0.93, -0.6, 0.05, 0.5, 0.9, 0.924, 0.926, 0.97, 0.9999] {
      for (h, k) in [(0.6745, 0.6745), (1.2816, -0.3), (-1, -1.5), (2, 0), (0.1, 0.100_01), (-0.5, 2.5)] {
        // Over z from h to h + 12, in twelve pieces so that a steep step is seen.
        var sum = 0.0
        for piece in 0..<48 {
          let low = h + Double(piece) / 4
          for (node, weight) in rule {
            let z = low + (node + 1) / 8
            sum += weight / 8 * Normal.density(z) * Normal.cumulative((r * z - k) / (1 - r * r).squareRoot())
          }
        }
        #expect(abs(BivariateNormal(correlation: r).upper(h, k) - sum) < 2e-14, "\(r) \(h) \(k)")
      }
    }
  }

  @Test func `are their margins at the ends`() {
    let pair = BivariateNormal(correlation: 0.4)
    #expect(pair.upper(-.infinity, 1) == Normal.cumulative(-1))
    #expect(pair.upper(.infinity, 0) == 0)
    #expect(abs(BivariateNormal(correlation: 1).upper(0.5, 0.2) - Normal.cumulative(-0.5)) < 1e-16)
    #expect(
      abs(BivariateNormal(correlation: -1).upper(-0.5, 0.2) - (Normal.cumulative(0.5) - Normal.cumulative(0.2))) < 1e-15
    )
  }
}
