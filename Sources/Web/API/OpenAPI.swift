import HTTPTypes
import Vocabulary

/// The description of the interface that programs read: OpenAPI 3.1, made from the routes and the fields.
enum OpenAPI {
  static func document(_ programs: [ProgramRoute], schemas: [String: JSONValue]) -> JSONValue {
    var paths: [String: JSONValue] = [:]
    for program in programs {
      let path = program.route.path.split(separator: "/").map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }
      let key = "/" + path.joined(separator: "/")
      paths[key] = (paths[key] ?? [:]).adding([program.route.method.rawValue.lowercased(): operation(program)])
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Chalkline", "version": "1",
        "description":
          "The district's records, for programs. A program comes with a token, in a member's name, and may do what both its scopes and the member's posts allow.",
        "license": ["name": "Apache 2.0", "identifier": "Apache-2.0"],
      ],
      "servers": [["url": "/"]],
      "tags": .list(
        Strategy.allCases.map { ["name": .text($0.rawValue), "description": .text($0.label.en)] }
          + [["name": "district", "description": "What concerns the whole"]]),
      "paths": .object(paths),
      "components": [
        "schemas": .object(schemas.merging(shared) { $1 }),
        "securitySchemes": [
          "token": [
            "type": "http", "scheme": "bearer",
            "description": "Given by whoever looks after access, under Access, Programs.",
          ]
        ],
      ],
    ]
  }

  private static func operation(_ program: ProgramRoute) -> JSONValue {
    let own = program.operation
    let isOpen = program.route.needs == .nothing
    var answers: [String: JSONValue] = [:]
    for answer in own.answers + (isOpen ? [] : refusals([400, 401, 403, 429])) {
      answers[String(answer.status)] = response(answer, type: own.type)
    }
    let scope = program.scope.map { [JSONValue.text($0.name)] } ?? []
    var operation: [String: JSONValue] = [
      "operationId": .text(own.id), "summary": .text(own.summary), "tags": [.text(own.tag)],
      "responses": .object(answers), "security": isOpen ? [] : [["token": .list(scope)]],
    ]
    if !own.parameters.isEmpty { operation["parameters"] = .list(own.parameters) }
    if let body = own.body {
      operation["requestBody"] = ["required": true, "content": ["application/json": ["schema": body]]]
    }
    return .object(operation)
  }

  private static func response(_ answer: (status: Int, words: String, schema: JSONValue?), type: String) -> JSONValue {
    var response: [String: JSONValue] = ["description": .text(answer.words)]
    if let schema = answer.schema {
      let type = answer.status < 300 ? type : "application/json"
      response["content"] = .object([type: ["schema": schema]])
    }
    return .object(response)
  }
}

// What descriptions are put together from.
extension OpenAPI {
  static func reference(_ name: String) -> JSONValue { ["$ref": .text("#/components/schemas/\(name)")] }

  /// With these names and no others.
  static func object(_ properties: [String: JSONValue], required: [String], words: String? = nil) -> JSONValue {
    let object: JSONValue = [
      "type": "object", "properties": .object(properties), "required": .list(required.map(JSONValue.text)),
      "additionalProperties": false,
    ]
    return words.map { object.adding(["description": .text($0)]) } ?? object
  }

  static func parameter(_ name: String, _ schema: JSONValue, _ words: String, isRequired: Bool = false) -> JSONValue {
    [
      "name": .text(name), "in": "query", "schema": schema, "description": .text(words), "required": .flag(isRequired),
    ]
  }

  static func header(_ name: String, _ words: String) -> JSONValue {
    ["name": .text(name), "in": "header", "schema": ["type": "string"], "description": .text(words), "required": false]
  }

  static let id: JSONValue = [
    "name": "id", "in": "path", "required": true, "schema": ["type": "string", "minLength": 1, "maxLength": 80],
  ]

  static let plainText: JSONValue = ["type": "string", "pattern": "^[^\\u0000]*$"]
  static let why: JSONValue = [
    "type": "string", "maxLength": 2000, "pattern": "^[^\\u0000]*$", "description": "Kept in the history.",
  ]

  /// What an entry of the history says, besides what changed.
  static let entry: [String: JSONValue] = [
    "number": ["type": "integer"], "moment": ["type": "string", "format": "date-time"],
    "person": ["type": ["string", "null"]], "name": ["type": "string"], "act": ["type": "string"],
  ]

  static func refusals(_ statuses: [Int]) -> [(status: Int, words: String, schema: JSONValue?)] {
    let words = [
      400: "It could not be read", 401: "No token that lets anybody in", 403: "Not allowed, and why",
      404: "There is no such thing within reach", 409: "Somebody saved in between",
      413: "Larger than what is taken here", 415: "The body is not JSON",
      422: "Refused: every finding with its field and code", 429: "Too many requests in a minute",
    ]
    return statuses.map { ($0, words[$0] ?? "", reference("failure")) }
  }

  private static var shared: [String: JSONValue] {
    let text: JSONValue = ["type": "string"]
    let failure: [String: JSONValue] = [
      "code": ["type": "string", "description": "Stable: programs may rely on it."], "message": text,
      "request": ["type": "string", "description": "As the server's log has it."],
      "findings": [
        "type": "array",
        "items": object(["field": text, "code": text, "message": text], required: ["field", "code", "message"]),
      ],
    ]
    let required = ["code", "message", "request", "findings"]
    return [
      "failure": object(failure, required: required),
      "conflict": object(
        failure.merging(["current": ["type": ["object", "null"]]]) { $1 }, required: required + ["current"]),
      "answer": answer, "program": program,
      "entry": object(
        entry.merging([
          "kind": text, "record": text, "title": ["type": ["string", "null"]], "why": ["type": ["string", "null"]],
        ]) { $1 }, required: ["number", "moment", "name", "act", "kind", "record", "title", "why"]),
    ]
  }

  private static var answer: JSONValue {
    let text: JSONValue = ["type": "string"]
    let path: JSONValue = ["type": ["string", "null"]]
    let strength: JSONValue = ["type": "string", "enum": .list(Strength.allCases.map { .text($0.rawValue) })]
    return object(
      [
        "number": ["type": "integer"], "strategy": text, "question": text, "sentence": text, "strength": strength,
        "evidence": [
          "type": "array",
          "items": object(
            ["label": text, "figure": text, "strength": strength, "path": path],
            required: ["label", "figure", "strength"]),
        ],
        "missing": [
          "type": "array",
          "items": object(["what": text, "path": text, "limit": strength], required: ["what", "path"]),
        ],
      ], required: ["number", "strategy", "question", "sentence", "strength", "evidence", "missing"])
  }

  private static var program: JSONValue {
    object(
      [
        "name": ["type": "string"], "person": ["type": "string"], "district": ["type": "string"],
        "scopes": ["type": "array", "items": ["type": "string"]],
        "positions": [
          "type": "array",
          "items": object(["post": ["type": "string"], "place": ["type": "string"]], required: ["post", "place"]),
        ],
      ], required: ["name", "person", "district", "scopes", "positions"])
  }
}
