import Build
import HTTPTypes
import Measures
import Store
import Vocabulary

/// What programs may do about the launch: see what is missing, launch, take the seal away, and ask for and decide on amendments.
///
/// What the district launches without is a kind of record, with addresses of its own.
struct LaunchProgram: Sendable {
  private typealias Operation = ProgramRoute.Operation
  private static let reads = ProgramScope(.measures)
  private static let writes = ProgramScope(.measures, writes: true)

  var routes: [ProgramRoute] {
    [
      ProgramRoute(.get, "/launch", .district(.readPlan), scope: Self.reads, readinessWords, readiness),
      ProgramRoute(.post, "/launch", .district(.editPlan), scope: Self.writes, launchWords, launch),
      ProgramRoute(.get, "/seals", .district(.readPlan), scope: Self.reads, sealsWords, seals),
      ProgramRoute(.get, "/seals/:id/file", .district(.readPlan), scope: Self.reads, fileWords, file),
      ProgramRoute(.get, "/amendments", .district(.readPlan), scope: Self.reads, listWords, list),
      ProgramRoute(.get, "/amendments/:id", .district(.readPlan), scope: Self.reads, readWords, read),
      ProgramRoute(
        .post, "/amendments/:id/decision", .district(.approveAmendment), scope: Self.writes, decideWords, decide),
      AmendmentProgram<Measure>().route, AmendmentProgram<Baseline>().route, AmendmentProgram<MeasureTarget>().route,
      AmendmentProgram<ComparisonDesign>().route,
    ]
  }
}

// MARK: - The launch

extension LaunchProgram {
  private var readinessWords: Operation {
    let need = OpenAPI.object(
      [
        "key": ["type": "string", "description": "Names the need for good: an exception is recorded for it."],
        "strategy": ["type": "string"], "subject": ["type": "string"], "what": ["type": "string"],
        "page": ["type": "string"], "state": ["type": "string", "enum": ["met", "excepted", "open"]],
      ], required: ["key", "strategy", "subject", "what", "page", "state"])
    return Operation(
      id: "launch_readiness", summary: "Whether the initiative may be launched, and what is still missing",
      tag: Strategy.measures.rawValue,
      answers: [
        (
          200, "Every need",
          OpenAPI.object(
            ["ready": ["type": "boolean"], "needs": ["type": "array", "items": need]], required: ["ready", "needs"])
        )
      ])
  }

  private func readiness(_ visit: Visit) async throws -> Reply {
    let gate = try await visit.read { try $0.launchGate() }
    let language = visit.language
    let needs = gate.lines.map { line -> JSONValue in
      [
        "key": .text(line.need.key), "strategy": .text(line.need.strategy.rawValue),
        "subject": .text(line.need.subject[language]), "what": .text(line.need.what[language]),
        "page": .text("/" + line.need.link.path), "state": .text(line.state.name),
      ]
    }
    return try .json(["ready": .flag(gate.isOpenToLaunch), "needs": .list(needs)] as JSONValue)
  }

  private var launchWords: Operation {
    Operation(
      id: "launch", summary: "Launch the initiative and seal what success means. Refused while anything is missing",
      tag: Strategy.measures.rawValue, body: OpenAPI.object(["why": OpenAPI.why], required: []),
      answers: [(201, "The seal", Self.sealSchema)] + OpenAPI.refusals([409, 413, 415, 422]))
  }

  private func launch(_ visit: Visit) async throws -> Reply {
    let sent = try SentWords(visit.body, ["why"])
    let seal = try await visit.act(why: sent["why"]) { try $0.launch() }
    return try .json(seal.json, status: .created)
  }
}

// MARK: - Seals

extension LaunchProgram {
  private static let sealSchema = OpenAPI.object(
    [
      "id": ["type": "string"], "moment": ["type": "string", "format": "date-time"], "name": ["type": "string"],
      "digest": ["type": "string"], "signature": ["type": "string"], "key": ["type": "string"],
      "file": ["type": "string", "description": "The address of the file that proves it."],
    ], required: ["id", "moment", "name", "digest", "signature", "key", "file"])

  private var sealsWords: Operation {
    Operation(
      id: "seals", summary: "Every seal, the newest first", tag: Strategy.measures.rawValue,
      answers: [
        (
          200, "The seals",
          OpenAPI.object(["seals": ["type": "array", "items": Self.sealSchema]], required: ["seals"])
        )
      ])
  }

