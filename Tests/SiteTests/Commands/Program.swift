import Foundation

/// The real program, run as an IT officer runs it.
enum Program {
  struct Outcome: Sendable {
    let status: Int32
    let output: String
    let complaint: String

    /// The output as JSON.
    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8)) }
  }

  /// It is built beside the tests.
  static let path: URL = {
    let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "chalkline")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    return root.appending(path: ".build/debug/chalkline").standardizedFileURL
  }()

  static func run(
    _ arguments: String..., settings: [String: String] = [:], in folder: URL? = nil
  ) async throws -> Outcome {
    try await run(arguments, settings: settings, in: folder)
  }

  static func run(
    _ arguments: [String], settings: [String: String] = [:], in folder: URL?, program: URL = path
  ) async throws -> Outcome {
    let (process, output, complaint) = prepare(arguments, settings, folder)
    process.executableURL = program
    return try await withCheckedThrowingContinuation { answer in
      DispatchQueue.global().async {
        answer.resume(
          with: Result {
            try process.run()
            // Read to the end before waiting: a full pipe would make the program wait for us.
            let complaints = Reading(complaint)
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            return Outcome(status: process.terminationStatus, output: text, complaint: complaints.text())
          })
      }
    }
  }

  /// Starts it and leaves it running.
  static func start(_ arguments: String...) throws -> Process { try start(arguments) }

  static func start(_ arguments: [String]) throws -> Process {
    let (process, _, _) = prepare(arguments, [:], nil)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private static func prepare(_ arguments: [String], _ settings: [String: String], _ folder: URL?) -> (
    Process, Pipe, Pipe
  ) {
    let process = Process()
    process.executableURL = path
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(settings) { $1 }
    process.currentDirectoryURL = folder
    let (output, complaint) = (Pipe(), Pipe())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = complaint
    return (process, output, complaint)
  }

  private final class Reading: @unchecked Sendable {
    private var data = Data()
    private let done = DispatchSemaphore(value: 0)

    init(_ pipe: Pipe) {
      DispatchQueue.global().async {
        self.data = pipe.fileHandleForReading.readDataToEndOfFile()
        self.done.signal()
      }
    }

    func text() -> String {
      done.wait()
      return String(decoding: data, as: UTF8.self)
    }
  }
}
