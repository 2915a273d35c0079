import Measures
import Vocabulary

/// One measure at one place, as its monitoring page shows it.
package struct MonitoredMeasure: Sendable {
  package let chart: MeasureChart
  /// The same for each of its groups.
  package let groups: [Part]
  /// Its networks, or the schools of a network.
  package let parts: [Part]
  /// How many parts there are in all, where a page shows only some.
  package let partCount: Int
  package let total: Total
  package let events: [ChartEvent]

  package struct Part: Sendable {
    package let name: String
    package let place: MonitorPlace?
    package let chart: MeasureChart
  }

  /// Whether the parts come to the whole in the newest round that is whole.
  package enum Total: Sendable, Equatable {
    case none
    case adds(period: String, parts: Int, hidden: Int)
    case unknown(period: String, without: Int)
    case differs(period: String)
  }
}

extension Records {
  /// How many schools stand on one page.
  package static let partsOnPage = 24

  /// - Parameter reach: the schools that the reader may see; nil where the reader may see none.
  package func monitored(
    _ measure: Measure, at place: MonitorPlace, page: Int = 1, reach: Reach?
  ) throws -> MonitoredMeasure {
    let settings = try chartSettings()
    let rounds = try all(ReadingRound.self, where: "measure", is: measure.id)
    let known = try sums("measure = \(measure.id)")
    let seen = Sight(measure: measure, rounds: rounds, baseline: settings.baseline(of: measure.id), sums: known)
    let names = try networkNames(seen)
    switch place {
    case .district:
      let parts = try parts(of: seen, reach, names)
      return try MonitoredMeasure(
        chart: chart(seen, .district, group: ""), groups: groups(seen, .district), parts: parts,
        partCount: parts.count, total: total(seen), events: events(of: measure))
    case .network(let network):
      let schools = try schools(of: measure, in: network, reach)
      let shown = Array(schools.dropFirst((max(1, page) - 1) * Self.partsOnPage).prefix(Self.partsOnPage))
      let charts = try schoolCharts(seen, shown, network)
      return try MonitoredMeasure(
        chart: chart(seen, .network(network), group: ""), groups: groups(seen, .network(network)),
        parts: shown.map { .init(name: $0.name, place: .school($0.id), chart: charts[$0.id]?[""] ?? seen.empty) },
        partCount: schools.count, total: total(seen, network), events: events(of: measure))
    case .school(let id):
      let school = try find(School.self, id)
      let charts = try schoolCharts(seen, school.map { [$0] } ?? [], school?.network)[id] ?? [:]
      return try MonitoredMeasure(
        chart: charts[""] ?? seen.empty,
        groups: measure.groupNames.compactMap { name in
          charts[name].map { .init(name: name, place: nil, chart: $0) }
        }, parts: [], partCount: 0, total: .none, events: events(of: measure))
    }
  }

  /// What the charts of one measure are made from.
  private struct Sight {
    let measure: Measure
    let rounds: [ReadingRound]
    let baseline: ChartBaseline
    var byPlace: [SumPlace: [String: [ReadingRound.ID: RoundSum]]] = [:]

    init(
      measure: Measure, rounds: [ReadingRound], baseline: ChartBaseline, sums: [(round: ReadingRound.ID, sum: RoundSum)]
    ) {
      self.measure = measure
      self.rounds = rounds
      self.baseline = baseline
      for (round, sum) in sums { byPlace[sum.place, default: [:]][sum.group, default: [:]][round] = sum }
    }

    var networks: [Network.ID?] {
      byPlace.keys.compactMap { place -> Network.ID?? in if case .network(let id) = place { .some(id) } else { nil } }
    }

    var empty: MeasureChart { MeasureChart(measure, points: [], baseline: baseline) }

    func sum(_ place: SumPlace, _ group: String, _ round: ReadingRound.ID) -> RoundSum? {
      byPlace[place]?[group]?[round]
    }
  }

  private func chart(_ seen: Sight, _ place: SumPlace, group: String) -> MeasureChart {
    let points = seen.rounds.compactMap { round -> MonitoredPoint? in
      let isBeside = place != .district && seen.sum(.district, group, round.id)?.beside == place.text
      let hidden = isBeside || !group.isEmpty && isHidden(group, of: place, round.id, seen)
      return point(round, seen.sum(place, group, round.id), seen.measure, isHidden: hidden)
    }
    return MeasureChart(seen.measure, points: points, baseline: seen.baseline)
  }

