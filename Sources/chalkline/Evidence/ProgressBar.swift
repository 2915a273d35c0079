import Foundation
import Synchronization

/// How far a calculation is, on a terminal: after a second, so that what is quick leaves no trace.
final class ProgressBar: Sendable {
  private static let width = 30

  private let start = ContinuousClock.now
  private let shown = Mutex(-1)
  private let isTerminal = isatty(STDERR_FILENO) == 1

  func show(_ share: Double) {
    guard isTerminal, ContinuousClock.now - start > .seconds(1) else { return }
    let percent = Int(share * 100)
    shown.withLock { last in
      guard percent != last else { return }
      last = percent
      let full = String(repeating: "█", count: percent * Self.width / 100)
      let rest = String(repeating: "░", count: Self.width - percent * Self.width / 100)
      FileHandle.standardError.write(Data("\r\(full)\(rest) \(percent) %".utf8))
    }
  }

  deinit {
    if shown.withLock({ $0 >= 0 }) { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}
