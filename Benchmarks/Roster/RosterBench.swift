import Foundation

/// Bringing in a large roster, beside the shell of SQLite that only copies the same files into tables.
struct RosterBench: Bench {
  let name = "roster"
  let about = """
    a OneRoster set of 1,000,000 users (one in ten is staff) and 1,000,000 enrolments: read, compared with what is there and shown (preview), and applied to an empty district. \
    The shell of SQLite (.import) copies the rows of the two large files as they are. Time of the processors, medians of three runs.
    """

  func measure(_ programs: Programs, _ tell: (Line) -> Void) throws {
    Progress.say("   Writing the files")
    let files = try RosterFiles(
      users: programs.scaled(1_000_000), enrolments: programs.scaled(1_000_000), in: Scratch.file("roster"))
    defer { try? FileManager.default.removeItem(at: files.folder) }
    // One after another and again, so that a busy minute does not fall on one of them alone.
    var (shell, preview, applied): ([Cost], [Cost], [Cost]) = ([], [], [])
    for round in 1...3 {
      Progress.say("   Round \(round)")
      shell.append(try self.shell(files))
      preview.append(try chalkline(programs, files, []))
      applied.append(try chalkline(programs, files, ["--apply"]))
    }
    tell(line("preview", files.rows, preview.median, beside: shell.median))
    tell(line("applied", files.rows, applied.median, beside: shell.median))
  }

  private func line(_ what: String, _ rows: Int, _ cost: Cost, beside shell: Cost) -> Line {
    var line = Line("roster of \(Figure.count(Double(rows))) rows, \(what)")
    line.ours = words(rows, cost)
    line.peer = "shell: " + words(rows, shell)
    line.ratio = shell.cpu.seconds / cost.cpu.seconds
    line.memory = cost.peakBytes
    line.aim = "no slower, under 300 MB"
    line.isMet = shell.cpu >= cost.cpu && cost.peakBytes < 300 << 20
    return line
  }

  private func words(_ rows: Int, _ cost: Cost) -> String {
    let perSecond = Figure.count(Double(rows) / cost.cpu.seconds)
    return "\(perSecond) rows/s of processor (\(Figure.seconds(cost.cpu)); on the clock \(Figure.seconds(cost.wall)))"
  }

  private func shell(_ files: RosterFiles) throws -> Cost {
    let database = Scratch.file("shell.sqlite")
    defer { Scratch.remove(database: database) }
    let imports = files.tables.map { ".import --csv \($0.path) \($0.deletingPathExtension().lastPathComponent)" }
    return try Command("sqlite3", [database.path] + imports).run()
  }

  private func chalkline(_ programs: Programs, _ files: RosterFiles, _ options: [String]) throws -> Cost {
    let database = Scratch.file("roster.sqlite")
    defer { Scratch.remove(database: database) }
    try Command(programs.chalkline, ["init", "--database", database.path, "--name", "Plains ISD"]).run()
    return try Command(
      programs.chalkline, ["import", "oneroster", files.folder.path, "--database", database.path] + options
    ).run()
  }
}
