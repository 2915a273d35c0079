/// Room for the columns of a frame while several threads fill them, each its own rows.
final class Columnar: @unchecked Sendable {
  let rows: Int
  private(set) var numbers: [UnsafeMutablePointer<Double>]
  private(set) var codes: [UnsafeMutablePointer<Int32>]
  private var taken: Set<UnsafeMutableRawPointer> = []

  init(rows: Int, numbers: Int, factors: Int) {
    self.rows = rows
    self.numbers = (0..<numbers).map { _ in .allocate(capacity: max(1, rows)) }
    self.codes = (0..<factors).map { _ in .allocate(capacity: max(1, rows)) }
  }

  deinit {
    for column in numbers where !taken.contains(column) { column.deallocate() }
    for column in codes where !taken.contains(column) { column.deallocate() }
  }

  /// A column as an array; its room is given back at once, so that no more than one column is there twice.
  func takeNumbers(_ column: Int) -> [Double] { take(numbers[column]) }

  func takeCodes(_ column: Int) -> [Int32] { take(codes[column]) }

  private func take<Cell>(_ column: UnsafeMutablePointer<Cell>) -> [Cell] {
    defer { if taken.insert(column).inserted { column.deallocate() } }
    return Array(UnsafeBufferPointer(start: column, count: rows))
  }
}
