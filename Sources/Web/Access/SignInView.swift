import Store
import Vocabulary

struct SignInView: View {
  let form: SignInForm
  let csrf: String

  static let title = Phrase("Sign in", es: "Iniciar sesión")

  var html: HTML {
    """
    \(FindingSummary(form.findings))
    \(PageHeading(SignInView.title, lead: lead))
    \(Form(to: "/sign-in", csrf: csrf, submit: SignInView.title, hidden: form.hidden, fields: fields))
    \(Details(Phrase("I cannot sign in", es: "No puedo entrar"), content: help))
    """
  }

  private var lead: Phrase? {
    if form.carried != nil {
      return Phrase(
        "You were signed out. Sign in again: what you wrote is kept and comes back afterwards.",
        es: "La sesión se cerró. Entre de nuevo: lo que escribió se conserva y vuelve después.")
    }
    return form.districts.count == 1 ? Phrase(verbatim: form.districts[0].name) : nil
  }

  private var fields: HTML {
    let email = FormField(
      "email", Phrase("E-mail address", es: "Correo electrónico"), .email(form.name), findings: form.findings,
      autocomplete: "username")
    let password = FormField(
      "password", Phrase("Password", es: "Contraseña"), .password(autocomplete: "current-password"),
      findings: form.findings)
    return "\(form.districts.count > 1 ? district : nil)\(email)\(password)"
  }

  private var district: FormField {
    FormField(
      "district", Phrase("District", es: "Distrito"),
      .select(
        form.districts.map { Choice($0.id.rawValue, Phrase(verbatim: $0.name)) }, chosen: form.district?.rawValue),
      findings: form.findings)
  }

  private var help: HTML {
    """
    <p>\(Phrase("Ask whoever gives access in your district for a link to choose a new password. It is often the teacher-leadership director or district IT.", es: "Pida a quien da acceso en su distrito un enlace para elegir una contraseña nueva. Suele ser la dirección de liderazgo docente o informática del distrito."))</p>
    <p>\(Phrase("If you were sent an invitation, open its link first.", es: "Si recibió una invitación, abra primero su enlace."))</p>
    """
  }
}

struct CodeView: View {
  let form: SignInForm
  let csrf: String

  static let title = Phrase("Enter your code", es: "Escriba su código")

  var html: HTML {
    """
    \(FindingSummary(form.findings))
    \(PageHeading(CodeView.title))
    \(Form(to: "/sign-in/code", csrf: csrf, submit: Phrase("Continue", es: "Continuar"), hidden: form.hidden, fields: "\(code)"))
    \(Details(Phrase("I do not have my phone", es: "No tengo mi teléfono"), content: help))
    <p><a href="/sign-in">\(Phrase("Start again", es: "Empezar de nuevo"))</a></p>
    """
  }

  private var code: FormField {
    FormField(
      "code", Phrase("Code", es: "Código"), .number(""),
      hint: Phrase("The six digits that your app shows now", es: "Los seis dígitos que su aplicación muestra ahora"),
      findings: form.findings, autocomplete: "one-time-code")
  }

  private var help: HTML {
    """
    <p>\(Phrase("Type one of your recovery codes instead. Each works once.", es: "Escriba en su lugar uno de sus códigos de recuperación. Cada uno sirve una vez."))</p>
    <p>\(Phrase("If you have none left, ask whoever gives access in your district for a link that sets you up again.", es: "Si no le queda ninguno, pida a quien da acceso en su distrito un enlace para configurarlo de nuevo."))</p>
    """
  }
}
