import Synchronization
import Vocabulary

/// A clock that moves only when a test says so. Starts on a Monday morning.
package final class TestClock: Sendable {
  private let moment = Mutex(Moment("2026-11-23T15:00:00Z")!)

  package init() {}

  package var now: @Sendable () -> Moment { { self.moment.withLock { $0 } } }

  package func advance(seconds: Int) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
  package func advance(days: Int) { advance(seconds: days * 86_400) }
}
