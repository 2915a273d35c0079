import Store
import Vocabulary

struct LinkView: View {
  let form: LinkForm
  let action: String
  let csrf: String

  private var link: AccessLink { form.link }
  private var name: String { link.person?.title ?? "" }

  var title: Phrase {
    switch link.purpose {
    case .opening: Phrase("Open \(link.district.name)", es: "Abrir \(link.district.name)")
    case .invitation: Phrase("Welcome, \(name)", es: "Le damos la bienvenida, \(name)")
    case .reset, .fullReset: Phrase("Choose a new password", es: "Elija una contraseña nueva")
    case .visit: Phrase("Look around as \(name)", es: "Recorrer como \(name)")
    }
  }

  var html: HTML {
    """
    \(FindingSummary(form.findings))
    \(PageHeading(title, lead: lead))
    \(Form(to: action, csrf: csrf, submit: submit, fields: link.purpose == .visit ? "" : fields))
    """
  }

  private var lead: Phrase {
    switch link.purpose {
    case .opening:
      Phrase(
        "You are the first here. You become its teacher-leadership director, and can invite everybody else.",
        es: "Usted es la primera persona aquí. Tendrá la dirección de liderazgo docente y podrá invitar a las demás.")
    case .invitation:
      Phrase(
        "\(link.madeBy) invites you to Chalkline at \(link.district.name). Choose a password to sign in with from now on.",
        es:
          "\(link.madeBy) le invita a Chalkline en \(link.district.name). Elija una contraseña para entrar desde ahora."
      )
    case .reset, .fullReset:
      Phrase("For \(name), at \(link.district.name)", es: "Para \(name), en \(link.district.name)")
    case .visit:
      Phrase(
        "\(link.district.name) is a sample district. Nothing in it is about real people.",
        es: "\(link.district.name) es un distrito de muestra. Nada en él trata de personas reales.")
    }
  }

  private var submit: Phrase {
    link.purpose == .visit
      ? Phrase("Sign in as \(name)", es: "Entrar como \(name)") : Phrase("Save and sign in", es: "Guardar y entrar")
  }

  private var fields: HTML {
    "\(link.purpose == .opening ? newcomer : signsInWith)\(password)\(link.asksForCode ? presentCode : codes)"
  }

  private var newcomer: HTML {
    let given = FormField(
      "given_name", Phrase("Given name", es: "Nombre"), .line(form.givenName), findings: form.findings,
      autocomplete: "given-name")
    let family = FormField(
      "family_name", Phrase("Family name", es: "Apellido"), .line(form.familyName), findings: form.findings,
      autocomplete: "family-name")
    let email = FormField(
      "email", Phrase("E-mail address", es: "Correo electrónico"), .email(form.email),
      hint: Phrase("You sign in with it", es: "Con él entrará"), findings: form.findings, autocomplete: "username")
    return "\(given)\(family)\(email)"
  }

  /// In the form too, unseen, so that a password manager keeps the two together.
  private var signsInWith: HTML {
    let email = link.person?.email ?? ""
    return """
      \(SummaryList(rows: [.init(Phrase("You sign in with", es: "Usted entra con"), Phrase(verbatim: email))]))
      <input type="text" name="username" value="\(email)" autocomplete="username" hidden>
      """
  }

  private var password: FormField {
    let alone = PasswordRule.leastAlone
    let beside = PasswordRule.leastWithSecondFactor
    let hint =
      link.asksForCode
      ? Phrase("At least \(beside) characters", es: "Al menos \(beside) caracteres")
      : Phrase(
        "At least \(alone) characters, or \(beside) with codes from an app. Several words that do not belong together are easy to remember.",
        es:
          "Al menos \(alone) caracteres, o \(beside) con códigos de una aplicación. Varias palabras sin relación entre sí son fáciles de recordar."
      )
    return FormField(
      "password", Phrase("New password", es: "Contraseña nueva"), .password(autocomplete: "new-password"), hint: hint,
      findings: form.findings)
  }

