import Vocabulary

/// What the OpenAPI document says of a kind's addresses, made from its fields.
struct RecordOperations<Record: DistrictRecord> {
  private typealias Operation = ProgramRoute.Operation

  private var kind: RecordKind { Record.kind }
  private var tag: String { kind.strategy.rawValue }

  var list: ProgramRoute.Operation {
    Operation(
      id: "list_\(kind.name)", summary: "A part of the list: \(kind.many.en)", tag: tag,
      parameters: query + [
        OpenAPI.parameter("limit", ["type": "integer", "minimum": 1, "maximum": 200], "How many; 50 without it."),
        OpenAPI.parameter("after", OpenAPI.plainText, "The identifier of the last record of the part before."),
      ],
      answers: [(200, "A part of the list", OpenAPI.reference("\(kind.name)_list"))] + OpenAPI.refusals([422]))
  }

  var file: ProgramRoute.Operation {
    Operation(
      id: "file_\(kind.name)", summary: "The whole list as CSV, in the form in which it is brought in: \(kind.many.en)",
      tag: tag, parameters: query,
      answers: [(200, "A file", ["type": "string"])] + OpenAPI.refusals([422]), type: "text/csv")
  }

  var read: ProgramRoute.Operation {
    Operation(
      id: "read_\(kind.name)", summary: "One \(kind.one.en)", tag: tag,
      parameters: [OpenAPI.id, OpenAPI.header("If-None-Match", "The ETag that is known: answers 304 while it holds.")],
      answers: [(200, "The record", OpenAPI.reference(kind.name)), (304, "Unchanged", nil)] + OpenAPI.refusals([404]))
  }

  var create: ProgramRoute.Operation {
    Operation(
      id: "create_\(kind.name)", summary: "Add: \(kind.one.en)", tag: tag,
      body: OpenAPI.object(
        ["fields": OpenAPI.reference("\(kind.name)_new"), "why": OpenAPI.why], required: ["fields"]),
      answers: [(201, "The record, as it was kept", OpenAPI.reference(kind.name))]
        + OpenAPI.refusals([409, 413, 415, 422]))
  }

  var change: ProgramRoute.Operation {
    Operation(
      id: "change_\(kind.name)", summary: "Change fields of: \(kind.one.en). What is not named stays as it is",
      tag: tag,
      parameters: [OpenAPI.id],
      body: OpenAPI.object(
        [
          "version": ["type": "integer", "minimum": 1, "description": "The version that was read."],
          "fields": OpenAPI.reference("\(kind.name)_fields"), "why": OpenAPI.why,
        ], required: ["version", "fields"]),
      answers: [
        (200, "The record, as it was kept", OpenAPI.reference(kind.name)),
        (409, "Somebody saved in between; what stands is in “current”", OpenAPI.reference("conflict")),
      ] + OpenAPI.refusals([404, 413, 415, 422]))
  }

  var remove: ProgramRoute.Operation {
    Operation(
      id: "remove_\(kind.name)", summary: "Take out: \(kind.one.en). The history keeps what it held", tag: tag,
      parameters: [
        OpenAPI.id,
        OpenAPI.parameter(
          "version", ["type": "integer", "minimum": 1], "The version that was read.", isRequired: true),
        OpenAPI.parameter("why", OpenAPI.plainText, "Kept in the history."),
      ],
      answers: [
        (204, "It is gone", nil),
        (409, "Somebody saved in between; what stands is in “current”", OpenAPI.reference("conflict")),
      ] + OpenAPI.refusals([404, 422]))
  }

  var history: ProgramRoute.Operation {
    Operation(
      id: "history_\(kind.name)", summary: "Every act on one \(kind.one.en), the newest first", tag: tag,
      parameters: [OpenAPI.id],
      answers: [(200, "The entries", OpenAPI.reference("\(kind.name)_history"))] + OpenAPI.refusals([404]))
  }

  private var query: [JSONValue] {
    let filters = AskedList<Record>.filters.map { field -> JSONValue in
      switch field.kind {
      case .choice(let choices), .choices(let choices):
        OpenAPI.parameter(
          field.name, ["type": "string", "enum": .list(choices.map { .text($0.name) })], field.label.en)
      default: OpenAPI.parameter(field.name, OpenAPI.plainText, "\(field.label.en). \(field.kind.remark)")
      }
    }
    return [
      OpenAPI.parameter(
        "sort", ["type": "string", "enum": .list(Record.fields.map { .text($0.name) })], "The field to sort by."),
      OpenAPI.parameter("order", ["type": "string", "enum": ["ascending", "descending"]], "Ascending without it."),
      OpenAPI.parameter("words", OpenAPI.plainText.adding(["maxLength": 200]), "Words that a record must contain."),
    ] + filters
  }

  /// The shapes that the operations speak of, by name.
  var schemas: [String: JSONValue] {
    [
      kind.name: OpenAPI.object(
        [
          "id": ["type": "string"], "version": ["type": "integer", "minimum": 0], "kind": ["const": .text(kind.name)],
          "title": ["type": "string"],
          "page": ["type": "string", "description": "The address of its page, below that of the site."],
          "fields": told, "withheld": ["type": "array", "items": ["type": "string"]],
        ], required: ["id", "version", "kind", "title", "fields", "withheld"],
        words: kind.about.en + " Fields in “withheld” name what the member may not know of."),
      "\(kind.name)_list": OpenAPI.object(
        [
          "records": ["type": "array", "items": OpenAPI.reference(kind.name)],
          "total": ["type": ["integer", "null"], "description": "Null above 10,000."],
          "next": ["type": ["string", "null"], "description": "The address of the part after this one."],
        ], required: ["records", "total", "next"]),
      "\(kind.name)_fields": fields(isNew: false), "\(kind.name)_new": fields(isNew: true),
      "\(kind.name)_history": OpenAPI.object(
        ["entries": ["type": "array", "items": entry]], required: ["entries"]),
    ]
  }

  private var told: JSONValue {
    OpenAPI.object(
      Dictionary(uniqueKeysWithValues: Record.fields.map { ($0.name, described($0, $0.kind.toldSchema)) }),
      required: [])
  }

  private func fields(isNew: Bool) -> JSONValue {
    let required = isNew ? Record.fields.filter(\.isRequired).map(\.name) : []
    return OpenAPI.object(
      Dictionary(uniqueKeysWithValues: Record.fields.map { ($0.name, described($0, $0.kind.schema)) }),
      required: required)
  }

  private func described(_ field: Field<Record>, _ schema: JSONValue) -> JSONValue {
    let words = [field.label.en, field.hint?.en ?? "", field.kind.remark].filter { !$0.isEmpty }
    return schema.adding(["description": .text(words.joined(separator: ". "))])
  }

  private var entry: JSONValue {
    var values = told
    values = .object((values.object ?? [:]).merging(["type": ["object", "null"]]) { $1 })
    return OpenAPI.object(
      OpenAPI.entry.merging(["why": ["type": "string"], "before": values, "after": values]) { $1 },
      required: ["number", "moment", "name", "act", "why", "before", "after"])
  }
}
