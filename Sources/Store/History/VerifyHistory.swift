import Vocabulary

/// Whether the history of a district is as it was written.
package enum HistoryVerdict: Sendable, Equatable {
  case intact(entries: Int)
  /// The first entry that is not as it was written, and what is wrong with it.
  case tampered(number: Int, Phrase)
}

/// The last entry of a history on some day: kept elsewhere, it shows later that nothing before it was changed.
package struct HistoryHead: Sendable, Equatable, LosslessStringConvertible {
  package let number: Int
  package let hash: String

  init(number: Int, hash: String) {
    self.number = number
    self.hash = hash
  }

  /// `42:9f3c…`, as `description` writes it.
  package init?(_ text: String) {
    let parts = text.split(separator: ":").map(String.init)
    guard parts.count == 2, let number = Int(parts[0]), number > 0, parts[1].count == 64 else { return nil }
    self.init(number: number, hash: parts[1].lowercased())
  }

  package var description: String { "\(number):\(hash)" }
}

extension Store {
  /// Recomputes the whole chain. A head that was written down earlier has to be in it.
  package func verifyHistory(
    of district: District.ID, including written: HistoryHead? = nil
  ) async throws -> HistoryVerdict {
    try await read(district) { try $0.verifyHistory(including: written) }
  }

  package func historyHead(of district: District.ID) async throws -> HistoryHead {
    try await read(district) { try $0.historyHead() }
  }
}

extension Records {
  func historyHead() throws -> HistoryHead {
    let row = try session.row("SELECT number, hash FROM history_head WHERE district = \(district)")
    return HistoryHead(number: row?.integer(0) ?? 0, hash: row?.text(1) ?? "")
  }

  func verifyHistory(including written: HistoryHead? = nil) throws -> HistoryVerdict {
    var last = HistoryHead(number: 0, hash: "")
    do {
      try session.forEachRow(
        "SELECT \(name: HistoryEntry.columns) FROM history WHERE district = \(district) ORDER BY number"
      ) { row in
        if let fault = fault(in: row, after: last, written) { throw Broken(verdict: fault) }
        last = HistoryHead(number: last.number + 1, hash: row.text(12))
      }
    } catch let broken as Broken {
      return broken.verdict
    }
    return try verdict(onEnd: last, written)
  }

  /// Thrown to stop reading at the first wrong entry.
  private struct Broken: Error { let verdict: HistoryVerdict }

  /// What stands in the columns is looked at as it stands there, not as the values that it means.
  private func fault(in row: Row, after last: HistoryHead, _ written: HistoryHead?) -> HistoryVerdict? {
    let number = last.number + 1
    func wrong(_ words: Phrase) -> HistoryVerdict { .tampered(number: number, words) }
    if row.integer(0) != number {
      return wrong(Phrase("entry \(number) is missing", es: "falta la entrada \(number)"))
    }
    if row.text(11) != last.hash {
      return wrong(
        Phrase(
          "entry \(number) does not follow from the one before it", es: "la entrada \(number) no sigue de la anterior"))
    }
    if row.text(12) != HistoryEntry.hash(of: row) {
      return wrong(
        Phrase("entry \(number) is not as it was written", es: "la entrada \(number) no está como se escribió"))
    }
    if let written, written.number == number, written.hash != row.text(12) {
      return wrong(
        Phrase(
          "entry \(number) is not the one that was written down", es: "la entrada \(number) no es la que se anotó"))
    }
    return nil
  }

  /// The head is kept apart, so that entries cannot be taken off the end.
  private func verdict(onEnd last: HistoryHead, _ written: HistoryHead?) throws -> HistoryVerdict {
    // Every district begins with an entry, so one without any has lost them all.
    let isThere = try session.row("SELECT 1 FROM district WHERE district = \(district)") != nil
    if last.number == 0, isThere {
      return .tampered(number: 1, Phrase("the whole history is missing", es: "falta todo el historial"))
    }
    if try historyHead() == last, (written?.number ?? 0) <= last.number { return .intact(entries: last.number) }
    let next = last.number + 1
    return .tampered(
      number: next, Phrase("entry \(next) is missing from the end", es: "falta la entrada \(next) al final"))
  }
}
