import Vocabulary

/// A district that a directory lists, and how many schools it has there.
package struct ListedDistrict: Sendable, Equatable {
  package let number: String
  package let name: String
  package let schools: Int
}

extension Records {
  /// The districts of a batch that came from a directory, by name. More than one means that one has to be chosen.
  package func listedDistricts(of batch: Int) throws -> [ListedDistrict] {
    try session.rows(
      """
      SELECT v8, COUNT(*) FROM roster_row
      WHERE district = \(district) AND batch = \(batch) AND kind = 'school' AND v8 <> '' GROUP BY v8
      """
    ).map { row in
      let parts = row.text(0).split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      return ListedDistrict(
        number: String(parts[0]), name: parts.count > 1 ? String(parts[1]) : "", schools: row.integer(1) ?? 0)
    }.sorted { ($0.name.folded, $0.number) < ($1.name.folded, $1.number) }
  }
}

extension Store {
  /// Leaves only the schools of one district in a batch that came from a directory, and looks at it again.
  package func chooseDistrict(
    _ listed: String, for batch: Int, in district: District.ID, by author: Author
  ) async throws -> RosterBatch {
    try author.require(.importRoster, at: .district)
    try await keep(district) { records in
      guard try records.rosterBatch(batch)?.status == .previewed,
        try records.listedDistricts(of: batch).contains(where: { $0.number == listed })
      else {
        throw Refusal(
          "listed", "district-unknown", Phrase("Choose one of the districts", es: "Elija uno de los distritos"))
      }
      try records.session.run(
        """
        DELETE FROM roster_row WHERE district = \(district) AND batch = \(batch) AND kind = 'school'
          AND v8 NOT LIKE \(listed + " %")
        """)
    }
    return try await reviewRoster(batch, in: district, by: author)
  }
}
