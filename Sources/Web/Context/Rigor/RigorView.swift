import Context
import Statistics
import Store
import Vocabulary

/// Every analysis so far, and what the newest says to question 3.
struct RigorListView: View {
  let kept: [KeptRigor]
  let answer: Answer
  let mayAnalyze: Bool

  var html: HTML {
    """
    \(PageHeading(RigorPages.title, lead: answer.sentence, actions: actions))
    <p>\(StrengthMeter(answer.strength)) \(Link(Phrase("How this answers question 3", es: "Cómo responde esto a la pregunta 3"), to: "/questions/3"))</p>
    \(table)
    """
  }

  private var actions: [HTML] {
    guard mayAnalyze else { return [] }
    return [
      "\(LinkButton(RigorPages.bring, to: RigorPages.new))",
      "\(LinkButton(JobPages.title, to: JobPages.base, style: .secondary))",
    ]
  }

  private var table: HTML {
    Table(
      Phrase("What was measured", es: "Lo que se midió"),
      columns: [
        .init(Phrase("Up to", es: "Hasta")), .init(Phrase("Of", es: "De")),
        .init(Phrase("Of those named, truly at the top", es: "De las personas nombradas, de verdad arriba")),
        .init(Phrase("Who", es: "Quién")), .init(Phrase("When", es: "Cuándo")),
      ],
      rows: kept.map { one in
        [
          "\(Link(Phrase(one.year), at: one.link))",
          HTML(Phrase.list(one.summary.sources.map(\.source.label))),
          one.summary.headline.map { HTML($0.naming.figure) } ?? HTML(RigorView.noDifference),
          HTML(text: one.name), HTML(text: one.made.shown),
        ]
      },
      whenEmpty: EmptyState(
        Phrase("Nothing has been measured yet", es: "Aún no se ha medido nada"),
        Phrase(
          "Bring ratings or growth of your own teachers, and see how often a name would be right.",
          es: "Traiga valoraciones o progreso de sus docentes y vea con qué frecuencia sería acertado nombrar."),
        action: actions.first)
    ).html
  }
}

/// What one analysis found. It computes nothing, and knows no teacher.
struct RigorView: View {
  let kept: KeptRigor
  let outcome: RigorOutcome
  let findings: [Finding]
  /// nil for those who may only read.
  let csrf: String?

  static func title(_ year: SchoolYear) -> Phrase {
    Phrase("How far ratings can be trusted, \(year)", es: "Hasta dónde confiar en las valoraciones, \(year)")
  }

