import Purpose
import Store
import Vocabulary

/// Whether each role has both form and function, and so whether teacher leadership is more than a career step.
struct FormAndFunctionPage: Pages {
  static let path = "/purpose/form-and-function"

  var routes: [Route] { [.get(Self.path, .somewhere(.readPlan), showing: .forAll, show)] }

  var signposts: [Signpost] {
    [
      Signpost(
        .purpose, Phrase("Form and function", es: "Forma y función"),
        about: Phrase(
          "Roles with time, pay or authority but no aim, and aims that nobody has the means for.",
          es: "Roles con tiempo, pago o autoridad pero sin fin, y fines para los que nadie tiene los medios."),
        to: Self.path)
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let shown = try await visit.read { records in
      let written = try records.writtenAnswer(to: .moreThanCareer)
      let author = try written?.author.flatMap { try records.find(Person.self, $0) }
      return ShownCheck(check: try records.formAndFunction(), written: written, author: author?.title)
    }
    let title = Phrase("Form and function", es: "Forma y función")
    return visit.page(
      title, under: [.strategy(.purpose)], FormAndFunctionView(visit: visit, shown: shown, title: title).html)
  }

  struct ShownCheck: Sendable {
    let check: FormAndFunction
    let written: WrittenAnswer?
    let author: String?
  }
}

struct FormAndFunctionView: View {
  let visit: Visit
  let shown: FormAndFunctionPage.ShownCheck
  let title: Phrase

  private var check: FormAndFunction { shown.check }
  private var answer: Answer { .moreThanCareer(check, written: shown.written) }
  private var mayEdit: Bool { visit.allows(.editPlan) }

  var html: HTML {
    """
    \(PageHeading(title, caption: Phrase("Question 2", es: "Pregunta 2")))
    <p class="lead">\(answer.question.words)</p>
    <div class="two-answers">
    <section><h2>\(Phrase("What the records say", es: "Lo que dicen los registros"))</h2>
    <p class="answer-sentence">\(answer.sentence)</p><p>\(StrengthMeter(answer.strength))</p></section>
    <section><h2>\(Phrase("What the district says", es: "Lo que dice el distrito"))</h2>\(own)</section>
    </div>
    \(check.verdicts.isEmpty ? empty.html : picture)
    \(answer.missing.isEmpty ? nil : gaps)
    """
  }

  private var own: HTML {
    let back = "back=\(FormAndFunctionPage.path)"
    guard let written = shown.written else {
      let add = LinkButton(
        Phrase("Write the answer", es: "Escribir la respuesta"),
        to: "/\(WrittenAnswer.kind.path)/new?question=2&\(back)", style: .secondary)
      return
        "<p class=\"nothing\">\(Phrase("Nothing is written yet.", es: "Todavía no hay nada escrito."))</p>\(mayEdit ? add : nil)"
    }
    let by = [shown.author, written.writtenOn?.description].compactMap(\.self).joined(separator: ", ")
    let change = LinkButton(
      Phrase("Change the answer", es: "Cambiar la respuesta"), to: "\(written.address)/edit?\(back)", style: .secondary)
    return """
      <blockquote>\(HTML.paragraphs(written.text))</blockquote>
      \(by.isEmpty ? nil : "<p class=\"hint\">\(by)</p>" as HTML)\(mayEdit ? change : nil)
      """
  }

  private var empty: EmptyState {
    EmptyState(
      Phrase("No role is described yet", es: "Todavía no se ha descrito ningún rol"), Role.kind.about,
      action: mayEdit ? LinkButton(Phrase("Add a role", es: "Añadir un rol"), to: "/\(Role.kind.path)/new").html : nil)
  }

  private var picture: HTML {
    """
    <h2>\(Phrase("Where each role stands", es: "Dónde está cada rol"))</h2>
    <div class="quadrants">\(FormAndFunction.Standing.allCases.map(quadrant))</div>
    \(shares)
    <h2>\(Phrase("Role by role", es: "Rol por rol"))</h2>
    \(table)
    \(check.unservedChanges.isEmpty ? nil : unserved)
    """
  }

