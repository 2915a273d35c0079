import Build
import HTTPTypes
import Store
import Vocabulary

/// How much room schools have, and how differently they use it.
struct FlexibilityPage: Pages {
  static let path = "/build/flexibility"
  static let title = Phrase("Room for schools", es: "Margen de las escuelas")

  var routes: [Route] { [.get(Self.path, .district(DecisionRight.kind.reading), show)] }

  var signposts: [Signpost] {
    [
      Signpost(
        .build, Self.title,
        about: Phrase(
          "How many decisions are made where, and how differently schools answer what is theirs to answer.",
          es: "Cuántas decisiones se toman dónde y cuán distinto responden las escuelas lo que les toca."),
        to: Self.path)
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let asked = SchoolYear(visit.query["year"])
    let flexibility = try await visit.read { try $0.flexibility(in: asked ?? $0.schoolYear) }
    return visit.page(Self.title, under: [BuildPages.link], FlexibilityView(flexibility: flexibility).html)
  }
}

struct FlexibilityView: View {
  let flexibility: Flexibility

  private var matrix: RightsMatrix { flexibility.matrix }

  var html: HTML {
    """
    \(PageHeading(FlexibilityPage.title, caption: Phrase(verbatim: matrix.year.description), lead: lead))
    \(counts)\(spreads)
    <p class="hint">\(Phrase("From plans that were handed in. Of fewer than \(Flexibility.floor) schools nothing is shown.", es: "De los planes entregados. De menos de \(Flexibility.floor) escuelas no se muestra nada."))</p>
    """
  }

  private var lead: Phrase {
    let asked = flexibility.matrix.published.count(where: \.isAskedOfSchools)
    return Phrase(
      "\(asked) of \(matrix.published.count) questions are answered by schools; of \(flexibility.shown.count) that can be compared they answer \(flexibility.used.count) in different ways.",
      es:
        "Las escuelas responden \(asked) de \(matrix.published.count) cuestiones; de \(flexibility.shown.count) que se pueden comparar responden \(flexibility.used.count) de modo distinto."
    )
  }

  private var counts: Table {
    Table(
      Phrase("How many decisions are made where", es: "Cuántas decisiones se toman dónde"),
      columns: [.init(Phrase("Level", es: "Nivel"))] + Hold.allCases.reversed().map { .init($0.label, .number) }
        + [.init(Phrase("Together", es: "En total"), .number)],
      rows: DecisionLevel.allCases.map { level in
        let own = matrix.published.filter { $0.level == level }
        return [HTML(level.label)] + Hold.allCases.reversed().map { hold in "\(own.count { $0.hold == hold })" }
          + ["\(own.count)"]
      },
      totals: [HTML(Phrase("Together", es: "En total"))] + Hold.allCases.reversed().map { "\(matrix.count($0))" }
        + ["\(matrix.published.count)"])
  }

  private var spreads: Table {
    Table(
      Phrase("How schools use the room", es: "Cómo usan el margen las escuelas"),
      columns: [
        .init(Phrase("Question", es: "Cuestión")), .init(Phrase("Schools", es: "Escuelas"), .number),
        .init(Phrase("Lowest, middle, highest", es: "Mínimo, medio, máximo")),
        .init(Phrase("Answers", es: "Respuestas")),
      ], rows: flexibility.spreads.map(row),
      whenEmpty: EmptyState(
        Phrase("Nothing to compare", es: "Nada que comparar"),
        Phrase("No question is left to schools.", es: "No se deja ninguna cuestión a las escuelas.")))
  }

  private func row(_ spread: Flexibility.Spread) -> [HTML] {
    guard spread.isShown else {
      let few = Phrase("Too few schools to show", es: "Muy pocas escuelas para mostrarlo")
      return ["\(spread.right.link)", "–", "–", "<span class=\"nothing\">\(few)</span>"]
    }
    let ends = [spread.lowest, spread.middle, spread.highest].compactMap { $0?.shown }
    let values = spread.values.prefix(6).map { value in
      Phrase("\(value.words.en): \(value.schools)", es: "\(value.words.es): \(value.schools)")
    }
    return [
      "\(spread.right.link)", "\(spread.answered)", ends.isEmpty ? "–" : HTML(ends.joined(by: ", ")),
      .list(values.map { HTML($0) }),
    ]
  }
}
