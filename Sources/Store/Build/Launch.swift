import Build
import Measures
import Vocabulary

extension ActName {
  package static let launched: ActName = "launched"
}

extension ActRecords {
  /// Launches the initiative: nothing may be missing but what is excepted by name, and what success means is sealed.
  /// Throws `Refusal` with everything that stands in the way.
  @discardableResult package func launch() throws -> Seal {
    try author.require(.editPlan, at: .district)
    let gate = try launchGate()
    try gate.refuseUnlessReady()
    let seal = try seal(exceptions: gate.exceptions)
    try note(
      .launched, kind: "seal", record: seal.id.rawValue, title: seal.digest,
      after: CanonicalJSON.text(["digest": .text(seal.digest), "exceptions": .list(gate.exceptions.map(\.what))]))
    return seal
  }
}
