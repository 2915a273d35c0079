import Vocabulary

/// A question put to data: everything that decides the answer besides the data, so that it can be put again a year later.
///
/// A conforming type is a value whose stored properties are all there is to choose: columns, options, seed.
package protocol Analysis: Codable, Sendable {
  associatedtype Outcome: Encodable & Sendable & Shown

  /// Its name on the command line and in JSON: "value-added".
  static var name: String { get }
  /// Goes up when the same data would give other digits.
  static var version: Int { get }

  /// The columns that it reads.
  var columns: Columns { get }

  /// - Throws: `Refusal` when the data cannot carry an answer; `CancellationError` when `work` is called off.
  func answer(from frame: Frame, _ work: Work) throws -> Answered<Outcome>
}

/// An outcome with what stands behind it.
package struct Answered<Outcome: Encodable & Sendable & Shown>: Sendable {
  package var outcome: Outcome
  package var rows: Rows
  package var checks: [Check]
  package var told: Telling

  package init(_ outcome: Outcome, rows: Rows, checks: [Check] = [], told: Telling) {
    self.outcome = outcome
    self.rows = rows
    self.checks = checks
    self.told = told
  }
}

/// An answer as it is kept: with the question, and the digest of the data, from which it can be made again to the same bytes.
package struct Evidence<Question: Analysis>: Encodable, Sendable {
  package var method: String
  package var version: Int
  package var question: Question
  /// SHA-256 of the data, in hexadecimal.
  package var digest: String
  package var rows: Rows
  package var checks: [Check]
  package var told: Telling
  package var outcome: Question.Outcome

  package init(_ question: Question, from frame: Frame, _ work: Work = Work()) throws {
    try frame.refuseHuge(question.columns.numbers)
    let answered = try question.answer(from: frame, work)
    self.method = Question.name
    self.version = Question.version
    self.question = question
    self.digest = frame.digest
    self.rows = answered.rows
    self.checks = answered.checks
    self.told = answered.told
    self.outcome = answered.outcome
  }
}
