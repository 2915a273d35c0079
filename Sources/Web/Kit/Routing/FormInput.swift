import Vocabulary

/// What a form or an address carried: names with one or several values, in the order in which they came.
package struct FormInput: Sendable, Equatable {
  package private(set) var pairs: [(name: String, value: String)]

  package init(_ pairs: [(name: String, value: String)] = []) { self.pairs = pairs }

  /// Reads `application/x-www-form-urlencoded`, as a body or behind the question mark of an address.
  package init(urlEncoded text: some StringProtocol) {
    pairs = text.split(separator: "&").map { pair in
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (FormInput.decode(halves[0]), halves.count == 2 ? FormInput.decode(halves[1]) : "")
    }
  }

  /// The first value; empty when there is none.
  package subscript(name: String) -> String { pairs.first { $0.name == name }?.value ?? "" }

  package func has(_ name: String) -> Bool { pairs.contains { $0.name == name } }
  package func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

  /// With one name set, or taken away.
  package func with(_ name: String, _ value: String?) -> FormInput {
    FormInput(pairs.filter { $0.name != name } + (value.map { [(name, $0)] } ?? []))
  }

  package var urlEncoded: String {
    pairs.map { "\(FormInput.encode($0.name))=\(FormInput.encode($0.value))" }.joined(separator: "&")
  }

  package static func == (a: FormInput, b: FormInput) -> Bool {
    a.pairs.elementsEqual(b.pairs) { $0.name == $1.name && $0.value == $1.value }
  }

  private static func decode(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(hex), let low = rest.next().flatMap(hex) else {
          return String(decoding: bytes, as: UTF8.self)
        }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// Everything but letters, digits and `-_.~` as `%XX`.
  package static func encode(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      let isPlain = byte < 128 && (Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber)
      if isPlain || "-_.~".utf8.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension FormInput {
  /// The day typed into a field, or nil; what is no day is found fault with.
  func day(_ name: String, _ findings: inout [Finding]) -> Day? {
    let typed = self[name].trimmed
    if typed.isEmpty { return nil }
    do throws(UnreadableField) {
      _ = try FieldKind.day.value(from: typed)
    } catch {
      findings.append(Finding(name, error.code, error.message))
    }
    return Day(typed)
  }
}
