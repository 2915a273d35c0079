import HTTPTypes
import Hummingbird
import Store
import Vocabulary

/// What goes on every answer: no script but ours, no framing, no guessing of types, and no keeping of personal pages.
struct Headers: RouterMiddleware {
  let site: Site

  func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    var response = await answer(request, context, next)
    let isAsset = request.uri.path.hasPrefix("/assets/")
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = isAsset ? "no-cache" : "no-store" }
    response.headers[.contentSecurityPolicy] = Headers.policy
    response.headers[.xContentTypeOptions] = "nosniff"
    // An address that lets somebody answer goes nowhere, not even to the next page.
    let isAnswering = request.uri.path.hasPrefix("/answer/")
    response.headers[HTTPField.Name("Referrer-Policy")!] = isAnswering ? "no-referrer" : "same-origin"
    response.headers[HTTPField.Name("Cross-Origin-Opener-Policy")!] = "same-origin"
    response.headers[HTTPField.Name("X-Request-ID")!] = context.requestID
    if site.reached(by: request, context).isSecure {
      response.headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains"
    }
    return request.method == .head ? response.createHeadResponse() : response
  }

  private static let policy = """
    default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'
    """

  /// An address that no route knows is a page like any other; what Hummingbird itself refuses keeps its status.
  private func answer(
    _ request: Request, _ context: AppContext, _ next: (Request, AppContext) async throws -> Response
  ) async -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound {
      let methods = Site.methods(at: request.uri.path)
      return failure(methods.isEmpty ? Absent() : NoSuchMethod(allowed: methods), request, context)
    } catch let error as HTTPError {
      return Response(status: error.status)
    } catch {
      return failure(error, request, context)
    }
  }

  private func failure(_ error: any Error, _ request: Request, _ context: AppContext) -> Response {
    Reading.$language.withValue(site.language(of: request, session: nil)) {
      Failure(error, site, request, context).reply.response
    }
  }
}
