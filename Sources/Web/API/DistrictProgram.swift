import Foundation
import HTTPTypes
import Store
import Vocabulary

/// What programs may ask besides records: who they are, the nine answers, the history, and how all of this is described.
struct DistrictProgram: Sendable {
  private typealias Operation = ProgramRoute.Operation

  var routes: [ProgramRoute] {
    [
      ProgramRoute(.get, "/openapi.json", .nothing, describeWords, describe),
      ProgramRoute(.get, "/me", .signedIn, meWords, me),
      ProgramRoute(.get, "/answers", .signedIn, answersWords, answers),
      ProgramRoute(
        .get, "/history", .district(.readHistory), scope: ProgramScope(.history), showing: .forThose(.readHistory),
        historyWords, history),
    ]
  }

  private var describeWords: Operation {
    Operation(
      id: "describe", summary: "This document", tag: "district", answers: [(200, "OpenAPI 3.1", ["type": "object"])])
  }

  private func describe(_ visit: Visit) async throws -> Reply { try .json(Site.description) }

  private var meWords: Operation {
    Operation(
      id: "me", summary: "In whose name the program comes, and how far it reaches", tag: "district",
      answers: [(200, "The program", OpenAPI.reference("program"))])
  }

  private func me(_ visit: Visit) async throws -> Reply {
    let session = try visit.signedIn
    let positions = session.member.positions.map { held -> JSONValue in
      ["post": .text(held.post.rawValue), "place": .text(held.place.text)]
    }
    return try .json(
      [
        "name": .text(session.member.name), "person": .text(session.member.person.rawValue),
        "district": .text(session.district.name), "positions": .list(positions),
        "scopes": .list((visit.program?.scopes ?? []).sorted().map { .text($0.name) }),
      ] as JSONValue)
  }

  private var answersWords: Operation {
    Operation(
      id: "answers",
      summary: "The nine questions, answered from the records; those of the strategies within its scopes",
      tag: "district",
      answers: [
        (
          200, "The answers",
          OpenAPI.object(
            ["answers": ["type": "array", "items": OpenAPI.reference("answer")]], required: ["answers"])
        )
      ])
  }

  private func answers(_ visit: Visit) async throws -> Reply {
    let scopes = visit.program?.scopes ?? []
    let own = try await visit.review().filter {
      scopes.allow(ProgramScope(ProgramScope.Area($0.question.strategy)))
    }
    return try .json(["answers": own.map { $0.told(in: visit.language) }])
  }

  private var historyWords: Operation {
    Operation(
      id: "history", summary: "What was done in the district, the newest first", tag: "district",
      parameters: [
        OpenAPI.parameter("kind", OpenAPI.plainText, "Of one kind of record."),
        OpenAPI.parameter("limit", ["type": "integer", "minimum": 1, "maximum": 200], "How many; 50 without it."),
        OpenAPI.parameter("before", ["type": "integer", "minimum": 1], "Entries older than this number."),
      ],
      answers: [
        (
          200, "Entries",
          OpenAPI.object(
            [
              "entries": ["type": "array", "items": OpenAPI.reference("entry")], "next": ["type": ["string", "null"]],
            ], required: ["entries", "next"])
        )
      ] + OpenAPI.refusals([422]))
  }

  private func history(_ visit: Visit) async throws -> Reply {
    let listing = try asked(visit)
    let page = try await visit.read { try $0.history(listing) }
    var next: String?
    if page.hasOlder || page.lookedBackTo != nil, let last = page.entries.last?.number ?? page.lookedBackTo {
      next = "\(visit.path)?\(visit.query.with("before", String(last)).urlEncoded)"
    }
    let hidden = listing.hidden
    return try .json(
      ["entries": .list(page.entries.map { $0.json(hiding: hidden) }), "next": JSONValue(next)] as JSONValue
    ).telling(page.entries.count)
  }

  private func asked(_ visit: Visit) throws -> HistoryListing {
    var listing = HistoryListing()
    listing.hidden = visit.hiddenKinds
    listing.kind = visit.query["kind"]
    var findings: [Finding] = []
    for (name, most) in [("limit", Listing.long), ("before", Int.max)] where visit.query.has(name) {
      if Int(visit.query[name]).map({ !(1...most).contains($0) }) ?? true {
        findings.append(
          Finding(name, "range", Phrase("Give a whole number that fits", es: "Dé un número entero que quepa")))
      }
    }
    for name in Set(visit.query.pairs.map(\.name)).sorted() where !["kind", "limit", "before"].contains(name) {
      findings.append(
        Finding(
          name, "unknown-parameter",
          Phrase("Take “\(name)” out: it means nothing here", es: "Quite «\(name)»: aquí no significa nada")))
    }
    try findings.refuseIfAnyStopsSaving()
    listing.before = Int(visit.query["before"])
    listing.limit = Int(visit.query["limit"]) ?? 50
    return listing
  }
}

extension HistoryEntry {
  /// Of kinds that the reader may not read, that something was done, and not what.
  fileprivate func json(hiding hidden: Set<String>) -> JSONValue {
    let isHidden = hidden.contains(kind)
    return [
      "number": .integer(number), "moment": .text(moment.description), "person": JSONValue(person?.rawValue),
      "name": .text(name), "act": .text(act.rawValue), "kind": .text(kind), "record": .text(record),
      "title": isHidden ? .null : .text(title), "why": isHidden ? .null : .text(why),
    ]
  }
}

extension Site {
  /// Every address for programs. A new kind of record has its own without a line here.
  package static let programs: [ProgramRoute] =
    DistrictProgram().routes + LaunchProgram().routes + Register.all.flatMap { recordRoutes($0) }

  static let description = OpenAPI.document(programs, schemas: schemas)

  private static let schemas = Register.all.reduce(into: [String: JSONValue]()) { schemas, type in
    schemas.merge(recordSchemas(type)) { $1 }
  }

  private static func recordRoutes<Record: DistrictRecord>(_ type: Record.Type) -> [ProgramRoute] {
    RecordProgram<Record>().routes
  }

  private static func recordSchemas<Record: DistrictRecord>(_ type: Record.Type) -> [String: JSONValue] {
    RecordOperations<Record>().schemas
  }
}
