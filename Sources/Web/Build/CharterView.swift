import Build
import Purpose
import Store
import Vocabulary

/// Every role with what its charter says and lacks.
struct CharterListView: View {
  let visit: Visit
  let roles: [CharteredRole]

  var html: HTML {
    """
    \(PageHeading(CharterPages.title, lead: lead))
    \(table)
    <p>\(Link(CharterPages.libraryTitle, to: "\(CharterPages.path)/library"))</p>
    """
  }

  private var lead: Phrase {
    let complete = roles.count(where: \.isComplete)
    return Phrase(
      "\(complete) of \(roles.count) roles have a charter that leaves nothing open.",
      es: "\(complete) de \(roles.count) roles tienen una carta que no deja nada abierto.")
  }

  private var table: Table {
    Table(
      Phrase("Roles", es: "Roles"),
      columns: [
        .init(Phrase("Role", es: "Rol")), .init(Phrase("Released", es: "Liberado"), .number),
        .init(Phrase("Extra days", es: "Días adicionales"), .number),
        .init(Phrase("Stipend", es: "Estipendio"), .number),
        .init(Phrase("Leads or coaches", es: "Personas a cargo"), .number),
        .init(Phrase("Term", es: "Período"), .number), .init(Phrase("Charter", es: "Carta")),
      ], rows: roles.map(row),
      whenEmpty: EmptyState(
        Phrase("No roles yet", es: "Aún no hay roles"),
        Phrase("Add a role first.", es: "Añada primero un rol."),
        action: visit.mayAdd(Role.kind)
          ? "\(LinkButton(Phrase("Add a role", es: "Añadir un rol"), to: "/\(Role.kind.path)/new"))" : nil))
  }

  private func row(_ role: CharteredRole) -> [HTML] {
    [
      "\(Link(Phrase(verbatim: role.role.name), to: CharterPages.address(role.role.id)))",
      role.release.map { HTML(Phrase(percent: $0)) } ?? "–",
      role.charter?.extraDays.map { "\($0)" } ?? "–", role.stipend.map { HTML($0) } ?? "–",
      role.span.map { HTML(Phrase(span: $0)) } ?? "–", role.charter?.term.map { HTML(Phrase(years: $0)) } ?? "–",
      "\(tag(role))",
    ]
  }

  private func tag(_ role: CharteredRole) -> Tag {
    guard role.charter != nil else { return .notStarted }
    let missing = role.missing.count
    if missing == 0 { return Tag(Phrase("Complete", es: "Completa"), .good) }
    return Tag(Phrase("\(missing) missing", es: "Faltan \(missing)"), .caution)
  }
}

extension Phrase {
  /// "5 to 7", "up to 7", "5 or more".
  init(span: ClosedRange<Int>) {
    switch (span.lowerBound, span.upperBound) {
    case (let least, Int.max): self.init("\(least) or more", es: "\(least) o más")
    case (0, let most): self.init("up to \(most)", es: "hasta \(most)")
    case (let least, let most) where least == most: self.init(verbatim: "\(least)")
    case (let least, let most): self.init("\(least) to \(most)", es: "de \(least) a \(most)")
    }
  }

  init(years: Int) {
    self = .count(years, one: Phrase("year", es: "año"), many: Phrase("years", es: "años"))
  }
}

/// One role's charter, made to be read and printed on one page.
struct CharterView: View {
  static let blank = "blank"

  let visit: Visit
  let role: CharteredRole
  /// Of what the role refers to, by kind and identifier.
  let titles: [String: [String: String]]

  private var mayEdit: Bool { visit.allows(RoleCharter.kind.editing) }
  private var back: String { CharterPages.address(role.role.id) }

  var html: HTML {
    """
    \(PageHeading(Phrase(verbatim: role.role.name), caption: Phrase("Role charter", es: "Carta de rol"), lead: Phrase(verbatim: role.role.about), actions: actions))
    \(role.charter == nil ? noCharter : nil)
    \(missing)\(cautions)
    \(responsibilities)
    \(role.charter.map(terms))
    """
  }

  private var actions: [HTML] {
    guard mayEdit else { return [] }
    guard let charter = role.charter else {
      return ["\(LinkButton(Phrase("Begin the charter", es: "Empezar la carta"), to: back + "/begin"))"]
    }
    return [
      "\(LinkButton(Phrase("Change the charter", es: "Cambiar la carta"), to: charter.editAddress(back: back)))",
      "\(LinkButton(Phrase("Change the role", es: "Cambiar el rol"), to: role.role.editAddress(back: back), style: .secondary))",
    ]
  }

  private var noCharter: HTML {
    "<p class=\"nothing\">\(Phrase("Nobody has written a charter for this role yet.", es: "Nadie ha redactado todavía una carta para este rol."))</p>"
  }

  private var missing: HTML? {
    guard role.charter != nil, !role.missing.isEmpty else { return nil }
    let list = FindingList(role.missing, address: whereMended)
    return "<section class=\"no-print\"><h2>\(Phrase("What is missing", es: "Qué falta"))</h2>\(list)</section>"
  }

  private var whereMended: @Sendable (Finding) -> String? {
    guard mayEdit, let charter = role.charter else { return { _ in nil } }
    let back = back
    return { $0.field == "responsibilities" ? nil : charter.editAddress($0.field, back: back) }
  }

  private var cautions: HTML? {
    guard !role.cautions.isEmpty else { return nil }
    return
      "<section><h2>\(Phrase("Worth another look", es: "Conviene revisarlo"))</h2>\(FindingList(role.cautions))</section>"
  }

