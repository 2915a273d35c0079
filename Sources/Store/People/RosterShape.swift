import Exchange
import Vocabulary

/// How the rows of one kind become records: which cell of the row holds which field, and how a record ends.
struct RosterShape: Sendable {
  /// The field that says that a record has ended, and what stands in it then.
  enum End: Sendable {
    /// The last day, which is the day before the roster.
    case lastDay(String)
    case flag(String)
    /// It stays as it is.
    case never

    var field: String? {
      switch self {
      case .lastDay(let field), .flag(let field): field
      case .never: nil
      }
    }
  }

  let kind: RosterKind
  let type: any DistrictRecord.Type
  /// The fields, in the order of the cells v1, v2 …
  let fields: [String]
  let end: End

  var table: String { type.kind.table }
  func cell(_ field: String) -> String { "v\((fields.firstIndex(of: field) ?? 0) + 1)" }

  static let cellCount = 8

  /// In the order in which they are brought in: nobody is named before they are there.
  static let all: [RosterShape] = [
    RosterShape(kind: .network, type: Network.self, fields: ["name"], end: .never),
    RosterShape(
      kind: .school, type: School.self,
      fields: ["name", "state_id", "network", "level", "grades", "pupils", "is_closed"],
      end: .flag("is_closed")),
    RosterShape(kind: .year, type: DistrictYear.self, fields: ["year", "called", "from", "until"], end: .never),
    RosterShape(
      kind: .person, type: Person.self, fields: ["given_name", "family_name", "email"], end: .lastDay("left")),
    RosterShape(
      kind: .position, type: Position.self,
      fields: ["person", "post", "called", "school", "network", "time", "from", "until"],
      end: .lastDay("until")),
    RosterShape(
      kind: .teaching, type: Teaching.self,
      fields: ["person", "called", "subject", "school", "is_primary", "from", "until"], end: .lastDay("until")),
  ]

  /// The kind of roster row that stands for a record that a field refers to.
  static func kind(referredTo name: String) -> RosterKind? { all.first { $0.type.kind.name == name }?.kind }
}

/// The cells of a row as one text, so that two sayings of a feed can be compared at once, and taken apart again.
enum RosterCells {
  /// A control sign that is taken out of every cell before it is kept.
  static let separator = "\u{1F}"

  static func joined(_ row: String) -> SQL {
    SQL(" || \(separator) || ").joined((1...RosterShape.cellCount).map { "\(name: "\(row).v\($0)")" })
  }

  /// Nil when the feed has not said anything yet.
  static func parts(_ text: String) -> [String]? {
    if text.isEmpty { return nil }
    return text.split(separator: Character(separator), omittingEmptySubsequences: false).map(String.init)
  }
}
