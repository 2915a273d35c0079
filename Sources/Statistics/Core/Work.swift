/// How a calculation is carried out, none of which changes a digit of its result.
package struct Work: Sendable {
  package let threads: Int
  private let report: @Sendable (Double) -> Void
  private let isCalledOff: @Sendable () -> Bool

  /// - Parameter report: is told the share done, from 0 to 1.
  package init(
    threads: Int = Blocks.usualThreads,
    isCalledOff: @escaping @Sendable () -> Bool = { Task.isCancelled },
    report: @escaping @Sendable (Double) -> Void = { _ in }
  ) {
    self.threads = max(1, threads)
    self.report = report
    self.isCalledOff = isCalledOff
  }

  /// Tells how far it is, and stops where nobody waits for the result any more.
  package func isAt(_ share: Double) throws {
    try isStillWanted()
    report(min(1, max(0, share)))
  }
  /// Stops where nobody waits for the result any more.
  package func isStillWanted() throws {
    if isCalledOff() { throw CancellationError() }
  }
}