  private var responsibilities: HTML {
    let table = Table(
      Phrase("What the role answers for", es: "De qué responde el rol"),
      columns: [
        .init(Phrase("Responsibility", es: "Responsabilidad")),
        .init(Phrase("Share of its time", es: "Parte de su tiempo"), .number),
        .init(Phrase("What shows it", es: "Qué lo muestra")),
      ], rows: role.responsibilities.map(line),
      totals: role.responsibilities.isEmpty
        ? nil : [HTML(Phrase("Together", es: "En total")), HTML(Phrase(percent: role.namedShare)), ""],
      whenEmpty: EmptyState(
        Phrase("No responsibilities yet", es: "Aún sin responsabilidades"),
        Phrase("Say what the role answers for.", es: "Diga de qué responde el rol.")))
    let add = Responsibility.newAddress(["role": role.role.id.rawValue], back: back)
    let words = Phrase("Add a responsibility", es: "Añadir una responsabilidad")
    return "\(table)\(mayEdit ? "<p class=\"no-print\">\(Link(words, to: add))</p>" : nil)"
  }

  private func line(_ part: Responsibility) -> [HTML] {
    let name: HTML =
      mayEdit
      ? "\(Link(Phrase(verbatim: part.name), to: part.editAddress(back: back)))" : HTML(text: part.name)
    return [name, part.share.map { HTML(Phrase(percent: $0)) } ?? "–", HTML(text: part.shownBy)]
  }

  private func terms(_ charter: RoleCharter) -> HTML {
    """
    <h2>\(Phrase("What it is given and held to", es: "Qué recibe y a qué se compromete"))</h2>
    \(SummaryList(rows: given(charter) + held(charter)))
    """
  }

  private func given(_ charter: RoleCharter) -> [SummaryList.Row] {
    let purposes = role.role.statements.compactMap { titles[PurposeStatement.kind.name]?[$0.rawValue] }
    return [
      .init(Phrase("Purpose", es: "Propósito"), HTML(Phrase.list(purposes))),
      .init(Phrase("Time for the role", es: "Tiempo para el rol"), role.time.map { HTML(Phrase(percent: $0)) } ?? ""),
      .init(
        Phrase("Of it released from teaching", es: "De él, liberado de la docencia"),
        charter.release.map { HTML(Phrase(percent: $0)) } ?? ""),
      .init(Phrase("Extra days a year", es: "Días adicionales al año"), charter.extraDays.map { "\($0)" } ?? ""),
      .init(Phrase("Stipend a year", es: "Estipendio al año"), role.stipend.map { HTML($0) } ?? ""),
      .init(
        Phrase("People led or coached", es: "Personas a su cargo"), role.span.map { HTML(Phrase(span: $0)) } ?? ""),
      .init(Phrase("Term", es: "Período"), charter.term.map { HTML(Phrase(years: $0)) } ?? ""),
      .init(Phrase("May decide", es: "Puede decidir"), .paragraphs(role.role.authority)),
    ]
  }

  private func held(_ charter: RoleCharter) -> [SummaryList.Row] {
    let other = charter.alsoForbidden.trimmed.isEmpty ? [] : [Phrase(verbatim: charter.alsoForbidden)]
    return [
      .init(
        Phrase("Must not be given", es: "No se le debe asignar"),
        .list((charter.forbidden.map(\.label) + other).map { HTML($0) })),
      .init(Phrase("Ratings of colleagues", es: "Calificación de colegas"), label(charter.evaluation?.label)),
      .init(Phrase("Who may hold it", es: "Quién puede ocuparlo"), HTML(Phrase.list(charter.holders.map(\.label)))),
      .init(Phrase("Who chooses", es: "Quién elige"), label(charter.selector?.label)),
      .init(Phrase("Reports to", es: "Rinde cuentas a"), HTML(text: charter.reportsTo)),
      .init(Phrase("Competencies", es: "Competencias"), .list(charter.competencies.map { HTML($0.label) })),
      .init(Phrase("Notes", es: "Notas"), .paragraphs(charter.notes)),
    ]
  }

  private func label(_ words: Phrase?) -> HTML { words.map { HTML($0) } ?? "" }
}

/// The sorts of role that districts have published.
struct ArchetypeLibraryView: View {
  var html: HTML {
    """
    \(PageHeading(CharterPages.libraryTitle, lead: lead))
    \(table)
    """
  }

  private var lead: Phrase {
    Phrase(
      "Under generic names, with figures as their sources give them. No district’s design fits another: begin from one, and change it.",
      es:
        "Con nombres genéricos y las cifras de sus fuentes. El diseño de un distrito no le sirve a otro: parta de uno y cámbielo."
    )
  }

  private var table: Table {
    Table(
      Phrase("Sorts of role", es: "Tipos de rol"),
      columns: [
        .init(Phrase("Role", es: "Rol")), .init(Phrase("Time with own students", es: "Tiempo con sus estudiantes")),
        .init(Phrase("Whom it leads", es: "A quién lidera")), .init(Phrase("Money", es: "Dinero")),
        .init(Phrase("Ratings", es: "Calificación")), .init(Phrase("Source", es: "Fuente")),
      ],
      rows: RoleArchetype.all.map { archetype in
        [
          "\(archetype.title)<br><span class=\"hint\">\(archetype.about)</span>", HTML(archetype.teaching),
          HTML(archetype.load), HTML(archetype.money), HTML(archetype.evaluation.label), HTML(archetype.source),
        ]
      })
  }
}
