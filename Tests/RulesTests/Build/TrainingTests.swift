import Build
import Purpose
import Testing
import Vocabulary

private let day = Day(2026, 11, 23)!

private func event(_ name: String, _ domains: LeadershipDomain..., on date: Day = day, roles: [String] = [])
  -> TrainingEvent
{
  var event = TrainingEvent(id: .init(name))
  event.name = name
  event.day = date
  event.domains = domains
  event.side = .inside
  event.roles = roles.map(Role.ID.init(_:))
  return event
}

private func been(_ person: String, _ event: String) -> Attendance {
  var attendance = Attendance(id: .init("\(person)-\(event)"))
  attendance.person = .init(person)
  attendance.event = .init(event)
  return attendance
}

private func plan(
  _ events: [TrainingEvent], asked: [Role.ID: [LeadershipDomain]] = [:], _ attendance: Attendance...
) -> TrainingPlan {
  TrainingPlan(
    events,
    holders: [
      .init(.init("Ana"), "Ana", at: nil, in: [.init("lead")]),
      .init(.init("Ben"), "Ben", at: nil, in: [.init("mentor")]),
    ],
    asked: asked, attendance: attendance, on: day)
}

@Suite struct `A training event` {
  @Test(arguments: [("15:30", 15, 30), ("9:05", 9, 5), (" 00:00 ", 0, 0), ("23:59", 23, 59)])
  func `begins at an hour and a minute`(text: String, hour: Int, minute: Int) {
    #expect(TimeOfDay(text)?.hour == hour)
    #expect(TimeOfDay(text)?.minute == minute)
  }

  @Test(arguments: ["24:00", "9", "9:5", "9:60", "nine", "1:2:3", "-1:00", "٩:٣٠", ""])
  func `does not begin at what is no time`(text: String) { #expect(TimeOfDay(text) == nil) }

  @Test func `names a partner when one delivers it, and only then`() {
    var one = event("A", .culture)
    one.begins = "late"
    one.side = .both
    #expect(one.findings.map(\.code) == ["no-time", "no-partner"])
    one.side = .inside
    one.partner = .init("college")
    one.begins = ""
    #expect(one.findings.map(\.code) == ["inside-with-partner"])
  }
}

@Suite struct `The training plan` {
  @Test func `counts for each person what their roles ask for and what they have had`() {
    let all = plan(
      [event("A", .culture, .learning), event("B", .culture)], asked: [.init("lead"): [.culture, .advocacy]],
      been("Ana", "A"), been("Ana", "B"), been("Ana", "gone"))
    #expect(all.learners[0].had == [.culture: 2, .learning: 1])
    #expect(all.learners[0].lacks == [.advocacy])
    #expect(all.learners[0].attended == 2)
    #expect(all.learners[1].lacks == LeadershipDomain.allCases, "a role that says nothing asks for everything")
    #expect(all.sentence.en == "0 of 2 holders of roles have had everything that their roles ask for.")
  }

  @Test func `says of each domain how many of those who need it have had it`() {
    let all = plan(
      [event("A", .culture)], asked: [.init("lead"): [.culture], .init("mentor"): [.culture, .research]],
      been("Ana", "A"))
    #expect(all.coverage(of: .culture) == (1, 2))
    #expect(all.coverage(of: .research) == (0, 1))
    #expect(all.coverage(of: .outreach) == (0, 0))
    #expect(all.unplanned == [.research])
  }

  @Test func `invites to an event those whose role it is for, once it has been`() {
    let all = plan([
      event("A", .culture, roles: ["lead"]), event("B", .culture), event("C", .culture, on: day.adding(days: 1)),
    ])
    #expect(all.learners.map(\.invited) == [2, 1])
    #expect(all.coming.map(\.name) == ["A", "B", "C"])
    #expect(all.past.isEmpty)
  }

  @Test func `counts nobody twice at one event`() {
    let one = been("Ana", "A")
    let again = Attendance(id: .init("again"), version: 0, values: one.values)
    #expect(again.findings(beside: [one]).map(\.code) == ["twice"])
    #expect(one.findings(beside: [one]).isEmpty)
    let all = plan([event("A", .culture)], one, again)
    #expect(all.learners[0].had == [.culture: 1])
  }

  @Test func `knows a domain for every competency of a charter`() {
    #expect(Set(Competency.allCases.map(\.domain)) == Set(LeadershipDomain.allCases))
  }
}

@Suite struct `The code that is shown in the room` {
  @Test(arguments: ["BCDFGH", "bcdfgh", " bcd-fgh ", "BCD FGH"]) func `is typed as people type`(typed: String) {
    #expect(AttendanceCode("BCDFGH").isTyped(typed))
  }

  @Test(arguments: ["", "BCDFG", "BCDFGJ", "BCDFGHH"]) func `is typed whole`(typed: String) {
    #expect(!AttendanceCode("BCDFGH").isTyped(typed))
    #expect(!AttendanceCode("").isTyped(typed))
  }

  @Test func `holds no letter that looks like another`() {
    var source = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      let code = AttendanceCode(using: &source)
      #expect(code.text.count == 6)
      #expect(Set(code.text).isDisjoint(with: Set("AEIOUYNS0125")))
      #expect(code.isTyped(code.text.lowercased()))
    }
  }
}
