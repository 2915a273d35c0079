import Build
import Vocabulary

/// Evidence cards, in the order of their titles: neither counted for and against nor ranked.
struct StudiesView: View {
  let studies: [Study]
  let exemplars: [Exemplar]

  private static var lead: Phrase {
    Phrase(
      "Each card says what was done, what was found and what to beware of. Cards are not counted for and against: a small study done well can say more than many others.",
      es:
        "Cada ficha dice qué se hizo, qué se halló y con qué hay que tener cuidado. Las fichas no se suman a favor y en contra: un estudio pequeño bien hecho puede decir más que muchos otros."
    )
  }

  var html: HTML {
    """
    \(PageHeading(DirectoryPages.studiesTitle, lead: Self.lead))
    \(studies.map(card))
    """
  }

  private func card(_ study: Study) -> HTML {
    """
    <section class="study" id="\(study.name)" aria-labelledby="\(study.name)-title">
    <h2 id="\(study.name)-title">\(study.title)</h2>
    <p>\(study.about)</p>
    \(SummaryList(rows: rows(study)))
    \(findings(study))
    <h3>\(Phrase("Beware", es: "Tenga cuidado"))</h3>
    \(HTML.list(study.caveats.map { HTML($0) }))
    </section>
    """
  }

  private func rows(_ study: Study) -> [SummaryList.Row] {
    let size = study.size.map { SummaryList.Row(Phrase("Size", es: "Tamaño"), $0) }
    let links: [HTML] = exemplars.filter { study.places.contains($0.name) }.map { $0.link.html }
    let places = links.isEmpty ? nil : SummaryList.Row(Phrase("Places", es: "Lugares"), .list(links))
    return [
      SummaryList.Row(
        Phrase("Who and when", es: "Quién y cuándo"), Phrase(verbatim: study.who + ", ") + study.year.label),
      SummaryList.Row(
        Phrase("How", es: "Cómo"),
        "<div>\(study.design.label)<br><span class=\"hint\">\(study.design.meaning)</span></div>"),
    ] + [size, places].compactMap(\.self) + [
      SummaryList.Row(Phrase("Source", es: "Fuente"), FactSourcesView(sources: study.sources).html),
      SummaryList.Row(Phrase("How sure", es: "Certeza"), "\(FactTag(study.confidence))"),
    ]
  }

  private func findings(_ study: Study) -> Table {
    Table(
      Phrase("What was found", es: "Qué se halló") + Phrase(verbatim: ": ") + study.title,
      columns: [
        .init(Phrase("Outcome", es: "Resultado")), .init(Phrase("Found", es: "Se halló")),
        .init(Phrase("Effect, in standard deviations", es: "Efecto, en desviaciones estándar"), .number),
        .init(Phrase("Interval", es: "Intervalo"), .number),
      ],
      rows: study.findings.map { finding in
        [
          HTML(finding.outcome), HTML(finding.words),
          finding.effect.map { HTML(text: $0.written(decimals: 2)) } ?? .notGiven, interval(finding),
        ]
      }, isCaptionHidden: true)
  }

  private func interval(_ finding: StudyFinding) -> HTML {
    guard let low = finding.low, let high = finding.high else { return .notGiven }
    return HTML(
      Phrase(
        "\(low.written(decimals: 2)) to \(high.written(decimals: 2))",
        es: "\(low.written(decimals: 2)) a \(high.written(decimals: 2))"))
  }
}

extension HTML {
  fileprivate static var notGiven: HTML { "<span class=\"nothing\">\(Phrase("Not given", es: "Sin dato"))</span>" }
}
