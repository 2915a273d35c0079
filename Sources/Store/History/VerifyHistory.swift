import Vocabulary

/// Whether the history of a district is as it was written.
package enum HistoryVerdict: Sendable, Equatable {
  case intact(entries: Int)
  /// The first entry that is not as it was written, and what is wrong with it.
  case tampered(number: Int, Phrase)
}

extension Store {
  /// Recomputes the whole chain.
  package func verifyHistory(of district: District.ID) async throws -> HistoryVerdict {
    try await read(district) { try $0.verifyHistory() }
  }
}

extension Records {
  func verifyHistory() throws -> HistoryVerdict {
    var expected = (number: 1, previous: "")
    var broken: HistoryVerdict?
    try session.forEachRow(
      """
      SELECT \(name: HistoryEntry.columns) FROM history WHERE district = \(district) ORDER BY number
      """
    ) { row in
      if broken != nil { return }
      let entry = HistoryEntry(row: row)
      broken = fault(in: entry, expected.number, expected.previous)
      expected = (entry.number + 1, entry.hash)
    }
    return try broken ?? headVerdict(expected.number - 1, expected.previous)
  }

  private func fault(in entry: HistoryEntry, _ number: Int, _ previous: String) -> HistoryVerdict? {
    if entry.number != number {
      return .tampered(number: number, Phrase("entry \(number) is missing", es: "falta la entrada \(number)"))
    }
    if entry.previous != previous {
      return .tampered(
        number: number,
        Phrase(
          "entry \(number) does not follow from the one before it", es: "la entrada \(number) no sigue de la anterior"))
    }
    if entry.hash != entry.computedHash {
      return .tampered(
        number: number,
        Phrase(
          "entry \(number) is not as it was written", es: "la entrada \(number) no está como se escribió"))
    }
    return nil
  }

  /// The head is kept apart, so that entries cannot be taken off the end.
  private func headVerdict(_ last: Int, _ hash: String) throws -> HistoryVerdict {
    let head = try session.row("SELECT number, hash FROM history_head WHERE district = \(district)")
    // Every district begins with an entry, so one without any has lost them all.
    let isThere = try session.row("SELECT 1 FROM district WHERE district = \(district)") != nil
    if last == 0, isThere {
      return .tampered(number: 1, Phrase("the whole history is missing", es: "falta todo el historial"))
    }
    if (head?.integer(0) ?? 0) == last, (head?.text(1) ?? "") == hash { return .intact(entries: last) }
    return .tampered(
      number: last + 1, Phrase("entry \(last + 1) is missing from the end", es: "falta la entrada \(last + 1) al final")
    )
  }
}
