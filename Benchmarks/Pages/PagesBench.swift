/// The pages that people open most, from a large district, under load; beside a page of the same rows in Python.
struct PagesBench: Bench {
  let name = "pages"
  let about = """
    The home page and a list of 200 people, from a district of 15,000 teachers, signed in as its director, asked for by 32 connections at once (`wrk -t1 -c32`). Beside them the same
    200 rows by Starlette, Jinja2 and uvicorn, without sign-in, permission, frame or links to sort. Aim: five times the peer, 99 in a hundred within 50 ms.
    """

  func measure(_ programs: Programs) throws -> Report {
    let served = try ServedDistrict(teachers: 15_000 / programs.scale, programs)
    let port = try Port.free()
    let list = "/people/directory"
    let peer = try Server(
      Command(programs.python, ["Benchmarks/Pages/peer.py", served.database, String(port)]),
      address: "http://127.0.0.1:\(port)\(list)")
    let peerLoad = try Load.measure(peer.address)
    var report = Report(columns: [
      "", "pages per second", "half within", "99 in 100 within", "failures", "peak memory", "against the peer",
    ])
    report.add("Starlette and Jinja2, 200 rows", peerLoad, peer, against: peerLoad)
    report.add(
      "chalkline, 200 rows", try Load.measure(served.address + list + "?rows=200", cookie: served.cookie),
      served.server, against: peerLoad)
    report.add(
      "chalkline, home page", try Load.measure(served.address + "/", cookie: served.cookie), served.server,
      against: peerLoad)
    return report
  }
}

/// Lists stay as quick as they are, however long they grow.
struct ListsBench: Bench {
  let name = "lists"
  let about = """
    The first part of a list of people, a part from its middle, and one found by a word, from districts of three sizes (`wrk -t1 -c32`). Aim: flat.
    """

  func measure(_ programs: Programs) throws -> Report {
    var report = Report(columns: [
      "teachers", "first part, per second", "99 in 100 within", "sorted by family name", "99 in 100 within",
      "with a word", "99 in 100 within",
    ])
    for teachers in [1_000, 100_000, 1_000_000].map({ max(100, $0 / programs.scale) }) {
      let served = try ServedDistrict(teachers: teachers, programs)
      let loads = try ["", "?sort=family_name", "?words=Harbor"].map {
        try Load.measure(served.address + "/people/directory" + $0, cookie: served.cookie, seconds: 5)
      }
      report.rows.append(
        [Figure.count(Double(teachers))] + loads.flatMap { [Figure.count($0.perSecond), Figure.milliseconds($0.p99)] })
    }
    return report
  }
}

extension Report {
  fileprivate mutating func add(_ subject: String, _ load: Load, _ server: Server, against peer: Load) {
    rows.append([
      subject, Figure.count(load.perSecond), Figure.milliseconds(load.p50), Figure.milliseconds(load.p99),
      String(load.failures), Figure.megabytes(server.peakBytes), Figure.ratio(load.perSecond / peer.perSecond),
    ])
  }
}
