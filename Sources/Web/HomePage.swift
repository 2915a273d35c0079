import Store
import Vocabulary

/// The roadmap: four strategies and nine questions, each answered from the district's own records.
struct HomePage: Pages {
  var routes: [Route] { [.get("/", .signedIn, show)] }

  func show(_ visit: Visit) async throws -> Reply {
    let answers = try await visit.review()
    let district = try visit.signedIn.district
    return visit.page(
      Phrase("Roadmap", es: "Hoja de ruta"),
      HomeView(district: district.name, answers: answers, opens: visit.opens).html)
  }
}

struct HomeView: View {
  let district: String
  let answers: [Answer]
  let opens: @Sendable (PlanLink) -> Bool

  var html: HTML {
    """
    \(PageHeading(
      Phrase("Teacher leadership at \(district)", es: "Liderazgo docente en \(district)"),
      lead: Phrase(
        "Nine questions, answered from the district’s own records. Each answer says how strong its evidence is and what is still missing.",
        es: "Nueve preguntas, respondidas con los registros del propio distrito. Cada respuesta dice qué tan sólida es su evidencia y qué falta.")))
    \(strategies.map(section))
    """
  }

  private var strategies: [Strategy] { Strategy.allCases.filter { $0 != .people } }

  private func section(_ strategy: Strategy) -> HTML {
    let own = answers.filter { $0.question.strategy == strategy }
    return """
      <section class="roadmap-strategy" aria-labelledby="strategy-\(strategy.rawValue)">
      <h2 id="strategy-\(strategy.rawValue)"><span class="number">\(strategy.number ?? 0)</span> \
      <a href="/\(strategy.rawValue)">\(strategy.label)</a></h2>
      <p class="strategy-lead">\(strategy.lead)</p>
      \(own.map { AnswerCard($0, to: "/questions/\($0.number)", opens: opens) })
      </section>
      """
  }
}

extension Strategy {
  /// Its place in the order that the roadmap asks for; people and places come before all of them.
  var number: Int? { Strategy.allCases.firstIndex(of: self).flatMap { $0 == 0 ? nil : $0 } }
}
