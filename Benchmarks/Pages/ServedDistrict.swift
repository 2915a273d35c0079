import Foundation

/// A sample district of some size, served by the optimised program, with its director signed in.
final class ServedDistrict {
  let database: URL
  let server: Server
  let address: String
  /// What a browser would send along.
  let cookie: String

  convenience init(teachers: Int, _ programs: Programs) throws {
    let database = Scratch.file("district.sqlite")
    Progress.say("   Filling a district of \(Figure.count(Double(teachers))) teachers")
    let cost = try Command(
      programs.chalkline, ["sample", "--database", database.path, "--teachers", String(teachers)]
    ).run()
    Progress.say("   Filled in \(Figure.seconds(cost.wall)); \(Figure.megabytes(cost.peakBytes))")
    try self.init(database, programs)
  }

  deinit {
    server.stop()
    Scratch.remove(database: database)
  }

  /// One that is there already.
  init(_ database: URL, _ programs: Programs) throws {
    self.database = database
    let port = try Port.free()
    address = "http://127.0.0.1:\(port)"
    server = try Server(
      Command(
        programs.chalkline,
        ["serve", "--database", database.path, "--port", String(port), "--sample-sign-ins", "--log", "error"]),
      address: address + "/sign-in")
    cookie = try ServedDistrict.signIn(server)
  }

  func load(_ path: String, seconds: Int = 8) throws -> Load {
    try Load.measure(server, address + path, cookie: cookie, seconds: seconds)
  }

  /// Opens the first of the links that the server has printed, as a browser does when its button is pressed.
  private static func signIn(_ server: Server) throws -> String {
    guard let link = server.words.firstMatch(of: #/http:\/\/\S+\/links\/\S+/#) else {
      throw Failure("the server printed no sign-in link:\n\(server.words.prefix(2000))")
    }
    let jar = Scratch.file("cookies").path
    let page = try Command("curl", ["-s", "-f", "-c", jar, String(link.output)]).text()
    guard let csrf = page.firstMatch(of: #/name="csrf" value="([^"]+)"/#)?.output.1 else {
      throw Failure("the page of the sign-in link has no form")
    }
    try Command(
      "curl",
      [
        "-s", "-f", "-o", "/dev/null", "-b", jar, "-c", jar, "-X", "POST", "-H", "Sec-Fetch-Site: same-origin",
        "--data-urlencode", "csrf=\(csrf)", String(link.output),
      ]
    ).run()
    // Seven columns, of which the last two are name and value; cookies that scripts cannot read are marked by a prefix.
    let pairs = Scratch.text(of: URL(filePath: jar)).split(separator: "\n").compactMap { line -> String? in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      return columns.count == 7 ? "\(columns[5])=\(columns[6])" : nil
    }
    guard pairs.contains(where: { $0.hasPrefix("session=") }) else { throw Failure("the sign-in link gave no session") }
    return pairs.joined(separator: "; ")
  }
}

/// Ports that nobody listens on.
enum Port {
  static func free() throws -> Int {
    for port in 18_200..<19_200
    where (try? Command("curl", ["-s", "-o", "/dev/null", "http://127.0.0.1:\(port)"]).run()) == nil {
      return port
    }
    throw Failure("no port is free")
  }
}
