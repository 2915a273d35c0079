import Foundation
import Synchronization

/// A program that is run for what it costs. The kernel does the counting, so ours and a peer's are counted alike.
struct Command: Sendable {
  let program: String
  let arguments: [String]

  init(_ program: String, _ arguments: [String]) {
    self.program = program
    self.arguments = arguments
  }

  /// Runs it once, to its end. What it prints goes to a file, and into the failure when it fails.
  @discardableResult func run() throws -> Cost {
    let output = Scratch.file("output")
    let start = ContinuousClock.now
    let process = try Command.start(program, arguments, output: output)
    let (status, usage) = try Command.wait(for: process)
    guard status == 0 else {
      throw Failure("\(words) ended with \(status >> 8):\n\(Scratch.text(of: output).suffix(2000))")
    }
    return Cost(wall: ContinuousClock.now - start, cpu: usage.cpu, peakBytes: usage.peakBytes)
  }

  /// Runs it and gives back what it printed.
  func text() throws -> String {
    let output = Scratch.file("output")
    let process = try Command.start(program, arguments, output: output)
    let status = try Command.wait(for: process).status
    guard status == 0 else {
      throw Failure("\(words) ended with \(status >> 8):\n\(Scratch.text(of: output).suffix(2000))")
    }
    return Scratch.text(of: output)
  }

  var words: String { ([program] + arguments).joined(separator: " ") }

  /// Foundation's `Process` collects its children itself, and what they cost with them; so these children are our own.
  static func start(_ program: String, _ arguments: [String], output: URL) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, program, &actions, nil, &words, environ)
    guard code == 0 else { throw Failure("\(program) could not be started: \(String(cString: strerror(code)))") }
    running.withLock { _ = $0.insert(process) }
    return process
  }

  private static let running = Mutex<Set<pid_t>>([])

  /// Waits for a program that was started here, and says how it ended and what it cost.
  static func wait(for process: pid_t) throws -> (status: Int32, usage: rusage) {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) != process {
      if errno != EINTR { throw Failure("process \(process) could not be waited for") }
    }
    running.withLock { _ = $0.remove(process) }
    return (status, usage)
  }

  static func stopAll() { running.withLock { for process in $0 { kill(process, SIGKILL) } } }
}

extension rusage {
  fileprivate var cpu: Duration {
    .seconds(ru_utime.tv_sec + ru_stime.tv_sec) + .microseconds(Int(ru_utime.tv_usec) + Int(ru_stime.tv_usec))
  }

  /// Linux counts in kilobytes, macOS in bytes.
  fileprivate var peakBytes: Int {
    #if os(Linux)
      ru_maxrss * 1024
    #else
      ru_maxrss
    #endif
  }
}

/// Why a benchmark could not be run.
struct Failure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
