import HTTPTypes
import Measures
import Store
import Vocabulary

/// One round: a grid that each school fills for itself, and what the district does with it.
struct RoundPages: Pages {
  static let path = "/measures/collect"
  static func address(_ id: ReadingRound.ID) -> String { "\(path)/\(id)" }

  var routes: [Route] {
    let kind = MeasureReading.kind
    return [
      .get("\(Self.path)/:id", .somewhere(kind.reading), show),
      .post("\(Self.path)/:id", .somewhere(kind.editing), keepsDrafts: true, enter),
      .post("\(Self.path)/:id/approve", .district(.editPlan), approve),
      .post("\(Self.path)/:id/reopen", .district(.editPlan), reopen),
      .post("\(Self.path)/:id/lock", .district(.editPlan), lock),
      .post("\(Self.path)/:id/unlock", .district(.editPlan), unlock),
    ]
  }

  func show(_ visit: Visit) async throws -> Reply { try await reply(visit, typed: nil, findings: []) }

  func enter(_ visit: Visit) async throws -> Reply {
    let id: ReadingRound.ID = visit.id()
    let grid = try await visit.read { try self.grid(visit, $0, typed: visit.form) }
    do {
      try grid.findings.refuseIfAnyStopsSaving()
      let lines = grid.typedLines
      try await visit.act(why: visit.form["why"]) { try $0.enter(lines, in: id) }
      return .redirect("\(Self.address(id))?done=saved")
    } catch let refusal as Refusal {
      return try await reply(visit, typed: visit.form, findings: refusal.findings)
    }
  }

  func approve(_ visit: Visit) async throws -> Reply { try await close(visit) { try $0.approve($1) } }
  func reopen(_ visit: Visit) async throws -> Reply { try await close(visit) { try $0.reopen($1) } }
  func lock(_ visit: Visit) async throws -> Reply { try await close(visit) { try $0.lock($1, true) } }
  func unlock(_ visit: Visit) async throws -> Reply { try await close(visit) { try $0.lock($1, false) } }

  private func close(
    _ visit: Visit, _ act: @Sendable @escaping (ActRecords, ReadingRound.ID) throws -> Void
  ) async throws -> Reply {
    let id: ReadingRound.ID = visit.id()
    guard try await visit.read({ try $0.find(ReadingRound.self, id) }) != nil else { throw Absent() }
    do {
      try await visit.act { try act($0, id) }
      return .redirect("\(Self.address(id))?done=saved")
    } catch let refusal as Refusal {
      return try await reply(visit, typed: nil, findings: refusal.findings.map { Finding("", $0.code, $0.message) })
    }
  }

  private func grid(_ visit: Visit, _ records: Records, typed: FormInput?) throws -> ReadingGrid {
    guard let state = try records.roundState(visit.id()) else { throw Absent() }
    let reach = try visit.reach(MeasureReading.kind.reading)
    let isOwn = try records.answers(visit.signedIn.member.person, for: state.measure)
    return ReadingGrid(
      state, reach: reach, typed: typed, today: records.today,
      mayEdit: { school in
        let place = Place(school: school)
        return visit.allows(MeasureReading.kind.editing, at: place) && (isOwn || visit.allows(.editSchool, at: place))
      })
  }

  private func reply(_ visit: Visit, typed: FormInput?, findings: [Finding]) async throws -> Reply {
    let form = Self.address(visit.id())
    let (grid, draft) = try await visit.read { records in
      let draft = try typed == nil ? visit.draft(of: form, in: records) : nil
      return (try self.grid(visit, records, typed: typed ?? draft?.typed), draft)
    }
    let isWrong = !findings.isEmpty
    return visit.page(
      Phrase(verbatim: grid.state.round.name),
      under: [.strategy(.measures), Link(CalendarPage.title, to: CalendarPage.path)], hasErrors: isWrong,
      status: isWrong ? .unprocessableContent : .ok,
      ReadingGridView(visit: visit, grid: grid, findings: findings, draft: draft).html
    ).telling(grid.lines.count, of: MeasureReading.kind)
  }
}

/// The lines of a round that somebody may see, with what stands in each or was typed there.
struct ReadingGrid: Sendable {
  struct Line: Sendable {
    let spot: MeasureReading.Spot
    let place: Phrase
    let group: String
    let reading: MeasureReading?
    let isOpen: Bool
    var typed: [String: String]
  }

  let state: RoundState
  private(set) var lines: [Line] = []
  private(set) var findings: [Finding] = []
  let today: Day

  static let columns = ["part", "whole", "value", "reason"]

