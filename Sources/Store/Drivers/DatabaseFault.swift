import Foundation
import Vocabulary

/// Something the database itself would not or could not do.
package struct DatabaseFault: Error, CustomStringConvertible, Sendable {
  package enum Sort: Sendable, Equatable {
    case unique, foreignKey, check, notNull
    /// Somebody else holds it, and did not let go in time.
    case busy
    /// Two transactions crossed; the act may simply be done again.
    case clash
    case full, readOnly
    /// Not reachable, or lost on the way.
    case gone
    case notDatabase, damaged
    case other
  }
  package let sort: Sort
  package let description: String

  package init(_ sort: Sort, _ description: String) {
    self.sort = sort
    self.description = description
  }
}

extension SQL {
  /// Neither database keeps the character NUL: both would cut the text off there and say nothing.
  func refuseNUL() throws {
    for case .text(let text) in values where text.holdsNUL {
      throw DatabaseFault(.check, "a text holds the character NUL")
    }
  }
}

extension String {
  fileprivate var holdsNUL: Bool {
    var text = self
    return text.withUTF8 { bytes in bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false }
  }
}
