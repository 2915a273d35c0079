import Foundation

/// Monitoring stays quick, however many readings there are.
struct MonitoringBench: Bench {
  let name = "monitoring"
  let about = """
    what changed in the month, and one measure in the district, in a network and at a school, from 5,000,000 readings of 50 measures at 500 schools \
    (wrk -t1 -c32). The ratio is to a hundredth of the readings.
    """

  func measure(_ programs: Programs, _ tell: (Line) -> Void) throws {
    var first: [String: Load] = [:]
    for readings in [50_000, 5_000_000].map({ programs.scaled($0, atLeast: 5_000) }) {
      let database = Scratch.file("monitoring.sqlite")
      let teachers = programs.scaled(20_000, atLeast: 1_000)
      Progress.say("   Filling a district of \(Figure.count(Double(teachers))) teachers")
      try Command(programs.chalkline, ["sample", "--database", database.path, "--teachers", String(teachers)]).run()
      Progress.say("   Filling \(Figure.count(Double(readings))) readings")
      try Command(programs.python, ["Benchmarks/Monitoring/fill.py", database.path, String(readings)]).run()
      let served = try ServedDistrict(database, programs)
      for (what, address) in try addresses(served) {
        let load = try served.load(address, seconds: 5)
        var line = Line("\(what), \(Figure.count(Double(readings))) readings")
        line.hold(load, against: first[what])
        line.memory = served.server.peakBytes
        if first[what] != nil {
          line.aim = "p99 under 100 ms"
          line.isMet = load.p99 < 100 && load.failures == 0
        }
        first[what] = first[what] ?? load
        tell(line)
      }
    }
  }

  private func addresses(_ served: ServedDistrict) throws -> [(String, String)] {
    func one(_ sql: String) throws -> String {
      try Command("sqlite3", ["-readonly", served.database.path, sql]).text().filter { !$0.isWhitespace }
    }
    let measure = try one("SELECT id FROM measure WHERE id LIKE 'benchmeasure%' ORDER BY id LIMIT 1")
    let network = try one("SELECT id FROM network ORDER BY id LIMIT 1")
    let school = try one("SELECT id FROM school WHERE network IS NOT NULL ORDER BY id LIMIT 1")
    let base = "/measures/monitoring"
    return [
      ("what changed", base), ("one measure, the district", "\(base)/\(measure)"),
      ("one measure, a network", "\(base)/\(measure)/networks/\(network)"),
      ("one measure, a school", "\(base)/\(measure)/schools/\(school)"),
    ]
  }
}

/// The home page of a large district with years of history behind it.
struct HomeLargeBench: Bench {
  let name = "home-large"
  let about = """
    the home page of a district of 20,000 teachers at 500 schools, with a history of 1,000,000 entries, signed in as its director (wrk -t1 -c32)
    """

  func measure(_ programs: Programs, _ tell: (Line) -> Void) throws {
    let database = Scratch.file("large.sqlite")
    let (teachers, entries) = (programs.scaled(20_000, atLeast: 1_000), programs.scaled(1_000_000, atLeast: 5_000))
    Progress.say("   Filling a district of \(Figure.count(Double(teachers))) teachers")
    try Command(programs.chalkline, ["sample", "--database", database.path, "--teachers", String(teachers)]).run()
    Progress.say("   Filling a history of \(Figure.count(Double(entries))) entries")
    try Command(programs.python, ["Benchmarks/History/fill.py", database.path, String(entries)]).run()
    let served = try ServedDistrict(database, programs)
    let load = try served.load("/")
    var line = Line("home page, \(Figure.count(Double(teachers))) teachers, \(Figure.count(Double(entries))) entries")
    line.ours = load.words
    line.memory = served.server.peakBytes
    line.aim = "p99 under 50 ms"
    line.isMet = load.p99 < 50 && load.failures == 0
    tell(line)
  }
}
