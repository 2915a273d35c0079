import Vocabulary

extension Store {
  /// Says by which time a district lives: a zone of its own, or the one of its state.
  package func setTime(state: String, zone: String, in district: District.ID, by author: Author) async throws {
    let (state, zone) = (state.trimmed.uppercased(), zone.trimmed)
    try (USState.findings(state) + DistrictTime.findings(zone)).refuseIfAnyStopsSaving()
    try await act(district, by: author) { records in
      try author.require(.editPeople, at: .district)
      guard let old = try records.session.district(district) else { return }
      if old.state == state, old.timeZone == zone { return }
      try records.change(
        "UPDATE district SET state = \(state), time_zone = \(zone) WHERE district = \(district)")
      try records.note(
        "district-changed", kind: "district", record: district.rawValue, title: old.name,
        before: CanonicalJSON.text(["state": .text(old.state), "time_zone": .text(old.timeZone)]),
        after: CanonicalJSON.text(["state": .text(state), "time_zone": .text(zone)]))
    }
  }
}

extension USState {
  static func findings(_ code: String) -> [Finding] {
    code.isEmpty || isKnown(code)
      ? []
      : [
        Finding(
          "state", "unknown-state",
          Phrase("Choose a state, like TX for Texas", es: "Elija un estado, como TX para Texas"))
      ]
  }
}

extension DistrictTime {
  static func findings(_ zone: String) -> [Finding] {
    zone.isEmpty || isKnown(zone)
      ? []
      : [
        Finding(
          "time_zone", "unknown-time-zone",
          Phrase("Choose a time zone, like America/Chicago", es: "Elija una zona horaria, como America/Chicago"))
      ]
  }
}
