import Vocabulary

/// How a place of the directory holds one question of design: how firmly, where it is decided, and within what.
///
/// What is nil is not known: a tight question without a value is decided for every school, and what was decided is not published.
package struct ExemplarRight: Sendable, Equatable, Codable {
  /// Of the library of design questions, by its name.
  package var question: String
  package var hold: Hold
  package var level: DecisionLevel
  /// Of a tight question: as somebody would type it in English; an option by its English name.
  package var value: String?
  package var least: String?
  package var most: String?
  /// Options by their English names.
  package var allowed: [String]?
  package var oneOf: [String]?
  /// What schools are given in return.
  package var gives: Phrase?
  /// The fact that says so.
  package var fact: String

  package init(_ question: String, _ hold: Hold, _ level: DecisionLevel, fact: String) {
    self.question = question
    self.hold = hold
    self.level = level
    self.fact = fact
  }
}

extension Hold: Codable {}
extension DecisionLevel: Codable {}

extension ExemplarRight {
  package var designQuestion: DesignQuestion? { DesignQuestion(named: question) }

  /// A draft of the district’s own, which says from where it was begun. Nil for a question that the library does not have.
  package func draft(in year: SchoolYear, from exemplar: Exemplar, language: Language) -> DecisionRight? {
    guard let question = designQuestion else { return nil }
    var right = question.right(in: year, language: language)
    right.hold = hold
    right.level = level
    right.value = value.map { question.option($0, language) } ?? ""
    right.least = least ?? ""
    right.most = most ?? ""
    right.allowed = names(allowed, question, language)
    right.oneOf = names(oneOf, question, language)
    right.gives = gives?[language] ?? ""
    right.statement =
      exemplar.fact(fact).map { said in
        Phrase(
          "As in \(exemplar.title.en): \(said.statement.en)", es: "Como en \(exemplar.title.es): \(said.statement.es)")[
            language]
      } ?? ""
    return right
  }

  private func names(_ options: [String]?, _ question: DesignQuestion, _ language: Language) -> String {
    (options ?? []).map { question.option($0, language) }.joined(separator: "\n")
  }

  /// The rule in a few words, as a right of the district’s own would say it.
  package func rule(in exemplar: Exemplar) -> Phrase {
    func words(_ language: Language) -> Phrase? {
      draft(in: SchoolYear(containing: exemplar.read), from: exemplar, language: language)?.rule
    }
    return Phrase(words(.english)?.en ?? "", es: words(.spanish)?.es ?? "")
  }

  /// Options of the library that it names.
  var options: [String] {
    let isListed = designQuestion?.kind.isListed ?? false
    return (allowed ?? []) + (oneOf ?? []) + (isListed ? value?.names ?? [] : [])
  }
}

extension DesignQuestion {
  /// An option by its English name, as the language says it; anything else as it is.
  fileprivate func option(_ names: String, _ language: Language) -> String {
    guard kind.isListed else { return names }
    return names.names.map { name in options.first { $0.en == name }?[language] ?? name }.joined(separator: "; ")
  }
}
