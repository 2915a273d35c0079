import Vocabulary

/// How the letters of a file are written down, as far as its first bytes tell.
enum TextEncoding: Equatable {
  /// UTF-8, or an encoding of one byte a letter; each cell shows which.
  case bytes(markLength: Int)
  case utf16(isBigEndian: Bool, markLength: Int)
  /// Not a text with columns at all.
  case other(Stranger)

  enum Stranger: Equatable { case workbook, oldWorkbook, pdf, page, utf32, binary }

  static func recognised(in head: some Collection<UInt8>) -> TextEncoding {
    let head = Array(head)
    if head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF]) { return .other(.utf32) }
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return .bytes(markLength: 3) }
    if head.starts(with: [0xFF, 0xFE]) { return .utf16(isBigEndian: false, markLength: 2) }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16(isBigEndian: true, markLength: 2) }
    if head.starts(with: Array("PK\u{3}\u{4}".utf8)) { return .other(.workbook) }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .other(.oldWorkbook) }
    if head.starts(with: Array("%PDF-".utf8)) { return .other(.pdf) }
    if looksLikePage(head) { return .other(.page) }
    return byZeroes(head)
  }

  private static func looksLikePage(_ head: [UInt8]) -> Bool {
    let start = String(decoding: head.prefix(64), as: UTF8.self).trimmed.lowercased()
    return ["<!doctype", "<html", "<?xml", "{\"", "[{"].contains { start.hasPrefix($0) }
  }

  /// Western text in UTF-16 without a mark shows as every second byte being zero, nearly.
  private static func byZeroes(_ head: [UInt8]) -> TextEncoding {
    let zeroes = head.indices.filter { head[$0] == 0 }
    if zeroes.isEmpty { return .bytes(markLength: 0) }
    let odd = zeroes.count { $0 % 2 == 1 }
    let many = head.count * 3 / 10
    let few = head.count / 20
    if odd > many, zeroes.count - odd <= few { return .utf16(isBigEndian: false, markLength: 0) }
    if zeroes.count - odd > many, odd <= few { return .utf16(isBigEndian: true, markLength: 0) }
    return .other(.binary)
  }
}

extension TextEncoding.Stranger {
  func finding(file: String) -> FileFinding {
    FileFinding("not-csv", .refuses, file: file, message, cure: cure)
  }

  private var message: Phrase {
    switch self {
    case .workbook:
      Phrase("This is a workbook or a zip, not a CSV file", es: "Es un libro de cálculo o un zip, no un archivo CSV")
    case .oldWorkbook:
      Phrase("This is an old Excel workbook, not a CSV file", es: "Es un libro antiguo de Excel, no un archivo CSV")
    case .pdf: Phrase("This is a PDF, not a CSV file", es: "Es un PDF, no un archivo CSV")
    case .page:
      Phrase(
        "This is a web page or data for programs, not a CSV file",
        es: "Es una página web o datos para programas, no un archivo CSV")
    case .utf32: Phrase("The file is written in UTF-32", es: "El archivo está escrito en UTF-32")
    case .binary:
      Phrase(
        "The file holds zero bytes, so it is not a text", es: "El archivo contiene bytes nulos, así que no es un texto")
    }
  }

  private var cure: Phrase {
    switch self {
    case .workbook, .oldWorkbook:
      Phrase("Open it, choose Save as, then “CSV UTF-8”", es: "Ábralo, elija Guardar como y luego «CSV UTF-8»")
    case .page:
      Phrase(
        "Download the CSV file again; the address may need a sign-in",
        es: "Vuelva a descargar el CSV; la dirección puede pedir inicio de sesión")
    case .pdf, .utf32, .binary: Phrase("Export it again as CSV in UTF-8", es: "Expórtelo de nuevo como CSV en UTF-8")
    }
  }
}

/// The letters of Windows-1252, which holds every letter of Latin-1 and which Excel writes on Windows.
/// Source: WHATWG Encoding Standard, index windows-1252.
enum Windows1252 {
  private static let high: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
    0x0178,
  ]

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: bytes.map { (0x80..<0xA0).contains($0) ? high[Int($0) - 0x80] : UInt16($0) }, as: UTF16.self)
  }
}

/// UTF-16 from another source, given on as UTF-8.
final class UTF16Bytes: ByteSource {
  private let source: any ByteSource
  private let isBigEndian: Bool
  private var raw: [UInt8]
  private var ready: [UInt8] = []
  private var given = 0
  private var isAtEnd = false

  init(head: [UInt8], rest source: any ByteSource, isBigEndian: Bool) {
    self.source = source
    self.isBigEndian = isBigEndian
    raw = head
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while given == ready.count {
      if isAtEnd && raw.isEmpty { return 0 }
      try convertMore()
    }
    let count = min(buffer.count, ready.count - given)
    ready.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[given..<given + count])) }
    given += count
    return count
  }

  private func convertMore() throws {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = try chunk.withUnsafeMutableBytes { try source.read(into: $0) }
    isAtEnd = count == 0
    raw.append(contentsOf: chunk[..<count])
    var units = stride(from: 0, to: raw.count - 1, by: 2).map { unit(raw[$0], raw[$0 + 1]) }
    // The first half of a letter of two units waits for the second.
    if !isAtEnd, let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
    raw.removeFirst(isAtEnd ? raw.count : units.count * 2)
    ready = Array(String(decoding: units, as: UTF16.self).utf8)
    given = 0
  }

  private func unit(_ first: UInt8, _ second: UInt8) -> UInt16 {
    isBigEndian ? UInt16(first) << 8 | UInt16(second) : UInt16(second) << 8 | UInt16(first)
  }
}
