import Vocabulary

/// The ways in which people and places come in.
package enum RosterFormat: Sendable, Equatable {
  case oneRoster
  /// One line for each person and position; whole, or only a part of the staff.
  case plain(isWhole: Bool)
  /// The federal directory: the schools of the district with this number or name; all of them when there is none.
  case schools(of: String?)

  /// What the files at hand look like. Anything else is read as a plain roster, which says what is missing.
  package static func recognised(in archive: Archive) -> RosterFormat {
    let names = Set(archive.entries.map { $0.name.lowercased() })
    if names.contains("manifest.csv") || names.contains("users.csv") || names.contains("orgs.csv") { return .oneRoster }
    if NCESDirectory(archive).isRecognised { return .schools(of: nil) }
    return archive.entries.count(where: { $0.name.lowercased().hasSuffix(".csv") }) > 1
      ? .oneRoster : .plain(isWhole: true)
  }

  package func source(_ archive: Archive) throws -> any RosterSource {
    switch self {
    case .oneRoster: return OneRoster(archive)
    case .plain(let isWhole): return try PlainRoster(archive, isWhole: isWhole)
    case .schools(let district?):
      let directory = NCESDirectory(archive)
      return directory.schools(of: try directory.district(district))
    case .schools(nil): return NCESDirectory(archive).allSchools()
    }
  }
}
