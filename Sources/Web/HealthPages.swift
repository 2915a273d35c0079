import HTTPTypes
import Logging
import Store

/// For whoever watches the server: that it runs, and that its database answers.
struct HealthPages: Pages {
  var routes: [Route] { [.get("/health", .nothing, health), .get("/ready", .nothing, ready)] }

  private func health(_ visit: Visit) async throws -> Reply { .bytes(Array("runs\n".utf8), as: "text/plain") }

  /// Says nothing of what is wrong to whoever asks; the log does.
  private func ready(_ visit: Visit) async throws -> Reply {
    do {
      _ = try await visit.store.districts()
      return .bytes(Array("ready\n".utf8), as: "text/plain")
    } catch {
      visit.log.error("not ready: \(error)")
      return .bytes(Array("not ready\n".utf8), as: "text/plain", status: .serviceUnavailable)
    }
  }
}
