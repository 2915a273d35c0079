import Store
import Vocabulary

/// The way into one strategy: its questions, its pictures, and its lists with how much is in each.
struct StrategyPage: Pages {
  let strategy: Strategy

  var routes: [Route] { [.get("/\(strategy.rawValue)", .signedIn, show)] }

  func show(_ visit: Visit) async throws -> Reply {
    let kinds = try Register.all.filter { type in
      try type.kind.strategy == strategy && visit.mayRead(type.kind)
    }
    let counts = try await visit.read { records in
      try kinds.map { try records.count(ofAny: $0, in: visit.reach($0.kind.reading)) }
    }
    let answers = try await visit.review().filter { $0.question.strategy == strategy }
    let lists = zip(kinds, counts).map { type, count in
      Entry(title: type.kind.many.capitalized, about: type.kind.about, href: "/\(type.kind.path)", count: count)
    }
    let more = Site.signposts.filter { $0.strategy == strategy && visit.mayOpen($0.href) }
      .map { Entry(title: $0.title, about: $0.about, href: $0.href, count: nil) }
    return visit.page(
      strategy.label,
      StrategyView(strategy: strategy, answers: answers, pages: more, lists: lists, opens: visit.opens).html)
  }

  struct Entry: Sendable {
    let title: Phrase
    let about: Phrase
    let href: String
    let count: Int?
  }
}

struct StrategyView: View {
  let strategy: Strategy
  let answers: [Answer]
  let pages: [StrategyPage.Entry]
  let lists: [StrategyPage.Entry]
  let opens: @Sendable (PlanLink) -> Bool

  var html: HTML {
    """
    \(PageHeading(strategy.label, lead: strategy.lead))
    \(answers.map { AnswerCard($0, to: "/questions/\($0.number)", level: 2, opens: opens) })
    \(section(Phrase("See and decide", es: "Ver y decidir"), pages))
    \(section(Phrase("What is kept here", es: "Lo que se guarda aquí"), lists))
    """
  }

  private func section(_ title: Phrase, _ entries: [StrategyPage.Entry]) -> HTML {
    entries.isEmpty ? "" : "<section class=\"signposts\"><h2>\(title)</h2><ul>\(entries.map(signpost))</ul></section>"
  }

  private func signpost(_ entry: StrategyPage.Entry) -> HTML {
    """
    <li class="signpost"><h3><a href="\(entry.href)">\(entry.title)</a>\
    \(entry.count.map { " <span class=\"count\">\($0.grouped)</span>" as HTML })</h3><p>\(entry.about)</p></li>

    """
  }
}

extension Strategy {
  var lead: Phrase {
    switch self {
    case .people: Phrase("Who works where, and who may do what.", es: "Quién trabaja dónde y quién puede hacer qué.")
    case .purpose:
      Phrase(
        "What teacher leadership is for: say it first, and let the roles follow.",
        es: "Para qué sirve el liderazgo docente: dígalo primero; los roles vienen después.")
    case .context:
      Phrase(
        "What the district already has: data, money, expertise, time and trust.",
        es: "Lo que el distrito ya tiene: datos, dinero, experiencia, tiempo y confianza.")
    case .measures:
      Phrase(
        "How the district will know: measures and targets, fixed before the start.",
        es: "Cómo lo sabrá el distrito: medidas y metas, fijadas antes de empezar.")
    case .build:
      Phrase(
        "The roles themselves: who decides what, at what cost, with what support.",
        es: "Los roles mismos: quién decide qué, a qué costo y con qué apoyo.")
    }
  }
}

extension Records {
  func count(ofAny type: any DistrictRecord.Type, in reach: Reach) throws -> Int { try count(type, in: reach) }
}

extension Visit {
  /// Whether a list of this kind would show anything to the person.
  package func mayRead(_ kind: RecordKind) throws -> Bool {
    try signedIn.member.positions.contains { $0.post.deeds.contains(kind.reading) }
  }
}