  private func quadrant(_ standing: FormAndFunction.Standing) -> HTML {
    let roles = check.verdicts(standing).map(\.role)
    let links: [HTML] = roles.map { "<li>\(Link(Phrase(verbatim: $0.name), to: $0.address))</li>" }
    return """
      <section class="quadrant \(standing.rawValue)"><h3>\(standing.label) <span class="count">\(roles.count)</span></h3>
      <p class="hint">\(standing.meaning)</p>
      \(roles.isEmpty ? "<p class=\"nothing\">\(Phrase("None", es: "Ninguno"))</p>" as HTML : "<ul>\(links)</ul>")</section>

      """
  }

  private var shares: HTML {
    let rows = [
      (Phrase("Role time", es: "Tiempo de los roles"), check.time), (Phrase("Stipends", es: "Estipendios"), check.pay),
    ].compactMap { label, aimed in aimed.share.map { BarChart.Row(label, $0) } }
    guard !rows.isEmpty else { return "" }
    let left = check.uncounted.map(\.name)
    let note = Phrase(
      "Left out, because nobody has said how many people hold it: \(Phrase.list(left).en).",
      es: "Sin contar, porque nadie ha dicho cuántas personas lo ocupan: \(Phrase.list(left).es).")
    return BarChart(
      id: "aimed", Phrase("How much is aimed at a stated change", es: "Cuánto apunta a un cambio declarado"), .share,
      series: [Phrase("Aimed at a stated change", es: "Apunta a un cambio declarado")],
      rowHeading: Phrase("What", es: "Qué"), rows: rows, notes: left.isEmpty ? [] : [note]
    ).html
  }

  private var table: Table {
    Table(
      Phrase("Roles with their form and their function", es: "Roles con su forma y su función"),
      columns: [
        .init(Role.kind.one.capitalized), .init(Phrase("Standing", es: "Situación")),
        .init(Phrase("Form", es: "Forma")), .init(Phrase("Change that it is aimed at", es: "Cambio al que apunta")),
        .init(Phrase("Holders", es: "Personas"), .number), .init(Phrase("Time", es: "Tiempo"), .number),
        .init(Phrase("Stipend", es: "Estipendio"), .number),
      ], rows: check.verdicts.map(row), isCaptionHidden: true)
  }

  private func row(_ verdict: FormAndFunction.Verdict) -> [HTML] {
    let role = verdict.role
    let forms = FormAndFunction.Form.allCases.filter(verdict.forms.contains).map(\.label)
    let changes: [HTML] = verdict.changes.map { "<li>\(Link(Phrase(verbatim: $0.name), to: $0.address))</li>" }
    func shown(_ name: String) -> HTML { Role.field(name).map { HTML($0.kind.shown($0.get(role))) } ?? "" }
    return [
      "\(Link(Phrase(verbatim: role.name), to: role.address))\(role.isPublished ? nil : " \(Tag(Role.Stage.draft.label))" as HTML)",
      "\(Tag(verdict.standing.label, verdict.standing.tone))", forms.isEmpty ? none : HTML(.list(forms)),
      changes.isEmpty ? none : "<ul>\(changes)</ul>", shown("holders"), shown("time"), shown("stipend"),
    ]
  }

  private var none: HTML { "<span class=\"nothing\">\(Phrase("none", es: "ninguno"))</span>" }

  private var unserved: HTML {
    let lines: [HTML] = check.unservedChanges.map { theory in
      "<li>\(Link(Phrase(verbatim: theory.name), to: theory.address)): \(theory.practiceChange.shortened(to: 160))</li>"
    }
    return """
      <h2>\(Phrase("Changes that no role has the means for", es: "Cambios para los que ningún rol tiene los medios"))</h2><ul>\(lines)</ul>
      """
  }

  private var gaps: HTML {
    let lines: [HTML] = answer.missing.map { "<li>\(Link($0.what, at: $0.link))</li>" }
    return
      "<h2>\(Phrase("What would make the answer stronger", es: "Qué haría más sólida la respuesta"))</h2><ul>\(lines)</ul>"
  }
}

extension FormAndFunction.Standing {
  var tone: Tag.Tone {
    switch self {
    case .both: .good
    case .formOnly, .aimOnly: .caution
    case .neither: .stop
    }
  }
}
