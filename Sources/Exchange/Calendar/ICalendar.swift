import Foundation
import Vocabulary

/// A calendar as other programs subscribe to it. Source: RFC 5545.
package struct ICalendar: Sendable {
  package var name: String
  package var entries: [Entry]

  package init(_ name: String, _ entries: [Entry]) {
    self.name = name
    self.entries = entries
  }

  /// Something that happens on a day, or from one moment to another.
  package struct Entry: Sendable, Equatable {
    package enum When: Sendable, Equatable {
      case day(Day)
      case between(Moment, Moment)
    }

    /// The same for good, so that a changed entry takes the place of the one before.
    package var id: String
    package var when: When
    package var title: String
    package var place: String
    package var words: String
    package var address: String

    package init(
      _ id: String, _ when: When, _ title: String, place: String = "", words: String = "", address: String = ""
    ) {
      self.id = id
      self.when = when
      self.title = title
      self.place = place
      self.words = words
      self.address = address
    }
  }

  /// The file, as of a moment. Lines are folded at 75 octets and end in CR LF (section 3.1).
  package func text(asOf moment: Moment) -> String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Chalkline//Training//EN", "CALSCALE:GREGORIAN",
      "X-WR-CALNAME:\(Self.escaped(name))", "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ]
    for entry in entries { lines += entry.lines(asOf: moment) }
    lines.append("END:VCALENDAR")
    return lines.map { Self.folded($0) + "\r\n" }.joined()
  }

  /// Backslash, semicolon, comma and line break have a meaning of their own (section 3.3.11). Other control characters are left out.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar {
      case "\\": out += "\\\\"
      case ";": out += "\\;"
      case ",": out += "\\,"
      case "\n", "\r": out += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// No line is longer than 75 octets without its end, and none is broken inside a character.
  static func folded(_ line: String) -> String {
    var out = ""
    var octets = 0
    for character in line.unicodeScalars {
      let size = String(character).utf8.count
      if octets + size > 75 {
        out += "\r\n "
        octets = 1
      }
      out.unicodeScalars.append(character)
      octets += size
    }
    return out
  }
}

extension ICalendar.Entry {
  fileprivate func lines(asOf moment: Moment) -> [String] {
    var lines = ["BEGIN:VEVENT", "UID:\(ICalendar.escaped(id))@chalkline", "DTSTAMP:\(Self.stamp(moment))"]
    switch when {
    case .day(let day):
      lines.append("DTSTART;VALUE=DATE:\(Self.stamp(day))")
      lines.append("DTEND;VALUE=DATE:\(Self.stamp(day.adding(days: 1)))")
    case .between(let begins, let ends):
      lines.append("DTSTART:\(Self.stamp(begins))")
      lines.append("DTEND:\(Self.stamp(ends))")
    }
    lines.append("SUMMARY:\(ICalendar.escaped(title))")
    if !place.isEmpty { lines.append("LOCATION:\(ICalendar.escaped(place))") }
    if !words.isEmpty { lines.append("DESCRIPTION:\(ICalendar.escaped(words))") }
    if !address.isEmpty { lines.append("URL:\(address)") }
    lines.append("END:VEVENT")
    return lines
  }

  private static func stamp(_ day: Day) -> String { "\(day.year.padded(4))\(day.month.padded(2))\(day.day.padded(2))" }

  /// In Greenwich, so that no zone has to be described: `20261123T153000Z`.
  private static func stamp(_ moment: Moment) -> String {
    let seconds = Int((Double(moment.milliseconds) / 1000).rounded(.down))
    let day = Day(number: Int((Double(seconds) / 86_400).rounded(.down)))
    let rest = seconds - day.number * 86_400
    return "\(stamp(day))T\((rest / 3600).padded(2))\((rest / 60 % 60).padded(2))\((rest % 60).padded(2))Z"
  }
}
