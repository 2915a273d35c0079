import Foundation

/// Rows of simulated students, made by the generator of the shared cases.
struct EvidenceFiles {
  let district: String
  let large: String
  let staggered: String
  /// Ten million rows: only in a run at full size.
  let state: String?
  let assignment: String?

  init(_ programs: Programs) throws {
    let shared = URL(filePath: FileManager.default.currentDirectoryPath).appending(path: "../shared/cases").standardized
    let generator = shared.appending(path: "bench/generate.py").path
    guard FileManager.default.fileExists(atPath: generator) else {
      throw Failure("the generator of the shared cases is not beside the project (\(generator))")
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "chalkline-bench-evidence")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func made(_ size: String) throws -> String {
      let file = folder.appending(path: "\(size).csv").path
      if !FileManager.default.fileExists(atPath: file) {
        Progress.say("making \(size).csv")
        try Command(programs.python, [generator, size, folder.path]).run()
      }
      return file
    }
    district = try made(programs.scale > 1 ? "tiny" : "district")
    large = try made(programs.scale > 1 ? "district" : "large")
    staggered = try made("did10k")
    state = programs.scale > 1 ? nil : try made("state")
    let plan = shared.appending(path: "statistics/assignment_medium_20x90").path
    assignment = FileManager.default.fileExists(atPath: plan) ? plan : nil
  }
}
