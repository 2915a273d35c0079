import Measures
import Store
import TestSupport
import Testing
import Vocabulary

extension MeasuringDistrict {
  /// A round for each month from September 2024, with figures of both schools: `values` are what Alder says, Heron says 50.
  fileprivate func watch(_ values: [Double], of whole: Double = 100) async throws {
    let measure = measure.id
    let (alder, heron) = (alder.id, heron.id)
    try await act { records in
      for (index, value) in values.enumerated() {
        let month = index + 8
        var round = ReadingRound(id: .init("month-\(index.padded(2))"))
        round.measure = measure
        round.ends = Day(2024 + month / 12, month % 12 + 1, 28)
        round.period = "Month \(index + 1)"
        round.name = "Reading, month \(index + 1)"
        try records.save(round)
        for (school, part) in [(alder, value), (heron, 50 * whole / 100)] {
          var reading = MeasureReading(id: .init("\(round.id)-\(school)"))
          (reading.round, reading.school, reading.part, reading.whole) = (round.id, school, part, whole)
          (reading.reason, reading.stage) = ("So it was", .approved)
          try records.save(reading.completed(for: self.measure))
        }
      }
    }
  }

  /// What the sums say of every round, beside what its readings come to.
  fileprivate func sumsHold() async throws -> Bool {
    try await read { records in
      let kept = try records.roundStandings()
      let states = try kept.compactMap { try records.roundState($0.round.id)?.standing }
      return kept == states && !kept.isEmpty
    }
  }

  static let steady: [Double] = [40, 42, 39, 41, 43, 38, 41, 40, 39, 42, 40, 41, 39, 40]
}

@Suite struct `What rounds come to` {
  @Test(arguments: TestDatabase.all)
  func `holds after every way in which a reading can change`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let round = town.round.id
    #expect(try await town.sumsHold())
    let lines = [town.line(town.alder, part: 12, of: 40), town.line(town.heron, part: 20, of: 40)]
    try await town.act { try $0.enter(lines, in: round) }
    #expect(try await town.sumsHold())
    let corrected = [town.line(town.alder, part: 14, of: 40)]
    try await town.act { try $0.enter(corrected, in: round) }
    #expect(try await town.sumsHold())
    try await town.act { try $0.approve(round) }
    #expect(try await town.sumsHold())
    try await town.act { try $0.reopen(round) }
    let emptied = [town.line(town.alder)]
    try await town.act { try $0.enter(emptied, in: round) }
    #expect(try await town.sumsHold())
    let standing = try await town.read { try $0.roundStandings().first }
    #expect(standing?.answered == 1 && standing?.asked == 2 && standing?.district?.value == 50)
  }

  @Test(arguments: TestDatabase.all)
  func `is known inside the act that changes it`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let (lines, round) = ([town.line(town.alder, part: 12, of: 40)], town.round.id)
    let answered = try await town.act { records in
      try records.enter(lines, in: round)
      return try records.roundStandings().first?.answered
    }
    #expect(answered == 1)
  }

  @Test(arguments: TestDatabase.all)
  func `follows the schools of today while a round is open, and stays once it is locked`(database: TestDatabase)
    async throws
  {
    let town = try await database.measuring()
    let round = town.round.id
    let lines = [town.line(town.alder, part: 12, of: 40), town.line(town.heron, part: 20, of: 40)]
    var third = School(id: .new())
    (third.name, third.level) = ("Cedar", .primary)
    let opened = third
    try await town.act {
      try $0.enter(lines, in: round)
      try $0.save(opened)
    }
    #expect(try await town.read { try $0.roundStandings().first }?.asked == 3)
    var closed = opened
    (closed.version, closed.isClosed) = (1, true)
    let gone = closed
    try await town.act {
      try $0.save(gone)
      try $0.approve(round)
      try $0.lock(round, true)
    }
    #expect(try await town.read { try $0.roundStandings().first }?.asked == 2)
    var fourth = School(id: .new())
    (fourth.name, fourth.level) = ("Dogwood", .primary)
    let late = fourth
    try await town.act { try $0.save(late) }
    let standing = try await town.read { try $0.roundStandings().first }
    #expect(standing?.asked == 2 && standing?.isComplete == true)
  }

  @Test(arguments: TestDatabase.all)
  func `is added up by network too, and moves with a school`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let network = Network(id: .init("north"), name: "North")
    var moved = town.alder
    (moved.network, moved.version) = (network.id, 1)
    let (alder, round) = (moved, town.round.id)
    let lines = [town.line(town.alder, part: 12, of: 40), town.line(town.heron, part: 20, of: 40)]
    try await town.act {
      try $0.enter(lines, in: round)
      try $0.save(network)
      try $0.save(alder)
    }
    let measure = town.measure
    let shown = try await town.read { try $0.monitored(measure, at: .district, reach: .everything) }
    #expect(shown.parts.map(\.name) == ["", "North"])
    #expect(shown.parts.map { $0.chart.points.first?.figures?.value } == [50, 30])
    #expect(shown.total == .adds(period: "Fall", parts: 2, hidden: 0))
    let north = try await town.read { try $0.monitored(measure, at: .network(network.id), reach: .everything) }
    #expect(north.parts.map(\.name) == ["Alder"])
    #expect(north.total == .adds(period: "Fall", parts: 1, hidden: 0))
  }

  @Test(arguments: TestDatabase.all)
  func `is the same for the answers as what all readings say`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    try await town.watch(MeasuringDistrict.steady)
    let (lines, round) = ([town.line(town.alder, part: 41, of: 100)], town.round.id)
    try await town.act { try $0.enter(lines, in: round) }
    let (tally, states, today) = try await town.read { records in
      (
        try records.measurePlan().tally,
        try records.roundStandings().compactMap { try records.roundState($0.round.id)?.standing }, records.today
      )
    }
    let whole = ReadingTally(states, on: today)
    #expect(tally.read == whole.read && tally.due == whole.due && tally.complete == whole.complete)
    #expect(tally.due == 1 && tally.complete == 0)
    #expect(tally.charted == [town.measure.id])
  }

  @Test(arguments: TestDatabase.all)
  func `is filled in for readings from before it was kept`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let (lines, round, id) = ([town.line(town.alder, part: 12, of: 40)], town.round.id, town.id)
    try await town.act { try $0.enter(lines, in: round) }
    try await town.store.keep(id) { try $0.session.run("DELETE FROM round_sum WHERE district = \(id)") }
    try await town.store.keep(id) { records in
      try records.session.fillRoundSums(at: records.moment)
    }
    #expect(try await town.sumsHold())
  }
}

