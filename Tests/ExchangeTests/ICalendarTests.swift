import Foundation
import Testing
import Vocabulary

@testable import Exchange

@Suite struct `A calendar that others subscribe to` {
  private let now = Moment("2026-11-23T12:00:00.000Z")!

  private func text(_ entries: ICalendar.Entry...) -> String {
    ICalendar("Training; leads, all", entries).text(asOf: now)
  }

  @Test func `says each entry with its times in Greenwich`() {
    let lines = text(
      .init(
        "event-1", .between(Moment("2026-12-01T21:30:00.000Z")!, Moment("2026-12-01T23:00:00.000Z")!),
        "Reading, together",
        place: "Room 4", words: "Bring\nwork; two pieces", address: "https://x.example/1")
    ).split(separator: "\r\n").map(String.init)
    #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
    #expect(lines.contains("X-WR-CALNAME:Training\\; leads\\, all"))
    #expect(
      lines.suffix(11) == [
        "BEGIN:VEVENT", "UID:event-1@chalkline", "DTSTAMP:20261123T120000Z", "DTSTART:20261201T213000Z",
        "DTEND:20261201T230000Z", "SUMMARY:Reading\\, together", "LOCATION:Room 4",
        "DESCRIPTION:Bring\\nwork\\; two pieces", "URL:https://x.example/1", "END:VEVENT", "END:VCALENDAR",
      ])
  }

  @Test func `gives an entry of a day the day after as its end`() {
    let day = text(.init("a", .day(Day(2026, 12, 31)!), "Institute"))
    #expect(day.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"))
  }

  @Test(arguments: ["Ñandú and 日本語 ", "a", "👩‍🏫 teaches ", "x\\y;z,"])
  func `folds long lines at 75 octets, inside no character, and loses nothing`(piece: String) {
    let title = String(repeating: piece, count: 40)
    let folded = text(.init("a", .day(Day(2026, 12, 31)!), title))
    for line in folded.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 75) }
    #expect(folded.replacing("\r\n ", with: "").contains("SUMMARY:\(ICalendar.escaped(title))"))
  }

  @Test func `lets no text end a line or begin another entry`() {
    let evil = text(.init("a", .day(Day(2026, 12, 31)!), "x\r\nEND:VEVENT\rBEGIN:VALARM\u{0}\u{7}"))
    #expect(evil.components(separatedBy: "\r\n").filter { $0 == "END:VEVENT" }.count == 1)
    #expect(!evil.contains("\u{0}") && evil.contains("SUMMARY:x\\nEND:VEVENT\\nBEGIN:VALARM\r\n"))
  }
}
