import Build
import Foundation
import Measures
import Purpose
import Store
import TestSupport
import Testing
import Vocabulary

extension MeasuringDistrict {
  /// With all that a launch asks of its one priority.
  func prepare() async throws {
    var long = Measure(id: .new(), version: 0, values: measure.values)
    (long.name, long.horizon) = ("Reading in grade 3", .long)
    var design = ComparisonDesign(id: .new())
    (design.name, design.priorities, design.outcome, design.method) = ("Waves", [priority.id], long.id, .staggered)
    (design.starts, design.comparedWith, design.words, design.dataNeeded) = (
      "Half now", "The rest", "Set against", "Tests"
    )
    let (added, compared, first) = (long, design, measure)
    try await act { records in
      try records.save(added)
      for measure in [first, added] {
        var baseline = Baseline(id: .new())
        (baseline.measure, baseline.value, baseline.taken) = (measure.id, 40.5, Day(2026, 5, 15))
        baseline.restsOn = "Tests"
        var target = MeasureTarget(id: .new())
        (target.measure, target.value, target.by) = (measure.id, 60, Day(2028, 5, 31))
        try records.save(baseline)
        try records.save(target)
      }
      try records.save(compared)
    }
    try await exceptTheRest()
  }

  /// Other strategies may need things that are not what these tests are about.
  func exceptTheRest() async throws {
    try await act { records in
      for need in try records.launchGate().open where need.strategy != .measures {
        var exception = LaunchException(id: .new())
        (exception.need, exception.what, exception.person) = (need.key, need.what.en, .init("superintendent"))
        (exception.reason, exception.recorded) = ("Not what this is about", records.today)
        try records.save(exception)
      }
    }
  }
}

@Suite struct `Launching` {
  @Test(arguments: TestDatabase.all)
  func `is refused with everything that is missing`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    try await town.exceptTheRest()
    let refusal = await #expect(throws: Refusal.self) { try await town.act { try $0.launch() } }
    #expect(refusal?.findings.map(\.code) == ["short-measure", "long-measure", "comparison"])
    #expect(refusal?.findings[0].message.en.contains("a baseline and a target") == true)
    #expect(try await town.read { try $0.seals() }.isEmpty)
  }

  @Test(arguments: TestDatabase.all)
  func `is for those who may change the plan`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    try await town.prepare()
    await #expect(throws: Denied.self) { try await town.act(MeasuringDistrict.superintendent) { try $0.launch() } }
  }

  @Test(arguments: TestDatabase.all)
  func `seals what success means, and the seal can be checked by anybody`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    try await town.prepare()
    let seal = try await town.act { try $0.launch() }
    let verified = try SealFile.verify(Array(SealFile.text(of: seal).utf8))
    #expect(verified.district == "Riverside")
    #expect((verified.measures, verified.baselines, verified.targets, verified.comparisons) == (2, 2, 2, 1))
    #expect(verified.digest == seal.digest)
    #expect(verified.key == SealFile.fingerprint(of: seal.publicKey))
    let entry = try await town.read { try $0.historyEntry($0.lastEntry()) }
    #expect(entry?.act == .launched)
    #expect(entry?.afterValues?["digest"] == .text(seal.digest))
    #expect(try await town.read { try $0.measureAnswers()[0].evidence.contains { $0.label.en.hasPrefix("Sealed") } })
  }

  @Test(arguments: TestDatabase.all)
  func `signs with one key for good`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    try await town.prepare()
    let first = try await town.act { try $0.launch() }
    let second = try await town.act { try $0.launch() }
    #expect(first.publicKey == second.publicKey)
    #expect(try await town.read { try $0.districtKey() } == first.publicKey)
    let other = try await database.measuring()
    try await other.prepare()
    #expect(try await other.act { try $0.launch() }.publicKey != first.publicKey)
  }

  @Test(arguments: TestDatabase.all)
  func `goes without what is excepted, and the seal says so`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    try await town.prepare()
    var later = Priority(id: .new())
    later.name = "Mathematics"
    let priority = later
    try await town.act { try $0.save(priority) }
    let refusal = await #expect(throws: Refusal.self) { try await town.act { try $0.launch() } }
    #expect(refusal?.findings.count == 3)
    try await town.act { records in
      for need in try records.launchGate().open {
        var exception = LaunchException(id: .new())
        (exception.need, exception.what) = (need.key, try #require(need.finding).message.en)
        (exception.person, exception.reason, exception.recorded) = (
          .init("superintendent"), "A year later", records.today
        )
        try records.save(exception)
      }
    }
    let seal = try await town.act { try $0.launch() }
    let exceptions = try SealFile.verify(Array(SealFile.text(of: seal).utf8)).exceptions
    #expect(exceptions.contains { $0.hasPrefix("Mathematics: ") })
  }
}

