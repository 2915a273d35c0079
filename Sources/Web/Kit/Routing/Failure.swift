import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Store
import Vocabulary

/// What is answered when something stands in the way: for a person a page, for a program JSON with a stable code.
struct Failure {
  let error: any Error
  let site: Site
  let request: Request
  let context: AppContext
  let visit: Visit?

  init(_ error: any Error, _ visit: Visit) {
    self.init(error, visit.site, visit.request, visit.context, visit)
  }

  init(_ error: any Error, _ site: Site, _ request: Request, _ context: AppContext, _ visit: Visit? = nil) {
    self.error = error
    self.site = site
    self.request = request
    self.context = context
    self.visit = visit
  }

  var reply: Reply {
    if error is MustSignIn { return isForProgram ? program(.unauthorized, "sign-in", signInFirst) : .redirect(signIn) }
    let answer = answer
    note(answer)
    if isForProgram {
      var reply = program(answer.status, answer.code, answer.words, answer.findings)
      if let (name, value) = remark { reply.headers[name] = value }
      return reply
    }
    return .html(
      site.calmPage(answer.page, title: answer.words, visit: visit, path: request.uri.path), status: answer.status)
  }

  /// What a program is told in the head of the answer.
  private var remark: (HTTPField.Name, String)? {
    switch error {
    case is NoToken: (.wwwAuthenticate, "Bearer realm=\"chalkline\"")
    case let many as TooMany: (.retryAfter, String(many.wait))
    case let method as NoSuchMethod: (.allow, method.allowed.map(\.rawValue).joined(separator: ", "))
    default: nil
    }
  }

  private struct Answer {
    let status: HTTPResponse.Status
    let code: String
    let words: Phrase
    var findings: [Finding] = []
    let page: CalmPage
  }

  private var answer: Answer {
    switch error {
    case let refusal as Refusal:
      let words = refusal.findings.map(\.message).joined(by: ". ")
      return Answer(
        status: .unprocessableContent, code: "refused", words: words, findings: refusal.findings,
        page: CalmPage(Phrase("That cannot be done", es: "Eso no se puede hacer"), refusal.findings.map(\.message)))
    case let denied as Denied:
      return Answer(status: .forbidden, code: "denied", words: denied.why, page: .denied(denied.why))
    case let conflict as SaveConflict:
      let words = Phrase(
        "Somebody saved this \(conflict.kind.one.en) in between. Open it again to see their version.",
        es: "Alguien guardó esto entretanto (\(conflict.kind.one.es)). Ábralo de nuevo para ver su versión.")
      return Answer(
        status: .conflict, code: "conflict", words: words,
        page: CalmPage(Phrase("Somebody saved in between", es: "Alguien guardó entretanto"), [words]))
    case is Absent:
      return Answer(
        status: .notFound, code: "absent", words: Phrase("Page not found", es: "Página no encontrada"), page: .absent())
    case let large as TooLarge: return tooLarge(large.limit)
    case let bad as BadRequest:
      return Answer(
        status: .badRequest, code: "bad-request", words: bad.why,
        page: CalmPage(Phrase("That did not arrive as it should", es: "Eso no llegó como debía"), [bad.why]))
    default: return programAnswer ?? fault
    }
  }

  /// What only programs are told.
  private var programAnswer: Answer? {
    func answer(_ status: HTTPResponse.Status, _ code: String, _ words: Phrase) -> Answer {
      Answer(status: status, code: code, words: words, page: CalmPage(words, []))
    }
    switch error {
    case is NoToken:
      return answer(
        .unauthorized, "token",
        Phrase(
          "Send a token that lets you in: Authorization: Bearer …", es: "Envíe un token válido: Authorization: Bearer …"
        ))
    case let out as OutOfScope:
      return answer(
        .forbidden, "scope",
        Phrase(
          "This token does not reach so far: it needs \(out.scope.name)",
          es: "Este token no alcanza: necesita \(out.scope.name)"))
    case let many as TooMany:
      return answer(
        .tooManyRequests, "slow-down",
        Phrase(
          "Too many requests. Wait \(many.wait) seconds", es: "Demasiadas peticiones. Espere \(many.wait) segundos"))
    case is NotJSON:
      return answer(
        .unsupportedMediaType, "not-json",
        Phrase("Send the body as application/json", es: "Envíe el cuerpo como application/json"))
    case is NoSuchMethod:
      return answer(
        .methodNotAllowed, "method",
        Phrase("This address is not asked in this way", es: "A esta dirección no se le pide así"))
    default: return nil
    }
  }

  private func tooLarge(_ limit: Int) -> Answer {
    let most = limit >= 1 << 20 ? "\(limit >> 20) MB" : "\(limit >> 10) kB"
    let words = Phrase(
      "That is larger than \(most), the most that can be sent here.",
      es: "Eso supera \(most), el máximo que se puede enviar aquí.")
    return Answer(
      status: .contentTooLarge, code: "too-large", words: words,
      page: CalmPage(Phrase("Too large", es: "Demasiado grande"), [words]))
  }

  /// Anything else is a fault of ours or of the machine: logged with its id, and shown as one calm page with the same id.
  private var fault: Answer {
    let words = Phrase("This page is not working right now", es: "Esta página no funciona en este momento")
    let isPassing =
      (error as? DatabaseFault).map { [.busy, .clash, .full, .readOnly, .gone].contains($0.sort) } ?? false
    let retry = request.method == .get ? request.uri.string : nil
    return Answer(
      status: isPassing ? .serviceUnavailable : .internalServerError, code: "fault", words: words,
      page: .fault(requestID: context.requestID, retry: retry))
  }

  private func note(_ answer: Answer) {
    let person = visit?.session?.member.person.rawValue ?? "-"
    let place: Logger.Metadata = [
      "request": "\(context.requestID)", "path": "\(path)", "person": "\(person)",
      "status": "\(answer.status.code)",
    ]
    switch answer.code {
    case "fault": context.logger.error("fault: \(error)", metadata: place)
    case "denied": context.logger.notice("denied: \(answer.words.en)", metadata: place)
    default: context.logger.debug("\(answer.code)", metadata: place)
    }
  }

  /// An address that holds the token of a link is logged without it.
  private var path: String {
    guard let route = visit?.route, route.needs == .link else { return request.uri.path }
    return route.path
  }

  private var isForProgram: Bool {
    request.uri.path.hasPrefix("/api/") || request.headers[.accept]?.hasPrefix("application/json") == true
  }

  private var signInFirst: Phrase { Phrase("Sign in first", es: "Primero inicie sesión") }

  private var signIn: String {
    let back = [.get, .head].contains(request.method) ? request.uri.string : "/"
    return back == "/" ? "/sign-in" : "/sign-in?back=\(FormInput.encode(back))"
  }

  private func program(_ status: HTTPResponse.Status, _ code: String, _ words: Phrase, _ findings: [Finding] = [])
    -> Reply
  {
    (try? .json(body(code, words, findings), status: status)) ?? Reply(status)
  }

  /// What a program is told, to be added to.
  var told: JSONValue { body(answer.code, answer.words, answer.findings) }

  private func body(_ code: String, _ words: Phrase, _ findings: [Finding]) -> JSONValue {
    let language = Reading.language
    return [
      "code": .text(code), "message": .text(words[language]), "request": .text(context.requestID),
      "findings": .list(
        findings.map {
          ["field": .text($0.field), "code": .text($0.code), "message": .text($0.message[language])]
        }),
    ]
  }
}
