import Vocabulary

/// The top of every page: the product, the district, and what belongs to the person who is signed in.
struct Masthead: View {
  let frame: PageFrame

  var html: HTML {
    """
    <header class="masthead"><div class="masthead-line">
    <a class="brand" href="/">\(Masthead.mark)<span class="brand-name">Chalkline</span></a>
    \(frame.district.map { "<p class=\"district\">\($0)</p>" as HTML })
    \(frame.member == nil ? nil : tools)
    \(languages)
    \(frame.member.map(menu))
    </div></header>
    """
  }

  /// A line snapped between two pins.
  static let mark: HTML = """
    <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">\
    <path class="mark-line" d="M3 24 L29 8" stroke="currentColor" stroke-width="2" stroke-linecap="round" fill="none"/>\
    <path class="mark-dust" d="M8 16.5 L24 6.6 M8 25.4 L24 15.5" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" \
    stroke-dasharray="0.5 4" fill="none" opacity="0.7"/>\
    <circle class="mark-pin" cx="4" cy="23.4" r="3" fill="currentColor"/><circle class="mark-pin" cx="28" cy="8.6" r="3" fill="currentColor"/></svg>
    """

  private var tools: HTML { "\(frame.hasSearch ? search : nil)\(frame.hasTasks ? tasks : nil)" }

  private var search: HTML {
    """
    <form class="search" action="/search" method="get" role="search">
    <label class="unseen" for="site-search">\(Phrase("Search the plan", es: "Buscar en el plan"))</label>
    <input id="site-search" type="search" name="words" autocomplete="off" placeholder="\(Phrase("Search", es: "Buscar"))">
    <button type="submit" class="search-button"><span class="unseen">\(Phrase("Search", es: "Buscar"))</span>\
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false"><circle cx="8.5" cy="8.5" r="5.5" \
    stroke="currentColor" stroke-width="2" fill="none"/><path d="M12.8 12.8 L18 18" stroke="currentColor" stroke-width="2" \
    stroke-linecap="round"/></svg></button>
    </form>
    """
  }

  private var tasks: HTML {
    """
    <a class="tasks-link" href="/tasks"\("aria-current", frame.path == "/tasks" ? "page" : nil)>\(Phrase("My tasks", es: "Mis tareas"))\
    \(frame.tasks.map { " <span class=\"count\">\($0)</span>" as HTML })</a>
    """
  }

  /// Each language is named in itself.
  private var languages: HTML {
    let other: Language = Reading.language == .english ? .spanish : .english
    return """
      <form class="languages" action="/language" method="post">
      \(HiddenField.csrf(frame.csrf))\(HiddenField("return", frame.path))
      <button type="submit" class="quiet" name="language" value="\(other.rawValue)" lang="\(other.rawValue)">\
      \(other == .spanish ? "Español" : "English")</button>
      </form>
      """
  }

  private func menu(_ name: String) -> HTML {
    """
    <details class="menu"><summary><span class="unseen">\(Phrase("Signed in as", es: "Sesión de")) </span>\(name)</summary>
    <div class="menu-panel">
    <a href="/account">\(Phrase("Your account", es: "Su cuenta"))</a>
    \(ButtonForm(Phrase("Sign out", es: "Cerrar sesión"), to: "/sign-out", csrf: frame.csrf, style: .plain))
    </div></details>
    """
  }
}
