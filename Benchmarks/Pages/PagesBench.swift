import Foundation

/// The pages that people open most, from a large district, under load; beside a page of the same rows in Python.
struct PagesBench: Bench {
  let name = "pages"
  let about = """
    the home page and a list of 200 people, from a district of 15,000 teachers, signed in as its director, asked for by 32 connections at once (wrk -t1 -c32). Beside them the same \
    200 rows by Starlette, Jinja2 and uvicorn, without sign-in, permission, frame, or links to sort.
    """
  private static let list = "/people/directory"

  func measure(_ programs: Programs, _ tell: (Line) -> Void) throws {
    let served = try ServedDistrict(teachers: programs.scaled(15_000, atLeast: 1_000), programs)
    let port = try Port.free()
    let peer = try Server(
      Command(programs.python, ["Benchmarks/Pages/peer.py", served.database.path, String(port)]),
      address: "http://127.0.0.1:\(port)\(Self.list)")
    // Twice each, in turn: the better of two, for all alike, as neighbours only ever make things slower.
    var (peers, lists, homes): ([Load], [Load], [Load]) = ([], [], [])
    for _ in 1...2 {
      peers.append(try Load.measure(peer, peer.address))
      lists.append(try served.load(Self.list + "?rows=200"))
      homes.append(try served.load("/"))
    }
    let beside = peers.best
    var python = Line("200 rows by Starlette and Jinja2")
    (python.ours, python.memory) = ("", peer.peakBytes)
    python.peer = beside.words
    tell(python)
    tell(line("200 rows, district of 15,000 teachers", lists.best, beside, served))
    tell(line("home page, district of 15,000 teachers", homes.best, beside, served))
  }

  private func line(_ what: String, _ load: Load, _ peer: Load, _ served: ServedDistrict) -> Line {
    var line = Line(what)
    line.ours = load.words
    line.peer = "\(Figure.count(peer.perSecond))/s, \(String(format: "%.2f", peer.cost)) ms of processor each"
    // By what an answer costs, since a busy neighbour slows all down and not alike.
    line.ratio = load.cost == 0 ? load.perSecond / peer.perSecond : peer.cost / load.cost
    line.memory = served.server.peakBytes
    line.aim = "5 ×, p99 under 50 ms"
    line.isMet = (line.ratio ?? 0) >= 5 && load.p99 < 50 && load.failures == 0
    return line
  }
}

/// Lists stay as quick as they are, however long they grow.
struct ListsBench: Bench {
  let name = "lists"
  let about = """
    parts of the list of people and of their positions, from districts of 1,000, 100,000 and 1,000,000 teachers (wrk -t1 -c32): as it opens, \
    from its middle, sorted by another column, narrowed by a filter. The ratio is to the smallest district.
    """

  func measure(_ programs: Programs, _ tell: (Line) -> Void) throws {
    var first: [String: Load] = [:]
    for teachers in [1_000, 100_000, 1_000_000].map({ programs.scaled($0, atLeast: 1_000) }) {
      let served = try ServedDistrict(teachers: teachers, programs)
      for (what, address) in try addresses(served) {
        let load = try served.load(address, seconds: 5)
        var line = Line("\(what), \(Figure.count(Double(teachers))) teachers")
        line.hold(load, against: first[what])
        line.memory = served.server.peakBytes
        first[what] = first[what] ?? load
        tell(line)
      }
    }
  }

  private func addresses(_ served: ServedDistrict) throws -> [(String, String)] {
    func one(_ sql: String) throws -> String {
      try Command("sqlite3", ["-readonly", served.database.path, sql]).text().split(separator: "\n").first.map(
        String.init)
        ?? ""
    }
    let people = "/people/directory"
    let middle = try one(
      "SELECT id FROM person ORDER BY given_name, id LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM person)")
    let school = try one("SELECT id FROM school ORDER BY id LIMIT 1")
    return [
      ("people", people), ("people, from the middle", people + "?after=\(middle)"),
      ("people, by family name", people + "?sort=family_name&order=descending"),
      ("positions", "/people/positions"), ("positions at a school", "/people/positions?school=\(school)"),
    ]
  }
}

extension [Load] {
  /// The run that was disturbed least.
  var best: Load { self.max { $0.perSecond < $1.perSecond } ?? Load() }
}
