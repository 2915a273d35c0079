import Vocabulary

/// Reads the XML inside a workbook element by element, in memory that does not grow with it.
///
/// It knows what spreadsheets write and refuses the rest: a document type can make a few bytes unfold into gigabytes, and no
/// spreadsheet writes one. Prefixes of names are left out, since different programs choose different ones.
final class XMLReader {
  enum Event: Equatable {
    /// Its attributes are asked for with `attribute`.
    case start(String)
    case end(String)
    case text(String)
  }

  /// Why the bytes cannot be read any further.
  struct Broken: Error, Equatable { let reason: String }

  /// No name, tag or text of a workbook is as long: a cell holds 32,767 letters at most.
  private static let longest = 1 << 20
  private static let deepest = 64

  private let source: any ByteSource
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var filled = 0
  private var at = 0
  private var isAtEnd = false
  private var open: [String] = []
  private var attributes: [(name: String, value: String)] = []
  private var isSelfClosed = false
  private var sawRoot = false

  init(_ source: any ByteSource) throws {
    self.source = source
    try fill()
    switch TextEncoding.recognised(in: buffer[..<min(filled, 64)]) {
    case .utf16(let isBigEndian, let markLength):
      let rest = UTF16Bytes(head: Array(buffer[markLength..<filled]), rest: source, isBigEndian: isBigEndian)
      converted = rest
      (filled, at, isAtEnd) = (0, 0, false)
    case .bytes(let markLength): at = markLength
    case .other: break
    }
  }

  private var converted: UTF16Bytes?

  /// The value of an attribute of the element that was started last.
  func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// Nil at the end.
  func next() throws -> Event? {
    if isSelfClosed {
      isSelfClosed = false
      return .end(open.removeLast())
    }
    while true {
      guard let byte = try peek() else {
        if !open.isEmpty { throw Broken(reason: "it ends inside <\(open[open.count - 1])>") }
        if !sawRoot { throw Broken(reason: "it is empty") }
        return nil
      }
      if byte != UInt8(ascii: "<") {
        let text = try characters()
        if open.isEmpty { continue }
        return .text(text)
      }
      at += 1
      if let event = try markup() { return event }
    }
  }

  /// The text of the element that was just started, and of those in it, up to its end.
  func text(leavingOut unwanted: String? = nil) throws -> String {
    let depth = open.count
    var text = ""
    while let event = try next() {
      switch event {
      case .text(let more): text += more
      case .start(let name): if name == unwanted { try skip() }
      case .end: if open.count < depth { return text }
      }
    }
    return text
  }

  /// Goes behind the end of the element that was just started.
  func skip() throws {
    let depth = open.count
    while let event = try next() { if case .end = event, open.count < depth { return } }
  }
}

// MARK: - Markup

extension XMLReader {
  /// What follows a `<`; nil for what says nothing: comments and instructions.
  private func markup() throws -> Event? {
    switch try required() {
    case UInt8(ascii: "?"):
      try skip(past: "?>")
      return nil
    case UInt8(ascii: "!"): return try declaration()
    case UInt8(ascii: "/"): return try endTag()
    case let first: return try startTag(first)
    }
  }

  private func declaration() throws -> Event? {
    let first = try required()
    if first == UInt8(ascii: "-") {
      guard try required() == first else { throw Broken(reason: "a comment is wrong") }
      try skip(past: "-->")
      return nil
    }
    guard first == UInt8(ascii: "["), !open.isEmpty else { throw Broken(reason: "it declares a document type") }
    for expected in "CDATA[".utf8 where try required() != expected { throw Broken(reason: "a declaration is wrong") }
    return .text(try decoded(try bytes(upTo: "]]>")))
  }

  private func endTag() throws -> Event {
    let name = try Self.local(text(of: try bytes(upTo: ">")).trimmed)
    guard let opened = open.popLast(), opened == name else { throw Broken(reason: "</\(name)> closes nothing") }
    return .end(name)
  }

  private func startTag(_ first: UInt8) throws -> Event {
    var tag = [first]
    var quote: UInt8?
    while true {
      let byte = try required()
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if quote == nil, byte == UInt8(ascii: ">") {
        break
      }
      tag.append(byte)
      if tag.count > Self.longest { throw Broken(reason: "a tag is too long") }
    }
    if tag.last == UInt8(ascii: "/") {
      tag.removeLast()
      isSelfClosed = true
    }
    return try started(tag[...])
  }

