import Foundation
import Synchronization

/// Prints a page that is a file into a PDF, by a browser without a window that reaches nothing but that file.
package final class PDFPrinter: Sendable {
  /// Why there is no file. A page says it calmly; printing from one's own browser always works.
  package enum Failure: Error, Equatable {
    /// More pages wait to be printed than is wise.
    case busy
    /// The browser did not finish in time, and was ended.
    case late
    case failed
  }

  private let browser: String
  private let limit: Duration
  private let turns = Turns(most: 4)

  package init(browser: String, limit: Duration = .seconds(60)) {
    self.browser = browser
    self.limit = limit
  }

  /// The browser that `CHALKLINE_CHROMIUM` names, or one on the path; nil where there is none.
  package static let ofThisMachine: PDFPrinter? = {
    let environment = ProcessInfo.processInfo.environment
    let named = environment["CHALKLINE_CHROMIUM"].map { [$0] } ?? []
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    let known = named + names.flatMap { name in folders.map { "\($0)/\(name)" } }
    return known.first { $0.hasPrefix("/") && FileManager.default.isExecutableFile(atPath: $0) }
      .map { PDFPrinter(browser: $0) }
  }()

  /// The page as a PDF. One page is printed at a time.
  package func print(_ page: String) async throws(Failure) -> [UInt8] {
    guard await turns.wait() else { throw .busy }
    defer { Task { await turns.next() } }
    guard let folder = try? PrintFolder() else { throw .failed }
    guard (try? Data(page.utf8).write(to: folder.page)) != nil else { throw .failed }
    let ended = await run(in: folder)
    guard ended else { throw .late }
    guard let file = try? Data(contentsOf: folder.result), file.starts(with: Array("%PDF".utf8)) else { throw .failed }
    return Array(file)
  }

  /// False when the browser had to be ended.
  private func run(in folder: PrintFolder) async -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: browser)
    process.arguments = Self.options(folder)
    process.environment = ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR"].reduce(into: [:]) {
      $0[$1] = folder.path.path
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let isLate = Mutex(false)
    let overseer = Task { [limit] in
      try await Task.sleep(for: limit)
      isLate.withLock { $0 = true }
      Self.end(process.processIdentifier)
    }
    await withCheckedContinuation { (ended: CheckedContinuation<Void, Never>) in
      process.terminationHandler = { _ in ended.resume() }
      do { try process.run() } catch {
        process.terminationHandler = nil
        ended.resume()
      }
    }
    overseer.cancel()
    return !isLate.withLock { $0 }
  }

  /// With the helpers that it started, where it leads a group of its own.
  private static func end(_ process: pid_t) {
    guard process > 1 else { return }
    if getpgid(process) == process { kill(-process, SIGKILL) }
    kill(process, SIGKILL)
  }

  /// No name leads anywhere, no script runs in the page, and nothing of the browser's is kept.
  private static func options(_ folder: PrintFolder) -> [String] {
    let options = [
      "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
      "--disable-sync", "--disable-background-networking", "--disable-component-update", "--disable-breakpad",
      "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=\(folder.path.path)/profile",
      "--no-pdf-header-footer", "--print-to-pdf=\(folder.result.path)", folder.page.absoluteString,
    ]
    // Chromium's sandbox cannot be made by root, and Chromium refuses to start without being told so.
    return geteuid() == 0 ? ["--no-sandbox"] + options : options
  }
}

/// A folder that nobody else may look into, and that is gone when the page is printed.
private final class PrintFolder: Sendable {
  let path: URL
  var page: URL { path.appending(path: "page.html") }
  var result: URL { path.appending(path: "page.pdf") }

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "chalkline-print-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(at: path) }
}

/// One at a time, and not more than so many that wait.
private actor Turns {
  private let most: Int
  private var isTaken = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(most: Int) { self.most = most }

  func wait() async -> Bool {
    guard isTaken else {
      isTaken = true
      return true
    }
    guard waiting.count < most else { return false }
    await withCheckedContinuation { waiting.append($0) }
    return true
  }

  func next() {
    if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
  }
}
