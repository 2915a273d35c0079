import Hummingbird
import Logging
import NIOCore
import Vocabulary

/// What Hummingbird carries along with a request.
package struct AppContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// Where the request came from, as the connection says.
  package let remoteAddress: String
  /// Named on calm pages and in the log, so that the two find each other.
  package let requestID: String

  package init(source: Source) {
    coreContext = .init(source: source)
    remoteAddress = source.channel.remoteAddress?.ipAddress ?? "local"
    requestID = Identifier<AppContext>.new().rawValue
  }

  /// A proxy in front stands on the same machine; nobody else is believed about where a request comes from.
  var isFromThisMachine: Bool { ["127.0.0.1", "::1", "local"].contains(remoteAddress) }

  package var maxUploadSize: Int { Route.usualLimit }
}
