import Foundation
import Vocabulary

/// Named files that came together: a folder, a zip, or one file on its own. Nothing is unpacked to the disk.
package final class Archive {
  /// One file of the archive.
  package struct Entry: Equatable, Sendable {
    /// Without the folder that all files share.
    package let name: String
    package let size: Int
    let index: Int
  }

  /// What a person calls it: the last part of its path.
  package let name: String
  package let entries: [Entry]
  private let content: Content

  private enum Content {
    case folder([String])
    case zip(ZipFile)
  }

  /// `name` is what people call it where its path says nothing: an upload.
  package init(path: String, limits: ArchiveLimits = .disk, name: String? = nil) throws {
    let name = name ?? (path as NSString).lastPathComponent
    self.name = name
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Self.finding(
        "no-such-path", name, Phrase("There is nothing at \(path)", es: "No hay nada en \(path)"),
        cure: Phrase("Look at the spelling of the path", es: "Revise cómo está escrita la ruta")
      ).refusal
    }
    let listed: [(path: String, size: Int)]
    if isFolder.boolValue {
      let files = try Self.files(inFolder: path)
      content = .folder(files.map { path + "/" + $0.path })
      listed = files
    } else if Self.isZip(path) {
      let zip = try ZipFile(path: path, name: name, limits: limits)
      content = .zip(zip)
      listed = zip.listed
    } else {
      content = .folder([path])
      listed = [(name, try Self.size(of: path))]
    }
    try Self.refuseUnsafe(listed.map(\.path), in: name)
    entries = try Self.entries(listed, in: name, limits: limits)
  }

  /// The entry with this name, in capitals or not.
  package func entry(_ name: String) -> Entry? { entries.first { $0.name.lowercased() == name.lowercased() } }

  package func open(_ entry: Entry) throws -> any ByteSource {
    switch content {
    case .folder(let paths): try FileBytes(path: paths[entry.index])
    case .zip(let zip): try zip.open(entry.index, called: entry.name)
    }
  }

  /// All the bytes of a small entry.
  func bytes(of entry: Entry, atMost limit: Int) throws -> [UInt8] {
    let source = try open(entry)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let count = try chunk.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return Array(bytes.prefix(limit))
  }
}

// MARK: - What is in it

extension Archive {
  private static func isZip(_ path: String) -> Bool {
    guard let source = try? FileBytes(path: path) else { return false }
    var head = [UInt8](repeating: 0, count: 4)
    let count = (try? head.withUnsafeMutableBytes { try source.read(into: $0) }) ?? 0
    // An empty zip starts with its end.
    return count == 4 && (head == [0x50, 0x4B, 3, 4] || head == [0x50, 0x4B, 5, 6])
      || path.lowercased().hasSuffix(".zip")
  }

  private static func size(of path: String) throws -> Int {
    (try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.intValue ?? 0
  }

  /// The files of the folder, and of the folders in it.
  private static func files(inFolder path: String) throws -> [(path: String, size: Int)] {
    var files: [(String, Int)] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() {
      var isFolder: ObjCBool = false
      let full = path + "/" + name
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) else { continue }
      if isFolder.boolValue {
        for inner in try FileManager.default.contentsOfDirectory(atPath: full).sorted() {
          var isDeeper: ObjCBool = false
          _ = FileManager.default.fileExists(atPath: full + "/" + inner, isDirectory: &isDeeper)
          if !isDeeper.boolValue { files.append((name + "/" + inner, try size(of: full + "/" + inner))) }
        }
      } else {
        files.append((name, try size(of: full)))
      }
    }
    return files
  }

  private static func refuseUnsafe(_ paths: [String], in name: String) throws(Refusal) {
    for path in paths where isUnsafe(path) {
      throw finding(
        "unsafe-name", name,
        Phrase(
          "The archive names a file outside itself: \(path)",
          es: "El archivo comprimido nombra un archivo fuera de sí mismo: \(path)"),
        cure: Phrase(
          "Ask where the archive comes from; do not open it elsewhere either",
          es: "Pregunte de dónde viene; tampoco lo abra en otro lugar")
      ).refusal
    }
  }

