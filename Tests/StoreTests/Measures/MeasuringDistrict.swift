import Measures
import Purpose
import Store
import TestSupport
import Vocabulary

/// A district with two schools, a priority, and one measure that is taken at both, with a round that is due.
struct MeasuringDistrict: Sendable {
  let store: Store
  let id: District.ID
  let priority: Priority
  let measure: Measure
  let round: ReadingRound
  let alder: School
  let heron: School

  static let director = Author.member(
    Member(person: .init("director"), name: "Ortega", positions: [.init(.director, at: .district)]), Permission())
  static let superintendent = Author.member(
    Member(person: .init("superintendent"), name: "Whitfield", positions: [.init(.superintendent, at: .district)]),
    Permission())

  func principal(of school: School) -> Author {
    .member(
      Member(
        person: .init("principal-\(school.name)"), name: "Principal of \(school.name)",
        positions: [.init(.principal, at: .school(school.id))]), Permission())
  }

  func act<T: Sendable>(
    _ author: Author = Self.director, _ body: @Sendable @escaping (ActRecords) throws -> T
  ) async throws -> T {
    try await store.act(id, by: author, body)
  }

  func read<T: Sendable>(_ body: @Sendable @escaping (Records) throws -> T) async throws -> T {
    try await store.read(id, body)
  }

  func state() async throws -> RoundState? {
    let round = round.id
    return try await read { try $0.roundState(round) }
  }

  func line(
    _ school: School? = nil, group: String = "", part: Double? = nil, of whole: Double? = nil, value: Double? = nil,
    reason: String = ""
  ) -> ReadingLine {
    ReadingLine(
      MeasureReading.Spot(school: school?.id, group: group), part: part, whole: whole, value: value, reason: reason)
  }
}

extension TestDatabase {
  /// `groups`: one on each line.
  func measuring(groups: String = "") async throws -> MeasuringDistrict {
    let clock = TestClock()
    let riverside = try await district(now: clock.now)
    let (alder, heron) = (Self.school("Alder"), Self.school("Heron"))
    var priority = Priority(id: .new())
    priority.name = "Literacy"
    var measure = Measure(id: .new())
    measure.name = "Reading"
    measure.priorities = [priority.id]
    (measure.horizon, measure.signal, measure.direction, measure.takenAt) = (.short, .lagging, .up, .schools)
    (measure.sort, measure.numerator, measure.denominator) = ("share", "Readers", "Children")
    (measure.cadence, measure.source, measure.groups) = (.yearly, "Tests", groups)
    var round = ReadingRound(id: .new())
    (round.name, round.measure, round.period) = ("Reading, fall", measure.id, "Fall")
    (round.ends, round.due) = (Day(2026, 10, 9), Day(2026, 10, 30))
    let (priorityKept, measureKept, roundKept) = (priority, measure, round)
    try await riverside.store.act(riverside.id, by: riverside.operations) { records in
      for school in [alder, heron] { try records.save(school) }
      for person in ["director", "superintendent", "principal-Alder", "principal-Heron"] {
        try records.save(Person(id: .init(person), person, "Test"))
      }
      for school in [alder, heron] {
        var position = Position(id: .new())
        (position.person, position.post, position.school) = (.init("principal-\(school.name)"), .principal, school.id)
        try records.save(position)
      }
      var owned = measureKept
      owned.owner = .init("director")
      try records.save(priorityKept)
      try records.save(owned)
      try records.save(roundKept)
    }
    measure.owner = .init("director")
    return MeasuringDistrict(
      store: riverside.store, id: riverside.id, priority: priority, measure: measure, round: round, alder: alder,
      heron: heron)
  }

  private static func school(_ name: String) -> School {
    var school = School(id: .new())
    school.name = name
    school.level = .primary
    return school
  }
}