@Suite struct `The file of a seal` {
  private static func bytes() async throws -> [UInt8] {
    let town = try await TestDatabase.sqlite.measuring()
    try await town.prepare()
    return Array(SealFile.text(of: try await town.act { try $0.launch() }).utf8)
  }

  @Test func `is refused when any byte of it is another`() async throws {
    let bytes = try await Self.bytes()
    _ = try SealFile.verify(bytes)
    // Every byte of the signature's line, and enough of the document's.
    let document = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? 0
    for index in Array(stride(from: 0, to: document, by: 7)) + Array(document..<bytes.count) {
      for change: UInt8 in [1, 0x20] {
        var changed = bytes
        changed[index] ^= change
        #expect(throws: Refusal.self, "byte \(index)") { try SealFile.verify(changed) }
      }
    }
  }

  @Test func `is refused when it is longer, shorter, or nothing of the kind`() async throws {
    let bytes = try await Self.bytes()
    let others: [[UInt8]] = [
      bytes + [10], Array(bytes.dropLast()), bytes + bytes, [], Array("hello\nworld\n".utf8), [0xFF, 10, 0xFE, 10],
    ]
    for other in others {
      #expect(throws: Refusal.self) { try SealFile.verify(other) }
    }
  }

  @Test func `is refused when somebody signs another document with the same words`() async throws {
    let text = String(decoding: try await Self.bytes(), as: UTF8.self)
    let forged = text.replacing("40.5", with: "30.5")
    let refusal = #expect(throws: Refusal.self) { try SealFile.verify(Array(forged.utf8)) }
    #expect(refusal?.findings.map(\.code) == ["changed"])
  }
}

@Suite struct `What is sealed` {
  private func launched(_ database: TestDatabase) async throws -> MeasuringDistrict {
    let town = try await database.measuring()
    try await town.prepare()
    _ = try await town.act { try $0.launch() }
    return town
  }

