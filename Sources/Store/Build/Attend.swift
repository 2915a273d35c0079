import Build
import Vocabulary

extension ActName {
  package static let attendanceOpened: ActName = "attendance-opened"
  package static let calendarMade: ActName = "calendar-made"
  package static let calendarEnded: ActName = "calendar-ended"
}

extension Store {
  /// Says that one was there, by the code that was shown in the room. Throws `Refusal` for a wrong one, which is counted.
  package func attend(
    _ event: TrainingEvent.ID, typing code: String, in district: District.ID, by author: Author
  ) async throws {
    do {
      try await act(district, by: author) { try $0.attend(event, typing: code) }
    } catch let refusal as Refusal where refusal.findings.contains(where: { $0.code == "wrong-code" }) {
      // The act that failed leaves nothing, and the try has to be counted all the same.
      if let person = author.person {
        try await keep(district) { records in
          _ = try records.session.run(
            """
            INSERT INTO attendance_try (district, event, person, moment) VALUES (\(district), \(event), \(person), \(records.moment))
            ON CONFLICT (district, event, person, moment) DO NOTHING
            """)
        }
      }
      throw refusal
    }
  }
}

extension ActRecords {
  /// As many wrong codes in an hour as somebody mistypes; more are tries.
  static let mostWrongCodes = 8

  /// A new code for the room, which works until the end of the day.
  package func openAttendance(_ id: TrainingEvent.ID) throws -> AttendanceCode {
    try author.require(TrainingEvent.kind.editing, at: .district)
    guard let event = try find(TrainingEvent.self, id) else {
      throw Refusal("", "no-event", Phrase("This event is not there any more", es: "Esta sesión ya no existe"))
    }
    var source = SystemRandomNumberGenerator()
    let code = AttendanceCode(using: &source)
    try change(
      """
      INSERT INTO attendance_code (district, event, code, until) VALUES (\(district), \(id), \(code.text), \(today))
      ON CONFLICT (district, event) DO UPDATE SET code = excluded.code, until = excluded.until
      """)
    // The code is a secret while it works, so the history does not hold it.
    try note(.attendanceOpened, event)
    return code
  }

  fileprivate func attend(_ event: TrainingEvent.ID, typing typed: String) throws {
    guard let person = author.person else { throw Denied(Phrase("Sign in first", es: "Primero inicie sesión")) }
    guard try wrongCodes(of: person, at: event) < Self.mostWrongCodes else {
      throw Refusal(
        "code", "too-many-tries",
        Phrase("Wait an hour: too many wrong codes", es: "Espere una hora: demasiados códigos erróneos"))
    }
    guard let code = try attendanceCode(of: event), code.isTyped(typed) else {
      throw Refusal(
        "code", "wrong-code",
        Phrase("Type the code as it is shown in the room", es: "Escriba el código tal como se muestra en la sala"))
    }
    if try attendance(at: event).contains(where: { $0.person == person }) { return }
    var attendance = Attendance(id: .new())
    attendance.event = event
    attendance.person = person
    attendance.how = .code
    attendance.version = 1
    try write(attendance)
    try index(attendance)
    try note(.created, attendance, after: attendance.values)
  }

  /// Those who were there, by a list: who is not on it any more is taken off.
  package func listAttendance(_ event: TrainingEvent.ID, _ people: Set<Person.ID>, among offered: Set<Person.ID>) throws
  {
    let known = try attendance(at: event)
    for gone in known where gone.person.map({ offered.contains($0) && !people.contains($0) }) ?? false {
      try remove(Attendance.self, gone.id, version: gone.version)
    }
    let there = Set(known.compactMap(\.person))
    for person in people.intersection(offered).subtracting(there).sorted() {
      var attendance = Attendance(id: .new())
      attendance.event = event
      attendance.person = person
      attendance.how = .list
      try save(attendance)
    }
  }

  /// A secret address for one's own calendar; the one before leads nowhere from now on. It cannot be shown a second time.
  package func makeCalendar() throws -> Token {
    guard let person = author.person, let own = try find(Person.self, person) else {
      throw Denied(Phrase("Sign in first", es: "Primero inicie sesión"))
    }
    let token = Token.new(for: district)
    try change(
      """
      INSERT INTO calendar_feed (district, person, secret, made) VALUES (\(district), \(person), \(token.hash), \(moment))
      ON CONFLICT (district, person) DO UPDATE SET secret = excluded.secret, made = excluded.made
      """)
    try note(.calendarMade, kind: "calendar", record: person.rawValue, title: own.title)
    return token
  }

  package func endCalendar() throws {
    guard let person = author.person, let own = try find(Person.self, person) else { return }
    let ended = try change("DELETE FROM calendar_feed WHERE district = \(district) AND person = \(person)")
    if ended > 0 { try note(.calendarEnded, kind: "calendar", record: person.rawValue, title: own.title) }
  }
}
