import Vocabulary

/// Why nothing of a workbook can be used: what it is, and the cure.
enum WorkbookFault: Equatable {
  case damaged(String, String)
  case withoutSheet, emptySheet, binary, openDocument, notWorkbook
  case noSheet(String, among: [String])
  case tooMuchText(Int)

  /// What a zip is that has not the parts of a workbook.
  static func stranger(_ parts: [String: Int]) -> WorkbookFault {
    parts["mimetype"] != nil && parts["content.xml"] != nil ? .openDocument : .notWorkbook
  }

  func finding(_ file: String) -> FileFinding { FileFinding(code, .refuses, file: file, message, cure: cure) }

  static func others(_ others: [String], than sheet: String, in file: String) -> FileFinding {
    let names = others.prefix(8).map { "“\($0)”" }.joined(separator: ", ") + (others.count > 8 ? " …" : "")
    return FileFinding(
      "other-sheets", .notes, file: file, sheet: sheet,
      Phrase("This sheet is read, and not \(names)", es: "Se lee esta hoja, y no \(names)"),
      cure: Phrase("Name the sheet that is meant, if it is another", es: "Nombre la hoja que desea, si es otra"))
  }

  private var code: String {
    switch self {
    case .damaged: "broken-workbook"
    case .withoutSheet, .binary, .openDocument, .notWorkbook: "not-workbook"
    case .emptySheet: "empty"
    case .noSheet: "no-such-sheet"
    case .tooMuchText: "too-large"
    }
  }

  private var message: Phrase {
    switch self {
    case .damaged(let part, let reason):
      Phrase("The workbook is damaged: in \(part), \(reason)", es: "El libro está dañado, en \(part) (\(reason))")
    case .withoutSheet: Phrase("The workbook has no sheet with cells", es: "El libro no tiene ninguna hoja con celdas")
    case .emptySheet: Phrase("The sheet is empty", es: "La hoja está vacía")
    case .binary: Phrase("This is a workbook in binary form (.xlsb)", es: "Es un libro en forma binaria (.xlsb)")
    case .openDocument: Phrase("This is a workbook of OpenDocument (.ods)", es: "Es un libro de OpenDocument (.ods)")
    case .notWorkbook: Phrase("This is a zip, but not a workbook", es: "Es un zip, pero no un libro de cálculo")
    case .noSheet(let name, _):
      Phrase("There is no sheet called “\(name)”", es: "No hay ninguna hoja llamada «\(name)»")
    case .tooMuchText(let limit):
      Phrase(
        "The workbook holds more than \(limit >> 20) MB of text",
        es: "El libro contiene más de \(limit >> 20) MB de texto")
    }
  }

  private var cure: Phrase {
    switch self {
    case .damaged:
      Phrase(
        "Open it in a spreadsheet, save it as a new workbook (.xlsx), and choose that",
        es: "Ábralo en una hoja de cálculo, guárdelo como libro nuevo (.xlsx) y elija ese")
    case .withoutSheet, .emptySheet:
      Phrase("Put the headings in the first row", es: "Ponga los encabezados en la primera fila")
    case .binary, .openDocument:
      Phrase("Save it as a workbook (.xlsx) or as CSV", es: "Guárdelo como libro (.xlsx) o como CSV")
    case .notWorkbook: Phrase("Choose the file that is in it", es: "Elija el archivo que contiene")
    case .noSheet(_, let names):
      Phrase("Its sheets are: \(names.joined(separator: ", "))", es: "Sus hojas son: \(names.joined(separator: ", "))")
    case .tooMuchText: Phrase("Divide it into several workbooks", es: "Divídalo en varios libros")
    }
  }
}
