import Foundation

/// A server that runs while it is asked for pages.
final class Server {
  let address: String
  private let process: pid_t
  /// From being started to the first answer.
  private(set) var start = Duration.zero
  private let output: URL
  private var isStopped = false

  /// Starts it, and waits until the page answers.
  init(_ command: Command, address: String) throws {
    self.address = address
    output = Scratch.file("server")
    let started = ContinuousClock.now
    process = try Command.start(command.program, command.arguments, output: output)
    while (try? Command("curl", ["-s", "-f", "-o", "/dev/null", address]).run()) == nil {
      guard ContinuousClock.now - started < .seconds(120) else {
        stop()
        throw Failure("\(command.program) does not answer at \(address):\n\(words.suffix(2000))")
      }
      usleep(5_000)
    }
    start = ContinuousClock.now - started
  }

  deinit { stop() }

  /// What it has printed so far.
  var words: String { Scratch.text(of: output) }

  /// The most memory that it has held, as the kernel says; 0 where it does not say.
  var peakBytes: Int {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (line.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }.first ?? 0) * 1024
  }

  /// Seconds of the processors so far, as the kernel says; 0 where it does not say.
  var cpu: Double {
    let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    // Behind the name, which stands in brackets and may hold spaces.
    let words = text.split(separator: ")").last?.split(separator: " ") ?? []
    guard words.count > 12, let own = Double(words[11]), let system = Double(words[12]) else { return 0 }
    return (own + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  func stop() {
    if isStopped { return }
    isStopped = true
    kill(process, SIGTERM)
    _ = try? Command.wait(for: process)
  }
}
