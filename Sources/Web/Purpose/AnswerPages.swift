import HTTPTypes
import Purpose
import Store
import Vocabulary

/// A consultation before a person who is signed in.
struct AnswerPages: Pages {
  private static let path = "/\(Consultation.kind.path)/:id/answer"

  var routes: [Route] {
    [.get(Self.path, .somewhere(.comment), show), .post(Self.path, .somewhere(.comment), keepsDrafts: true, answer)]
  }

  func show(_ visit: Visit) async throws -> Reply { try await page(visit) }

  func answer(_ visit: Visit) async throws -> Reply {
    let member = try visit.signedIn.member
    // Nobody answers in another's name.
    guard try visit.signedIn.viewer == nil else {
      throw Denied(
        Phrase(
          "You see this page as somebody else: stop viewing before you answer",
          es: "Usted ve esta página como otra persona: deje de verla así antes de responder"))
    }
    let id: Consultation.ID = visit.id()
    let shown = try await visit.read { try ShownConsultation($0, id, from: .member(member)) }
    let form = AnswerForm(visit.form, sections: shown.consultation.sections)
    do {
      try await visit.store.answer(
        id, with: form.answer, from: .member(member), in: visit.signedIn.district.id, by: visit.author)
      try await visit.discardDraft()
      return .redirect("\(visit.path)?answered=yes")
    } catch let refusal as Refusal {
      return try await page(visit, form, refusal.findings)
    }
  }

  private func page(_ visit: Visit, _ typed: AnswerForm? = nil, _ findings: [Finding] = []) async throws -> Reply {
    let member = try visit.signedIn.member
    let (shown, begun) = try await visit.read { records in
      (try ShownConsultation(records, visit.id(), from: .member(member)), try visit.draft(of: visit.path, in: records))
    }
    // An answer that may be given without a name is not kept beside one while it is typed.
    let keepsDrafts = shown.isOpen && !shown.consultation.allowsAnonymous
    let draft = keepsDrafts && typed == nil ? begun : nil
    let form =
      typed ?? draft.map { AnswerForm($0.typed, sections: shown.consultation.sections) }
      ?? AnswerForm(shown.mine, name: member.name, group: nil)
    var view = AnswerView(
      shown: shown, form: form, findings: findings, action: visit.path, csrf: visit.csrf, asksName: false,
      hasJustAnswered: visit.query["answered"] == "yes")
    view.keepsDrafts = keepsDrafts
    view.notice = draft.map { DraftNotice(draft: $0, page: visit.ownAddress, csrf: visit.csrf) }
    return visit.page(
      Phrase(verbatim: shown.consultation.name), under: [.strategy(.purpose), .consultations],
      hasErrors: !findings.isEmpty, width: .reading, status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }
}

/// A consultation before somebody who came by a link and has no account.
struct GuestAnswerPages: Pages {
  private static let path = "/consult/:token"

  static func address(_ token: Token) -> String { "/consult/\(token.text)" }

  var routes: [Route] { [.get(Self.path, .link, show), .post(Self.path, .link, answer)] }

  func show(_ visit: Visit) async throws -> Reply { try await page(visit, try await arrival(visit)) }

  func answer(_ visit: Visit) async throws -> Reply {
    let arrival = try await arrival(visit)
    let form = AnswerForm(visit.form, sections: arrival.shown.consultation.sections)
    do {
      try await visit.store.answer(
        arrival.shown.consultation.id, with: form.answer, from: .invitation(arrival.invitation),
        in: arrival.district.id, by: .guest(form.answer.name.trimmed))
      return .redirect("\(Self.address(arrival.token))?answered=yes")
    } catch let refusal as Refusal {
      return try await page(visit, arrival, form, refusal.findings)
    }
  }

  private struct Arrival {
    let token: Token
    let district: District
    let invitation: ConsultationInvitation
    let shown: ShownConsultation
  }

  /// Whoever holds a good link; anybody else finds nothing here.
  private func arrival(_ visit: Visit) async throws -> Arrival {
    guard let token = Token(visit.parameter("token")), let district = try await visit.store.district(token.district)
    else { throw Absent() }
    return try await visit.store.read(district.id) { records in
      guard let invitation = try records.invitation(for: token) else { throw Absent() }
      let shown = try ShownConsultation(records, invitation.consultation, from: .invitation(invitation))
      guard shown.phase != .draft, shown.phase != .withdrawn else { throw Absent() }
      return Arrival(token: token, district: district, invitation: invitation, shown: shown)
    }
  }

  private func page(
    _ visit: Visit, _ arrival: Arrival, _ typed: AnswerForm? = nil, _ findings: [Finding] = []
  ) async throws -> Reply {
    let form = typed ?? AnswerForm(arrival.shown.mine, name: arrival.invitation.name, group: arrival.invitation.group)
    let view = AnswerView(
      shown: arrival.shown, form: form, findings: findings, action: Self.address(arrival.token),
      csrf: visit.csrf, asksName: true, hasJustAnswered: visit.query["answered"] == "yes")
    var frame = PageFrame(
      Phrase(verbatim: arrival.shown.consultation.name), path: visit.path, district: arrival.district.name,
      csrf: visit.csrf, hasErrors: !findings.isEmpty)
    frame.assetVersion = visit.site.assets.version
    frame.width = .reading
    return .html(frame.html(view.html), status: findings.isEmpty ? .ok : .unprocessableContent)
  }
}
