import Vocabulary

/// What a network of advice looks like as a whole; single people only where they were asked for.
package struct NetworkOutcome: Encodable, Sendable {
  package var people: Int
  package var answered: Int
  package var responseRate: Double
  package var ties: Int
  package var neverNamed: Int
  package var inDegree: Spread
  /// nil where too few answered for more than who is named.
  package var whole: Whole?
  /// What ties go together with; nil where nothing was given to compare them with, or too few answered.
  package var chance: NetworkChance?
  package var members: [Member]?
  /// For the picture: who is tied to whom, without names.
  let picture: Picture

  package struct Spread: Encodable, Sendable {
    package var mean: Double
    package var least: Int
    package var most: Int
  }

  package struct Whole: Encodable, Sendable {
    package var density: Double
    package var mutual: Int
    package var asymmetric: Int
    package var none: Int
    package var arcReciprocity: Double?
    package var dyadReciprocity: Double?
    package var centralizationIn: Double
    package var centralizationOut: Double
    package var centralizationBetweenness: Double?
    package var weakComponents: Int
    package var largestWeak: Int
    package var strongComponents: Int
    package var largestStrong: Int
    package var isolates: Int
    package var cutPoints: Int
    package var meanSteps: Double?
    package var mostSteps: Int
    package var reachablePairs: Int
    package var triads: [Triad]
    package var reciprocityLogRatio: Double?
    /// Of three two of whose pairs are tied, how many third pairs are: either way, as the mean over people, and along the arcs.
    package var transitivity: Double?
    package var meanLocalTransitivity: Double?
    package var directedTransitivity: Double?
    /// How like an organisation chart it is; nil with too many people.
    package var chart: ChartLikeness?
    package var groups: Groups?
  }

  package struct Triad: Encodable, Sendable {
    package var kind: String
    package var count: Int
  }

  package struct Groups: Encodable, Sendable {
    package var names: [String]
    package var externalInternal: Double?
    package var assortativity: Double?
    /// People who name somebody outside their group.
    package var reachingOut: Int
    /// Arcs from the group of the row to that of the column.
    package var mixing: [[Int]]
    package var brokerage: Ties.BrokerRoles
  }

  package struct Member: Encodable, Sendable {
    package var name: String
    package var group: String?
    package var inDegree: Int
    package var outDegree: Int?
    package var betweenness: Double?
    package var normalizedBetweenness: Double?
    package var harmonicIn: Double?
    package var harmonicOut: Double?
    package var constraint: Double?
    package var effectiveSize: Double?
    /// PageRank with a damping of 0.85; and the eigenvector, 1 for the one who is most tied to the well tied.
    package var visits: Double?
    package var eigenvector: Double?
    package var coreness: Int?
    package var brokerage: Ties.BrokerRoles?
    package var isCutPoint: Bool?
  }

  enum CodingKeys: String, CodingKey {
    case people, answered, responseRate, ties, neverNamed, inDegree, whole, chance, members
  }

  init(_ roster: AdviceNetwork.Roster, showsPeople: Bool) {
    let ties = roster.ties
    people = ties.count
    answered = roster.hasAnswered.count { $0 }
    responseRate = Double(answered) / Double(ties.count)
    self.ties = ties.arcs
    let named = ties.inDegree
    neverNamed = named.count { $0 == 0 }
    inDegree = Spread(
      mean: Double(ties.arcs) / Double(ties.count), least: named.min() ?? 0, most: named.max() ?? 0)
    let isEnough = responseRate >= AdviceNetwork.leastResponse
    let betweenness = isEnough ? ties.betweenness : []
    let hasGroups = !roster.groups.isEmpty && !roster.group.contains(-1)
    let roles = isEnough && hasGroups ? ties.brokerage(roster.group) : []
    let cuts = isEnough ? ties.cutPoints : []
    whole = isEnough ? Whole(roster, betweenness, roles, cuts, hasGroups) : nil
    members = showsPeople ? Self.members(roster, betweenness, roles, cuts, isEnough) : nil
    picture = .network(
      title: Phrase("Who asks whom", es: "Quién pregunta a quién"),
      nodes: (0..<ties.count).map { person in
        let group = roster.group[person]
        return Picture.Node(group: group < 0 ? "" : roster.groups[group], weight: Double(1 + named[person]))
      }, ties: (0..<ties.count).flatMap { from in ties.named[from].map { Picture.Tie(from: from, to: $0) } })
  }

  private static func members(
    _ roster: AdviceNetwork.Roster, _ betweenness: [Double], _ roles: [Ties.BrokerRoles], _ cuts: [Int],
    _ isEnough: Bool
  ) -> [Member] {
    let ties = roster.ties
    let n = Double(ties.count)
    let named = ties.inDegree
    let inward = isEnough ? ties.harmonicCloseness(inward: true) : []
    let outward = isEnough ? ties.harmonicCloseness(inward: false) : []
    let constraint = isEnough ? ties.constraint : []
    let sizes = isEnough ? ties.effectiveSize : []
    let visits = isEnough ? ties.visits() : []
    let eigenvector = isEnough ? ties.eigenvector : nil
    let cores = isEnough ? ties.coreness : []
    return (0..<ties.count).map { person in
      var member = Member(
        name: roster.names[person], group: roster.group[person] < 0 ? nil : roster.groups[roster.group[person]],
        inDegree: named[person])
      guard isEnough else { return member }
      member.outDegree = ties.named[person].count
      member.betweenness = betweenness[person]
      member.normalizedBetweenness = betweenness[person] / ((n - 1) * (n - 2))
      member.harmonicIn = inward[person]
      member.harmonicOut = outward[person]
      member.constraint = constraint[person]
      member.effectiveSize = sizes[person]
      member.visits = visits[person]
      member.eigenvector = eigenvector?[person]
      member.coreness = cores[person]
      member.brokerage = roles.isEmpty ? nil : roles[person]
      member.isCutPoint = cuts.contains(person)
      return member
    }
  }
}

