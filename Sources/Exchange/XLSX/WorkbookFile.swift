import Foundation
import Vocabulary

/// A workbook that came in (XLSX, or any other program's file of that form). Nothing is unpacked to the disk.
///
/// Source: ECMA-376, part 1 (the sheets) and part 2 (how they are packed).
package final class WorkbookFile {
  /// Sheets pack well, up to a hundred times; a bomb a thousand times.
  private static let limits = ArchiveLimits(files: 1_000, bytes: 256 << 20, ratio: 400)

  struct Sheet: Equatable { let name: String; let isHidden: Bool; let part: String }

  package let name: String
  private let zip: ZipFile
  private let parts: [String: Int]
  private(set) var sheets: [Sheet] = []
  private var daysStart1904 = false
  private var textPart: String?
  private var stylePart: String?

  package init(path: String, name: String) throws {
    self.name = name
    zip = try ZipFile(path: path, name: name, limits: Self.limits)
    let bytes = zip.listed.reduce(0) { $0.addingReportingOverflow($1.size).partialValue }
    guard (0...Self.limits.bytes).contains(bytes) else { throw ZipFile.bomb(name, in: name).refusal }
    parts = Dictionary(
      zip.listed.enumerated().map { ($1.path.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    guard parts["[content_types].xml"] != nil else { throw WorkbookFault.stranger(parts).finding(name).refusal }
    try readBook()
  }

  /// Whether the file is a zip, which is what a workbook is inside.
  package static func isLikely(path: String) -> Bool {
    guard let source = try? FileBytes(path: path) else { return false }
    var head = [UInt8](repeating: 0, count: 4)
    let count = (try? head.withUnsafeMutableBytes { try source.read(into: $0) }) ?? 0
    return count == 4 && (head == Array("PK\u{3}\u{4}".utf8) || head == Array("PK\u{5}\u{6}".utf8))
  }

  /// The rows of the sheet with this name; of the first that can be seen, where none is named.
  package func rows(ofSheet wanted: String = "", log: FindingLog) throws -> SheetReader {
    let sheet = try sheet(wanted)
    let others = sheets.filter { $0 != sheet && !$0.isHidden }.map(\.name)
    if wanted.isEmpty, !others.isEmpty { log.note(WorkbookFault.others(others, than: sheet.name, in: name)) }
    return try guarding(sheet.part) {
      let look = SheetLook(
        texts: try texts(), formats: try formats(), daysStart1904: daysStart1904)
      return try SheetReader(
        XMLReader(try open(sheet.part)), look, file: name, sheet: sheet.name, part: sheet.part, log: log)
    }
  }

  private func sheet(_ wanted: String) throws -> Sheet {
    let found =
      wanted.trimmed.isEmpty
      ? sheets.first { !$0.isHidden } ?? sheets.first
      : sheets.first { $0.name == wanted.trimmed }
        ?? sheets.first { $0.name.lowercased() == wanted.trimmed.lowercased() }
    if let found { return found }
    throw WorkbookFault.noSheet(wanted.trimmed, among: sheets.map(\.name)).finding(name).refusal
  }
}

// MARK: - Its parts

extension WorkbookFile {
  private func readBook() throws {
    let book = try relations(of: "").first { $0.sort == "officeDocument" }?.target ?? "xl/workbook.xml"
    if book.lowercased().hasSuffix(".bin") { throw WorkbookFault.binary.finding(name).refusal }
    let related = try relations(of: book)
    textPart = related.first { $0.sort == "sharedStrings" }?.target
    stylePart = related.first { $0.sort == "styles" }?.target
    let parts = Dictionary(
      related.filter { $0.sort == "worksheet" }.map { ($0.id, $0.target) }, uniquingKeysWith: { first, _ in first })
    try each(in: book) { xml, element in
      switch element {
      case "workbookPr": daysStart1904 = ["1", "true"].contains(xml.attribute("date1904"))
      case "sheet":
        guard let name = xml.attribute("name"), let part = xml.attribute("id").flatMap({ parts[$0] }) else { return }
        sheets.append(Sheet(name: name, isHidden: (xml.attribute("state") ?? "visible") != "visible", part: part))
      default: return
      }
    }
    if sheets.isEmpty { throw WorkbookFault.withoutSheet.finding(name).refusal }
  }

  private struct Relation { let id: String; let sort: String; let target: String }

  /// What a part of the package names; an empty name stands for the package itself.
  private func relations(of part: String) throws -> [Relation] {
    let folder = part.lastIndex(of: "/").map { part[...$0] } ?? ""
    let path = "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
    guard parts[path.lowercased()] != nil else { return [] }
    var relations: [Relation] = []
    try each(in: path) { xml, element in
      guard element == "Relationship", let id = xml.attribute("Id"), let type = xml.attribute("Type"),
        let target = xml.attribute("Target"), xml.attribute("TargetMode") != "External"
      else { return }
      let sort = type.split(separator: "/").last.map(String.init) ?? ""
      relations.append(Relation(id: id, sort: sort, target: Self.resolved(target, in: String(folder))))
    }
    return relations
  }

  /// A target is told from the folder of the part that names it, or from the top.
  private static func resolved(_ target: String, in folder: String) -> String {
    var path: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = path.popLast() } else { path.append(step) }
    }
    return path.joined(separator: "/")
  }

  private func texts() throws -> [String] {
    guard let textPart, parts[textPart.lowercased()] != nil else { return [] }
    return try guarding(textPart) { try SharedTexts.read(XMLReader(try open(textPart)), file: name) }
  }

  /// How the cells of each style show their numbers.
  private func formats() throws -> [CellFormat] {
    guard let stylePart, parts[stylePart.lowercased()] != nil else { return [] }
    var own: [Int: CellFormat] = [:]
    var formats: [CellFormat] = []
    var isOfCells = false
    try each(in: stylePart) { xml, element in
      switch element {
      case "numFmt":
        guard let number = xml.attribute("numFmtId").flatMap({ Int($0) }) else { return }
        own[number] = CellFormat(code: xml.attribute("formatCode") ?? "")
      case "cellXfs": isOfCells = true
      case "cellStyles", "dxfs", "cellStyleXfs": isOfCells = false
      case "xf" where isOfCells:
        let number = xml.attribute("numFmtId").flatMap { Int($0) } ?? 0
        formats.append(own[number] ?? CellFormat(builtIn: number))
      default: return
      }
    }
    return formats
  }

  private func each(in part: String, _ element: (XMLReader, String) throws -> Void) throws {
    try guarding(part) {
      let xml = try XMLReader(try open(part))
      while let event = try xml.next() { if case .start(let name) = event { try element(xml, name) } }
    }
  }

  private func open(_ part: String) throws -> any ByteSource {
    guard let index = parts[part.lowercased()] else {
      throw WorkbookFault.damaged(part, "it is missing").finding(name).refusal
    }
    return try zip.open(index, called: part)
  }

  private func guarding<T>(_ part: String, _ body: () throws -> T) throws -> T {
    do { return try body() } catch let broken as XMLReader.Broken {
      throw WorkbookFault.damaged(part, broken.reason).finding(name).refusal
    }
  }
}