@Suite struct `Charts of a district` {
  @Test(arguments: TestDatabase.all)
  func `rest on what was read before the launch`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    try await town.watch(MeasuringDistrict.steady + [80])
    let before = try await town.read { try $0.charts(at: .district).first }
    #expect(before?.baseline == ChartBaseline.none)
    #expect(before?.points.count == 16, "the round that is open is there, and is not judged")
    #expect(before?.points.count { $0.figures != nil } == 15)
    var period = BaselinePeriod(id: .new())
    (period.measure, period.until, period.reason) = (town.measure.id, Day(2025, 10, 31), "It began in November")
    let chosen = period
    try await town.act { try $0.save(chosen) }
    let after = try #require(try await town.read { try $0.charts(at: .district).first })
    #expect(after.limits == .drawn(readings: 14, late: 0))
    #expect(after.signals.contains { $0.rule == .outside && after.points[$0.to].period == "Month 15" })
  }

  @Test(arguments: TestDatabase.all)
  func `hide what few people stand behind, and a second figure with the only one`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let (round, measure) = (town.round.id, town.measure)
    let lines = [town.line(town.alder, part: 3, of: 6), town.line(town.heron, part: 20, of: 40)]
    try await town.act { try $0.enter(lines, in: round) }
    let shown = try await town.read { try $0.monitored(measure, at: .network(nil), reach: .everything) }
    #expect(shown.parts.map { $0.chart.points.last?.figure } == [.hidden, .hidden])
    #expect(shown.total == .adds(period: "Fall", parts: 2, hidden: 2))
    #expect(shown.chart.points.last?.figures?.whole == 46)
    let school = town.heron.id
    let own = try await town.read { try $0.charts(at: .school(school)).first }
    #expect(own?.points.last?.figure == .hidden)
  }

  @Test(arguments: TestDatabase.all)
  func `show a school only to who answers for it`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let (round, measure, alder) = (town.round.id, town.measure, town.alder.id)
    let lines = [town.line(town.alder, part: 30, of: 60), town.line(town.heron, part: 20, of: 40)]
    try await town.act { try $0.enter(lines, in: round) }
    let reach = Reach(schools: [alder], includesDistrict: false)
    let own = try await town.read { try $0.monitored(measure, at: .district, reach: reach) }
    #expect(own.parts.map(\.name) == ["Alder"])
    let none = try await town.read { try $0.monitored(measure, at: .district, reach: nil) }
    #expect(none.parts.isEmpty)
  }
}

