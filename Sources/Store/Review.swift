import Synchronization
import Vocabulary

extension Store {
  /// The nine questions, each answered from the district's records as they are now.
  package func review(of district: District.ID) async throws -> [Answer] {
    try await read(district) { records in try remembered.answers(for: records) }
  }
}

extension Records {
  /// Works the nine answers out of the records.
  package func review() throws -> [Answer] {
    let answers = try purposeAnswers() + contextAnswers() + measureAnswers()
    return KeyQuestion.allCases.map { question in
      answers.first { $0.question == question } ?? Answer(question, Phrase(verbatim: ""), evidence: [], missing: [])
    }
  }

  /// Changes with every act of the district, so what was worked out before it need not be worked out again while it stands.
  package func lastEntry() throws -> Int {
    try session.count("SELECT number FROM history_head WHERE district = \(district)")
  }
}

/// Answers that still hold, because nothing was entered in the district's history since they were worked out.
package final class RememberedAnswers: Sendable {
  private struct Known {
    let entry: Int
    let day: Day
    let answers: [Answer]
  }

  private let known = Mutex<[District.ID: Known]>([:])

  func answers(for records: Records) throws -> [Answer] {
    let entry = try records.lastEntry()
    if let known = known.withLock({ $0[records.district] }), known.entry == entry, known.day == records.today {
      return known.answers
    }
    let answers = try records.review()
    known.withLock { $0[records.district] = Known(entry: entry, day: records.today, answers: answers) }
    return answers
  }
}
