import Crypto
import Foundation
import Synchronization
import Vocabulary

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where one running program keeps the files of its jobs: readable by nobody else, and gone with the program, however it ends.
///
/// A file in it is locked for as long as the program lives. The system lets go of the lock even after `kill -9`, so whoever
/// comes next can tell folders of the living from those of the dead, and takes the latter away.
package final class JobFolder: Sendable {
  /// Names this program among all that share a database.
  let holder: String
  private let folder: URL
  private let lock: Int32

  static let usualParent = FileManager.default.temporaryDirectory.appending(path: "chalkline-jobs")

  init(in parent: URL = usualParent) throws {
    holder = Identifier<JobFolder>.new().rawValue
    folder = parent.appending(path: holder)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    chmod(parent.path, 0o700)
    lock = open(Self.lockPath(folder), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: folder.path])
    }
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
    close(lock)
  }

  /// Where one file of a job lies, whether or not it is there.
  package func path(_ job: Job.ID, _ role: String) -> String {
    folder.appending(path: "\(job)-\(role)").path
  }

  /// Takes over a file that lies on the same disk, without copying it where that can be had.
  func take(_ path: String, for job: Job.ID, _ role: String) throws {
    let own = self.path(job, role)
    if link(path, own) == 0 {
      chmod(own, 0o600)
      return
    }
    try FileManager.default.copyItem(atPath: path, toPath: own)
    chmod(own, 0o600)
  }

  func forget(_ job: Job.ID, _ files: [JobFile]) {
    for file in files { unlink(path(job, file.role)) }
  }

  /// Removes the folders of programs that are no more. Returns what they were called.
  static func removeDead(in parent: URL = usualParent) -> [String] {
    let files = FileManager.default
    let folders = (try? files.contentsOfDirectory(at: parent, includingPropertiesForKeys: nil)) ?? []
    return folders.compactMap { folder in
      let lock = open(lockPath(folder), O_RDWR | O_CLOEXEC)
      guard lock >= 0 else { return nil }
      defer { close(lock) }
      guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { return nil }
      try? files.removeItem(at: folder)
      return folder.lastPathComponent
    }
  }

  private static func lockPath(_ folder: URL) -> String { folder.appending(path: "alive").path }

  /// SHA-256 of a file, in hexadecimal, read piece by piece.
  package static func digest(of path: String) throws -> String {
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? file.close() }
    var hash = SHA256()
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
    return hash.finalize().hexadecimal
  }

  package static func digest(ofText text: String) -> String { SHA256.hash(data: Data(text.utf8)).hexadecimal }
}
