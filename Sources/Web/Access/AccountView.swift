import Store
import Vocabulary

struct AccountView: View {
  let visit: Visit
  let session: SignedIn
  let shown: ShownAccount

  var html: HTML {
    """
    \(PageHeading(AccountPages.title, lead: Phrase(verbatim: session.member.name)))
    \(SummaryList(Phrase("How you sign in", es: "Cómo entra"), rows: rows))
    \(codesRow)
    \(sessions)
    \(shown.programs.isEmpty ? nil : programs)
    \(SignInTable(Phrase("Your latest sign-ins", es: "Sus últimas entradas"), shown.signIns, namesPeople: false))
    """
  }

  private var rows: [SummaryList.Row] {
    let set = shown.account?.passwordSet.map {
      Phrase("Chosen on \($0.day.description)", es: "Elegida el \($0.day.description)")
    }
    let hasPassword = shown.account?.hasPassword ?? false
    let none = Phrase("None: you came by a link", es: "Ninguna: entró con un enlace")
    return [
      .init(
        Phrase("E-mail address", es: "Correo electrónico"),
        Phrase(verbatim: shown.account?.name ?? shown.person?.email ?? "")),
      .init(Phrase("Password", es: "Contraseña"), set ?? none, change: hasPassword ? "/account/password" : nil),
      .init(Phrase("Codes from an app", es: "Códigos de una aplicación"), HTML(codes), actions: codeActions),
      .init(Phrase("Positions", es: "Puestos"), HTML(positions)),
    ]
  }

  private var hasCodes: Bool { shown.account?.hasSecondFactor ?? false }

  private var codes: Phrase {
    guard hasCodes else { return Phrase("Not asked for", es: "No se piden") }
    let left = Phrase.count(
      shown.recoveryCodes, one: Phrase("recovery code left", es: "código de recuperación disponible"),
      many: Phrase("recovery codes left", es: "códigos de recuperación disponibles"))
    return Phrase("Asked for at each sign-in; ", es: "Se piden en cada entrada; ") + left
  }

  private var codeActions: [Link] {
    guard hasCodes else { return [] }
    return [
      Link(Phrase("New recovery codes", es: "Nuevos códigos de recuperación"), to: "/account/codes/renew"),
      Link(Phrase("Remove", es: "Quitar"), to: "/account/codes/remove", context: Phrase("codes", es: "códigos")),
    ]
  }

  private var codesRow: HTML? {
    guard !hasCodes, shown.account?.hasPassword ?? false else { return nil }
    return ButtonForm(
      Phrase("Add codes from an app", es: "Añadir códigos de una aplicación"), to: "/account/codes/begin",
      csrf: visit.csrf
    ).html
  }

  private var positions: Phrase {
    let words = session.member.positions.map(\.post.label)
    return Phrase.list(words.reduce(into: [Phrase]()) { if !$0.contains($1) { $0.append($1) } })
  }

  private var sessions: HTML {
    let others = ButtonForm(
      Phrase("Sign out all other browsers", es: "Cerrar la sesión en los demás navegadores"),
      to: "/account/sessions/end-others", csrf: visit.csrf)
    return """
      <h2>\(Phrase("Where you are signed in", es: "Dónde tiene la sesión abierta"))</h2>
      \(SessionTable(shown.sessions, own: session.open.id) { end($0) })
      \(shown.sessions.count > 1 ? others : nil)
      """
  }

  /// What comes in the person's own name is theirs to end.
  private var programs: HTML {
    """
    <h2>\(Phrase("Programs that come in your name", es: "Programas que entran en su nombre"))</h2>
    \(ProgramTable(access: shown.programs, action: { "/account/programs/\($0.id)/end" }, csrf: visit.csrf))
    """
  }

  private func end(_ entry: SessionEntry) -> HTML {
    if entry.id == session.open.id { return Tag(Phrase("This browser", es: "Este navegador"), .note).html }
    return ButtonForm(
      Phrase("Sign out", es: "Cerrar sesión"), to: "/account/sessions/\(entry.id)/end", csrf: visit.csrf, style: .plain,
      context: Phrase(verbatim: entry.browser)
    ).html
  }
}

/// Open sessions, each with what can be done about it.
struct SessionTable: View {
  let entries: [SessionEntry]
  let own: SessionEntry.ID?
  let action: @Sendable (SessionEntry) -> HTML

  init(_ entries: [SessionEntry], own: SessionEntry.ID?, action: @escaping @Sendable (SessionEntry) -> HTML) {
    self.entries = entries
    self.own = own
    self.action = action
  }

