import Context
import Measures
import Statistics
import Store
import Vocabulary

/// What came of a closed wave, as far as it may be told: the district, its schools and its groups.
struct SurveyResultsPage: Pages {
  private static let path = "/\(SurveyWave.kind.path)/:id/results"
  static func address(_ id: SurveyWave.ID) -> String { "/\(SurveyWave.kind.path)/\(id)/results" }

  var routes: [Route] { [.get(Self.path, .somewhere(.readSchool), show)] }

  func show(_ visit: Visit) async throws -> Reply {
    let id: SurveyWave.ID = visit.id()
    let reach = try visit.reach(.readSchool)
    let results = try await visit.read { records -> SurveyResults in
      guard let wave = try records.find(SurveyWave.self, id),
        let survey = try wave.survey.flatMap({ try records.find(Survey.self, $0) })
      else { throw Absent() }
      return SurveyResults(survey, wave, try records.releases(of: survey.id), reach: reach)
    }
    let title = Phrase("Results of \(results.wave.name)", es: "Resultados de \(results.wave.name)")
    return visit.page(
      title, under: [.strategy(.measures), Link(results.survey.words, to: results.survey.address)],
      SurveyResultsView(title: title, results: results).html
    ).telling(results.schools.count)
  }
}

/// A wave's results beside those of the wave before, as far as somebody may see them.
struct SurveyResults: Sendable {
  let survey: Survey
  let wave: SurveyWave
  let release: WaveRelease?
  let before: (wave: SurveyWave, release: WaveRelease)?
  let schools: [WaveRelease.PartRelease]

  init(
    _ survey: Survey, _ wave: SurveyWave, _ releases: [(wave: SurveyWave, release: WaveRelease)], reach: Reach
  ) {
    self.survey = survey
    self.wave = wave
    let place = releases.firstIndex { $0.wave.id == wave.id }
    release = place.map { releases[$0].release }
    before = place.flatMap { $0 > 0 ? releases[$0 - 1] : nil }
    schools = (release?.schools ?? []).filter { reach.schools?.contains(School.ID($0.id)) ?? true }
  }

  /// Only where both waves tell a figure, and both asked the same.
  func change(_ construct: String, at school: String? = nil) -> SurveyChange? {
    guard let release, let old = before?.release, old.instrument.version == release.instrument.version else {
      return nil
    }
    func figure(_ release: WaveRelease) -> SurveyFigure? {
      guard let school else { return release.construct(construct)?.figure }
      return release.schools.first { $0.id == school }?.figures[construct]
    }
    guard let now = figure(release), let then = figure(old), !now.isNearEnd, !then.isNearEnd else { return nil }
    return SurveyChange(from: then, to: now)
  }
}

struct SurveyResultsView: View {
  let title: Phrase
  let results: SurveyResults

  var html: HTML {
    """
    \(PageHeading(title, caption: results.survey.words, lead: lead))
    \(results.release.map(body))
    """
  }

  private var lead: Phrase {
    guard let release = results.release else {
      return Phrase(
        "There are none yet: they are worked out once, when the wave is closed.",
        es: "Todavía no hay: se calculan una sola vez, al cerrar la ronda.")
    }
    let share = release.asked > 0 ? Int((Double(release.answered) / Double(release.asked) * 100).rounded()) : 0
    return Phrase(
      "\(release.answered.grouped) of \(release.asked.grouped) people answered (\(share)%). Answers go from 1, \(release.instrument.answers[0].en.lowercased()), to \(release.instrument.highest), \(release.instrument.answers[release.instrument.highest - 1].en.lowercased()).",
      es:
        "Respondieron \(release.answered.grouped) de \(release.asked.grouped) personas (\(share)%). Las respuestas van de 1, \(release.instrument.answers[0].es.lowercased()), a \(release.instrument.highest), \(release.instrument.answers[release.instrument.highest - 1].es.lowercased())."
    )
  }

  private func body(_ release: WaveRelease) -> HTML {
    """
    \(chart(release))
    \(district(release))
    \(schools(release))
    \(groups(release))
    \(items(release))
    <h2>\(Phrase.howSure)</h2>\(sureness(release))
    <h2>\(Phrase.cannotTell)</h2><ul>\(cannotTell(release).map { "<li>\($0)</li>" as HTML })</ul>
    """
  }