  private func started(_ tag: ArraySlice<UInt8>) throws -> Event {
    guard let first = tag.first, first >= 0x80 || first.isNameLetter else { throw Broken(reason: "a tag has no name") }
    if open.isEmpty, sawRoot { throw Broken(reason: "something stands behind its end") }
    if open.count >= Self.deepest { throw Broken(reason: "it is nested too deeply") }
    let end = tag.firstIndex { $0.isBlank } ?? tag.endIndex
    let name = try Self.local(text(of: tag[..<end]))
    try readAttributes(tag[end...])
    open.append(name)
    sawRoot = true
    return .start(name)
  }

  private func readAttributes(_ bytes: ArraySlice<UInt8>) throws {
    attributes.removeAll(keepingCapacity: true)
    var rest = bytes
    while true {
      rest = rest.drop { $0.isBlank }
      if rest.isEmpty { return }
      guard let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { throw Broken(reason: "an attribute is wrong") }
      let name = try text(of: rest[..<equals]).trimmed
      rest = rest[(equals + 1)...].drop { $0.isBlank }
      guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let close = rest.dropFirst().firstIndex(of: quote)
      else { throw Broken(reason: "an attribute is wrong") }
      attributes.append((Self.local(name), try decoded(Array(rest[(rest.startIndex + 1)..<close]))))
      rest = rest[(close + 1)...]
    }
  }

  private static func local(_ name: String) -> String {
    name.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(name[name.utf8.index(after: $0)...]) } ?? name
  }
}

// MARK: - Text

extension XMLReader {
  private func characters() throws -> String {
    var bytes: [UInt8] = []
    while let byte = try peek(), byte != UInt8(ascii: "<") {
      let end = buffer[at..<filled].firstIndex(of: UInt8(ascii: "<")) ?? filled
      bytes.append(contentsOf: buffer[at..<end])
      at = end
      if bytes.count > Self.longest { throw Broken(reason: "a text is too long") }
    }
    return try decoded(bytes)
  }

  private func text(of bytes: some Collection<UInt8>) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Broken(reason: "it is not in UTF-8") }
    return text
  }

  /// With its entities unfolded and its lines ended as XML ends them.
  private func decoded(_ bytes: [UInt8]) throws -> String {
    if !bytes.contains(where: { $0 == UInt8(ascii: "&") || $0 == .carriageReturn }) { return try text(of: bytes) }
    var plain: [UInt8] = []
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "&"):
        guard let end = bytes[at...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
          throw Broken(reason: "an entity is wrong")
        }
        plain.append(contentsOf: try entity(text(of: bytes[(at + 1)..<end])).utf8)
        at = end + 1
      case .carriageReturn:
        plain.append(.lineFeed)
        at += at + 1 < bytes.count && bytes[at + 1] == .lineFeed ? 2 : 1
      default:
        plain.append(bytes[at])
        at += 1
      }
    }
    return try text(of: plain)
  }

  private func entity(_ name: String) throws -> String {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let number = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
      guard name.hasPrefix("#"), let scalar = number.flatMap(Unicode.Scalar.init) else {
        throw Broken(reason: "the entity &\(name); is not known")
      }
      return String(Character(scalar))
    }
  }
}

// MARK: - Bytes

extension XMLReader {
  private func peek() throws -> UInt8? {
    if at == filled { try fill() }
    return at == filled ? nil : buffer[at]
  }

  private func required() throws -> UInt8 {
    guard let byte = try peek() else { throw Broken(reason: "it ends in the middle") }
    at += 1
    return byte
  }

  private func bytes(upTo mark: StaticString) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let mark = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
    while !bytes.suffix(mark.count).elementsEqual(mark) {
      bytes.append(try required())
      if bytes.count > Self.longest { throw Broken(reason: "a part of it is too long") }
    }
    return bytes.dropLast(mark.count)
  }

  private func skip(past mark: StaticString) throws { _ = try bytes(upTo: mark) }

  private func fill() throws {
    guard !isAtEnd else { return }
    filled = try buffer.withUnsafeMutableBytes { try (converted ?? source).read(into: $0) }
    at = 0
    isAtEnd = filled == 0
  }
}

extension UInt8 {
  fileprivate var isNameLetter: Bool {
    self == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}
