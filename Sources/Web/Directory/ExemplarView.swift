import Build
import Vocabulary

/// One place of the directory: its roles in figures, and every fact with its source, date and certainty.
struct ExemplarView: View {
  let exemplar: Exemplar
  let studies: [Study]
  let mayCompare: Bool
  let mayStart: Bool

  var html: HTML {
    """
    \(PageHeading(exemplar.title, caption: exemplar.kind.label, lead: exemplar.about, actions: actions))
    \(exemplar.isOfTheRoadmap ? "<p>\(Tag(Phrase("Profile of the roadmap", es: "Perfil de la hoja de ruta"), .note))</p>" : nil)
    \(exemplar.roles.isEmpty ? nil : roles)
    \(exemplar.rights?.isEmpty ?? true ? nil : rights)
    \(exemplar.factsByFeature.map { facts($0.feature, $0.facts) })
    \(studies.isEmpty ? nil : studyLinks)
    <p class="record-foot">\(Phrase("Sources read on", es: "Fuentes leídas el")) \(HTML(exemplar.read))</p>
    """
  }

  private var actions: [HTML] {
    var actions: [HTML] = []
    if mayCompare {
      actions.append("\(LinkButton(ComparePage.title, to: ComparePage.address(of: exemplar)))")
    }
    if mayStart, !exemplar.roles.isEmpty || !(exemplar.rights ?? []).isEmpty {
      actions.append("\(LinkButton(StartFromPages.title, to: StartFromPages.address(of: exemplar), style: .secondary))")
    }
    return actions
  }

  private var roles: Table {
    Table(
      Phrase("Roles", es: "Roles"),
      columns: [
        .init(Phrase("Role", es: "Rol")), .init(Phrase("Released time", es: "Tiempo liberado")),
        .init(Phrase("Stipend", es: "Estipendio")), .init(Phrase("Days added", es: "Días añadidos")),
        .init(Phrase("Led by one", es: "A cargo de cada líder")),
        .init(Phrase("Evaluation of colleagues", es: "Evaluación de colegas")),
      ], rows: exemplar.roles.map(row))
  }

  private func row(_ role: ExemplarRole) -> [HTML] {
    let grades: HTML? =
      role.grades.map { "<br><span class=\"hint\">\(Phrase.list($0.map(\.label)))</span>" }
    return [
      "<div>\(fact(role.fact, HTML(role.name)))<br><span class=\"hint\">\(role.does)</span>\(grades)</div>",
      figure(role.release, .share), pay(role), figure(role.days, .days), figure(role.span, .people),
      role.evaluates.map { fact($0.fact, HTML($0.power.label)) } ?? .notKnown,
    ]
  }

  private var rights: Table {
    Table(
      DecisionRight.kind.many.capitalized,
      columns: [
        .init(Phrase("Question", es: "Cuestión")), .init(Phrase("Held", es: "Se decide")),
        .init(Phrase("Level", es: "Nivel")), .init(Phrase("Rule", es: "Regla")),
        .init(Phrase("Given in return", es: "Qué se da a cambio")),
      ],
      rows: (exemplar.rights ?? []).compactMap { right in right.designQuestion.map { row(right, $0) } })
  }

  private func row(_ right: ExemplarRight, _ question: DesignQuestion) -> [HTML] {
    let isUnknown = right.hold == .tight && right.value == nil
    return [
      fact(right.fact, HTML(question.words)), HTML(right.hold.label), HTML(right.level.label),
      isUnknown ? .notKnown : HTML(right.rule(in: exemplar)), right.gives.map { HTML($0) } ?? .notKnown,
    ]
  }

  private func pay(_ role: ExemplarRole) -> HTML {
    role.stipend == nil && role.payShare != nil ? figure(role.payShare, .shareOfPay) : figure(role.stipend, .dollars)
  }

  private func figure(_ known: KnownRange?, _ unit: FigureUnit) -> HTML {
    known.map { fact($0.fact, HTML(unit.words($0.range))) } ?? .notKnown
  }

  /// A figure leads to the fact that bears it out, and says if that is not confirmed.
  private func fact(_ id: String, _ words: HTML) -> HTML {
    let isSure = exemplar.fact(id)?.confidence == .read
    let doubt: HTML? = isSure ? nil : " <span class=\"hint\">\(Phrase("(not confirmed)", es: "(sin confirmar)"))</span>"
    return "<a href=\"#fact-\(id)\">\(words)</a>\(doubt)"
  }

  private func facts(_ feature: DesignFeature, _ facts: [ExemplarFact]) -> HTML {
    """
    <h2>\(feature.label)</h2>
    \(Table(
      feature.label,
      columns: [
        .init(Phrase("What is known", es: "Qué se sabe")), .init(Phrase("Source", es: "Fuente")),
        .init(Phrase("Of", es: "De")), .init(Phrase("How sure", es: "Certeza")),
      ], rows: facts.map(row), isCaptionHidden: true))
    """
  }

  private func row(_ fact: ExemplarFact) -> [HTML] {
    [
      "<div id=\"fact-\(fact.id)\">\(fact.statement)</div>", FactSourcesView(sources: fact.sources).html,
      HTML(fact.date.label), certainty(fact),
    ]
  }

  private func certainty(_ fact: ExemplarFact) -> HTML {
    let grounds = (fact.from ?? []).compactMap(exemplar.fact)
    let links: [HTML] = grounds.enumerated().map { index, ground in
      "\(Link(Phrase("fact \(index + 1)", es: "dato \(index + 1)"), to: "#fact-\(ground.id)", context: ground.statement))"
    }
    return "<div>\(FactTag(fact.confidence))\(links.isEmpty ? nil : .list(links))</div>"
  }

  private var studyLinks: HTML {
    let links: [HTML] = studies.map { "\(Link($0.title, to: $0.address))" }
    return "<h2>\(DirectoryPages.studiesTitle)</h2>\(HTML.list(links))"
  }
}

/// How sure something is, in words.
struct FactTag: View {
  let confidence: FactConfidence

  init(_ confidence: FactConfidence) { self.confidence = confidence }

  var html: HTML { Tag(confidence.label, confidence == .read ? .good : .caution).html }
}

/// Where it stands written, and whose word that is.
struct FactSourcesView: View {
  let sources: [FactSource]

  var html: HTML {
    if sources.isEmpty { return "<span class=\"nothing\">\(Phrase("None", es: "Ninguna"))</span>" }
    return .list(
      sources.map { source in
        "\(Link(Phrase(verbatim: source.name), to: source.address)) <span class=\"hint\">\(source.voice.label)</span>"
      })
  }
}

extension Study {
  var address: String { "\(DirectoryPages.path)/studies#\(name)" }
}
