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
      (whole.reciprocityLogRatio, "reciprocity_edgewise_lrr_sna"),
      (whole.transitivity, "transitivity_undirected_global"),
      (whole.meanLocalTransitivity, "transitivity_undirected_local_avg"),
      (whole.directedTransitivity, "transitivity_directed_weak_sna"),
      (whole.groups?.assortativity, "assortativity_nominal"),
      (whole.chart?.connectedness, "krackhardt_connectedness"), (whole.chart?.hierarchy, "krackhardt_hierarchy"),
      (whole.chart?.efficiency, "krackhardt_efficiency"), (whole.chart?.upperBounds, "krackhardt_lubness"),
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
        (member.constraint, "burt_constraint"), (member.visits, "pagerank_085"),
        (member.eigenvector, "eigen_undirected"), (member.effectiveSize, "effective_size_undirected_borgatti"),
        (member.coreness.map(Double.init), "coreness_in_out_all"),
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

@Suite struct `A network beside an organisation chart` {
  @Test func `is like one where everybody asks upward and one stands at the top`() throws {
    // 0 above 1 and 2, those above two each.
    let chart = try #require(ChartLikeness(Ties(7, arcs: [(0, 1), (0, 2), (1, 3), (1, 4), (2, 5), (2, 6)])))
    #expect(chart.connectedness == 1 && chart.hierarchy == 1 && chart.efficiency == 1 && chart.upperBounds == 1)
  }

  @Test func `loses a pair's upper bound where nobody stands above both`() throws {
    // 0 and 1 both above 2, and nobody above them.
    let fork = try #require(ChartLikeness(Ties(3, arcs: [(0, 2), (1, 2)])))
    #expect(fork.hierarchy == 1 && fork.efficiency == 1 && fork.upperBounds == 0)
    // Two above the same two: 0 and 1 have nobody above, and of 2 and 3 neither of those above stands above the other.
    let two = try #require(ChartLikeness(Ties(4, arcs: [(0, 2), (1, 2), (0, 3), (1, 3)])))
    #expect(isClose(try #require(two.upperBounds), 1 - 2.0 / 3, absolute: 1e-12))
  }

  @Test func `is no chart where all ask each other, or where it falls apart`() throws {
    let circle = try #require(ChartLikeness(Ties(4, arcs: [(0, 1), (1, 2), (2, 3), (3, 0)])))
    #expect(circle.hierarchy == 0 && circle.upperBounds == 1)
    #expect(isClose(try #require(circle.efficiency), 1 - 1.0 / 9, absolute: 1e-12))
    let apart = try #require(ChartLikeness(Ties(4, arcs: [(0, 1), (2, 3)])))
    #expect(isClose(apart.connectedness, 2.0 / 6, absolute: 1e-12) && apart.upperBounds == nil)
    #expect(ChartLikeness(Ties(ChartLikeness.most + 1, arcs: [(0, 1)])) == nil)
  }

  @Test func `finds cores, and visits that add up, also where somebody names nobody`() throws {
    let ties = Ties(6, arcs: [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)])
    #expect(ties.coreness == [2, 2, 2, 1, 1, 0])
    #expect(isClose(ties.visits().reduce(0, +), 1, absolute: 1e-12))
    #expect(try #require(ties.eigenvector).max() == 1)
    #expect(Ties(3, arcs: [(0, 1)]).transitivity == nil)
  }
}

@Suite struct `Ties against shuffled people` {
  /// Two teams of ten who mostly ask their own.
  private func ties(inside: Double = 0.5, outside: Double = 0.1, seed: UInt64 = 4) -> Ties {
    var random = RandomStream(seed: seed)
    var arcs: [(Int, Int)] = []
    for from in 0..<20 {
      for to in 0..<20 where random.uniform() < (from / 10 == to / 10 ? inside : outside) { arcs.append((from, to)) }
    }
    return Ties(20, arcs: arcs)
  }

  private let sameTeam: @Sendable (Int, Int) -> Double = { $0 / 10 == $1 / 10 ? 1 : 0 }

