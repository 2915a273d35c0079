import Build
import Purpose
import Testing
import Vocabulary

enum Appointments {
  static func one(
    _ id: String, _ person: String, as role: String = "Lead", at school: String? = nil, from: String = "2026-08-01",
    until: String? = "2027-06-30", time: Double? = nil
  ) -> Appointment {
    var appointment = Appointment(id: .init(id))
    appointment.person = .init(person)
    appointment.role = .init(role)
    appointment.school = school.map(School.ID.init(_:))
    appointment.from = Day(from)
    appointment.until = until.flatMap { Day($0) }
    appointment.time = time
    return appointment
  }
}

@Suite struct `An appointment` {
  private let today = Day("2026-11-23")!

  @Test func `holds from its first day to its last`() {
    let one = Appointments.one("a", "Ana")
    #expect(!one.isHeld(on: Day("2026-07-31")!))
    #expect(one.isHeld(on: Day("2026-08-01")!))
    #expect(one.isHeld(on: Day("2027-06-30")!))
    #expect(!one.isHeld(on: Day("2027-07-01")!))
  }

  @Test func `without an end goes on`() {
    #expect(Appointments.one("a", "Ana", until: nil).isHeld(on: Day("2040-01-01")!))
  }

  @Test func `that ended early holds no longer`() throws {
    let ended = try Appointments.one("a", "Ana").endedEarly(on: today, because: "Moved to the office")
    #expect(ended.ending == .early)
    #expect(ended.isHeld(on: today))
    #expect(!ended.isHeld(on: today.adding(days: 1)))
  }

  @Test func `does not end early without a reason, nor outside its term, nor twice`() throws {
    let one = Appointments.one("a", "Ana")
    #expect(throws: Refusal.self) { try one.endedEarly(on: today, because: " ") }
    #expect(throws: Refusal.self) { try one.endedEarly(on: Day("2027-07-01")!, because: "Moved") }
    #expect(throws: Refusal.self) { try one.endedEarly(on: Day("2026-07-01")!, because: "Moved") }
    let ended = try one.endedEarly(on: today, because: "Moved")
    #expect(throws: Refusal.self) { try ended.endedEarly(on: today, because: "Moved") }
  }

  @Test func `says what is wrong with its days`() {
    var one = Appointments.one("a", "Ana", at: "A", until: "2026-07-01")
    one.also = [.init("A")]
    one.ended = Day("2026-06-01")
    #expect(one.findings.map(\.code) == ["ends-before-start", "same-school", "no-ending", "ended-before-start"])
  }

  @Test func `is reviewed on evidence`() {
    var one = Appointments.one("a", "Ana")
    one.advice = .renew
    #expect(one.findings.map(\.code) == ["no-evidence"])
    one.review = "Two visits, the log, what the team says"
    #expect(one.findings.isEmpty)
  }

  @Test func `is renewed for the next term, from the day after`() throws {
    var one = Appointments.one("a", "Ana", at: "A", time: 0.5)
    one.advice = .renew
    one.review = "The log"
    let (ended, next) = try one.renewed(as: .init("b"), for: 2)
    #expect(ended.ending == .renewed)
    #expect(next.from == Day("2027-07-01"))
    #expect(next.until == Day("2029-06-30"))
    #expect(next.continues == .init("a"))
    #expect(next.time == 0.5 && next.school == .init("A"))
    #expect(next.allFindings.isEmpty && ended.allFindings.isEmpty)
    #expect(throws: Refusal.self) { try ended.renewed(as: .init("c"), for: 1) }
  }

  @Test(arguments: [nil, Appointment.Advice.end]) func `is not renewed unless a review advises it`(
    _ advice: Appointment.Advice?
  ) {
    var one = Appointments.one("a", "Ana")
    one.advice = advice
    one.review = "The log"
    #expect(throws: Refusal.self) { try one.renewed(as: .init("b"), for: 1) }
  }

  @Test func `is not renewed when nobody has said when it ends`() {
    var one = Appointments.one("a", "Ana", until: nil)
    one.advice = .renew
    #expect(throws: Refusal.self) { try one.renewed(as: .init("b"), for: 1) }
  }

  @Test func `ends on the last of February where a year has no 29th`() {
    #expect(Day("2028-02-29")!.adding(years: 1) == Day("2029-02-28"))
    #expect(Day("2028-02-29")!.adding(years: 4) == Day("2032-02-29"))
  }
}

