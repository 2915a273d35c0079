import Build
import Store
import Vocabulary

/// The directory of places that do teacher leadership: open to everybody, since it holds nothing of any district.
struct DirectoryPages: Pages {
  static let path = "/directory"

  var routes: [Route] {
    [
      .get(Self.path, .nothing, list),
      .get("\(Self.path)/facts.csv", .nothing, facts),
      .get("\(Self.path)/studies", .nothing, studies),
      .get("\(Self.path)/places/:place", .nothing, show),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .build, Self.title,
        about: Phrase(
          "How other districts and states do it, with sources; what studies say.",
          es: "Cómo lo hacen otros distritos y estados, con fuentes; qué dicen los estudios."), to: Self.path)
    ]
  }

  static let title = Phrase("Directory of places", es: "Directorio de lugares")
  static let studiesTitle = Phrase("What studies say", es: "Qué dicen los estudios")
  static let link = Link(title, to: path)

  func list(_ visit: Visit) async throws -> Reply {
    let filter = DirectoryFilter(visit.query)
    let all = try DirectoryFiles.exemplars
    let view = DirectoryView(
      filter: filter, query: visit.query, all: all, shown: all.filter(filter.takes), mayCompare: visit.mayCompare)
    return visit.page(Self.title, view.html)
  }

  func show(_ visit: Visit) async throws -> Reply {
    let exemplar = try visit.exemplar
    let studies = try DirectoryFiles.studies.filter { $0.places.contains(exemplar.name) }
    let view = ExemplarView(
      exemplar: exemplar, studies: studies, mayCompare: visit.mayCompare,
      mayStart: visit.mayOpen(StartFromPages.address(of: exemplar)) && visit.session != nil)
    return visit.page(exemplar.title, under: [Self.link], view.html)
  }

  func studies(_ visit: Visit) async throws -> Reply {
    let view = StudiesView(studies: try DirectoryFiles.studies, exemplars: try DirectoryFiles.exemplars)
    return visit.page(Self.studiesTitle, under: [Self.link], view.html)
  }

  /// Every fact as one row, in the language of the reader.
  func facts(_ visit: Visit) async throws -> Reply {
    try .factsFile(of: DirectoryFiles.exemplars, in: visit.language)
  }
}

extension Visit {
  var exemplar: Exemplar {
    get throws {
      guard let exemplar = try DirectoryFiles.exemplar(named: parameter("place")) else { throw Absent() }
      return exemplar
    }
  }

  /// Whether there is a design of one's own to compare with.
  var mayCompare: Bool { session != nil && allows(.readPlan) }
}

extension Exemplar {
  var address: String { "\(DirectoryPages.path)/places/\(name)" }
  var link: Link { Link(title, to: address) }
}

extension DirectoryFilter {
  init(_ query: FormInput) {
    self.init()
    words = query["words"].trimmed
    state = USState.isKnown(query["state"]) ? query["state"].uppercased() : ""
    kind = Exemplar.Kind(rawValue: query["kind"])
    pay = Pay(rawValue: query["pay"])
    release = Release(rawValue: query["release"])
    grade = GradeBand(rawValue: query["grade"])
  }
}
