import Vocabulary

extension Store {
  /// The nine questions, each answered from the district's records as they are now.
  package func review(of district: District.ID) async throws -> [Answer] {
    try await read(district) { [answers] records in try answers.value(.all, in: records) { try records.review() } }
  }
}

extension Records {
  /// Works the nine answers out of the records.
  package func review() throws -> [Answer] {
    let answers = try purposeAnswers() + contextAnswers() + measureAnswers() + buildAnswers() + supportAnswers()
    return KeyQuestion.allCases.map { question in
      answers.first { $0.question == question } ?? Answer(question, Phrase(verbatim: ""), evidence: [], missing: [])
    }
  }
}

/// The nine answers are remembered together.
enum Review: Hashable { case all }
