import CLibZip
import Foundation
import Vocabulary

@testable import Exchange

/// A folder of its own for one test, gone when the test ends.
final class Scratch {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "chalkline-exchange-\(UUID().uuidString)"
    try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) -> String {
    let full = path + "/" + name
    try! FileManager.default.createDirectory(
      atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try! Data(bytes).write(to: URL(fileURLWithPath: full))
    return full
  }

  @discardableResult
  func write(_ name: String, _ text: String) -> String { write(name, Array(text.utf8)) }

  /// A zip of these files, made by libzip.
  func zip(_ files: [(String, [UInt8])], password: String? = nil, name: String = "roster.zip") -> String {
    let full = path + "/" + name
    var code: Int32 = 0
    let archive = zip_open(full, ZIP_CREATE | ZIP_TRUNCATE, &code)!
    for (name, bytes) in files {
      let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
      bytes.withUnsafeBytes { if !bytes.isEmpty { copy.copyMemory(from: $0.baseAddress!, byteCount: bytes.count) } }
      // libzip frees what it was given; malloc and allocate are the same on the systems we run on.
      let source = zip_source_buffer(archive, copy, UInt64(bytes.count), 1)
      let index = zip_file_add(archive, name, source, 0)
      precondition(index >= 0)
      if let password { zip_file_set_encryption(archive, UInt64(index), UInt16(ZIP_EM_AES_256), password) }
    }
    precondition(zip_close(archive) == 0)
    return full
  }

  func zip(texts: [(String, String)], name: String = "roster.zip") -> String {
    zip(texts.map { ($0, Array($1.utf8)) }, name: name)
  }
}

/// Everything that a roster said.
struct Heard {
  var rows: [RosterRow] = []
  var report: RosterReport

  init(_ source: some RosterSource) throws {
    var rows: [RosterRow] = []
    report = try source.read { rows.append($0) }
    self.rows = rows
  }

  init(oneRoster path: String) throws { try self.init(OneRoster(Archive(path: path))) }

  var schools: [SchoolRow] { rows.compactMap { if case .school(let row) = $0 { row } else { nil } } }
  var networks: [NetworkRow] { rows.compactMap { if case .network(let row) = $0 { row } else { nil } } }
  var years: [YearRow] { rows.compactMap { if case .year(let row) = $0 { row } else { nil } } }
  var people: [PersonRow] { rows.compactMap { if case .person(let row) = $0 { row } else { nil } } }
  var positions: [PositionRow] { rows.compactMap { if case .position(let row) = $0 { row } else { nil } } }
  var courses: [CourseRow] { rows.compactMap { if case .course(let row) = $0 { row } else { nil } } }
  var teachings: [TeachingRow] { rows.compactMap { if case .teaching(let row) = $0 { row } else { nil } } }
  var gone: [GoneRow] { rows.compactMap { if case .gone(let row) = $0 { row } else { nil } } }

  func finding(_ code: String) -> FileFinding? { report.findings.first { $0.code == code } }
  func skipped(_ reason: SkipReason) -> Int { report.skipped.first { $0.reason == reason }?.count ?? 0 }
}

/// Sample data that stands beside a working copy on some machines, and is no part of the project.
enum SharedData {
  static let root: String? = {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = package.deletingLastPathComponent().appendingPathComponent("shared/data").path
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }()

  static var isThere: Bool { root != nil }
  static func path(_ relative: String) -> String { (root ?? "") + "/" + relative }
}

/// Every cell of a CSV text, headings first, and what was found.
func parsed(_ bytes: [UInt8]) throws -> (rows: [[String]], findings: [FileFinding]) {
  let log = FindingLog()
  let reader = try CSVReader(BytesAtHand(bytes), file: "a.csv", log: log)
  var rows = [reader.headings]
  while try reader.advance() { rows.append((0..<reader.count).map { reader.text($0) }) }
  return (rows, log.findings)
}

func parsed(_ text: String) throws -> (rows: [[String]], findings: [FileFinding]) { try parsed(Array(text.utf8)) }

/// What a refusal says, by its codes.
func refusedCodes(_ body: () throws -> Void) -> [String] {
  do { try body() } catch let refusal as Refusal { return refusal.findings.map(\.code) } catch { return ["\(error)"] }
  return []
}

extension Identifier: ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral,
  ExpressibleByStringLiteral
{
  package init(stringLiteral value: String) { self.init(value) }
}
