import Testing
import Vocabulary

@testable import Statistics

/// Expected values: R's igraph 1.3.5 and sna 2.7-1; networkx 3.6.1 agrees.
@Suite struct `A network of advice` {
  private func compare(_ name: String) throws {
    let reference = try #require(ReferenceCase(name))
    let wanted = try reference.expected
    let people = try Frame(
      reading: DataFile(path: reference.path("nodes.csv")), Columns(factors: ["id", "dept"]))
    let (ids, departments) = (try people.factor("id"), try people.factor("dept"))
    let members = (0..<people.rowCount).map {
      AdviceNetwork.Member(
        ids.levels[Int(ids.codes[$0])], group: departments.levels[Int(departments.codes[$0])], hasAnswered: true)
    }
    let question = AdviceNetwork(people: members, showsPeople: true)
    let frame = try Frame(reading: DataFile(path: reference.path("input.csv")), question.columns)
    let found = try question.answer(from: frame, Work()).outcome
    let whole = try #require(found.whole)
    #expect(found.ties == Int(try wanted["arcs"].number))
    #expect(found.people == Int(try wanted["n"].number))
    for (value, key) in [
      (whole.mutual, "mutual"), (whole.asymmetric, "asymmetric"), (whole.none, "null"),
      (whole.weakComponents, "weak_components"), (whole.strongComponents, "strong_components"),
      (whole.largestStrong, "largest_strong"), (whole.isolates, "isolates"), (whole.mostSteps, "diameter"),
      (whole.reachablePairs, "reachable_pairs"), (whole.cutPoints, ""), (found.neverNamed, ""),
    ] {
      if let expected = wanted[key].numberIfAny { #expect(value == Int(expected), "\(name) \(key)") }
    }
    #expect(whole.cutPoints == wanted["articulation_points"].list.count)
    #expect(found.neverNamed == wanted["never_asked"].list.count)
    for (value, key) in [
      (whole.density, "density"), (whole.arcReciprocity, "reciprocity_arcs"),
      (whole.dyadReciprocity, "reciprocity_dyadic_nonnull"),
      (whole.centralizationIn, "centralization_indegree_freeman"),
      (whole.centralizationOut, "centralization_outdegree_freeman"),
      (whole.centralizationBetweenness, "centralization_betweenness_freeman"),
      (whole.meanSteps, "mean_geodesic_reachable"), (whole.groups?.externalInternal, "ei_index"),
    ] { #expect(isClose(try #require(value), try wanted[key].number, absolute: 1e-10), "\(name) \(key)") }
    for triad in whole.triads {
      #expect(triad.count == Int(try wanted["triad_census"][triad.kind].number), "\(name) \(triad.kind)")
    }
    try compareMembers(try #require(found.members), wanted, name)
  }

  private func compareMembers(_ members: [NetworkOutcome.Member], _ wanted: Expected, _ name: String) throws {
    for (place, member) in members.enumerated() {
      #expect(member.inDegree == Int(try wanted["indegree"][place].number))
      #expect(member.outDegree == Int(try wanted["outdegree"][place].number))
      for (value, key) in [
        (member.betweenness, "betweenness_raw"), (member.normalizedBetweenness, "betweenness_norm"),
        (member.harmonicIn, "harmonic_in"), (member.harmonicOut, "harmonic_out"),
        (member.constraint, "burt_constraint"),
      ] {
        guard let expected = wanted[key][place].numberIfAny else { continue }
        #expect(isClose(try #require(value), expected, absolute: 1e-10), "\(name) \(key) \(place)")
      }
      let roles = try #require(member.brokerage)
      let expected = try wanted["gould_fernandez_raw"]["counts"][place].numbers.map { Int($0) }
      let counts = [
        roles.coordinator, roles.itinerant, roles.representative, roles.gatekeeper, roles.liaison, roles.total,
      ]
      #expect(counts == expected, "\(name) \(place)")
    }
  }

  @Test(
    .enabled(
      if: ReferenceCase.isHere("network_krackhardt_advice"), "network_krackhardt_advice is not beside the project"))
  func `meets igraph and sna on managers' advice`() throws { try compare("network_krackhardt_advice") }

  @Test(
    .enabled(
      if: ReferenceCase.isHere("network_krackhardt_friendship"),
      "network_krackhardt_friendship is not beside the project"))
  func `meets igraph and sna on managers' friendships`() throws { try compare("network_krackhardt_friendship") }

  @Test func `counts triads as looking at every three people does`() {
    var random = RandomStream(seed: 1)
    for density in [0.05, 0.2, 0.6] {
      var arcs: [(Int, Int)] = []
      for from in 0..<25 { for to in 0..<25 where random.uniform() < density { arcs.append((from, to)) } }
      let ties = Ties(25, arcs: arcs)
      let names = ties.named.map(Set.init)
      var counts = [Int](repeating: 0, count: 16)
      for a in 0..<25 { for b in 0..<a { for c in 0..<b { counts[TriadCensus.kind(names, [a, b, c])] += 1 } } }
      #expect(TriadCensus(ties).counts == counts)
    }
  }

  @Test func `finds the one who holds a line, a star or two circles together`() {
    #expect(Ties(5, arcs: [(0, 1), (1, 2), (2, 3), (3, 4)]).cutPoints == [1, 2, 3])
    #expect(Ties(4, arcs: [(0, 1), (2, 0), (0, 3)]).cutPoints == [0])
    #expect(Ties(5, arcs: [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 2)]).cutPoints == [2])
    #expect(Ties(4, arcs: [(0, 1), (1, 2), (2, 3), (3, 0)]).cutPoints == [])
    #expect(Ties(6, arcs: [(0, 1), (1, 2), (2, 0), (3, 4)]).strongComponents == [3, 1, 1, 1])
    #expect(Ties(6, arcs: [(0, 1), (1, 2), (2, 0), (3, 4)]).weakComponents == [0, 0, 0, 1, 1, 2])
  }

  @Test func `does not depend on how people are called or listed`() throws {
    var random = RandomStream(seed: 2)
    let arcs = (0..<60).map { _ in (random.integer(below: 15), random.integer(below: 15)) }
    let order = Array(0..<15).shuffled(using: &random)
    let turned = Ties(15, arcs: arcs.map { (order[$0.0], order[$0.1]) })
    let plain = Ties(15, arcs: arcs)
    for person in 0..<15 {
      #expect(isClose(plain.betweenness[person], turned.betweenness[order[person]], absolute: 1e-10))
      #expect(isClose(plain.constraint[person] ?? -1, turned.constraint[order[person]] ?? -1, absolute: 1e-12))
    }
    #expect(TriadCensus(plain) == TriadCensus(turned))
  }
}

@Suite struct `Asked about a network` {
  private func frame(_ ties: [(String?, String?)]) -> Frame {
    Frame(rowCount: ties.count, factors: ["from": Factor(ties.map(\.0)), "to": Factor(ties.map(\.1))])
  }

  private let ties: [(String?, String?)] = [
    ("Ann", "Ben"), ("Ben", "Cas"), ("Cas", "Ann"), ("Dee", "Ann"), ("Dee", "Dee"),
  ]

  @Test func `shows only how often people are named where fewer than four in five answered`() throws {
    let people = ["Ann", "Ben", "Cas", "Dee", "Eli", "Fay"].map { AdviceNetwork.Member($0, group: "x") }
    let answered = try AdviceNetwork(people: people, showsPeople: true).answer(from: frame(ties), Work())
    #expect(answered.outcome.whole == nil && answered.outcome.pictures.isEmpty)
    #expect(isClose(answered.outcome.responseRate, 4.0 / 6, absolute: 1e-12))
    #expect(answered.outcome.members?.map(\.inDegree) == [2, 1, 1, 0, 0, 0])
    #expect(answered.outcome.members?.allSatisfy { $0.betweenness == nil && $0.brokerage == nil } == true)
    #expect(answered.told.sentence.en.contains("Only 67 % answered"))
    #expect(answered.told.sentence.es.contains("Solo respondió el 67 %"))
    #expect(answered.checks.contains { $0.name == "response" && !$0.passed })
  }

  @Test func `gives no names unless asked, and never in a picture`() throws {
    let outcome = try AdviceNetwork().answer(from: frame(ties), Work()).outcome
    #expect(outcome.members == nil)
    let shown = try AdviceNetwork(showsPeople: true).answer(from: frame(ties), Work()).outcome
    guard case .network(_, let nodes, let arcs) = try #require(shown.pictures.first) else { return }
    #expect(nodes.count == 4 && arcs.count == 4 && nodes.allSatisfy { $0.label == nil })
  }

  @Test func `counts ties that it leaves out`() throws {
    let people = ["Ann", "Ben", "Cas", "Dee"].map { AdviceNetwork.Member($0, hasAnswered: true) }
    let all = ties + [("Ann", "Ben"), ("Ann", nil), ("Zoe", "Ann")]
    let answered = try AdviceNetwork(people: people).answer(from: frame(all), Work())
    let reasons = answered.rows.dropped.map { "\($0.reason) \($0.count)" }
    #expect(reasons == ["name-missing 1", "not-listed 1", "names-themself 1", "repeated 1"])
    #expect(answered.rows.used == 4)
  }

  @Test func `refuses people listed twice, too few, and nobody naming anybody`() {
    func why(_ question: AdviceNetwork, _ ties: [(String?, String?)]) -> [String] {
      do {
        _ = try question.answer(from: frame(ties), Work())
        return []
      } catch { return (error as? Refusal)?.findings.map(\.code) ?? [] }
    }
    let twice = ["Ann", "Ben", "Ann"].map { AdviceNetwork.Member($0) }
    #expect(why(AdviceNetwork(people: twice), ties) == ["network.listed-twice"])
    #expect(why(AdviceNetwork(), [("Ann", "Ben")]) == ["network.too-few"])
    let strangers = ["X", "Y", "Z"].map { AdviceNetwork.Member($0) }
    #expect(why(AdviceNetwork(people: strangers), ties) == ["network.no-ties"])
  }

  @Test(arguments: [
    (0, "No single person holds parts of it together", "Nadie sostiene por sí solo"),
    (1, "One person connects parts that nothing else connects", "Una persona une partes"),
    (
      2, "2 people connect parts that nothing else connects. If they left, advice between them would stop.",
      "2 personas unen partes"
    ),
  ])
  func `says where advice would stop`(cuts: Int, english: String, spanish: String) {
    #expect(NetworkWords.cuts(cuts).en.hasPrefix(english))
    #expect(NetworkWords.cuts(cuts).es.hasPrefix(spanish))
  }
}
