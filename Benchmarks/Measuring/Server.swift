import Foundation

/// A server that runs while it is asked for pages.
final class Server {
  let address: String
  private let process: pid_t
  private let output: URL

  /// Starts it, and waits until the page answers.
  init(_ command: Command, address: String) throws {
    self.address = address
    output = Scratch.file("server")
    process = try Command.start(command.program, command.arguments, output: output)
    let deadline = ContinuousClock.now + .seconds(60)
    while (try? Command("curl", ["-s", "-o", "/dev/null", address]).run()) == nil {
      guard ContinuousClock.now < deadline else {
        stop()
        throw Failure("\(command.program) does not answer at \(address):\n\(words.suffix(2000))")
      }
      usleep(100_000)
    }
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

  private func stop() {
    kill(process, SIGTERM)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }
}
