import Foundation

/// Databases whose history has grown for years.
struct LongHistory {
  let database: URL
  let entries: Int

  init(entries: Int, _ programs: Programs) throws {
    database = Scratch.file("history.sqlite")
    self.entries = entries
    Progress.say("   Filling a history of \(Figure.count(Double(entries))) entries")
    try Command(programs.chalkline, ["sample", "--database", database.path]).run()
    try Command(programs.python, ["Benchmarks/History/fill.py", database.path, String(entries)]).run()
  }
}

/// The history stays as quick to look through as it is, however long it grows.
struct HistoryBench: Bench {
  let name = "history"
  let about = """
    pages of histories of 10,000 and 1,000,000 entries (wrk -t1 -c32): the newest, from the middle, one kind of record, one person, \
    one month. The ratio is to the short one.
    """

  func measure(_ programs: Programs, _ tell: (Line) -> Void) throws {
    var first: [String: Load] = [:]
    for entries in [10_000, 1_000_000].map({ programs.scaled($0, atLeast: 5_000) }) {
      let long = try LongHistory(entries: entries, programs)
      let served = try ServedDistrict(long.database, programs)
      for (what, query) in try queries(long) {
        let load = try served.load("/history" + query, seconds: 5)
        var line = Line("history, \(what), \(Figure.count(Double(entries))) entries")
        line.hold(load, against: first[what])
        line.memory = served.server.peakBytes
        first[what] = first[what] ?? load
        tell(line)
      }
    }
  }

  private func queries(_ long: LongHistory) throws -> [(String, String)] {
    let person = try Command(
      "sqlite3", ["-readonly", long.database.path, "SELECT person FROM history ORDER BY number DESC LIMIT 1"]
    ).text().filter { !$0.isWhitespace }
    return [
      ("newest", ""), ("from the middle", "?before=\(long.entries / 2)"), ("one kind", "?kind=team"),
      ("one person", "?person=\(person)"), ("one month", "?from=2026-11-01&to=2026-11-30"),
    ]
  }
}

/// How long somebody waits for the server to answer, and for the history to be checked.
struct StartBench: Bench {
  let name = "start"
  let about =
    "the start of the server and `chalkline verify`, over a history of 1,000,000 entries. Medians of three runs."

  func measure(_ programs: Programs, _ tell: (Line) -> Void) throws {
    let long = try LongHistory(entries: programs.scaled(1_000_000, atLeast: 5_000), programs)
    defer { Scratch.remove(database: long.database) }
    tell(try start(long, programs))
    tell(try verify(long, programs))
  }

  private func start(_ long: LongHistory, _ programs: Programs) throws -> Line {
    let starts = try (0..<3).map { _ in
      let port = try Port.free()
      let server = try Server(
        Command(
          programs.chalkline, ["serve", "--database", long.database.path, "--port", String(port), "--log", "error"]),
        address: "http://127.0.0.1:\(port)/sign-in")
      defer { server.stop() }
      return Cost(wall: server.start, cpu: .zero, peakBytes: server.peakBytes)
    }.median
    var line = Line("start to the first answer")
    line.ours = Figure.seconds(starts.wall)
    line.memory = starts.peakBytes
    line.aim = "under 2 s"
    line.isMet = starts.wall < .seconds(2)
    return line
  }

  private func verify(_ long: LongHistory, _ programs: Programs) throws -> Line {
    let command = Command(programs.chalkline, ["verify", "--database", long.database.path])
    let cost = try (0..<3).map { _ in try command.run() }.median
    var line = Line("verify \(Figure.count(Double(long.entries))) entries")
    let perSecond = Figure.count(Double(long.entries) / cost.cpu.seconds)
    line.ours =
      "\(perSecond) entries/s of processor (\(Figure.seconds(cost.cpu)); on the clock \(Figure.seconds(cost.wall)))"
    line.memory = cost.peakBytes
    line.aim = "under 10 s, under 200 MB"
    line.isMet = cost.cpu < .seconds(10) && cost.peakBytes < 200 << 20
    return line
  }
}
