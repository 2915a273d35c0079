import Build
import HTTPTypes
import Purpose
import Store
import Vocabulary

/// Who decides what in a school year: the matrix, its comparison with another year, and the library of questions.
struct MatrixPages: Pages {
  static let path = "/build/decision-matrix"
  static let library = "/build/decision-questions"
  static let title = Phrase("Tight and loose", es: "Fijo y abierto")
  static let libraryTitle = Phrase("Questions of design", es: "Cuestiones de diseño")

  var routes: [Route] {
    let kind = DecisionRight.kind
    return [
      .get(Self.path, .district(kind.reading), show),
      .get("\(Self.path)/compare", .district(kind.reading), compare),
      .post("\(Self.path)/publish", .district(kind.editing), publish),
      .post("\(Self.path)/copy", .district(kind.editing), copy),
      .get(Self.library, .district(kind.reading), questions),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .build, Self.title,
        about: Phrase(
          "What the district decides for every school, where it sets bounds, what it leaves open, and what it gives in return.",
          es: "Qué decide el distrito para todas las escuelas, dónde pone límites, qué deja abierto y qué da a cambio."),
        to: Self.path),
      Signpost(
        .build, Self.libraryTitle,
        about: Phrase(
          "The questions that every design answers, and which of them nobody has answered yet.",
          es: "Las cuestiones que todo diseño responde y cuáles nadie ha respondido todavía."), to: Self.library),
    ]
  }

  func show(_ visit: Visit) async throws -> Reply { try await reply(visit, []) }

  func publish(_ visit: Visit) async throws -> Reply {
    guard let year = SchoolYear(visit.form["year"]) else { throw Absent() }
    do {
      try await visit.act { try $0.publishRights(of: year) }
      return .redirect("\(Self.address(year))&done=saved")
    } catch let refusal as Refusal {
      return try await reply(visit, refusal.findings)
    }
  }

  func copy(_ visit: Visit) async throws -> Reply {
    guard let year = SchoolYear(visit.form["year"]) else { throw Absent() }
    _ = try await visit.act { try $0.copyRights(of: year) }
    return .redirect("\(Self.address(year.next))&done=saved")
  }

  static func address(_ year: SchoolYear) -> String { "\(path)?year=\(year.start)" }

  private func reply(_ visit: Visit, _ findings: [Finding]) async throws -> Reply {
    let asked = SchoolYear(visit.query["year"].isEmpty ? visit.form["year"] : visit.query["year"])
    let (matrix, years, roles) = try await visit.read { records in
      let matrix = try records.rightsMatrix(of: asked ?? records.schoolYear)
      return (matrix, try records.yearsOfRights(), try records.titles(referredToBy: matrix.rights))
    }
    let view = MatrixView(visit: visit, matrix: matrix, years: years, titles: roles, findings: findings)
    return visit.page(
      Self.title, under: [BuildPages.link], hasErrors: !findings.isEmpty,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }

  func compare(_ visit: Visit) async throws -> Reply {
    let (before, after) = (SchoolYear(visit.query["from"]), SchoolYear(visit.query["to"]))
    let (old, new) = try await visit.read { records in
      let now = after ?? records.schoolYear
      return (
        try records.rightsMatrix(of: before ?? SchoolYear(now.start - 1)), try records.rightsMatrix(of: now)
      )
    }
    let title = Phrase(
      "From \(old.year.description) to \(new.year.description)",
      es: "De \(old.year.description) a \(new.year.description)")
    return visit.page(
      title, under: [BuildPages.link, Link(Self.title, to: Self.address(new.year))],
      MatrixComparisonView(title: title, comparisons: new.comparisons(with: old)).html)
  }

  func questions(_ visit: Visit) async throws -> Reply {
    let matrix = try await visit.read { try $0.rightsMatrix(of: $0.schoolYear) }
    return visit.page(
      Self.libraryTitle, under: [BuildPages.link, Link(Self.title, to: Self.path)],
      QuestionLibraryView(visit: visit, matrix: matrix).html)
  }
}

extension Hold {
  /// The words say it; the tone repeats them.
  var tag: Tag { Tag(label, self == .tight ? .stop : self == .bounded ? .caution : .good) }
}

struct MatrixView: View {
  let visit: Visit
  let matrix: RightsMatrix
  let years: [SchoolYear]
  let titles: [String: [String: String]]
  let findings: [Finding]

