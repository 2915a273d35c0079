import Purpose
import Vocabulary

/// A theory of action as a chain of boxes, each of which opens for typing where it stands.
struct TheoryChain: View {
  let theory: TheoryOfAction
  let roles: [Role]
  let edit: StepEdit?
  let csrf: String?
  let mayEdit: Bool
  /// On the theory's own page its name stands above already.
  var isAlone = false

  init(_ theory: TheoryOfAction, roles: [Role], edit: StepEdit? = nil, csrf: String?, mayEdit: Bool) {
    self.theory = theory
    self.roles = roles.filter { $0.theories.contains(theory.id) }
    self.edit = edit
    self.csrf = csrf
    self.mayEdit = mayEdit
  }

  static func anchor(_ id: TheoryOfAction.ID) -> String { "theory-\(id)" }

  var html: HTML {
    """
    <article class="chain" id="\(Self.anchor(theory.id))" aria-labelledby="\(Self.anchor(theory.id))-name">
    \(heading)
    <ol class="chain-steps">\(TheoryOfAction.Link.allCases.map(step))</ol>
    \(theory.assumptions.trimmed.isEmpty ? nil : assumptions)
    </article>
    """
  }

  private var heading: HTML {
    let id = "\(Self.anchor(theory.id))-name"
    if isAlone { return "<h2 id=\"\(id)\">\(Phrase("Step by step", es: "Paso a paso"))</h2>" }
    return "<h3 id=\"\(id)\"><a href=\"\(theory.address)\">\(theory.name)</a> \(stage)</h3>"
  }

  private var stage: Tag? {
    theory.stage.map { Tag($0.label, $0 == .agreed ? .good : .neutral) }
  }

  private var assumptions: HTML {
    let label = TheoryOfAction.field("assumptions")?.label ?? Phrase(verbatim: "")
    return "<div class=\"chain-assumptions\"><strong>\(label):</strong> \(HTML.paragraphs(theory.assumptions))</div>"
  }

  private func step(_ link: TheoryOfAction.Link) -> HTML {
    if let edit, edit.link == link { return open(link, edit) }
    let text = theory[link]
    let isGap = text.trimmed.isEmpty
    return """
      <li class="step\(isGap ? " gap" : "")"><p class="step-name">\(link.label)</p>
      \(isGap ? "<p class=\"nothing\">\(Phrase("Not written yet", es: "Sin escribir todavía"))</p>" as HTML : .paragraphs(text))
      \(link == .leaderAction ? doers : nil)
      \(mayEdit ? change(link, isGap: isGap) : nil)</li>
      """
  }

  private func change(_ link: TheoryOfAction.Link, isGap: Bool) -> HTML {
    let words = isGap ? Phrase("Write it", es: "Escribirlo") : Phrase("Change", es: "Cambiar")
    let context = Phrase(verbatim: "\(theory.name): ") + link.label
    return "<p class=\"step-change\">\(Link(words, to: StepAddress.edit(theory.id, link), context: context))</p>"
  }

  /// Who is to do it.
  private var doers: HTML {
    if roles.isEmpty {
      return "<p class=\"step-roles\">\(Tag(Phrase("No role yet", es: "Todavía no hay rol"), .caution))</p>"
    }
    let links: [HTML] = roles.map { "<li>\(Link(Phrase(verbatim: $0.name), to: $0.address))</li>" }
    return
      "<ul class=\"step-roles inline-links\" aria-label=\"\(Phrase("Roles that do it", es: "Roles que lo hacen"))\">\(links)</ul>"
  }

  private func open(_ link: TheoryOfAction.Link, _ edit: StepEdit) -> HTML {
    let field = FormField(
      "text", link.label, .paragraphs(edit.text ?? theory[link], rows: 7), findings: edit.findings,
      isRequired: theory.stage == .agreed)
    let form = Form(
      to: StepAddress.save(theory.id, link), csrf: csrf, submit: Phrase("Save", es: "Guardar"),
      cancel: Link(Phrase("Cancel", es: "Cancelar"), to: "\(ModelPages.path)#\(Self.anchor(theory.id))"),
      hidden: [HiddenField("version", String(edit.version ?? theory.version))],
      draft: DraftPages.address(of: StepAddress.save(theory.id, link)), fields: "\(field)")
    let notice = edit.draft.map { DraftNotice(draft: $0, page: StepAddress.edit(theory.id, link), csrf: csrf) }
    return "<li class=\"step open\">\(notice)\(edit.theirs.map(inBetween))\(form)</li>"
  }

  private func inBetween(_ theirs: (name: String, text: String)) -> HTML {
    let words = Phrase(
      "\(theirs.name) saved this in between. Their text is below: bring over what you want to keep, and save.",
      es: "\(theirs.name) guardó esto entretanto. Abajo está su texto: pase lo que quiera conservar y guarde.")
    return "\(WarningText(words))<blockquote>\(HTML.paragraphs(theirs.text))</blockquote>"
  }
}
