import Foundation
import Synchronization

/// One page of the browser, used as a person uses it: by what it says.
final class BrowserPage: Sendable {
  private struct State {
    var isLoading = false
    var runsScripts = true
    var complaints: [String] = []
  }

  private let pipe: BrowserPipe
  private let session: String
  private let frame: String
  private let profile: String
  private let state = Mutex(State())

  init(pipe: BrowserPipe, session: String, frame: String, profile: String) {
    self.pipe = pipe
    self.session = session
    self.frame = frame
    self.profile = profile
  }

  func prepare(_ look: Look) async throws {
    pipe.listen(to: session) { [weak self] event, about in self?.hear(event, about) }
    for domain in ["Page", "Runtime", "Log", "Network"] { try await send("\(domain).enable") }
    try await show(look)
  }

  /// Changes the size and colours of a page that may be open already.
  func show(_ look: Look) async throws {
    try await send(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": .number(Double(look.width)), "height": .number(Double(look.height)), "deviceScaleFactor": 1,
        "mobile": .flag(look.width < 500),
      ])
    let features: [JSON] = [
      ["name": "prefers-color-scheme", "value": look.isDark ? "dark" : "light"],
      ["name": "prefers-reduced-motion", "value": look.reducesMotion ? "reduce" : ""],
      ["name": "forced-colors", "value": look.forcesColours ? "active" : ""],
    ]
    try await send("Emulation.setEmulatedMedia", ["features": .list(features)])
    try await send("Emulation.setScriptExecutionDisabled", ["value": .flag(!look.runsScripts)])
    state.withLock { $0.runsScripts = look.runsScripts }
  }

  func close() async throws {
    pipe.stopListening(to: session)
    try await pipe.send("Target.disposeBrowserContext", ["browserContextId": .text(profile)])
  }

  @discardableResult func send(_ method: String, _ parameters: JSON = [:]) async throws -> JSON {
    try await pipe.send(method, parameters, to: session)
  }

  private func hear(_ event: String, _ about: JSON) {
    switch event {
    case "Page.frameStartedLoading", "Page.frameStartedNavigating", "Page.frameRequestedNavigation":
      if about["frameId"].text == frame { state.withLock { $0.isLoading = true } }
    case "Page.frameStoppedLoading":
      if about["frameId"].text == frame { state.withLock { $0.isLoading = false } }
    case "Page.javascriptDialogOpening": Task { try await send("Page.handleJavaScriptDialog", ["accept": true]) }
    case "Runtime.exceptionThrown": complain(about["exceptionDetails"]["exception"]["description"].text)
    case "Runtime.consoleAPICalled" where about["type"].text == "error":
      complain(
        about["args"].list.map { $0["value"].isNull ? $0["description"].text : $0["value"].literal }.joined(
          separator: " "))
    case "Log.entryAdded" where about["entry"]["level"].text == "error":
      complain("\(about["entry"]["text"].text) \(about["entry"]["url"].text)")
    default: break
    }
  }

  private func complain(_ words: String) { state.withLock { $0.complaints.append(words) } }
}

// Where it is, and what it says.
extension BrowserPage {
  /// Goes to an address and waits until everything on the page has come.
  func go(to address: String) async throws {
    state.withLock { $0.isLoading = true }
    let answer = try await send("Page.navigate", ["url": .text(address)])
    if case .text(let words) = answer["errorText"] { throw BrowserFailure("\(address): \(words)") }
    try await settle()
  }

  /// What scripts, styles and the network complained of since the page was opened.
  var complaints: [String] { state.withLock { $0.complaints } }

  var address: String { get async throws { try await evaluate("location.href").text } }
  var title: String { get async throws { try await evaluate("document.title").text } }

  /// The words that can be seen.
  var text: String { get async throws { try await evaluate("document.body.innerText").text } }

  /// The value of an expression; a promise is waited for.
  @discardableResult func evaluate(_ expression: String) async throws -> JSON {
    let answer = try await send(
      "Runtime.evaluate", ["expression": .text(expression), "returnByValue": true, "awaitPromise": true])
    guard answer["exceptionDetails"].isNull else {
      throw BrowserFailure(answer["exceptionDetails"]["exception"]["description"].text)
    }
    return answer["result"]["value"]
  }

  /// Waits until the page says something, as a person would after a click.
  func wait(for words: String, within limit: Duration = .seconds(20)) async throws {
    try await wait(until: "document.body.innerText.includes(\(JSON.text(words).literal))", within: limit) {
      "The page does not say \"\(words)\". It says:\n\($0)"
    }
  }

  /// Waits until an expression is true.
  func wait(
    until expression: String, within limit: Duration = .seconds(20), otherwise words: (String) -> String = { $0 }
  ) async throws {
    let deadline = ContinuousClock.now + limit
    while (try? await evaluate("Boolean(\(expression))"))?.flag != true {
      guard ContinuousClock.now < deadline else {
        throw BrowserFailure(words("\(try await text)\n(waited \(limit) for \(expression))"))
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Waits until no page is on its way. A click says that it was handled before the page that it asks for starts to come,
  /// so the old page is first given two pictures' time to start.
  func settle(within limit: Duration = .seconds(30)) async throws {
    try await pause()
    let deadline = ContinuousClock.now + limit
    while state.withLock({ $0.isLoading }) {
      guard ContinuousClock.now < deadline else {
        throw BrowserFailure("The page did not finish loading within \(limit): \((try? await address) ?? "?")")
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  private func pause() async throws {
    guard state.withLock({ $0.runsScripts }) else { return try await Task.sleep(for: .milliseconds(100)) }
    let twoPictures = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
    // It fails when the old page goes away under it, which is what it waits for.
    _ = try? await evaluate(twoPictures)
  }
}