  private static func isUnsafe(_ path: String) -> Bool {
    let parts = path.split(whereSeparator: { $0 == "/" || $0 == "\\" })
    return path.hasPrefix("/") || path.hasPrefix("\\") || parts.contains("..") || path.dropFirst().first == ":"
      || path.unicodeScalars.contains { $0.value < 32 }
  }

  /// What a computer adds on its own account.
  private static func isClutter(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return path.hasSuffix("/") || parts.contains("__MACOSX") || parts.last?.hasPrefix(".") == true
      || parts.last?.lowercased() == "thumbs.db"
  }

  /// Leaves out clutter and the folder on top, and refuses what is too much or not to be told apart.
  private static func entries(_ listed: [(path: String, size: Int)], in name: String, limits: ArchiveLimits)
    throws(Refusal) -> [Entry]
  {
    let wanted = listed.enumerated().filter { !isClutter($0.element.path) }
    guard wanted.count <= limits.files else { throw tooMany(wanted.count, in: name, limits: limits).refusal }
    let bytes = wanted.reduce(0) { $0.addingReportingOverflow($1.element.size).partialValue }
    guard bytes <= limits.bytes, bytes >= 0 else { throw tooLarge(bytes, in: name, limits: limits).refusal }
    let tables = wanted.map(\.element.path).filter { $0.lowercased().hasSuffix(".csv") }
    let top = sharedFolder(of: tables.isEmpty ? wanted.map(\.element.path) : tables)
    let entries = wanted.filter { $0.element.path.hasPrefix(top) }.compactMap { index, file -> Entry? in
      let inner = file.path.dropFirst(top.count)
      return inner.contains("/") ? nil : Entry(name: String(inner), size: file.size, index: index)
    }
    try refuseTwins(entries, in: name)
    return entries
  }

  /// The folder that holds everything, with its stroke; empty when there is none.
  private static func sharedFolder(of paths: [String]) -> String {
    var top = ""
    while let first = paths.first?.dropFirst(top.count), let stroke = first.firstIndex(of: "/") {
      let longer = top + first[...stroke]
      guard paths.allSatisfy({ $0.hasPrefix(longer) }) else { break }
      top = longer
    }
    return top
  }

  private static func refuseTwins(_ entries: [Entry], in name: String) throws(Refusal) {
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.name.lowercased()).inserted {
      throw finding(
        "file-twice", name,
        Phrase("The archive holds \(entry.name) twice", es: "El archivo comprimido contiene \(entry.name) dos veces"),
        cure: Phrase("Leave only the right one", es: "Deje solo el correcto")
      ).refusal
    }
  }
}

// MARK: - What is said

extension Archive {
  static func finding(_ code: String, _ file: String, _ message: Phrase, cure: Phrase) -> FileFinding {
    FileFinding(code, .refuses, file: file, message, cure: cure)
  }

  static func tooMany(_ count: Int, in name: String, limits: ArchiveLimits) -> FileFinding {
    finding(
      "too-many-files", name,
      Phrase(
        "It holds \(count.grouped) files; the limit is \(limits.files.grouped)",
        es: "Contiene \(count.grouped) archivos; el límite es \(limits.files.grouped)"),
      cure: Phrase("Put only the CSV files of the roster in it", es: "Ponga en él solo los archivos CSV del listado"))
  }

  static func tooLarge(_ bytes: Int, in name: String, limits: ArchiveLimits) -> FileFinding {
    let megabytes = (bytes >> 20, limits.bytes >> 20)
    return finding(
      "too-large", name,
      Phrase(
        "Unpacked it would take \(megabytes.0.grouped) MB; the limit is \(megabytes.1.grouped) MB",
        es: "Descomprimido ocuparía \(megabytes.0.grouped) MB; el límite es \(megabytes.1.grouped) MB"),
      cure: Phrase(
        "Leave out demographics, grades and results, or import from the command line",
        es: "Quite demografía, calificaciones y resultados, o importe desde la línea de órdenes"))
  }
}
