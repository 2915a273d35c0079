import Vocabulary

/// How a field's value stands in JSON: shares from 0 to 1, money in cents, days and school years as texts, references by identifier.
extension FieldKind {
  func json(_ value: FieldValue) -> JSONValue {
    switch (self, value) {
    case (.flag, .none): false
    case (.flag, .integer(let flag)): .flag(flag == 1)
    case (.choices, .none), (.references, .none): []
    case (_, .none): .null
    case (.year, .integer): .text(typed(value))
    case (_, .text(let text)): .text(text)
    case (_, .integer(let number)): .integer(number)
    case (_, .real(let number)): .real(number)
    case (_, .list(let names)): .list(names.map(JSONValue.text))
    }
  }

  /// Throws with a stable code where the JSON is no value of the field.
  func value(json: JSONValue) throws(UnreadableField) -> FieldValue {
    switch (self, json) {
    case (.flag, .flag(let flag)): return .integer(flag ? 1 : 0)
    case (_, .null): return self == .flag ? .integer(0) : .none
    case (.integer(let range), .integer(let number)):
      guard range.contains(number) else { return try value(from: String(number)) }
      return .integer(number)
    case (.money, .integer(let cents)):
      guard Self.cents.contains(cents) else { throw UnreadableField("range", Self.tooMuch) }
      return .integer(cents)
    case (.real, _):
      guard let number = json.real, number.isFinite else { throw wrongType }
      return .real(number)
    case (.share, _):
      guard let share = json.real else { throw wrongType }
      guard (0...1).contains(share) else {
        throw UnreadableField("share", Phrase("Give a share from 0 to 1", es: "Dé una parte de 0 a 1"))
      }
      return .real(share)
    case (.choice(let choices), .text(let name)):
      guard choices.contains(where: { $0.name == name }) else { throw noChoice(choices) }
      return .text(name)
    case (.choices(let choices), .list(let list)):
      let names = try names(list)
      guard names.allSatisfy({ name in choices.contains { $0.name == name } }) else { throw noChoice(choices) }
      return FieldValue(names)
    case (.references, .list(let list)): return FieldValue(try names(list))
    case (.line, .text(let text)), (.text, .text(let text)), (.email, .text(let text)), (.address, .text(let text)),
      (.day, .text(let text)), (.year, .text(let text)), (.reference, .text(let text)):
      // A page forgives spaces, other orders of a day and the like; a program is held to one shape.
      guard hasShape(text) else { throw misshapen }
      return try value(from: text)
    default: throw wrongType
    }
  }

  /// As far as cents are exact in every program that reads JSON.
  static let cents = -100_000_000_000_00...100_000_000_000_00

  private static let lineBreaks: Set<Unicode.Scalar> = [
    "\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}",
  ]

