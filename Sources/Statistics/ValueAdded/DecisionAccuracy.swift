/// How often a decision about people would be right if it rested on one measure alone.
///
/// Truth and estimate are normal with correlation √reliability. Those are flagged whose estimate is above a line; those
/// are truly in the top share whose true value is. Where reliabilities differ, the line is one for all, and every figure is
/// the mean over people.
///
/// Source: closed form by the bivariate normal integral; compare Schochet & Chiang (2013), JEBS 38:142–171.
package struct DecisionAccuracy: Hashable, Sendable, Codable {
  /// The share that is truly called top: 0.25.
  package var topShare: Double
  /// The share that the rule flags.
  package var flaggedShare: Double
  /// The mean over people.
  package var reliability: Double
  /// Of those flagged, the share truly in the top share (positive predictive value).
  package var trulyTopWhenFlagged: Double
  /// Of those truly in the top share, the share that is flagged (sensitivity).
  package var flaggedWhenTrulyTop: Double
  /// The chance that a flagged person is truly below the average.
  package var belowAverageWhenFlagged: Double
  /// The chance that a flagged person is truly in the bottom share of the same size.
  package var bottomWhenFlagged: Double
  /// The chance that somebody flagged would be flagged again by a second measure just as reliable.
  package var flaggedAgain: Double

  /// Who is flagged.
  package enum Rule: Hashable, Sendable, Codable {
    /// Those with the highest estimates, so many as this share.
    case share(Double)
    /// Those whose shrunken estimate is above so many standard deviations of the true values.
    case above(Double)
  }

  package init(reliability: Double, topShare: Double) {
    self.init(reliabilities: [reliability], topShare: topShare, rule: .share(topShare))
  }

  /// - Parameter reliabilities: one for each person, each from 0 to 1.
  package init(reliabilities: [Double], topShare: Double, rule: Rule) {
    let people = reliabilities.map { min(1, max(0, $0)) }
    let cut = Normal.quantile(1 - topShare)
    let line = Self.line(for: rule, people)
    var (flagged, right, low, bottom, again) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for reliability in people {
      let root = reliability.squareRoot()
      let own = Self.standardised(line, root)
      let together = BivariateNormal(correlation: root)
      let against = BivariateNormal(correlation: -root)
      flagged += Normal.cumulative(-own)
      right += together.upper(cut, own)
      low += against.upper(0, own)
      bottom += against.upper(cut, own)
      again += BivariateNormal(correlation: reliability).upper(own, own)
    }
    let count = Double(people.count)
    self.topShare = topShare
    self.reliability = people.reduce(0, +) / count
    flaggedShare = flagged / count
    trulyTopWhenFlagged = flagged > 0 ? right / flagged : 0
    flaggedWhenTrulyTop = right / count / topShare
    belowAverageWhenFlagged = flagged > 0 ? low / flagged : 0
    bottomWhenFlagged = flagged > 0 ? bottom / flagged : 0
    flaggedAgain = flagged > 0 ? again / flagged : 0
  }

  /// How many of `people` are expected to be flagged who are not truly in the top share.
  package func wrongFlags(among people: Int) -> Double {
    Double(people) * flaggedShare * (1 - trulyTopWhenFlagged)
  }

  /// The line on the scale of shrunken estimates, whose spread is √reliability, where true values have spread 1.
  private static func line(for rule: Rule, _ people: [Double]) -> Double {
    switch rule {
    case .above(let line): return line
    case .share(let share):
      if let only = people.first, people.allSatisfy({ $0 == only }) {
        return Normal.quantile(1 - share) * only.squareRoot()
      }
      let roots = people.map { $0.squareRoot() }
      return Quantile.of(1 - share, near: 0) { line in
        roots.reduce(0) { $0 + Normal.cumulative(standardised(line, $1)) } / Double(roots.count)
      }
    }
  }

  /// Somebody of whom nothing is known has an estimate of exactly nought.
  private static func standardised(_ line: Double, _ root: Double) -> Double {
    root > 0 ? line / root : line > 0 ? .infinity : line < 0 ? -.infinity : 0
  }
}

/// What a measure is good for, by how often its flags are right.
package enum Rigor: String, Hashable, Sendable, Codable {
  /// Strong enough to help select, together with other evidence.
  case strong
  /// Only combined with observation and conversation.
  case combined
  /// Not rigorous enough to identify individuals; for groups and for learning.
  case notForIndividuals

  /// The shares of right flags from which a measure counts as strong, and as fit to be combined.
  package struct Bands: Hashable, Sendable, Codable {
    package var strong: Double
    package var combined: Double

    package init(strong: Double = 0.80, combined: Double = 0.65) {
      self.strong = strong
      self.combined = combined
    }
  }

  package init(trulyTopWhenFlagged share: Double, _ bands: Bands = Bands()) {
    self = share >= bands.strong ? .strong : share >= bands.combined ? .combined : .notForIndividuals
  }
}
