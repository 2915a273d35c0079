import Build
import HTTPTypes
import Purpose
import Store
import Vocabulary

/// Where schools ask to depart from a rule: what waits, what is in force, what has expired; and the decision on one.
struct VariancePages: Pages {
  static let path = "/build/variances-by-school"
  static let title = Phrase("Variances by school", es: "Excepciones por escuela")

  var routes: [Route] {
    let kind = Variance.kind
    return [
      .get(Self.path, .somewhere(kind.reading), list),
      .get("\(Self.path)/:id", .somewhere(kind.reading), show),
      .post("\(Self.path)/:id/decide", .somewhere(.decidePlans), keepsDrafts: true, decide),
      .post("\(Self.path)/:id/withdraw", .somewhere(kind.editing), keepsDrafts: true, withdraw),
      .post("\(Self.path)/:id/end", .somewhere(.decidePlans), keepsDrafts: true, end),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .build, Self.title,
        about: Phrase(
          "What schools ask to do otherwise, what was granted and until when.",
          es: "Qué piden hacer de otro modo las escuelas, qué se concedió y hasta cuándo."), to: Self.path)
    ]
  }

  static func address(_ id: Variance.ID) -> String { "\(path)/\(id)" }

  func list(_ visit: Visit) async throws -> Reply {
    let reach = try visit.reach(Variance.kind.reading)
    let (variances, titles, year) = try await visit.read { records in
      let all = try records.all(Variance.self, in: reach)
      return (all, try records.titles(referredToBy: all), records.schoolYear)
    }
    return visit.page(
      Self.title, under: [BuildPages.link],
      VarianceListView(variances: variances, titles: titles, year: year).html
    ).telling(variances.count, of: Variance.kind)
  }

  func show(_ visit: Visit) async throws -> Reply { try await reply(visit, []) }

  func decide(_ visit: Visit) async throws -> Reply {
    let verdict = visit.form["verdict"]
    let found = try await variance(visit)
    try visit.require(.decidePlans, at: found.place)
    guard ["grant", "refuse"].contains(verdict) else {
      let choose = Phrase("Choose to grant or to refuse", es: "Elija conceder o denegar")
      return try await reply(visit, [Finding("verdict", "required", choose)])
    }
    let words = visit.form["decision"]
    return try await act(visit, found) {
      try $0.decideVariance(found.id, version: $1, granting: verdict == "grant", because: words)
    }
  }

  func withdraw(_ visit: Visit) async throws -> Reply {
    let found = try await variance(visit)
    try visit.require(Variance.kind.editing, at: found.place)
    let words = visit.form["withdrawal"]
    return try await act(visit, found) { try $0.withdrawVariance(found.id, version: $1, because: words) }
  }

  func end(_ visit: Visit) async throws -> Reply {
    let found = try await variance(visit)
    try visit.require(.decidePlans, at: found.place)
    let words = visit.form["ending"]
    return try await act(visit, found) { try $0.endVariance(found.id, version: $1, because: words) }
  }

  /// Acts on the version that was read; what stands in the way is shown on the same page.
  private func act(
    _ visit: Visit, _ found: Variance, _ change: @Sendable @escaping (ActRecords, Int) throws -> Variance
  ) async throws -> Reply {
    let version = Int(visit.form["version"]) ?? found.version
    do {
      _ = try await visit.act { try change($0, version) }
      return .redirect("\(Self.address(found.id))?done=saved")
    } catch let refusal as Refusal {
      return try await reply(visit, refusal.findings)
    }
  }

  private func variance(_ visit: Visit) async throws -> Variance {
    let reach = try visit.reach(Variance.kind.reading)
    let id: Variance.ID = visit.id()
    guard let found = try await visit.read({ try $0.find(Variance.self, id, in: reach) }) else { throw Absent() }
    return found
  }

  private func reply(_ visit: Visit, _ findings: [Finding]) async throws -> Reply {
    let found = try await variance(visit)
    let (titles, right, year) = try await visit.read { records in
      (
        try records.titles(referredToBy: [found]), try found.right.flatMap { try records.find(DecisionRight.self, $0) },
        records.schoolYear
      )
    }
    let view = VarianceView(
      visit: visit, variance: found, right: right, titles: titles, year: year, findings: findings)
    return visit.page(
      view.title, under: [BuildPages.link, Link(Self.title, to: Self.path)], hasErrors: !findings.isEmpty,
      width: .reading, status: findings.isEmpty ? .ok : .unprocessableContent, view.html
    ).telling(1, of: Variance.kind, record: found.identifier)
  }
}