  init(
    _ state: RoundState, reach: Reach, typed: FormInput?, today: Day, mayEdit: (School.ID?) -> Bool
  ) {
    self.state = state
    self.today = today
    let places: [(School.ID?, Phrase)] =
      (reach.includesDistrict ? [(nil, Phrase("Whole district", es: "Todo el distrito"))] : [])
      + state.schools.filter { reach.schools?.contains($0.id) ?? true }.map { ($0.id, Phrase(verbatim: $0.name)) }
    for (school, name) in places {
      for group in state.measure.parts {
        let reading = state.reading(at: school, group: group)
        let isOpen = !state.round.isLocked && mayEdit(school)
        var line = Line(
          spot: MeasureReading.Spot(school: school, group: group), place: name, group: group, reading: reading,
          isOpen: isOpen,
          typed: Self.cells(reading))
        if let typed, isOpen {
          for column in Self.columns where typed.has("\(column)-\(lines.count)") {
            line.typed[column] = typed["\(column)-\(lines.count)"].trimmed
          }
        }
        lines.append(line)
      }
    }
    if typed != nil { findings = lines.indices.flatMap(unreadable) }
  }

  private static func cells(_ reading: MeasureReading?) -> [String: String] {
    guard let reading else { return [:] }
    func words(_ number: Double?) -> String { number.map { FieldKind.real.typed(.real($0)) } ?? "" }
    // A value that follows from its parts is not typed, so that a corrected part brings a corrected value.
    let follows = reading.part != nil && reading.whole != nil
    return [
      "part": words(reading.part), "whole": words(reading.whole), "value": follows ? "" : words(reading.value),
      "reason": reading.reason,
    ]
  }

  private func unreadable(_ index: Int) -> [Finding] {
    ["part", "whole", "value"].compactMap { column in
      let text = lines[index].typed[column] ?? ""
      guard !text.isEmpty, state.measure.measureKind?.value(typed: text) == nil else { return nil }
      return Finding(
        "\(column)-\(index)", "number",
        Phrase(
          "Enter a number for \(lines[index].name.en), like 41.5",
          es: "Escriba un número para \(lines[index].name.es), como 41.5"))
    }
  }

  /// What was typed, for the lines that are open to the person.
  var typedLines: [ReadingLine] {
    lines.filter(\.isOpen).map { line in
      func number(_ column: String) -> Double? {
        line.typed[column].flatMap { state.measure.measureKind?.value(typed: $0) }
      }
      return ReadingLine(
        line.spot, part: number("part"), whole: number("whole"), value: number("value"),
        reason: line.typed["reason"] ?? "")
    }
  }
}

extension ReadingGrid.Line {
  var name: Phrase { group.isEmpty ? place : place + Phrase(verbatim: ", \(group)") }
}

struct ReadingGridView: View {
  let visit: Visit
  let grid: ReadingGrid
  let findings: [Finding]
  let draft: OpenDraft?

