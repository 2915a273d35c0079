import Exchange
import Foundation
import Store
import Vocabulary

/// What the filters find in the history, as a file.
extension HistoryPages {
  func download(_ visit: Visit) async throws -> Reply {
    let asked = AskedHistory(visit)
    if !asked.findings.isEmpty { return try await list(visit) }
    let file = try TemporaryFile()
    let language = visit.language
    let (day, count) = try await visit.read { records -> (Day, Int) in
      let out = try FileHandle(forWritingTo: URL(filePath: file.path))
      var rows = CSVWriter()
      var count = 0
      rows.row(["number", "moment", "who", "act", "what_was_done", "kind", "record", "title", "why", "seal"])
      try records.forEachHistoryEntry(asked.listing) { entry in
        count += 1
        let isHidden = asked.listing.hidden.contains(entry.kind)
        rows.row([
          String(entry.number), entry.moment.description, entry.name, entry.act.rawValue, entry.act.label[language],
          entry.kind, isHidden ? "" : entry.record, isHidden ? "" : entry.title, isHidden ? "" : entry.why, entry.hash,
        ])
        if count % 1_000 == 0 { try out.write(contentsOf: Data(rows.drain())) }
      }
      try out.write(contentsOf: Data(rows.drain()))
      try out.close()
      return (records.today, count)
    }
    return try .download(file, as: ListFormat.csv.type, named: "history-\(day).csv").telling(count)
  }
}
