/// A point in time, to the millisecond.
package struct Moment: Hashable, Sendable, Comparable {
  package let milliseconds: Int

  /// Milliseconds since 1970-01-01T00:00Z.
  package init(milliseconds: Int) { self.milliseconds = milliseconds }

  package static func < (a: Moment, b: Moment) -> Bool { a.milliseconds < b.milliseconds }

  package func adding(seconds: Int) -> Moment { Moment(milliseconds: milliseconds + seconds * 1000) }

  /// The day in UTC.
  package var day: Day { Day(number: Int((Double(milliseconds) / 86_400_000).rounded(.down))) }
}

extension Moment: CustomStringConvertible {
  /// `2026-11-23T14:06:51.120Z`: sorts as text in the order of time.
  package var description: String {
    let time = milliseconds - day.number * 86_400_000
    return "\(day)T\(clock(time)):\((time / 1000 % 60).padded(2)).\((time % 1000).padded(3))Z"
  }

  /// `2026-11-23 14:06`, in UTC.
  package var toTheMinute: String { "\(day) \(clock(milliseconds - day.number * 86_400_000))" }

  private func clock(_ time: Int) -> String { "\((time / 3_600_000).padded(2)):\((time / 60_000 % 60).padded(2))" }

  /// Reads what `description` writes; the milliseconds may be left out.
  package init?(_ text: String) {
    let parts = text.split(separator: "T")
    guard parts.count == 2, let day = Day(parts[0]), parts[1].last == "Z" else { return nil }
    let time = parts[1].dropLast().split(whereSeparator: { $0 == ":" || $0 == "." }).map { Int($0) }
    guard (3...4).contains(time.count), let hour = time[0], let minute = time[1], let second = time[2] else {
      return nil
    }
    let thousandths = time.count == 4 ? time[3] ?? 0 : 0
    milliseconds = day.number * 86_400_000 + hour * 3_600_000 + minute * 60_000 + second * 1000 + thousandths
  }
}
