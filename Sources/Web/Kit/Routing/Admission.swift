import Hummingbird
import Store
import Vocabulary

extension Site {
  /// Who the request comes from, by the token of its session.
  func admit(_ request: Request) async throws -> SignedIn? {
    guard let token = token(.session, of: request), let open = try await store.open(token) else { return nil }
    return SignedIn(open: open, token: token)
  }
}
