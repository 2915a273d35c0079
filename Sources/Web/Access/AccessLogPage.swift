import Store
import Vocabulary

/// What was written down about coming in: sign-ins, what was refused to whom, and what delicate was read or taken out.
struct AccessLogPage: Pages {
  var routes: [Route] { [.get("/access/log", .district(.readHistory), show)] }

  static let title = Phrase("Log of access", es: "Registro de acceso")

  private func show(_ visit: Visit) async throws -> Reply {
    let shown = try await visit.read { records in
      (signIns: try records.signIns(limit: 100), denials: try records.denials(), disclosures: try records.disclosures())
    }
    let main: HTML = """
      \(PageHeading(AccessLogPage.title, lead: lead))
      \(SignInTable(Phrase("Sign-ins", es: "Entradas"), shown.signIns, namesPeople: true))
      \(DenialTable(denials: shown.denials))
      \(DisclosureTable(disclosures: shown.disclosures))
      """
    let crumbs = [AccessPages.people] + (visit.mayOpen("/access") ? [AccessPages.link] : [])
    return visit.page(AccessLogPage.title, under: crumbs, main)
  }

  private var lead: Phrase {
    Phrase(
      "The newest hundred of each. Invitations, positions and views as another person stand in the history.",
      es:
        "Los cien más recientes de cada tipo. Las invitaciones, los puestos y las vistas como otra persona están en el historial."
    )
  }
}

struct DenialTable: View {
  let denials: [Denial]

  var html: HTML {
    let caption = Phrase("Refused", es: "Denegado")
    return Table(
      caption,
      columns: [
        .init(Phrase("When (UTC)", es: "Cuándo (UTC)")), .init(Phrase("Person", es: "Persona")),
        .init(Phrase("Asked for", es: "Pidió")), .init(Phrase("Why not", es: "Por qué no")),
        .init(Phrase("Request", es: "Solicitud")),
      ],
      rows: denials.map { denial in
        [
          HTML(text: denial.moment.toTheMinute), HTML(text: denial.name), "<code>\(denial.asked)</code>",
          HTML(text: denial.why), "<code>\(denial.request)</code>",
        ]
      },
      whenEmpty: EmptyState(caption, Phrase("Nothing was refused.", es: "No se denegó nada."))
    ).html
  }
}

struct DisclosureTable: View {
  let disclosures: [Disclosure]

  var html: HTML {
    let caption = Phrase("Read or taken out", es: "Leído o extraído")
    return Table(
      caption,
      columns: [
        .init(Phrase("When (UTC)", es: "Cuándo (UTC)")), .init(Phrase("Person", es: "Persona")),
        .init(Phrase("What", es: "Qué")), .init(Phrase("Rows", es: "Filas"), .number),
      ],
      rows: disclosures.map { entry in
        [
          HTML(text: entry.moment.toTheMinute), HTML(text: entry.name), "\(entry.what.label): \(entry.kindWords)",
          HTML(text: entry.rows.grouped),
        ]
      },
      whenEmpty: EmptyState(
        caption, Phrase("Nothing delicate was read or taken out.", es: "No se leyó ni extrajo nada delicado."))
    ).html
  }
}

extension Disclosure {
  fileprivate var kindWords: Phrase { Register.type(named: kind)?.kind.many ?? Phrase(verbatim: kind) }
}

extension Disclosure.What {
  fileprivate var label: Phrase {
    switch self {
    case .read: Phrase("read", es: "leído")
    case .download: Phrase("downloaded", es: "descargado")
    case .export: Phrase("exported", es: "exportado")
    }
  }
}

extension WhoCanSee {
  /// Fed by who may do it today, post by post.
  package init(_ audiences: [Audience]) {
    self.init(
      audiences.map { audience in
        let names = audience.names.isEmpty ? nil : Phrase.list(audience.names)
        let count = Phrase.count(
          audience.people, one: Phrase("person", es: "persona"), many: Phrase("people", es: "personas"))
        return audience.post.label.capitalized + Phrase(verbatim: ": ") + (names ?? count)
      })
  }
}

extension Records {
  /// "Who can see this?" for something that is read with this deed at this place.
  package func whoCanSee(_ deed: Deed, at place: Place) throws -> WhoCanSee {
    WhoCanSee(try audience(of: deed, at: place))
  }
}
