import Vocabulary

/// A set of questions that belong together, in both languages, each with the right by which it is used.
///
/// It comes as a data file with the product, or is entered by a district. Recipe: docs/change/an-instrument.md
package struct Instrument: Codable, Sendable, Equatable {
  /// Stable: what surveys refer to.
  package var name: String
  /// Goes up whenever the words of an item change.
  package var version: Int
  package var title: Phrase
  package var about: Phrase
  /// From the lowest answer to the highest.
  package var answers: [Phrase]
  package var constructs: [Construct]
  package var items: [Item]
  /// What allows the use of the items, by the sort of their licence.
  package var licences: [String: String]
  /// One question about the respondent, by whose choices results may be told apart.
  package var group: Grouping?

  /// What several items ask about together.
  package struct Construct: Codable, Sendable, Equatable {
    package var name: String
    package var title: Phrase
    package var about: Phrase
    /// Below this mean most people do not agree: it is in the way of working together. Source: docs/rules/surveys.md#barriers
    package var barrier: Double?
    /// From this mean on it can be built upon.
    package var strength: Double?
    /// What to do first where it is in the way.
    package var first: Phrase?

    package init(
      _ name: String, _ title: Phrase, about: Phrase, barrier: Double? = nil, strength: Double? = nil,
      first: Phrase? = nil
    ) {
      self.name = name
      self.title = title
      self.about = about
      self.barrier = barrier
      self.strength = strength
      self.first = first
    }
  }

  /// One question.
  package struct Item: Codable, Sendable, Equatable {
    package var name: String
    package var construct: String
    package var words: Phrase
    package var licence: Licence
    /// Worded the other way round: agreeing with it speaks against the construct.
    package var isReversed: Bool?

    package init(_ name: String, of construct: String, _ words: Phrase, _ licence: Licence, isReversed: Bool = false) {
      self.name = name
      self.construct = construct
      self.words = words
      self.licence = licence
      self.isReversed = isReversed ? true : nil
    }
  }

  /// By what right an item is used.
  package enum Licence: String, Codable, Sendable, CaseIterable {
    case own, publicDomain = "public-domain", licensed

    package var label: Phrase {
      switch self {
      case .own: Phrase("written for this product", es: "escrita para este producto")
      case .publicDomain: Phrase("public domain", es: "dominio público")
      case .licensed: Phrase("licensed to the district", es: "con licencia para el distrito")
      }
    }
  }

  /// A question about the respondent.
  package struct Grouping: Codable, Sendable, Equatable {
    package var words: Phrase
    package var choices: [Choice]

    package struct Choice: Codable, Sendable, Equatable {
      package var name: String
      package var words: Phrase

      package init(_ name: String, _ words: Phrase) {
        self.name = name
        self.words = words
      }
    }

    package init(_ words: Phrase, _ choices: [Choice]) {
      self.words = words
      self.choices = choices
    }
  }

  package init(
    name: String, version: Int = 1, title: Phrase, about: Phrase, answers: [Phrase], constructs: [Construct],
    items: [Item], licences: [String: String], group: Grouping? = nil
  ) {
    self.name = name
    self.version = version
    self.title = title
    self.about = about
    self.answers = answers
    self.constructs = constructs
    self.items = items
    self.licences = licences
    self.group = group
  }
}

extension Instrument {
  package var highest: Int { answers.count }
  package func items(of construct: Construct) -> [Item] { items.filter { $0.construct == construct.name } }
  package func construct(_ name: String) -> Construct? { constructs.first { $0.name == name } }

  /// An answer as it counts for the construct.
  package func turned(_ answer: Int, _ item: Item) -> Int { item.isReversed == true ? highest + 1 - answer : answer }

  /// How many questions a respondent sees.
  package var questionCount: Int { items.count + (group == nil ? 0 : 1) }

  /// Four questions a minute, with a little to read before.
  package var minutes: Int { max(1, (questionCount + 3) / 6 + 1) }
}
