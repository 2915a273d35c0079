import Vocabulary

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Frame {
  /// Reads the wanted columns of a CSV file whose first row is its headings.
  ///
  /// The file is cut at ends of lines into pieces that several threads read at once; the result does not depend on the
  /// cuts. Empty cells and NA, NaN, N/A, null and . are missing. A column may be asked for as numbers and as groups.
  ///
  /// - Parameter digest: of the bytes, made by the caller.
  /// - Throws: `Refusal` that names line, column and cure for each cell that is not a number (the first twenty), for rows
  ///   of another length than the headings, for columns that are absent or there twice, and where the table would not fit
  ///   into the memory.
  package init(
    reading file: DataFile, _ columns: Columns, digest: String = "", memory: Int = Memory.available,
    _ work: Work = Work()
  ) throws {
    let reader = try FrameReader(file, columns)
    self = try reader.frame(digest: digest, memory: memory, work)
  }
}

/// How a file of data is cut, and which of its columns are wanted.
struct FrameReader: @unchecked Sendable {
  /// Bytes in one piece.
  private static let pieceSize = 2 << 20

  private let file: DataFile
  let headings: [String]
  /// For each column of the file: its place among the wanted numbers and factors, or −1.
  private let wanted: [(number: Int, factor: Int)]
  private let columns: Columns
  private let separator: UInt8
  private let hasQuotes: Bool
  /// The first byte after the headings.
  private let body: Int
  private let headingLines: Int

  init(_ file: DataFile, _ columns: Columns) throws {
    self.file = file
    let bytes = file.bytes.bindMemory(to: UInt8.self)
    let start = try Self.afterMark(bytes, file.name)
    guard start < bytes.count else { throw Refusal.emptyFile(file.name) }
    let cut = try Headings(bytes, from: start, file.name)
    headings = cut.names
    separator = cut.separator
    body = cut.end
    headingLines = cut.lines
    self.columns = Columns(numbers: columns.numbers.eachOnce, factors: columns.factors.eachOnce)
    let rest = UnsafeRawBufferPointer(rebasing: file.bytes[body...])
    hasQuotes = rest.count > 0 && memchr(rest.baseAddress!, Int32(UInt8(ascii: "\"")), rest.count) != nil
    wanted = try Self.places(of: self.columns, in: headings)
  }

  private static func afterMark(_ bytes: UnsafeBufferPointer<UInt8>, _ name: String) throws -> Int {
    if bytes.count >= 2, (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF) {
      throw Refusal(
        "file", "file.utf16",
        Phrase(
          "\(name) is written in UTF-16. Save it as “CSV UTF-8” and try again.",
          es: "\(name) está escrito en UTF-16. Guárdelo como «CSV UTF-8» e inténtelo de nuevo."))
    }
    return bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  private static func places(of columns: Columns, in headings: [String]) throws -> [(number: Int, factor: Int)] {
    for name in columns.numbers + columns.factors {
      let times = headings.count { $0 == name }
      if times == 0 { throw Refusal.missingColumn(name, among: headings) }
      if times > 1 { throw Refusal.repeatedColumn(name) }
    }
    return headings.map { heading in
      (columns.numbers.firstIndex(of: heading) ?? -1, columns.factors.firstIndex(of: heading) ?? -1)
    }
  }
}

// MARK: - Pieces

extension FrameReader {
  /// A part of the file from one start of a row to another.
  private struct Piece: Sendable {
    var bytes: Range<Int>
    var rows = 0
    var lines = 0
    var firstRow = 0
    var firstLine = 0
  }

  private func pieces(_ work: Work) throws -> [Piece] {
    let end = file.bytes.count
    let borders = stride(from: body, to: end, by: Self.pieceSize).map { $0 }
    let starts = hasQuotes ? try startsOutsideQuotes(borders, work) : borders.map(startOfLine)
    var pieces = zip(starts, starts.dropFirst() + [end]).filter { $0 < $1 }.map { Piece(bytes: $0..<$1) }
    var counts = try Blocks.map(pieces.count, threads: work.threads) { [pieces] in count(pieces[$0].bytes) }
    if counts.contains(where: { $0.hasStrayQuote }) {
      // Such a quotation mark says nothing about what is within quotes, so only a reading from the start is sure.
      pieces = [Piece(bytes: body..<end)]
      counts = [count(body..<end)]
    }
    var row = 0
    var line = 1 + headingLines
    for index in pieces.indices {
      pieces[index].rows = counts[index].rows
      pieces[index].lines = counts[index].lines
      pieces[index].firstRow = row
      pieces[index].firstLine = line
      row += counts[index].rows
      line += counts[index].lines
    }
    return pieces
  }

