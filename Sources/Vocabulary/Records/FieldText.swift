/// How a field's value is read from what a person typed or a file holds, and written back so that it reads the same.
extension FieldKind {
  /// References are read as identifiers; names are looked up where the records are.
  package func value(from typed: String) throws(UnreadableField) -> FieldValue {
    let text = typed.trimmed
    if text.isEmpty { return self == .flag ? .integer(0) : .none }
    if text.utf8.contains(0) {
      throw UnreadableField(
        "nul", Phrase("Remove the invisible character (NUL)", es: "Quite el carácter invisible (NUL)"))
    }
    switch self {
    case .line:
      if text.contains(where: \.isNewline) {
        throw UnreadableField("one-line", Phrase("Use one line only", es: "Use una sola línea"))
      }
      return .text(text)
    case .text, .reference: return .text(text)
    case .email:
      let parts = text.split(separator: "@", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !text.contains(" ") else {
        throw UnreadableField(
          "email",
          Phrase(
            "Enter an e-mail address, like name@district.org",
            es: "Escriba un correo electrónico, como nombre@distrito.org"))
      }
      return .text(text)
    case .address:
      guard text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains(" ") else {
        throw UnreadableField(
          "address",
          Phrase(
            "Enter a web address that starts with https://", es: "Escriba una dirección web que empiece con https://"))
      }
      return .text(text)
    case .integer(let range):
      guard let number = Int(text.filter { $0 != "," }) else {
        throw UnreadableField(
          "number", Phrase("Enter a whole number, like 12", es: "Escriba un número entero, como 12"))
      }
      guard range.contains(number) else {
        let bounds = (range.lowerBound.grouped, range.upperBound.grouped)
        throw UnreadableField(
          "range",
          Phrase("Enter a number from \(bounds.0) to \(bounds.1)", es: "Escriba un número de \(bounds.0) a \(bounds.1)")
        )
      }
      return .integer(number)
    case .real:
      guard let number = Double(text.filter { $0 != "," }), number.isFinite else {
        throw UnreadableField("number", Phrase("Enter a number, like 3.5", es: "Escriba un número, como 3.5"))
      }
      return .real(number)
    case .share:
      guard let percent = Double(text.filter { $0 != "%" && $0 != " " }), (0...100).contains(percent) else {
        throw UnreadableField(
          "share", Phrase("Enter a percentage from 0 to 100", es: "Escriba un porcentaje de 0 a 100"))
      }
      return .real(percent / 100)
    case .money:
      guard let money = Money(text) else {
        throw UnreadableField(
          "money",
          Phrase(
            "Enter an amount in dollars, like 1,200 or 1200.50",
            es: "Escriba una cantidad en dólares, como 1,200 o 1200.50"))
      }
      return .integer(money.cents)
    case .day:
      guard let day = Day(text) else {
        throw UnreadableField(
          "day", Phrase("Enter a day that exists, like 2026-09-01", es: "Escriba un día que exista, como 2026-09-01"))
      }
      return .text(day.description)
    case .year:
      guard let year = SchoolYear(text) else {
        throw UnreadableField(
          "year", Phrase("Enter a school year, like 2026-27", es: "Escriba un año escolar, como 2026-27"))
      }
      return .integer(year.start)
    case .flag:
      switch text.lowercased() {
      case "1", "yes", "true", "on", "sí", "si", "y": return .integer(1)
      case "0", "no", "false", "off", "n": return .integer(0)
      default: throw UnreadableField("flag", Phrase("Enter yes or no", es: "Escriba sí o no"))
      }
    case .choice(let choices): return .text(try Self.name(of: text, among: choices))
    case .choices(let choices):
      var names: [String] = []
      for part in text.split(separator: ";") { names.append(try Self.name(of: part.trimmed, among: choices)) }
      return FieldValue(names)
    case .references: return FieldValue(text.split(separator: ";").map(\.trimmed).filter { !$0.isEmpty })
    }
  }

  private static func name(of text: String, among choices: [Choice]) throws(UnreadableField) -> String {
    let wanted = text.lowercased()
    if let choice = choices.first(where: {
      [$0.name.lowercased(), $0.label.en.lowercased(), $0.label.es.lowercased()].contains(wanted)
    }) {
      return choice.name
    }
    throw UnreadableField(
      "choice",
      Phrase(
        "Choose one of: \(choices.map(\.label.en).joined(separator: ", "))",
        es: "Elija una de: \(choices.map(\.label.es).joined(separator: ", "))"))
  }

  /// What `value(from:)` reads back as the same value; choices by their stable name.
  package func typed(_ value: FieldValue) -> String {
    switch (self, value) {
    case (_, .none): ""
    case (.money, .integer(let cents)): Money(cents: cents).plain
    case (.share, .real(let share)): Self.exactPercent(share)
    case (.year, .integer(let start)): "\(start)-\(((start + 1) % 100).padded(2))"
    case (.flag, .integer(let flag)): flag == 1 ? "yes" : "no"
    case (_, .integer(let number)): String(number)
    case (_, .real(let number)): number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    case (_, .text(let text)): text
    case (_, .list(let names)): names.joined(separator: "; ")
    }
  }

  /// As a person reads it. References are shown by their identifiers: the caller knows the names.
  package func shown(_ value: FieldValue) -> Phrase {
    switch (self, value) {
    case (.choice(let choices), .text(let name)): choices.first { $0.name == name }?.label ?? Phrase(verbatim: name)
    case (.choices(let choices), .list(let names)):
      Phrase.list(names.map { name in choices.first { $0.name == name }?.label ?? Phrase(verbatim: name) })
    case (.money, .integer(let cents)): Phrase(verbatim: Money(cents: cents).description)
    case (.share, .real(let share)): Phrase(verbatim: Self.percent(share) + "%")
    case (.year, .integer(let start)): Phrase(verbatim: SchoolYear(start).description)
    case (.flag, .integer(let flag)): flag == 1 ? Phrase("Yes", es: "Sí") : Phrase("No", es: "No")
    case (.integer, .integer(let number)): Phrase(verbatim: number.grouped)
    default: Phrase(verbatim: typed(value))
    }
  }

  /// With as many places as it takes to read the same share back.
  private static func exactPercent(_ share: Double) -> String {
    for places in [1.0, 10, 100, 1e3, 1e4, 1e6, 1e8, 1e10, 1e12] {
      let percent = (share * 100 * places).rounded() / places
      if percent / 100 == share { return percent == percent.rounded() ? String(Int(percent)) : String(percent) }
    }
    return String(share * 100)
  }

  private static func percent(_ share: Double) -> String {
    let tenths = (share * 1000).rounded() / 10
    return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
  }
}

/// Why a typed text is not a value of its field.
package struct UnreadableField: Error, Equatable {
  package let code: String
  package let message: Phrase

  package init(_ code: String, _ message: Phrase) {
    self.code = code
    self.message = message
  }
}

extension StringProtocol {
  /// Without white space at either end.
  package var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }
}

extension String {
  package var trimmed: String {
    // Most text has nothing around it, and two bytes say so.
    if let first = utf8.first, let last = utf8.last, first.isPrinted, last.isPrinted { return self }
    return self[...].trimmed
  }
}

extension UInt8 {
  /// Whether it is a letter, digit or sign of ASCII, which nothing beside it makes into white space.
  fileprivate var isPrinted: Bool { 0x20 < self && self < 0x7F }
}
