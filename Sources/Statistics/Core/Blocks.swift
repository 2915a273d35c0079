import Dispatch
import Synchronization

/// Work on many rows by several threads whose result does not depend on how many there are.
///
/// The borders of the blocks follow from the number of rows alone, and partial results are put together in the order of
/// the blocks, so sums round alike on every machine.
package enum Blocks {
  /// Rows in one block.
  package static let usualSize = 65_536

  package static var usualThreads: Int { 2 }

  package static func ranges(_ count: Int, size: Int = usualSize) -> [Range<Int>] {
    stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  /// What `body` makes of each number from 0 up to `count`, in order.
  ///
  /// At most `threads` run at once. The first error, in the order of the numbers, is thrown after the others have ended.
  package static func map<Part: Sendable>(
    _ count: Int, threads: Int, _ body: @Sendable (Int) throws -> Part
  ) throws -> [Part] {
    if threads == 1 || count < 2 { return try (0..<count).map(body) }
    return try withoutActuallyEscaping(body) { body in
      let parts = Slots<Part>(count)
      let turn = Turn(count)
      DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
        while let index = turn.take() { parts[index] = Result { try body(index) } }
      }
      return try parts.all()
    }
  }

  /// What `body` makes of each block of rows, in the order of the blocks.
  package static func overRows<Part: Sendable>(
    _ count: Int, size: Int = usualSize, threads: Int, _ body: @Sendable (Range<Int>) throws -> Part
  ) throws -> [Part] {
    let ranges = ranges(count, size: size)
    return try map(ranges.count, threads: threads) { try body(ranges[$0]) }
  }
}

/// The next number to work on, handed to whoever is free.
private final class Turn: Sendable {
  private let next = Mutex(0)
  private let end: Int

  init(_ end: Int) { self.end = end }

  func take() -> Int? {
    next.withLock { next in
      guard next < end else { return nil }
      defer { next += 1 }
      return next
    }
  }
}

/// One place for each result. Each place is written by one thread and read after all have ended.
private final class Slots<Part: Sendable>: @unchecked Sendable {
  private let places: UnsafeMutableBufferPointer<Result<Part, any Error>?>

  init(_ count: Int) {
    places = .allocate(capacity: count)
    places.initialize(repeating: nil)
  }

  deinit {
    places.deinitialize()
    places.deallocate()
  }

  subscript(index: Int) -> Result<Part, any Error>? {
    get { places[index] }
    set { places[index] = newValue }
  }

  func all() throws -> [Part] { try places.compactMap { try $0?.get() } }
}