@Suite struct `The book of appointments` {
  private let today = Day("2026-11-23")!
  private let lead = Plan.role("Lead", at: ["A", "B"], time: 0.5)
  private let mentor = Plan.role("Mentor", holders: 3, time: 0.2)

  private func book(_ appointments: Appointment...) -> AppointmentBook {
    AppointmentBook(appointments, roles: [lead, mentor], on: today)
  }

  @Test func `knows who holds what today`() {
    let book = book(
      Appointments.one("a", "Ana"), Appointments.one("b", "Ben", from: "2027-01-01"),
      Appointments.one("c", "Cyd", from: "2025-08-01", until: "2026-06-30"))
    #expect(book.held.map(\.id.rawValue) == ["a"])
    #expect(book.lapsed.map(\.id.rawValue) == ["c"])
  }

  @Test func `knows what ends this school year, and what has no review yet`() {
    var reviewed = Appointments.one("b", "Ben", until: "2027-01-15")
    reviewed.advice = .end
    let book = book(
      Appointments.one("a", "Ana"), reviewed, Appointments.one("c", "Cyd", until: "2027-07-01"),
      Appointments.one("d", "Dee", until: nil))
    #expect(book.endingThisYear.map(\.id.rawValue) == ["b", "a"])
    #expect(book.withoutReview.map(\.id.rawValue) == ["a"])
  }

  @Test func `takes the time of the role where the appointment says none`() {
    #expect(book().time(of: Appointments.one("a", "Ana")) == 0.5)
    #expect(book().time(of: Appointments.one("a", "Ana", time: 0.3)) == 0.3)
    #expect(book().time(of: Appointments.one("a", "Ana", as: "Unknown")) == 0)
  }

  @Test func `finds who has more than a full job, and from which day`() throws {
    let book = book(
      Appointments.one("a", "Ana", time: 0.6), Appointments.one("b", "Ana", as: "Mentor", time: 0.4),
      Appointments.one("c", "Ben", time: 0.8), Appointments.one("d", "Ben", as: "Mentor", from: "2027-02-01", time: 0.3)
    )
    let overload = try #require(book.overloads.first)
    #expect(book.overloads.count == 1)
    #expect(overload.person == .init("Ben"))
    #expect(overload.day == Day("2027-02-01"))
    #expect(abs(overload.time - 1.1) < 1e-9)
  }

  @Test func `does not count what is over`() {
    let book = book(
      Appointments.one("a", "Ana", until: "2026-10-31", time: 0.9),
      Appointments.one("b", "Ana", as: "Mentor", time: 0.4))
    #expect(book.overloads.isEmpty)
  }

  @Test func `says before it is kept that an appointment is too much, and lets it be`() {
    let others = [Appointments.one("a", "Ana", time: 0.8), Appointments.one("b", "Ben", time: 1)]
    let new = Appointments.one("c", "Ana", as: "Mentor", time: 0.4)
    let found = AppointmentBook.findings(keeping: new, beside: others, roles: [lead, mentor])
    #expect(found.map(\.code) == ["more-than-full-time"])
    #expect(found.allSatisfy { $0.stops == .nothing })
    #expect(AppointmentBook.findings(keeping: others[0], beside: others, roles: [lead, mentor]).isEmpty)
  }

  @Test func `counts vacancies by role and school, the plan before the charter`() {
    let book = book(Appointments.one("a", "Ana", at: "A"), Appointments.one("b", "Ben", as: "Mentor"))
    let charters = [Charters.charter("Lead") { $0.perSchool = 1 }]
    let seats = book.seats(
      charters: charters, schools: Plan.schools("B", "A", "C"), planned: [.init("Lead"): [.init("A"): 3]])
    #expect(seats.map(\.role.name) == ["Lead", "Lead", "Mentor"])
    #expect(seats.map { $0.school?.name } == ["A", "B", nil])
    #expect(seats.map(\.wanted) == [3, 1, 3])
    #expect(seats.map(\.vacant) == [2, 1, 2])
  }

  @Test func `claims no vacancy where nobody has said how many there should be`() {
    let seats = book().seats(charters: [], schools: Plan.schools("A"))
    #expect(seats.first?.wanted == nil)
    #expect(seats.first?.vacant == 0)
  }
}
