/// A day of the calendar, without a time or a zone.
package struct Day: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Nil for a day that the calendar does not have.
  package init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(of: month, in: year) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2026-11-23`.
  package init?(_ text: some StringProtocol) {
    var text = String(text)
    guard let day = text.withUTF8({ Day(letters: $0) }) else { return nil }
    self = day
  }

  /// The same from the bytes of a text: rosters hold millions of days.
  package init?(letters: UnsafeBufferPointer<UInt8>) {
    guard letters.count == 10, letters[4] == UInt8(ascii: "-"), letters[7] == UInt8(ascii: "-") else { return nil }
    var parts = (year: 0, month: 0, day: 0)
    for (index, letter) in letters.enumerated() where index != 4 && index != 7 {
      guard letter >= UInt8(ascii: "0"), letter <= UInt8(ascii: "9") else { return nil }
      let digit = Int(letter) - 48
      if index < 4 {
        parts.year = parts.year * 10 + digit
      } else if index < 7 {
        parts.month = parts.month * 10 + digit
      } else {
        parts.day = parts.day * 10 + digit
      }
    }
    self.init(parts.year, parts.month, parts.day)
  }

  package var description: String { "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))" }

  package static func < (a: Day, b: Day) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let day = Day(text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a day: \(text)"))
    }
    self = day
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day {
  /// Days since 1970-01-01 in the proleptic Gregorian calendar.
  /// Source: Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
  package var number: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  package init(number: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    month = shifted < 10 ? shifted + 3 : shifted - 9
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  package func adding(days: Int) -> Day { Day(number: number + days) }

  package func days(until later: Day) -> Int { later.number - number }
}

/// A school year, July to June, named by the year in which it starts: 2026 is "2026–27".
package struct SchoolYear: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  package let start: Int

  package init(_ start: Int) { self.start = start }

  /// Reads `2026-27`, `2026–27` or `2026`.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(whereSeparator: { $0 == "-" || $0 == "–" || $0 == "/" })
    guard let first = parts.first, first.count == 4, let start = Int(first), (1900...2200).contains(start),
      parts.count <= 2
    else { return nil }
    if parts.count == 2 {
      guard let end = Int(parts[1]), end == start + 1 || end == (start + 1) % 100 else { return nil }
    }
    self.start = start
  }

  package init(containing day: Day) { start = day.month >= 7 ? day.year : day.year - 1 }

  package var first: Day { Day("\(start.padded(4))-07-01")! }
  package var last: Day { Day("\((start + 1).padded(4))-06-30")! }
  package var next: SchoolYear { SchoolYear(start + 1) }

  package func contains(_ day: Day) -> Bool { first <= day && day <= last }

  package var description: String { "\(start)–\(((start + 1) % 100).padded(2))" }

  package static func < (a: SchoolYear, b: SchoolYear) -> Bool { a.start < b.start }
}

extension Int {
  package func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
