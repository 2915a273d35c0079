import Build
import Purpose
import Store
import TestSupport
import Testing
import Vocabulary

private struct Room {
  let district: TestDistrict
  let clock: TestClock
  static let event = TrainingEvent.ID("event")

  static func open(_ database: TestDatabase) async throws -> Room {
    let clock = TestClock()
    let room = Room(district: try await database.district(now: clock.now), clock: clock)
    try await room.district.store.act(room.district.id, by: room.district.operations) { records in
      var event = TrainingEvent(id: Room.event)
      event.name = "Institute"
      event.day = Day(2026, 11, 23)
      event.domains = [.culture]
      event.side = .inside
      try records.save(event)
      try records.save(Person(id: .init("ana"), "Ana", "Ortega"))
      var position = Position(id: .init("position"))
      position.person = .init("ana")
      position.post = .teacher
      try records.save(position)
    }
    return room
  }

  var ana: Author {
    .member(Member(person: .init("ana"), name: "Ana Ortega", positions: [.init(.teacher, at: .district)]), Permission())
  }

  func code() async throws -> String {
    try await district.store.act(district.id, by: district.operations) { try $0.openAttendance(Room.event).text }
  }

  func attend(_ code: String) async throws {
    try await district.store.attend(Room.event, typing: code, in: district.id, by: ana)
  }

  func attendance() async throws -> [Attendance] {
    try await district.store.read(district.id) { try $0.attendance(at: Room.event) }
  }
}

@Suite struct `Somebody who types the code of the room` {
  @Test(arguments: TestDatabase.all) func `was there, once`(database: TestDatabase) async throws {
    let room = try await Room.open(database)
    let code = try await room.code()
    try await room.attend(code.lowercased())
    try await room.attend(code)
    let attendance = try await room.attendance()
    #expect(attendance.map(\.person) == [Person.ID("ana")])
    #expect(attendance.map(\.how) == [.code])
  }

  @Test(arguments: TestDatabase.all)
  func `is refused a wrong code, one of yesterday, and one that was never made`(database: TestDatabase) async throws {
    let room = try await Room.open(database)
    await #expect(throws: Refusal.self) { try await room.attend("BCDFGH") }
    let code = try await room.code()
    await #expect(throws: Refusal.self) { try await room.attend("") }
    room.clock.advance(days: 1)
    await #expect(throws: Refusal.self) { try await room.attend(code) }
    #expect(try await room.attendance().isEmpty)
  }

  @Test(arguments: TestDatabase.all) func `cannot try them one by one`(database: TestDatabase) async throws {
    let room = try await Room.open(database)
    let code = try await room.code()
    for _ in 0..<8 {
      room.clock.advance(seconds: 1)
      await #expect(throws: Refusal.self) { try await room.attend("ZZZZZZ") }
    }
    let refusal = await #expect(throws: Refusal.self) { try await room.attend(code) }
    #expect(refusal?.findings.map(\.code) == ["too-many-tries"])
    room.clock.advance(seconds: 5_400)
    try await room.attend(code)
    #expect(try await room.attendance().count == 1)
  }

  @Test(arguments: TestDatabase.all) func `leaves no code in the history`(database: TestDatabase) async throws {
    let room = try await Room.open(database)
    let code = try await room.code()
    let rows = try await room.district.store.read(room.district.id) { records in
      try records.session.rows("SELECT before, after, title, why FROM history WHERE district = \(records.district)")
    }
    #expect(!rows.contains { row in (0..<4).contains { row.text($0).contains(code) } })
  }

  @Test(arguments: TestDatabase.all) func `may not make a code`(database: TestDatabase) async throws {
    let room = try await Room.open(database)
    await #expect(throws: Denied.self) {
      try await room.district.store.act(room.district.id, by: room.ana) { _ = try $0.openAttendance(Room.event) }
    }
  }
}

@Suite struct `A list of who was there` {
  @Test(arguments: TestDatabase.all)
  func `puts on and takes off those whom it offers, and nobody else`(database: TestDatabase) async throws {
    let room = try await Room.open(database)
    try await room.attend(room.code())
    func list(_ people: Set<Person.ID>, among offered: Set<Person.ID>) async throws {
      try await room.district.store.act(room.district.id, by: room.district.operations) {
        try $0.listAttendance(Room.event, people, among: offered)
      }
    }
    try await list([], among: [])
    #expect(try await room.attendance().count == 1)
    try await list([], among: [.init("ana")])
    #expect(try await room.attendance().isEmpty)
    try await list([.init("ana"), .init("nobody")], among: [.init("ana")])
    #expect(try await room.attendance().map(\.how) == [.list])
  }
}

@Suite struct `A calendar’s secret address` {
  @Test(arguments: TestDatabase.all)
  func `leads to its owner until it is taken back or made anew`(database: TestDatabase) async throws {
    let room = try await Room.open(database)
    let (store, id) = (room.district.store, room.district.id)
    let first = try await store.act(id, by: room.ana) { try $0.makeCalendar() }
    #expect(try await store.read(id) { try $0.calendarOwner(first) } == Person.ID("ana"))
    let second = try await store.act(id, by: room.ana) { try $0.makeCalendar() }
    #expect(try await store.read(id) { try $0.calendarOwner(first) } == nil)
    #expect(try await store.read(id) { try $0.calendarOwner(second) } == Person.ID("ana"))
    try await store.act(id, by: room.ana) { try $0.endCalendar() }
    #expect(try await store.read(id) { try $0.calendarOwner(second) } == nil)
  }

  @Test(arguments: TestDatabase.all) func `ends with its owner’s last day`(database: TestDatabase) async throws {
    let room = try await Room.open(database)
    let (store, id) = (room.district.store, room.district.id)
    let token = try await store.act(id, by: room.ana) { try $0.makeCalendar() }
    try await store.act(id, by: room.district.operations) { records in
      var ana = try #require(try records.find(Person.self, .init("ana")))
      ana.left = Day(2026, 11, 20)
      try records.save(ana)
    }
    #expect(try await store.read(id) { try $0.calendarOwner(token) } == nil)
  }
}
