import CXLSXWriter
import Vocabulary

/// An XLSX file with one sheet, written row by row to the disk.
package final class Workbook {
  package enum Cell: Equatable {
    case blank
    case text(String)
    case number(Double, isMoney: Bool = false)
    case day(Day)
  }

  /// A sheet has this many rows at most, headings included.
  package static let longest = 1_048_576
  /// A cell holds this many letters at most.
  private static let longestText = 32_767

  private let book: UnsafeMutablePointer<lxw_workbook>
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let money: UnsafeMutablePointer<lxw_format>
  private let date: UnsafeMutablePointer<lxw_format>
  private let bold: UnsafeMutablePointer<lxw_format>
  private var next: UInt32 = 0
  private var isClosed = false

  package init(path: String, sheet name: String, headings: [String]) throws {
    var options = lxw_workbook_options()
    options.constant_memory = UInt8(LXW_TRUE.rawValue)
    guard let book = workbook_new_opt(path, &options) else { throw Unwritable(path: path, reason: "no memory") }
    self.book = book
    guard let sheet = workbook_add_worksheet(book, Self.safeName(name)), let money = workbook_add_format(book),
      let date = workbook_add_format(book), let bold = workbook_add_format(book)
    else { throw Unwritable(path: path, reason: "no sheet") }
    (self.sheet, self.money, self.date, self.bold) = (sheet, money, date, bold)
    format_set_num_format(money, "#,##0.00")
    format_set_num_format(date, "yyyy-mm-dd")
    format_set_bold(bold)
    worksheet_freeze_panes(sheet, 1, 0)
    for (column, heading) in headings.enumerated() {
      worksheet_write_string(sheet, 0, UInt16(column), CSVCell.safe(heading), bold)
    }
    next = 1
  }

  deinit { if !isClosed { workbook_close(book) } }

  package func row(_ cells: [Cell]) throws {
    guard next < Self.longest else { throw Self.tooLong }
    for (column, cell) in cells.enumerated() { write(cell, UInt16(column)) }
    next += 1
  }

  /// Without this there is no file.
  package func close() throws {
    isClosed = true
    let code = workbook_close(book)
    if code != LXW_NO_ERROR { throw Unwritable(path: "", reason: String(cString: lxw_strerror(code))) }
  }

  private func write(_ cell: Cell, _ column: UInt16) {
    switch cell {
    case .blank: break
    case .number(let number, let isMoney): worksheet_write_number(sheet, next, column, number, isMoney ? money : nil)
    case .text(let text): worksheet_write_string(sheet, next, column, Self.fitting(CSVCell.safe(text)), nil)
    case .day(let day):
      var time = lxw_datetime(
        year: Int32(day.year), month: Int32(day.month), day: Int32(day.day), hour: 0, min: 0, sec: 0)
      worksheet_write_datetime(sheet, next, column, &time, date)
    }
  }

  /// Sheets are named with up to 31 letters, and without some of them.
  private static func safeName(_ name: String) -> String {
    let safe = String(name.filter { !"[]:*?/\\'".contains($0) }.prefix(31))
    return safe.isEmpty ? "1" : safe
  }

  private static func fitting(_ text: String) -> String {
    SharedTexts.safe(text.utf16.count <= longestText ? text : String(text.prefix(longestText / 2)) + " …")
  }

  /// Whether a cell looks as one that `fitting` has cut.
  static func wasCut(_ text: String) -> Bool {
    text.utf8.count > longestText / 2 && text.hasSuffix(" …") && text.count == longestText / 2 + 2
  }

  private static var tooLong: Refusal {
    Refusal(
      "", "too-many-rows",
      Phrase(
        "A workbook holds 1,048,575 rows. Download the list as CSV, or filter it first",
        es: "Un libro admite 1,048,575 filas. Descargue la lista como CSV, o fíltrela antes"))
  }
}

/// A workbook that the system would not let us write.
package struct Unwritable: Error, CustomStringConvertible {
  package let path: String
  package let reason: String
  package var description: String { "\(path): \(reason)" }
}

extension Workbook.Cell {
  /// A number or a day where a spreadsheet can reckon with it, otherwise what stands in the CSV.
  init(_ typed: String, _ value: FieldValue, of kind: FieldKind) {
    switch (kind, value) {
    case (_, .none): self = .blank
    case (.money, .integer(let cents)) where CellFormat.keeps(Double(cents) / 100):
      self = .number(Double(cents) / 100, isMoney: true)
    case (.integer, .integer(let number))
    where CellFormat.keeps(Double(number)) && Int(exactly: Double(number)) == number:
      self = .number(Double(number))
    // More digits than a spreadsheet keeps stay as they are when they are a text.
    case (.real, .real(let number)): self = CellFormat.keeps(number) ? .number(number) : .text(typed)
    case (.share, .real): self = Double(typed).flatMap { CellFormat.keeps($0) ? .number($0) : nil } ?? .text(typed)
    case (.day, .text(let text)):
      // Spreadsheets reckon days from 1900 on.
      if let day = Day(text), day.year > 1900 { self = .day(day) } else { self = .text(typed) }
    default: self = typed.isEmpty ? .blank : .text(typed)
    }
  }
}
