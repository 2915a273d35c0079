import Vocabulary

/// How sure a fact of the directory is.
package enum FactConfidence: String, ChoiceType, Codable {
  case read, background, inferred

  package var label: Phrase {
    switch self {
    case .read: Phrase("Read at its source", es: "Leído en su fuente")
    case .background: Phrase("General knowledge, not confirmed", es: "Conocimiento general, sin confirmar")
    case .inferred: Phrase("Our own conclusion from other facts", es: "Conclusión propia a partir de otros hechos")
    }
  }
}

/// Whose word a source is.
package enum SourceVoice: String, ChoiceType, Codable {
  case law, official, research, press, promoter, practitioner

  package var label: Phrase {
    switch self {
    case .law: Phrase("Law or contract", es: "Ley o contrato")
    case .official: Phrase("Its own office", es: "Su propia oficina")
    case .research: Phrase("Research", es: "Investigación")
    case .press: Phrase("Press", es: "Prensa")
    case .promoter: Phrase("Whoever promotes it", es: "Quien lo promueve")
    case .practitioner: Phrase("People who do the work", es: "Personas que hacen el trabajo")
    }
  }
}

/// Where a fact stands written.
package struct FactSource: Sendable, Equatable, Codable {
  package var name: String
  package var address: String
  package var voice: SourceVoice

  package init(_ name: String, _ address: String, _ voice: SourceVoice) {
    self.name = name
    self.address = address
    self.voice = voice
  }
}

/// Of which time a fact is: a day, a month, a year, a school year, or openly none.
package struct FactDate: Sendable, Hashable, CustomStringConvertible {
  package let description: String

  package static let undated = FactDate(unchecked: "undated")

  private init(unchecked text: String) { description = text }

  /// `2018`, `2018-09`, `2018-09-26`, `2018-19` (a school year) or `undated`. Nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isNumeric = parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    let isDate: Bool =
      switch (parts.count, isNumeric) {
      case (1, true): parts[0].count == 4
      case (2, true): parts[0].count == 4 && parts[1].count == 2 && FactDate.isMonthOrNextYear(parts[0], parts[1])
      case (3, true): Day(text) != nil
      default: text == "undated"
      }
    guard isDate else { return nil }
    description = text
  }

  /// `2018-09` is a month, `2018-19` a school year.
  private static func isMonthOrNextYear(_ year: Substring, _ rest: Substring) -> Bool {
    guard let year = Int(year), let number = Int(rest) else { return false }
    return (1...12).contains(number) || number == (year + 1) % 100
  }

  package var label: Phrase {
    self == .undated ? Phrase("not dated", es: "sin fecha") : Phrase(verbatim: description)
  }
}

extension FactDate: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let date = FactDate(text) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "write the date as 2018, 2018-09, 2018-09-26, 2018-19 or undated, not “\(text)”"))
    }
    self = date
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// One thing that is known of a place in the directory, with where it stands written, of which time it is, and how sure.
package struct ExemplarFact: Sendable, Equatable, Codable, Identifiable {
  /// Stable within its place: figures name the fact that they come from.
  package var id: String
  package var feature: DesignFeature
  package var statement: Phrase
  package var sources: [FactSource]
  package var date: FactDate
  package var confidence: FactConfidence
  /// For a conclusion: the facts that it follows from.
  package var from: [String]?

  package init(
    _ id: String, _ feature: DesignFeature, _ statement: Phrase, sources: [FactSource], date: FactDate,
    confidence: FactConfidence = .read
  ) {
    self.id = id
    self.feature = feature
    self.statement = statement
    self.sources = sources
    self.date = date
    self.confidence = confidence
  }
}