  private var mayEdit: Bool { visit.allows(DecisionRight.kind.editing) }
  private var shown: [DecisionRight] { mayEdit ? matrix.rights : matrix.published }

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(MatrixPages.title, caption: Phrase(verbatim: matrix.year.description), lead: lead, actions: actions))
    \(otherYears)
    \(matrix.published.isEmpty ? nil : counts)
    \(mayEdit ? steps : nil)
    \(shown.isEmpty ? empty : "\(QuestionSubject.allCases.map(section))")
    """
  }

  private var lead: Phrase {
    guard let day = matrix.publishedOn else {
      return Phrase(
        "Nothing is published for this school year yet.", es: "Aún no hay nada publicado para este año escolar.")
    }
    return Phrase(
      "Published on \(day). What is tight holds for every school; what is bounded or loose each school answers in its plan.",
      es:
        "Publicado el \(day). Lo fijo rige en todas las escuelas; lo acotado o abierto lo responde cada escuela en su plan."
    )
  }

  private var actions: [HTML] {
    guard mayEdit else { return [] }
    let add = DecisionRight.newAddress(
      ["year": String(matrix.year.start)], back: MatrixPages.address(matrix.year))
    return ["\(LinkButton(Phrase("Add a decision right", es: "Añadir un derecho de decisión"), to: add))"]
  }

  private var otherYears: HTML {
    let others = years.filter { $0 != matrix.year }
    let links: [HTML] = others.map { "<li>\(Link(Phrase(verbatim: $0.description), to: MatrixPages.address($0)))</li>" }
    let earlier = others.first { $0 < matrix.year }
    let comparison = earlier.map { year in
      let words = Phrase("What changed since \(year.description)", es: "Qué cambió desde \(year.description)")
      let address = "\(MatrixPages.path)/compare?from=\(year.start)&to=\(matrix.year.start)"
      return "<li>\(Link(words, to: address))</li>" as HTML
    }
    return "<ul class=\"inline-links no-print\">\(links)\(comparison)</ul>"
  }

  private var counts: Counts {
    Counts(
      Hold.allCases.reversed().map { .init($0.label, matrix.count($0)) }
        + DecisionLevel.allCases.map { level in
          .init(Phrase("Level: \(level.label.en)", es: "Nivel: \(level.label.es)"), matrix.count(level))
        })
  }

  private var steps: HTML {
    let year = [HiddenField("year", String(matrix.year.start))]
    let drafts = matrix.drafts.count
    let publish = ButtonForm(
      Phrase("Publish the \(drafts) drafts", es: "Publicar los \(drafts) borradores"),
      to: "\(MatrixPages.path)/publish",
      csrf: visit.csrf, hidden: year)
    let copy = ButtonForm(
      Phrase(
        "Begin \(matrix.year.next.description) from these", es: "Empezar \(matrix.year.next.description) con estos"),
      to: "\(MatrixPages.path)/copy", csrf: visit.csrf, hidden: year)
    return """
      <div class="button-row no-print">\(drafts > 0 ? publish.html : nil)\(matrix.published.isEmpty ? nil : copy.html)</div>
      """
  }

  private var empty: HTML {
    EmptyState(
      Phrase("Nothing decided for this year", es: "Nada decidido para este año"),
      Phrase(
        "Go through the questions that every design answers.", es: "Recorra las cuestiones que todo diseño responde."),
      action: "\(LinkButton(MatrixPages.libraryTitle, to: MatrixPages.library))"
    ).html
  }

  private func section(_ subject: QuestionSubject) -> HTML {
    let rights = shown.filter { $0.subject == subject }
    if rights.isEmpty { return "" }
    return Table(
      subject.label,
      columns: [
        .init(Phrase("Question", es: "Cuestión")), .init(Phrase("Held", es: "Firmeza")),
        .init(Phrase("The rule", es: "La regla")), .init(Phrase("Level", es: "Nivel")),
        .init(Phrase("Who decides", es: "Quién decide")), .init(Phrase("In return", es: "A cambio")),
      ], rows: rights.map(row)
    ).html
  }

  private func row(_ right: DecisionRight) -> [HTML] {
    let role = right.role.flatMap { titles[Role.kind.name]?[$0.rawValue] }
    let draft: Tag? = right.isPublished ? nil : Tag(DecisionRight.Stage.draft.label, .note)
    let words = right.statement.trimmed
    return [
      "\(right.link)\(role.map { "<br><span class=\"hint\">\($0)</span>" as HTML }) \(draft)",
      right.hold.map { "\($0.tag)" } ?? "–",
      "\(right.rule)\(words.isEmpty ? nil : "<br><span class=\"hint\">\(words)</span>" as HTML)",
      right.level.map { HTML($0.label) } ?? "–", HTML(text: right.decider), HTML(text: right.gives),
    ]
  }
}

struct MatrixComparisonView: View {
  let title: Phrase
  let comparisons: [RightsMatrix.Comparison]

  var html: HTML {
    """
    \(PageHeading(title, lead: lead))
    \(RightsMatrix.Change.allCases.filter { $0 != .same }.map(section))
    """
  }

  private var lead: Phrase {
    let same = comparisons.count { $0.change == .same }
    let (tighter, looser) = (comparisons.count { $0.change == .tighter }, comparisons.count { $0.change == .looser })
    return Phrase(
      "\(tighter) questions became tighter, \(looser) looser; \(same) stayed as they were.",
      es: "\(tighter) cuestiones son ahora más fijas, \(looser) más abiertas; \(same) quedaron como estaban.")
  }

  private func section(_ change: RightsMatrix.Change) -> HTML {
    let list = comparisons.filter { $0.change == change }
    if list.isEmpty { return "" }
    return Table(
      change.label,
      columns: [
        .init(Phrase("Question", es: "Cuestión")), .init(Phrase("Before", es: "Antes")),
        .init(Phrase("After", es: "Después")),
      ], rows: list.map { ["\($0.name)", rule($0.before), rule($0.after)] }
    ).html
  }

  private func rule(_ right: DecisionRight?) -> HTML {
    guard let right else { return "–" }
    return "\(right.hold.map { "\($0.tag) " as HTML })\(right.rule)"
  }
}

struct QuestionLibraryView: View {
  let visit: Visit
  let matrix: RightsMatrix

  var html: HTML {
    """
    \(PageHeading(MatrixPages.libraryTitle, caption: Phrase(verbatim: matrix.year.description), lead: lead))
    \(QuestionSubject.allCases.map(section))
    """
  }

  private var lead: Phrase {
    let (open, all) = (matrix.unanswered.count, DesignQuestion.all.count)
    return Phrase(
      "\(all - open) of \(all) questions have a right in this school year. A question that nobody answers is answered anyway, at each school by chance.",
      es:
        "\(all - open) de \(all) cuestiones tienen un derecho en este año escolar. Lo que nadie responde se responde igual, al azar en cada escuela."
    )
  }

  private func section(_ subject: QuestionSubject) -> Table {
    Table(
      subject.label,
      columns: [
        .init(Phrase("Question", es: "Cuestión")), .init(Phrase("Usually", es: "Lo usual")),
        .init(Phrase("Answered with", es: "Se responde con")), .init(Phrase("Seen in", es: "Visto en")),
        .init(Phrase("Here", es: "Aquí")),
      ], rows: DesignQuestion.all.filter { $0.subject == subject }.map(row))
  }

  private func row(_ question: DesignQuestion) -> [HTML] {
    [
      HTML(question.words), HTML(question.hold.label + Phrase(verbatim: ", ") + question.level.label),
      HTML(question.kind.label), HTML(question.seen), here(question),
    ]
  }

  private func here(_ question: DesignQuestion) -> HTML {
    if let right = matrix.rights.first(where: { $0.question == question.name }) {
      return "\(right.hold.map { "\($0.tag) " as HTML })\(Link(right.rule, to: right.address, context: question.words))"
    }
    guard visit.allows(DecisionRight.kind.editing) else { return "\(Tag.notStarted)" }
    let right = question.right(in: matrix.year, language: visit.language)
    let address = DecisionRight.newAddress(
      [
        "name": right.name, "question": right.question, "subject": right.subject?.rawValue ?? "",
        "year": String(matrix.year.start), "kind": right.kind?.rawValue ?? "", "hold": right.hold?.rawValue ?? "",
        "level": right.level?.rawValue ?? "", "options": right.options,
      ], back: MatrixPages.library)
    return "\(Link(Phrase("Decide", es: "Decidir"), to: address, context: question.words))"
  }
}
