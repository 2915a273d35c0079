/// Cuts bytes into the cells of rows, eight bytes at a time, without copying or losing any.
///
/// It follows RFC 4180, and defines what the RFC leaves open:
/// - a row ends with LF, CR or CRLF, or with the bytes;
/// - a quote that does not open a cell is a letter like any other: `5" pipe`;
/// - what follows a closing quote belongs to the cell: `"a"b` is `ab`;
/// - a quote that is never closed takes the rest of the bytes.
package enum CSVTokenizer {
  /// One cell, by its place in the bytes; the quotes that enclose it are included.
  package struct Cell: Equatable, Sendable {
    package var start: Int
    package var end: Int
    package var form: Form
    /// Line ends inside the quotes.
    package var innerLines = 0
  }

  package enum Form: UInt8, Sendable {
    case plain
    case quoted
    /// Quoted, with doubled quotes inside.
    case doubled
    /// Text stands between the closing quote and the end of the cell.
    case trailed
    case unclosed
  }

  /// Cuts one row. Returns where the next one starts, or nil when the row may go on past these bytes.
  ///
  /// The only unsafe reading of the module is here: every load is at or below `bytes.count`.
  static func row(
    in bytes: UnsafeRawBufferPointer, from start: Int, separator: UInt8, isWhole: Bool, cells: inout [Cell]
  ) -> Int? {
    cells.removeAll(keepingCapacity: true)
    var at = start
    while true {
      let cell = cell(in: bytes, from: at, separator: separator)
      if cell.end == bytes.count, !isWhole { return nil }
      cells.append(cell)
      at = cell.end
      if at == bytes.count { return at }
      if bytes[at] != separator { return afterLineEnd(in: bytes, at: at, isWhole: isWhole) }
      at += 1
    }
  }

  @inline(__always)
  private static func cell(in bytes: UnsafeRawBufferPointer, from start: Int, separator: UInt8) -> Cell {
    guard start < bytes.count, bytes[start] == .quote else {
      return Cell(start: start, end: endOfPlain(in: bytes, from: start, separator: separator), form: .plain)
    }
    var cell = Cell(start: start, end: start, form: .quoted)
    guard let close = closingQuote(of: &cell, in: bytes) else {
      cell.form = .unclosed
      cell.end = bytes.count
      return cell
    }
    cell.end = endOfPlain(in: bytes, from: close + 1, separator: separator)
    if cell.end > close + 1 { cell.form = .trailed }
    return cell
  }

  /// Where the quote stands that closes the cell; notes doubled quotes and line ends on the way.
  static func closingQuote(of cell: inout Cell, in bytes: UnsafeRawBufferPointer) -> Int? {
    var at = cell.start + 1
    while true {
      at = nextQuote(in: bytes, from: at, lines: &cell.innerLines)
      guard at < bytes.count else { return nil }
      guard at + 1 < bytes.count, bytes[at + 1] == .quote else { return at }
      cell.form = .doubled
      at += 2
    }
  }

  private static func afterLineEnd(in bytes: UnsafeRawBufferPointer, at end: Int, isWhole: Bool) -> Int? {
    guard bytes[end] == .carriageReturn else { return end + 1 }
    guard end + 1 < bytes.count else { return isWhole ? end + 1 : nil }
    return bytes[end + 1] == .lineFeed ? end + 2 : end + 1
  }
}

extension CSVTokenizer {
  /// A word whose top bit of each byte is set where that byte of `word` is the wanted one; right up to the first of them.
  /// Source: Henry S. Warren, Hacker's Delight, 6-1.
  @inline(__always)
  private static func marks(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let differences = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return (differences &- 0x0101_0101_0101_0101) & ~differences & 0x8080_8080_8080_8080
  }

  private static func endOfPlain(in bytes: UnsafeRawBufferPointer, from start: Int, separator: UInt8) -> Int {
    var at = start
    while at &+ 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let found = marks(word, separator) | marks(word, .lineFeed) | marks(word, .carriageReturn)
      if found != 0 { return at &+ found.trailingZeroBitCount >> 3 }
      at &+= 8
    }
    while at < bytes.count, bytes[at] != separator, bytes[at] != .lineFeed, bytes[at] != .carriageReturn { at &+= 1 }
    return at
  }

  private static func nextQuote(in bytes: UnsafeRawBufferPointer, from start: Int, lines: inout Int) -> Int {
    var at = start
    while true {
      at = nextQuoteOrLineEnd(in: bytes, from: at)
      if at == bytes.count || bytes[at] == .quote { return at }
      if isLineEnd(bytes, at) { lines += 1 }
      at += 1
    }
  }

  @inline(__always)
  private static func nextQuoteOrLineEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    endOfPlain(in: bytes, from: start, separator: .quote)
  }

  /// CRLF counts once, at its LF.
  private static func isLineEnd(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Bool {
    if bytes[at] == .lineFeed { return true }
    return bytes[at] == .carriageReturn && !(at + 1 < bytes.count && bytes[at + 1] == .lineFeed)
  }
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}
