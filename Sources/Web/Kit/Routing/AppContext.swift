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

  package var maxUploadSize: Int { Route.usualLimit }
}
