import Build
import Vocabulary

/// A report as it is read and printed.
struct ReportView: View {
  let report: Report

  var html: HTML {
    """
    <article class="report">
    \(PageHeading(report.title, caption: Phrase(verbatim: report.district), lead: lead))
    \(report.sections.map(section))
    </article>
    """
  }

  /// Everybody reads no name of whom it was written for.
  private var lead: Phrase {
    report.audience.isPublic
      ? Phrase("As of \(report.day).", es: "Al \(report.day).")
      : Phrase(
        "For: \(report.audience.label.en). As of \(report.day).",
        es: "Para: \(report.audience.label.es). Al \(report.day).")
  }

  private func section(_ section: Report.Section) -> HTML {
    "<section class=\"report-part\"><h2>\(section.title)</h2>\(section.blocks.map { block($0, of: section) })</section>\n"
  }

  private func block(_ block: Report.Block, of section: Report.Section) -> HTML {
    switch block {
    case .words(let words): HTML.paragraphs(words[Reading.language])
    case .hint(let words): "<p class=\"hint\">\(words)</p>"
    case .points(let points):
      points.isEmpty ? "" : "<ul class=\"points\">\(points.map { "<li>\($0)</li>" as HTML })</ul>"
    case .figures(let figures):
      Counts(figures.map { .init($0.label, $0.figure, isNotable: $0.isNotable) }).html
    case .table(let table): self.table(table, isCaptionHidden: table.caption == section.title)
    case .answers(let answers): self.answers(answers)
    case .years(let years): self.years(years)
    }
  }

  /// A caption that only repeats the heading above it is for those who listen.
  private func table(_ table: Report.Table, isCaptionHidden: Bool) -> HTML {
    Table(
      table.caption, columns: table.columns.map { .init($0.heading, $0.isNumber ? .number : .text) },
      rows: table.rows.map { $0.map(HTML.init(_:)) }, isCaptionHidden: isCaptionHidden
    ).html
  }

  private func answers(_ answers: [Report.ReportedAnswer]) -> HTML {
    Table(
      Phrase("The nine questions and their answers", es: "Las nueve preguntas y sus respuestas"),
      columns: [
        .init(Phrase("Question", es: "Pregunta")), .init(Phrase("Answer", es: "Respuesta")),
        .init(Phrase("How far it carries", es: "Cuánto alcanza")),
      ], rows: answers.map(row), isCaptionHidden: true
    ).html
  }

  private func row(_ answer: Report.ReportedAnswer) -> [HTML] {
    [
      "\(answer.question.number). \(answer.question.words)", "\(answer.sentence)\(missing(answer))",
      "\(StrengthMeter(answer.strength))",
    ]
  }

  private func missing(_ answer: Report.ReportedAnswer) -> HTML? {
    let count = answer.missing.count + answer.more
    if count == 0 { return nil }
    if answer.missing.isEmpty {
      let things = Phrase.count(
        count, one: Phrase("thing is still missing", es: "cosa falta todavía"),
        many: Phrase("things are still missing", es: "cosas faltan todavía"))
      return "<br><span class=\"hint\">\(things).</span>"
    }
    let more =
      answer.more == 0 ? Phrase(verbatim: "") : Phrase("; and \(answer.more) more", es: "; y \(answer.more) más")
    let list = answer.missing.joined(by: "; ") + more
    return "<br><span class=\"hint\">\(Phrase("Still missing", es: "Falta"))\(Phrase(verbatim: ": ") + list).</span>"
  }

  private func years(_ years: [Report.CostLine]) -> HTML {
    StackChart(
      id: "years", Phrase("What is covered, and until when", es: "Qué está cubierto y hasta cuándo"), .dollars,
      parts: [
        .init(Phrase("Covered by money that comes every year", es: "Cubierto por dinero que llega cada año")),
        .init(
          Phrase(
            "Covered by money that ends, or must be won again",
            es: "Cubierto por dinero que termina o hay que volver a conseguir")),
        .init(Phrase("Not covered", es: "Sin cubrir"), .open),
      ],
      columnHeading: Phrase("School year", es: "Año escolar"),
      columns: years.map {
        StackChart.Column(
          Phrase(verbatim: $0.year.description), [$0.lasting.dollars, $0.ending.dollars, $0.uncovered.dollars])
      }
    ).html
  }
}

extension Report {
  /// The report as a file by itself, in one language: what is kept when it is issued, and what is printed.
  func copy(in language: Language) -> String {
    Reading.$language.withValue(language) { StandalonePage(title, ReportView(report: self).html).html.text }
  }

  var copies: [Language: String] {
    Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, copy(in: $0)) })
  }
}
