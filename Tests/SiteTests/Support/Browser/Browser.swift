import Foundation
import Synchronization
import TestSupport
import Testing

/// Chromium without a window. One serves all tests of a run; each test's pages share nothing with another's.
actor Browser {
  private let process = Process()
  private let pipe: BrowserPipe

  private static let shared = Task { try Browser() }

  /// The browser of this run. Without one, the test is reported as skipped.
  static func open() async throws -> Browser {
    guard path != nil else {
      try Test.cancel("Skipped: CHALKLINE_CHROMIUM is not set (make test finds a browser and sets it)")
    }
    return try await shared.value
  }

  private static var path: String? { ProcessInfo.processInfo.environment["CHALKLINE_CHROMIUM"] }

  private init() throws {
    let folder = TemporaryFolder.ofThisRun.file("browser")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let (toBrowser, fromBrowser) = (Pipe(), Pipe())
    // Chromium wants its pipes as files 3 and 4; a shell puts them there.
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments =
      ["-c", #"exec "$@" 3<&0 4>&1 0</dev/null 1>/dev/null 2>"$HOME/log""#, "sh", Browser.path ?? "chromium"]
      + Browser.options + ["--user-data-dir=\(folder.path)", "about:blank"]
    process.environment = ProcessInfo.processInfo.environment
      .merging(["HOME": folder.path, "XDG_CONFIG_HOME": folder.path, "XDG_CACHE_HOME": folder.path]) { $1 }
    process.standardInput = toBrowser
    process.standardOutput = fromBrowser
    try process.run()
    Browser.endWithTheRun(process.processIdentifier)
    pipe = BrowserPipe(
      toBrowser: toBrowser.fileHandleForWriting, fromBrowser: fromBrowser.fileHandleForReading)
  }

  private static let running = Mutex<pid_t?>(nil)

  /// Chromium ends by itself when its pipe closes, but first writes its profile, into a folder that is then gone.
  private static func endWithTheRun(_ process: pid_t) {
    running.withLock { $0 = process }
    atexit {
      guard let process = Browser.running.withLock({ $0 }) else { return }
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  /// The last ones keep pictures alike on every machine.
  private static var options: [String] {
    let options = [
      "--headless", "--remote-debugging-pipe", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
      "--disable-extensions", "--disable-sync", "--disable-background-networking", "--disable-component-update",
      "--mute-audio", "--lang=en-US", "--hide-scrollbars", "--force-color-profile=srgb", "--font-render-hinting=none",
    ]
    // Chromium's sandbox cannot be made by root, and Chromium refuses to start without being told so.
    return geteuid() == 0 ? options + ["--no-sandbox"] : options
  }

  /// A page in a profile of its own, as in a window that remembers nothing.
  func page(_ look: Look = .desk) async throws -> BrowserPage {
    let profile = try await pipe.send("Target.createBrowserContext")["browserContextId"]
    let target = try await pipe.send("Target.createTarget", ["url": "about:blank", "browserContextId": profile])
    let session = try await pipe.send(
      "Target.attachToTarget", ["targetId": target["targetId"], "flatten": true])["sessionId"]
    let page = BrowserPage(pipe: pipe, session: session.text, frame: target["targetId"].text, profile: profile.text)
    try await page.prepare(look)
    return page
  }

  /// Opens a page, and closes it when the visit is over or has failed.
  static func visit<Result: Sendable>(
    _ look: Look = .desk, _ body: (BrowserPage) async throws -> Result
  ) async throws -> Result {
    let page = try await Browser.open().page(look)
    do {
      let result = try await body(page)
      try await page.close()
      return result
    } catch {
      try? await page.close()
      throw error
    }
  }
}

/// How wide the page is seen, and in which colours.
struct Look: Sendable, CustomTestStringConvertible {
  var width: Int
  var height: Int
  var isDark = false
  var forcesColours = false
  var reducesMotion = true
  var runsScripts = true

  static let desk = Look(width: 1280, height: 800)
  static let phone = Look(width: 360, height: 740)

  var dark: Look {
    var look = self
    look.isDark = true
    return look
  }

  var withoutScripts: Look {
    var look = self
    look.runsScripts = false
    return look
  }

  var testDescription: String { "\(width) px, \(isDark ? "dark" : "light")" }
}