  /// Groups of one place are parts of a whole as well: where one is hidden, so is a second.
  private func isHidden(_ group: String, of place: SumPlace, _ round: ReadingRound.ID, _ seen: Sight) -> Bool {
    let names = seen.measure.groupNames
    let row = PublicFigure.row(names.map { seen.sum(place, $0, round)?.figures }, of: seen.measure)
    return names.firstIndex(of: group).map { row[$0] == .hidden } ?? true
  }

  private func groups(_ seen: Sight, _ place: SumPlace) -> [MonitoredMeasure.Part] {
    seen.measure.groupNames.filter { seen.byPlace[place]?[$0] != nil }.map {
      .init(name: $0, place: nil, chart: chart(seen, place, group: $0))
    }
  }

  private func networkNames(_ seen: Sight) throws -> [Network.ID?: String] {
    var names: [Network.ID?: String] = [:]
    for network in try all(Network.self) { names[network.id] = network.name }
    return names
  }

  /// The networks that the reader sees all of; and schools in reach that are in none of these.
  private func parts(
    of seen: Sight, _ reach: Reach?, _ names: [Network.ID?: String]
  ) throws -> [MonitoredMeasure.Part] {
    guard let reach, seen.measure.takenAt == .schools else { return [] }
    let all = try all(School.self)
    let networks = seen.networks.filter { network in
      all.allSatisfy { $0.network != network || reach.schools?.contains($0.id) ?? true }
    }
    let wholes = networks.map { network in
      MonitoredMeasure.Part(
        name: names[network] ?? "", place: .network(network), chart: chart(seen, .network(network), group: ""))
    }
    guard let schools = reach.schools else { return wholes.sorted { $0.name < $1.name } }
    let alone = all.filter { school in
      schools.contains(school.id) && seen.measure.isTaken(at: school) && !networks.contains(school.network)
    }.prefix(Self.partsOnPage)
    let own = try alone.map { school in
      let charts = try schoolCharts(seen, [school], school.network)
      return MonitoredMeasure.Part(
        name: school.name, place: .school(school.id), chart: charts[school.id]?[""] ?? seen.empty)
    }
    return (wholes + own).sorted { $0.name < $1.name }
  }

