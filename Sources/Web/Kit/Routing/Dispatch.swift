import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store
import Vocabulary

/// The way from a request to a handler and back: who asks, whether they may, what they bring, and what is said when something fails.
struct Dispatch: Sendable {
  let site: Site
  let route: Route

  func respond(_ request: Request, _ context: AppContext) async -> Response {
    var language = site.language(of: request, session: nil)
    do {
      let session = try await site.admit(request)
      language = site.language(of: request, session: session)
      let form = try await input(of: request)
      let visit = Visit(
        site: site, route: route, request: request, context: context, session: session, language: language,
        query: FormInput(urlEncoded: request.uri.query ?? ""), form: form)
      return try await Reading.$language.withValue(language) {
        do {
          try allow(visit)
          return try await route.handle(visit).response
        } catch {
          return Failure(error, visit).reply.response
        }
      }
    } catch {
      return Reading.$language.withValue(language) { Failure(error, site, request, context).reply.response }
    }
  }

  /// The body of a form. Files are read by the route that takes them.
  private func input(of request: Request) async throws -> FormInput {
    guard request.method != .get, request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true
    else {
      return FormInput()
    }
    if let length = request.headers[.contentLength].flatMap(Int.init), length > route.limit {
      throw TooLarge(limit: route.limit)
    }
    var bytes = ByteBuffer()
    for try await chunk in request.body {
      guard bytes.readableBytes + chunk.readableBytes <= route.limit else { throw TooLarge(limit: route.limit) }
      bytes.writeImmutableBuffer(chunk)
    }
    return FormInput(urlEncoded: String(buffer: bytes))
  }

  private func allow(_ visit: Visit) throws {
    try allowPerson(visit)
    guard route.method != .get, let session = visit.session else { return }
    let isForm = visit.request.headers[.contentType]?.hasPrefix("multipart/form-data") != true
    let token = isForm ? visit.form["csrf"] : visit.query["csrf"]
    let header = visit.request.headers[HTTPField.Name("X-CSRF")!] ?? ""
    guard [token, header].contains(session.csrf) else {
      throw BadRequest(
        Phrase(
          "This form is out of date. Go back, reload the page and send it again.",
          es: "Este formulario ha caducado. Vuelva atrás, recargue la página y envíelo de nuevo."))
    }
  }

  private func allowPerson(_ visit: Visit) throws {
    switch route.needs {
    case .nothing, .link: return
    case .signedIn: if visit.session == nil { throw MustSignIn() }
    case .district(let deed):
      guard visit.session != nil else { throw MustSignIn() }
      try visit.require(deed, at: .district)
    case .somewhere(let deed):
      guard let session = visit.session else { throw MustSignIn() }
      guard !session.member.positions.contains(where: { $0.post.deeds.contains(deed) }) else { return }
      try visit.require(deed, at: .district)
    }
  }
}

/// The page is for people who are signed in, and nobody is.
struct MustSignIn: Error {}
