import HTTPTypes
import Store
import Vocabulary

/// Long pieces of work: what runs, how far it is, what came of it, and stopping it.
///
/// The pages ask by themselves who may come, as they tell nothing but the state of the work: it is asked for anew every two seconds,
/// and a line in the log of what was read each time would bury the lines that matter.
struct JobPages: Pages {
  static let base = "/analyses"
  static let title = Phrase("Analyses in progress", es: "Análisis en curso")
  static let link = Link(title, to: base)
  static func address(_ id: Job.ID) -> String { "\(base)/\(id)" }

  var routes: [Route] {
    [
      .get(Self.base, .signedIn, list), .get(Self.base + "/:id", .signedIn, show),
      .post(Self.base + "/:id/cancel", .district(.analyze), cancel),
    ]
  }

  func list(_ visit: Visit) async throws -> Reply {
    try visit.require(.analyze, at: .district)
    let jobs = try await visit.read { try $0.jobs() }
    return visit.page(Self.title, under: [ContextSite.link, RigorPages.link], JobListView(jobs: jobs).html)
  }

  func show(_ visit: Visit) async throws -> Reply {
    try visit.require(.analyze, at: .district)
    let id: Job.ID = visit.id()
    guard let job = try await visit.read({ try $0.job(id) }) else { throw Absent() }
    var reply = visit.page(
      Phrase(verbatim: job.title), under: [ContextSite.link, RigorPages.link, Self.link],
      JobView(job: job, csrf: visit.session?.csrf).html)
    // Without a script: the browser asks again by itself, until it is over.
    if job.state == .waiting || job.state == .running { reply.headers[HTTPField.Name("Refresh")!] = "2" }
    return reply
  }

  func cancel(_ visit: Visit) async throws -> Reply {
    let id: Job.ID = visit.id()
    try await visit.site.jobs.cancel(id, in: visit.signedIn.district.id)
    return .redirect(Self.address(id))
  }
}

struct JobListView: View {
  let jobs: [Job]

  var html: HTML {
    """
    \(PageHeading(JobPages.title, lead: lead))
    \(table)
    """
  }

  private var lead: Phrase {
    Phrase(
      "Long calculations run one after the other, in the background. You can leave this page; they go on.",
      es: "Los cálculos largos se hacen uno tras otro, en segundo plano. Puede salir de esta página; siguen en marcha.")
  }

  private var table: Table {
    Table(
      Phrase("Analyses, the newest first", es: "Análisis, del más reciente al más antiguo"),
      columns: [
        .init(Phrase("What", es: "Qué")), .init(Phrase("State", es: "Estado")), .init(Phrase("Who", es: "Quién")),
        .init(Phrase("Asked for", es: "Pedido")), .init(Phrase("Ended", es: "Terminado")),
      ],
      rows: jobs.map { job in
        [
          "\(Link(Phrase(verbatim: job.title), to: job.address))", "\(job.state.tag)", HTML(text: job.name),
          HTML(text: job.asked.shown), job.ended.map { HTML(text: $0.shown) } ?? "–",
        ]
      },
      whenEmpty: EmptyState(
        Phrase("Nothing has been asked for yet", es: "Aún no se ha pedido nada"),
        Phrase("Analyses stand here while they run.", es: "Los análisis aparecen aquí mientras se hacen."),
        action: "\(LinkButton(RigorPages.bring, to: RigorPages.new))"))
  }
}

struct JobView: View {
  let job: Job
  let csrf: String?

  var html: HTML {
    """
    \(PageHeading(Phrase(verbatim: job.title), caption: JobKind.named(job.kind)?.label, lead: lead))
    <p>\(job.state.tag)</p>
    \(progress)
    \(problems)
    \(files)
    \(ButtonRow(buttons))
    """
  }

  private var lead: Phrase {
    switch job.state {
    case .held: Phrase("Say what the columns hold, and run it.", es: "Indique qué contienen las columnas y ejecútelo.")
    case .waiting:
      Phrase(
        "It waits until the work before it is done. This page looks again by itself.",
        es: "Espera a que termine el trabajo anterior. Esta página se actualiza sola.")
    case .running where job.isCalledOff:
      Phrase("It is being stopped.", es: "Se está deteniendo.")
    case .running:
      Phrase(
        "It is running. This page looks again by itself; you can also leave it.",
        es: "Está en marcha. Esta página se actualiza sola; también puede salir de ella.")
    case .done: Phrase("It is done, and what was found is kept.", es: "Está hecho y lo hallado se ha guardado.")
    case .failed:
      Phrase("It did not come to an end. Nothing of it was kept.", es: "No llegó a su fin. No se guardó nada.")
    case .cancelled: Phrase("It was stopped. Nothing of it was kept.", es: "Se detuvo. No se guardó nada.")
    }
  }

  private var progress: HTML? {
    guard job.state == .waiting || job.state == .running else { return nil }
    let percent = Int((job.progress * 100).rounded(.down))
    return ProgressLine(
      Phrase("How far it is", es: "Cuánto lleva"), done: percent, of: 100
    ).html
  }

  private var problems: HTML? {
    guard !job.problems.isEmpty else { return nil }
    let heading = Phrase("What to put right", es: "Qué corregir")
    return "<section><h2>\(heading)</h2>\(HTML.list(job.problems.map { HTML($0.message) }))</section>"
  }

  private var files: HTML {
    var rows = job.files.map { file in
      SummaryList.Row(RigorFileWords.label(file.role), HTML(text: "\(file.name), \(file.size.grouped) bytes"))
    }
    rows.append(
      SummaryList.Row(Phrase("Asked for by", es: "Pedido por"), HTML(text: "\(job.name), \(job.asked.shown)")))
    return SummaryList(rows: rows).html
  }

  private var buttons: [HTML] {
    let again = LinkButton(
      Phrase("Bring files again", es: "Volver a traer archivos"), to: RigorPages.new, style: .secondary)
    switch job.state {
    case .held:
      return [
        "\(LinkButton(Phrase("Choose the columns", es: "Elegir las columnas"), to: RigorPages.columnsAddress(job.id)))",
        "\(stop)",
      ]
    case .waiting, .running: return job.isCalledOff ? [] : ["\(stop)"]
    case .done:
      return job.result.isEmpty
        ? [] : ["\(LinkButton(Phrase("See what was found", es: "Ver lo hallado"), to: job.result))"]
    case .failed, .cancelled: return ["\(again)"]
    }
  }

  private var stop: ButtonForm {
    ButtonForm(Phrase("Stop it", es: "Detenerlo"), to: job.address + "/cancel", csrf: csrf, style: .warning)
  }
}

extension Job {
  var address: String { JobPages.address(id) }
}

extension Job.State {
  var tag: Tag {
    switch self {
    case .held: Tag(Phrase("Columns to choose", es: "Faltan las columnas"), .caution)
    case .waiting: Tag(Phrase("Waiting", es: "En espera"), .note)
    case .running: Tag(Phrase("Running", es: "En marcha"), .note)
    case .done: .done
    case .failed: Tag(Phrase("Failed", es: "Fallido"), .stop)
    case .cancelled: Tag(Phrase("Stopped", es: "Detenido"))
    }
  }
}