  private func name(_ construct: WaveRelease.ConstructRelease, _ release: WaveRelease) -> Phrase {
    release.instrument.construct(construct.name)?.title ?? Phrase(verbatim: construct.name)
  }

  private func chart(_ release: WaveRelease) -> HTML? {
    let rows = release.constructs.compactMap { construct -> EstimateChart.Row? in
      guard let figure = construct.figure, !figure.isNearEnd else { return nil }
      return EstimateChart.Row(
        name(construct, release), figure.mean.toldTo(figure.decimals), interval: figure.toldInterval)
    }
    if rows.isEmpty { return nil }
    return EstimateChart(
      id: "constructs", Phrase("The district", es: "El distrito"), axis: Phrase("Mean answer", es: "Respuesta media"),
      rows: rows,
      reference: release.instrument.constructs.compactMap(\.barrier).first
    ).html
  }

  private func district(_ release: WaveRelease) -> Table {
    Table(
      Phrase("The whole district", es: "Todo el distrito"),
      columns: [
        .init(Phrase("What was asked about", es: "Sobre qué se preguntó")), .init(Phrase("Mean", es: "Media"), .number),
        .init(Phrase("Between", es: "Entre"), .number), .init(Phrase("People", es: "Personas"), .number),
        .init(Phrase("Since the wave before", es: "Desde la ronda anterior"), .number),
        .init(Phrase("Alpha", es: "Alfa"), .number), .init(Phrase("Omega", es: "Omega"), .number),
      ],
      rows: release.constructs.map { construct in
        let figure = construct.figure
        return [
          HTML(name(construct, release)), figure.map { HTML($0.told) } ?? HTML(noScore(construct)),
          HTML(text: figure?.toldRange ?? "–"), HTML(text: figure.map { $0.people.grouped } ?? "–"),
          results.change(construct.name).map { HTML($0.told) } ?? "–",
          HTML(text: construct.alpha.map { told($0) } ?? "–"), HTML(text: construct.omega.map { told($0) } ?? "–"),
        ]
      }, narrow: .scrolls)
  }

  private func told(_ estimate: Estimate) -> String {
    let range = estimate.interval.map { " (\($0.lower.written(decimals: 2)) – \($0.upper.written(decimals: 2)))" } ?? ""
    return estimate.value.written(decimals: 2) + range
  }

  private func noScore(_ construct: WaveRelease.ConstructRelease) -> Phrase {
    switch construct.verdict {
    case .oneScale: Phrase("hidden", es: "oculto")
    case .weak, .severalThings:
      Phrase("no score: the items do not belong together", es: "sin puntuación: las preguntas no van juntas")
    case .reversed:
      Phrase("no score: an item runs against the others", es: "sin puntuación: una pregunta va contra las demás")
    case .unknown: construct.why ?? Phrase("no score", es: "sin puntuación")
    }
  }

  private func schools(_ release: WaveRelease) -> HTML? {
    if results.schools.isEmpty { return nil }
    return part(
      Phrase("School by school", es: "Escuela por escuela"), Phrase("School", es: "Escuela"), release, results.schools)
  }

  private func groups(_ release: WaveRelease) -> HTML? {
    if release.groups.isEmpty { return nil }
    return part(
      release.instrument.group?.words ?? Phrase("Groups", es: "Grupos"), Phrase("Group", es: "Grupo"), release,
      release.groups)
  }

  private func part(
    _ title: Phrase, _ heading: Phrase, _ release: WaveRelease, _ parts: [WaveRelease.PartRelease]
  ) -> HTML {
    let told = release.constructs.filter { $0.figure != nil }
    return Table(
      title,
      columns: [.init(heading), .init(Phrase("Answered", es: "Respondieron"), .number)]
        + told.map { .init(name($0, release), .number) },
      rows: parts.map { part in
        [HTML(part.name), HTML(answered(part))] + told.map { cell(part, $0.name) }
      }, narrow: .scrolls
    ).html
  }

  /// How many of a hidden group have answered would say how many the others are; of schools everybody knows it.
  private func answered(_ part: WaveRelease.PartRelease) -> Phrase {
    if let asked = part.asked { return .part(part.answered, of: asked) }
    return part.isHidden ? Phrase("hidden", es: "oculto") : Phrase(verbatim: part.answered.grouped)
  }