  private func seals(_ visit: Visit) async throws -> Reply {
    let seals = try await visit.read { try $0.seals() }
    return try .json(["seals": .list(seals.map(\.json))] as JSONValue)
  }

  private var fileWords: Operation {
    Operation(
      id: "seal_file", summary: "A seal as the file that chalkline verify --seal checks",
      tag: Strategy.measures.rawValue,
      parameters: [OpenAPI.id], answers: [(200, "The file", ["type": "string"])] + OpenAPI.refusals([404]),
      type: "text/plain")
  }

  private func file(_ visit: Visit) async throws -> Reply {
    guard let seal = try await visit.read({ try $0.seal(visit.id()) }) else { throw Absent() }
    return .download(
      Array(SealFile.text(of: seal).utf8), as: "text/plain; charset=utf-8", named: "seal-\(seal.shortDigest).txt")
  }
}

// MARK: - Amendments

extension LaunchProgram {
  static let amendmentSchema: JSONValue = {
    let text: JSONValue = ["type": "string"]
    let values: JSONValue = ["type": ["object", "null"]]
    return OpenAPI.object(
      [
        "id": text, "kind": text, "record": text, "title": text, "before": values, "proposed": values, "reason": text,
        "asked": ["type": "string", "format": "date-time"], "asked_by": text,
        "state": ["type": "string", "enum": .list(Amendment.State.allCases.map { .text($0.rawValue) })],
        "decided": ["type": ["string", "null"]], "decided_by": text, "remark": text,
      ],
      required: [
        "id", "kind", "record", "title", "before", "proposed", "reason", "asked", "asked_by", "state", "decided",
        "decided_by", "remark",
      ])
  }()

  private var listWords: Operation {
    Operation(
      id: "amendments", summary: "Every change of what is sealed that was asked for, the newest first",
      tag: Strategy.measures.rawValue,
      answers: [
        (
          200, "The amendments",
          OpenAPI.object(
            ["amendments": ["type": "array", "items": Self.amendmentSchema]], required: ["amendments"])
        )
      ])
  }

  private func list(_ visit: Visit) async throws -> Reply {
    let amendments = try await visit.read { try $0.amendments() }
    let withheld = try visit.unnamedKinds
    return try .json(["amendments": .list(amendments.map { $0.json(withholding: withheld) })] as JSONValue)
  }

  private var readWords: Operation {
    Operation(
      id: "amendment", summary: "One amendment", tag: Strategy.measures.rawValue, parameters: [OpenAPI.id],
      answers: [(200, "The amendment", Self.amendmentSchema)] + OpenAPI.refusals([404]))
  }

  private func read(_ visit: Visit) async throws -> Reply {
    guard let amendment = try await visit.read({ try $0.amendment(visit.id()) }) else { throw Absent() }
    return try .json(amendment.json(withholding: visit.unnamedKinds))
  }

  private var decideWords: Operation {
    Operation(
      id: "decide_amendment", summary: "Approve or decline an amendment that somebody else asked for",
      tag: Strategy.measures.rawValue, parameters: [OpenAPI.id],
      body: OpenAPI.object(
        ["decision": ["type": "string", "enum": ["approve", "decline"]], "remark": OpenAPI.why],
        required: ["decision"]),
      answers: [(200, "The amendment", Self.amendmentSchema)] + OpenAPI.refusals([404, 409, 413, 415, 422]))
  }

  private func decide(_ visit: Visit) async throws -> Reply {
    let sent = try SentWords(visit.body, ["decision", "remark"])
    guard ["approve", "decline"].contains(sent["decision"]) else {
      throw Refusal("decision", "choice", Phrase("Give approve or decline", es: "Dé approve o decline"))
    }
    let (id, isApproved, remark): (Amendment.ID, Bool, String) = (
      visit.id(), sent["decision"] == "approve", sent["remark"]
    )
    guard try await visit.read({ try $0.amendment(id) }) != nil else { throw Absent() }
    try await visit.act(why: remark) { try $0.decide(id, approved: isApproved, remark: remark) }
    return try await read(visit)
  }
}

/// Asking for a change of something sealed, for one kind of record.
struct AmendmentProgram<Record: SealedRecord>: Sendable {
  private var kind: RecordKind { Record.kind }

