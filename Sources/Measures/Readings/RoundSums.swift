import Vocabulary

/// What a round comes to at one place, for everybody or for one group: kept beside the readings, so that no page adds up millions of them.
///
/// Source: docs/rules/measures.md#sums
package struct RoundSum: Sendable, Equatable {
  package let place: SumPlace
  package let group: String
  package let asked: Int
  package let answered: Int
  package let readings: Int
  package let approved: Int
  package let figures: MeasureKind.Figures?
  /// One of its parts, which is large enough by itself and hidden all the same, since the only small one would follow from it.
  package let beside: String
  /// Whether the district's own figure is what its schools come to; true where there is only one of the two.
  package let addsUp: Bool

  package init(
    _ place: SumPlace, group: String, asked: Int, answered: Int, readings: Int, approved: Int,
    figures: MeasureKind.Figures?, beside: String = "", addsUp: Bool = true
  ) {
    self.place = place
    self.group = group
    self.asked = asked
    self.answered = answered
    self.readings = readings
    self.approved = approved
    self.figures = figures
    self.beside = beside
    self.addsUp = addsUp
  }
}

/// The places that a round is added up for.
package enum SumPlace: Hashable, Sendable {
  case district
  /// Nil for the schools that belong to none.
  case network(Network.ID?)

  /// As it is kept: empty for the district, `network:` with or without a name.
  package var text: String {
    switch self {
    case .district: ""
    case .network(let id): "network:\(id?.rawValue ?? "")"
    }
  }

  package init(text: String) {
    let id = text.dropFirst("network:".count)
    self = text.isEmpty ? .district : .network(id.isEmpty ? nil : Network.ID(String(id)))
  }
}

extension RoundState {
  /// The round at every place and for every group. A school counts for the network that it is in now; what a closed school has handed in
  /// stays in the sums.
  package func sums(networkOf: [School.ID: Network.ID]) -> [RoundSum] {
    let atSchools = readings.filter { $0.school != nil }
    let byNetwork = Dictionary(grouping: atSchools) { $0.school.flatMap { networkOf[$0] } }
    let asked = Dictionary(grouping: schools) { networkOf[$0.id] }
    let networks: [Network.ID?] =
      measure.takenAt == .schools || !atSchools.isEmpty
      ? Set(byNetwork.keys).union(asked.keys).sorted { ($0?.rawValue ?? "") < ($1?.rawValue ?? "") } : []
    let groups = Set(readings.map(\.group)).union([""]).sorted()
    return groups.flatMap { group -> [RoundSum] in
      let parts = networks.map { network in
        sum(network, group, byNetwork[network] ?? [], asked: asked[network] ?? [])
      }
      return [whole(group, parts)] + parts
    }
  }

  private func sum(_ network: Network.ID?, _ group: String, _ own: [MeasureReading], asked: [School]) -> RoundSum {
    let shown = own.filter { $0.group == group }
    let there = Set(shown.compactMap(\.school))
    let figures = measure.measureKind.flatMap { kind in
      kind.together(shown.sorted { $0.id < $1.id }.compactMap { $0.figures(of: kind) })
    }
    return RoundSum(
      .network(network), group: group, asked: asked.count, answered: asked.count { there.contains($0.id) },
      readings: shown.count, approved: shown.count(where: \.isApproved), figures: figures,
      beside: PublicFigure.hiddenBeside(parts(shown), of: measure) ?? "")
  }

  private func parts(_ readings: [MeasureReading]) -> [(String, MeasureKind.Figures)] {
    guard let kind = measure.measureKind else { return [] }
    return readings.compactMap { reading in
      guard let school = reading.school, let figures = reading.figures(of: kind) else { return nil }
      return (school.rawValue, figures)
    }
  }

  private func whole(_ group: String, _ networks: [RoundSum]) -> RoundSum {
    let own = reading(at: nil, group: group)
    // What a round as a whole waits for are the figures of its groups too.
    let counted = group.isEmpty ? readings : readings.filter { $0.group == group }
    let together = summed(group: group)
    let stated = measure.measureKind.flatMap { kind in own?.figures(of: kind) }
    let isBySchool = measure.takenAt == .schools
    let parts = networks.compactMap { sum in sum.figures.map { (sum.place.text, $0) } }
    return RoundSum(
      .district, group: group, asked: asked,
      answered: isBySchool ? networks.map(\.answered).reduce(0, +) : (own == nil ? 0 : 1), readings: counted.count,
      approved: counted.count(where: \.isApproved), figures: figure(group: group),
      beside: PublicFigure.hiddenBeside(parts, of: measure) ?? "",
      addsUp: zip2(stated, together).map(RoundState.agree) ?? true)
  }

  private func zip2<A, B>(_ a: A?, _ b: B?) -> (A, B)? {
    guard let a, let b else { return nil }
    return (a, b)
  }
}

extension PublicFigure {
  /// Where exactly one part of a whole is too small to be shown: the smallest of the others, which has to be hidden with it.
  package static func hiddenBeside(_ parts: [(String, MeasureKind.Figures)], of measure: Measure) -> String? {
    let small = parts.filter { isSmall($0.1, measure) }
    guard small.count == 1 else { return nil }
    return parts.filter { !isSmall($0.1, measure) }
      .min { ($0.1.whole ?? .infinity, $0.0) < ($1.1.whole ?? .infinity, $1.0) }?.0
  }
}
