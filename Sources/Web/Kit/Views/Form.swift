import Vocabulary

/// A form that changes something. Its fields come as they are; the token, the draft and the buttons are its own.
package struct Form: View {
  package var action: String
  package var csrf: String?
  package var fields: HTML
  package var buttons: [HTML]
  package var hidden: [HiddenField]
  /// Where a draft of what is typed is kept while it is typed.
  package var draft: String?
  package var takesFiles: Bool

  package init(
    to action: String, csrf: String?, submit: Phrase, cancel: Link? = nil, hidden: [HiddenField] = [],
    draft: String? = nil,
    takesFiles: Bool = false, fields: HTML
  ) {
    self.action = action
    self.csrf = csrf
    self.fields = fields
    self.hidden = hidden
    self.draft = draft
    self.takesFiles = takesFiles
    buttons = ["\(Button(submit))"]
    if let cancel { buttons.append("\(cancel)") }
  }

  package var html: HTML {
    """
    <form class="form" action="\(action)" method="post" novalidate\("enctype", takesFiles ? "multipart/form-data" : nil)\("data-draft", draft)>
    \(HiddenField.csrf(csrf))\(hidden)
    \(fields)
    \(ButtonRow(buttons))
    \(draft == nil ? nil : draftStatus)
    </form>
    """
  }

  private var signedOut: Phrase {
    Phrase(
      "You have been signed out. What you typed is still here: send the form and sign in again.",
      es: "La sesión se cerró. Lo que escribió sigue aquí: envíe el formulario y vuelva a iniciar sesión.")
  }

  private var draftStatus: HTML {
    """
    <p class="draft-status" role="status" data-draft-status data-saved="\(Phrase("Draft saved", es: "Borrador guardado"))" \
    data-failed="\(Phrase("The draft could not be saved. Keep this page open.", es: "No se pudo guardar el borrador. No cierre esta página."))" \
    data-signed-out="\(signedOut)"></p>
    """
  }
}
