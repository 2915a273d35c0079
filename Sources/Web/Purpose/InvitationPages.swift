import HTTPTypes
import Purpose
import Store
import Vocabulary

/// Who is invited to a consultation: making links, making them anew, and ending them.
struct InvitationPages: Pages {
  private static let base = "/\(Consultation.kind.path)/:id/invitations"

  var routes: [Route] {
    [
      .get(Self.base, .district(.editPlan), showing: .forThose(.editPlan), show),
      .post(Self.base, .district(.editPlan), invite),
      .post("\(Self.base)/:invitation/renew", .district(.editPlan), renew),
      .post("\(Self.base)/:invitation/revoke", .district(.editPlan), revoke),
    ]
  }

  func show(_ visit: Visit) async throws -> Reply { try await page(visit) }

  func invite(_ visit: Visit) async throws -> Reply {
    let form = InvitationForm(visit.form)
    do {
      let expires = try form.expires()
      let id: Consultation.ID = visit.id()
      let links = try await visit.act { records in
        let chosen = try records.find(Stakeholder.self, all: form.stakeholders.map(Stakeholder.ID.init(_:)))
        let guests = chosen.map(Guest.init) + form.guest
        guard !guests.isEmpty else { throw InvitationForm.nobody }
        return try guests.map { NewLink($0, try records.invite($0.invitation(to: id, until: expires))) }
      }
      return try await page(visit, links: links)
    } catch let refusal as Refusal {
      return try await page(visit, form: form, findings: refusal.findings)
    } catch is NoSuchInvitation {
      throw Absent()
    }
  }

  func renew(_ visit: Visit) async throws -> Reply {
    let id: ConsultationInvitation.ID = visit.id("invitation")
    do {
      let expires = try InvitationForm(visit.form).expires()
      let link = try await visit.act { records in
        guard let invitation = try records.invitation(id) else { throw Absent() }
        return NewLink(Guest(invitation), try records.renew(id, until: expires))
      }
      return try await page(visit, links: [link])
    } catch let refusal as Refusal {
      return try await page(visit, findings: refusal.findings)
    }
  }

  func revoke(_ visit: Visit) async throws -> Reply {
    let id: ConsultationInvitation.ID = visit.id("invitation")
    do {
      try await visit.store.revoke(id, in: visit.signedIn.district.id, by: visit.author)
    } catch is NoSuchInvitation {
      throw Absent()
    }
    return .redirect("/\(Consultation.kind.path)/\(visit.parameter("id"))/invitations?done=saved")
  }

  private func page(
    _ visit: Visit, form: InvitationForm = InvitationForm(FormInput()), findings: [Finding] = [], links: [NewLink] = []
  ) async throws -> Reply {
    let shown = try await visit.read { try ShownInvitations($0, visit.id(), visit) }
    let title = Phrase("Invitations", es: "Invitaciones")
    let crumb = Link(Phrase(verbatim: shown.consultation.name), to: shown.consultation.address)
    let view = InvitationsView(visit: visit, shown: shown, form: form, findings: findings, links: links, title: title)
    return visit.page(
      title, under: [.strategy(.purpose), .consultations, crumb], hasErrors: !findings.isEmpty,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }
}

/// Somebody to be invited.
struct Guest: Sendable {
  var name: String
  var email: String
  var group: StakeholderGroup?
  var stakeholder: Stakeholder.ID?

  init(name: String, email: String, group: StakeholderGroup?) {
    self.name = name
    self.email = email
    self.group = group
  }

  init(_ stakeholder: Stakeholder) {
    self.init(name: stakeholder.name, email: stakeholder.email, group: stakeholder.group)
    self.stakeholder = stakeholder.id
  }

  init(_ invitation: ConsultationInvitation) {
    self.init(name: invitation.name, email: invitation.email, group: invitation.group)
  }

  func invitation(to consultation: Consultation.ID, until expires: Day) -> ConsultationInvitation {
    ConsultationInvitation(
      id: .new(), consultation: consultation, name: name, email: email, group: group, stakeholder: stakeholder,
      expires: expires)
  }
}

/// A link that was just made, and can be shown this once.
struct NewLink: Sendable {
  let guest: Guest
  let token: Token

  init(_ guest: Guest, _ token: Token) {
    self.guest = guest
    self.token = token
  }
}

/// The form of an invitation, as typed.
struct InvitationForm: Sendable {
  let stakeholders: [String]
  let name: String
  let email: String
  let group: String
  let until: String

  init(_ form: FormInput) {
    stakeholders = form.all("stakeholders")
    name = form["name"].trimmed
    email = form["email"].trimmed
    group = form["group"]
    until = form["expires"].trimmed
  }

