import Foundation

/// What whoever waits is told: on standard error, so that the table alone is the output.
enum Progress {
  private static let start = ContinuousClock.now

  static func say(_ words: String) {
    let seconds = Int((ContinuousClock.now - start).seconds)
    let line = String(format: "[%3d:%02d] ", seconds / 60, seconds % 60) + words + "\n"
    FileHandle.standardError.write(Data(line.utf8))
  }
}
