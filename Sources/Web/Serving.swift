import Foundation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// Somebody else answers at this address already.
package struct AddressTaken: Error {
  package let address: String
}

extension Site {
  /// Answers until told to stop (SIGTERM, or Ctrl-C); then finishes what it has begun, for half a minute at most.
  package func serve(
    on host: String, port: Int, log: Logger, ready: @escaping @Sendable (String) -> Void
  ) async throws {
    let application = Application(
      responder: router().buildResponder(),
      server: .http1(configuration: .init(idleTimeout: .seconds(75))),
      configuration: .init(address: .hostname(host, port: port)),
      onServerRunning: { channel in ready("http://\(host):\(channel.localAddress?.port ?? port)") },
      logger: log)
    var group = ServiceGroupConfiguration(
      services: [
        application, Tidying(store: store, log: log, digests: DigestRound(site: self, log: log)),
        JobRounds(jobs: jobs, log: log),
      ],
      gracefulShutdownSignals: [.sigterm, .sigint],
      logger: log)
    group.maximumGracefulShutdownDuration = .seconds(30)
    do {
      try await ServiceGroup(configuration: group).run()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw AddressTaken(address: "\(host):\(port)")
    }
  }
}
