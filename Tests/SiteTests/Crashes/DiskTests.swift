import Foundation
import TestSupport
import Testing

/// Real disks that are full or cannot be written to. They need a mount of their own, which takes a right that not every machine gives.
@Suite struct `A disk` {
  @Test func `that is full refuses what does not fit, and keeps what was there`() async throws {
    let outcome = try await onADisk(
      "mount -t tmpfs -o size=5m none .",
      """
      chalkline init --database d.sqlite --name Kept || exit 1
      chalkline init --database e.sqlite --name Other; rm e.sqlite*
      head -c 6000000 /dev/zero > filler 2>/dev/null
      chalkline init --database d.sqlite --name Late; echo "late $?"
      rm filler
      chalkline verify --database d.sqlite; echo "verify $?"
      chalkline init --database d.sqlite --name Later; echo "later $?"
      """)
    #expect(outcome.output.contains("late 73"), "\(outcome.output) \(outcome.complaint)")
    #expect(outcome.complaint.contains("no room"))
    #expect(outcome.output.contains("Kept: intact") && outcome.output.contains("verify 0"))
    #expect(outcome.output.contains("later 0"))
  }

  @Test func `that is full during a backup leaves no backup`() async throws {
    let outcome = try await onADisk(
      "mount -t tmpfs -o size=4m none .",
      """
      chalkline init --database d.sqlite --name Kept || exit 1
      head -c 6000000 /dev/zero > filler 2>/dev/null
      chalkline backup --database d.sqlite b.backup; echo "backup $?"
      ls
      """)
    #expect(outcome.output.contains("backup 73"), "\(outcome.output) \(outcome.complaint)")
    #expect(!outcome.output.contains("b.backup\n"))
  }

  @Test func `that cannot be written to is read from all the same`() async throws {
    let outcome = try await onADisk(
      "mount --bind . .",
      """
      cd "$PWD"
      chalkline init --database d.sqlite --name Kept || exit 1
      mount -o remount,ro,bind "$PWD"
      chalkline init --database d.sqlite --name Late; echo "late $?"
      chalkline verify --database d.sqlite; echo "verify $?"
      chalkline review --database d.sqlite > /dev/null; echo "review $?"
      chalkline backup --database d.sqlite b.backup; echo "backup $?"
      """)
    #expect(outcome.output.contains("late 73"), "\(outcome.output) \(outcome.complaint)")
    #expect(outcome.output.contains("Kept: intact") && outcome.output.contains("verify 0"))
    #expect(outcome.output.contains("review 0") && outcome.output.contains("backup 73"))
  }

  /// Runs a script in a folder of its own, mounted as told, and seen by nobody else.
  private func onADisk(_ mount: String, _ script: String) async throws -> Program.Outcome {
    let folder = TemporaryFolder.ofThisRun.file("disk")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let program = Program.path.path
    let whole = """
      mount --make-rprivate / || exit 99
      cd '\(folder.path)' && \(mount) && cd '\(folder.path)' || exit 99
      chalkline() { '\(program)' "$@"; }
      \(script)
      """
    let outcome = try await Program.run(
      ["-m", "sh", "-c", whole], in: folder, program: URL(filePath: "/usr/bin/unshare"))
    if outcome.status == 99 || outcome.complaint.contains("unshare failed") {
      Issue.record("Skipped: this machine does not let tests mount a disk", severity: .warning)
      try Test.cancel("this machine does not let tests mount a disk")
    }
    return outcome
  }
}
