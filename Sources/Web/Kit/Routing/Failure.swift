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
    if isForProgram { return program(answer.status, answer.code, answer.words, answer.findings) }
    return .html(
      site.calmPage(answer.page, title: answer.words, visit: visit, path: request.uri.path), status: answer.status)
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
    default: return fault
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
    struct Body: Encodable {
      struct Line: Encodable { let field, code, message: String }
      let code, message, request: String
      let findings: [Line]
    }
    let language = Reading.language
    let lines = findings.map { Body.Line(field: $0.field, code: $0.code, message: $0.message[language]) }
    let body = Body(code: code, message: words[language], request: context.requestID, findings: lines)
    return (try? .json(body, status: status)) ?? Reply(status)
  }
}
