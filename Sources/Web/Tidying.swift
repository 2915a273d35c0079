import Logging
import ServiceLifecycle
import Store
import Vocabulary

/// Once when the server starts and then each day: takes away what has ended (sessions, links, log lines past their time), and sends the
/// mail of the week to those who have not had it.
struct Tidying: Service {
  let store: Store
  let log: Logger
  var digests: DigestRound?
  var pause: Duration = .seconds(86_400)

  func run() async throws {
    try await cancelWhenGracefulShutdown { () async throws -> Void in
      while true {
        await tidy()
        try await Task.sleep(for: pause)
      }
    }
  }

  /// What fails today is tried again tomorrow; the pages do not wait for it.
  func tidy() async {
    do {
      for district in try await store.districts() {
        let rows = try await store.tidyAccess(in: district.id) + store.tidySubscriptions(in: district.id)
        if rows > 0 { log.info("tidied", metadata: ["district": "\(district.id)", "rows": "\(rows)"]) }
        let letters = try await digests?.send(in: district) ?? 0
        if letters > 0 { log.info("weekly mail", metadata: ["district": "\(district.id)", "letters": "\(letters)"]) }
      }
    } catch is CancellationError {
      return
    } catch {
      log.warning("could not tidy: \(error)")
    }
  }
}
