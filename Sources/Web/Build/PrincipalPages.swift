import Build
import Store
import Vocabulary

/// How principals and their managers are supported: load, agreements, talks, and what each principal needs next.
struct PrincipalPages: Pages {
  static let path = "/build/principals"
  static let title = Phrase("Support of principals", es: "Apoyo a las direcciones")

  var routes: [Route] { [.get(Self.path, .somewhere(CheckIn.kind.reading), show)] }

  var signposts: [Signpost] {
    [
      Signpost(
        .build, Self.title,
        about: Phrase(
          "Each manager’s schools and load, what each principal needs next, and early signs.",
          es: "Las escuelas y la carga de cada supervisión, qué necesita cada dirección y señales tempranas."),
        to: Self.path)
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let reach = try visit.reach(CheckIn.kind.reading)
    let support = try await visit.read { try $0.principalSupport(in: reach) }
    return visit.page(Self.title, under: [SupportSite.link], PrincipalsView(visit: visit, support: support).html)
      .telling(support.schools.count)
  }
}

struct PrincipalsView: View {
  let visit: Visit
  let support: PrincipalSupport

  var html: HTML {
    """
    \(PageHeading(PrincipalPages.title, lead: lead, actions: actions))
    \(support.networks.count > 1 ? load.html : nil)
    \(support.networks.map(network))
    """
  }

  private var lead: Phrase {
    let all = support.schools
    let quiet = all.count { $0.signs.isEmpty }
    return Phrase(
      "\(quiet) of \(all.count) schools show no sign that something needs help.",
      es: "\(quiet) de \(all.count) escuelas no muestran señales de que algo necesite ayuda.")
  }

  private var actions: [HTML] {
    guard visit.mayAdd(CheckIn.kind) else { return [] }
    let add = CheckIn.newAddress(
      ["day": support.today.description, "with": visit.session?.member.person.rawValue ?? ""], back: PrincipalPages.path
    )
    return ["\(LinkButton(Phrase("Enter a check-in", es: "Registrar una conversación"), to: add))"]
  }

  private var load: BarChart {
    BarChart(
      id: "load", Phrase("What each manager carries", es: "Cuánto lleva cada supervisión"), .count,
      series: [Phrase("Schools", es: "Escuelas"), Phrase("Teacher leaders", es: "Docentes líderes")],
      rowHeading: Phrase("Network", es: "Red"),
      rows: support.networks.map { network in
        let manager = network.manager?.title ?? "–"
        return BarChart.Row(
          name(network) + Phrase(verbatim: ": \(manager)"),
          [.value(Double(network.schools.count)), .value(Double(network.leaders))])
      })
  }

  private func name(_ network: PrincipalSupport.NetworkSupport) -> Phrase {
    network.network.map { Phrase(verbatim: $0.name) } ?? Phrase("No network", es: "Sin red")
  }

  private func network(_ network: PrincipalSupport.NetworkSupport) -> HTML {
    """
    <section><h2>\(name(network))</h2>
    <p>\(summary(network))</p>
    \(Table(
      Phrase("Schools", es: "Escuelas") + Phrase(verbatim: ", ") + name(network),
      columns: [
        .init(Phrase("School", es: "Escuela")), .init(Phrase("Signed", es: "Firmados"), .number),
        .init(Phrase("Last check-in", es: "Última conversación")), .init(Phrase("Needs next", es: "Necesita ahora")),
        .init(Phrase("Early signs", es: "Señales tempranas")),
      ],
      rows: network.schools.map(row), isCaptionHidden: true))</section>
    """
  }

  private func summary(_ network: PrincipalSupport.NetworkSupport) -> Phrase {
    let manager = network.manager?.title
    let (seen, all) = (network.seenLately, network.schools.count)
    return Phrase(
      "\(manager ?? "Nobody") helps its principals. In the last \(PrincipalSupport.longestSilence) days there was a check-in with \(seen) of \(all).",
      es:
        "\(manager ?? "Nadie") ayuda a sus direcciones. En los últimos \(PrincipalSupport.longestSilence) días hubo conversación con \(seen) de \(all)."
    )
  }

  private func row(_ school: PrincipalSupport.SchoolSupport) -> [HTML] {
    let principal = school.principal.map { "<br><span class=\"soft\">\($0.title)</span>" as HTML }
    let last = school.last.map { Link(Phrase(verbatim: $0.day?.description ?? ""), to: $0.address).html }
    return [
      "\(Link(Phrase(verbatim: school.school.name), at: .record(school.school.id)))\(principal)",
      school.leaders.isEmpty ? "–" : HTML(Phrase.part(school.signed, of: school.leaders.count)),
      last ?? HTML(Phrase("None yet", es: "Aún ninguna")), school.next.map { HTML($0) } ?? "–",
      school.signs.isEmpty ? "–" : .list(school.signs.map { sign($0, at: school.school) }),
    ]
  }

  /// What is seen, and what to do about it next.
  private func sign(_ sign: EarlySign, at school: School) -> HTML {
    "\(sign.message)<br>\(Link(sign.next, at: sign.page, context: Phrase(verbatim: school.name)))"
  }
}
