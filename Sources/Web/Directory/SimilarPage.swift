import Build
import Store
import Vocabulary

/// The places of the directory by how near their design is to the district's own, on paper.
struct SimilarPage: Pages {
  static let path = "\(DirectoryPages.path)/similar"
  static let title = Phrase("Places most like ours", es: "Lugares más parecidos al nuestro")

  var routes: [Route] { [.get(Self.path, .district(.readPlan), showing: .forAll, show)] }

  func show(_ visit: Visit) async throws -> Reply {
    let own = try await visit.read { try $0.ownDesign() }
    let exemplars = try DirectoryFiles.exemplars
    let view = SimilarView(nearest: own.nearest(among: exemplars), all: exemplars)
    return visit.page(Self.title, under: [DirectoryPages.link], view.html)
  }
}

struct SimilarView: View {
  let nearest: [Likeness]
  let all: [Exemplar]

  private static var lead: Phrase {
    Phrase(
      "The mean distance over the features that both sides are known for, from 0 (the same) to 1. It is about designs on paper, and says nothing of results.",
      es:
        "La distancia media en las características que se conocen de ambos lados, de 0 (igual) a 1. Trata de diseños sobre el papel y no dice nada de resultados."
    )
  }

  var html: HTML {
    """
    \(PageHeading(SimilarPage.title, lead: Self.lead))
    \(table)
    \(rest.isEmpty ? nil : unknown)
    """
  }

  private var table: Table {
    Table(
      SimilarPage.title,
      columns: [
        .init(Phrase("Place", es: "Lugar")), .init(Phrase("Distance", es: "Distancia"), .number),
        .init(Phrase("By which features", es: "Según qué características")),
        .init(Phrase("Compare", es: "Comparar"), isHeadingHidden: true),
      ],
      rows: nearest.map { likeness in
        [
          "\(likeness.exemplar.link)", HTML(text: likeness.distance.written(decimals: 2)),
          HTML(Phrase.list(likeness.features.map(\.shortLabel))),
          "\(Link(Phrase("Compare", es: "Comparar"), to: ComparePage.address(of: likeness.exemplar), context: likeness.exemplar.title))",
        ]
      }, isCaptionHidden: true,
      whenEmpty: EmptyState(
        Phrase("Nothing to compare yet", es: "Todavía no hay nada que comparar"),
        Phrase(
          "Say the stipend and the time of at least one role first.",
          es: "Primero indique el estipendio y el tiempo de al menos un rol."),
        action: "\(Link(Phrase("Our roles", es: "Nuestros roles"), to: "/build/roles"))"))
  }

  private var rest: [Exemplar] {
    let placed = Set(nearest.map(\.exemplar.name))
    return all.filter { !placed.contains($0.name) }
  }

  private var unknown: HTML {
    """
    <h2>\(Phrase("Too little is known to compare", es: "Se sabe demasiado poco para comparar"))</h2>
    \(HTML.list(rest.map { "\($0.link)" }))
    """
  }
}