  static let noDifference = Phrase("no difference beyond chance", es: "ninguna diferencia más allá del azar")

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(Self.title(kept.year), lead: kept.summary.sentence))
    \(named)
    \(outcome.ratings.map { RatingFindingsView(found: $0).html })
    \(outcome.growth.map { GrowthFindingsView(found: $0).html })
    \(RigorCoverageView(coverage: outcome.coverage))
    \(notTold)
    \(origin)
    \(csrf == nil ? nil : again)
    """
  }

  private var named: HTML {
    let none: HTML = "–"
    return Table(
      Phrase("If people were named by it alone", es: "Si se nombrara solo con ello"),
      columns: [
        .init(Phrase("By", es: "Por")),
        .init(Phrase("Of those named, truly at the top", es: "De las personas nombradas, de verdad arriba"), .number),
        .init(Phrase("In fact below average", es: "En realidad por debajo del promedio"), .number),
        .init(Phrase("Reliability", es: "Fiabilidad"), .number),
        .init(Phrase("What it is good for", es: "Para qué sirve")),
      ],
      rows: outcome.sources.map { source, naming in
        guard let naming else { return [HTML(source.label), none, none, none, HTML(Self.noDifference)] }
        return [
          HTML(source.label), HTML(naming.figure), HTML(text: naming.belowAverage.inPercent),
          HTML(text: naming.reliability.written(decimals: 2)), HTML(naming.verdict.use),
        ]
      }
    ).html
  }

  private var notTold: HTML {
    let lines = [
      Phrase(
        "Nobody is put in order, and nobody’s own value is kept or shown.",
        es: "No se ordena a nadie, ni se guarda ni se muestra el valor de nadie."),
      Phrase(
        "Ratings and growth say what goes with teachers, and not that it comes from them alone.",
        es: "Las valoraciones y el progreso dicen qué acompaña a los docentes, no que venga solo de ellos."),
      Phrase(
        "Who cannot be rated cannot be found: look at who that is before anybody is chosen.",
        es: "A quien no se puede valorar no se le puede encontrar: mire quiénes son antes de elegir."),
    ]
    return """
      <section><h2>\(Phrase("What this cannot tell", es: "Lo que esto no dice"))</h2>\(HTML.list(lines.map { HTML($0) }))</section>
      """
  }

  private var origin: HTML {
    var rows = [
      SummaryList.Row(Phrase("Made", es: "Hecho"), "\(kept.made.shown), \(kept.name)")
    ]
    rows += kept.files.map {
      SummaryList.Row(
        RigorFileWords.label($0.role),
        "\($0.name)<br>\(Phrase("digest (SHA-256)", es: "resumen (SHA-256)")) <code>\($0.digest)</code>")
    }
    if let repeated = kept.repeated {
      let words =
        repeated.isSame
        ? Phrase("the same to the byte", es: "igual hasta el último byte")
        : Phrase(
          "not the same: another version of the product made it", es: "distinto: lo hizo otra versión del producto")
      rows.append(.init(Phrase("Made again", es: "Hecho de nuevo"), "\(repeated.moment.shown): \(words)"))
    }
    return "\(SummaryList(Phrase("Where it comes from", es: "De dónde proviene"), rows: rows))"
  }

  private var again: HTML {
    let address = RigorPages.address(kept.id)
    let files = kept.files.map { file in
      FormField(
        file.role, RigorFileWords.label(file.role), .file(accepts: ".csv,text/csv"),
        hint: Phrase(verbatim: file.name), findings: findings)
    }
    let why = FormField("why", Phrase("Why", es: "Por qué"), .line(""), findings: findings)
    let repeats = Form(
      to: address + "/again", csrf: csrf, submit: Phrase("Make it again", es: "Hacerlo de nuevo"), takesFiles: true,
      fields: "\(files.map(\.html))")
    let removes = Form(
      to: address + "/remove", csrf: csrf, submit: Phrase("Take it away", es: "Retirarlo"), fields: "\(why)")
    let isOpen = !findings.isEmpty
    return """
      \(Details(Phrase("Make it again from the same files", es: "Hacerlo de nuevo con los mismos archivos"), isOpen: isOpen, content: "<p>\(Phrase("It must come out the same to the byte. Other files are refused by their digest.", es: "Debe salir igual hasta el último byte. Otros archivos se rechazan por su resumen."))</p>\(repeats)"))
      \(Details(Phrase("Take this analysis away", es: "Retirar este análisis"), isOpen: findings.contains { $0.field == "why" }, content: "<p>\(Phrase("It then answers question 3 no more. The history keeps what it said.", es: "Entonces ya no responde a la pregunta 3. El historial conserva lo que decía."))</p>\(removes)"))
      """
  }
}

/// What was found of ratings.
struct RatingFindingsView: View {
  let found: RatingFindings

  var html: HTML {
    """
    <section><h2>\(RigorSource.ratings.label)</h2>
    <p>\(counts)</p>
    \(categories)
    \(HTML.list(sentences.map { HTML($0) }))
    \(found.report.pictures.enumerated().map { EvidencePicture($0.element, id: "visits-\($0.offset + 1)").html })
    \(Details(Phrase("Everything behind the ratings", es: "Todo lo que hay detrás de las valoraciones"), content: EvidenceView(found.report, id: "ratings").html))
    </section>
    """
  }

  private var counts: Phrase {
    let (ratings, teachers, raters) = (found.ratings.grouped, found.teachers.grouped, found.raters.grouped)
    return Phrase(
      "\(ratings) ratings of \(teachers) teachers by \(raters) raters.",
      es: "\(ratings) valoraciones de \(teachers) docentes por \(raters) personas.")
  }

  private var sentences: [Phrase] {
    [found.spread, found.ratersDiffer, found.yearToYear?.words, found.whatMoreBrings].compactMap(\.self)
  }

  private var categories: HTML {
    Table(
      Phrase("How ratings spread over the scale", es: "Cómo se reparten en la escala"),
      columns: [
        .init(Phrase("Score", es: "Puntuación")), .init(Phrase("Ratings", es: "Valoraciones"), .number),
        .init(Phrase("Share", es: "Parte")),
      ],
      rows: found.categories.map { part in
        let name = part.from == part.to ? score(part.from) : "\(score(part.from))–\(score(part.to))"
        let share = found.ratings > 0 ? Double(part.ratings) / Double(found.ratings) : 0
        return [HTML(text: name), HTML(text: part.ratings.grouped), "\(Sparkbar(share))"]
      }
    ).html
  }

  private func score(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : value.written(decimals: 2)
  }
}

/// What was found of growth.
struct GrowthFindingsView: View {
  let found: GrowthFindings

  var html: HTML {
    """
    <section><h2>\(RigorSource.growth.label)</h2>
    <p>\(found.report.told.sentence)</p>
    \(HTML.list([found.yearToYear?.words].compactMap(\.self).map { HTML($0) }))
    \(found.report.pictures.enumerated().map { EvidencePicture($0.element, id: "accuracy-\($0.offset + 1)").html })
    \(Details(Phrase("Everything behind the growth", es: "Todo lo que hay detrás del progreso"), content: EvidenceView(found.report, id: "growth").html))
    </section>
    """
  }
}

/// Who can be rated at all.
struct RigorCoverageView: View {
  let coverage: RigorCoverage

  var html: HTML {
    """
    <section><h2>\(Phrase("Who can be rated at all", es: "A quién se puede valorar"))</h2>
    \(table)
    \(HTML.list(coverage.matches.map { HTML(words($0)) }))
    </section>
    """
  }

  private var table: HTML {
    Table(
      Phrase("Teachers of the register who can be rated", es: "Docentes del registro que se pueden valorar"),
      columns: [
        .init(Phrase("By", es: "Por")), .init(Phrase("Schools", es: "Escuelas")),
        .init(Phrase("Teachers", es: "Docentes"), .number),
        .init(Phrase("Can be rated", es: "Se pueden valorar"), .number),
        .init(Phrase("Share", es: "Parte")),
      ],
      rows: coverage.parts.map { part in
        [
          HTML(part.file.label), HTML(part.level?.label ?? Phrase("All", es: "Todas")),
          HTML(text: part.teachers.grouped),
          HTML(text: part.rated.grouped), "\(Sparkbar(part.share))",
        ]
      }, narrow: .scrolls
    ).html
  }

  private func words(_ match: RigorCoverage.Match) -> Phrase {
    let (file, known, unknown) = (match.file.label, match.known.grouped, match.unknown.grouped)
    switch match.what {
    case .schools:
      return Phrase(
        "\(file.en): \(known) schools are in the register, \(unknown) are not.",
        es: "\(file.es): \(known) escuelas están en el registro, \(unknown) no.")
    case .teachers:
      return Phrase(
        "\(file.en): \(known) teachers are in the register, \(unknown) are not.",
        es: "\(file.es): \(known) docentes están en el registro, \(unknown) no.")
    }
  }
}