extension Variance {
  func tag(in year: SchoolYear) -> Tag {
    if hasExpired(by: year) { return Tag(Phrase("Expired", es: "Vencida"), .note) }
    let tone: Tag.Tone =
      switch stage {
      case .granted: .good
      case .asked: .caution
      default: .neutral
      }
    return Tag(stage?.label ?? Phrase(verbatim: ""), tone)
  }
}

struct VarianceListView: View {
  let variances: [Variance]
  let titles: [String: [String: String]]
  let year: SchoolYear

  var html: HTML {
    """
    \(PageHeading(VariancePages.title, lead: lead))
    \(Counts([
      .init(Phrase("Wait for a decision", es: "Esperan una decisión"), waiting.count, isNotable: !waiting.isEmpty),
      .init(Phrase("In force", es: "Vigentes"), variances.count { $0.isInForce(in: year) }),
      .init(Phrase("Refused", es: "Denegadas"), variances.count { $0.stage == .refused }),
      .init(Phrase("Expired", es: "Vencidas"), variances.count { $0.hasExpired(by: year) }),
      .init(Phrase("Ended early", es: "Terminadas antes"), variances.count { $0.stage == .ended }),
      .init(Phrase("Withdrawn", es: "Retiradas"), variances.count { $0.stage == .withdrawn }),
    ]))
    \(table)
    """
  }

  private var waiting: [Variance] { variances.filter { $0.stage == .asked } }

  private var lead: Phrase {
    Phrase(
      "A variance allows one school to depart from one rule for some years. Many for the same rule say something about the rule.",
      es:
        "Una excepción permite a una escuela apartarse de una regla por unos años. Muchas sobre una misma regla dicen algo de la regla."
    )
  }

  private var table: Table {
    let order: [Variance.Stage?: Int] = [.asked: 0, .granted: 1]
    let sorted = variances.sorted {
      (order[$0.stage] ?? 2, $0.until?.start ?? 0, $0.id) < (order[$1.stage] ?? 2, $1.until?.start ?? 0, $1.id)
    }
    return Table(
      Phrase("Variances", es: "Excepciones"),
      columns: [
        .init(Phrase("School", es: "Escuela")), .init(Phrase("From which rule", es: "De qué regla")),
        .init(Phrase("Asked for", es: "Se pide")), .init(Phrase("Years", es: "Años")),
        .init(Phrase("State", es: "Estado")),
      ],
      rows: sorted.map { variance in
        let school = variance.school.flatMap { titles[School.kind.name]?[$0.rawValue] } ?? "–"
        let right = variance.right.flatMap { titles[DecisionRight.kind.name]?[$0.rawValue] } ?? "–"
        let years = [variance.from, variance.until].compactMap { $0?.description }
        return [
          HTML(text: school), HTML(text: right),
          "\(Link(Phrase(verbatim: variance.asked), to: VariancePages.address(variance.id), context: Phrase(verbatim: school)))",
          HTML(text: Set(years).sorted().joined(separator: " – ")), "\(variance.tag(in: year))",
        ]
      },
      whenEmpty: EmptyState(
        Phrase("No school has asked", es: "Ninguna escuela ha pedido nada"),
        Phrase("A school asks from its own plan.", es: "Una escuela lo pide desde su propio plan.")))
  }
}

struct VarianceView: View {
  let visit: Visit
  let variance: Variance
  let right: DecisionRight?
  let titles: [String: [String: String]]
  let year: SchoolYear
  let findings: [Finding]

