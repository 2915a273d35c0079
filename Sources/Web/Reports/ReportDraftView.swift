import Build
import Store
import Vocabulary

/// A report as it would be issued now, with the choice of what it shows.
struct ReportDraftView: View {
  let visit: Visit
  let choice: ReportChoice
  /// Nil where it could not be written.
  let report: Report?
  let findings: [Finding]

  var html: HTML {
    """
    \(FindingSummary(findings))
    <div class="report-tools">\(making)\(mayIssue ? choosing : nil)</div>
    \(report.map { ReportView(report: $0).html } ?? PageHeading(choice.title).html)
    """
  }

  private var mayIssue: Bool { visit.allows(.editPlan) }

  private var making: HTML {
    """
    \(mayIssue && report != nil ? issuing : nil)\(report == nil ? nil : printing)
    """
  }

  private var issuing: HTML {
    let words = Phrase("Issue this report", es: "Emitir este informe")
    let about = Phrase(
      "A copy is kept as it is now, with its day and its digest; nothing entered later changes it.",
      es: "Se guarda una copia tal como está, con su día y su huella; nada que se registre después la cambia.")
    return """
      <p class="hint">\(about)</p>\(ButtonForm(words, to: "\(choice.address)/issue", csrf: visit.csrf, style: .primary, hidden: choice.hidden))
      """
  }

  private var printing: HTML {
    guard visit.site.printer != nil else { return ReportPrinting.withoutBrowser }
    return ButtonForm(ReportPrinting.words, to: "\(choice.address)/pdf", csrf: visit.csrf, hidden: choice.hidden).html
  }

  /// Another year, or other parts: a new look at the draft, which changes nothing.
  private var choosing: HTML {
    let boxes = FormField(
      "part", Phrase("What it shows", es: "Qué muestra"),
      .checkboxes(
        choice.sort.parts(for: choice.audience).map { Choice($0.rawValue, $0.label) },
        chosen: Set(choice.parts.map(\.rawValue))), isRequired: false)
    let years = FormField(
      "year", Phrase("School year", es: "Año escolar"),
      .select(
        choice.years.map { Choice(String($0.start), Phrase(verbatim: $0.description)) },
        chosen: String(choice.year.start)))
    let form: HTML = """
      <form class="form" action="\(choice.address)" method="get"><input type="hidden" name="chosen" value="yes">
      \(choice.sort == .annual ? years : nil)\(boxes)\(Button(Phrase("Show it so", es: "Mostrarlo así"), style: .secondary))</form>
      """
    return Details(Phrase("Choose what it shows", es: "Elegir qué muestra"), content: form).html
  }
}

enum ReportPrinting {
  static let words = Phrase("Make a PDF", es: "Crear un PDF")

  static var withoutBrowser: HTML {
    """
    <p class="hint">\(Phrase("This server has no browser to make a PDF with. Print the page from yours: it can save one.", es: "Este servidor no tiene un navegador con que crear un PDF. Imprima la página desde el suyo: puede guardarlo."))</p>
    """
  }
}

/// Which reports there are to write, and which were issued.
struct ReportListView: View {
  let issued: [IssuedReport]

  var html: HTML {
    """
    \(PageHeading(ReportPages.title, lead: Phrase(
      "Written from the records as they are. One that is issued is kept as it was on its day.",
      es: "Se escriben a partir de los registros tal como están. El que se emite se guarda tal como era ese día.")))
    <section><h2>\(Phrase("Read as of today", es: "Leer al día de hoy"))</h2>
    <ul class="points">\(ReportSort.allCases.map(drafts))</ul></section>
    <section><h2>\(Phrase("Issued", es: "Emitidos"))</h2>\(issued.isEmpty ? none : table.html)</section>
    """
  }

  private func drafts(_ sort: ReportSort) -> HTML {
    "\(sort.audiences.map { audience in draft(sort, audience) })"
  }

  private func draft(_ sort: ReportSort, _ audience: ReportAudience) -> HTML {
    let words = sort.label + Phrase(verbatim: ": ") + audience.label
    return
      "<li>\(Link(words, to: ReportChoice.address(sort, audience))) <span class=\"hint\">\(about(sort, audience))</span></li>"
  }

  private func about(_ sort: ReportSort, _ audience: ReportAudience) -> Phrase {
    switch (sort, audience) {
    case (.board, .everybody), (.annual, .everybody):
      Phrase("No names, and no small numbers of people", es: "Sin nombres ni números pequeños de personas")
    case (.board, _): Phrase("Two to four sheets: where things stand", es: "De dos a cuatro hojas: cómo van las cosas")
    case (.annual, .state): Phrase("With the federal measures", es: "Con las medidas federales")
    case (.annual, _): Phrase("What a school year came to", es: "Qué dio de sí un año escolar")
    }
  }

  private var none: HTML {
    "<p class=\"nothing\">\(Phrase("No report has been issued yet.", es: "Todavía no se ha emitido ningún informe."))</p>"
  }

  private var table: Table {
    Table(
      Phrase("Issued reports", es: "Informes emitidos"),
      columns: [
        .init(Phrase("Report", es: "Informe")), .init(Phrase("For", es: "Para")),
        .init(Phrase("Issued", es: "Emitido")),
        .init(Phrase("State", es: "Estado")), .init(Phrase("Digest", es: "Huella")),
      ],
      rows: issued.map { report in
        [
          Link(report.title, to: IssuedReportPages.address(report.id)).html, HTML(report.audience.label),
          HTML(text: report.moment.shownDay.description), "\(report.tag)",
          "<code>\(report.digests[Reading.language]?.prefix(16).description ?? "")</code>",
        ]
      }, isCaptionHidden: true)
  }
}

extension IssuedReport {
  var tag: Tag {
    isPublished
      ? Tag(Phrase("Published", es: "Publicado"), .good)
      : audience.isPublic
        ? Tag(Phrase("Not published", es: "Sin publicar"), .note) : Tag(Phrase("Inside", es: "Interno"), .note)
  }
}
