import Store
import Vocabulary

/// A record as a program sends it: some fields, the version that it has read, and why.
struct SentRecord<Record: DistrictRecord>: Sendable {
  let version: Int?
  let why: String
  private let values: [(field: Field<Record>, value: FieldValue)]

  /// Throws `Refusal` with everything at once that cannot be read.
  init(_ body: JSONValue?, needsVersion: Bool) throws {
    guard let object = body?.object else {
      throw BadRequest(Phrase("Send an object with “fields”", es: "Envíe un objeto con «fields»"))
    }
    var findings = SentRecord.unknown(object.keys, besides: ["fields", "why"] + (needsVersion ? ["version"] : []))
    version = object["version"]?.integer
    if needsVersion, (version ?? 0) < 1 { findings += Refusal.noVersion.findings }
    why = object["why"]?.text ?? ""
    if let given = object["why"], given.text.map({ $0.unicodeScalars.count > Self.longestWhy }) ?? true {
      findings.append(
        Finding(
          "why", "type", Phrase("Give a text of 2,000 letters at most", es: "Dé un texto de 2,000 letras como máximo")))
    }
    var values: [(Field<Record>, FieldValue)] = []
    if let sent = object["fields"]?.object {
      findings += SentRecord.unknown(sent.keys, besides: Record.fields.map(\.name))
      for field in Record.fields {
        guard let json = sent[field.name] else { continue }
        do throws(UnreadableField) {
          values.append((field, try field.kind.value(json: json)))
        } catch {
          findings.append(Finding(field.name, error.code, error.message))
        }
      }
    } else {
      findings.append(
        Finding("fields", "required", Phrase("Give the fields as an object", es: "Dé los campos como objeto")))
    }
    self.values = values
    try findings.refuseIfAnyStopsSaving()
  }

  static var longestWhy: Int { 2_000 }

  func applied(to record: Record) throws -> Record {
    var record = record
    for (field, value) in values { field.set(&record, value) }
    try record.allFindings.refuseIfAnyStopsSaving()
    return record
  }

  private static func unknown(_ names: some Sequence<String>, besides known: [String]) -> [Finding] {
    names.filter { !known.contains($0) }.sorted().map { name in
      Finding(
        name, "unknown-field",
        Phrase(
          "Take “\(name)” out: there is no such field here", es: "Quite «\(name)»: aquí no hay ese campo"))
    }
  }
}

/// What the address of a list asks for. Unlike a page, a program is told of everything that it misspells.
struct AskedList<Record: DistrictRecord> {
  private(set) var listing = Listing()

  init(_ query: FormInput, isPaged: Bool) throws {
    let paging = isPaged ? ["limit", "after"] : []
    let known = ["sort", "order", "words"] + paging + AskedList.filters.map(\.name)
    var findings: [Finding] = []
    for name in Set(query.pairs.map(\.name)).sorted() {
      if !known.contains(name) {
        findings.append(
          AskedList.fault(
            name, "unknown-parameter", "Take “\(name)” out: it means nothing here",
            "Quite «\(name)»: aquí no significa nada"))
      } else if query.all(name).count > 1 {
        findings.append(AskedList.fault(name, "twice", "Give “\(name)” once", "Dé «\(name)» una sola vez"))
      }
    }
    read(query, &findings)
    try findings.refuseIfAnyStopsSaving()
  }

  static var filters: [Field<Record>] { Record.fields.filter(\.kind.isFilter) }

  private mutating func read(_ query: FormInput, _ findings: inout [Finding]) {
    listing.words = query["words"].trimmed
    if query["words"].unicodeScalars.count > 200 {
      findings.append(
        AskedList.fault("words", "too-long", "Look for 200 letters at most", "Busque 200 letras como máximo"))
    }
    if query.has("sort"), Record.field(query["sort"]) == nil {
      findings.append(
        AskedList.fault("sort", "choice", "Sort by the name of a field", "Ordene por el nombre de un campo"))
    }
    listing.sort = query["sort"]
    if query.has("order"), !["ascending", "descending"].contains(query["order"]) {
      findings.append(AskedList.fault("order", "choice", "Give ascending or descending", "Dé ascending o descending"))
    }
    listing.isDescending = query["order"] == "descending"
    if query.has("limit") {
      guard let limit = Int(query["limit"]), (1...Listing.long).contains(limit) else {
        findings.append(AskedList.fault("limit", "range", "Give a number from 1 to 200", "Dé un número de 1 a 200"))
        return
      }
      listing.limit = limit
    }
    listing.after = query["after"].isEmpty ? nil : query["after"]
    for field in AskedList.filters where query.has(field.name) {
      switch field.kind {
      case .choice(let choices), .choices(let choices):
        if !choices.contains(where: { $0.name == query[field.name] }) {
          findings.append(AskedList.fault(field.name, "choice", "Give one of its choices", "Dé una de sus opciones"))
        }
      default: break
      }
      listing.filters[field.name] = query[field.name]
    }
  }

  private static func fault(_ field: String, _ code: String, _ english: String, _ spanish: String) -> Finding {
    Finding(field, code, Phrase(english, es: spanish))
  }
}
