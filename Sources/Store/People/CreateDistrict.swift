import Vocabulary

extension Store {
  /// Opens the book of a new district. Throws `Refusal` without a name.
  package func createDistrict(
    _ name: String, id: District.ID = .new(), language: Language = .english, state: String = "", timeZone: String = "",
    by author: Author
  ) async throws -> District {
    guard !name.trimmed.isEmpty else {
      throw Refusal("name", "required", Phrase("Enter the district's name", es: "Escriba el nombre del distrito"))
    }
    let state = state.trimmed.uppercased()
    try (USState.findings(state) + DistrictTime.findings(timeZone)).refuseIfAnyStopsSaving()
    let district = District(id: id, name: name.trimmed, language: language, state: state, timeZone: timeZone)
    try await act(district.id, by: author) { records in
      try records.change(
        """
        INSERT INTO district (district, name, language, created, state, time_zone)
        VALUES (\(district.id), \(district.name), \(language.rawValue), \(records.moment), \(state), \(timeZone))
        """)
      try records.note("district-created", kind: "district", record: district.id.rawValue, title: district.name)
    }
    return district
  }

  /// Every district of this database, by name.
  package func districts() async throws -> [District] {
    try await driver.read(for: nil) { try $0.districts() }
  }

  package func district(_ id: District.ID) async throws -> District? {
    try await driver.read(for: nil) { try $0.district(id) }
  }
}

extension Session {
  func district(_ id: District.ID) throws -> District? {
    try row("SELECT \(name: District.columns) FROM district WHERE district = \(id)").map(District.init(row:))
  }
}

extension District {
  static let columns = "district, name, language, state, time_zone"

  init(row: Row) {
    self.init(
      id: ID(row.text(0)), name: row.text(1), language: Language(rawValue: row.text(2)) ?? .english, state: row.text(3),
      timeZone: row.text(4))
  }
}
