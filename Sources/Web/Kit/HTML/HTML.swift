import Store
import Vocabulary

/// Marks for a page, written as a literal: `"<td>\(name)</td>"`.
///
/// Every interpolated value is escaped by its type; only another `HTML` goes in as it is. There is no way to put
/// a string in unescaped, so a name with a `<` in it cannot become a mark.
package struct HTML: ExpressibleByStringInterpolation, Sendable {
  package private(set) var bytes: [UInt8]

  package init() { bytes = [] }

  package init(stringLiteral marks: StaticString) {
    bytes = Array(UnsafeBufferPointer(start: marks.utf8Start, count: marks.utf8CodeUnitCount))
  }

  package init(stringInterpolation marks: StringInterpolation) { bytes = marks.bytes }

  /// Text with its five special characters escaped.
  package init(text: String) {
    bytes = []
    HTML.escape(text, into: &bytes)
  }

  /// Marks that we wrote ourselves and kept, whose digest says that nobody has changed them since.
  init(kept bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  /// Our own stylesheet, which goes into a page as it is.
  init(stylesheet: some Sequence<UInt8>) { bytes = Array(stylesheet) }

  package static func += (page: inout HTML, more: HTML) { page.bytes.append(contentsOf: more.bytes) }

  package var isEmpty: Bool { bytes.isEmpty }
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    package mutating func appendLiteral(_ marks: StaticString) {
      bytes.append(contentsOf: UnsafeBufferPointer(start: marks.utf8Start, count: marks.utf8CodeUnitCount))
    }

    package mutating func appendInterpolation(_ text: String) { HTML.escape(text, into: &bytes) }
    package mutating func appendInterpolation(_ number: some BinaryInteger) {
      bytes.append(contentsOf: String(number).utf8)
    }
    package mutating func appendInterpolation(_ number: Double) { bytes.append(contentsOf: number.description.utf8) }
    package mutating func appendInterpolation(_ id: Identifier<some Any>) { HTML.escape(id.rawValue, into: &bytes) }

    /// In the language of the person who reads the page.
    package mutating func appendInterpolation(_ phrase: Phrase) { HTML.escape(phrase[Reading.language], into: &bytes) }

    package mutating func appendInterpolation(_ marks: HTML) { bytes.append(contentsOf: marks.bytes) }
    package mutating func appendInterpolation(_ marks: HTML?) { if let marks { bytes.append(contentsOf: marks.bytes) } }

    package mutating func appendInterpolation<Elements: Sequence>(
      _ elements: Elements, _ marks: (Elements.Element) throws -> HTML
    ) rethrows {
      for element in elements { bytes.append(contentsOf: try marks(element).bytes) }
    }

    /// An attribute that is there or not: `<option\("selected", if: isChosen)>`.
    package mutating func appendInterpolation(_ attribute: StaticString, if isThere: Bool) {
      guard isThere else { return }
      bytes.append(UInt8(ascii: " "))
      appendLiteral(attribute)
    }
  }

  private static func escape(_ text: String, into out: inout [UInt8]) {
    var text = text
    text.withUTF8 { characters in
      var start = 0
      for index in characters.indices {
        let escaped: StaticString
        switch characters[index] {
        case UInt8(ascii: "&"): escaped = "&amp;"
        case UInt8(ascii: "<"): escaped = "&lt;"
        case UInt8(ascii: ">"): escaped = "&gt;"
        case UInt8(ascii: "\""): escaped = "&quot;"
        case UInt8(ascii: "'"): escaped = "&#39;"
        default: continue
        }
        out.append(contentsOf: characters[start..<index])
        out.append(contentsOf: UnsafeBufferPointer(start: escaped.utf8Start, count: escaped.utf8CodeUnitCount))
        start = index + 1
      }
      out.append(contentsOf: characters[start...])
    }
  }
}

/// The language of the person who reads the page that is being made.
///
/// It is ambient on purpose, as a locale is everywhere: see docs/decisions. Only `Web` knows it; pure modules carry both languages.
package enum Reading {
  @TaskLocal package static var language: Language = .english
  /// The time that the reader's district lives by.
  @TaskLocal package static var time: DistrictTime = .server
}

extension Moment {
  /// By the time of the reader's district: `2026-11-23 09:00 CST`.
  package var shown: String { Reading.time.toTheMinute(self) }
}
