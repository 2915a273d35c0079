import Store
import Vocabulary

/// One person's access, and what can be done about it.
struct AccessView: View {
  let visit: Visit
  let shown: ShownAccess
  let findings: [Finding]

  private var entry: AccessEntry { shown.entry }
  private var person: Person { entry.person }
  private var base: String { "/access/people/\(person.id)" }
  private var isOwn: Bool { visit.session?.member.person == person.id }

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(Phrase(verbatim: person.title), caption: AccessPages.title))
    \(SummaryList(rows: rows))
    \(entrance)
    <h2>\(Phrase("Positions today", es: "Puestos de hoy"))</h2>
    \(positions)
    \(isOwn ? ownNote : give)
    \(shown.member.map(deeds))
    <h2>\(Phrase("Open sessions", es: "Sesiones abiertas"))</h2>
    \(SessionTable(shown.sessions, own: nil) { _ in "" })
    \(shown.sessions.isEmpty ? nil : endSessions)
    \(SignInTable(Phrase("Latest sign-ins", es: "Últimas entradas"), shown.signIns, namesPeople: false))
    \(mayView ? ViewAsForm(person: person, why: visit.form["why"], findings: findings, csrf: visit.csrf) : nil)
    """
  }

  private var rows: [SummaryList.Row] {
    [
      .init(
        Phrase("E-mail address", es: "Correo electrónico"), HTML(text: person.email),
        change: visit.allows(.editPeople) ? "\(person.address)/edit?back=\(base)" : nil),
      .init(Phrase("Signs in", es: "Entra"), StateTag(state: entry.state).html),
      .init(
        Phrase("Codes from an app", es: "Códigos de una aplicación"),
        entry.hasSecondFactor ? Phrase("Asked for", es: "Se piden") : Phrase("Not asked for", es: "No se piden")),
      .init(
        Phrase("Last sign-in", es: "Última entrada"),
        entry.lastSignIn.map { Phrase(verbatim: "\($0.shown)") } ?? Phrase("Never", es: "Nunca")),
    ]
  }

  /// Links into the product, as the person's state asks for.
  private var entrance: HTML {
    switch entry.state {
    case .left: return ""
    case .none: return button(Phrase("Invite", es: "Invitar"), "invite", .primary)
    case .invited: return button(Phrase("Make a new invitation link", es: "Hacer otro enlace de invitación"), "invite")
    case .active:
      let reset = button(Phrase("Link for a new password", es: "Enlace para una contraseña nueva"), "reset")
      let full = button(
        Phrase("Link after a lost phone", es: "Enlace por teléfono perdido"), "full-reset",
        confirm: Phrase(
          "This also takes away the codes from the app. Are you sure that the person who asks is \(person.title)?",
          es: "Esto también quita los códigos de la aplicación. ¿Es seguro que quien lo pide es \(person.title)?"))
      return ButtonRow([reset] + (entry.hasSecondFactor ? [full] : [])).html
    }
  }

  private func button(
    _ words: Phrase, _ act: String, _ style: Button.Style = .secondary, confirm: Phrase? = nil
  ) -> HTML {
    ButtonForm(words, to: "\(base)/\(act)", csrf: visit.csrf, style: style, confirm: confirm).html
  }

  private var positions: Table {
    Table(
      Phrase("Positions today", es: "Puestos de hoy"),
      columns: [
        .init(Phrase("Position", es: "Puesto")), .init(Phrase("From", es: "Desde")),
        .init(Phrase("Until", es: "Hasta")),
        .init(Phrase("Given by", es: "Dado por")), .init(Phrase("End", es: "Terminar"), isHeadingHidden: true),
      ],
      rows: entry.positions.map(row), isCaptionHidden: true,
      whenEmpty: EmptyState(
        Phrase("No position today", es: "Ningún puesto hoy"),
        Phrase("Without one nobody signs in.", es: "Sin uno, nadie entra.")))
  }

  private func row(_ position: Position) -> [HTML] {
    let none = Phrase(verbatim: "–")
    let source = position.sourceID.isEmpty ? Phrase("hand", es: "mano") : Phrase("the roster", es: "el listado")
    return [
      "<a href=\"\(position.address)\">\(position.words(shown.places))</a>",
      HTML(position.from.map { Phrase(verbatim: $0.description) } ?? none),
      HTML(position.until.map { Phrase(verbatim: $0.description) } ?? none), HTML(source), isOwn ? "" : end(position),
    ]
  }

  private func end(_ position: Position) -> HTML {
    let words = position.words(shown.places)
    return ButtonForm(
      Phrase("End now", es: "Terminar ahora"), to: "/access/positions/\(position.id)/end", csrf: visit.csrf,
      style: .plain, hidden: [HiddenField("version", String(position.version))],
      confirm: Phrase(
        "End this position of \(person.title)? What it allows ends at once.",
        es: "¿Terminar este puesto de \(person.title)? Lo que permite termina de inmediato."),
      context: words
    ).html
  }

  private var give: HTML {
    let address = "/people/positions/new?person=\(person.id)&back=\(base)"
    return "<p>\(LinkButton(Phrase("Give a position", es: "Dar un puesto"), to: address, style: .secondary))</p>"
  }

  private var ownNote: HTML {
    "<p class=\"hint\">\(Phrase("Your own positions are given and ended by somebody else.", es: "Sus propios puestos los da y los termina otra persona."))</p>"
  }

  /// What all of it comes to.
  private func deeds(_ member: Member) -> Details {
    let deeds = Deed.allCases.filter { deed in member.positions.contains { $0.post.deeds.contains(deed) } }
    return Details(
      Phrase("What these positions allow", es: "Qué permiten estos puestos"),
      content: "<ul>\(deeds.map { "<li>\($0.label.capitalized)</li>" as HTML })</ul>")
  }

  private var endSessions: HTML {
    button(
      Phrase("Sign out everywhere", es: "Cerrar todas las sesiones"), "end-sessions", .warning,
      confirm: Phrase("Sign \(person.title) out everywhere?", es: "¿Cerrar todas las sesiones de \(person.title)?"))
  }

  private var mayView: Bool {
    guard !isOwn, let member = shown.member, let session = visit.session, session.viewer == nil else { return false }
    return member.positions.allSatisfy { session.permission.allows(session.member, .viewAs, at: $0.place) }
  }
}

/// A link that was just made: shown once, to be sent by whoever made it.
struct NewLinkView: View {
  let link: AccessLink
  let address: String

  private var name: String { link.person?.title ?? "" }

  var title: Phrase {
    link.purpose == .invitation
      ? Phrase("Invitation for \(name)", es: "Invitación para \(name)")
      : Phrase("New password for \(name)", es: "Contraseña nueva para \(name)")
  }

  var html: HTML {
    """
    \(PageHeading(title, lead: lead))
    <p class="one-time-link"><code id="link">\(address)</code></p>
    \(ButtonRow([CopyButton(of: "link", Phrase("Copy the link", es: "Copiar el enlace")).html]))
    \(WarningText(Phrase("It is shown only now, and whoever has it can use it. Send it to nobody else.", es: "Solo se muestra ahora, y quien lo tenga puede usarlo. No lo envíe a nadie más.")))
    \(Details(Phrase("Show it as a picture for a phone", es: "Mostrarlo como imagen para un teléfono"), content: "<div class=\"qr-frame\">\(picture)</div>"))
    <p>\(Link(Phrase("Back to \(name)", es: "Volver a \(name)"), to: "/access/people/\(link.person?.id.rawValue ?? "")"))</p>
    """
  }

  private var lead: Phrase {
    Phrase(
      "Send this link to \(link.person?.email ?? ""). It works once, until \(link.ends.shown).",
      es: "Envíe este enlace a \(link.person?.email ?? ""). Sirve una vez, hasta el \(link.ends.shown).")
  }

  private var picture: QRCodeView? { QRCode(address).map { QRCodeView($0, label: title) } }
}

struct NewcomerView: View {
  let form: NewcomerForm
  let csrf: String

  static let title = Phrase("Invite somebody new", es: "Invitar a alguien nuevo")

  var html: HTML {
    """
    \(FindingSummary(form.findings))
    \(PageHeading(NewcomerView.title, lead: lead))
    \(Form(to: "/access/invite", csrf: csrf, submit: Phrase("Make the invitation link", es: "Hacer el enlace de invitación"), cancel: Link(Phrase("Cancel", es: "Cancelar"), to: "/access"), fields: fields))
    """
  }

  private var lead: Phrase {
    Phrase(
      "For people whom no roster brings. Everybody else is in the list already: find them there and press Invite.",
      es: "Para quienes no vienen en ningún listado. Los demás ya están en la lista: búsquelos ahí y pulse Invitar.")
  }

  private var fields: HTML {
    """
    \(NewcomerForm.personFields.compactMap(Person.field).map { question($0, form.person) })
    \(FieldGroup(Phrase("Position", es: "Puesto"), fields: "\(NewcomerForm.positionFields.compactMap(Position.field).map { question($0, form.position) })"))
    """
  }

  private func question<Record>(_ field: Field<Record>, _ form: RecordForm<Record>) -> HTML {
    let kind = field.kind.referredKind
    return FormField(
      field, typed: form.typed[field.name] ?? "", findings: self.form.findings,
      choices: kind.flatMap { form.choices[$0] } ?? []
    ).html
  }
}
