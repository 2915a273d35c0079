/// One question about speed or size, answered by measuring us and a peer in the same run.
protocol Bench: Sendable {
  var name: String { get }
  /// What is done, and on how much.
  var about: String { get }
  /// Hands over each line as soon as it is measured.
  func measure(_ programs: Programs, _ tell: (Line) -> Void) throws
}

/// What is measured, and how to reach it.
struct Programs: Sendable {
  /// The optimised program of this checkout.
  let chalkline: String
  /// A Python that has the peers' packages.
  let python: String
  /// How many times smaller than the real thing: 1 unless somebody is in a hurry.
  let scale: Int

  func scaled(_ count: Int, atLeast least: Int = 1) -> Int { max(least, count / scale) }
}
