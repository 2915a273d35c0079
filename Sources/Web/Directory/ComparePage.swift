import Build
import Store
import Vocabulary

/// The district's own design beside that of a place in the directory.
struct ComparePage: Pages {
  var routes: [Route] {
    [.get("\(DirectoryPages.path)/places/:place/compare", .district(.readPlan), showing: .forAll, show)]
  }

  static let title = Phrase("Compare with our design", es: "Comparar con nuestro diseño")
  static func address(of exemplar: Exemplar) -> String { exemplar.address + "/compare" }

  func show(_ visit: Visit) async throws -> Reply {
    let exemplar = try visit.exemplar
    let own = try await visit.read { try $0.ownDesign() }
    let title = Phrase("Our design beside \(exemplar.title.en)", es: "Nuestro diseño junto a \(exemplar.title.es)")
    let view = CompareView(
      title: title, exemplar: exemplar, comparison: DesignComparison(own, beside: exemplar.design))
    return visit.page(title, under: [DirectoryPages.link, exemplar.link], view.html)
  }
}

struct CompareView: View {
  let title: Phrase
  let exemplar: Exemplar
  let comparison: DesignComparison

  var html: HTML {
    """
    \(PageHeading(title, lead: lead, actions: ["\(LinkButton(SimilarPage.title, to: SimilarPage.path, style: .secondary))"]))
    \(table)
    \(Details(Phrase("Where our side comes from", es: "De dónde sale nuestro lado"), isOpen: true, content: ownSide))
    """
  }

  private var lead: Phrase {
    guard let distance = comparison.distance else {
      return Phrase(
        "Too little is known of both to say how alike they are: it takes two features.",
        es: "Se sabe demasiado poco de ambos para decir cuánto se parecen: hacen falta dos características.")
    }
    let features = Phrase.list(comparison.compared.map(\.shortLabel))
    return Phrase(
      "How far apart on paper: \(distance.written(decimals: 2)), from 0 (the same) to 1, by \(features.en). It says nothing of how well either works.",
      es:
        "Distancia sobre el papel: \(distance.written(decimals: 2)), de 0 (igual) a 1, según \(features.es). No dice nada de lo bien que funciona ninguno."
    )
  }

  private var table: Table {
    Table(
      title,
      columns: [
        .init(Phrase("Feature", es: "Característica")), .init(Phrase("Ours", es: "El nuestro")),
        .init(Phrase("Theirs", es: "El suyo")), .init(Phrase("Side by side", es: "Lado a lado")),
        .init(Phrase("Distance", es: "Distancia"), .number),
      ],
      rows: comparison.lines.map { line in
        [
          HTML(line.feature.shortLabel.capitalized), line.ours.map { HTML($0) } ?? .notKnown,
          line.theirs.map { HTML($0) } ?? .notKnown,
          HTML(line.verdict),
          line.distance.map { HTML(text: $0.written(decimals: 2)) } ?? "–",
        ]
      }, isCaptionHidden: true)
  }

  private var ownSide: HTML {
    """
    <p>\(Self.roles)</p>
    <p>\(Self.cost)</p>
    \(HTML.list([
      "\(Link(Phrase("Our roles", es: "Nuestros roles"), to: "/build/roles"))",
      "\(Link(CostPages.title, to: CostPages.path))",
      "\(Link(TrainingPages.title, to: TrainingPages.path))",
    ]))
    """
  }

  private static var roles: Phrase {
    Phrase(
      "Stipends, time, span and who chooses come from the roles that are not retired and from their charters. Training comes from this year’s events: which parts there are, and on how many days the holders of a role are taught, six hours to a day.",
      es:
        "Los estipendios, el tiempo, el alcance y quién elige salen de los roles no retirados y de sus cartas. La formación sale de las sesiones de este año: qué partes hay y cuántos días se forma quien ocupa un rol, a seis horas por día."
    )
  }

  private static var cost: Phrase {
    Phrase(
      "Costs are this year’s of the cost model, with whoever covers released time, training and partners: for each pupil, and for each teacher whom a leader supports. They are not known while there are no cost assumptions for the year, or while the holders of a paid role or the pupils of a school are not entered.",
      es:
        "Los costos son los de este año según el modelo de costos, con quien cubre el tiempo liberado, la formación y las organizaciones: por estudiante y por docente con apoyo. No se conocen mientras falten los supuestos de costo del año, las personas titulares de un rol pagado o los estudiantes de una escuela."
    )
  }
}

extension DesignFeature {
  /// In the middle of a sentence.
  var shortLabel: Phrase {
    switch self {
    case .pay: Phrase("pay", es: "pago")
    case .release: Phrase("released time", es: "tiempo liberado")
    case .span: Phrase("span", es: "alcance")
    case .selection: Phrase("selection", es: "selección")
    case .cost: Phrase("cost per pupil", es: "costo por estudiante")
    case .training: Phrase("training", es: "formación")
    case .teacherCost: Phrase("cost per supported teacher", es: "costo por docente apoyado")
    case .trainingDays: Phrase("days of training", es: "días de formación")
    default: label
    }
  }
}
