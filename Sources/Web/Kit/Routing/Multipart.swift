import Foundation
import Vocabulary

/// Reads a form with files as it arrives: fields into memory, files onto the disk.
///
/// Source: RFC 7578, and RFC 2046, section 5.1.
struct Multipart {
  private(set) var fields: [(name: String, value: String)] = []
  private(set) var files: [(field: String, file: UploadedFile)] = []

  private let delimiter: [UInt8]
  private var state = State.preamble
  /// What has come and is not yet understood; it starts as if a line had ended, as a delimiter follows the end of a line.
  private var waiting: [UInt8] = [13, 10]
  private var inMemory = 0

  private enum State {
    case preamble, afterDelimiter, headers, over
    case field(name: String, value: [UInt8])
    case file(Writing)
  }

  private struct Writing {
    let field: String
    let name: String
    let content: TemporaryFile
    let file: FileHandle
    var size = 0
  }

  /// Fields are short: what is long is a file.
  private static let mostInMemory = Route.usualLimit
  private static let longestHeaders = 16 << 10
  private static let mostParts = 2000

  /// Nil when the header does not say how the parts are divided.
  init?(contentType: String) {
    guard let boundary = Multipart.parameter("boundary", of: contentType), (1...70).contains(boundary.utf8.count) else {
      return nil
    }
    delimiter = Array("\r\n--\(boundary)".utf8)
  }

  mutating func receive(_ bytes: some Sequence<UInt8>) throws {
    waiting.append(contentsOf: bytes)
    while try step() {}
  }

  /// Throws when the form broke off before its end.
  mutating func finish() throws {
    if case .over = state { return }
    throw Multipart.broken
  }

  /// Goes one part of the grammar further; false when more bytes are needed.
  private mutating func step() throws -> Bool {
    switch state {
    case .preamble: return try passPreamble()
    case .afterDelimiter: return try passDelimiter()
    case .headers: return try readHeaders()
    case .field, .file: return try readContent()
    case .over:
      waiting.removeAll()
      return false
    }
  }

  private mutating func passPreamble() throws -> Bool {
    guard let start = waiting.firstRange(of: delimiter) else {
      keep(last: delimiter.count)
      return false
    }
    waiting.removeFirst(start + delimiter.count)
    state = .afterDelimiter
    return true
  }

  /// Two hyphens end the form; a line break starts a part.
  private mutating func passDelimiter() throws -> Bool {
    guard let end = waiting.firstRange(of: [13, 10]) else {
      if waiting.starts(with: [45, 45]) {
        state = .over
        return true
      }
      if waiting.count > 200 { throw Multipart.broken }
      return false
    }
    state = waiting.starts(with: [45, 45]) ? .over : .headers
    // The line break stays: it is what an empty list of headers starts with.
    waiting.removeFirst(end)
    return true
  }

  private mutating func readHeaders() throws -> Bool {
    guard let end = waiting.firstRange(of: [13, 10, 13, 10]) else {
      if waiting.count > Multipart.longestHeaders { throw Multipart.broken }
      return false
    }
    let lines = String(decoding: waiting[..<end], as: UTF8.self).split(separator: "\r\n")
    waiting.removeFirst(end + 4)
    guard fields.count + files.count < Multipart.mostParts else { throw TooLarge(limit: Multipart.mostInMemory) }
    try open(lines.first { $0.lowercased().hasPrefix("content-disposition:") } ?? "")
    return true
  }

  private mutating func open(_ disposition: Substring) throws {
    guard let name = Multipart.parameter("name", of: disposition) else { throw Multipart.broken }
    guard let file = Multipart.parameter("filename", of: disposition) else {
      state = .field(name: name, value: [])
      return
    }
    let content = try TemporaryFile()
    state = .file(Writing(field: name, name: file, content: content, file: try content.opened()))
  }

  private mutating func readContent() throws -> Bool {
    guard let end = waiting.firstRange(of: delimiter) else {
      let ready = waiting.count - delimiter.count
      if ready > 0 {
        try take(waiting[..<ready])
        waiting.removeFirst(ready)
      }
      return false
    }
    try take(waiting[..<end])
    waiting.removeFirst(end + delimiter.count)
    try close()
    return true
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>) throws {
    switch state {
    case .field(let name, var value):
      inMemory += bytes.count
      if inMemory > Multipart.mostInMemory { throw TooLarge(limit: Multipart.mostInMemory) }
      state = .preamble
      value.append(contentsOf: bytes)
      state = .field(name: name, value: value)
    case .file(var writing):
      try writing.file.write(contentsOf: Data(bytes))
      writing.size += bytes.count
      state = .file(writing)
    default: break
    }
  }

  private mutating func close() throws {
    switch state {
    case .field(let name, let value):
      fields.append((name, String(decoding: value, as: UTF8.self).replacing("\r\n", with: "\n")))
    case .file(let writing):
      try writing.file.close()
      let file = UploadedFile(name: writing.name, writing.content, size: writing.size)
      // A browser sends a file field that was left empty as a file without a name.
      if !writing.name.isEmpty { files.append((writing.field, file)) }
    default: break
    }
    state = .afterDelimiter
  }

  private mutating func keep(last count: Int) {
    if waiting.count > count { waiting.removeFirst(waiting.count - count) }
  }

  static let broken = BadRequest(
    Phrase(
      "The form did not arrive whole. Go back and send it again.",
      es: "El formulario no llegó completo. Vuelva atrás y envíelo de nuevo."))

  /// `name="words"` or `name=words` behind a header's value. Browsers write a quote inside as `%22`.
  static func parameter(_ name: String, of header: some StringProtocol) -> String? {
    var rest = Substring(header).drop { $0 != ";" }
    while rest.first == ";" {
      rest = rest.dropFirst().drop { $0 == " " }
      let key = rest.prefix { $0 != "=" && $0 != ";" }
      rest = rest.dropFirst(key.count)
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst()
      let value: Substring
      if rest.first == "\"" {
        value = rest.dropFirst().prefix { $0 != "\"" }
        rest = rest.dropFirst(value.count + 2).drop { $0 != ";" }
      } else {
        value = rest.prefix { $0 != ";" }
        rest = rest.dropFirst(value.count)
      }
      if key.lowercased() == name { return value.trimmed.replacing("%22", with: "\"") }
    }
    return nil
  }
}

extension [UInt8] {
  /// Where these bytes start for the first time. `memchr` finds candidates many times faster than a loop written here.
  fileprivate func firstRange(of wanted: [UInt8]) -> Int? {
    withUnsafeBytes { all in
      wanted.withUnsafeBytes { wanted in
        guard let base = all.baseAddress, let pattern = wanted.baseAddress else { return nil }
        var at = 0
        while at + wanted.count <= all.count {
          guard let found = memchr(base + at, Int32(wanted[0]), all.count - at - wanted.count + 1) else { return nil }
          at = UnsafeRawPointer(found) - base
          if memcmp(base + at, pattern, wanted.count) == 0 { return at }
          at += 1
        }
        return nil
      }
    }
  }
}
