import Vocabulary

extension Store {
  /// Takes a record out of the plan. What it held stays in the history, and can be brought back from there.
  package func remove<Record: DistrictRecord>(
    _ type: Record.Type, _ id: Record.ID, version: Int, in district: District.ID, by author: Author, why: String = ""
  ) async throws {
    try await act(district, by: author, why: why) { try $0.remove(type, id, version: version) }
  }
}

extension ActRecords {
  package func remove<Record: DistrictRecord>(_ type: Record.Type, _ id: Record.ID, version: Int) throws {
    guard let record = try find(type, id) else { return }
    try author.require(Record.kind.editing, at: record.place)
    try author.ownPositionFindings([record]).refuseIfAnyStopsSaving()
    guard record.version == version else {
      throw SaveConflict(
        kind: Record.kind, record: id.rawValue, yours: [:], theirs: record.values, theirVersion: record.version,
        last: try lastNote(of: Record.kind, id.rawValue))
    }
    try (referrals(to: record) + ruleFindings(removing: record)).refuseIfAnyStopsSaving()
    try change("DELETE FROM \(name: Record.kind.table) WHERE district = \(district) AND id = \(id)")
    try unindex(Record.kind, id.rawValue)
    soil(nil, replacing: record)
    try note(.removed, record, before: record.values, after: nil)
  }
}