extension NetworkOutcome.Whole {
  fileprivate init(
    _ roster: AdviceNetwork.Roster, _ betweenness: [Double], _ roles: [Ties.BrokerRoles], _ cuts: [Int],
    _ hasGroups: Bool
  ) {
    let ties = roster.ties
    density = ties.density
    mutual = ties.mutual
    asymmetric = ties.asymmetric
    none = ties.pairs - ties.mutual - ties.asymmetric
    arcReciprocity = ties.arcReciprocity
    dyadReciprocity = ties.dyadReciprocity
    centralizationIn = Ties.centralization(ties.inDegree)
    centralizationOut = Ties.centralization(ties.outDegree)
    centralizationBetweenness = Ties.betweennessCentralization(betweenness)
    let parts = ties.weakComponents
    weakComponents = (parts.max() ?? -1) + 1
    var sizes = [Int](repeating: 0, count: weakComponents)
    for part in parts { sizes[part] += 1 }
    largestWeak = sizes.max() ?? 0
    let strong = ties.strongComponents
    strongComponents = strong.count
    largestStrong = strong.first ?? 0
    isolates = ties.neighbours.count { $0.isEmpty }
    cutPoints = cuts.count
    let reach = ties.reach
    meanSteps = reach.mean
    mostSteps = reach.largest
    reachablePairs = reach.pairs
    triads = zip(TriadCensus.names, TriadCensus(ties).counts).map { .init(kind: $0, count: $1) }
    reciprocityLogRatio = ties.reciprocityLogRatio
    transitivity = ties.transitivity
    meanLocalTransitivity = ties.meanLocalTransitivity
    directedTransitivity = ties.directedTransitivity
    chart = ChartLikeness(ties)
    groups = hasGroups ? .init(roster, roles) : nil
  }
}

extension NetworkOutcome.Groups {
  fileprivate init(_ roster: AdviceNetwork.Roster, _ roles: [Ties.BrokerRoles]) {
    let ties = roster.ties
    names = roster.groups
    externalInternal = ties.externalInternal(roster.group)
    assortativity = ties.assortativity(roster.group)
    var mixing = [[Int]](repeating: [Int](repeating: 0, count: roster.groups.count), count: roster.groups.count)
    var reaching = 0
    for from in 0..<ties.count {
      for to in ties.named[from] { mixing[roster.group[from]][roster.group[to]] += 1 }
      if ties.named[from].contains(where: { roster.group[$0] != roster.group[from] }) { reaching += 1 }
    }
    self.mixing = mixing
    reachingOut = reaching
    brokerage = roles.reduce(into: Ties.BrokerRoles()) { sum, role in
      sum.coordinator += role.coordinator
      sum.itinerant += role.itinerant
      sum.representative += role.representative
      sum.gatekeeper += role.gatekeeper
      sum.liaison += role.liaison
    }
  }
}

extension NetworkOutcome: Shown {
  package var tables: [Table] {
    [summary] + (chance.map { [Self.table($0)] } ?? []) + (members.map { [Self.table($0)] } ?? [])
  }

