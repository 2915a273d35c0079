import Vocabulary

/// The organisations of a OneRoster set, and where each of them stands in the district.
struct OneRosterPlaces {
  struct Org: Equatable {
    var id: String
    var name: String
    var type: String
    var identifier: String
    var parent: String
    var line: Int
  }

  private(set) var orgs: [String: Org] = [:]
  private var order: [String] = []
  /// Organisations that are neither school nor department nor above the district, and have schools under them.
  private var networks: Set<String> = []
  /// Whether an organisation that is not here may be known from before.
  var isComplete = true

  mutating func add(_ org: Org) {
    orgs[org.id] = org
    order.append(org.id)
  }

  var districts: [Org] { order.compactMap { orgs[$0] }.filter { $0.type == "district" } }
  var schools: [Org] { order.compactMap { orgs[$0] }.filter { $0.type == "school" } }
  var networkOrgs: [Org] { order.filter(networks.contains).compactMap { orgs[$0] } }

  mutating func recogniseNetworks() {
    networks = Set(
      schools.compactMap { orgs[$0.parent] }.filter { $0.type == "local" && hasDistrictAbove($0) }.map(\.id))
  }

  private func hasDistrictAbove(_ org: Org) -> Bool { above(org.id).dropFirst().contains { $0.type == "district" } }

  /// The organisation and what it belongs to, upwards; a circle is cut where it closes.
  func above(_ id: String) -> [Org] {
    var chain: [Org] = []
    var next = id
    while let org = orgs[next], !chain.contains(where: { $0.id == org.id }) {
      chain.append(org)
      next = org.parent
    }
    return chain
  }

  func isInCircle(_ id: String) -> Bool {
    above(id).last?.parent.isEmpty == false && orgs[above(id).last?.parent ?? ""] != nil
  }

  func network(of school: Org) -> String? { networks.contains(school.parent) ? school.parent : nil }

  /// Where somebody stands who belongs to this organisation; nil when it is not one of the roster's.
  func place(of id: String) -> RosterPlace? {
    guard orgs[id] != nil else { return isComplete ? nil : .unknown(id) }
    for org in above(id) {
      if org.type == "school" { return .school(org.id) }
      if networks.contains(org.id) { return .network(org.id) }
    }
    return .district
  }
}