  var title: Phrase {
    let school = variance.school.flatMap { titles[School.kind.name]?[$0.rawValue] } ?? ""
    return Phrase("Variance for \(school)", es: "Excepción para \(school)")
  }

  var html: HTML {
    """
    \(FindingSummary(findings))\(PageHeading(title, caption: Variance.kind.one.capitalized, actions: actions))
    <p>\(variance.tag(in: year))</p>
    \(right.map(rule))
    \(RecordSummary(record: variance, titles: titles, closed: visit.closedKinds))
    \(isWaiting && mayDecide ? decision : nil)
    \(isWaiting && mayAsk ? withdrawal : nil)
    \(isRunning && mayDecide ? ending : nil)
    """
  }

  private var mayDecide: Bool { visit.allows(.decidePlans, at: variance.place) }
  private var mayAsk: Bool { visit.allows(Variance.kind.editing, at: variance.place) }
  private var isWaiting: Bool { variance.stage == .asked }
  private var isRunning: Bool { variance.stage == .granted && !variance.hasExpired(by: year) }

  private var actions: [HTML] {
    guard isWaiting, mayAsk else { return [] }
    let back = VariancePages.address(variance.id)
    return ["\(LinkButton(Phrase("Change", es: "Cambiar"), to: variance.editAddress(back: back), style: .secondary))"]
  }

  private func rule(_ right: DecisionRight) -> HTML {
    let owner = right.owner?.label ?? Phrase(verbatim: "")
    return """
      <p>\(Phrase("The rule", es: "La regla")): \(right.rule). \(right.statement) \(Phrase("Decided on by the \(owner.en).", es: "Decide: \(owner.es)."))</p>
      """
  }

  private var decision: HTML {
    let verdicts = [
      Choice("grant", Phrase("Grant", es: "Conceder")), Choice("refuse", Phrase("Refuse", es: "Denegar")),
    ]
    let fields: HTML = """
      \(FormField("verdict", Phrase("What do you decide?", es: "¿Qué decide?"), .radios(verdicts, chosen: visit.form["verdict"]), findings: findings))
      \(FormField("decision", Phrase("Reasons", es: "Razones"), .paragraphs(visit.form["decision"], rows: 4), findings: findings))
      """
    return section(
      Phrase("Your decision", es: "Su decisión"), "decide", submit: Phrase("Decide", es: "Decidir"), fields)
  }

  private var withdrawal: HTML {
    let why = FormField(
      "withdrawal", Phrase("Why it is not needed any more", es: "Por qué ya no hace falta"),
      .paragraphs(visit.form["withdrawal"], rows: 2), isRequired: false)
    return Details(
      Phrase("Withdraw the request", es: "Retirar la petición"),
      content: section(nil, "withdraw", submit: Phrase("Withdraw", es: "Retirar"), why.html)
    ).html
  }

  private var ending: HTML {
    let words = Phrase(
      "From this school year on the rule holds again; in the years before, what was done was allowed.",
      es: "Desde este año escolar la regla vuelve a regir; en los años anteriores, lo hecho estaba permitido.")
    let why = FormField(
      "ending", Phrase("Why it ends early", es: "Por qué termina antes"),
      .paragraphs(visit.form["ending"], rows: 3), findings: findings)
    return Details(
      Phrase("End it early", es: "Terminarla antes"), isOpen: !findings.isEmpty,
      content: "<p>\(words)</p>\(section(nil, "end", submit: Phrase("End it", es: "Terminarla"), why.html))"
    ).html
  }

  private func section(_ heading: Phrase?, _ verb: String, submit: Phrase, _ fields: HTML) -> HTML {
    let action = "\(VariancePages.address(variance.id))/\(verb)"
    let form = Form(
      to: action, csrf: visit.csrf, submit: submit, hidden: [HiddenField("version", String(variance.version))],
      draft: DraftPages.address(of: action), fields: fields)
    return "<section>\(heading.map { "<h2>\($0)</h2>" as HTML })\(form)</section>"
  }
}