  private func startOfLine(at border: Int) -> Int {
    if border == body { return body }
    guard let found = memchr(file.bytes.baseAddress! + border - 1, Int32(UInt8.newline), file.bytes.count - border + 1)
    else { return file.bytes.count }
    return UnsafeRawPointer(found) - file.bytes.baseAddress! + 1
  }

  /// Borders moved to the next end of a row, where an end of line within quotes is not one.
  private func startsOutsideQuotes(_ borders: [Int], _ work: Work) throws -> [Int] {
    let bytes = file.bytes
    let ends = Array(borders.dropFirst()) + [bytes.count]
    let counts = try Blocks.map(borders.count, threads: work.threads) { [file] index in
      file.bytes[borders[index]..<ends[index]].count { $0 == UInt8.quote }
    }
    var quotes = 0
    return borders.indices.map { index in
      defer { quotes += counts[index] }
      if borders[index] == body { return body }
      var isQuoted = quotes % 2 == 1
      // A row that starts exactly at the border is found by looking at the byte before it.
      if !isQuoted, bytes[borders[index] - 1] == UInt8.newline { return borders[index] }
      for place in borders[index]..<bytes.count {
        if bytes[place] == UInt8.quote { isQuoted.toggle() }
        if bytes[place] == UInt8.newline, !isQuoted { return place + 1 }
      }
      return bytes.count
    }
  }

  private struct Count {
    /// Without those that are empty.
    var rows = 0
    var lines = 0
    /// A quotation mark stands within a cell that does not start with one.
    var hasStrayQuote = false
  }

  private func count(_ range: Range<Int>) -> Count {
    let bytes = file.bytes.bindMemory(to: UInt8.self).baseAddress!
    var count = Count()
    var place = range.lowerBound
    while place < range.upperBound {
      let end = hasQuotes ? endOfRow(bytes, place, range.upperBound, &count) : endOfLine(bytes, place, range.upperBound)
      if !isBlank(bytes, place, end) { count.rows += 1 }
      count.lines += 1
      place = end + 1
    }
    return count
  }

  private func endOfLine(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    guard let found = memchr(bytes + start, Int32(UInt8.newline), end - start) else { return end }
    return UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
  }

  /// The place of the end of the row that starts at `start`, where cells may be quoted.
  private func endOfRow(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ count: inout Count) -> Int {
    var place = start
    while place < end {
      if bytes[place] == .quote {
        place = closingQuote(bytes, place, end) { count.lines += 1 } + 1
      }
      while place < end, bytes[place] != separator, bytes[place] != .newline {
        if bytes[place] == .quote { count.hasStrayQuote = true }
        place += 1
      }
      if place >= end || bytes[place] == .newline { return min(place, end) }
      place += 1
    }
    return end
  }

  /// The place of the mark that closes the quotes opened at `open`; `end` where none does.
  @inline(__always)
  private func closingQuote(_ bytes: UnsafePointer<UInt8>, _ open: Int, _ end: Int, _ newLine: () -> Void) -> Int {
    var place = open + 1
    while place < end {
      if bytes[place] == .quote {
        if place + 1 == end || bytes[place + 1] != .quote { return place }
        place += 1
      } else if bytes[place] == .newline {
        newLine()
      }
      place += 1
    }
    return end
  }

  private func isBlank(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    end == start || (end == start + 1 && bytes[start] == .carriageReturn)
  }
}

// MARK: - Reading

extension FrameReader {
  func frame(digest: String, memory: Int, _ work: Work) throws -> Frame {
    let pieces = try pieces(work)
    let rowCount = pieces.last.map { $0.firstRow + $0.rows } ?? 0
    let need = rowCount * (8 * columns.numbers.count + 4 * columns.factors.count)
    if need > memory { throw Refusal.tooLarge(rows: rowCount, need: need, memory: memory) }
    let store = Columnar(rows: rowCount, numbers: columns.numbers.count, factors: columns.factors.count)
    let isEven = pieces.allSatisfy { $0.rows == $0.lines }
    let parts = try Blocks.map(pieces.count, threads: work.threads) { index in
      try work.isAt(Double(index) / Double(pieces.count))
      return read(pieces[index], into: store, keepingLines: !isEven)
    }
    let problems = parts.flatMap { $0.problems }
    if !problems.isEmpty { throw Refusal(Array(problems.prefix(20))) }
    let lines = parts.flatMap { $0.lines }
    let factors = try columns.factors.indices.map { try factor($0, parts.map { $0.labels }, pieces, store, work) }
    return Frame(
      rowCount: rowCount,
      numbers: Dictionary(uniqueKeysWithValues: zip(columns.numbers, columns.numbers.indices.map(store.takeNumbers))),
      factors: Dictionary(uniqueKeysWithValues: zip(columns.factors, factors)),
      lines: lines, firstLine: 1 + headingLines, digest: digest)
  }

