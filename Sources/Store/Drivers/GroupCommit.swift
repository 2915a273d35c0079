import Dispatch
import GRDB
import Synchronization

/// Gathers the writes that wait while one transaction reaches the disk, and commits them together in the next.
///
/// A write on its own costs one flush of the disk; a hundred that wait cost one flush between them. Each runs in a
/// savepoint of its own, so that one that fails takes nothing with it, and each is answered only after the commit.
final class GroupCommit: Sendable {
  private typealias Finish = @Sendable ((any Error)?) -> Void
  private struct Write: Sendable {
    let run: @Sendable (Database) -> Finish
    let fail: @Sendable (any Error) -> Void
  }

  private struct Waiting {
    var writes: [Write] = []
    var isRunning = false
  }

  private let pool: DatabasePool
  private let waiting = Mutex(Waiting())
  private let queue = DispatchQueue(label: "chalkline.writes")

  init(_ pool: DatabasePool) { self.pool = pool }

  func commit<T: Sendable>(_ body: @Sendable @escaping (Database) throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { answer in
      enqueue(
        Write { database in
          let result = Result { try GroupCommit.inSavepoint(database, body) }
          return { failure in
            // What went wrong in the write itself says more than that the commit failed after it.
            if let failure, case .success = result { return answer.resume(throwing: failure) }
            answer.resume(with: result)
          }
        } fail: {
          answer.resume(throwing: $0)
        })
    }
  }

  private func enqueue(_ write: Write) {
    let mustStart = waiting.withLock { waiting in
      waiting.writes.append(write)
      defer { waiting.isRunning = true }
      return !waiting.isRunning
    }
    if mustStart { queue.async { self.run() } }
  }

  private func run() {
    while let writes = next() { commitTogether(writes) }
  }

  private func next() -> [Write]? {
    waiting.withLock { waiting in
      if waiting.writes.isEmpty {
        waiting.isRunning = false
        return nil
      }
      defer { waiting.writes = [] }
      return waiting.writes
    }
  }

  private func commitTogether(_ writes: [Write]) {
    nonisolated(unsafe) var finishes: [Finish] = []
    do {
      try pool.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          for write in writes { finishes.append(write.run(database)) }
          return .commit
        }
      }
      for finish in finishes { finish(nil) }
    } catch {
      // Nothing of it is on the disk. One write that fills the disk must not take the others with it.
      if writes.count > 1, !finishes.isEmpty { return writes.forEach { commitTogether([$0]) } }
      for finish in finishes { finish(error) }
      for write in writes.dropFirst(finishes.count) { write.fail(error) }
    }
  }

  private static func inSavepoint<T>(_ database: Database, _ body: (Database) throws -> T) throws -> T {
    // A full disk makes SQLite roll the whole transaction back by itself; what came after would otherwise commit alone.
    guard database.isInsideTransaction else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
    var result: T?
    try database.inSavepoint {
      result = try body(database)
      return .commit
    }
    guard let result else { throw DatabaseFault(.other, "a savepoint ended without a result") }
    return result
  }
}
