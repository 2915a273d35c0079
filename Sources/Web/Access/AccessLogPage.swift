import Store
import Vocabulary

/// What was written down about coming in: sign-ins, and what was refused to whom.
struct AccessLogPage: Pages {
  var routes: [Route] { [.get("/access/log", .district(.readHistory), show)] }

  static let title = Phrase("Log of access", es: "Registro de acceso")
  static let link = Link(title, to: "/access/log")

  private func show(_ visit: Visit) async throws -> Reply {
    let shown = try await visit.read { records in
      (signIns: try records.signIns(limit: 100), denials: try records.denials())
    }
    let main: HTML = """
      \(PageHeading(AccessLogPage.title, lead: lead, actions: [LinkButton(ReadsPage.title, to: ReadsPage.path, style: .secondary).html]))
      \(SignInTable(Phrase("Sign-ins", es: "Entradas"), shown.signIns, namesPeople: true))
      \(DenialTable(denials: shown.denials))
      """
    let crumbs = [AccessPages.people] + (visit.mayOpen("/access") ? [AccessPages.link] : [])
    return visit.page(AccessLogPage.title, under: crumbs, main).telling(shown.signIns.count + shown.denials.count)
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
        .init(Phrase("When", es: "Cuándo")), .init(Phrase("Person", es: "Persona")),
        .init(Phrase("Asked for", es: "Pidió")), .init(Phrase("Why not", es: "Por qué no")),
        .init(Phrase("Request", es: "Solicitud")),
      ],
      rows: denials.map { denial in
        [
          HTML(text: denial.moment.shown), "\(ReaderName(name: denial.name, viewingAs: denial.viewingAs))",
          "<code>\(denial.asked)</code>",
          HTML(text: denial.why), "<code>\(denial.request)</code>",
        ]
      },
      whenEmpty: EmptyState(caption, Phrase("Nothing was refused.", es: "No se denegó nada."))
    ).html
  }
}