  var html: HTML {
    Table(
      Phrase("Open sessions", es: "Sesiones abiertas"),
      columns: [
        .init(Phrase("Browser", es: "Navegador")), .init(Phrase("From", es: "Desde")),
        .init(Phrase("Signed in", es: "Entrada")), .init(Phrase("Last seen", es: "Última vez")),
        .init(Phrase("End", es: "Cerrar"), isHeadingHidden: true),
      ],
      rows: entries.map { entry in
        [
          HTML(text: entry.browser), HTML(text: entry.address), HTML(text: entry.started.shown),
          HTML(text: entry.seen.shown), action(entry),
        ]
      },
      isCaptionHidden: true,
      whenEmpty: EmptyState(
        Phrase("No open session", es: "Ninguna sesión abierta"),
        Phrase("Nobody is signed in with this account now.", es: "Nadie tiene la sesión abierta con esta cuenta ahora.")
      )
    ).html
  }
}

/// Attempts to sign in, newest first.
struct SignInTable: View {
  let caption: Phrase
  let entries: [SignInEntry]
  let namesPeople: Bool

  init(_ caption: Phrase, _ entries: [SignInEntry], namesPeople: Bool) {
    self.caption = caption
    self.entries = entries
    self.namesPeople = namesPeople
  }

  var html: HTML {
    let person = Table.Column(Phrase("Person", es: "Persona"))
    return Table(
      caption,
      columns: [.init(Phrase("When", es: "Cuándo"))] + (namesPeople ? [person] : []) + [
        .init(Phrase("What", es: "Qué")), .init(Phrase("From", es: "Desde")), .init(Phrase("Browser", es: "Navegador")),
      ],
      rows: entries.map(row),
      whenEmpty: EmptyState(caption, Phrase("None yet.", es: "Ninguna todavía."))
    ).html
  }

  private func row(_ entry: SignInEntry) -> [HTML] {
    let unknown = Phrase("unknown", es: "desconocida")
    let person = namesPeople ? [entry.name.map { HTML(text: $0) } ?? HTML(unknown)] : []
    return [HTML(text: entry.moment.shown)] + person + [
      HTML(entry.outcome.label), HTML(text: entry.address), HTML(text: entry.browser),
    ]
  }
}

struct PasswordView: View {
  let least: Int
  let findings: [Finding]
  let csrf: String

  static let title = Phrase("Change your password", es: "Cambiar su contraseña")

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(PasswordView.title, lead: Phrase("All your other browsers are signed out.", es: "Se cerrará la sesión en sus demás navegadores.")))
    \(Form(to: "/account/password", csrf: csrf, submit: PasswordView.title, cancel: Link(Phrase("Cancel", es: "Cancelar"), to: "/account"), fields: fields))
    """
  }

  private var fields: HTML {
    let new = FormField(
      "new", Phrase("New password", es: "Contraseña nueva"), .password(autocomplete: "new-password"),
      hint: Phrase("At least \(least) characters", es: "Al menos \(least) caracteres"), findings: findings)
    return "\(PresentPasswordField(findings: findings))\(new)"
  }
}

/// What is delicate asks for the password again.
struct PresentPasswordField: View {
  let findings: [Finding]

  var html: HTML {
    FormField(
      "current", Phrase("Present password", es: "Contraseña actual"), .password(autocomplete: "current-password"),
      findings: findings
    ).html
  }
}

/// "Enter your password to …"
struct ConfirmationView: View {
  enum Question: Sendable {
    case removal, renewal

    var title: Phrase {
      switch self {
      case .removal: Phrase("Stop asking for codes", es: "Dejar de pedir códigos")
      case .renewal: Phrase("New recovery codes", es: "Nuevos códigos de recuperación")
      }
    }

    var lead: Phrase {
      switch self {
      case .removal:
        Phrase(
          "Your password will be all that protects your account. It has to have at least \(PasswordRule.leastAlone) characters.",
          es:
            "Su contraseña será lo único que proteja su cuenta. Debe tener al menos \(PasswordRule.leastAlone) caracteres."
        )
      case .renewal:
        Phrase("The old recovery codes stop working.", es: "Los códigos de recuperación anteriores dejan de servir.")
      }
    }

    var address: String {
      switch self {
      case .removal: "/account/codes/remove"
      case .renewal: "/account/codes/renew"
      }
    }
  }

  let question: Question
  let findings: [Finding]
  let csrf: String

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(question.title, lead: question.lead))
    \(Form(to: question.address, csrf: csrf, submit: question.title, cancel: Link(Phrase("Cancel", es: "Cancelar"), to: "/account"), fields: "\(PresentPasswordField(findings: findings))"))
    """
  }
}
