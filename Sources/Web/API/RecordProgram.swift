import HTTPTypes
import Hummingbird
import Store
import Vocabulary

/// What programs may do with a kind of record, made from its fields as its pages are.
struct RecordProgram<Record: DistrictRecord>: Sendable {
  var kind: RecordKind { Record.kind }
  private var base: String { "/\(kind.path)" }
  private var area: ProgramScope.Area { ProgramScope.Area(kind.strategy) }
  private var reads: ProgramScope { ProgramScope(area) }
  private var writes: ProgramScope { ProgramScope(area, writes: true) }
  private var shows: Route.Sensitivity { Route.Sensitivity(Record.self) }
  private var pages: RecordPages<Record> { RecordPages<Record>() }

  var routes: [ProgramRoute] {
    [
      ProgramRoute(.get, base, .somewhere(kind.reading), scope: reads, showing: shows, words.list, list),
      ProgramRoute(
        .get, "\(base)/list.csv", .somewhere(kind.reading), scope: reads, showing: shows, words.file, file),
      ProgramRoute(.post, base, .somewhere(kind.editing), scope: writes, words.create, create),
      ProgramRoute(.get, "\(base)/:id", .somewhere(kind.reading), scope: reads, showing: shows, words.read, read),
      ProgramRoute(.patch, "\(base)/:id", .somewhere(kind.editing), scope: writes, words.change, change),
      ProgramRoute(.delete, "\(base)/:id", .somewhere(kind.editing), scope: writes, words.remove, remove),
      ProgramRoute(
        .get, "\(base)/:id/history", .somewhere(kind.reading), scope: reads, showing: shows, words.history, history),
    ]
  }

  private var words: RecordOperations<Record> { RecordOperations() }
}

extension RecordProgram {
  private func list(_ visit: Visit) async throws -> Reply {
    let listing = try AskedList<Record>(visit.query, isPaged: true).listing
    let reach = try visit.reach(kind.reading)
    let page = try await visit.read { try $0.page(Record.self, listing, in: reach) }
    let withheld = try visit.unnamedKinds
    var next: String?
    if page.hasNext, let last = page.records.last {
      next = "\(visit.path)?\(visit.query.with("after", last.identifier).urlEncoded)"
    }
    return try .json(
      [
        "records": .list(page.records.map { RecordJSON($0, withholding: withheld).json }),
        "total": JSONValue(page.total), "next": JSONValue(next),
      ] as JSONValue
    ).telling(page.records.count, of: kind)
  }

  private func file(_ visit: Visit) async throws -> Reply {
    let listing = try AskedList<Record>(visit.query, isPaged: false).listing
    return try await pages.download(visit, listing, as: .csv)
  }

  private func read(_ visit: Visit) async throws -> Reply {
    let record = try await visit.read { try pages.record(visit, $0) }
    let reply = try tell(record, visit).telling(1, of: kind, record: record.identifier)
    guard visit.request.headers[.ifNoneMatch] == reply.headers[.eTag] else { return reply }
    return Reply(.notModified, headers: [.eTag: reply.headers[.eTag] ?? ""])
  }

  private func create(_ visit: Visit) async throws -> Reply {
    let sent = try SentRecord<Record>(visit.body, needsVersion: false)
    let record = try sent.applied(to: Record(id: .new()))
    let saved = try await visit.act(why: sent.why) { try $0.save(record) }
    var reply = try tell(saved, visit, status: .created)
    reply.headers[.location] = ProgramRoute.base + saved.address
    return reply
  }

  private func change(_ visit: Visit) async throws -> Reply {
    let sent = try SentRecord<Record>(visit.body, needsVersion: true)
    do {
      let saved = try await visit.act(why: sent.why) { records in
        var record = try pages.record(visit, records)
        record = try sent.applied(to: record)
        record.version = sent.version ?? record.version
        return try records.save(record)
      }
      return try tell(saved, visit)
    } catch let conflict as SaveConflict {
      return try overtaken(conflict, visit)
    }
  }

