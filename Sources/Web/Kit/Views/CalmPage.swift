import Vocabulary

/// What a person sees when a page cannot be shown: what happened, that nothing is lost, and what to do.
package struct CalmPage: View {
  package var title: Phrase
  package var words: [Phrase]
  /// Quoted to those who look after the system; nil where there is nothing to look up.
  package var requestID: String?
  package var actions: [HTML]

  package init(_ title: Phrase, _ words: [Phrase], requestID: String? = nil, actions: [HTML] = []) {
    self.title = title
    self.words = words
    self.requestID = requestID
    self.actions = actions
  }

  package var html: HTML {
    """
    <div class="calm"><h1>\(title)</h1>\(words.map { "<p>\($0)</p>" as HTML })
    \(requestID.map(reference))
    \(actions.isEmpty ? nil : ButtonRow(actions))</div>
    """
  }

  private func reference(_ id: String) -> HTML {
    """
    <p class="reference">\(Phrase("If you ask for help, give this number:", es: "Si pide ayuda, dé este número:")) \
    <code id="request-id">\(id)</code> \(CopyButton(of: "request-id"))</p>
    """
  }
}

/// Copies what another element says. It shows only where a script can do that.
package struct CopyButton: View {
  package var source: String
  package var words: Phrase

  package init(of id: String, _ words: Phrase = Phrase("Copy", es: "Copiar")) {
    source = id
    self.words = words
  }

  package var html: HTML {
    "<button type=\"button\" class=\"button quiet\" data-copy=\"\(source)\" data-copied=\"\(Phrase("Copied", es: "Copiado"))\" hidden>\(words)</button>"
  }
}

extension CalmPage {
  package static func fault(requestID: String, retry href: String? = nil) -> CalmPage {
    CalmPage(
      Phrase("Sorry, this page is not working right now", es: "Esta página no funciona en este momento"),
      [
        Phrase(
          "What you had saved is safe. Try again in a few minutes.",
          es: "Lo que ya guardó está a salvo. Inténtelo de nuevo en unos minutos.")
      ],
      requestID: requestID,
      actions: href.map { ["\(LinkButton(Phrase("Try again", es: "Intentar de nuevo"), to: $0))"] } ?? [])
  }

  package static func absent() -> CalmPage {
    CalmPage(
      Phrase("Page not found", es: "Página no encontrada"),
      [
        Phrase(
          "Check the address for slips. If you followed a link, what it led to may have been removed.",
          es: "Revise la dirección. Si siguió un enlace, es posible que su destino ya no exista.")
      ],
      actions: ["\(LinkButton(Phrase("Go to the roadmap", es: "Ir a la hoja de ruta"), to: "/"))"])
  }

  package static func denied(_ why: Phrase) -> CalmPage {
    CalmPage(
      Phrase("You cannot see this page", es: "Usted no puede ver esta página"), [why],
      actions: ["\(LinkButton(Phrase("Go to the roadmap", es: "Ir a la hoja de ruta"), to: "/"))"])
  }
}