@Suite struct `The weekly mail` {
  /// The director asks for it on a Monday, and something stands out; then a week goes by.
  private func asked(_ database: TestDatabase) async throws -> MeasuringDistrict {
    let town = try await database.measuring()
    let id = town.id
    try await town.act(.operations("tests")) { records in
      var person = try #require(try records.find(Person.self, .init("director")))
      person.email = "ortega@riverside.org"
      try records.save(person)
      var position = Position(id: .new())
      (position.person, position.post) = (.init("director"), .director)
      try records.save(position)
    }
    try await town.store.followDigest(by: MeasuringDistrict.director, .spanish, in: id)
    try await town.watch([Double](MeasuringDistrict.steady + MeasuringDistrict.steady.prefix(11)) + [80])
    return town
  }

  @Test(arguments: TestDatabase.all)
  func `is taken up once a week, by one server`(database: TestDatabase) async throws {
    let town = try await asked(database)
    let (id, person) = (town.id, Person.ID("director"))
    #expect(try await town.store.waitingDigests(in: id).isEmpty)
    let later = Store(town.store.driver, now: { Moment("2026-11-30T12:00:00Z")! })
    #expect(try await later.waitingDigests(in: id) == [person])
    let digests = try await withThrowingTaskGroup(of: Digest?.self) { group in
      for _ in 0..<4 {
        group.addTask {
          try await Store(later.driver, now: { Moment("2026-11-30T12:00:00Z")! }).takeUpDigest(of: person, in: id)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }.compactMap(\.self)
    }
    let digest = try #require(digests.first)
    #expect(digests.count == 1)
    #expect(digest.email == "ortega@riverside.org" && digest.language == .spanish)
    #expect(digest.news.map(\.measureName) == ["Reading"])
    #expect(try await later.waitingDigests(in: id).isEmpty)
    let next = Store(town.store.driver, now: { Moment("2026-12-07T12:00:00Z")! })
    #expect(try await next.takeUpDigest(of: person, in: id) == nil, "nobody is told twice")
    #expect(try await next.waitingDigests(in: id).isEmpty)
  }

  @Test(arguments: TestDatabase.all)
  func `is tried again when it could not be handed over, and stops with its link`(database: TestDatabase) async throws {
    let town = try await asked(database)
    let (id, person) = (town.id, Person.ID("director"))
    let later = Store(town.store.driver, now: { Moment("2026-11-30T12:00:00Z")! })
    let first = try #require(try await later.takeUpDigest(of: person, in: id))
    try await later.layBack(first, in: id)
    #expect(try await later.leadsToDigest(first.leave) == false)
    let again = try #require(try await later.takeUpDigest(of: person, in: id))
    #expect(again.news == first.news)
    #expect(try await later.leaveDigest(again.leave))
    #expect(try await later.leaveDigest(again.leave) == false)
    #expect(try await later.read(id) { try $0.getsDigest(person) } == false)
  }

  @Test(arguments: TestDatabase.all)
  func `forgets who has no position any more`(database: TestDatabase) async throws {
    let town = try await asked(database)
    let (id, person) = (town.id, Person.ID("director"))
    try await town.act(.operations("tests")) { records in
      for position in try records.all(Position.self, where: "person", is: person) {
        try records.remove(Position.self, position.id, version: position.version)
      }
    }
    let later = Store(town.store.driver, now: { Moment("2026-11-30T12:00:00Z")! })
    #expect(try await later.takeUpDigest(of: person, in: id) == nil)
    #expect(try await later.read(id) { try $0.getsDigest(person) } == false)
  }
}

@Suite struct `The Monday of a week` {
  @Test(arguments: [
    ("2026-11-23", "2026-11-23"), ("2026-11-29", "2026-11-23"), ("2026-11-30", "2026-11-30"),
    ("1969-12-31", "1969-12-29"),
  ]) func `is its first day`(day: String, monday: String) {
    #expect(Day(day)!.monday == Day(monday)!)
  }
}
