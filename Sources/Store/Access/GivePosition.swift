import Vocabulary

extension Store {
  /// Gives somebody a position, and with it what its post may do.
  package func givePosition(_ position: Position, in district: District.ID, by author: Author, why: String = "")
    async throws -> Position
  {
    try await act(district, by: author, why: why) { try $0.save(position) }
  }

  /// Ends a position today, so that what it allowed ends with this moment.
  package func endPosition(
    _ id: Position.ID, version: Int, in district: District.ID, by author: Author, why: String = ""
  ) async throws {
    try await act(district, by: author, why: why) { records in
      guard var position = try records.find(Position.self, id) else { return }
      let lastDay = records.today.adding(days: -1)
      // It had not begun, or began only today: it was never held.
      if let from = position.from, from > lastDay {
        return try records.remove(Position.self, id, version: version)
      }
      position.version = version
      position.until = position.until.map { min($0, lastDay) } ?? lastDay
      try records.save(position)
    }
  }
}

extension Author {
  /// Nobody gives themselves access, lengthens it or takes it away by mistake: another person does.
  /// Since whoever ends a position keeps their own, somebody is always left who may give access.
  func ownPositionFindings(_ versions: [(any DistrictRecord)?]) -> [Finding] {
    guard let person, versions.contains(where: { ($0 as? Position)?.person == person }) else { return [] }
    return [
      Finding(
        "person", "own-position",
        Phrase(
          "Ask another person who gives access to change a position of your own",
          es: "Pida a otra persona que dé acceso que cambie un puesto de usted"))
    ]
  }
}