  private var state: RoundState { grid.state }
  private var measure: Measure { state.measure }
  private var address: String { RoundPages.address(state.round.id) }
  private var isOpen: Bool { grid.lines.contains(where: \.isOpen) }
  private var isRatio: Bool { measure.measureKind?.isRatio == true }
  private var columns: [String] { isRatio ? ["part", "whole", "value", "reason"] : ["whole", "value", "reason"] }

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(Phrase(verbatim: state.round.name), caption: ReadingRound.kind.one.capitalized, lead: lead))
    <p>\(state.standing.tag(on: grid.today)) \(Phrase.part(state.answered, of: state.asked)) \(Phrase("places have handed in.", es: "lugares han entregado."))</p>
    \(draft.map { DraftNotice(draft: $0, page: visit.ownAddress, csrf: visit.csrf) })
    \(definition)
    \(totals)
    \(isOpen ? form : table.html)
    \(visit.allows(.editPlan) ? closing : nil)
    """
  }

  private var lead: Phrase {
    guard let due = state.round.due else { return Phrase(verbatim: measure.name) }
    return Phrase("Due on \(due).", es: "Vence el \(due).")
  }

  private var definition: HTML {
    let rows: [SummaryList.Row] = [
      .init(Measure.kind.one.capitalized, "\(measure.link)"),
      .init(Phrase("What is counted", es: "Qué se cuenta"), Phrase(verbatim: measure.numerator)),
      .init(Phrase("Out of what", es: "De qué total"), Phrase(verbatim: measure.denominator)),
      .init(Phrase("Instrument", es: "Instrumento"), Phrase(verbatim: measure.instrument)),
    ]
    return Details(Phrase("What to enter", es: "Qué introducir"), content: SummaryList(rows: rows).html).html
  }

  private var totals: HTML? {
    let found = state.totalFindings
    guard !found.isEmpty, visit.allows(.readDelicate) || visit.allows(.editPlan) else { return nil }
    return Notice(
      .important,
      Phrase("Some totals are not the sum of their parts", es: "Algunos totales no son la suma de sus partes"),
      content: "<ul>\(found.map { "<li>\($0.message)</li>" as HTML })</ul>"
    ).html
  }

  private var form: HTML {
    let why = FormField(
      "why", Phrase("Why this change?", es: "¿Por qué este cambio?"), .line(""),
      hint: Phrase("Kept in the history with your name", es: "Queda en el historial con su nombre"), isRequired: false)
    let help = Phrase(
      "Arrow keys move between cells, and a block copied from a spreadsheet can be pasted. An empty line is no reading.",
      es:
        "Las flechas mueven entre celdas y puede pegar un bloque copiado de una hoja de cálculo. Una línea vacía no es una lectura."
    )
    return Form(
      to: address, csrf: visit.csrf, submit: Phrase("Save", es: "Guardar"),
      cancel: Link(Phrase("Back to the calendar", es: "Volver al calendario"), to: CalendarPage.path),
      draft: DraftPages.address(of: address), fields: "<p class=\"hint\">\(help)</p>\(table)\(why)"
    ).html
  }

  private var table: Table {
    Table(
      Phrase("Figures by place", es: "Cifras por lugar"),
      columns: [.init(Phrase("Place", es: "Lugar"))]
        + (measure.groupNames.isEmpty ? [] : [.init(Phrase("Group", es: "Grupo"))])
        + columns.map { .init(label($0), $0 == "reason" ? .text : .number) } + [.init(Phrase("State", es: "Estado"))],
      rows: grid.lines.indices.map(row), isCaptionHidden: true, narrow: .scrolls)
  }

  private func label(_ column: String) -> Phrase {
    switch column {
    case "part": Phrase("Number counted", es: "Número contado")
    case "whole":
      isRatio ? Phrase("Out of", es: "De un total de") : Phrase("Number of people", es: "Número de personas")
    case "value":
      measure.measureKind?.sign == .percent ? Phrase("Percent", es: "Porcentaje") : Phrase("Value", es: "Valor")
    default: Phrase("Why it is right although unusual", es: "Por qué es correcta aunque inusual")
    }
  }

  private func row(_ index: Int) -> [HTML] {
    let line = grid.lines[index]
    let group: [HTML] =
      measure.groupNames.isEmpty
      ? [] : [HTML(line.group.isEmpty ? Phrase("Everybody", es: "Total") : Phrase(verbatim: line.group))]
    return [HTML(line.place)] + group + columns.map { cell($0, index, line) } + [status(line)]
  }

  private func cell(_ column: String, _ index: Int, _ line: ReadingGrid.Line) -> HTML {
    let text = line.typed[column] ?? ""
    guard line.isOpen else { return column == "value" ? HTML(shown(line)) : HTML(text: text) }
    let name = "\(column)-\(index)"
    let own = findings.filter { $0.field == name }
    let id = FormField.anchor(name)
    let label = line.name + Phrase(verbatim: ": ") + label(column)
    let message: HTML? =
      own.isEmpty
      ? nil : "<p class=\"finding\" id=\"\(id)-finding\">\(own.map { "\($0.message)<br>" as HTML })</p>"
    return """
      <label class="unseen" for="\(id)">\(label)</label>\(message)<input type="text" class="\(column == "reason" ? "grid-words" : "grid-number")" \
      id="\(id)" name="\(name)" value="\(text)"\("inputmode", column == "reason" ? nil : "decimal") autocomplete="off" \
      data-grid="\(column)"\("placeholder", column == "value" ? follows(line) : nil)\("aria-invalid", own.isEmpty ? nil : "true")\
      \("aria-describedby", own.isEmpty ? nil : "\(id)-finding")>
      """
  }

  /// What the value is where nobody types it: what follows from the parts, or what the schools come to.
  private func follows(_ line: ReadingGrid.Line) -> String? {
    guard let kind = measure.measureKind else { return nil }
    if let reading = line.reading { return reading.part == nil ? nil : reading.figure(of: kind).map(kind.words) }
    return line.spot.school == nil ? state.summed(group: line.group).map { kind.words($0.value) } : nil
  }

  private func shown(_ line: ReadingGrid.Line) -> Phrase {
    guard let kind = measure.measureKind, let value = line.reading?.figure(of: kind) else {
      return Phrase(verbatim: follows(line) ?? "–")
    }
    return Phrase(verbatim: kind.words(value))
  }

  private func status(_ line: ReadingGrid.Line) -> HTML {
    guard let reading = line.reading else {
      let isSum = line.spot.school == nil && follows(line) != nil
      return isSum ? HTML(Phrase("Sum of the schools", es: "Suma de las escuelas")) : ""
    }
    return "\(Tag(reading.stage?.label ?? MeasureReading.Stage.entered.label, reading.isApproved ? .good : .note))"
  }

  private var closing: HTML {
    var buttons: [HTML] = []
    func button(_ words: Phrase, _ act: String, _ style: Button.Style = .secondary) {
      buttons.append("\(ButtonForm(words, to: "\(address)/\(act)", csrf: visit.csrf, style: style))")
    }
    if state.round.isLocked {
      button(Phrase("Unlock the round", es: "Abrir la ronda"), "unlock")
    } else if state.isApproved {
      button(Phrase("Lock the round", es: "Cerrar la ronda"), "lock")
      button(Phrase("Open the figures again", es: "Volver a abrir las cifras"), "reopen")
    } else if !state.readings.isEmpty {
      button(Phrase("Approve what has come in", es: "Aprobar lo recibido"), "approve")
    }
    if buttons.isEmpty { return "" }
    return "<section><h2>\(Phrase("For the district", es: "Para el distrito"))</h2>\(ButtonRow(buttons))</section>"
  }
}