  private func schools(of measure: Measure, in network: Network.ID?, _ reach: Reach?) throws -> [School] {
    let own =
      try network.map { try all(School.self, where: "network", is: $0) }
      ?? all(School.self).filter { $0.network == nil }
    return own.filter { school in
      measure.isTaken(at: school) && reach.map { $0.schools?.contains(school.id) ?? true } ?? false
    }
    .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  /// By school and group.
  private func schoolCharts(
    _ seen: Sight, _ schools: [School], _ network: Network.ID?
  ) throws -> [School.ID: [String: MeasureChart]] {
    if schools.isEmpty || seen.rounds.isEmpty { return [:] }
    // A page of many schools shows everybody; the page of one its groups too.
    let whom: SQL = schools.count > 1 ? "\"group\" IS NULL" : "1 = 1"
    let readings = try session.rows(
      select(
        MeasureReading.self,
        where: """
          "round" IN (SELECT id FROM reading_round WHERE district = \(district) AND "measure" = \(seen.measure.id))
          AND "school" IN (\(list: schools.map(\.id))) AND \(whom)
          """)
    ).map(MeasureReading.init(row:))
    let bySchool = Dictionary(grouping: readings) { $0.school }
    return Dictionary(
      uniqueKeysWithValues: schools.map { school in
        (school.id, charts(of: school, seen, bySchool[school.id] ?? [], network))
      })
  }

  private func charts(
    of school: School, _ seen: Sight, _ readings: [MeasureReading], _ network: Network.ID?
  ) -> [String: MeasureChart] {
    let byGroup = Dictionary(grouping: readings, by: \.group)
    let own = byGroup.mapValues { Dictionary($0.map { ($0.round, $0) }) { first, _ in first } }
    let (names, kind) = (seen.measure.groupNames, seen.measure.measureKind)
    var charts: [String: MeasureChart] = [:]
    for group in Set(own.keys).union([""]) {
      let points = seen.rounds.compactMap { round -> MonitoredPoint? in
        let row = PublicFigure.row(
          names.map { name in own[name]?[round.id].flatMap { reading in kind.flatMap { reading.figures(of: $0) } } },
          of: seen.measure)
        let besideGroup = names.firstIndex(of: group).map { row[$0] == .hidden } ?? false
        let besideSchool = seen.sum(.network(network), group, round.id)?.beside == school.id.rawValue
        return point(round, own[group]?[round.id], seen.measure, isHidden: besideGroup || besideSchool)
      }
      charts[group] = MeasureChart(seen.measure, points: points, baseline: seen.baseline)
    }
    return charts
  }

  /// For the district: do the networks come to it?
  private func total(_ seen: Sight) -> MonitoredMeasure.Total {
    guard seen.measure.takenAt == .schools, let kind = seen.measure.measureKind,
      let round = newestWhole(seen, .district), let whole = seen.sum(.district, "", round.id)
    else { return .none }
    let parts = seen.networks.compactMap { seen.sum(.network($0), "", round.id) }
    let figures = parts.compactMap(\.figures)
    if !whole.addsUp { return .differs(period: round.period) }
    guard figures.count == parts.count, let together = kind.together(figures), let own = whole.figures else {
      return .unknown(period: round.period, without: parts.count - figures.count)
    }
    let hidden = parts.count { part in
      whole.beside == part.place.text || PublicFigure(part.figures, of: seen.measure) == .hidden
    }
    guard abs(together.value - own.value) <= max(1e-6, abs(own.value) * 1e-9) else {
      return .differs(period: round.period)
    }
    return .adds(period: round.period, parts: parts.count, hidden: hidden)
  }

  /// For a network: do its schools?
  private func total(_ seen: Sight, _ network: Network.ID?) throws -> MonitoredMeasure.Total {
    guard let kind = seen.measure.measureKind, let round = newestWhole(seen, .network(network)),
      let whole = seen.sum(.network(network), "", round.id)
    else { return .none }
    let of: SQL = network.map { "\"network\" = \($0)" } ?? "\"network\" IS NULL"
    let schools = Set(
      try session.rows("SELECT id FROM school WHERE district = \(district) AND \(of)").map { School.ID($0.text(0)) })
    let readings = try all(MeasureReading.self, where: "round", is: round.id).filter {
      $0.group.isEmpty && $0.school.map(schools.contains) ?? false
    }.sorted { $0.id < $1.id }
    let figures = readings.compactMap { $0.figures(of: kind) }
    guard figures.count >= whole.asked, let together = kind.together(figures),
      let own = whole.figures
    else { return .unknown(period: round.period, without: max(0, whole.asked - figures.count)) }
    let hidden = readings.count { reading in
      reading.school?.rawValue == whole.beside
        || PublicFigure(reading.figures(of: kind), of: seen.measure) == .hidden
    }
    guard abs(together.value - own.value) <= max(1e-6, abs(own.value) * 1e-9) else {
      return .differs(period: round.period)
    }
    return .adds(period: round.period, parts: figures.count, hidden: hidden)
  }

  private func newestWhole(_ seen: Sight, _ place: SumPlace) -> ReadingRound? {
    seen.rounds.filter { round in
      guard let sum = seen.sum(place, "", round.id), sum.figures != nil else { return false }
      return round.isLocked || sum.answered >= sum.asked
    }.max { ($0.endNumber, $0.id) < ($1.endNumber, $1.id) }
  }
}

extension Store {
  /// The same of one measure, with its parts and groups.
  package func monitored(
    _ measure: Measure, at place: MonitorPlace, page: Int, reach: Reach?, in district: District.ID
  ) async throws -> MonitoredMeasure {
    let key = MonitoredKey(
      measure: measure.id, place: place, page: page, seesSchools: reach != nil, schools: reach?.schools)
    return try await read(district) { [monitored] records in
      try monitored.value(key, in: records) {
        try records.monitored(measure, at: place, page: page, reach: reach)
      }
    }
  }
}

/// What a page of one measure depends on, besides the records.
struct MonitoredKey: Hashable {
  let measure: Measure.ID
  let place: MonitorPlace
  let page: Int
  let seesSchools: Bool
  let schools: Set<School.ID>?
}
