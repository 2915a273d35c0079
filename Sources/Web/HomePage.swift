import Store
import Vocabulary

/// The roadmap: four strategies, nine questions, each answered from the district's own records.
struct HomePage: Pages {
  var routes: [Route] { [.get("/", .signedIn, show)] }

  func show(_ visit: Visit) async throws -> Reply {
    let title = Phrase("Roadmap", es: "Hoja de ruta")
    return visit.page(title, "\(PageHeading(title))")
  }
}
