import HTTPTypes
import Store
import Vocabulary

/// What a link of access leads to: a first password, a new one, a new district, or a visit to the sample district.
struct LinkPages: Pages {
  var routes: [Route] { [.get("/links/:token", .link, show), .post("/links/:token", .link, accept)] }

  private func show(_ visit: Visit) async throws -> Reply {
    guard let token = visit.linkToken, let link = try await visit.store.link(token), isOpen(link, visit) else {
      return dead(visit)
    }
    return reply(visit, LinkForm(link, visit.form))
  }

  /// The people of the sample district are visited on the machine that it runs on, and nowhere else.
  private func isOpen(_ link: AccessLink, _ visit: Visit) -> Bool {
    link.purpose != .visit || visit.site.isOnLoopback
  }

  private func accept(_ visit: Visit) async throws -> Reply {
    guard let token = visit.linkToken, let link = try await visit.store.link(token), isOpen(link, visit) else {
      return dead(visit)
    }
    if link.purpose == .visit {
      let admission = try await visit.store.visit(token, from: visit.arrival)
      return try await visit.admit(admission, SignInForm(FormInput(), carried: nil))
    }
    var form = LinkForm(link, visit.form)
    do {
      let accepted = try await visit.store.accept(token, form.acceptance(visit.form), from: visit.arrival)
      return try await welcome(visit, accepted)
    } catch let refusal as Refusal {
      if refusal.findings.contains(where: { $0.code == "dead-link" }) { return dead(visit) }
      form.findings = refusal.findings
      return reply(visit, form)
    }
  }

  private func welcome(_ visit: Visit, _ accepted: Accepted) async throws -> Reply {
    var reply = try await visit.admit(accepted.admission, SignInForm(FormInput(), carried: nil))
    if accepted.recoveryCodes.isEmpty { return reply }
    let page = RecoveryCodesView(codes: accepted.recoveryCodes).page(visit)
    reply.status = page.status
    reply.headers[.location] = nil
    reply.headers[.contentType] = page.headers[.contentType]
    reply.body = page.body
    return reply
  }

  private func reply(_ visit: Visit, _ form: LinkForm) -> Reply {
    let view = LinkView(form: form, action: visit.path, csrf: visit.csrf)
    return visit.page(
      view.title, hasErrors: !form.findings.isEmpty, width: .reading, status: form.status, view.html)
  }

  private func dead(_ visit: Visit) -> Reply {
    let page = CalmPage(
      Phrase("This link does not work any more", es: "Este enlace ya no funciona"),
      [
        Phrase(
          "It was used already, has ended, or a newer one took its place. Ask the person who sent it for a new one.",
          es: "Ya se usó, caducó o lo reemplazó otro más nuevo. Pida uno nuevo a la persona que se lo envió.")
      ],
      actions: ["\(LinkButton(SignInView.title, to: "/sign-in"))"])
    return .html(
      visit.site.calmPage(page, title: page.title, visit: visit, path: visit.path), status: .notFound)
  }
}

extension Visit {
  fileprivate var linkToken: Token? { Token(parameter("token")) }
}

/// What was typed on the page of a link. Passwords are never shown again.
struct LinkForm: Sendable {
  let link: AccessLink
  let givenName: String
  let familyName: String
  let email: String
  let wantsCodes: Bool
  var findings: [Finding] = []

  init(_ link: AccessLink, _ form: FormInput) {
    self.link = link
    givenName = form["given_name"]
    familyName = form["family_name"]
    email = form["email"]
    wantsCodes = !form["code"].trimmed.isEmpty
  }

  func acceptance(_ form: FormInput) -> Acceptance {
    let code = form["code"].trimmed
    var newcomer: Person?
    if link.purpose == .opening {
      newcomer = Person(id: .new(), givenName.trimmed, familyName.trimmed, email: email.trimmed)
    }
    return Acceptance(password: form["password"], code: code.isEmpty ? nil : code, newcomer: newcomer)
  }

  var status: HTTPResponse.Status {
    if findings.contains(where: { $0.code == "slow-down" || $0.code == "busy" }) { return .tooManyRequests }
    return findings.isEmpty ? .ok : .unprocessableContent
  }
}
