import Build
import Store
import Vocabulary

/// The directory: a map and a table of the same places, with what narrows them down.
struct DirectoryView: View {
  let filter: DirectoryFilter
  let query: FormInput
  let all: [Exemplar]
  let shown: [Exemplar]
  let mayCompare: Bool

  private static var lead: Phrase {
    Phrase(
      "States, districts and models that do teacher leadership: what is known of each, where it stands written, of which time it is, and how sure.",
      es:
        "Estados, distritos y modelos con liderazgo docente: qué se sabe de cada uno, dónde está escrito, de qué fecha es y con qué certeza."
    )
  }

  var html: HTML {
    """
    \(PageHeading(DirectoryPages.title, lead: Self.lead, actions: actions))
    \(TileMap(exemplars: all, chosen: filter.state))
    \(panel)
    <h2 id="places">\(count)</h2>
    \(table)
    <p>\(Link(Phrase("All facts as CSV", es: "Todos los datos en CSV"), to: "\(DirectoryPages.path)/facts.csv"))</p>
    """
  }

  private var actions: [HTML] {
    let studies = LinkButton(
      DirectoryPages.studiesTitle, to: "\(DirectoryPages.path)/studies", style: .secondary)
    let similar = LinkButton(SimilarPage.title, to: SimilarPage.path)
    return mayCompare ? ["\(similar)", "\(studies)"] : ["\(studies)"]
  }

  private var count: Phrase {
    .count(shown.count, one: Phrase("place", es: "lugar"), many: Phrase("places", es: "lugares"))
  }

  private var table: Table {
    Table(
      DirectoryPages.title,
      columns: [
        .init(Phrase("Place", es: "Lugar")), .init(Phrase("Sort", es: "Tipo")),
        .init(Phrase("Stipends", es: "Estipendios")), .init(Phrase("Released time", es: "Tiempo liberado")),
        .init(Phrase("Led by one", es: "A cargo de cada líder")), .init(Phrase("Facts", es: "Datos"), .number),
      ],
      rows: shown.map(row), isCaptionHidden: true,
      whenEmpty: EmptyState(
        Phrase("No place fits", es: "Ningún lugar coincide"),
        Phrase(
          "A filter on pay, release or grade leaves out places of which that is not known. Take a filter away.",
          es: "Un filtro de pago, tiempo o grado deja fuera los lugares de los que eso no se sabe. Quite un filtro."),
        action: "\(Link(Phrase("Clear all filters", es: "Quitar todos los filtros"), to: DirectoryPages.path))"))
  }

  private func row(_ exemplar: Exemplar) -> [HTML] {
    let design = exemplar.design
    let pay = design.pay.map(FigureUnit.dollars.words) ?? design.payShare.map(FigureUnit.shareOfPay.words)
    let roadmap: HTML? =
      exemplar.isOfTheRoadmap
      ? " \(Tag(Phrase("Profile of the roadmap", es: "Perfil de la hoja de ruta"), .note))" : nil
    return [
      "\(exemplar.link)\(roadmap)", HTML(exemplar.kind.label), figure(pay),
      figure(design.release.map(FigureUnit.share.words)), figure(design.span.map(FigureUnit.people.words)),
      "\(exemplar.facts.count)",
    ]
  }

  private func figure(_ words: Phrase?) -> HTML { words.map { HTML($0) } ?? .notKnown }

  private var panel: FilterPanel {
    let states = Set(all.flatMap(\.states))
    let choices = USState.all.filter { states.contains($0.code) }.sorted { $0.name < $1.name }
      .map { Choice($0.code, Phrase(verbatim: $0.name)) }
    let fields: [HTML] = [
      field("words", Phrase("Contains", es: "Contiene"), .line(filter.words)),
      field("state", Phrase("State", es: "Estado"), .select(choices, chosen: filter.state)),
      field("kind", Phrase("Sort of place", es: "Tipo de lugar"), select(Exemplar.Kind.self, filter.kind)),
      field(
        "pay", Phrase("Stipend of some role", es: "Estipendio de algún rol"),
        select(DirectoryFilter.Pay.self, filter.pay)),
      field(
        "release", Phrase("Released time of some role", es: "Tiempo liberado de algún rol"),
        select(DirectoryFilter.Release.self, filter.release)),
      field("grade", Phrase("Grades of some role", es: "Grados de algún rol"), select(GradeBand.self, filter.grade)),
    ]
    return FilterPanel(to: DirectoryPages.path, applied: applied, fields: "\(fields)")
  }

  private func field(_ name: String, _ label: Phrase, _ control: Control) -> HTML {
    FormField(name, label, control, isRequired: false).html
  }

  private func select<C: ChoiceType>(_ type: C.Type, _ chosen: C?) -> Control {
    .select(C.choices, chosen: chosen?.rawValue)
  }

  private var applied: [FilterPanel.Applied] {
    let state = USState.all.first { $0.code == filter.state }?.name
    let words = filter.words.isEmpty ? nil : Phrase(verbatim: "“\(filter.words)”")
    let at: [(String, Phrase?)] = [
      ("words", words), ("state", state.map(Phrase.init(verbatim:))), ("kind", filter.kind?.label),
      ("pay", filter.pay?.label), ("release", filter.release?.label), ("grade", filter.grade?.label),
    ]
    return at.compactMap { name, label in
      label.map { .init($0, without: "\(DirectoryPages.path)?\(query.with(name, nil).urlEncoded)") }
    }
  }
}

extension HTML {
  /// Nothing that was read says so.
  static var notKnown: HTML { "<span class=\"nothing\">\(Phrase("Not known", es: "No se sabe"))</span>" }
}
