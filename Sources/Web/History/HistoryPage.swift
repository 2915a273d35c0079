import HTTPTypes
import Store
import Vocabulary

/// Everything that was done in the district: who, when, what and why, newest first.
struct HistoryPages: Pages {
  var routes: [Route] {
    [
      .get("/history", .district(.readHistory), list),
      .get("/history.csv", .district(.readHistory), download),
      .get("/history/:number", .district(.readHistory), entry),
    ]
  }

  func list(_ visit: Visit) async throws -> Reply {
    let asked = AskedHistory(visit)
    let shown = try await visit.read { records in
      let page = try records.history(asked.listing)
      let words = try records.historyWords()
      return ShownHistory(
        asked: asked, page: page, acts: words.acts, kinds: words.kinds, standing: try records.standing(page.entries))
    }
    let count = shown.page.entries.count
    return visit.page(
      HistoryPages.title, hasErrors: !asked.findings.isEmpty,
      status: asked.findings.isEmpty ? .ok : .unprocessableContent, HistoryView(visit: visit, shown: shown).html
    ).telling(count)
  }

  static let title = Phrase("History", es: "Historial")
  static let link = Link(title, to: "/history")

  struct ShownHistory: Sendable {
    let asked: AskedHistory
    let page: HistoryPage
    let acts: [String]
    let kinds: [String]
    /// The records that entries speak of and that are still there, by kind.
    let standing: [String: Set<String>]
  }
}

/// What the address asks of the history, and what in it cannot be read.
struct AskedHistory: Sendable {
  var listing = HistoryListing()
  var findings: [Finding] = []

  init(_ visit: Visit) {
    let query = visit.query
    listing.person = query["person"].trimmed
    listing.kind = query["kind"]
    listing.act = query["act"]
    listing.words = query["words"].trimmed
    listing.before = Int(query["before"])
    listing.after = Int(query["after"])
    listing.hidden = visit.hiddenKinds
    listing.from = query.day("from", &findings)
    listing.to = query.day("to", &findings)
    if let from = listing.from, let to = listing.to, to < from {
      findings.append(
        Finding(
          "to", "ends-before-start",
          Phrase(
            "Choose a last day that is not before the first", es: "Elija un último día que no sea anterior al primero")
        ))
    }
  }
}

extension Visit {
  /// Kinds that the person may not read: the history says that something was done, and not what.
  var hiddenKinds: Set<String> {
    Set(Register.all.map { $0.kind }.filter { !allows($0.reading) }.flatMap { [$0.name, CommentKind.name($0)] })
  }
}

extension Records {
  /// Which of the records that entries speak of are still there.
  func standing(_ entries: [HistoryEntry]) throws -> [String: Set<String>] {
    try Dictionary(grouping: entries, by: \.kind).reduce(into: [:]) { found, group in
      found[group.key] = Set(try titles(of: group.key, Set(group.value.map(\.record))).keys)
    }
  }
}