  /// The one who is typed in by name, if anybody is.
  var guest: [Guest] {
    name.isEmpty && email.isEmpty ? [] : [Guest(name: name, email: email, group: StakeholderGroup(rawValue: group))]
  }

  func expires() throws -> Day {
    if !email.isEmpty, let unreadable = unreadableEmail { throw Refusal([unreadable]) }
    guard let day = Day(until) else {
      throw Refusal(
        "expires", "day",
        Phrase("Enter a day that exists, like 2026-09-01", es: "Escriba un día que exista, como 2026-09-01"))
    }
    return day
  }

  private var unreadableEmail: Finding? {
    do throws(UnreadableField) {
      _ = try FieldKind.email.value(from: email)
      return nil
    } catch {
      return Finding("email", error.code, error.message)
    }
  }

  static let nobody = Refusal(
    "name", "nobody",
    Phrase("Choose somebody from the list, or enter a name", es: "Elija a alguien de la lista o escriba un nombre"))
}

struct ShownInvitations: Sendable {
  let consultation: Consultation
  let invitations: [ConsultationInvitation]
  let named: Set<ConsultationInvitation.ID>
  let anonymous: Int
  /// Stakeholders without an invitation.
  let others: [Stakeholder]
  let today: Day

  init(_ records: Records, _ id: Consultation.ID, _ visit: Visit) throws {
    guard let consultation = try records.find(Consultation.self, id) else { throw Absent() }
    self.consultation = consultation
    let invitations = try records.invitations(to: id)
    self.invitations = invitations
    let responses = try records.responses(to: id)
    named = Set(
      responses.compactMap { response in
        if case .named(let signatory) = response.respondent { signatory.invitation } else { nil }
      })
    anonymous = consultation.shows(responses, on: records.today).count(where: \.isAnonymous)
    let invited = Set(invitations.filter { !$0.isRevoked }.compactMap(\.stakeholder))
    others = visit.allows(.readDelicate) ? try records.all(Stakeholder.self).filter { !invited.contains($0.id) } : []
    today = records.today
  }

  /// Long enough after the end to read what came of it.
  var usualEnd: Day { (consultation.closes ?? today).adding(days: 30) }
}

struct InvitationsView: View {
  let visit: Visit
  let shown: ShownInvitations
  let form: InvitationForm
  let findings: [Finding]
  let links: [NewLink]
  let title: Phrase

