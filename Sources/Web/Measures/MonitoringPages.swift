import HTTPTypes
import Measures
import Purpose
import Store
import Vocabulary

/// Monitoring: what changed this month and what did not, and each measure's chart, from the district to a network to a school.
struct MonitoringPages: Pages {
  static let path = "/measures/monitoring"
  static let title = Phrase("What changed, and what did not", es: "Qué cambió y qué no")

  static func address(_ measure: Measure.ID, at place: MonitorPlace = .district) -> String {
    switch place {
    case .district: "\(path)/\(measure)"
    case .network(let id): "\(path)/\(measure)/networks/\(id?.rawValue ?? noNetwork)"
    case .school(let id): "\(path)/\(measure)/schools/\(id)"
    }
  }

  /// Stands in an address for the schools that are in no network.
  static let noNetwork = "none"

  var routes: [Route] {
    let seeing = MeasureReading.kind.reading
    return [
      .get(Self.path, .district(.readPlan), showing: .nothing, review),
      .get("\(Self.path)/:measure", .district(.readPlan), showing: .nothing, district),
      .get("\(Self.path)/:measure/networks/:network", .somewhere(seeing), network),
      .get("\(Self.path)/:measure/schools/:school", .somewhere(seeing), school),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .measures, Self.title,
        about: Phrase(
          "Each measure over time: noise told from change.", es: "Cada medida en el tiempo: el ruido y el cambio."),
        to: Self.path)
    ]
  }

  // MARK: - The month

  struct Reviewed: Sendable {
    let name: Phrase
    let place: MonitorPlace
    let review: MonthlyReview
  }

  func review(_ visit: Visit) async throws -> Reply {
    let district = try visit.signedIn.district
    let whole = try await visit.store.charts(at: .district, in: district.id)
    let today = try await visit.read { $0.today }
    let newest = whole.flatMap(\.points).filter { $0.figures != nil && $0.ends <= today }.map(\.ends).max()
    let month = Month(visit.query["month"]) ?? Month(containing: newest ?? today)
    var parts: [Reviewed] = []
    for (name, place) in try await ownPlaces(visit) {
      let charts = try await visit.store.charts(at: place, in: district.id)
      parts.append(Reviewed(name: name, place: place, review: MonthlyReview(charts, in: month.days)))
    }
    parts.append(
      Reviewed(
        name: Phrase("The district", es: "El distrito"), place: .district,
        review: MonthlyReview(whole, in: month.days)))
    let person = try visit.signedIn.member.person
    let getsDigest = visit.site.mail == nil ? nil : try await visit.read { try $0.getsDigest(person) }
    let view = MonthlyReviewView(
      visit: visit, month: month, parts: parts, latest: Month(containing: today), getsDigest: getsDigest)
    return visit.page(Self.title, under: [.strategy(.measures)], view.html)
  }

  /// The schools or the networks that somebody answers for come before the district.
  private func ownPlaces(_ visit: Visit) async throws -> [(Phrase, MonitorPlace)] {
    guard visit.allowsSomewhere(MeasureReading.kind.reading) else { return [] }
    let reach = try visit.reach(MeasureReading.kind.reading)
    let positions = try visit.signedIn.member.positions
    let own = try await visit.read { try $0.ownPlaces(positions, reach) }
    return own.map { (Phrase(verbatim: $0.name), $0.place) }
  }

  // MARK: - One measure

  func district(_ visit: Visit) async throws -> Reply { try await reply(visit, .district) }

  func network(_ visit: Visit) async throws -> Reply {
    let id = visit.parameter("network")
    return try await reply(visit, .network(id == Self.noNetwork ? nil : Network.ID(id)))
  }

  func school(_ visit: Visit) async throws -> Reply { try await reply(visit, .school(visit.id("school"))) }

  struct Shown: Sendable {
    let measure: Measure
    let place: MonitorPlace
    let name: Phrase
    /// The network of a school, for the way back.
    let network: Network?
    let watched: MonitoredMeasure
    let page: Int
    let today: Day
  }

  private func reply(_ visit: Visit, _ place: MonitorPlace) async throws -> Reply {
    let id: Measure.ID = visit.id("measure")
    let seeing = MeasureReading.kind.reading
    let reach = visit.allowsSomewhere(seeing) ? try visit.reach(seeing) : nil
    let page = max(1, Int(visit.query["page"]) ?? 1)
    let (measure, named, today) = try await visit.read { records in
      guard let measure = try records.find(Measure.self, id) else { throw Absent() }
      return (measure, try Self.named(place, measure, reach, records), records.today)
    }
    let watched = try await visit.store.monitored(
      measure, at: place, page: page, reach: reach, in: visit.signedIn.district.id)
    let shown = Shown(
      measure: measure, place: place, name: named.0, network: named.1, watched: watched, page: page, today: today)
    var crumbs: [Link] = [.strategy(.measures), Link(Self.title, to: Self.path)]
    if place != .district { crumbs.append(Link(Phrase(verbatim: shown.measure.name), to: Self.address(id))) }
    if case .school = place, let network = shown.network, reach?.schools == nil {
      crumbs.append(Link(Phrase(verbatim: network.name), to: Self.address(id, at: .network(network.id))))
    }
    return visit.page(
      Phrase(verbatim: shown.measure.name), under: crumbs, MonitoredMeasureView(visit: visit, shown: shown).html)
  }

  /// What a place is called. Throws `Absent` for one that is not there, or that the reader does not see all of.
  private static func named(
    _ place: MonitorPlace, _ measure: Measure, _ reach: Reach?, _ records: Records
  ) throws -> (Phrase, Network?) {
    switch place {
    case .district: return (Phrase("The district", es: "El distrito"), nil)
    case .network(let id):
      let network = try id.flatMap { try records.find(Network.self, $0) }
      if id != nil, network == nil { throw Absent() }
      let own =
        try id.map { try records.all(School.self, where: "network", is: $0) }
        ?? records.all(School.self).filter { $0.network == nil }
      guard let reach, own.allSatisfy({ reach.schools?.contains($0.id) ?? true }) else { throw Absent() }
      return (
        network.map { Phrase(verbatim: $0.name) } ?? Phrase("Schools without a network", es: "Escuelas sin red"),
        network
      )
    case .school(let id):
      guard let reach, reach.schools?.contains(id) ?? true, let school = try records.find(School.self, id) else {
        throw Absent()
      }
      return (Phrase(verbatim: school.name), try school.network.flatMap { try records.find(Network.self, $0) })
    }
  }
}
