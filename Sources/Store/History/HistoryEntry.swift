import Crypto
import Foundation
import Vocabulary

/// One line of the district's history: who did what, when and why, with what was before and after.
///
/// Each entry carries the hash of the one before it, so that none can be changed or taken out unseen.
package struct HistoryEntry: Sendable, Equatable {
  package let number: Int
  package let moment: Moment
  package let person: Person.ID?
  package let name: String
  package let act: ActName
  package let kind: String
  package let record: String
  package let title: String
  package let why: String
  /// Canonical JSON of the field values; empty when there was nothing.
  package let before: String
  package let after: String
  package let previous: String
  package let hash: String
}

/// What was done. Open: an act of its own adds its name beside itself.
package struct ActName: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral name: String) { rawValue = name }

  package static let created: ActName = "created"
  package static let changed: ActName = "changed"
  package static let removed: ActName = "removed"
}

extension HistoryEntry {
  /// SHA-256 over every part with its length before it, so that no two entries read the same.
  package static func hash(
    number: Int, moment: String, person: String, name: String, act: String, kind: String, record: String, title: String,
    why: String, before: String, after: String, previous: String
  ) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(512 + before.utf8.count + after.utf8.count)
    for part in [String(number), moment, person, name, act, kind, record, title, why, before, after, previous] {
      bytes.append(contentsOf: String(part.utf8.count).utf8)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: part.utf8)
    }
    return SHA256.hash(data: bytes).hexadecimal
  }

  /// The hash that the contents of a row give.
  static func hash(of row: Row) -> String {
    hash(
      number: row.integer(0) ?? 0, moment: row.text(1), person: row.text(2), name: row.text(3), act: row.text(4),
      kind: row.text(5), record: row.text(6), title: row.text(7), why: row.text(8), before: row.text(9),
      after: row.text(10), previous: row.text(11))
  }

  package var beforeValues: [String: FieldValue]? { CanonicalJSON.values(before) }
  package var afterValues: [String: FieldValue]? { CanonicalJSON.values(after) }

  init(row: Row) {
    number = row.integer(0) ?? 0
    moment = row.moment(1) ?? Moment(milliseconds: 0)
    person = row.id(2)
    name = row.text(3)
    act = ActName(rawValue: row.text(4))
    kind = row.text(5)
    record = row.text(6)
    title = row.text(7)
    why = row.text(8)
    before = row.text(9)
    after = row.text(10)
    previous = row.text(11)
    hash = row.text(12)
  }

  static let columns = "number, moment, person, name, act, kind, record, title, why, before, after, previous, hash"
}

/// Values as JSON with sorted keys and no spare space: the same values give the same bytes.
package enum CanonicalJSON {
  package static func text(_ values: [String: FieldValue]?) -> String {
    guard let values else { return "" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(values.mapValues(Plain.init))).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  package static func values(_ text: String) -> [String: FieldValue]? {
    if text.isEmpty { return nil }
    return (try? JSONDecoder().decode([String: Plain].self, from: Data(text.utf8)))?.mapValues(\.value)
  }

  /// The records that a document lists under one name, with their identifiers and values; none where it lists nothing there.
  package static func records(_ name: String, in document: String) -> [(id: String, values: [String: FieldValue])] {
    let decoder = JSONDecoder()
    decoder.userInfo[Listing.nameKey] = name
    let listing = try? decoder.decode(Listing.self, from: Data(document.utf8))
    return listing?.records.map { ($0.id, $0.values.mapValues(\.value)) } ?? []
  }

  private struct Listing: Decodable {
    struct Listed: Decodable {
      let id: String
      let values: [String: Plain]
    }
    struct Key: CodingKey {
      let stringValue: String
      let intValue: Int? = nil
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }
    static let nameKey = CodingUserInfoKey(rawValue: "name")!
    let records: [Listed]

    init(from decoder: any Decoder) throws {
      let name = decoder.userInfo[Self.nameKey] as? String ?? ""
      records = try decoder.container(keyedBy: Key.self).decode([Listed].self, forKey: Key(stringValue: name))
    }
  }

  /// A value as plain JSON: text, number or list.
  private struct Plain: Codable {
    let value: FieldValue
    init(_ value: FieldValue) { self.value = value }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        value = .none
      } else if let number = try? container.decode(Int.self) {
        value = .integer(number)
      } else if let number = try? container.decode(Double.self) {
        value = .real(number)
      } else if let names = try? container.decode([String].self) {
        value = .list(names)
      } else {
        value = .text(try container.decode(String.self))
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch value {
      case .none: try container.encodeNil()
      case .text(let text): try container.encode(text)
      case .integer(let number): try container.encode(number)
      case .real(let number): try container.encode(number)
      case .list(let names): try container.encode(names)
      }
    }
  }
}
