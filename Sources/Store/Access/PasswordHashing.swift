import Dispatch
import Synchronization
import Vocabulary

/// Where passwords are hashed: away from the threads that serve pages, and few at a time, since each takes 128 MB.
package final class PasswordHashing: Sendable {
  package static let standard = PasswordHashing(cost: .standard)

  package let cost: PasswordHash.Cost
  private let queue = DispatchQueue(label: "chalkline.passwords", attributes: .concurrent)
  private let gate: Gate
  /// What an unknown name is compared with, so that it takes as long as a known one.
  private let nobody: Mutex<PasswordHash?> = Mutex(nil)

  package init(cost: PasswordHash.Cost, atOnce: Int = 2, waiting: Int = 64) {
    self.cost = cost
    gate = Gate(open: atOnce, waiting: waiting)
  }

  package func hash(_ password: String) async throws -> PasswordHash {
    let cost = cost
    return try await run { try PasswordHash(of: password, cost: cost) }
  }

  /// Does the same work when there is nothing to compare with, and answers no.
  package func matches(_ password: String, _ kept: PasswordHash?) async throws -> Bool {
    if let kept { return try await run { try kept.matches(password) } }
    _ = try await run { try self.hashOfNobody().matches(password) }
    return false
  }

  private func hashOfNobody() throws -> PasswordHash {
    try nobody.withLock { kept in
      if let kept { return kept }
      let made = try PasswordHash(of: Token.randomSecret(), cost: cost)
      kept = made
      return made
    }
  }

  private func run<T: Sendable>(_ body: @Sendable @escaping () throws -> T) async throws -> T {
    try await gate.enter()
    defer { gate.leave() }
    return try await withCheckedThrowingContinuation { answer in
      queue.async { answer.resume(with: Result { try body() }) }
    }
  }
}

/// Lets a few in at a time, and no more wait than can be served before they give up.
private final class Gate: Sendable {
  private struct State {
    var open: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>
  private let most: Int

  init(open: Int, waiting most: Int) {
    state = Mutex(State(open: open))
    self.most = most
  }

  func enter() async throws {
    var isFull = false
    await withCheckedContinuation { (answer: CheckedContinuation<Void, Never>) in
      let mayGo = state.withLock { state in
        if state.open > 0 {
          state.open -= 1
          return true
        }
        if state.waiting.count >= most {
          isFull = true
          return true
        }
        state.waiting.append(answer)
        return false
      }
      if mayGo { answer.resume() }
    }
    if isFull { throw Refusal("", "busy", Self.busy) }
  }

  func leave() {
    let next = state.withLock { state in
      if state.waiting.isEmpty {
        state.open += 1
        return nil as CheckedContinuation<Void, Never>?
      }
      return state.waiting.removeFirst()
    }
    next?.resume()
  }

  private static let busy = Phrase(
    "Many people are signing in at this moment. Try again in a few seconds",
    es: "Muchas personas están entrando en este momento. Inténtelo de nuevo en unos segundos")
}
