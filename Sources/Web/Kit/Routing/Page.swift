import HTTPTypes
import Hummingbird
import Vocabulary

extension Visit {
  /// A page in its frame. `notice` comes from the address after a change: `?done=saved`.
  package func page(
    _ title: Phrase, under crumbs: [Link] = [], hasErrors: Bool = false, width: PageFrame.Width = .page,
    status: HTTPResponse.Status = .ok, _ main: HTML
  ) -> Reply {
    .html(frame(title, under: crumbs, hasErrors: hasErrors, width: width).html(main), status: status)
  }

  package func frame(
    _ title: Phrase, under crumbs: [Link] = [], hasErrors: Bool = false, width: PageFrame.Width = .page
  ) -> PageFrame {
    var frame = PageFrame(
      title, path: path, district: session?.district.name, member: session?.member.name, csrf: csrf,
      hasErrors: hasErrors)
    frame.navigation = navigation
    // Who has not signed in is led to no page that would send them to the door.
    let roadmap = session == nil ? [] : [Link(Phrase("Roadmap", es: "Hoja de ruta"), to: "/")]
    frame.breadcrumbs = crumbs.isEmpty ? [] : roadmap + crumbs
    frame.notice = notice
    frame.viewingAs = session?.viewer == nil ? nil : session?.member.name
    frame.sessionEnds = session?.ends.map { $0.milliseconds / 1000 }
    frame.hasSearch = Site.page(at: "/search") != nil
    frame.hasTasks = Site.page(at: "/tasks") != nil
    frame.tasks = waiting == 0 ? nil : waiting
    frame.assetVersion = site.assets.version
    frame.width = width
    frame.readers = readers
    return frame
  }

  private var navigation: [NavigationEntry] { NavigationEntry.everywhere.filter { mayOpen($0.href) } }

  /// Whether the person may go where an answer points.
  package var opens: @Sendable (PlanLink) -> Bool { { mayOpen("/" + $0.path) } }

  /// Whether the route behind an address would let the person in.
  package func mayOpen(_ href: String) -> Bool { Site.page(at: href).map { why(mayCome: $0).isAllowed } ?? true }

  /// Whether a route would let in the person who is signed in, and why or why not.
  func why(mayCome route: Route) -> Why {
    switch route.needs {
    case .nothing, .link, .signedIn: return .allowed(Phrase("Everybody may", es: "Todas las personas pueden"))
    case .district(let deed), .somewhere(let deed):
      guard let session else { return .denied(Phrase("Sign in first", es: "Primero inicie sesión")) }
      if case .somewhere = route.needs, session.permission.allowsSomewhere(session.member, deed) {
        return .allowed(deed.label)
      }
      return session.permission.why(session.member, may: deed, at: .district)
    }
  }

  /// What was done just now, said on the page that a change leads to.
  private var notice: Notice? {
    switch query["done"] {
    case "saved": Notice(.success, Phrase("Saved", es: "Guardado"))
    case "removed":
      Notice(
        .success,
        Phrase(
          "Removed. It can be brought back from the history.", es: "Eliminado. Puede recuperarse desde el historial."))
    case "restored": Notice(.success, Phrase("Brought back", es: "Recuperado"))
    case "commented": Notice(.success, Phrase("Your comment is there", es: "Su comentario está publicado"))
    case "taken-out": Notice(.success, Phrase("Taken out", es: "Retirado"))
    case "task-done": Notice(.success, Phrase("Done", es: "Hecho"))
    case "task-again": Notice(.success, Phrase("It waits again", es: "Vuelve a esperar"))
    case "discarded": Notice(.success, Phrase("Discarded", es: "Descartado"))
    case "sent": Notice(.success, Phrase("Sent", es: "Enviado"))
    default: Notice.ofAccess(query["done"])
    }
  }
}

extension Site {
  /// A page that says calmly what is wrong. It asks nothing of the database, which may be what is wrong.
  func calmPage(_ page: CalmPage, title: Phrase, visit: Visit?, path: String) -> HTML {
    guard let visit else {
      var frame = PageFrame(title, path: path, hasErrors: true)
      frame.assetVersion = assets.version
      return frame.html("\(page)")
    }
    return visit.frame(title, hasErrors: true).html("\(page)")
  }

  /// The person's own choice, or what the browser asks for, or the district's.
  func language(of request: Request, session: SignedIn?) -> Language {
    if let chosen = session?.language { return chosen }
    if let cookie = request.cookies["language"].flatMap({ Language(rawValue: $0.value) }) { return cookie }
    if let asked = request.headers[.acceptLanguage]?.prefix(2).lowercased(), let known = Language(rawValue: asked) {
      return known
    }
    return session?.district.language ?? .english
  }
}