  private var base: String { "\(shown.consultation.address)/invitations" }
  private var phase: Consultation.Phase { shown.consultation.phase(on: shown.today) }

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(title, caption: Phrase(verbatim: shown.consultation.name), lead: lead))
    \(links.isEmpty ? nil : newLinks)
    \(table)
    \(phase == .open || phase == .waiting ? invite : closed)
    """
  }

  private var lead: Phrase {
    Phrase(
      "Each person gets a link of their own. They read and answer on any phone or computer, without an account.",
      es: "Cada persona recibe su propio enlace. Lee y responde en cualquier teléfono o computadora, sin cuenta.")
  }

  private var closed: HTML {
    let words =
      phase == .draft
      ? Phrase("Publish the consultation before you invite people.", es: "Publique la consulta antes de invitar.")
      : Phrase(
        "This consultation is over: nobody can be invited any more.",
        es: "Esta consulta ha terminado: ya no se puede invitar a nadie.")
    return "<p>\(words)</p>"
  }

  private var newLinks: HTML {
    let lines: [HTML] = links.enumerated().map { index, link in line(link, id: "link-\(index + 1)") }
    return Notice(
      .important,
      Phrase("Copy the links now: they are not shown again", es: "Copie los enlaces ahora: no se volverán a mostrar"),
      content: "<ul class=\"new-links\">\(lines)</ul>"
    ).html
  }

  private func line(_ link: NewLink, id: String) -> HTML {
    let address = visit.site.address + GuestAnswerPages.address(link.token)
    return """
      <li><p><strong>\(link.guest.name)</strong></p><p><code id="\(id)">\(address)</code> \(CopyButton(of: id)) \
      \(link.guest.email.isEmpty ? nil : Link(Phrase("Write the e-mail", es: "Escribir el correo"), to: mail(link, address), context: Phrase(verbatim: link.guest.name)))</p></li>
      """
  }

  private func mail(_ link: NewLink, _ address: String) -> String {
    let language = visit.language
    let subject = Phrase(
      "Your answer is asked for: \(shown.consultation.name)", es: "Se pide su respuesta: \(shown.consultation.name)")
    let body = Phrase(
      "Please read this draft and tell us what you think. The link is yours alone:\n\n\(address)\n",
      es: "Le pedimos que lea este borrador y nos diga qué piensa. El enlace es solo suyo:\n\n\(address)\n")
    return
      "mailto:\(link.guest.email)?subject=\(FormInput.encode(subject[language]))&body=\(FormInput.encode(body[language]))"
  }

  private var table: HTML {
    let list = Table(
      Phrase("People invited", es: "Personas invitadas"),
      columns: [
        .init(Phrase("Name", es: "Nombre")), .init(Phrase("Group", es: "Grupo")),
        .init(Phrase("Standing", es: "Situación")),
        .init(Phrase("Link ends on", es: "El enlace termina el")),
        .init(Phrase("Do", es: "Hacer"), isHeadingHidden: true),
      ], rows: shown.invitations.map(row),
      whenEmpty: EmptyState(
        Phrase("Nobody is invited yet", es: "Todavía no hay nadie invitado"),
        Phrase("Invite people below.", es: "Invite a personas más abajo.")))
    let box = Phrase.count(
      shown.anonymous, one: Phrase("answer came in without a name", es: "respuesta llegó sin nombre"),
      many: Phrase("answers came in without a name", es: "respuestas llegaron sin nombre"))
    let note = Phrase("\(box.en). Nothing tells from whom.", es: "\(box.es). Nada indica de quién.")
    return "\(list)\(shown.anonymous > 0 ? "<p class=\"hint\">\(note)</p>" as HTML : nil)"
  }

  private func row(_ invitation: ConsultationInvitation) -> [HTML] {
    [
      HTML(text: invitation.name), invitation.group.map { HTML($0.label) } ?? "–", standing(invitation).html,
      HTML(text: invitation.expires.description), actions(invitation),
    ]
  }

  /// An answer without a name never shows here: the mark that it was given is for the ballot box alone.
  private func standing(_ invitation: ConsultationInvitation) -> Tag {
    if shown.named.contains(invitation.id) { return Tag(Phrase("Has answered", es: "Ha respondido"), .good) }
    if invitation.isRevoked { return Tag(Phrase("Ended", es: "Terminada")) }
    if !invitation.isGood(on: shown.today) { return Tag(Phrase("Link is over", es: "Enlace vencido")) }
    return Tag(Phrase("Invited", es: "Invitada"), .note)
  }

  private func actions(_ invitation: ConsultationInvitation) -> HTML {
    guard phase == .open || phase == .waiting else { return "" }
    let csrf = visit.csrf
    let name = Phrase(verbatim: invitation.name)
    let renew = ButtonForm(
      Phrase("New link", es: "Enlace nuevo"), to: "\(base)/\(invitation.id)/renew", csrf: csrf, style: .plain,
      hidden: [HiddenField("expires", shown.usualEnd.description)], context: name)
    let revoke = ButtonForm(
      Phrase("End", es: "Terminar"), to: "\(base)/\(invitation.id)/revoke", csrf: csrf, style: .plain, context: name)
    return "\(renew)\(invitation.isRevoked ? nil : revoke)"
  }

  private var invite: HTML {
    let until = form.until.isEmpty ? shown.usualEnd.description : form.until
    let list = shown.others.map { Choice($0.id.rawValue, Phrase(verbatim: $0.name)) }
    let groups = StakeholderGroup.choices
    return """
      <h2>\(Phrase("Invite", es: "Invitar"))</h2>
      \(Form(to: base, csrf: visit.csrf, submit: Phrase("Make the links", es: "Hacer los enlaces"), fields: """
        \(list.isEmpty ? nil : FormField("stakeholders", Phrase("From the list of stakeholders", es: "De la lista de partes interesadas"), .checkboxes(list, chosen: Set(form.stakeholders)), isRequired: false))
        \(FieldGroup(Phrase("Or somebody else", es: "U otra persona"), fields: """
          \(FormField("name", Phrase("Name", es: "Nombre"), .line(form.name), findings: findings, isRequired: false))
          \(FormField("email", Phrase("E-mail", es: "Correo electrónico"), .email(form.email), findings: findings, isRequired: false))
          \(FormField("group", Phrase("Group", es: "Grupo"), .select(groups, chosen: form.group.isEmpty ? nil : form.group), isRequired: false))
          """))
        \(FormField("expires", Phrase("Last day of the link", es: "Último día del enlace"), .day(until), hint: Phrase("After the consultation closes the link shows what came of it", es: "Después del cierre, el enlace muestra qué resultó"), findings: findings))
        """))
      """
  }
}
