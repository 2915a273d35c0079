import Vocabulary

/// In what a design question is answered: a share, a number of something, money, one of several, yes or no, words, or whom.
package enum AnswerKind: String, ChoiceType {
  case share, count, money, choice, flag, text, people

  package var label: Phrase {
    switch self {
    case .share: Phrase("A share", es: "Un porcentaje")
    case .count: Phrase("A number", es: "Un número")
    case .money: Phrase("Money", es: "Dinero")
    case .choice: Phrase("One of several", es: "Una de varias opciones")
    case .flag: Phrase("Yes or no", es: "Sí o no")
    case .text: Phrase("Words", es: "Palabras")
    case .people: Phrase("Whom: one or several groups", es: "Quiénes: uno o varios grupos")
    }
  }

  /// Whether one value can be more than another.
  package var isOrdered: Bool { [.share, .count, .money].contains(self) }
  /// Whether its values come from a list.
  package var isListed: Bool { [.choice, .people].contains(self) }
}

/// What a design question is answered with.
package enum PlanValue: Hashable, Sendable {
  case share(Double)
  case count(Int)
  case money(Money)
  case choice(String)
  case flag(Bool)
  case text(String)
  case people([String])

  /// Where it stands in the order of its kind.
  package var amount: Double? {
    switch self {
    case .share(let share): share
    case .count(let count): Double(count)
    case .money(let money): Double(money.cents)
    default: nil
    }
  }

  /// What `AnswerKind.value(from:among:)` reads back as the same value.
  package var typed: String {
    switch self {
    case .share(let share): FieldKind.share.typed(.real(share))
    case .count(let count): String(count)
    case .money(let money): money.plain
    case .choice(let text), .text(let text): text
    case .flag(let flag): flag ? "yes" : "no"
    case .people(let names): names.joined(separator: "; ")
    }
  }

  package var shown: Phrase {
    switch self {
    case .share(let share): Phrase(percent: share)
    case .count(let count): Phrase(verbatim: count.grouped)
    case .money(let money): Phrase(verbatim: money.description)
    case .choice(let text), .text(let text): Phrase(verbatim: text)
    case .flag(let flag): flag ? Phrase("Yes", es: "Sí") : Phrase("No", es: "No")
    case .people(let names): .list(names)
    }
  }
}

extension AnswerKind {
  /// Reads what somebody typed; nil for nothing. Names from a list come back as the list spells them.
  package func value(from typed: String, among options: [String] = []) throws(UnreadableField)
    -> PlanValue?
  {
    let text = typed.trimmed
    if text.isEmpty { return nil }
    switch self {
    case .share: return try FieldKind.share.value(from: text).real.map(PlanValue.share)
    case .count:
      return try FieldKind.integer(0...1_000_000).value(from: text).integer.map(PlanValue.count)
    case .money:
      return try FieldKind.money.value(from: text).integer.map { .money(Money(cents: $0)) }
    case .flag: return try FieldKind.flag.value(from: text).integer.map { .flag($0 == 1) }
    case .text: return .text(try FieldKind.text.value(from: text).text)
    case .choice: return .choice(try Self.known(text, among: options))
    case .people:
      var names: [String] = []
      for part in text.names {
        let name = try Self.known(part, among: options)
        if !names.contains(name) { names.append(name) }
      }
      return names.isEmpty ? nil : .people(names)
    }
  }

  private static func known(_ text: String, among options: [String]) throws(UnreadableField)
    -> String
  {
    if options.isEmpty { return text }
    if let exact = options.first(where: { $0 == text }) { return exact }
    if let found = options.first(where: { $0.lowercased() == text.lowercased() }) { return found }
    let list = Phrase.list(options)
    throw UnreadableField(
      "choice", Phrase("Choose among: \(list.en)", es: "Elija entre: \(list.es)"))
  }
}

extension String {
  /// Names that somebody listed: one on a line, or with semicolons between.
  package var names: [String] {
    split(whereSeparator: { $0.isNewline || $0 == ";" }).map(\.trimmed).filter { !$0.isEmpty }
  }
}
