import HTTPTypes
import Measures
import Store
import Vocabulary

/// What changed in a month, at one's own places first.
struct MonthlyReviewView: View {
  let visit: Visit
  let month: Month
  let parts: [MonitoringPages.Reviewed]
  let latest: Month
  /// Nil where no mail is set up.
  let getsDigest: Bool?

  var html: HTML {
    """
    \(PageHeading(heading, lead: lead))
    \(months)
    \(parts.map(section))
    \(Details(Phrase("How to read this", es: "Cómo leer esto"), content: reading))
    \(digest)
    """
  }

  private var digest: HTML? {
    guard let getsDigest else { return nil }
    let button =
      getsDigest
      ? ButtonForm(
        Phrase("Stop the weekly mail", es: "Dejar el correo semanal"), to: "\(DigestPages.path)/leave", csrf: visit.csrf
      )
      : ButtonForm(
        Phrase("Write to me once a week", es: "Escríbanme una vez por semana"), to: "\(DigestPages.path)/follow",
        csrf: visit.csrf)
    let words =
      getsDigest
      ? Phrase(
        "You get a mail in each week in which something new stands out.",
        es: "Recibe un correo cada semana en que algo nuevo sobresale.")
      : Phrase(
        "One mail a week at most, and only when something new stands out where you may look.",
        es: "Como máximo un correo por semana, y solo si algo nuevo sobresale donde usted puede mirar.")
    return "<section><h2>\(Phrase("By mail", es: "Por correo"))</h2><p>\(words)</p>\(button)</section>"
  }

  private var heading: Phrase {
    Phrase("\(month.words.en): what changed, and what did not", es: "\(month.words.es): qué cambió y qué no")
  }

  private var lead: Phrase {
    let review = parts.last?.review
    let changed = review?.changed.count ?? 0
    let all = review?.measures.count ?? 0
    return Phrase(
      "In the district \(changed) of \(all) measures did something that is not usual.",
      es: "En el distrito, \(changed) de \(all) medidas hicieron algo no habitual.")
  }

  private var months: HTML {
    func link(_ month: Month, _ words: Phrase) -> HTML {
      "\(Link(words + month.words, to: "\(MonitoringPages.path)?month=\(month)"))"
    }
    let later: HTML? = month < latest ? "<li>\(link(month.next, Phrase("Later: ", es: "Después: ")))</li>" : nil
    return """
      <nav aria-label="\(Phrase("Months", es: "Meses"))"><ul class="inline-links">\
      <li>\(link(month.previous, Phrase("Earlier: ", es: "Antes: ")))</li>\(later)</ul></nav>
      """
  }

  private func section(_ part: MonitoringPages.Reviewed) -> HTML {
    let review = part.review
    if review.measures.isEmpty {
      return """
        <section class="review"><h2>\(part.name)</h2><p>\(Phrase("Nothing is measured here.", es: "Aquí no se mide nada."))</p></section>
        """
    }
    return """
      <section class="review"><h2>\(part.name)</h2>
      \(list(Phrase("Changed", es: "Cambió"), review.changed, part.place, whenEmpty: Phrase("Nothing stands out.", es: "Nada sobresale.")))
      \(list(Phrase("Did what it usually does", es: "Hizo lo habitual"), review.usual, part.place))
      \(list(Phrase("Read too seldom to say", es: "Muy pocas lecturas para decirlo"), review.early, part.place))
      \(list(Phrase("Without a reading", es: "Sin lectura"), review.without, part.place))
      </section>
      """
  }

  private func list(
    _ title: Phrase, _ measures: [WatchedMeasure], _ place: MonitorPlace, whenEmpty: Phrase? = nil
  ) -> HTML {
    if measures.isEmpty {
      guard let whenEmpty else { return "" }
      return "<h3>\(title)</h3><p>\(whenEmpty)</p>"
    }
    return "<h3>\(title)</h3><ul class=\"watched\">\(measures.map { line($0, place) })</ul>"
  }

  private func line(_ watched: WatchedMeasure, _ place: MonitorPlace) -> HTML {
    let link = Link(
      Phrase(verbatim: watched.measure.name), to: MonitoringPages.address(watched.measure.id, at: place))
    return """
      <li><div><p class="watched-name">\(link)</p><p>\(watched.sentence)</p></div>\(picture(watched))</li>
      """
  }

  private func picture(_ watched: WatchedMeasure) -> HTML? {
    switch watched.state {
    case .changed, .usual, .early:
      return PartChart(Phrase(verbatim: watched.measure.name), watched.chart).mini([watched.chart])
    case .open, .hidden, .unread: return nil
    }
  }

  private var reading: HTML {
    let words = [
      Phrase(
        "A value outside its usual range, eight in a row on one side of the usual level, or most of four close to a limit is seldom chance. It says that something is different, not what.",
        es:
          "Un valor fuera de su rango habitual, ocho seguidos a un lado del nivel habitual, o la mayoría de cuatro cerca de un límite rara vez son azar. Dice que algo es distinto, no qué."
      ),
      Phrase(
        "Where nothing changes, about one value in 370 lies outside by chance, and the other two rules add false alarms of their own: with many measures some will sound.",
        es:
          "Si nada cambia, cerca de un valor de cada 370 cae fuera por azar, y las otras dos reglas añaden falsas alarmas: con muchas medidas alguna sonará."
      ),
      Phrase(
        "Whether the usual level is good enough is for the target to say.",
        es: "Si el nivel habitual es suficiente lo dice la meta."),
    ]
    return "<ul>\(words.map { "<li>\($0)</li>" as HTML })</ul>"
  }
}
