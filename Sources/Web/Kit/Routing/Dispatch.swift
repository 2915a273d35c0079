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
      let visit = Visit(
        site: site, route: route, request: request, context: context, session: session, language: language,
        query: FormInput(urlEncoded: request.uri.query ?? ""))
      return await Reading.$language.withValue(language) { await answer(visit) }
    } catch {
      return Reading.$language.withValue(language) { Failure(error, site, request, context).reply.response }
    }
  }

  private func answer(_ visit: Visit) async -> Response {
    do {
      // Before the body: whoever may not send it need not be listened to.
      try allowPerson(visit)
      var visit = visit
      try await readInput(&visit)
      try allowForm(visit)
      return try await route.handle(visit).response
    } catch {
      return Failure(error, visit).reply.response
    }
  }

  private func readInput(_ visit: inout Visit) async throws {
    let type = visit.request.headers[.contentType] ?? ""
    guard visit.request.method != .get else { return }
    if type.hasPrefix("application/x-www-form-urlencoded") {
      var bytes = ByteBuffer()
      try await read(visit.request) { bytes.writeImmutableBuffer($0) }
      visit.form = FormInput(urlEncoded: String(buffer: bytes))
    } else if type.hasPrefix("multipart/form-data"), var form = Multipart(contentType: type) {
      do {
        try await read(visit.request) { try form.receive($0.readableBytesView) }
        try form.finish()
      } catch {
        form.abandon()
        throw error
      }
      visit.form = FormInput(form.fields)
      visit.files = form.files
    }
  }

  private func read(_ request: Request, _ receive: (ByteBuffer) throws -> Void) async throws {
    if let length = request.headers[.contentLength].flatMap(Int.init), length > route.limit {
      throw TooLarge(limit: route.limit)
    }
    var count = 0
    for try await chunk in request.body {
      count += chunk.readableBytes
      if count > route.limit { throw TooLarge(limit: route.limit) }
      try receive(chunk)
    }
  }

  private func allowForm(_ visit: Visit) throws {
    guard route.method != .get, let session = visit.session else { return }
    let header = visit.request.headers[HTTPField.Name("X-CSRF-Token")!] ?? ""
    guard [visit.form["csrf"], header].contains(session.csrf) else {
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