  private var presentCode: HTML {
    FormField(
      "code", Phrase("Code", es: "Código"), .number(""),
      hint: Phrase(
        "The six digits that your app shows now, or a recovery code",
        es: "Los seis dígitos que su aplicación muestra ahora, o un código de recuperación"),
      findings: form.findings, autocomplete: "one-time-code"
    ).html
  }

  private var codes: HTML {
    let setup = CodeSetupView(
      secret: link.secret, account: link.person?.email ?? link.district.name, district: link.district.name,
      findings: form.findings, isRequired: false)
    return Details(
      Phrase("Add codes from an app (recommended)", es: "Añadir códigos de una aplicación (recomendado)"),
      isOpen: form.wantsCodes || form.findings.contains { $0.field == "code" }, content: setup.html
    ).html
  }
}

/// A secret for an app: as a picture to point the phone at, and as letters to type.
struct CodeSetupView: View {
  let secret: CodeSecret
  let account: String
  let district: String
  var findings: [Finding] = []
  var isRequired = true

  var html: HTML {
    """
    <ol class="steps">
    <li>\(Phrase("On your phone, open an app for codes: Google Authenticator, Microsoft Authenticator, 1Password or another.", es: "En su teléfono, abra una aplicación de códigos: Google Authenticator, Microsoft Authenticator, 1Password u otra."))</li>
    <li>\(Phrase("Add an account and point the camera at this picture.", es: "Añada una cuenta y apunte la cámara a esta imagen."))
    <div class="qr-frame">\(picture)</div>
    \(Details(Phrase("Type the key instead", es: "Escribir la clave en su lugar"), content: key))</li>
    <li>\(Phrase("Type the six digits that the app shows.", es: "Escriba los seis dígitos que muestra la aplicación."))</li>
    </ol>
    \(code)
    """
  }

  private var picture: QRCodeView? {
    QRCode(secret.address(for: account, at: "Chalkline \(district)")).map {
      QRCodeView($0, label: Phrase("Picture for your app for codes", es: "Imagen para su aplicación de códigos"))
    }
  }

  private var key: HTML {
    """
    <p><code id="code-key">\(secret.text.inGroupsOfFour)</code> \(CopyButton(of: "code-key"))</p>
    <p>\(Phrase("Time-based, six digits, thirty seconds.", es: "Basada en la hora, seis dígitos, treinta segundos."))</p>
    """
  }

  private var code: FormField {
    FormField(
      "code", Phrase("Code from the app", es: "Código de la aplicación"), .number(""), findings: findings,
      isRequired: isRequired, autocomplete: "one-time-code")
  }
}

extension String {
  fileprivate var inGroupsOfFour: String {
    stride(from: 0, to: count, by: 4).map { String(dropFirst($0).prefix(4)) }.joined(separator: " ")
  }
}

/// The codes for the day on which the phone is lost. Shown once.
struct RecoveryCodesView: View {
  let codes: [String]

  private static let title = Phrase("Keep these recovery codes", es: "Guarde estos códigos de recuperación")

  func page(_ visit: Visit) -> Reply { visit.page(RecoveryCodesView.title, width: .reading, html) }

  var html: HTML {
    """
    \(PageHeading(RecoveryCodesView.title, lead: lead))
    \(WarningText(Phrase("They are shown only now.", es: "Solo se muestran ahora.")))
    <ul class="recovery-codes" id="recovery-codes">\(codes.map { "<li><code>\($0)</code></li>\n" as HTML })</ul>
    \(ButtonRow([CopyButton(of: "recovery-codes").html, LinkButton(Phrase("I have kept them", es: "Ya los guardé"), to: "/").html]))
    """
  }

  private var lead: Phrase {
    Phrase(
      "From now on you are asked for a code from your app. If you lose your phone, each of these lets you in once instead. Print them, or keep them with your passwords.",
      es:
        "Desde ahora se le pedirá un código de su aplicación. Si pierde el teléfono, cada uno de estos le deja entrar una vez. Imprímalos o guárdelos con sus contraseñas."
    )
  }
}
