import Vocabulary

/// One row of an answer, read by position.
package struct Row: Sendable {
  package let values: [SQL.Value]

  package init(_ values: [SQL.Value]) { self.values = values }

  package subscript(index: Int) -> SQL.Value { values[index] }

  package func text(_ index: Int) -> String { if case .text(let text) = values[index] { text } else { "" } }

  package func optionalText(_ index: Int) -> String? { if case .text(let text) = values[index] { text } else { nil } }

  package func integer(_ index: Int) -> Int? {
    switch values[index] {
    case .integer(let number): number
    case .real(let number): Int(exactly: number)
    default: nil
    }
  }

  package func real(_ index: Int) -> Double? {
    switch values[index] {
    case .real(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }

  package func flag(_ index: Int) -> Bool { integer(index) == 1 }
  package func moment(_ index: Int) -> Moment? { Moment(text(index)) }
  package func day(_ index: Int) -> Day? { Day(text(index)) }
  package func id<Of>(_ index: Int) -> Identifier<Of>? { optionalText(index).map(Identifier.init(_:)) }
}
