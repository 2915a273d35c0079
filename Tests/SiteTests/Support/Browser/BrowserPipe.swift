import Foundation
import Synchronization

/// Chromium's debugging protocol over two pipes: messages of JSON, each ended by a zero byte.
///
/// Pipes need no port, no web socket and no library; and when the tests die, even by a kill, Chromium sees its pipe
/// close and ends too.
final class BrowserPipe: Sendable {
  typealias Listener = @Sendable (_ event: String, _ about: JSON) -> Void

  private struct State {
    var lastNumber = 0
    var waiting: [Int: CheckedContinuation<JSON, any Error>] = [:]
    var listeners: [String: Listener] = [:]
    var end: BrowserFailure?
  }

  private let state = Mutex(State())
  private let toBrowser: FileHandle
  private let writing = DispatchQueue(label: "chalkline.browser.write")

  init(toBrowser: FileHandle, fromBrowser: FileHandle) {
    self.toBrowser = toBrowser
    let reader = Thread { [weak self] in
      var buffer = Data()
      while true {
        let more = fromBrowser.availableData
        guard !more.isEmpty, let self else { break }
        buffer.append(more)
        while let end = buffer.firstIndex(of: 0) {
          self.receive(buffer[buffer.startIndex..<end])
          buffer.removeSubrange(buffer.startIndex...end)
        }
      }
      self?.finish(BrowserFailure("Chromium has ended"))
    }
    reader.start()
  }

  /// Sends a command and waits for its answer. `session` names the page that it is for; nil is the browser itself.
  @discardableResult func send(
    _ method: String, _ parameters: JSON = [:], to session: String? = nil, within limit: Duration = .seconds(60)
  ) async throws -> JSON {
    try await withCheckedThrowingContinuation { answer in
      let number: Result<Int, BrowserFailure> = state.withLock { state in
        if let end = state.end { return .failure(end) }
        state.lastNumber += 1
        state.waiting[state.lastNumber] = answer
        return .success(state.lastNumber)
      }
      switch number {
      case .failure(let end): answer.resume(throwing: end)
      case .success(let number):
        write(number, method, parameters, session)
        giveUp(on: number, method, after: limit)
      }
    }
  }

  /// What happens in the page of this session is told to the listener, in order.
  func listen(to session: String, _ listener: @escaping Listener) {
    state.withLock { $0.listeners[session] = listener }
  }

  func stopListening(to session: String) { state.withLock { $0.listeners[session] = nil } }

  private func write(_ number: Int, _ method: String, _ parameters: JSON, _ session: String?) {
    var message: [String: JSON] = ["id": .number(Double(number)), "method": .text(method), "params": parameters]
    if let session { message["sessionId"] = .text(session) }
    let bytes = Data(JSON.object(message).literal.utf8) + [0]
    writing.async { [self] in
      do {
        try toBrowser.write(contentsOf: bytes)
      } catch {
        finish(BrowserFailure("Chromium takes no more commands: \(error)"))
      }
    }
  }

  private func giveUp(on number: Int, _ method: String, after limit: Duration) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Int(limit / .milliseconds(1)))) { [weak self] in
      let late = self?.state.withLock { $0.waiting.removeValue(forKey: number) }
      late?.resume(throwing: BrowserFailure("Chromium gave no answer to \(method) within \(limit)"))
    }
  }

  private func receive(_ bytes: Data) {
    guard let message = try? JSONDecoder().decode(JSON.self, from: Data(bytes)) else { return }
    if case .number(let number) = message["id"] {
      let answer = state.withLock { $0.waiting.removeValue(forKey: Int(number)) }
      if message["error"].isNull {
        answer?.resume(returning: message["result"])
      } else {
        answer?.resume(throwing: BrowserFailure(message["error"]["message"].text))
      }
    } else {
      let listener = state.withLock { $0.listeners[message["sessionId"].text] }
      listener?(message["method"].text, message["params"])
    }
  }

  private func finish(_ end: BrowserFailure) {
    let waiting = state.withLock { state in
      defer { state.waiting = [:] }
      state.end = state.end ?? end
      return state.waiting.values
    }
    for answer in waiting { answer.resume(throwing: end) }
  }
}

/// What the browser could not do, or did not find on the page.
struct BrowserFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
