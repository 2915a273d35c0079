import HTTPTypes
import Hummingbird
import Store
import Vocabulary

/// The door: a name and a password, and after them perhaps a code.
struct SignInPages: Pages {
  /// Room for a form that was filled in before the session ended.
  static let limit = 4 << 20

  var routes: [Route] {
    [
      .get("/sign-in", .nothing, show), .post("/sign-in", .nothing, limit: SignInPages.limit, signIn),
      .get("/sign-in/code", .nothing, showCode),
      .post("/sign-in/code", .nothing, limit: SignInPages.limit, verifyCode),
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    if visit.session != nil { return .redirect(Site.landing(visit.query["back"])) }
    return try await show(visit, carrying: nil)
  }

  func show(_ visit: Visit, carrying carried: CarriedForm?) async throws -> Reply {
    try await reply(visit, SignInForm(visit.query, carried: carried))
  }

  private func reply(_ visit: Visit, _ form: SignInForm) async throws -> Reply {
    var form = form
    form.districts = try await visit.store.districts()
    if form.districts.isEmpty { return noDistrict(visit) }
    if form.district == nil { form.district = form.usualDistrict(visit) }
    let view = SignInView(form: form, csrf: visit.csrf)
    return visit.page(
      SignInView.title, hasErrors: !form.findings.isEmpty, width: .reading, status: form.status, view.html)
  }

  private func signIn(_ visit: Visit) async throws -> Reply {
    var form = SignInForm(visit.form, carried: CarriedForm(from: visit.form))
    form.districts = try await visit.store.districts()
    do {
      let district = try form.chosenDistrict()
      let admission = try await visit.store.signIn(
        form.name, password: visit.form["password"], in: district, from: visit.arrival)
      return try await visit.admit(admission, form)
    } catch let refusal as Refusal {
      form.findings = refusal.findings
      return try await reply(visit, form)
    }
  }

  private func showCode(_ visit: Visit) async throws -> Reply {
    guard let token = visit.site.token(.session, of: visit.request), try await visit.store.awaitsCode(token) else {
      return .redirect("/sign-in")
    }
    return code(visit, SignInForm(visit.query, carried: nil))
  }

  private func verifyCode(_ visit: Visit) async throws -> Reply {
    var form = SignInForm(visit.form, carried: CarriedForm(from: visit.form))
    guard let token = visit.site.token(.session, of: visit.request) else { return .redirect("/sign-in") }
    do {
      let admission = try await visit.store.verifyCode(visit.form["code"], token, from: visit.arrival)
      return try await visit.admit(admission, form)
    } catch let refusal as Refusal {
      form.findings = refusal.findings
      let mustStartAgain = refusal.findings.contains { $0.code == "sign-in-again" }
      return mustStartAgain ? try await reply(visit, form) : code(visit, form)
    }
  }

  fileprivate func code(_ visit: Visit, _ form: SignInForm) -> Reply {
    visit.page(
      CodeView.title, hasErrors: !form.findings.isEmpty, width: .reading, status: form.status,
      CodeView(form: form, csrf: visit.csrf).html)
  }

  private func noDistrict(_ visit: Visit) -> Reply {
    let words = Phrase(
      "Whoever runs the server opens one with: chalkline init",
      es: "Quien administra el servidor abre uno con: chalkline init")
    let page = CalmPage(Phrase("There is no district here yet", es: "Aquí todavía no hay ningún distrito"), [words])
    return .html(visit.site.calmPage(page, title: page.title, visit: visit, path: visit.path))
  }
}

extension Visit {
  /// Lets somebody in whom the store has let in: sets the cookies, and leads on to the code, to what was typed before, or to where they were going.
  func admit(_ admission: Admission, _ form: SignInForm) async throws -> Reply {
    if let old = session?.token { try await store.signOut(old, from: arrival) }
    if let chosen = request.cookies["language"].flatMap({ Language(rawValue: $0.value) }) {
      try await store.setLanguage(chosen, of: admission.token)
    }
    var reply = destination(admission, form)
    reply.set(.session, admission.token, on: site)
    if !admission.needsCode { reply.set(.device, admission.device, on: site) }
    return reply
  }

  private func destination(_ admission: Admission, _ form: SignInForm) -> Reply {
    if admission.needsCode {
      if form.carried != nil { return SignInPages().code(self, form.withoutFindings) }
      return .redirect("/sign-in/code" + (form.back == "/" ? "" : "?back=\(FormInput.encode(form.back))"))
    }
    return form.carried?.sendAgain(self, csrf: MaskedToken.mask(admission.token.derived(for: "csrf")))
      ?? .redirect(form.back)
  }
}

/// What the sign-in pages carry from one to the next.
struct SignInForm: Sendable {
  var name: String
  var district: District.ID?
  let back: String
  let carried: CarriedForm?
  var findings: [Finding] = []
  var districts: [District] = []

  init(_ input: FormInput, carried: CarriedForm?) {
    name = input["email"]
    district = input["district"].isEmpty ? nil : District.ID(input["district"])
    back = Site.landing(input["back"])
    self.carried = carried
  }

  var withoutFindings: SignInForm {
    var form = self
    form.findings = []
    return form
  }

  var hidden: [HiddenField] { (back == "/" ? [] : [HiddenField("back", back)]) + (carried?.hidden ?? []) }

  var status: HTTPResponse.Status {
    if findings.contains(where: { $0.code == "slow-down" || $0.code == "busy" }) { return .tooManyRequests }
    return findings.isEmpty ? .ok : .unprocessableContent
  }

  /// The only one there is, or the one that this browser has signed in to before.
  func usualDistrict(_ visit: Visit) -> District.ID? {
    if districts.count == 1 { return districts[0].id }
    let known = visit.site.token(.device, of: visit.request)?.district
    return districts.first { $0.id == known }?.id
  }

  func chosenDistrict() throws -> District.ID {
    if districts.count == 1 { return districts[0].id }
    guard let chosen = districts.first(where: { $0.id == district }) else {
      throw Refusal("district", "required", Phrase("Choose your district", es: "Elija su distrito"))
    }
    return chosen.id
  }
}
