import Logging
import ServiceLifecycle
import Store

/// Keeps the background work of this server alive: looks around four times a minute, and ends it in order when the server ends.
struct JobRounds: Service {
  let jobs: JobRunner
  let log: Logger
  var pause: Duration = .seconds(15)

  func run() async throws {
    await jobs.tell(faults: { [log] in log.error("a job failed: \($0)") })
    try? await cancelWhenGracefulShutdown { () async throws -> Void in
      while true {
        await lookAround()
        try await Task.sleep(for: pause)
      }
    }
    await jobs.end()
  }

  private func lookAround() async {
    do {
      try await jobs.lookAround()
    } catch is CancellationError {
      return
    } catch {
      log.warning("could not look after jobs: \(error)")
    }
  }
}
