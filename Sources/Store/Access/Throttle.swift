import Crypto
import Foundation
import Vocabulary

/// Slows guessing down without shutting anybody else out.
///
/// A wrong password counts against the name *as tried from that address*, so nobody elsewhere has to wait for it. A browser in which
/// the person has signed in before is counted on its own: whoever guesses from the next desk does not hold up the owner.
/// Source: docs/rules/access.md#guessing
struct Throttle: Sendable {
  /// A digest, since people type passwords into the wrong box and those must not be kept.
  let key: String
  /// How many wrong ones cost nothing.
  let free: Int
  /// The longest wait, in seconds.
  let longest: Int
  /// After so many seconds without a try everything is forgotten.
  let memory: Int

  private init(_ parts: String..., free: Int, longest: Int, memory: Int) {
    key = SHA256.hash(data: Data(parts.joined(separator: "\n").utf8)).hexadecimal
    self.free = free
    self.longest = longest
    self.memory = memory
  }

  /// One name from one address.
  static func name(_ name: String, from address: String) -> Throttle {
    Throttle("name", name, Throttle.network(of: address), free: 5, longest: 900, memory: 86_400)
  }

  /// One name in a browser that has signed in with it.
  static func name(_ name: String, on device: Token) -> Throttle {
    Throttle("device", name, device.hash, free: 10, longest: 300, memory: 86_400)
  }

  /// Every name from one address: many who try one password each. A school is one address, so this is generous.
  static func address(_ address: String) -> Throttle {
    Throttle("address", Throttle.network(of: address), free: 60, longest: 10, memory: 1800)
  }

  /// Codes of surveys that lead nowhere, from one address: a school is one address, so this is generous.
  static func codes(from address: String) -> Throttle {
    Throttle("survey", Throttle.network(of: address), free: 60, longest: 60, memory: 1800)
  }

  /// Codes, which are asked for only after the right password: only somebody who knows it can run this up.
  static func code(of person: Person.ID) -> Throttle {
    Throttle("code", person.rawValue, free: 10, longest: 3600, memory: 86_400)
  }

  /// The password asked for again within a session: only who holds the session can run this up.
  static func confirmation(of person: Person.ID) -> Throttle {
    Throttle("confirmation", person.rawValue, free: 5, longest: 300, memory: 86_400)
  }

  /// Seconds to wait after the last of so many wrong ones: 1, 2, 4, … up to the longest.
  func wait(after failures: Int) -> Int { failures < free ? 0 : min(longest, 1 << min(failures - free, 20)) }

  /// A household or an office has a whole /64 of IPv6 addresses.
  static func network(of address: String) -> String {
    guard address.contains(":") else { return address }
    if let mapped = address.lowercased().split(separator: ":").last, mapped.contains(".") { return String(mapped) }
    var bytes = in6_addr()
    guard inet_pton(AF_INET6, String(address.prefix { $0 != "%" }), &bytes) == 1 else { return address }
    return withUnsafeBytes(of: &bytes) { $0.prefix(8).hexadecimal }
  }
}

extension Records {
  /// Counts a try before it is known to be right, so that many at once do not slip by. Throws when it is too early.
  func count(_ throttles: [Throttle]) throws {
    let waits = try throttles.map { ($0, try failures(of: $0)) }
    if let longest = waits.map(\.1.wait).max(), longest > 0 { throw Refusal("", "slow-down", Self.slowDown(longest)) }
    for (throttle, before) in waits {
      try session.run(
        """
        INSERT INTO access_throttle (district, key, failures, last)
        VALUES (\(district), \(throttle.key), \(before.failures + 1), \(moment))
        ON CONFLICT (district, key) DO UPDATE SET failures = excluded.failures, last = excluded.last
        """)
    }
  }

  /// It was right, after all.
  func forget(_ throttle: Throttle) throws {
    try session.run("DELETE FROM access_throttle WHERE district = \(district) AND key = \(throttle.key)")
  }

  /// It was right: that try is taken back, and what others did wrong stays counted.
  func takeBack(_ throttle: Throttle) throws {
    try session.run(
      """
      UPDATE access_throttle SET failures = failures - 1
      WHERE district = \(district) AND key = \(throttle.key) AND failures > 0
      """)
  }

  private func failures(of throttle: Throttle) throws -> (failures: Int, wait: Int) {
    let lock = session.dialect == .postgres ? SQL(" FOR UPDATE") : SQL("")
    let row = try session.row(
      "SELECT failures, last FROM access_throttle WHERE district = \(district) AND key = \(throttle.key)" + lock)
    guard let row, let failures = row.integer(0), let last = row.moment(1) else { return (0, 0) }
    let past = (moment.milliseconds - last.milliseconds) / 1000
    if past >= throttle.memory { return (0, 0) }
    return (failures, max(0, throttle.wait(after: failures) - past))
  }

  private static func slowDown(_ seconds: Int) -> Phrase {
    if seconds < 60 {
      return Phrase(
        "That did not work several times. Wait \(seconds) \(seconds == 1 ? "second" : "seconds") and try again",
        es: "Eso falló varias veces. Espere \(seconds) \(seconds == 1 ? "segundo" : "segundos") e inténtelo de nuevo")
    }
    let minutes = (seconds + 59) / 60
    return Phrase(
      "That did not work several times. Wait \(minutes) \(minutes == 1 ? "minute" : "minutes") and try again",
      es: "Eso falló varias veces. Espere \(minutes) \(minutes == 1 ? "minuto" : "minutos") e inténtelo de nuevo")
  }
}
