import HTTPTypes
import Hummingbird
import Store
import Vocabulary

/// A form that was sent after its session had ended. What was typed goes along, unseen, through signing in again, and is then sent once more.
struct CarriedForm: Sendable {
  let address: String
  let fields: FormInput

  /// Nothing that is secret, and no token of the session that has ended.
  init(_ visit: Visit) {
    address = visit.path
    fields = FormInput(visit.form.pairs.filter { $0.name != "csrf" && !CarriedForm.secret.contains($0.name) })
  }

  /// From the form of the sign-in page; nil when there is none, or when it leads nowhere.
  init?(from form: FormInput) {
    address = form["carried-to"]
    guard let route = Site.route(takingFormsAt: address), CarriedForm.isCarried(route) else { return nil }
    fields = FormInput(urlEncoded: form["carried"])
  }

  /// Typed fields are; files are not, since a page cannot put a file into a form.
  static func canCarry(_ visit: Visit) -> Bool {
    isCarried(visit.route)
      && visit.request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true
  }

  private static func isCarried(_ route: Route) -> Bool {
    route.method == .post && ![.nothing, .link].contains(route.needs) && !uncarried.contains(route.path)
  }

  private static let uncarried: Set<String> = [
    "/sign-out", "/session", "/view-as/stop", "/drafts", "/drafts/discard",
  ]
  static let secret: Set<String> = ["password", "current", "new", "code"]

  var hidden: [HiddenField] { [HiddenField("carried-to", address), HiddenField("carried", fields.urlEncoded)] }

  /// "You are signed in again": one button sends what was typed.
  func sendAgain(_ visit: Visit, csrf: String) -> Reply {
    let title = Phrase("What you wrote is still here", es: "Lo que escribió sigue aquí")
    let lead = Phrase(
      "You were signed out before it could be saved. Send it now, or go back without saving it.",
      es: "La sesión se cerró antes de que se guardara. Envíelo ahora o vuelva sin guardarlo.")
    let form = Form(
      to: address, csrf: csrf, submit: Phrase("Send it now", es: "Enviarlo ahora"),
      cancel: Link(Phrase("Do not save it", es: "No guardarlo"), to: "/"),
      hidden: fields.pairs.map { HiddenField($0.name, $0.value) }, fields: "")
    return visit.page(title, width: .reading, "\(PageHeading(title, lead: lead))\(form)")
  }
}
