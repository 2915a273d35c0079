import Vocabulary

/// What ties go together with, more than they would if people were shuffled.
package struct NetworkChance: Encodable, Sendable {
  /// Of ties with being of the same group; nil without groups, or where all are of one.
  package var sameGroup: ShuffledPeople.Seen?
  /// Of ties with those of the other kind.
  package var otherTies: ShuffledPeople.Seen?
  /// Both at once; nil without either, and with more people than `mostForBoth`.
  package var together: Together?

  /// Coefficients of a regression of ties on both: how much likelier a tie is.
  package struct Together: Encodable, Sendable {
    package var sameGroup: ShuffledPeople.Seen
    package var otherTies: ShuffledPeople.Seen
  }

  /// More people would take too long, with a table of everybody against everybody for every shuffle.
  static let mostForBoth = 300
  /// More people are not shuffled at all.
  static let most = 5_000

  /// - Returns: nil where there is nothing to compare ties with.
  init?(_ question: AdviceNetwork, _ roster: AdviceNetwork.Roster, _ work: Work) throws {
    let groups = roster.group
    let hasGroups = roster.groups.count > 1 && !groups.contains(-1)
    guard hasGroups || roster.others != nil, roster.ties.count <= Self.most else { return nil }
    let shuffled = ShuffledPeople(draws: question.draws, seed: question.seed)
    let isSame: @Sendable (Int, Int) -> Double = { groups[$0] == groups[$1] ? 1 : 0 }
    if hasGroups { sameGroup = try shuffled.correlation(roster.ties, with: isSame, work) }
    try work.isAt(0.5)
    guard let others = roster.others else { return }
    let named = others.named.map(Set.init)
    let isOther: @Sendable (Int, Int) -> Double = { named[$0].contains($1) ? 1 : 0 }
    otherTies = try shuffled.correlation(roster.ties, with: isOther, work)
    try work.isAt(0.7)
    let n = roster.ties.count
    guard hasGroups, n <= Self.mostForBoth else { return }
    var (same, other) = (Matrix(zeros: n, n), Matrix(zeros: n, n))
    for from in 0..<n {
      for to in 0..<n where to != from {
        same[from, to] = isSame(from, to)
        other[from, to] = isOther(from, to)
      }
    }
    guard let both = try shuffled.regression(roster.ties, on: [same, other], work) else { return }
    together = Together(sameGroup: both[0], otherTies: both[1])
  }
}