  private func hasShape(_ text: String) -> Bool {
    switch self {
    case .line: !text.unicodeScalars.contains(where: Self.lineBreaks.contains)
    case .email: text.wholeMatch(of: #/[^@\s]+@[^@\s]+\.[^@\s]+/#) != nil
    case .address: text.wholeMatch(of: #/https?:\/\/[!-~]+/#) != nil
    case .day: text.wholeMatch(of: #/[0-9]{4}-[0-9]{2}-[0-9]{2}/#) != nil
    case .year: text.wholeMatch(of: #/[0-9]{4}-[0-9]{2}/#) != nil
    default: true
    }
  }

  private static var tooMuch: Phrase {
    Phrase("Give an amount that a district could have", es: "Dé una cantidad que un distrito pueda tener")
  }

  private func names(_ list: [JSONValue]) throws(UnreadableField) -> [String] {
    let names = list.compactMap(\.text)
    guard names.count == list.count, Set(names).count == names.count,
      names.allSatisfy({ !$0.isEmpty && !$0.contains(";") })
    else { throw wrongType }
    return names
  }

  private func noChoice(_ choices: [Choice]) -> UnreadableField {
    let names = choices.map(\.name).joined(separator: ", ")
    return UnreadableField("choice", Phrase("Give one of: \(names)", es: "Dé una de: \(names)"))
  }

  private var misshapen: UnreadableField {
    switch self {
    case .line: UnreadableField("one-line", Phrase("Use one line only", es: "Use una sola línea"))
    case .email:
      UnreadableField("email", Phrase("Give an e-mail address", es: "Dé una dirección de correo electrónico"))
    case .address:
      UnreadableField(
        "address",
        Phrase("Give a web address that starts with https://", es: "Dé una dirección web que empiece con https://"))
    case .day: UnreadableField("day", Phrase("Give a day like 2026-09-01", es: "Dé un día como 2026-09-01"))
    case .year: UnreadableField("year", Phrase("Give a school year like 2026-27", es: "Dé un año escolar como 2026-27"))
    default: wrongType
    }
  }

  private var wrongType: UnreadableField {
    UnreadableField(
      "type",
      Phrase("Give \(shape.en), or null for nothing", es: "Dé \(shape.es), o null si no hay nada"))
  }

  private var shape: Phrase {
    switch self {
    case .integer: Phrase("a whole number", es: "un número entero")
    case .money: Phrase("a whole number of cents", es: "un número entero de centavos")
    case .real: Phrase("a number", es: "un número")
    case .share: Phrase("a number from 0 to 1", es: "un número de 0 a 1")
    case .flag: Phrase("true or false", es: "true o false")
    case .choices, .references: Phrase("a list of names, each once", es: "una lista de nombres sin repetir")
    default: Phrase("a text", es: "un texto")
    }
  }

  /// What is accepted. A value that is null is taken away.
  var schema: JSONValue {
    switch self {
    case .line:
      ["type": ["string", "null"], "pattern": "^[^\\n\\r\\u000b\\u000c\\u0085\\u2028\\u2029\\u0000]*$"]
    case .text, .reference: ["type": ["string", "null"], "pattern": "^[^\\u0000]*$"]
    case .email: ["type": ["string", "null"], "pattern": "^[^@\\s\\u0000]+@[^@\\s\\u0000]+\\.[^@\\s\\u0000]+$"]
    case .address: ["type": ["string", "null"], "pattern": "^https?://[!-~]+$"]
    case .integer(let range):
      ["type": ["integer", "null"], "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
    case .real: ["type": ["number", "null"]]
    case .share: ["type": ["number", "null"], "minimum": 0, "maximum": 1]
    case .money:
      [
        "type": ["integer", "null"], "description": "In cents.", "minimum": .integer(Self.cents.lowerBound),
        "maximum": .integer(Self.cents.upperBound),
      ]
    case .day: ["type": ["string", "null"], "format": "date"]
    case .year: ["type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}$", "description": "Like 2026-27."]
    case .flag: ["type": ["boolean", "null"]]
    case .choice(let choices): ["enum": .list(choices.map { .text($0.name) } + [.null])]
    case .choices(let choices):
      [
        "type": ["array", "null"], "uniqueItems": true,
        "items": ["type": "string", "enum": .list(choices.map { .text($0.name) })],
      ]
    case .references:
      [
        "type": ["array", "null"], "uniqueItems": true,
        "items": ["type": "string", "minLength": 1, "pattern": "^[^;\\u0000]*$"],
      ]
    }
  }

  /// What is answered: the same shape, without the bounds, since what was kept before a bound was set is told as it is.
  var toldSchema: JSONValue {
    switch self {
    case .integer, .money: ["type": ["integer", "null"]]
    case .real, .share: ["type": ["number", "null"]]
    case .flag: ["type": "boolean"]
    case .choices, .references: ["type": "array", "items": ["type": "string"]]
    default: ["type": ["string", "null"]]
    }
  }

  /// What the field refers to and how it is to be read, for the documentation.
  var remark: String {
    switch self {
    case .reference(let kind): "The identifier of one: \(kind)."
    case .references(let kind): "Identifiers of: \(kind)."
    case .money: "In cents."
    case .share: "From 0 to 1."
    default: ""
    }
  }
}
