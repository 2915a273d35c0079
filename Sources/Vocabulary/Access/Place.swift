/// Where something belongs: the whole district, a network of its schools, or one school.
package enum Place: Hashable, Sendable, Codable {
  case district
  case network(Network.ID)
  case school(School.ID)
}

extension Place {
  /// Nil is the district: a record that names no school belongs to all of them.
  package init(school: School.ID?) { self = school.map(Place.school) ?? .district }

  /// `district`, `network:abc`, `school:xyz`.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("district", 1): self = .district
    case ("network", 2): self = .network(.init(parts[1]))
    case ("school", 2): self = .school(.init(parts[1]))
    default: return nil
    }
  }

  package var text: String {
    switch self {
    case .district: "district"
    case .network(let id): "network:\(id)"
    case .school(let id): "school:\(id)"
    }
  }
}
