/// Numbers in memory that are freed with their owner.
final class Room<Element: BitwiseCopyable>: @unchecked Sendable {
  let start: UnsafeMutablePointer<Element>
  let count: Int

  init(_ count: Int, of value: Element) {
    self.count = count
    start = .allocate(capacity: max(1, count))
    start.initialize(repeating: value, count: max(1, count))
  }

  convenience init(_ values: [Element], or none: Element) {
    self.init(values.count, of: none)
    for (index, value) in values.enumerated() { start[index] = value }
  }

  deinit { start.deallocate() }
}
