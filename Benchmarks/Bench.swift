/// One question about speed or size, answered by measuring us and a peer in the same run.
protocol Bench: Sendable {
  var name: String { get }
  /// What is done, on how much, and what the aim is.
  var about: String { get }
  func measure(_ programs: Programs) throws -> Report
}

/// What is measured, and how to reach it.
struct Programs: Sendable {
  /// The optimised program of this checkout.
  let chalkline: String
  /// A Python that has the peers' packages.
  let python: String
  /// How many times smaller than the real thing: 1 unless somebody is in a hurry.
  let scale: Int
}
