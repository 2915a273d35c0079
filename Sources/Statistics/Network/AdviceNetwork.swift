import Vocabulary

/// Who asks whom for advice, and where it would stop.
///
/// Asked with `chalkline evidence network`.
package struct AdviceNetwork: Analysis {
  package static let name = "network"
  package static let version = 1

  /// The columns with the one who asks, and the one who is asked.
  package var from: String
  package var to: String
  /// Everybody who was asked to answer, in the order of their list; empty where there is none.
  package var people: [Member]
  /// Whether figures for single people are wanted.
  package var showsPeople: Bool
  /// Ties of another kind between the same people, to see whether the two go together; empty where there are none.
  package var others: [Other]
  /// How often people are shuffled to see what chance would make, and where that begins.
  package var draws: Int
  package var seed: UInt64

  package init(
    from: String = "from", to: String = "to", people: [Member] = [], showsPeople: Bool = false, others: [Other] = [],
    draws: Int = 2_000, seed: UInt64 = 1
  ) {
    self.from = from
    self.to = to
    self.people = people
    self.showsPeople = showsPeople
    self.others = others
    self.draws = draws
    self.seed = seed
  }

  /// One of the ties of another kind: friends, those who taught together before.
  package struct Other: Hashable, Sendable, Codable {
    package var from: String
    package var to: String

    package init(_ from: String, _ to: String) {
      self.from = from
      self.to = to
    }
  }

  /// Somebody on the list.
  package struct Member: Hashable, Sendable, Codable {
    package var name: String
    package var group: String?
    /// Whether they answered; nil to take those who name somebody.
    package var hasAnswered: Bool?

    package init(_ name: String, group: String? = nil, hasAnswered: Bool? = nil) {
      self.name = name
      self.group = group
      self.hasAnswered = hasAnswered
    }
  }

  package static let leastResponse = 0.8

  package var columns: Columns { Columns(factors: [from, to]) }

  package func answer(from frame: Frame, _ work: Work) throws -> Answered<NetworkOutcome> {
    guard (99...100_000).contains(draws) else { throw NetworkWords.drawsOutOfRange }
    let read = try Roster(self, frame)
    try work.isAt(0.2)
    var outcome = NetworkOutcome(read, showsPeople: showsPeople)
    if outcome.whole != nil { outcome.chance = try NetworkChance(self, read, work) }
    return Answered(
      outcome, rows: Rows(used: read.ties.arcs, dropped: read.dropped), checks: NetworkWords.checks(outcome),
      told: NetworkWords.told(outcome))
  }

  /// The people and their ties.
  struct Roster {
    var names: [String]
    /// The group of each by its place in `groups`; −1 without.
    var group: [Int]
    var groups: [String]
    var hasAnswered: [Bool]
    var ties: Ties
    /// Of the other kind; nil where none were given.
    var others: Ties?
    var dropped: [Rows.Dropped]

    init(_ question: AdviceNetwork, _ frame: Frame) throws {
      let from = try frame.factor(question.from)
      let to = try frame.factor(question.to)
      let isListed = !question.people.isEmpty
      names = isListed ? question.people.map(\.name) : Set(from.levels + to.levels).sorted()
      var place: [String: Int] = [:]
      for (index, name) in names.enumerated() where place.updateValue(index, forKey: name) != nil {
        throw NetworkWords.listedTwice(name)
      }
      if names.count < 3 { throw NetworkWords.tooFew }
      if names.count > 20_000 { throw NetworkWords.tooMany }
      let fromPlace = from.levels.map { place[$0] }
      let toPlace = to.levels.map { place[$0] }
      var arcs: [(Int, Int)] = []
      var (missing, unknown, own) = (0, 0, 0)
      for row in 0..<frame.rowCount {
        guard from.codes[row] >= 0, to.codes[row] >= 0 else {
          missing += 1
          continue
        }
        guard let a = fromPlace[Int(from.codes[row])], let b = toPlace[Int(to.codes[row])] else {
          unknown += 1
          continue
        }
        if a == b { own += 1 } else { arcs.append((a, b)) }
      }
      ties = Ties(names.count, arcs: arcs)
      if ties.arcs == 0 { throw NetworkWords.noTies(unknown) }
      let second = question.others.compactMap { other in
        place[other.from].flatMap { a in place[other.to].map { (a, $0) } }
      }
      others = question.others.isEmpty ? nil : Ties(names.count, arcs: second)
      if others?.arcs == 0 { throw NetworkWords.noOtherTies }
      dropped = NetworkWords.dropped(
        missing: missing, unknown: unknown, own: own, repeated: arcs.count - ties.arcs)
      groups = Set(question.people.compactMap(\.group)).sorted()
      let groupPlace = Dictionary(uniqueKeysWithValues: zip(groups, 0...))
      group =
        isListed
        ? question.people.map { $0.group.flatMap { groupPlace[$0] } ?? -1 } : names.map { _ in -1 }
      let named = ties.outDegree
      hasAnswered = names.indices.map { index in
        (isListed ? question.people[index].hasAnswered : nil) ?? (named[index] > 0)
      }
    }
  }
}
