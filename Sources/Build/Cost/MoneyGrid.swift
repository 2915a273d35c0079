import Vocabulary

/// Amounts in rows and columns, whose sums are exact in both directions.
package struct MoneyGrid: Sendable, Equatable {
  package let rows: Int
  package let columns: Int
  private var cents: [Int]

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    cents = [Int](repeating: 0, count: rows * columns)
  }

  package subscript(row: Int, column: Int) -> Money { Money(cents: cents[row * columns + column]) }

  mutating func add(_ amount: Int, _ row: Int, _ column: Int) { cents[row * columns + column] += amount }

  package func row(_ row: Int) -> Money { Money(cents: cents[row * columns..<(row + 1) * columns].reduce(0, +)) }

  package func column(_ column: Int) -> Money {
    Money(cents: stride(from: column, to: cents.count, by: columns).reduce(0) { $0 + cents[$1] })
  }

  package var total: Money { Money(cents: cents.reduce(0, +)) }
}
