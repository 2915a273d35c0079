import HTTPTypes
import Store
import Vocabulary

/// A person's own way in: password, codes, browsers that are signed in.
struct AccountPages: Pages {
  var routes: [Route] {
    [
      .get("/account", .signedIn, show),
      .get("/account/password", .signedIn, showPassword), .post("/account/password", .signedIn, changePassword),
      .post("/account/codes/begin", .signedIn, beginCodes),
      .get("/account/codes", .signedIn, showCodes), .post("/account/codes", .signedIn, confirmCodes),
      .get("/account/codes/remove", .signedIn, showRemoval), .post("/account/codes/remove", .signedIn, removeCodes),
      .get("/account/codes/renew", .signedIn, showRenewal), .post("/account/codes/renew", .signedIn, renewCodes),
      .post("/account/sessions/:id/end", .signedIn, endSession),
      .post("/account/sessions/end-others", .signedIn, endOthers),
    ]
  }

  static let title = Phrase("Your account", es: "Su cuenta")
  static let link = Link(title, to: "/account")

  private func show(_ visit: Visit) async throws -> Reply {
    let session = try visit.ownSession
    let shown = try await visit.read { records in
      let person = session.member.person
      return ShownAccount(
        person: try records.find(Person.self, person), account: try records.account(of: person),
        recoveryCodes: try records.recoveryCodes(of: person), sessions: try records.sessions(of: person),
        programs: try records.programAccess(of: person), signIns: try records.signIns(of: person, limit: 10))
    }
    return visit.page(AccountPages.title, AccountView(visit: visit, session: session, shown: shown).html)
  }

  private func showPassword(_ visit: Visit) async throws -> Reply { password(visit, try visit.ownSession, []) }

  private func password(_ visit: Visit, _ session: SignedIn, _ findings: [Finding]) -> Reply {
    let least = session.open.hasSecondFactor ? PasswordRule.leastWithSecondFactor : PasswordRule.leastAlone
    let view = PasswordView(least: least, findings: findings, csrf: visit.csrf)
    return visit.page(
      PasswordView.title, under: [AccountPages.link], hasErrors: !findings.isEmpty, width: .reading,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }

  private func changePassword(_ visit: Visit) async throws -> Reply {
    let session = try visit.ownSession
    do {
      try await visit.store.changePassword(
        from: visit.form["current"], to: visit.form["new"], by: session.author, keeping: session.token)
      return .redirect("/account?done=password")
    } catch let refusal as Refusal {
      return password(visit, session, refusal.findings)
    }
  }

  private func endSession(_ visit: Visit) async throws -> Reply {
    let session = try visit.ownSession
    try await visit.store.endOwnSession(visit.id(), of: session.member.person, in: session.district.id)
    return .redirect("/account?done=session-ended")
  }

  private func endOthers(_ visit: Visit) async throws -> Reply {
    let session = try visit.ownSession
    try await visit.store.endOtherSessions(of: session.member.person, keeping: session.token)
    return .redirect("/account?done=others-ended")
  }
}

// Codes from an app.
extension AccountPages {
  fileprivate func beginCodes(_ visit: Visit) async throws -> Reply {
    let session = try visit.ownSession
    _ = try await visit.store.beginSecondFactor(of: session.member.person, in: session.district.id)
    return .redirect("/account/codes")
  }

  fileprivate func showCodes(_ visit: Visit) async throws -> Reply { try await codes(visit, []) }

  private func codes(_ visit: Visit, _ findings: [Finding]) async throws -> Reply {
    let session = try visit.ownSession
    let account = try await visit.read { try $0.account(of: session.member.person) }
    guard let account, let secret = account.pendingSecret else { return .redirect("/account") }
    let setup = CodeSetupView(
      secret: secret, account: account.name, district: session.district.name, findings: findings)
    let title = Phrase("Codes from an app", es: "Códigos de una aplicación")
    let form = Form(
      to: "/account/codes", csrf: visit.csrf,
      submit: Phrase("Ask for codes from now on", es: "Pedir códigos desde ahora"),
      cancel: Link(Phrase("Cancel", es: "Cancelar"), to: "/account"), fields: setup.html)
    return visit.page(
      title, under: [AccountPages.link], hasErrors: !findings.isEmpty, width: .reading,
      status: findings.isEmpty ? .ok : .unprocessableContent,
      "\(FindingSummary(findings))\(PageHeading(title))\(form)")
  }

  fileprivate func confirmCodes(_ visit: Visit) async throws -> Reply {
    let session = try visit.ownSession
    do {
      let codes = try await visit.store.confirmSecondFactor(
        code: visit.form["code"], by: session.author, in: session.district.id)
      return RecoveryCodesView(codes: codes).page(visit)
    } catch let refusal as Refusal {
      return try await codes(visit, refusal.findings)
    }
  }

  fileprivate func showRemoval(_ visit: Visit) async throws -> Reply { confirmation(visit, .removal, []) }
  fileprivate func showRenewal(_ visit: Visit) async throws -> Reply { confirmation(visit, .renewal, []) }

  private func confirmation(_ visit: Visit, _ question: ConfirmationView.Question, _ findings: [Finding]) -> Reply {
    let view = ConfirmationView(question: question, findings: findings, csrf: visit.csrf)
    return visit.page(
      question.title, under: [AccountPages.link], hasErrors: !findings.isEmpty, width: .reading,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }

  fileprivate func removeCodes(_ visit: Visit) async throws -> Reply {
    let session = try visit.ownSession
    do {
      try await visit.store.removeSecondFactor(
        password: visit.form["current"], by: session.author, in: session.district.id)
      return .redirect("/account?done=factor-removed")
    } catch let refusal as Refusal {
      return confirmation(visit, .removal, refusal.findings)
    }
  }

  fileprivate func renewCodes(_ visit: Visit) async throws -> Reply {
    let session = try visit.ownSession
    do {
      let codes = try await visit.store.renewRecoveryCodes(
        password: visit.form["current"], by: session.author, in: session.district.id)
      return RecoveryCodesView(codes: codes).page(visit)
    } catch let refusal as Refusal {
      return confirmation(visit, .renewal, refusal.findings)
    }
  }
}

extension Visit {
  /// An account is its owner's: while somebody else's eyes are borrowed there is none to show.
  var ownSession: SignedIn {
    get throws {
      let session = try signedIn
      if session.viewer != nil { throw Denied(Permission.viewingChangesNothing(as: session.member)) }
      return session
    }
  }
}

/// What the page of an account shows, from one moment.
struct ShownAccount: Sendable {
  let person: Person?
  let account: Account?
  let recoveryCodes: Int
  let sessions: [SessionEntry]
  let programs: [ProgramAccess]
  let signIns: [SignInEntry]
}
