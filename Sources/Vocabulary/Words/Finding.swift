/// One thing that stands in the way, said to the person who can put it right.
package struct Finding: Equatable, Sendable, Error, Codable {
  /// The name of the field, or of the place in a file, that it speaks of; empty when it is about the whole.
  package var field: String
  /// Stable: programs may rely on it.
  package var code: String
  /// What to do, in the imperative. The wording may change.
  package var message: Phrase
  package var stops: Stops

  package enum Stops: String, Sendable, Codable { case saving, launching, nothing }

  package init(_ field: String, _ code: String, _ message: Phrase, stops: Stops = .saving) {
    self.field = field
    self.code = code
    self.message = message
    self.stops = stops
  }
}

/// An act declined, with every reason at once.
package struct Refusal: Error, Equatable, Sendable {
  package var findings: [Finding]

  package init(_ findings: [Finding]) {
    self.findings = findings
  }

  package init(_ field: String, _ code: String, _ message: Phrase) {
    self.init([Finding(field, code, message)])
  }
}

extension Sequence where Element == Finding {
  /// Throws when anything stands in the way of saving.
  package func refuseIfAnyStopsSaving() throws(Refusal) {
    let stopping = filter { $0.stops == .saving }
    if !stopping.isEmpty { throw Refusal(stopping) }
  }
}
