import Foundation

/// Bringing in a large roster, beside the shell of SQLite that only copies the same files into tables.
struct RosterBench: Bench {
  let name = "roster"
  let about = """
    A OneRoster set of 1,000,000 users (one in ten is staff) and 1,000,000 enrolments: read, compared with what is there and shown (preview), and applied to an empty
    district. The shell of SQLite copies the rows of the two large files as they are. Aim: no slower than the shell, under 300 MB.
    """

  func measure(_ programs: Programs) throws -> Report {
    let files = try RosterFiles(
      users: 1_000_000 / programs.scale, enrolments: 1_000_000 / programs.scale, in: Scratch.file("roster"))
    let peer = try shell(files)
    let preview = try chalkline(programs, files, [])
    let applied = try chalkline(programs, files, ["--apply"])
    var report = Report(columns: ["", "rows per second", "time", "processor", "peak memory", "against the shell"])
    for (subject, cost) in [
      ("sqlite3 .import", peer), ("chalkline, preview", preview), ("chalkline, applied", applied),
    ] {
      report.rows.append([
        subject, Figure.count(Double(files.rows) / cost.wall.seconds), Figure.seconds(cost.wall),
        Figure.seconds(cost.cpu),
        Figure.megabytes(cost.peakBytes), Figure.ratio(peer.wall.seconds / cost.wall.seconds),
      ])
    }
    return report
  }

  private func shell(_ files: RosterFiles) throws -> Cost {
    let database = Scratch.file("shell.sqlite").path
    let imports = files.tables.map { ".import --csv \($0.path) \($0.deletingPathExtension().lastPathComponent)" }
    return try Command("sqlite3", [database] + imports).median { remove(database) }
  }

  private func chalkline(_ programs: Programs, _ files: RosterFiles, _ options: [String]) throws -> Cost {
    let database = Scratch.file("roster.sqlite").path
    let arguments = ["import", "oneroster", files.folder.path, "--database", database] + options
    return try Command(programs.chalkline, arguments).median {
      remove(database)
      try Command(programs.chalkline, ["init", "--database", database, "--name", "Plains ISD"]).run()
    }
  }

  private func remove(_ database: String) {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: database + suffix) }
  }
}
