import Measures
import Vocabulary

/// A record on which sums over readings rest: whatever changes one says which rounds have to be added up again.
protocol SummedRecord: DistrictRecord {
  static func rounds(toSumAfter new: Self?, replacing old: Self?) -> StaleRounds
}

/// Rounds whose sums do not hold any more.
enum StaleRounds: Equatable {
  case none
  case these(Set<ReadingRound.ID>)
  /// Those of a measure that are not locked.
  case openOf(Measure.ID)
  /// All that are not locked: what a locked round came to stays as it was.
  case everyOpen
}

extension MeasureReading: SummedRecord {
  static func rounds(toSumAfter new: MeasureReading?, replacing old: MeasureReading?) -> StaleRounds {
    .these(Set([new?.round, old?.round].compactMap(\.self)))
  }
}

extension ReadingRound: SummedRecord {
  static func rounds(toSumAfter new: ReadingRound?, replacing old: ReadingRound?) -> StaleRounds {
    .these(Set([new?.id, old?.id].compactMap(\.self)))
  }
}

extension Measure: SummedRecord {
  static func rounds(toSumAfter new: Measure?, replacing old: Measure?) -> StaleRounds {
    guard let new, let old else { return .none }
    let isSame =
      (new.sort, new.takenAt, new.levels.sorted { $0.rawValue < $1.rawValue }, new.floor)
      == (old.sort, old.takenAt, old.levels.sorted { $0.rawValue < $1.rawValue }, old.floor)
    return isSame ? .none : .openOf(new.id)
  }
}

extension School: SummedRecord {
  static func rounds(toSumAfter new: School?, replacing old: School?) -> StaleRounds {
    new?.network == old?.network && new?.level == old?.level && new?.isClosed == old?.isClosed && new != nil
      && old != nil
      ? .none : .everyOpen
  }
}

extension SummedRecord {
  fileprivate static func stale(_ new: (any DistrictRecord)?, _ old: (any DistrictRecord)?) -> StaleRounds {
    rounds(toSumAfter: new as? Self, replacing: old as? Self)
  }
}

/// What an act has changed of the records that sums rest on.
struct StaleSums {
  var rounds: Set<ReadingRound.ID> = []
  var measures: Set<Measure.ID> = []
  var isEveryOpen = false

  var isEmpty: Bool { rounds.isEmpty && measures.isEmpty && !isEveryOpen }

  mutating func add(_ stale: StaleRounds) {
    switch stale {
    case .none: break
    case .these(let ids): rounds.formUnion(ids)
    case .openOf(let measure): measures.insert(measure)
    case .everyOpen: isEveryOpen = true
    }
  }
}

extension ActRecords {
  /// Notes which sums no longer hold; they are worked out again once, at the end of the act or when somebody asks for them.
  func soil<Record: DistrictRecord>(_ new: Record?, replacing old: Record?) {
    guard let type = Record.self as? any SummedRecord.Type else { return }
    staleSums.add(type.stale(new, old))
  }
}

extension Records {
  /// Adds these rounds up again and keeps what they come to.
  func sumAgain(_ stale: StaleSums) throws {
    if stale.isEmpty { return }
    var ids = stale.rounds
    if stale.isEveryOpen { ids.formUnion(try openRounds("1 = 1")) }
    for measure in stale.measures { ids.formUnion(try openRounds("\"measure\" = \(measure)")) }
    let schools = try all(School.self)
    let networkOf = Dictionary(
      schools.compactMap { school in school.network.map { (school.id, $0) } }, uniquingKeysWith: { first, _ in first })
    var measures: [Measure.ID: Measure?] = [:]
    for id in ids.sorted() {
      try session.run("DELETE FROM round_sum WHERE district = \(district) AND round = \(id)")
      guard let round = try find(ReadingRound.self, id), let of = round.measure else { continue }
      if measures[of] == nil { measures[of] = .some(try find(Measure.self, of)) }
      guard let measure = measures[of] ?? nil else { continue }
      let readings = try all(MeasureReading.self, where: "round", is: id)
      let state = RoundState(round, of: measure, schools: schools, readings: readings)
      try keep(state.sums(networkOf: networkOf), of: state)
    }
  }

  private func openRounds(_ condition: SQL) throws -> [ReadingRound.ID] {
    try session.rows(
      """
      SELECT id FROM reading_round WHERE district = \(district) AND \(condition)
        AND ("is_locked" IS NULL OR "is_locked" = 0)
      """
    ).map { ReadingRound.ID($0.text(0)) }
  }

  private func keep(_ sums: [RoundSum], of state: RoundState) throws {
    let rows = sums.map { sum -> [SQL.Value] in
      [
        .text(district.rawValue), .text(state.measure.id.rawValue), .text(sum.place.text), .text(sum.group),
        .text(state.round.id.rawValue), .integer(sum.asked), .integer(sum.answered), .integer(sum.readings),
        .integer(sum.approved), sum.figures.map { .real($0.value) } ?? .null,
        sum.figures?.part.map { .real($0) } ?? .null, sum.figures?.whole.map { .real($0) } ?? .null,
        .text(sum.beside), .integer(sum.addsUp ? 1 : 0),
      ]
    }
    try session.insert(
      into: "round_sum",
      [
        "district", "measure", "place", "part_of", "round", "asked", "answered", "readings", "approved", "value",
        "part", "whole", "beside", "adds_up",
      ], rows)
  }
}

extension Session {
  /// For the readings that were there before sums were kept.
  package func fillRoundSums(at moment: Moment) throws {
    for id in try rows("SELECT district FROM district").map({ $0.text(0) }) {
      try turn(to: id)
      let records = Records(self, district: District.ID(id), moment: moment)
      var stale = StaleSums()
      stale.rounds = Set(
        try rows("SELECT id FROM reading_round WHERE district = \(id)").map { ReadingRound.ID($0.text(0)) })
      try records.sumAgain(stale)
    }
  }
}