  private var summary: Table {
    var rows: [[Table.Cell]] = [
      [.text(Phrase("People", es: "Personas")), .count(people)],
      [.text(Phrase("Answered", es: "Respondieron")), .share(responseRate)],
      [.text(Phrase("Ties", es: "Vínculos")), .count(ties)],
      [.text(Phrase("Named by nobody", es: "Nadie los nombra")), .count(neverNamed)],
    ]
    if let whole {
      rows += [
        [
          .text(Phrase("Ties there are, of those there could be", es: "Vínculos que hay, de los posibles")),
          .share(whole.density),
        ],
        [
          .text(Phrase("Ties that are returned", es: "Vínculos correspondidos")),
          whole.arcReciprocity.map { .share($0) } ?? .none(Phrase("none", es: "ninguno")),
        ],
        [
          .text(Phrase("How much it turns on a few (0 to 1)", es: "Cuánto depende de unos pocos (0 a 1)")),
          .number(whole.centralizationIn, digits: 2),
        ],
        [
          .text(
            Phrase("Pairs of one's contacts who are tied too", es: "Pares de los propios contactos también vinculados")),
          whole.transitivity.map { .share($0) } ?? .none(Phrase("none", es: "ninguno")),
        ],
        [.text(Phrase("Separate parts", es: "Partes separadas")), .count(whole.weakComponents)],
        [.text(Phrase("People who hold parts together", es: "Personas que unen partes")), .count(whole.cutPoints)],
      ]
      if let groups = whole.groups, let index = groups.externalInternal {
        rows.append([
          .text(Phrase("Outside against inside the group (-1 to 1)", es: "Fuera frente a dentro del grupo (-1 a 1)")),
          .number(index, digits: 2),
        ])
      }
    }
    return Table(
      Phrase("The network", es: "La red"),
      headings: [Phrase("Figure", es: "Cifra"), Phrase("Value", es: "Valor")], rows: rows)
  }

  private static func table(_ chance: NetworkChance) -> Table {
    func row(_ name: Phrase, _ seen: ShuffledPeople.Seen) -> [Table.Cell] {
      let chance =
        seen.asFar < 0.001 ? Table.Cell.text(Phrase("under 0.1%", es: "menos del 0.1 %")) : .share(seen.asFar)
      return [.text(name), .number(seen.value, digits: 2), .count(seen.draws), chance]
    }
    var rows: [[Table.Cell]] = []
    if let seen = chance.sameGroup {
      rows.append(row(Phrase("Ties and being of one group", es: "Vínculos y ser del mismo grupo"), seen))
    }
    if let seen = chance.otherTies {
      rows.append(row(Phrase("Ties and the other ties", es: "Vínculos y los otros vínculos"), seen))
    }
    if let both = chance.together {
      let group = Phrase(
        "How much likelier within a group, at like other ties",
        es: "Cuánto más probable en un grupo, a igual otro vínculo")
      let other = Phrase(
        "How much likelier beside another tie, at like groups",
        es: "Cuánto más probable junto a otro vínculo, a igual grupo")
      rows += [row(group, both.sameGroup), row(other, both.otherTies)]
    }
    return Table(
      Phrase("What ties go together with", es: "Con qué van los vínculos"),
      headings: [
        Phrase("Compared", es: "Comparado"), Phrase("Figure", es: "Cifra"), Phrase("Shuffles", es: "Barajadas"),
        Phrase("As far from nought by chance", es: "Tan lejos de cero por azar"),
      ], rows: rows)
  }

  private static func table(_ members: [Member]) -> Table {
    let none = Table.Cell.none(Phrase("not given", es: "no se da"))
    return Table(
      Phrase("Person by person, in the order of the list", es: "Persona por persona, en el orden de la lista"),
      headings: [
        Phrase("Person", es: "Persona"), Phrase("Named by", es: "Nombrada por"), Phrase("Names", es: "Nombra a"),
        Phrase("On the way between others", es: "En el camino entre otros"), Phrase("Constraint", es: "Restricción"),
      ],
      rows: members.map { member in
        [
          .text(Phrase(verbatim: member.name)), .count(member.inDegree), member.outDegree.map { .count($0) } ?? none,
          member.betweenness.map { .number($0, digits: 1) } ?? none,
          member.constraint.map { .number($0, digits: 2) } ?? none,
        ]
      })
  }

  package var pictures: [Picture] { whole == nil ? [] : [picture] }
}