  private func cell(_ part: WaveRelease.PartRelease, _ construct: String) -> HTML {
    if part.isHidden { return "<span class=\"soft\">\(Phrase("hidden", es: "oculto"))</span>" }
    guard let figure = part.figures[construct] else { return "–" }
    let range: HTML? = figure.toldRange.map { " <span class=\"soft\">(\($0))</span>" }
    let change: HTML? =
      part.asked == nil
      ? nil
      : results.change(construct, at: part.id).flatMap { change in
        change.isBeyondChance ? "<br><span class=\"soft\">\(change.told)</span>" : nil
      }
    return "\(figure.told)\(range)\(change)"
  }

  private func items(_ release: WaveRelease) -> HTML {
    let rows = release.constructs.flatMap { construct in
      construct.items.map { item -> [HTML] in
        let known = release.instrument.items.first { $0.name == item.name }
        return [
          HTML(known?.words ?? Phrase(verbatim: item.name)), HTML(name(construct, release)),
          item.figure.map { HTML($0.told) } ?? HTML(Phrase("hidden", es: "oculto")),
          HTML(text: item.figure.map { $0.people.grouped } ?? "–"),
        ]
      }
    }
    let table = Table(
      Phrase("Item by item, for the whole district", es: "Pregunta por pregunta, para todo el distrito"),
      columns: [
        .init(Phrase("Item", es: "Pregunta")), .init(Phrase("About", es: "Sobre")),
        .init(Phrase("Mean", es: "Media"), .number), .init(Phrase("People", es: "Personas"), .number),
      ], rows: rows, isCaptionHidden: true)
    let heading = Phrase("Item by item, for the whole district", es: "Pregunta por pregunta, para todo el distrito")
    let isOnlyItems = release.constructs.allSatisfy { $0.figure == nil }
    return Details(heading, isOpen: isOnlyItems, content: table.html).html
  }

  private func sureness(_ release: WaveRelease) -> HTML {
    let hidden = release.schools.count { $0.isHidden }
    let lines = [
      Phrase(
        "“Between” is where the mean of everybody who could have answered may well lie (95 in 100), if those who answered are like those who did not.",
        es:
          "«Entre» es donde bien puede estar la media de todas las personas que podían responder (95 de 100), si quienes respondieron se parecen a quienes no."
      ),
      Phrase(
        "The waves are not linked by person: they count as two groups of people of their own. Where the same people answered twice, the range of a change is wider than it need be.",
        es:
          "Las rondas no están enlazadas por persona: cuentan como dos grupos distintos. Si respondieron las mismas personas, el rango del cambio es más ancho de lo necesario."
      ),
      Phrase(
        "Nothing is told of fewer than \(release.floor) people. \(hidden) schools are hidden, some of them so that the others cannot be worked out; before anything was told, all of it together was attacked with \(release.certificate.programs) calculations.",
        es:
          "No se dice nada de menos de \(release.floor) personas. Hay \(hidden) escuelas ocultas, algunas para que no se puedan calcular las otras; antes de mostrar nada, todo junto se atacó con \(release.certificate.programs) cálculos."
      ),
    ]
    return "<ul>\(lines.map { "<li>\($0)</li>" as HTML })</ul>"
  }

  private func cannotTell(_ release: WaveRelease) -> [Phrase] {
    [
      Phrase(
        "Why people answer as they do: ask in a conversation.",
        es: "Por qué responden así: pregunte en una conversación."),
      Phrase(
        "What those think who did not answer.", es: "Qué piensan quienes no respondieron."),
      Phrase(
        "Anything about one person: no answer belongs to anybody.",
        es: "Nada sobre una persona: ninguna respuesta es de nadie."),
    ]
  }
}

extension SurveyFigure {
  /// As exact as it is told, for a drawing.
  var toldInterval: ClosedRange<Double>? {
    isNearEnd ? nil : range.lowerBound.toldTo(decimals)...range.upperBound.toldTo(decimals)
  }
}

extension Double {
  func toldTo(_ decimals: Int) -> Double {
    let scale = decimals == 2 ? 100.0 : 10.0
    return (self * scale).rounded() / scale
  }
}
