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
    let site = self.site.reached(by: request, context)
    var language = site.language(of: request, session: nil)
    do {
      let session = try await site.admit(request)
      language = site.language(of: request, session: session)
      let guest = site.token(.guest, of: request)
      let visit = Visit(
        site: site, route: route, request: request, context: context, session: session,
        guest: guest ?? .new(for: Site.guests), language: language,
        query: FormInput(urlEncoded: request.uri.query ?? ""))
      var reply = await Reading.$language.withValue(language) {
        await Reading.$time.withValue(session?.district.time ?? .server) { await answer(visit) }
      }
      if guest == nil, session == nil, route.method == .get { reply.set(.guest, visit.guest, on: site) }
      return reply.response
    } catch {
      return Reading.$language.withValue(language) { Failure(error, site, request, context).reply.response }
    }
  }

  private func answer(_ visit: Visit) async -> Reply {
    var visit = visit
    do {
      // Before the body: whoever may not send it need not be listened to.
      try allowPerson(visit)
      try await readInput(&visit)
      if let again = try allowForm(visit) { return again }
      visit.waiting = try await waiting(visit)
      visit.readers = try await visit.whoCanSee()
      let reply = try await route.handle(visit)
      // Before anything is shown: what cannot be written down is not told.
      try await visit.writeDown(reply)
      return reply
    } catch is MustSignIn where CarriedForm.canCarry(visit) {
      return await carry(visit)
    } catch let denied as Denied {
      await site.log(denied, visit)
      return Failure(denied, visit).reply
    } catch {
      return Failure(error, visit).reply
    }
  }

  /// The session ended while a form was filled in: what was typed goes along through signing in again.
  private func carry(_ visit: Visit) async -> Reply {
    var visit = visit
    do {
      try await readInput(&visit)
      return try await SignInPages().show(visit, carrying: CarriedForm(visit))
    } catch {
      return Failure(error, visit).reply
    }
  }

  private func waiting(_ visit: Visit) async throws -> Int? {
    guard let session = visit.session, !route.path.contains(".") else { return nil }
    return try await site.store.waitingCount(for: session.member, session.permission, in: session.district.id)
  }

  private func readInput(_ visit: inout Visit) async throws {
    let type = visit.request.headers[.contentType] ?? ""
    guard route.method != .get else { return }
    if type.hasPrefix("application/x-www-form-urlencoded") {
      var bytes = ByteBuffer()
      try await read(visit.request) { bytes.writeImmutableBuffer($0) }
      visit.form = FormInput(urlEncoded: String(buffer: bytes))
    } else if type.hasPrefix("multipart/form-data"), var form = Multipart(contentType: type) {
      try await read(visit.request) { try form.receive($0.readableBytesView) }
      try form.finish()
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

  /// Lets a form through that carries the token of this browser's session. Answers with the form to be sent again when the session
  /// has changed since it was opened, as it has after signing in again in another tab.
  private func allowForm(_ visit: Visit) throws -> Reply? {
    guard route.method != .get else { return nil }
    if visit.request.headers[HTTPField.Name("Sec-Fetch-Site")!] == "cross-site" { throw BadRequest.outOfDate }
    if visit.session?.viewer != nil, !Site.allowedWhileViewing.contains(route.path) {
      throw Denied(Permission.viewingChangesNothing(as: try visit.signedIn.member))
    }
    let header = visit.request.headers[HTTPField.Name("X-CSRF-Token")!] ?? ""
    if [visit.form["csrf"], header].contains(where: { MaskedToken.unmask($0) == visit.csrfSecret }) { return nil }
    guard visit.session != nil, CarriedForm.canCarry(visit), visit.isFromHere else { throw BadRequest.outOfDate }
    return CarriedForm(visit).sendAgain(visit, csrf: visit.csrf)
  }

  private func allowPerson(_ visit: Visit) throws {
    switch route.needs {
    case .nothing, .link: return
    case .signedIn: if visit.session == nil { throw MustSignIn() }
    case .district(let deed):
      guard visit.session != nil else { throw MustSignIn() }
      try visit.require(deed, at: .district)
    case .somewhere:
      guard visit.session != nil else { throw MustSignIn() }
      if case .denied(let why) = visit.why(mayCome: route) { throw Denied(why) }
    }
  }
}

extension BadRequest {
  static let outOfDate = BadRequest(
    Phrase(
      "This form is out of date. Go back, reload the page and send it again.",
      es: "Este formulario ha caducado. Vuelva atrás, recargue la página y envíelo de nuevo."))
}

/// The page is for people who are signed in, and nobody is.
struct MustSignIn: Error {}
