import Store
import Synchronization
import Vocabulary

/// Counts requests by the minute, for each token and for each address that comes without a good one. In memory: a server counts its own.
package final class RequestBudget: Sendable {
  private struct Minute {
    var number: Int
    var count: Int
  }

  /// For one token in one minute.
  package let perToken: Int
  /// Wrong tokens from one address in one minute: there are 2²⁵⁶ of them, so this is about noise, not about guessing.
  var wrongPerAddress: Int { max(1, perToken / 5) }

  private let minutes = Mutex<[String: Minute]>([:])

  package init(perToken: Int = 600) { self.perToken = perToken }

  /// Throws when this one is too many.
  func spend(_ key: String, of most: Int, at moment: Moment) throws {
    let now = moment.milliseconds / 60_000
    let count = minutes.withLock { minutes in
      // What is left of minutes past is let go when there is much of it.
      if minutes.count > 10_000 { minutes = minutes.filter { $0.value.number == now } }
      var minute = minutes[key] ?? Minute(number: now, count: 0)
      if minute.number != now { minute = Minute(number: now, count: 0) }
      minute.count += 1
      minutes[key] = minute
      return minute.count
    }
    if count > most { throw TooMany(wait: 60 - moment.milliseconds / 1000 % 60) }
  }
}