  /// Where the cells of one column of the file go; nowhere, for most.
  private struct Place {
    var numbers: UnsafeMutablePointer<Double>?
    var codes: UnsafeMutablePointer<Int32>?
    var factor: Int
  }

  /// What came of one piece, besides the cells.
  private struct Read: @unchecked Sendable {
    var labels: [Labels]
    var problems: [Finding] = []
    /// Empty where every row stands on one line of its own.
    var lines: [Int32] = []
  }

  private func read(_ piece: Piece, into store: Columnar, keepingLines: Bool) -> Read {
    let bytes = file.bytes.bindMemory(to: UInt8.self).baseAddress!
    let places = wanted.map { want in
      Place(
        numbers: want.number < 0 ? nil : store.numbers[want.number],
        codes: want.factor < 0 ? nil : store.codes[want.factor], factor: want.factor)
    }
    return places.withUnsafeBufferPointer { read(piece, bytes, $0, keepingLines: keepingLines) }
  }

  private func read(
    _ piece: Piece, _ bytes: UnsafePointer<UInt8>, _ places: UnsafeBufferPointer<Place>, keepingLines: Bool
  ) -> Read {
    var read = Read(labels: columns.factors.map { _ in Labels() })
    var row = piece.firstRow
    var line = piece.firstLine
    var place = piece.bytes.lowerBound
    let end = piece.bytes.upperBound
    while place < end {
      if bytes[place] == .newline
        || (bytes[place] == .carriageReturn && place + 1 < end && bytes[place + 1] == .newline)
      {
        place += bytes[place] == .newline ? 1 : 2
        line += 1
        continue
      }
      if keepingLines { read.lines.append(Int32(truncatingIfNeeded: line)) }
      let firstLine = line
      let after = readRow(bytes, place, end, row, &line, places, &read)
      if read.problems.count >= 20 || row >= piece.firstRow + piece.rows { return read }
      place = after
      row += 1
      if line == firstLine { line += 1 }
    }
    return read
  }

  /// Reads one row; gives the place after it.
  @inline(__always)
  private func readRow(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ row: Int, _ line: inout Int,
    _ places: UnsafeBufferPointer<Place>, _ read: inout Read
  ) -> Int {
    var place = start
    var column = 0
    let count = places.count
    let separator = separator
    let hasQuotes = hasQuotes
    let firstLine = line
    while true {
      var cellStart = place
      var cellEnd: Int
      if hasQuotes, place < end, bytes[place] == .quote {
        cellStart = place + 1
        cellEnd = closingQuote(bytes, place, end) { line += 1 }
        if cellEnd == end { read.problems.append(openQuote(line: firstLine)) }
        place = min(cellEnd + 1, end)
        while place < end, bytes[place] != separator, bytes[place] != .newline { place += 1 }
      } else {
        while place < end, bytes[place] != separator, bytes[place] != .newline { place += 1 }
        cellEnd = place
        if cellEnd > cellStart, place == end || bytes[place] == .newline, bytes[cellEnd - 1] == .carriageReturn {
          cellEnd -= 1
        }
      }
      if column < count {
        let into = places[column]
        if into.numbers != nil || into.codes != nil {
          keep(bytes, cellStart, cellEnd, into, row: row, line: firstLine, column: column, &read)
        }
      }
      column += 1
      if place >= end { break }
      let isEnd = bytes[place] == .newline
      place += 1
      if isEnd { break }
    }
    if line > firstLine { line += 1 }
    if column != count { read.problems.append(wrongLength(column, line: firstLine)) }
    return place
  }

