/// An answer in one language, as programs read it from the API and from the command line.
package struct ToldAnswer: Equatable, Sendable, Codable {
  package let number: Int
  package let strategy: Strategy
  package let question: String
  package let sentence: String
  package let strength: Strength
  package let evidence: [Evidence]
  package let missing: [Gap]

  package struct Evidence: Equatable, Sendable, Codable {
    package let label: String
    package let figure: String
    package let strength: Strength
    package let path: String?
  }

  package struct Gap: Equatable, Sendable, Codable {
    package let what: String
    package let path: String
    package let limit: Strength?
  }
}

extension Answer {
  package func told(in language: Language) -> ToldAnswer {
    ToldAnswer(
      number: number, strategy: question.strategy, question: question.words[language], sentence: sentence[language],
      strength: strength,
      evidence: evidence.map {
        .init(label: $0.label[language], figure: $0.figure[language], strength: $0.strength, path: $0.link?.path)
      },
      missing: missing.map { .init(what: $0.what[language], path: $0.link.path, limit: $0.limit) })
  }
}
