import Logging
import ServiceLifecycle
import Store
import Vocabulary

/// Takes away, once when the server starts and then each day, what has ended: sessions, links, and log lines past their time.
struct Tidying: Service {
  let store: Store
  let log: Logger
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
      }
    } catch is CancellationError {
      return
    } catch {
      log.warning("could not tidy: \(error)")
    }
  }
}
