import Foundation

/// A workbook made by hand, part by part, as any program may have written it.
struct WorkbookMaker {
  var sheets: [(name: String, state: String, xml: String)] = []
  var texts: String?
  var styles: String?
  var book = ""
  var spare: [(String, String)] = []

  /// With one sheet whose rows are these.
  init(_ rows: String, named name: String = "Schools") { add(name, rows) }

  mutating func add(_ name: String, _ rows: String, state: String = "visible") {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheets.append((name, state, "<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData></worksheet>"))
  }

  func parts() -> [(String, String)] {
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var parts = [
      ("[Content_Types].xml", "<Types/>"),
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"\(types)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
      ),
    ]
    var relations = ""
    var listed = ""
    for (index, sheet) in sheets.enumerated() {
      relations += "<Relationship Id=\"s\(index)\" Type=\"\(types)/worksheet\" Target=\"worksheets/s\(index).xml\"/>"
      listed += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" state=\"\(sheet.state)\" r:id=\"s\(index)\"/>"
      parts.append(("xl/worksheets/s\(index).xml", sheet.xml))
    }
    for (sort, xml) in [("sharedStrings", texts), ("styles", styles)] {
      guard let xml else { continue }
      relations += "<Relationship Id=\"\(sort)\" Type=\"\(types)/\(sort)\" Target=\"/xl/\(sort).xml\"/>"
      parts.append(("xl/\(sort).xml", xml))
    }
    parts.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>"))
    parts.append(("xl/workbook.xml", "<workbook>\(book)<sheets>\(listed)</sheets></workbook>"))
    return parts + spare
  }

  func path(in scratch: Scratch) -> String { scratch.zip(texts: parts(), name: "list.xlsx") }

  /// A row of texts, as most programs other than Excel write them.
  static func row(_ number: Int, _ cells: String...) -> String {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
    let marks = zip(cells, letters).map {
      "<c r=\"\($1)\(number)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\($0)</t></is></c>"
    }
    return "<row r=\"\(number)\">\(marks.joined())</row>"
  }
}