  @inline(__always)
  private func keep(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ into: Place, row: Int, line: Int, column: Int,
    _ read: inout Read
  ) {
    var start = start
    var end = end
    while start < end, bytes[start] == .space { start += 1 }
    while end > start, bytes[end - 1] == .space { end -= 1 }
    let isMissing = Cells.isMissing(bytes + start, end - start)
    if let numbers = into.numbers {
      if let value = isMissing ? Double.nan : Cells.number(bytes + start, end - start) {
        numbers[row] = value
      } else if read.problems.count < 20 {
        read.problems.append(notANumber(bytes + start, end - start, line: line, column: column))
      }
    }
    if let codes = into.codes {
      codes[row] = isMissing ? -1 : read.labels[into.factor].number(of: bytes + start, end - start)
    }
  }

  /// Gives the labels of all pieces one numbering, in the order of the file.
  private func factor(
    _ column: Int, _ labels: [[Labels]], _ pieces: [Piece], _ store: Columnar, _ work: Work
  ) throws -> Factor {
    var all = Labels(capacity: labels.map { $0[column].count }.max() ?? 0)
    let numbers = labels.map { piece in
      piece[column].starts.indices.map { all.number(of: piece[column].starts[$0], Int(piece[column].lengths[$0])) }
    }
    _ = try Blocks.map(pieces.count, threads: work.threads) { index in
      let codes = store.codes[column]
      for row in pieces[index].firstRow..<pieces[index].firstRow + pieces[index].rows where codes[row] >= 0 {
        codes[row] = numbers[index][Int(codes[row])]
      }
    }
    let levels = all.starts.indices.map { Cells.text(all.starts[$0], Int(all.lengths[$0])) }
    return Factor(codes: store.takeCodes(column), levels: levels)
  }
}

// MARK: - Problems

extension FrameReader {
  private func notANumber(_ start: UnsafePointer<UInt8>, _ length: Int, line: Int, column: Int) -> Finding {
    let text = Cells.text(start, min(length, 40))
    let heading = headings[column]
    return Finding(
      heading, "cell.not-a-number",
      Phrase(
        """
        Line \(line), column “\(heading)”: “\(text)” is not a number. Write a number such as 0.25, or leave the cell empty \
        where nothing is known.
        """,
        es: """
          Línea \(line), columna «\(heading)»: «\(text)» no es un número. Escriba un número como 0.25 o deje la celda \
          vacía si no se conoce.
          """))
  }

  private func openQuote(line: Int) -> Finding {
    Finding(
      "line \(line)", "row.quote",
      Phrase(
        "In line \(line) a quotation mark is opened and never closed. Close it, or take it out.",
        es: "En la línea \(line) se abren unas comillas que nunca se cierran. Ciérrelas o quítelas."))
  }

  private func wrongLength(_ count: Int, line: Int) -> Finding {
    Finding(
      "line \(line)", "row.length",
      Phrase(
        """
        Line \(line) has \(count) cells, but there are \(headings.count) headings. Look for a comma or a quotation mark \
        that is missing or too many.
        """,
        es: """
          La línea \(line) tiene \(count) celdas, pero hay \(headings.count) encabezados. Busque una coma o unas comillas \
          que falten o sobren.
          """))
  }
}

extension Refusal {
  static func emptyFile(_ name: String) -> Refusal {
    Refusal(
      "file", "file.empty",
      Phrase(
        "\(name) is empty. The first row must be the headings of the columns.",
        es: "\(name) está vacío. La primera fila debe contener los encabezados de las columnas."))
  }

  fileprivate static func repeatedColumn(_ name: String) -> Refusal {
    Refusal(
      name, "column.repeated",
      Phrase(
        "There are two columns “\(name)”. Rename one of them.",
        es: "Hay dos columnas «\(name)». Cambie el nombre de una de ellas."))
  }

  fileprivate static func tooLarge(rows: Int, need: Int, memory: Int) -> Refusal {
    let (need, memory) = (need / 1_000_000, memory / 1_000_000)
    return Refusal(
      "file", "file.too-large",
      Phrase(
        """
        \(rows.grouped) rows of these columns need \(need.grouped) MB, and \(memory.grouped) MB are free. Use fewer \
        columns, split the file by year, or run this on a machine with more memory.
        """,
        es: """
          \(rows.grouped) filas de estas columnas necesitan \(need.grouped) MB y hay \(memory.grouped) MB libres. Use \
          menos columnas, divida el archivo por año o ejecútelo en una máquina con más memoria.
          """))
  }
}

extension Array where Element: Hashable {
  fileprivate var eachOnce: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
