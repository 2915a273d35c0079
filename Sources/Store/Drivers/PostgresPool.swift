import Dispatch
import Synchronization

/// Lends connections in the order of asking; opens them when first needed, and again when one was lost.
final class PostgresPool: Sendable {
  private struct State {
    var idle: [PostgresConnection] = []
    var open = 0
    var waiting: [CheckedContinuation<PostgresConnection?, Never>] = []
    var isClosed = false

    mutating func takeNext() -> CheckedContinuation<PostgresConnection?, Never>? {
      waiting.isEmpty ? nil : waiting.removeFirst()
    }
  }

  private let address: String
  private let size: Int
  private let state = Mutex(State())

  init(address: String, size: Int) {
    self.address = address
    self.size = size
  }

  /// Takes in a connection that was opened elsewhere.
  func adopt(_ connection: PostgresConnection) {
    state.withLock { $0.open += 1 }
    giveBack(connection)
  }

  func use<T: Sendable>(_ body: @Sendable @escaping (PostgresConnection) throws -> T) async throws -> T {
    let lent = await borrow()
    return try await withCheckedThrowingContinuation { answer in
      let queue = lent?.queue ?? DispatchQueue(label: "chalkline.postgres.opening")
      queue.async {
        do {
          let connection = try lent ?? PostgresConnection(address: self.address)
          let result = Result { try body(connection) }
          self.giveBack(connection)
          answer.resume(with: result)
        } catch {
          self.forget()
          answer.resume(throwing: error)
        }
      }
    }
  }

  /// Nil means: there is room for one more; open it.
  private func borrow() async -> PostgresConnection? {
    await withCheckedContinuation { answer in
      let lent: PostgresConnection?? = state.withLock { state in
        if let idle = state.idle.popLast() { return .some(idle) }
        if state.open < size {
          state.open += 1
          return .some(nil)
        }
        state.waiting.append(answer)
        return nil
      }
      if let lent { answer.resume(returning: lent) }
    }
  }

  private func giveBack(_ connection: PostgresConnection) {
    if connection.isLost { return forget() }
    let next = state.withLock { state in
      if let next = state.takeNext() { return next as CheckedContinuation<PostgresConnection?, Never>? }
      if state.isClosed { state.open -= 1 } else { state.idle.append(connection) }
      return nil
    }
    next?.resume(returning: connection)
  }

  /// One connection fewer; who waits longest may open another.
  private func forget() {
    let next = state.withLock { state in
      let next = state.takeNext()
      if next == nil { state.open -= 1 }
      return next
    }
    next?.resume(returning: nil)
  }

  func close() {
    state.withLock { state in
      state.isClosed = true
      state.open -= state.idle.count
      state.idle = []
    }
  }
}