  @Test func `keep to teams where people ask their own, and not where they ask anybody`() throws {
    let kept = try #require(try ShuffledPeople(draws: 999).correlation(ties(), with: sameTeam))
    #expect(kept.value > 0.2 && kept.asLarge == 0.001 && kept.asSmall == 1 && kept.asFar == 0.001)
    let mixed = try #require(
      try ShuffledPeople(draws: 999).correlation(ties(inside: 0.3, outside: 0.3), with: sameTeam))
    #expect(mixed.asFar > 0.05)
  }

  @Test func `have the correlation that all ordered pairs have`() throws {
    let ties = ties()
    var (x, y): ([Double], [Double]) = ([], [])
    for from in 0..<20 {
      for to in 0..<20 where to != from {
        x.append(ties.named[from].contains(to) ? 1 : 0)
        y.append(sameTeam(from, to))
      }
    }
    let seen = try #require(try ShuffledPeople(draws: 99).correlation(ties, with: sameTeam))
    #expect(isClose(seen.value, try #require(TeacherYears.correlation(x, y)), absolute: 1e-12))
    // Everybody of one team tells nobody from anybody.
    #expect(try ShuffledPeople(draws: 99).correlation(ties) { _, _ in 1 } == nil)
  }

  @Test func `are as far from nought by chance in one shuffle of twenty, where nothing goes together`() throws {
    var few = 0
    for seed in 0..<100 {
      let ties = ties(inside: 0.25, outside: 0.25, seed: UInt64(100 + seed))
      let seen = try ShuffledPeople(draws: 199, seed: UInt64(seed)).correlation(ties, with: sameTeam)
      if try #require(seen).asFar <= 0.05 { few += 1 }
    }
    #expect(few <= 12)
  }

  private func matrix(_ value: (Int, Int) -> Double) -> Matrix {
    var out = Matrix(zeros: 20, 20)
    for from in 0..<20 { for to in 0..<20 where to != from { out[from, to] = value(from, to) } }
    return out
  }

  @Test func `are explained by teams and not by what only goes with teams`() throws {
    var random = RandomStream(seed: 6)
    let team = matrix(sameTeam)
    // Floors: people of one team mostly sit on one, but ask no more because of it.
    let floor = matrix { from, to in random.uniform() < 0.85 ? sameTeam(from, to) : 1 - sameTeam(from, to) }
    let found = try #require(try ShuffledPeople(draws: 499).regression(ties(), on: [team, floor]))
    #expect(found[0].value > 0.25 && found[0].asFar <= 0.01)
    #expect(abs(found[1].value) < 0.2 && found[1].asFar > 0.05)
    #expect(try ShuffledPeople(draws: 99).regression(ties(), on: [team, team]) == nil)
  }

  @Test func `are shuffled alike at any number of threads, and otherwise with another seed`() throws {
    let people = ShuffledPeople(draws: 199, seed: 3)
    let one = try people.correlation(ties(inside: 0.3, outside: 0.25), with: sameTeam, Work(threads: 1))
    #expect(try one == people.correlation(ties(inside: 0.3, outside: 0.25), with: sameTeam, Work(threads: 3)))
    let team = matrix(sameTeam)
    let both = try people.regression(ties(), on: [team], Work(threads: 1))
    #expect(try both == people.regression(ties(), on: [team], Work(threads: 3)))
  }

  @Test func `say what they found in words`() throws {
    func seen(_ value: Double, _ far: Double) -> ShuffledPeople.Seen {
      .init(value: value, asLarge: far, asSmall: 1 - far, asFar: far, draws: 1_999)
    }
    #expect(
      NetworkWords.group(seen(0.3, 0.003)).en
        == "Ties keep to groups more than chance explains: with people shuffled, ties went as far in about 3 of 1,000 times."
    )
    #expect(NetworkWords.group(seen(-0.3, 0.003)).en.hasPrefix("Ties go across groups"))
    #expect(NetworkWords.group(seen(0.01, 0.4)).es.contains("ni más ni menos"))
    #expect(NetworkWords.others(seen(0.3, 0.0005)).en.hasSuffix("in fewer than 1 of 1,000 times."))
    #expect(NetworkWords.others(seen(-0.2, 0.01)).es.contains("donde no van"))
  }

  @Test func `stand in the answer where there are groups, and beside other ties where these are given`() throws {
    let ties = ties()
    let names = (0..<20).map { "p\($0)" }
    let people = names.enumerated().map { AdviceNetwork.Member($1, group: "team \($0 / 10)", hasAnswered: true) }
    let pairs = (0..<20).flatMap { from in ties.named[from].map { (names[from], names[$0]) } }
    let frame = Frame(
      rowCount: pairs.count, factors: ["from": Factor(pairs.map(\.0)), "to": Factor(pairs.map(\.1))])
    var question = AdviceNetwork(people: people, draws: 199)
    let alone = try question.answer(from: frame, Work())
    let chance = try #require(alone.outcome.chance)
    #expect(try #require(chance.sameGroup).value > 0.2 && chance.otherTies == nil && chance.together == nil)
    #expect(alone.told.howSure.en.contains("Ties keep to groups more than chance explains"))
    question.others = pairs.enumerated().filter { $0.offset % 2 == 0 }.map { .init($0.element.0, $0.element.1) }
    let both = try question.answer(from: frame, Work()).outcome
    #expect(try #require(both.chance?.otherTies).value > 0.4)
    #expect(try #require(both.chance?.together).otherTies.asFar <= 0.01)
    #expect(both.tables.contains { $0.title.en == "What ties go together with" })
    question.others = [.init("nobody", "knows")]
    let refusal = #expect(throws: Refusal.self) { _ = try question.answer(from: frame, Work()) }
    #expect(refusal?.findings.map(\.code) == ["network.no-other-ties"])
    question.draws = 3
    let few = #expect(throws: Refusal.self) { _ = try question.answer(from: frame, Work()) }
    #expect(few?.findings.map(\.code) == ["network.draws"])
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
