import Foundation

/// What a server did under 32 connections that ask as fast as they are answered.
struct Load: Sendable {
  var perSecond: Double
  var p50: Double
  var p99: Double
  /// Answers that were not 200, or none at all.
  var failures: Int
  /// What one answer costs the server's processors, in milliseconds: the same however busy the machine is with other things.
  var cost = 0.0

  init() { (perSecond, p50, p99, failures) = (0, 0, 0, 0) }

  var words: String {
    let times = "p50 \(Figure.milliseconds(p50)), p99 \(Figure.milliseconds(p99))"
    let cost = cost == 0 ? "" : ", \(String(format: "%.2f", cost)) ms of processor each"
    return "\(Figure.count(perSecond))/s, \(times)\(cost)" + (failures == 0 ? "" : ", \(failures) FAILED")
  }

  /// Asks for some seconds with `wrk`. A short run before it lets caches fill.
  static func measure(_ server: Server, _ address: String, cookie: String = "", seconds: Int = 8) throws -> Load {
    let header = cookie.isEmpty ? [] : ["-H", "Cookie: \(cookie)"]
    try Command("wrk", ["-t1", "-c32", "-d2s"] + header + [address]).run()
    let before = server.cpu
    let text = try Command("wrk", ["-t1", "-c32", "-d\(seconds)s", "--latency"] + header + [address]).text()
    let spent = server.cpu - before
    var load = try Load(wrk: text)
    let answers = text.firstMatch(of: #/(\d+) requests in/#).flatMap { Double($0.output.1) } ?? 0
    load.cost = answers == 0 ? 0 : 1000 * spent / answers
    return load
  }

  init(wrk text: String) throws {
    guard let rate = text.firstMatch(of: #/Requests\/sec:\s+([\d.]+)/#), let perSecond = Double(rate.output.1),
      let p50 = Load.milliseconds("50%", text), let p99 = Load.milliseconds("99%", text)
    else { throw Failure("wrk said something else than expected:\n\(text)") }
    self.perSecond = perSecond
    self.p50 = p50
    self.p99 = p99
    let refused = text.firstMatch(of: #/Non-2xx or 3xx responses: (\d+)/#).flatMap { Int($0.output.1) } ?? 0
    let lost =
      text.firstMatch(of: #/Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/#)
      .map { [$0.output.1, $0.output.2, $0.output.3, $0.output.4].compactMap { Int($0) }.reduce(0, +) } ?? 0
    failures = refused + lost
  }

  private static func milliseconds(_ share: String, _ text: String) -> Double? {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let index = words.firstIndex(of: Substring(share)), index + 1 < words.count else { return nil }
    let figure = words[index + 1]
    let number = Double(figure.prefix { $0.isNumber || $0 == "." })
    if figure.hasSuffix("us") { return number.map { $0 / 1000 } }
    return figure.hasSuffix("ms") ? number : number.map { $0 * 1000 }
  }
}

extension Line {
  /// The same page of little and of much: as quick on both, or nearly. Without the load on little it is that one.
  mutating func hold(_ load: Load, against little: Load?) {
    ours = load.words
    guard let little else { return }
    let ratio = load.cost == 0 ? load.perSecond / little.perSecond : little.cost / load.cost
    self.ratio = ratio
    aim = "flat: at least 0.7 ×"
    isMet = ratio >= 0.7 && load.failures == 0
  }
}
