import Hummingbird
import Store
import Vocabulary

extension Site {
  /// Who the request comes from, by the token of its session.
  func admit(_ request: Request) async throws -> SignedIn? { nil }
}
