import Context
import Measures
import Statistics
import Store
import Vocabulary

/// Trust school by school, as measured: where it is in the way of teacher leaders, where they could build it, and what to do first.
struct TrustPage: Pages {
  static let path = "/context/trust"
  static let title = Phrase("Trust by school", es: "Confianza por escuela")

  var routes: [Route] { [.get(Self.path, .somewhere(.readSchool), show)] }

  var signposts: [Signpost] {
    [
      Signpost(
        .context, Self.title,
        about: Phrase(
          "Where trust is in the way, where leaders could build it, and what to do first.",
          es: "Dónde la falta de confianza es un obstáculo, dónde los líderes podrían generarla y qué hacer primero."),
        to: Self.path)
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let reach = try visit.reach(.readSchool)
    let trust = try await visit.read { records -> SurveyResults? in
      let surveys = try records.all(Survey.self, where: "instrument", is: Instrument.ofTrust)
      let found = try surveys.map { ($0, try records.releases(of: $0.id)) }.filter { !$0.1.isEmpty }
      let newest = found.max { ($0.1.last?.release.closed.number ?? 0) < ($1.1.last?.release.closed.number ?? 0) }
      return newest.flatMap { survey, releases in
        releases.last.map { SurveyResults(survey, $0.wave, releases, reach: reach) }
      }
    }
    return visit.page(
      Self.title, under: [ContextSite.link], TrustView(results: trust, mayPlan: visit.allows(.editPlan)).html
    ).telling(trust?.schools.count ?? 0)
  }
}

struct TrustView: View {
  let results: SurveyResults?
  let mayPlan: Bool

  var html: HTML {
    guard let results, let release = results.release else { return "\(PageHeading(TrustPage.title))\(nothing)" }
    return """
      \(PageHeading(TrustPage.title, caption: Phrase(verbatim: results.wave.name), lead: lead(release, results.schools)))
      \(first(release, results.schools))
      \(table(release, results.schools))
      <p>\(Link(Phrase("All results of \(results.wave.name)", es: "Todos los resultados de \(results.wave.name)"), to: SurveyResultsPage.address(results.wave.id)))</p>
      <h2>\(Phrase.howSure)</h2><p>\(sureness)</p>
      """
  }

  private var nothing: EmptyState {
    EmptyState(
      Phrase("Trust is not measured yet", es: "La confianza aún no se ha medido"),
      Phrase(
        "Ask all staff with the instrument “trust”: nobody can trace an answer, and ten minutes are enough.",
        es:
          "Pregunte a todo el personal con el instrumento «trust»: nadie puede rastrear una respuesta y bastan diez minutos."
      ),
      action: mayPlan
        ? "\(LinkButton(Phrase("Plan a survey", es: "Planear una encuesta"), to: Survey.newAddress(["instrument": Instrument.ofTrust], back: TrustPage.path)))"
        : nil)
  }

  private func count(_ standing: TrustStanding, _ release: WaveRelease, _ schools: [WaveRelease.PartRelease]) -> Int {
    schools.count { release.standing($0) == standing }
  }

  private func lead(_ release: WaveRelease, _ schools: [WaveRelease.PartRelease]) -> Phrase {
    let told = schools.count { release.standing($0) != nil }
    let (barrier, opening, strength) = (
      count(.barrier, release, schools), count(.opening, release, schools), count(.strength, release, schools)
    )
    return Phrase(
      "Of \(told) schools that can be told of, trust is in the way at \(barrier); at \(opening) leaders could build it, and \(strength) can build upon it.",
      es:
        "De \(told) escuelas de las que se puede hablar, la falta de confianza es un obstáculo en \(barrier); en \(opening) los líderes podrían generarla y \(strength) pueden apoyarse en ella."
    )
  }

  /// What to do first at each school where something is in the way, by what it is.
  private func first(_ release: WaveRelease, _ schools: [WaveRelease.PartRelease]) -> HTML? {
    let flags: [HTML] = release.instrument.constructs.compactMap { construct in
      let flagged = schools.filter { school in
        let standing = school.figures[construct.name]?.standing(construct)
        return standing == .barrier || standing == .doubt
      }
      guard !flagged.isEmpty, let first = construct.first else { return nil }
      let names: [HTML] = flagged.map { school in
        let standing = school.figures[construct.name]?.standing(construct) ?? .doubt
        return "<li>\(school.name) \(Tag(standing.label, standing.tone))</li>"
      }
      return "<section><h3>\(construct.title)</h3><p>\(first)</p><ul>\(names)</ul></section>"
    }
    if flags.isEmpty { return nil }
    return "<h2>\(Phrase("What to do first", es: "Qué hacer primero"))</h2>\(flags)"
  }

  private func table(_ release: WaveRelease, _ schools: [WaveRelease.PartRelease]) -> Table {
    let told = release.constructs.filter { $0.figure != nil }.compactMap { release.instrument.construct($0.name) }
    return Table(
      Phrase("School by school", es: "Escuela por escuela"),
      columns: [.init(Phrase("School", es: "Escuela")), .init(Phrase("What it means", es: "Qué significa"))]
        + told.map { .init($0.title, .number) },
      rows: schools.map { school in
        let standing = release.standing(school)
        return [
          HTML(school.name),
          standing.map { "\(Tag($0.label, $0.tone))" }
            ?? "<span class=\"soft\">\(Phrase("hidden", es: "oculto"))</span>",
        ]
          + told.map { construct in
            guard let figure = school.figures[construct.name] else { return "–" }
            let range: HTML? = figure.toldRange.map { " <span class=\"soft\">(\($0))</span>" }
            return "\(figure.told)\(range)"
          }
      }, narrow: .scrolls)
  }

  private var sureness: Phrase {
    Phrase(
      "“In the way” is said only where the whole range lies below the level, and “to build upon” only where it lies above; in between the answers leave it open. Schools where too few have answered are hidden.",
      es:
        "«Es un obstáculo» se dice solo donde todo el rango queda por debajo del nivel, y «base firme» solo donde queda por encima; entre ambos las respuestas lo dejan abierto. Las escuelas con muy pocas respuestas quedan ocultas."
    )
  }
}

extension TrustStanding {
  var tone: Tag.Tone {
    switch self {
    case .barrier: .stop
    case .doubt: .caution
    case .opening: .note
    case .strength: .good
    }
  }
}
