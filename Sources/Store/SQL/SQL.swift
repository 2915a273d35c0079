import Vocabulary

/// A statement whose values travel apart from its words: `"SELECT name FROM school WHERE district = \(district)"`.
///
/// Every interpolation is a bound value, so a value can never become part of the statement. One text serves both databases.
package struct SQL: ExpressibleByStringInterpolation, Sendable {
  package enum Value: Hashable, Sendable { case null, text(String), integer(Int), real(Double) }

  fileprivate(set) var words: [String]
  package fileprivate(set) var values: [Value]

  package init(stringLiteral text: String) {
    words = [text]
    values = []
  }

  package init(stringInterpolation parts: StringInterpolation) {
    words = parts.words
    values = parts.values
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var words = [""]
    fileprivate var values: [Value] = []

    package init(literalCapacity: Int, interpolationCount: Int) { values.reserveCapacity(interpolationCount) }

    package mutating func appendLiteral(_ literal: String) { words[words.count - 1] += literal }

    package mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
      values.append(value?.sqlValue ?? .null)
      words.append("")
    }

    package mutating func appendInterpolation(_ value: Value) {
      values.append(value)
      words.append("")
    }

    /// Another statement, or a part of one.
    package mutating func appendInterpolation(_ part: SQL) {
      words[words.count - 1] += part.words[0]
      words += part.words.dropFirst()
      values += part.values
    }

    /// Values with commas between them: `IN (\(list: ids))`.
    package mutating func appendInterpolation(list: [some SQLConvertible]) {
      for (index, value) in list.enumerated() {
        if index > 0 { appendLiteral(", ") }
        appendInterpolation(value)
      }
    }

    /// Words that are not values: names of tables and columns that the code itself declares. Never anything typed by a person.
    package mutating func appendInterpolation(name: String) { words[words.count - 1] += name }
  }

  package static func + (first: SQL, second: SQL) -> SQL { "\(first)\(second)" }

  package func joined(_ parts: [SQL]) -> SQL {
    var whole = StringInterpolation(literalCapacity: 0, interpolationCount: parts.count)
    for (index, part) in parts.enumerated() {
      if index > 0 { whole.appendInterpolation(self) }
      whole.appendInterpolation(part)
    }
    return SQL(stringInterpolation: whole)
  }

  /// The words with the database's own markers: `?` for SQLite, `$1…` for PostgreSQL.
  func text(marker: (Int) -> String) -> String {
    var text = words[0]
    for (index, part) in words.dropFirst().enumerated() { text += marker(index + 1) + part }
    return text
  }
}

/// A value that a statement can carry.
package protocol SQLConvertible { var sqlValue: SQL.Value { get } }

extension SQL.Value: SQLConvertible { package var sqlValue: SQL.Value { self } }
extension String: SQLConvertible { package var sqlValue: SQL.Value { .text(self) } }
extension Int: SQLConvertible { package var sqlValue: SQL.Value { .integer(self) } }
extension Double: SQLConvertible { package var sqlValue: SQL.Value { .real(self) } }
extension Bool: SQLConvertible { package var sqlValue: SQL.Value { .integer(self ? 1 : 0) } }
extension Identifier: SQLConvertible { package var sqlValue: SQL.Value { .text(rawValue) } }
extension Day: SQLConvertible { package var sqlValue: SQL.Value { .text(description) } }
extension Moment: SQLConvertible { package var sqlValue: SQL.Value { .text(description) } }
extension Money: SQLConvertible { package var sqlValue: SQL.Value { .integer(cents) } }
extension Place: SQLConvertible { package var sqlValue: SQL.Value { .text(text) } }
