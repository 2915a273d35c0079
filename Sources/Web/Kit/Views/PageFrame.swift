import Vocabulary

/// Everything around a page: who reads it, where it stands in the product, and what must be said first.
package struct PageFrame: Sendable {
  package var title: Phrase
  /// The address of this page, without its query: marks where the person is, and is where a switch of language returns to.
  package var path: String
  package var district: String?
  /// The name of the person who is signed in; without one there is no navigation and no menu.
  package var member: String?
  package var navigation: [NavigationEntry]
  /// From the roadmap down to the page above this one.
  package var breadcrumbs: [Link]
  package var notice: Notice?
  /// Whose eyes the page is seen through, when they are not the member's own.
  package var viewingAs: String?
  package var csrf: String?
  package var hasErrors: Bool
  /// Whether the site can be searched, and whether it keeps tasks: the masthead leads to neither where it is not.
  package var hasSearch = true
  package var hasTasks = true
  /// How many tasks wait for the person.
  package var tasks: Int?
  /// When the session ends, in seconds since 1970.
  package var sessionEnds: Int?
  package var width: Width
  /// On a sensitive page: who can see it.
  package var readers: WhoCanSee?
  package var footer: [Link]
  /// Changes whenever a style or a script does, so that browsers may keep them for long.
  package var assetVersion: String

  package enum Width: String, Sendable { case reading, page, full }

  package init(
    _ title: Phrase, path: String, district: String? = nil, member: String? = nil, csrf: String? = nil,
    hasErrors: Bool = false
  ) {
    self.title = title
    self.path = path
    self.district = district
    self.member = member
    self.csrf = csrf
    self.hasErrors = hasErrors
    navigation = NavigationEntry.everywhere
    breadcrumbs = []
    notice = nil
    viewingAs = nil
    tasks = nil
    sessionEnds = nil
    width = .page
    readers = nil
    footer = []
    assetVersion = "1"
  }

  package func html(_ main: HTML) -> HTML {
    """
    <!doctype html>
    <html lang="\(Reading.language.rawValue)">
    \(head)
    <body\(sessionEnds.map(warning))>
    <a class="skip" href="#main">\(Phrase("Skip to main content", es: "Ir al contenido principal"))</a>
    \(viewingAs.map(viewingBanner))
    \(Masthead(frame: self))
    \(member == nil ? nil : MainNavigation(navigation, path: path))
    <div class="page page-\(width.rawValue)">
    \(Breadcrumbs(breadcrumbs))
    <main id="main" tabindex="-1">
    \(notice)
    \(main)
    \(readers)
    </main>
    </div>
    \(TitleBlock(district: district, title: title, links: footer))
    </body>
    </html>

    """
  }

  private var head: HTML {
    """
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(fullTitle)</title>
    \(csrf.map { "<meta name=\"csrf\" content=\"\($0)\">" as HTML })
    <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/assets/chalkline.css?v=\(assetVersion)">
    <script type="module" src="/assets/chalkline.js?v=\(assetVersion)"></script>
    </head>
    """
  }

  /// The words that a script says two minutes before the session ends.
  private func warning(ends: Int) -> HTML {
    let warning = Phrase(
      "For your safety you will be signed out in two minutes.",
      es: "Por su seguridad, la sesión se cerrará en dos minutos.")
    let over = Phrase(
      "You have been signed out. Sign in again in another tab, then come back to this page.",
      es: "La sesión se cerró. Inicie sesión en otra pestaña y vuelva a esta página.")
    return """
       data-session-ends="\(ends)" data-session-warning="\(warning)" \
      data-session-stay="\(Phrase("Stay signed in", es: "Seguir en la sesión"))" data-session-over="\(over)"
      """
  }

  private var fullTitle: String {
    let problem = hasErrors ? Phrase("Error: ", es: "Error: ")[Reading.language] : ""
    return problem + ([title[Reading.language]] + [district, "Chalkline"].compactMap(\.self)).joined(separator: " – ")
  }

  private func viewingBanner(_ name: String) -> HTML {
    """
    <section class="viewing-as" aria-label="\(Phrase("Viewing as somebody else", es: "Viendo como otra persona"))">
    <p>\(Phrase("You see Chalkline as \(name) does. This is recorded.", es: "Usted ve Chalkline como lo ve \(name). Esto queda registrado."))</p>
    \(ButtonForm(Phrase("Stop viewing as \(name)", es: "Dejar de ver como \(name)"), to: "/view-as/stop", csrf: csrf, style: .plain))
    </section>
    """
  }
}
