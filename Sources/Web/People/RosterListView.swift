import Exchange
import Store
import Vocabulary

/// The way in for a file, and every import so far.
struct RosterListView: View {
  let batches: [RosterBatch]
  let findings: [Finding]
  let csrf: String?

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(RosterPages.title, lead: lead))
    \(form)
    \(Details(Phrase("What the files may look like", es: "Cómo pueden ser los archivos"), content: formats))
    \(table)
    """
  }

  private var lead: Phrase {
    Phrase(
      "Choose a file and see what it would change. Nothing is changed before you say so, and all of it can be undone.",
      es: "Elija un archivo y vea qué cambiaría. Nada cambia antes de que usted lo confirme, y todo puede deshacerse.")
  }

  private var form: Form {
    Form(
      to: RosterPages.base, csrf: csrf, submit: Phrase("Preview", es: "Vista previa"), takesFiles: true,
      fields: "\(field)")
  }

  private var field: FormField {
    FormField(
      "file", Phrase("File", es: "Archivo"), .file(accepts: ".zip,.csv,text/csv,application/zip"),
      hint: Phrase(
        "A zip of OneRoster files, or one CSV file. Students and passwords are never stored.",
        es: "Un zip con archivos OneRoster, o un archivo CSV. Nunca se guardan estudiantes ni contraseñas."),
      findings: findings)
  }

  private var formats: HTML {
    let lines: [Phrase] = [
      Phrase(
        "OneRoster 1.1 or 1.2: the folder of CSV files with manifest.csv, packed as a zip.",
        es: "OneRoster 1.1 o 1.2: la carpeta de archivos CSV con manifest.csv, comprimida en un zip."),
      Phrase(
        "A plain CSV file, one line for each person and position, in the columns below.",
        es: "Un CSV sencillo, una línea por persona y puesto, en las columnas de abajo."),
      Phrase(
        "The federal directory of schools (nces.ed.gov/ccd) as CSV: you then choose your district.",
        es: "El directorio federal de escuelas (nces.ed.gov/ccd) en CSV: después elige su distrito."),
    ]
    return "<ul>\(lines.map { "<li>\($0)</li>" as HTML })</ul>\(columns)\(template)"
  }

  private var columns: Table {
    Table(
      Phrase("Columns of a plain CSV file", es: "Columnas de un CSV sencillo"),
      columns: [.init(Phrase("Heading", es: "Encabezado")), .init(Phrase("What it holds", es: "Qué contiene"))],
      rows: PlainColumn.all.map { ["<code>\($0.name)</code>", "\($0.holds)"] })
  }

  private var template: HTML {
    let words = Phrase("Download an empty file with these columns", es: "Descargar un archivo vacío con estas columnas")
    return "<p>\(Link(words, to: RosterPages.templateAddress))</p>"
  }

  private var table: Table {
    Table(
      Phrase("Imports so far", es: "Importaciones hasta ahora"),
      columns: [
        .init(Phrase("File", es: "Archivo")), .init(Phrase("State", es: "Estado")), .init(Phrase("Who", es: "Quién")),
        .init(Phrase("When", es: "Cuándo")), .init(Phrase("New", es: "Nuevos"), .number),
        .init(Phrase("Changed", es: "Cambiados"), .number), .init(Phrase("Ended", es: "Terminados"), .number),
      ],
      rows: batches.map(row),
      whenEmpty: EmptyState(
        Phrase("No imports yet", es: "Aún no hay importaciones"),
        Phrase("Choose the first file above.", es: "Elija arriba el primer archivo.")))
  }

  private func row(_ batch: RosterBatch) -> [HTML] {
    let summary = batch.summary
    return [
      "<a href=\"\(RosterPages.address(batch.number))\">\(batch.file)</a>", "\(batch.status.tag)", "\(batch.author)",
      "\((batch.undone ?? batch.applied ?? batch.previewed).shown)", "\(summary.created.grouped)",
      "\((summary.changed + summary.returned).grouped)", "\(summary.ended.grouped)",
    ]
  }
}

extension RosterBatch.Status {
  var tag: Tag {
    switch self {
    case .previewed: Tag(Phrase("Preview", es: "Vista previa"), .note)
    case .applied: Tag(Phrase("Brought in", es: "Importado"), .good)
    case .undone: Tag(Phrase("Undone", es: "Deshecho"))
    }
  }
}

/// Which district of a directory is meant.
struct ChooseDistrictView: View {
  let batch: RosterBatch
  let districts: [ListedDistrict]
  /// What the district is called here: most often also in the directory.
  let own: String
  let findings: [Finding]
  let csrf: String?

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(Phrase("Which district?", es: "¿Qué distrito?"), caption: Phrase(verbatim: batch.file)))
    \(form)
    \(ButtonForm(Phrase("Forget this file", es: "Olvidar este archivo"), to: RosterPages.address(batch.number) + "/drop", csrf: csrf, style: .plain))
    """
  }

  private var form: Form {
    Form(
      to: RosterPages.address(batch.number) + "/district", csrf: csrf,
      submit: Phrase("Preview its schools", es: "Ver sus escuelas"),
      fields: "\(field)")
  }

  private var field: FormField {
    let choices = districts.map {
      Choice($0.number, Phrase("\($0.name), \($0.schools) schools", es: "\($0.name), \($0.schools) escuelas"))
    }
    let same = districts.first { $0.name.folded == own.folded }?.number
    return FormField(
      "listed", Phrase("District", es: "Distrito"), .select(choices, chosen: same),
      hint: Phrase("Only the schools of this one come in", es: "Solo se importan las escuelas de este"),
      findings: findings)
  }
}
