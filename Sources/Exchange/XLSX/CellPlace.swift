/// Where a cell stands, as spreadsheets write it: "C7".
struct CellPlace: Equatable {
  /// A sheet has this many columns at most.
  static let columns = 16_384

  /// Counted from 0.
  let column: Int
  /// Counted from 1.
  let row: Int

  init?(_ text: String) {
    var (column, row) = (0, 0)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte) - 64
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0: row = row * 10 + Int(byte) - 48
      default: return nil
      }
      if column > Self.columns || row > Workbook.longest { return nil }
    }
    if column == 0 || row == 0 { return nil }
    self.column = column - 1
    self.row = row
  }

  static func name(column: Int, row: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters + String(row)
  }
}
