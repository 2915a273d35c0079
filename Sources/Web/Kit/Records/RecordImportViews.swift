import Exchange
import Store
import Vocabulary

/// Where a file is chosen, with what each of its columns holds, and the files that were brought in before.
struct ImportFormView<Record: DistrictRecord>: View {
  let visit: Visit
  let title: Phrase
  /// The sheet that was named.
  let sheet: String
  let findings: [Finding]
  let batches: [RecordBatch]

  private var base: String { "/\(Record.kind.path)" }

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(title, lead: lead))
    \(form)
    \(batches.isEmpty ? nil : before)
    \(columns)
    """
  }

  private var lead: Phrase {
    Phrase(
      "Choose a file with the columns below. You will see what it would change before anything is changed.",
      es: "Elija un archivo con las columnas de abajo. Verá qué cambiaría antes de que cambie nada.")
  }

  private var form: Form {
    Form(
      to: base + "/import", csrf: visit.session?.csrf,
      submit: Phrase("Show what it would change", es: "Ver qué cambiaría"),
      cancel: Link(Phrase("Cancel", es: "Cancelar"), to: base), takesFiles: true,
      fields: "\(fileField)\(sheetField)")
  }

  private var fileField: FormField {
    let most = RecordPages<Record>.longestFile >> 20
    return FormField(
      "file", Phrase("File", es: "Archivo"),
      .file(accepts: ".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
      hint: Phrase(
        "CSV or a workbook (XLSX), at most \(most) MB. The list itself can be downloaded in either form",
        es: "CSV o un libro (XLSX), como máximo \(most) MB. La propia lista se descarga de ambas formas"),
      findings: findings)
  }

  private var sheetField: FormField {
    FormField(
      "sheet", Phrase("Sheet", es: "Hoja"), .line(sheet),
      hint: Phrase(
        "Of a workbook; its first one, unless you name another", es: "De un libro; la primera, si no nombra otra"),
      findings: findings, isRequired: false)
  }

  private var before: HTML {
    let rows: [[HTML]] = batches.map { batch in
      let moment = batch.undone ?? batch.applied ?? batch.previewed
      return [
        "<a href=\"\(base)/import/\(batch.id)\">\(batch.file)</a>", "\(batch.name)", "\(moment.shown)",
        "\(batch.writes)", "\(batch.status.tag)",
      ]
    }
    let table = Table(
      Phrase("Files brought in before", es: "Archivos ya importados"),
      columns: [
        .init(Phrase("File", es: "Archivo")), .init(Phrase("By", es: "Por")),
        .init(Phrase("When", es: "Cuándo")),
        .init(Phrase("Records", es: "Registros"), .number), .init(Phrase("Now", es: "Ahora")),
      ],
      rows: rows)
    return table.html
  }

  private var columns: HTML {
    let id: [HTML] = [
      "<code>id</code>",
      "\(Phrase("The record’s number. Leave it empty for a new one", es: "El número del registro. Déjelo vacío en uno nuevo"))",
    ]
    let rows = [id] + Record.fields.map { ["<code>\($0.name)</code>", describe($0)] }
    return Table(
      Phrase("Columns", es: "Columnas"),
      columns: [.init(Phrase("Heading", es: "Encabezado")), .init(Phrase("What it holds", es: "Qué contiene"))],
      rows: rows
    ).html
  }

  private func describe(_ field: Field<Record>) -> HTML {
    let needed = Phrase("needed for a new record", es: "necesario en un registro nuevo")
    return
      "\(field.label)\(field.kind.fileWords.map { ": \($0)" as HTML })\(field.isRequired ? " (\(needed))" as HTML : nil)"
  }
}

extension FieldKind {
  /// How a file writes it; nil where there is nothing to say.
  fileprivate var fileWords: Phrase? {
    switch self {
    case .line, .text: nil
    case .email: Phrase("an e-mail address", es: "un correo electrónico")
    case .address: Phrase("a web address", es: "una dirección web")
    case .integer: Phrase("a whole number", es: "un número entero")
    case .real: Phrase("a number", es: "un número")
    case .share: Phrase("a percentage from 0 to 100", es: "un porcentaje de 0 a 100")
    case .money: Phrase("dollars, like 1200.50", es: "dólares, como 1200.50")
    case .day: Phrase("a day, like 2026-09-01", es: "un día, como 2026-09-01")
    case .year: Phrase("a school year, like 2026-27", es: "un año escolar, como 2026-27")
    case .flag: Phrase("yes or no", es: "yes o no")
    case .choice(let choices):
      Phrase("one of", es: "uno de") + Phrase(verbatim: " " + choices.map(\.name).joined(separator: ", "))
    case .choices(let choices):
      Phrase("some of, with semicolons between", es: "algunos de, separados por punto y coma:")
        + Phrase(verbatim: " " + choices.map(\.name).joined(separator: ", "))
    case .reference(let kind): FieldKind.named(kind, Phrase("the name of a", es: "el nombre de"))
    case .references(let kind):
      FieldKind.named(kind, Phrase("names, with semicolons between, of", es: "nombres, separados por punto y coma, de"))
    }
  }

  private static func named(_ kind: String, _ words: Phrase) -> Phrase {
    words + Phrase(verbatim: " ") + (Register.type(named: kind)?.kind.one ?? Phrase(verbatim: kind))
  }
}

extension RecordBatch.Status {
  var tag: Tag {
    switch self {
    case .previewed: Tag(Phrase("Not used yet", es: "Aún sin usar"), .note)
    case .applied: Tag(Phrase("Brought in", es: "Importado"), .good)
    case .undone: Tag(Phrase("Taken back", es: "Deshecho"))
    }
  }
}

extension RecordBatch.Outcome {
  var label: Phrase {
    switch self {
    case .created: Phrase("New", es: "Nuevos")
    case .changed: Phrase("Changed", es: "Cambiados")
    case .unchanged: Phrase("As they are", es: "Sin cambios")
    }
  }
}

/// What a file would change, row by row, or what it has changed.
struct ImportPreviewView<Record: DistrictRecord>: View {
  let visit: Visit
  let shown: ShownBatch
  let findings: [Finding]

  private var batch: RecordBatch { shown.batch }
  private var base: String { "/\(Record.kind.path)" }
  private var address: String { "\(base)/import/\(batch.id)" }

  var title: Phrase { Phrase(verbatim: batch.file) }

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(title, caption: caption, lead: lead))
    \(counts)
    \(buttons)
    \(batch.findings.isEmpty ? nil : findingTable)
    \(batch.status == .previewed ? rows : nil)
    """
  }

  private var caption: Phrase { Phrase("Bring in \(Record.kind.many.en)", es: "Importar \(Record.kind.many.es)") }

  private var lead: Phrase {
    switch batch.status {
    case .previewed where batch.writes == 0:
      Phrase("This file would change nothing.", es: "Este archivo no cambiaría nada.")
    case .previewed:
      Phrase(
        "Nothing has been changed yet. This is what the file would do.",
        es: "Aún no ha cambiado nada. Esto es lo que haría el archivo.")
    case .applied:
      Phrase(
        "Brought in by \(batch.name), \(batch.applied?.shown ?? "").",
        es: "Importado por \(batch.name), \(batch.applied?.shown ?? "").")
    case .undone:
      Phrase(
        "Taken back, \(batch.undone?.shown ?? "").", es: "Deshecho, \(batch.undone?.shown ?? "").")
    }
  }

  private var counts: Counts {
    Counts(
      RecordBatch.Outcome.allCases.map { Counts.Count($0.label, batch.count($0)) }
        + [.init(Phrase("Left out", es: "Omitidos"), batch.refused, isNotable: batch.refused > 0)])
  }

  private var buttons: HTML {
    let csrf = visit.session?.csrf
    switch batch.status {
    case .previewed:
      let discard = ButtonForm(
        Phrase("Do not use this file", es: "No usar este archivo"), to: address + "/discard", csrf: csrf, style: .plain)
      return batch.writes == 0 ? ButtonRow(["\(discard)"]).html : ButtonRow(["\(use)", "\(discard)"]).html
    case .applied:
      let undo = ButtonForm(
        Phrase("Take all of it back", es: "Deshacerlo todo"), to: address + "/undo", csrf: csrf, style: .warning,
        confirm: Phrase(
          "Take back everything that this file changed?", es: "¿Deshacer todo lo que cambió este archivo?"))
      return ButtonRow(["\(undo)", "\(Link(Record.kind.many.capitalized, to: base))"]).html
    case .undone: return ButtonRow(["\(Link(Record.kind.many.capitalized, to: base))"]).html
    }
  }

  private var use: ButtonForm {
    let (writes, refused) = (batch.writes.grouped, batch.refused.grouped)
    let words =
      batch.refused == 0
      ? Phrase("Bring in \(writes)", es: "Importar \(writes)")
      : Phrase("Bring in \(writes) and leave out \(refused)", es: "Importar \(writes) y omitir \(refused)")
    return ButtonForm(words, to: address + "/apply", csrf: visit.session?.csrf, style: .primary)
  }

  private var findingTable: HTML {
    let rows: [[HTML]] = batch.findings.map { finding in
      [
        "\(finding.place)",
        "\(finding.message)", "\(finding.cure)",
        finding.weight == .notes
          ? "\(Tag(Phrase("Brought in all the same", es: "Se importa igualmente"), .note))"
          : "\(Tag(Phrase("Left out", es: "Omitido"), .caution))",
      ]
    }
    return Table(
      Phrase("What to look at in the file", es: "Qué revisar en el archivo"),
      columns: [
        .init(Phrase("Where", es: "Dónde")), .init(Phrase("What", es: "Qué")), .init(Phrase("Cure", es: "Remedio")),
        .init(Phrase("Outcome", es: "Resultado")),
      ], rows: rows
    ).html
  }

  // MARK: Rows

  private var rows: HTML {
    let tabs = RecordBatch.Outcome.allCases.filter { batch.count($0) > 0 }.map {
      Tabs.Tab($0.label, to: "\(address)?outcome=\($0.rawValue)", count: batch.count($0))
    }
    guard !tabs.isEmpty else { return "" }
    let list = shown.rows.prefix(ShownBatch.most)
    return """
      \(Tabs(Phrase("Rows", es: "Filas"), tabs, path: "\(address)?outcome=\(shown.outcome.rawValue)"))
      \(Table(shown.outcome.label, columns: columns, rows: list.map(row), isCaptionHidden: true))
      \(Pagination(previous: nil, next: next))
      """
  }

  private var columns: [Table.Column] {
    [
      .init(Record.kind.one.capitalized), .init(Phrase("Line", es: "Línea"), .number),
      .init(shown.outcome == .changed ? Phrase("Changes", es: "Cambios") : Phrase("What it says", es: "Qué dice")),
    ]
  }

  private func row(_ row: RecordBatchRow) -> [HTML] {
    let title: HTML =
      row.version == 0 ? "\(row.title)" : "<a href=\"\(base)/\(row.record)\">\(row.title)</a>"
    return [title, "\(row.line)", shown.outcome == .changed ? changes(row) : says(row)]
  }

  private func changes(_ row: RecordBatchRow) -> HTML {
    let (before, after) = (record(row, row.before), record(row, row.after))
    let changes = [DifferenceView.Change].between(before, and: after, titles: shown.titles)
    let nothing = Phrase("nothing", es: "nada")[Reading.language]
    let lines: [HTML] = changes.map { change in
      """
      <li>\(change.label): <del>\(change.before.isEmpty ? nothing : change.before)</del> → \
      <ins>\(change.after.isEmpty ? nothing : change.after)</ins></li>
      """
    }
    return "<ul class=\"plain\">\(lines)</ul>"
  }

  private func says(_ row: RecordBatchRow) -> HTML {
    let changes = [DifferenceView.Change].between(
      Record(id: Record.ID(row.record)), and: record(row, row.after), titles: shown.titles)
    let lines: [HTML] = changes.map { "<li>\($0.label): \($0.after)</li>" }
    return "<ul class=\"plain\">\(lines)</ul>"
  }

  private func record(_ row: RecordBatchRow, _ values: [String: FieldValue]) -> Record {
    Record(id: Record.ID(row.record), version: row.version, values: values)
  }

  private var next: String? {
    guard shown.rows.count > ShownBatch.most else { return nil }
    return "\(address)?outcome=\(shown.outcome.rawValue)&after=\(shown.rows[ShownBatch.most - 1].line)"
  }
}

/// What was taken back, and what stays because somebody has changed it since.
struct UndoneBatchView<Record: DistrictRecord>: View {
  let undone: UndoneBatch

  var title: Phrase { Phrase("Taken back: \(undone.batch.file)", es: "Deshecho: \(undone.batch.file)") }

  var html: HTML {
    let many = Phrase.count(undone.takenBack, one: Record.kind.one, many: Record.kind.many)
    let words = Phrase(
      "\(many.en) are as they were before the file.", es: "\(many.es): todo como estaba antes del archivo.")
    return """
      \(ConfirmationPanel(title, words))
      \(undone.kept.isEmpty ? nil : kept)
      <p>\(Link(Record.kind.many.capitalized, to: "/\(Record.kind.path)"))</p>
      """
  }

  private var kept: HTML {
    let words = Phrase(
      "These stay as they are, because somebody has changed them since, or something else names them:",
      es: "Estos quedan como están, porque alguien los cambió después o porque otro registro los nombra:")
    return "<p>\(words)</p><ul>\(undone.kept.prefix(200).map { "<li>\($0)</li>" as HTML })</ul>"
  }
}