  var route: ProgramRoute {
    ProgramRoute(
      .post, "/\(kind.path)/:id/amend", .district(kind.editing), scope: ProgramScope(.measures, writes: true), words,
      ask)
  }

  private var words: ProgramRoute.Operation {
    ProgramRoute.Operation(
      id: "amend_\(kind.name)",
      summary: "Ask for a change of a sealed \(kind.one.en). It is made when a second person has approved it",
      tag: kind.strategy.rawValue, parameters: [OpenAPI.id],
      body: OpenAPI.object(
        ["fields": OpenAPI.reference("\(kind.name)_fields"), "why": OpenAPI.why], required: ["fields", "why"]),
      answers: [(201, "The amendment, which waits", LaunchProgram.amendmentSchema)]
        + OpenAPI.refusals([404, 409, 413, 415, 422]))
  }

  private func ask(_ visit: Visit) async throws -> Reply {
    let sent = try SentRecord<Record>(visit.body, needsVersion: false)
    let id: Record.ID = visit.id()
    let amendment = try await visit.act(why: sent.why) { records in
      guard let record = try records.find(Record.self, id) else { throw Absent() }
      guard try records.seal(over: Record.kind.name, record.identifier) != nil else {
        throw Refusal("", "not-sealed", Phrase("Change it: it is not sealed", es: "Cámbielo: no está sellado"))
      }
      return try records.askToAmend(record, to: sent.applied(to: record), because: sent.why)
    }
    return try .json(amendment.json(withholding: visit.unnamedKinds), status: .created)
  }
}

// MARK: - As programs read it

extension LaunchGate.State {
  fileprivate var name: String {
    switch self {
    case .met: "met"
    case .excepted: "excepted"
    case .open: "open"
    }
  }
}

extension Seal {
  fileprivate var json: JSONValue {
    [
      "id": .text(id.rawValue), "moment": .text(moment.description), "name": .text(name), "digest": .text(digest),
      "signature": .text(signature), "key": .text(publicKey), "file": .text("\(ProgramRoute.base)/seals/\(id)/file"),
    ]
  }
}

extension Amendment {
  func json(withholding withheld: Set<String>) -> JSONValue {
    [
      "id": .text(id.rawValue), "kind": .text(kind), "record": .text(record), "title": .text(title),
      "before": fields(before, withheld), "proposed": fields(proposed, withheld), "reason": .text(reason),
      "asked": .text(asked.description), "asked_by": .text(askerName), "state": .text(state.rawValue),
      "decided": JSONValue(decided?.description), "decided_by": .text(decider), "remark": .text(remark),
    ]
  }

  private func fields(_ values: [String: FieldValue]?, _ withheld: Set<String>) -> JSONValue {
    guard let values, let type = Register.type(named: kind) else { return .null }
    return shape(type, values, withheld)
  }

  private func shape<Record: DistrictRecord>(
    _ type: Record.Type, _ values: [String: FieldValue], _ withheld: Set<String>
  ) -> JSONValue {
    RecordJSON(Record(id: Record.ID(record), version: 0, values: values), withholding: withheld).fields
  }
}

/// A few texts as a program sends them, by name.
struct SentWords: Sendable {
  private let words: [String: String]

  subscript(name: String) -> String { words[name] ?? "" }

  /// Throws `Refusal` with everything at once that cannot be read.
  init(_ body: JSONValue?, _ names: [String]) throws {
    guard let object = body?.object else { throw BadRequest(Phrase("Send an object", es: "Envíe un objeto")) }
    var findings: [Finding] = []
    var words: [String: String] = [:]
    for (name, value) in object.sorted(by: { $0.key < $1.key }) {
      guard names.contains(name) else {
        findings.append(
          Finding(
            name, "unknown-field",
            Phrase("Take “\(name)” out: there is no such field here", es: "Quite «\(name)»: aquí no hay ese campo")))
        continue
      }
      guard let text = value.text, text.unicodeScalars.count <= 2_000 else {
        findings.append(
          Finding(
            name, "type", Phrase("Give a text of 2,000 letters at most", es: "Dé un texto de 2,000 letras como máximo"))
        )
        continue
      }
      words[name] = text
    }
    try findings.refuseIfAnyStopsSaving()
    self.words = words
  }
}