  private func remove(_ visit: Visit) async throws -> Reply {
    guard let version = Int(visit.query["version"]), version > 0 else { throw Refusal.noVersion }
    do {
      try await visit.act(why: visit.query["why"]) { records in
        let record = try pages.record(visit, records)
        try records.remove(Record.self, record.id, version: version)
      }
      return Reply(.noContent)
    } catch let conflict as SaveConflict {
      return try overtaken(conflict, visit)
    }
  }

  private func history(_ visit: Visit) async throws -> Reply {
    let notes = try await visit.read { records in
      let record = try records.find(Record.self, visit.id(), in: visit.reach(kind.reading))
      let notes = try records.notes(of: kind, visit.parameter("id"))
      if record == nil { try pages.allowRemoved(visit, notes) }
      return notes
    }
    let withheld = try visit.unnamedKinds
    return try .json(
      ["entries": .list(notes.map { $0.json(of: Record.self, withholding: withheld) })] as JSONValue
    ).telling(notes.count, of: kind, record: visit.parameter("id"))
  }

  private func tell(_ record: Record, _ visit: Visit, status: HTTPResponse.Status = .ok) throws -> Reply {
    var reply = try Reply.json(RecordJSON(record, withholding: visit.unnamedKinds).json, status: status)
    reply.headers[.eTag] = "\"\(record.version)\""
    return reply
  }

  /// Both versions: what was sent is with the sender, and what stands is here.
  private func overtaken(_ conflict: SaveConflict, _ visit: Visit) throws -> Reply {
    let theirs = conflict.theirs.map {
      Record(id: Record.ID(conflict.record), version: conflict.theirVersion, values: $0)
    }
    let withheld = try visit.unnamedKinds
    return try .json(
      Failure(conflict, visit).told.adding([
        "current": theirs.map { RecordJSON($0, withholding: withheld).json } ?? .null
      ]), status: .conflict)
  }
}

/// A record as programs read it.
struct RecordJSON<Record: DistrictRecord> {
  let record: Record
  /// Kinds whose records the reader may not know of: what names one of them is left out.
  let withheld: Set<String>

  init(_ record: Record, withholding withheld: Set<String>) {
    self.record = record
    self.withheld = withheld
  }

  var json: JSONValue {
    [
      "id": .text(record.identifier), "version": .integer(record.version), "kind": .text(Record.kind.name),
      "title": .text(record.title), "page": .text(record.address), "fields": fields,
      "withheld": .list(Record.fields.filter(isWithheld).map { .text($0.name) }),
    ]
  }

  var fields: JSONValue {
    .object(
      Dictionary(
        uniqueKeysWithValues: Record.fields.filter { !isWithheld($0) }.map { ($0.name, $0.kind.json($0.get(record))) }))
  }

  private func isWithheld(_ field: Field<Record>) -> Bool { field.kind.referredKind.map(withheld.contains) ?? false }
}

extension HistoryEntry {
  /// With the values before and after in the shape that the record itself has.
  fileprivate func json<Record: DistrictRecord>(of type: Record.Type, withholding withheld: Set<String>) -> JSONValue {
    func fields(_ values: [String: FieldValue]?) -> JSONValue {
      values.map {
        RecordJSON(Record(id: Record.ID(record), version: 0, values: $0), withholding: withheld).fields
      } ?? .null
    }
    return [
      "number": .integer(number), "moment": .text(moment.description), "person": JSONValue(person?.rawValue),
      "name": .text(name), "act": .text(act.rawValue), "why": .text(why), "before": fields(beforeValues),
      "after": fields(afterValues),
    ]
  }
}

extension Refusal {
  static let noVersion = Refusal(
    "version", "required",
    Phrase("Give the version that you have read", es: "Dé la versión que ha leído"))
}