  @Test(arguments: TestDatabase.all)
  func `changes only where the seal does not reach`(database: TestDatabase) async throws {
    let town = try await launched(database)
    let id = town.measure.id
    try await town.act { records in
      var measure = try #require(try records.find(Measure.self, id))
      measure.about = "Said better"
      try records.save(measure)
    }
    let refusal = await #expect(throws: Refusal.self) {
      try await town.act { records in
        var measure = try #require(try records.find(Measure.self, id))
        (measure.denominator, measure.lowest) = ("Fewer children", 10)
        try records.save(measure)
      }
    }
    #expect(refusal?.findings.map(\.field) == ["denominator", "lowest"])
    #expect(refusal?.findings.allSatisfy { $0.code == "sealed" } == true)
  }

  @Test(arguments: TestDatabase.all)
  func `loses and gains no baseline and no target`(database: TestDatabase) async throws {
    let town = try await launched(database)
    let (id, measure) = (town.measure.id, town.measure)
    await #expect(throws: Refusal.self) {
      try await town.act { records in
        let target = try #require(try records.all(MeasureTarget.self).first)
        try records.remove(MeasureTarget.self, target.id, version: target.version)
      }
    }
    let refusal = await #expect(throws: Refusal.self) {
      try await town.act { records in
        var target = MeasureTarget(id: .new())
        (target.measure, target.value, target.by) = (id, 45, Day(2029, 5, 31))
        try records.save(target)
      }
    }
    #expect(refusal?.findings.map(\.code) == ["sealed"])
    var fresh = Measure(id: .new(), version: 0, values: measure.values)
    fresh.name = "Another"
    let other = fresh
    try await town.act { try $0.save(other) }
  }

  @Test(arguments: TestDatabase.all)
  func `is amended when a second person approves, and then says so`(database: TestDatabase) async throws {
    let town = try await launched(database)
    let id = town.measure.id
    let amendment = try await town.act { records in
      let measure = try #require(try records.find(Measure.self, id))
      var wanted = measure
      wanted.denominator = "Children tested in either language"
      return try records.askToAmend(measure, to: wanted, because: "The state tests in Spanish too")
    }
    #expect(try await town.read { try $0.find(Measure.self, id) }?.denominator == "Children")
    let alone = await #expect(throws: Refusal.self) {
      try await town.act { try $0.decide(amendment.id, approved: true) }
    }
    #expect(alone?.findings.map(\.code) == ["second-person"])
    await #expect(throws: Denied.self) {
      try await town.act(town.principal(of: town.alder)) { try $0.decide(amendment.id, approved: true) }
    }
    try await town.act(MeasuringDistrict.superintendent) { try $0.decide(amendment.id, approved: true, remark: "Seen") }
    let now = try #require(try await town.read { try $0.find(Measure.self, id) })
    #expect(now.denominator == "Children tested in either language")
    #expect(now.version == 2)
    let kept = try await town.read { try $0.amendments() }
    #expect(kept.map(\.state) == [.approved])
    #expect(kept.map(\.decider) == ["Whitfield"])
    #expect(kept.map(\.reason) == ["The state tests in Spanish too"])
    await #expect(throws: Refusal.self) {
      try await town.act(MeasuringDistrict.superintendent) { try $0.decide(amendment.id, approved: false) }
    }
  }

  @Test(arguments: TestDatabase.all)
  func `stays as it is when an amendment is declined, or the record changed since`(database: TestDatabase) async throws
  {
    let town = try await launched(database)
    let id = town.measure.id
    let ask: @Sendable (ActRecords) throws -> Amendment = { records in
      let measure = try #require(try records.find(Measure.self, id))
      var wanted = measure
      wanted.name = "Reading, as of now"
      return try records.askToAmend(measure, to: wanted, because: "Clearer")
    }
    let declined = try await town.act(MeasuringDistrict.director, ask)
    try await town.act(MeasuringDistrict.superintendent) { try $0.decide(declined.id, approved: false) }
    #expect(try await town.read { try $0.find(Measure.self, id) }?.name == "Reading")
    let stale = try await town.act(MeasuringDistrict.director, ask)
    try await town.act { records in
      var measure = try #require(try records.find(Measure.self, id))
      measure.about = "Changed"
      try records.save(measure)
    }
    let refusal = await #expect(throws: Refusal.self) {
      try await town.act(MeasuringDistrict.superintendent) { try $0.decide(stale.id, approved: true) }
    }
    #expect(refusal?.findings.map(\.code) == ["changed-since"])
  }

  @Test(arguments: TestDatabase.all)
  func `is not amended to what cannot be right, nor without a reason`(database: TestDatabase) async throws {
    let town = try await launched(database)
    let refusal = await #expect(throws: Refusal.self) {
      try await town.act { records in
        let target = try #require(try records.all(MeasureTarget.self).first)
        var wanted = target
        wanted.value = 160
        try records.askToAmend(target, to: wanted, because: " ")
      }
    }
    #expect(refusal?.findings.map(\.code) == ["required", "out-of-bounds"])
  }
}
