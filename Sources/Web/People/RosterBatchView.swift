import Exchange
import Store
import Vocabulary

/// What one file would do, has done, or did until it was taken back.
struct RosterBatchView: View {
  let batch: RosterBatch
  let findings: [Finding]
  let csrf: String?
  /// What was done a moment ago, as the address says.
  let done: String

  private var summary: RosterSummary { batch.summary }
  private var address: String { RosterPages.address(batch.number) }

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(notice)
    \(PageHeading(Phrase(verbatim: batch.file), caption: caption, lead: lead))
    \(counts)
    \(buttons)
    \(examples)
    \(leftOut)
    \(oddities)
    """
  }

  private var caption: Phrase {
    Phrase(
      "Import \(batch.number), \(summary.report.format)", es: "Importación \(batch.number), \(summary.report.format)")
  }

  private var notice: Notice? {
    switch (done, batch.status) {
    case ("applied", .applied): Notice(.success, Phrase("Brought in", es: "Importado"))
    case ("undone", .undone):
      Notice(.success, Phrase("Undone: everything is as it was before", es: "Deshecho: todo está como antes"))
    default: nil
    }
  }

  private var lead: Phrase {
    switch batch.status {
    case .previewed where summary.changesNothing:
      Phrase(
        "Everything in it is here already. Nothing would change.",
        es: "Todo lo que contiene ya está aquí. Nada cambiaría.")
    case .previewed:
      Phrase(
        "This is what would change. Nothing has been changed yet.",
        es: "Esto es lo que cambiaría. Aún no se ha cambiado nada.")
    case .applied: Phrase("This is what it changed.", es: "Esto es lo que cambió.")
    case .undone: Phrase("This was changed, and has been taken back.", es: "Esto se cambió y se ha deshecho.")
    }
  }

  private var counts: Table {
    let columns = [
      Phrase("New", es: "Nuevos"), Phrase("Changed", es: "Cambiados"), Phrase("Ended", es: "Terminados"),
      Phrase("Back again", es: "De vuelta"), Phrase("As they were", es: "Sin cambios"),
    ]
    return Table(
      Phrase("What becomes of what", es: "Qué pasa con qué"),
      columns: [.init(Phrase("Sort", es: "Tipo"))] + columns.map { .init($0, .number) },
      rows: summary.kinds.filter { !$0.isEmpty }.map { kind in
        ["\(kind.kind.many.capitalized)"]
          + [kind.created, kind.changed, kind.ended, kind.returned, kind.unchanged].map { "\($0.grouped)" }
      },
      narrow: .scrolls,
      whenEmpty: EmptyState(
        Phrase("Nothing to bring in", es: "Nada que importar"),
        Phrase(
          "Below is why the rows of the file were left out.", es: "Abajo se explica por qué se omitieron las filas.")))
  }
}

// MARK: - What can be done

extension RosterBatchView {
  private var buttons: HTML {
    switch batch.status {
    case .previewed: previewButtons
    case .applied: undoButtons
    case .undone: ""
    }
  }

  private var previewButtons: HTML {
    let isStale = findings.contains { $0.code == "changed-since" }
    let again = ButtonForm(
      Phrase("Look again", es: "Mirar de nuevo"), to: address + "/review", csrf: csrf,
      style: isStale ? .primary : .secondary)
    let forget = ButtonForm(
      Phrase("Forget this file", es: "Olvidar este archivo"), to: address + "/drop", csrf: csrf, style: .plain)
    if isStale || summary.changesNothing { return "\(ButtonRow(["\(again)", "\(forget)"]))" }
    return """
      \(summary.endsMany ? WarningText(manyEnd) : nil)
      \(Form(to: address + "/apply", csrf: csrf, submit: Phrase("Bring it in", es: "Importar"), fields: "\(summary.endsMany ? confirmation : nil)"))
      \(forget)
      """
  }

  private var manyEnd: Phrase {
    let ended = summary[.person].ended.grouped
    return Phrase(
      "This would end \(ended) of \(summary.activePeople.grouped) people. Most often that means that the files are not complete.",
      es:
        "Esto terminaría \(ended) de \(summary.activePeople.grouped) personas. Casi siempre significa que los archivos no están completos."
    )
  }

  private var confirmation: FormField {
    FormField(
      "anyway", Phrase("Yes, these people have left", es: "Sí, estas personas se han ido"), .flag(false),
      findings: findings,
      isRequired: false)
  }

  private var undoButtons: HTML {
    if findings.isEmpty { return "\(undo(Phrase("Undo this import", es: "Deshacer esta importación")))" }
    let rest = Phrase("Undo the rest, and leave these as they are", es: "Deshacer el resto y dejar estos como están")
    return "\(undo(rest, hidden: [HiddenField("sparing", "yes")]))"
  }

  private func undo(_ words: Phrase, hidden: [HiddenField] = []) -> ButtonForm {
    ButtonForm(
      words, to: address + "/undo", csrf: csrf, style: .warning, hidden: hidden,
      confirm: Phrase(
        "What the import made is removed, and what it changed is again as it was.",
        es: "Lo que creó la importación se elimina, y lo que cambió vuelve a ser como era."))
  }
}

// MARK: - What stands behind the numbers

extension RosterBatchView {
  private var examples: HTML {
    let kinds = summary.kinds.filter { !$0.examples.isEmpty }
    if kinds.isEmpty { return "" }
    return "<h2>\(Phrase("Some of them", es: "Algunos de ellos"))</h2>\(kinds.map(examples))"
  }

  private func examples(_ kind: KindSummary) -> HTML {
    let lines: [HTML] = kind.examples.map { example in
      let details: HTML? = example.details.isEmpty ? nil : " (\(example.details.joined(by: "; ")))"
      return "<li>\(example.deed.tag) \(example.title)\(details)</li>"
    }
    return "\(Details(kind.kind.many.capitalized, content: "<ul>\(lines)</ul>"))"
  }

  private var leftOut: HTML {
    let skipped = summary.allSkipped
    if skipped.isEmpty { return "" }
    return
      "\(Table(Phrase("Left out", es: "Omitidos"), columns: [.init(Phrase("Why", es: "Por qué")), .init(Phrase("Rows", es: "Filas"), .number), .init(Phrase("First at (file:line)", es: "Primero en (archivo:línea)"))], rows: skipped.map { ["\($0.reason.words)", "\($0.count.grouped)", "\($0.places.joined(separator: ", "))"] }))"
  }

  private var oddities: HTML {
    let findings = summary.report.findings
    if findings.isEmpty { return "" }
    return
      "\(Table(Phrase("Worth a look in the files", es: "Conviene mirar en los archivos"), columns: [.init(Phrase("Where", es: "Dónde")), .init(Phrase("What", es: "Qué")), .init(Phrase("Cure", es: "Remedio")), .init(Phrase("Times", es: "Veces"), .number)], rows: findings.map { ["\($0.place)", "\($0.message)", "\($0.cure)", "\($0.count.grouped)"] }))"
  }
}

extension RosterExample.Deed {
  fileprivate var tag: Tag {
    switch self {
    case .created: Tag(Phrase("New", es: "Nuevo"), .good)
    case .changed: Tag(Phrase("Changed", es: "Cambiado"), .note)
    case .ended: Tag(Phrase("Ended", es: "Terminado"), .caution)
    case .returned: Tag(Phrase("Back again", es: "De vuelta"), .good)
    }
  }
}
