import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Exchange
@testable import Store

/// Rows of a roster that a test writes down itself.
struct WrittenRoster: RosterSource {
  var rows: [RosterRow] = []
  var report = RosterReport(feed: "oneroster", format: "OneRoster 1.2")

  func read(_ receive: (RosterRow) throws -> Void) throws -> RosterReport {
    for row in rows { try receive(row) }
    return report
  }

  /// Two schools, ten teachers at the first, one class each.
  static let small: WrittenRoster = {
    var roster = WrittenRoster()
    roster.report.complete = [.school, .network, .person, .position, .course, .teaching, .year]
    roster.rows = [
      .network(NetworkRow(sourceID: "n", name: "North", line: 2)),
      .school(school("s1", "Lincoln Elementary", network: "n")),
      .school(school("s2", "Mission High")),
      .year(
        YearRow(
          sourceID: "y", year: SchoolYear(2026), title: "2026-27", from: Day("2026-08-12"), until: Day("2027-05-28"),
          line: 2)),
    ]
    for number in 0..<10 {
      roster.rows.append(.person(person("p\(number)", "Given\(number)", "Family\(number)")))
      roster.rows.append(.position(position("r\(number)", "p\(number)", .teacher, .school("s1"))))
      roster.rows.append(
        .course(
          CourseRow(
            sourceID: "c\(number)", title: "Class \(number)", subject: "Mathematics", school: "s1",
            from: Day("2026-08-12"), until: Day("2026-12-18"), line: number)))
      roster.rows.append(
        .teaching(
          TeachingRow(
            sourceID: "e\(number)", person: "p\(number)", course: "c\(number)", isPrimary: true, from: nil, until: nil,
            line: number)))
    }
    return roster
  }()

  static func school(_ id: String, _ name: String, network: String? = nil) -> SchoolRow {
    var row = SchoolRow(sourceID: id, name: name, line: 3)
    row.network = network
    return row
  }

  static func person(_ id: String, _ given: String, _ family: String, email: String = "") -> PersonRow {
    PersonRow(sourceID: id, givenName: given, familyName: family, email: email, line: 4)
  }

  static func position(_ id: String, _ person: String, _ post: Post, _ at: RosterPlace, called: String = "")
    -> PositionRow
  {
    PositionRow(sourceID: id, person: person, post: post, called: called, at: at, line: 5)
  }

  /// Without the rows of these people.
  func without(_ people: Set<String>) -> WrittenRoster {
    var roster = self
    roster.rows.removeAll { row in
      switch row {
      case .person(let row): people.contains(row.sourceID)
      case .position(let row): people.contains(row.person)
      case .teaching(let row): people.contains(row.person)
      default: false
      }
    }
    return roster
  }

  /// With every row of one sort changed.
  func changing(_ change: (inout PersonRow) -> Void) -> WrittenRoster {
    var roster = self
    roster.rows = rows.map { row in
      guard case .person(var person) = row else { return row }
      change(&person)
      return .person(person)
    }
    return roster
  }

  func part(_ rows: [RosterRow]) -> WrittenRoster {
    var roster = WrittenRoster(rows: rows)
    roster.report.complete = []
    return roster
  }
}

extension TestDistrict {
  func preview(_ roster: WrittenRoster) async throws -> RosterBatch {
    try await store.previewRoster(in: id, by: operations, file: "roster.zip") { roster }
  }

  @discardableResult
  func apply(_ roster: WrittenRoster, anyway: Bool = false) async throws -> RosterBatch {
    let batch = try await preview(roster)
    return try await store.applyRoster(batch.number, in: id, by: operations, anyway: anyway)
  }

  func all<Record: DistrictRecord>(_ type: Record.Type) async throws -> [Record] {
    try await store.read(id) { try $0.all(type) }
  }

  func person(_ source: String) async throws -> Person {
    try #require(try await all(Person.self).first { $0.sourceID == source })
  }

  func position(_ source: String) async throws -> Position {
    try #require(try await all(Position.self).first { $0.sourceID == source })
  }

  /// Every row of every table that a roster touches, but for the memory of batches and classes.
  func everything() async throws -> [String] {
    try await store.read(id) { records in
      var lines: [String] = []
      for shape in RosterShape.all {
        lines += try dump(shape.type, records)
      }
      for table in ["roster_link", "search_entry", "search_word"] {
        let columns =
          [
            "roster_link": "feed, kind, source_id, record, last, ended", "search_entry": "kind, id, place, title",
          ][table] ?? "kind, word, id"
        lines += try records.session.rows(
          "SELECT \(name: columns) FROM \(name: table) WHERE district = \(id) ORDER BY 1, 2, 3"
        ).map { "\(table) \($0.values)" }
      }
      return lines.sorted()
    }
  }

  private func dump<Record: DistrictRecord>(_ type: Record.Type, _ records: Records) throws -> [String] {
    try records.all(type).map { "\(Record.kind.name) \($0.id) \($0.values.sorted { $0.key < $1.key })" }
  }
}

@Suite struct `A roster that is previewed` {
  @Test(arguments: TestDatabase.all)
  func `says what it would make, and makes nothing`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let batch = try await riverside.preview(.small)
    #expect(batch.status == .previewed && batch.number == 1)
    #expect(batch.summary.kinds.map(\.created) == [1, 2, 1, 10, 10, 10])
    #expect(batch.summary[.person].examples.first?.title == "Given0 Family0")
    #expect(batch.summary[.position].examples.first?.title == "Given0 Family0: teacher")
    #expect(try await riverside.all(Person.self).isEmpty)
    #expect(try await riverside.all(School.self).isEmpty)
    #expect(try await riverside.store.verifyHistory(of: riverside.id) == .intact(entries: 1))
  }

  @Test(arguments: TestDatabase.all)
  func `can be tried without leaving anything behind`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let summary = try await riverside.store.tryRoster(in: riverside.id, by: riverside.operations, file: "x") {
      WrittenRoster.small
    }
    #expect(summary.created == 34)
    let left = try await riverside.store.read(riverside.id) { records in
      try records.session.count("SELECT COUNT(*) FROM roster_row") + records.rosterBatches().count
    }
    #expect(left == 0)
  }

  @Test(arguments: TestDatabase.all)
  func `can be dropped, and then not applied`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let batch = try await riverside.preview(.small)
    try await riverside.store.dropRoster(batch.number, in: riverside.id, by: riverside.operations)
    await #expect(throws: Refusal.self) {
      try await riverside.store.applyRoster(batch.number, in: riverside.id, by: riverside.operations)
    }
  }

  @Test(arguments: TestDatabase.all)
  func `is not applied when the records have changed so much that it would do something else`(database: TestDatabase)
    async throws
  {
    let riverside = try await database.district()
    let batch = try await riverside.preview(.small)
    var school = School(id: .new())
    school.name = "Mission High"
    _ = try await riverside.store.save(school, in: riverside.id, by: riverside.operations)
    let refusal = await #expect(throws: Refusal.self) {
      try await riverside.store.applyRoster(batch.number, in: riverside.id, by: riverside.operations)
    }
    #expect(refusal?.findings.map(\.code) == ["changed-since"])
    let again = try await riverside.store.reviewRoster(batch.number, in: riverside.id, by: riverside.operations)
    #expect(again.summary[.school].created == 1 && again.summary[.school].changed == 1)
    _ = try await riverside.store.applyRoster(batch.number, in: riverside.id, by: riverside.operations)
    #expect(try await riverside.all(School.self).count == 2)
  }

  @Test(arguments: TestDatabase.all)
  func `needs somebody who may bring in a roster`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let teacher = Author.member(
      Member(person: Person.ID("t"), name: "T", positions: [.init(.teacher, at: .district)]), Permission())
    await #expect(throws: Denied.self) {
      try await riverside.store.previewRoster(in: riverside.id, by: teacher, file: "x") { WrittenRoster.small }
    }
  }
}

@Suite struct `A roster that is applied` {
  @Test(arguments: TestDatabase.all)
  func `makes places, people, what they do and what they teach`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let batch = try await riverside.apply(.small)
    #expect(batch.status == .applied && batch.digest.count == 64)
    let schools = try await riverside.all(School.self)
    let network = try await riverside.all(Network.self)
    #expect(schools.map(\.name) == ["Lincoln Elementary", "Mission High"] && schools[0].network == network[0].id)
    let person = try await riverside.person("p3")
    #expect(person.title == "Given3 Family3" && person.version == 1)
    let position = try await riverside.position("r3")
    #expect(position.person == person.id && position.post == .teacher && position.school == schools[0].id)
    let teaching = try #require(try await riverside.all(Teaching.self).first { $0.sourceID == "e3" })
    #expect(teaching.person == person.id && teaching.subject == "Mathematics" && teaching.called == "Class 3")
    #expect(teaching.school == schools[0].id && teaching.until == Day("2026-12-18") && teaching.isPrimary)
    #expect(try await riverside.all(DistrictYear.self).map(\.year) == [SchoolYear(2026)])
  }

  @Test(arguments: TestDatabase.all)
  func `leaves one entry in the history, with its numbers and a digest`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let batch = try await riverside.apply(.small)
    let note = try await riverside.store.read(riverside.id) { records in
      try records.session.row("SELECT act, title, after FROM history WHERE district = \(riverside.id) AND number = 2")
    }
    #expect(note?.text(0) == "roster-applied" && note?.text(1) == "roster.zip")
    #expect(CanonicalJSON.values(note?.text(2) ?? "")?["created"] == .integer(34))
    #expect(CanonicalJSON.values(note?.text(2) ?? "")?["digest"] == .text(batch.digest))
    #expect(try await riverside.store.verifyHistory(of: riverside.id) == .intact(entries: 2))
  }

  @Test(arguments: TestDatabase.all)
  func `twice changes nothing`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await riverside.apply(.small)
    let before = try await riverside.everything()
    let second = try await riverside.apply(.small)
    #expect(second.summary.changesNothing && second.summary.unchanged == 34)
    #expect(try await riverside.everything() == before)
  }

  @Test(arguments: TestDatabase.all)
  func `lets people be found, accents or not`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await riverside.apply(WrittenRoster.small.changing { if $0.sourceID == "p1" { $0.familyName = "Muñoz" } })
    let words = try await riverside.store.read(riverside.id) { records in
      try records.session.rows(
        "SELECT words, title FROM search_entry WHERE district = \(riverside.id) AND kind = 'person' ORDER BY title"
      ).map { "\($0.text(0))|\($0.text(1))" }
    }
    #expect(words.contains { $0.hasPrefix("given1 munoz") && $0.hasSuffix("|Given1 Muñoz") })
    #expect(words.contains { $0.hasPrefix("given2 family2") })
  }

  @Test(arguments: TestDatabase.all)
  func `is not seen by another district`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let hillside = try await riverside.store.createDistrict("Hillside", by: riverside.operations)
    try await riverside.apply(.small)
    let other = TestDistrict(store: riverside.store, id: hillside.id)
    #expect(try await other.all(Person.self).isEmpty)
    #expect(try await other.store.read(other.id) { try $0.rosterBatches() }.isEmpty)
    try await other.apply(.small)
    #expect(try await other.all(Person.self).count == 10)
    #expect(try await riverside.all(Person.self).count == 10)
  }

  @Test(arguments: TestDatabase.all)
  func `changes what the feed says differently, and keeps what somebody has changed by hand`(database: TestDatabase)
    async throws
  {
    let riverside = try await database.district()
    try await riverside.apply(.small)
    var edited = try await riverside.position("r2")
    edited.post = .principal
    edited.called = "Head of school"
    _ = try await riverside.store.save(edited, in: riverside.id, by: riverside.operations)
    let preview = try await riverside.apply(
      WrittenRoster.small.changing {
        if $0.sourceID == "p2" { $0.familyName = "Newname" }
        if $0.sourceID == "p3" { $0.email = "three@riverside.org" }
      })
    #expect(preview.summary[.person].changed == 2 && preview.summary[.position].changed == 0)
    #expect(preview.summary[.person].examples.first?.details.map(\.en) == ["Family name: Family2 → Newname"])
    #expect(try await riverside.person("p2").familyName == "Newname")
    #expect(try await riverside.person("p3").email == "three@riverside.org")
    let kept = try await riverside.position("r2")
    #expect(kept.post == .principal && kept.called == "Head of school")
  }

  @Test(arguments: TestDatabase.all)
  func `takes over a field only when the feed changes that field`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await riverside.apply(.small)
    var edited = try await riverside.person("p2")
    edited.givenName = "By Hand"
    _ = try await riverside.store.save(edited, in: riverside.id, by: riverside.operations)
    try await riverside.apply(
      WrittenRoster.small.changing { if $0.sourceID == "p2" { $0.email = "two@riverside.org" } })
    let person = try await riverside.person("p2")
    #expect(person.givenName == "By Hand" && person.email == "two@riverside.org")
  }

  @Test(arguments: TestDatabase.all)
  func `leaves alone what was taken out by hand`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await riverside.apply(.small)
    for teaching in try await riverside.all(Teaching.self) where teaching.sourceID == "e4" {
      try await riverside.store.remove(
        Teaching.self, teaching.id, version: 1, in: riverside.id, by: riverside.operations)
    }
    let again = try await riverside.apply(.small)
    #expect(again.summary.changesNothing)
    #expect(try await riverside.all(Teaching.self).count == 9)
  }
}

@Suite struct `People whom a roster leaves out` {
  @Test(arguments: TestDatabase.all)
  func `have left, with what they do, on the day before`(database: TestDatabase) async throws {
    let riverside = try await database.district(now: { Moment("2026-11-23T12:00:00Z")! })
    try await riverside.apply(.small)
    let batch = try await riverside.apply(WrittenRoster.small.without(["p5"]))
    #expect(
      batch.summary[.person].ended == 1 && batch.summary[.position].ended == 1 && batch.summary[.teaching].ended == 1)
    #expect(
      batch.summary[.person].examples.map(\.details) == [
        [Phrase("Not in the files any more", es: "Ya no está en los archivos")]
      ])
    #expect(try await riverside.person("p5").left == Day("2026-11-22"))
    #expect(try await riverside.position("r5").until == Day("2026-11-22"))
    let again = try await riverside.apply(WrittenRoster.small.without(["p5"]))
    #expect(again.summary.changesNothing)
  }

  @Test(arguments: TestDatabase.all)
  func `come back when it names them again`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await riverside.apply(.small)
    let before = try await riverside.everything()
    try await riverside.apply(WrittenRoster.small.without(["p5"]))
    let batch = try await riverside.apply(.small)
    #expect(batch.summary[.person].returned == 1 && batch.summary[.position].returned == 1)
    #expect(try await riverside.everything() == before)
  }

  @Test(arguments: TestDatabase.all)
  func `stay when somebody by hand has said when they leave`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await riverside.apply(.small)
    var person = try await riverside.person("p5")
    person.left = Day("2020-01-31")
    _ = try await riverside.store.save(person, in: riverside.id, by: riverside.operations)
    let gone = try await riverside.apply(WrittenRoster.small.without(["p5"]))
    #expect(gone.summary[.person].ended == 0)
    try await riverside.apply(.small)
    #expect(try await riverside.person("p5").left == Day("2020-01-31"))
  }

  @Test(arguments: TestDatabase.all)
  func `stop it when they are more than a tenth, until somebody confirms`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await riverside.apply(.small)
    let refusal = await #expect(throws: Refusal.self) {
      try await riverside.apply(WrittenRoster.small.without(["p1", "p2"]))
    }
    #expect(refusal?.findings.map(\.code) == ["many-endings"])
    #expect(try await riverside.person("p1").left == nil)
    let batch = try await riverside.apply(WrittenRoster.small.without(["p1", "p2"]), anyway: true)
    #expect(batch.summary[.person].ended == 2)
  }

  @Test(arguments: TestDatabase.all)
  func `stay when the roster is only a part, unless it says that they are gone`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await riverside.apply(.small)
    let nothing = try await riverside.apply(
      WrittenRoster.small.part([.person(WrittenRoster.person("p1", "Given1", "Newname"))]))
    #expect(nothing.summary.ended == 0 && nothing.summary[.person].changed == 1)
    let gone = try await riverside.apply(
      WrittenRoster.small.part([.gone(GoneRow(kind: .person, sourceID: "p1", reason: .deleted, line: 2))]))
    #expect(
      gone.summary[.person].ended == 1 && gone.summary[.position].ended == 1 && gone.summary[.teaching].ended == 1)
    #expect(try await riverside.person("p1").left != nil)
  }

  @Test(arguments: TestDatabase.all)
  func `of another feed stay`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await riverside.apply(.small)
    var plain = WrittenRoster(rows: [.person(WrittenRoster.person("x", "Other", "Feed"))])
    plain.report.feed = "plain"
    plain.report.complete = [.person, .position]
    let batch = try await riverside.apply(plain)
    #expect(batch.summary.ended == 0 && batch.summary[.person].created == 1)
  }
}

@Suite struct `A part of a roster` {
  @Test(arguments: TestDatabase.all)
  func `adds to what is known, and leaves out what names nobody`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await riverside.apply(.small)
    var stranger = WrittenRoster.person("p99", "No", "Role")
    stranger.isForKnownOnly = true
    let batch = try await riverside.apply(
      WrittenRoster.small.part([
        .person(stranger), .person(WrittenRoster.person("p10", "New", "Teacher")),
        .position(WrittenRoster.position("r10", "p10", .teacher, .unknown("s2"))),
        .position(WrittenRoster.position("r11", "p1", .supportStaff, .unknown("s9"))),
        .position(WrittenRoster.position("r12", "p99", .teacher, .school("s1"))),
        .teaching(
          TeachingRow(sourceID: "e10", person: "p10", course: "c1", isPrimary: false, from: nil, until: nil, line: 2)),
      ]))
    #expect(batch.summary.kinds.map(\.created) == [0, 0, 0, 1, 1, 1])
    #expect(Set(batch.summary.skipped.map(\.reason)) == [.withoutRole, .unknownPlace, .unknownPerson])
    let mission = try #require(try await riverside.all(School.self).first { $0.name == "Mission High" })
    #expect(try await riverside.position("r10").school == mission.id)
    #expect(try await riverside.all(Teaching.self).first { $0.sourceID == "e10" }?.called == "Class 1")
  }
}

@Suite struct `Records that were there before the roster` {
  @Test(arguments: TestDatabase.all)
  func `are recognised by number, name or e-mail, and only their gaps are filled`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    var school = School(id: .new())
    school.name = "LINCOLN elementary"
    school.pupils = 300
    _ = try await riverside.store.save(school, in: riverside.id, by: riverside.operations)
    let byEmail = Person(id: .new(), "Typed", "Byhand", email: "One@Riverside.org")
    var byNumber = Person(id: .new(), "Numbered", "Byhand")
    byNumber.sourceID = "p2"
    _ = try await riverside.store.save(byEmail, in: riverside.id, by: riverside.operations)
    _ = try await riverside.store.save(byNumber, in: riverside.id, by: riverside.operations)
    let batch = try await riverside.apply(
      WrittenRoster.small.changing {
        if $0.sourceID == "p1" { $0.email = "one@riverside.org" }
        if $0.sourceID == "p2" { $0.email = "two@riverside.org" }
      })
    #expect(
      batch.summary[.person].created == 8 && batch.summary[.person].changed == 2 && batch.summary[.school].created == 1)
    let found = try await riverside.all(School.self).first { $0.id == school.id }
    #expect(found?.name == "LINCOLN elementary" && found?.sourceID == "s1" && found?.network != nil)
    let one = try await riverside.person("p1")
    #expect(one.id == byEmail.id && one.givenName == "Typed" && one.email == "One@Riverside.org")
    #expect(try await riverside.person("p2").email == "two@riverside.org")
  }

  @Test(arguments: TestDatabase.all)
  func `go on under a new number, so that a district can move from OneRoster 1.1 to 1.2`(database: TestDatabase)
    async throws
  {
    let riverside = try await database.district()
    try await riverside.apply(.small)
    let before = try await riverside.position("r4")
    var moved = WrittenRoster.small
    moved.rows = moved.rows.map { row in
      guard case .position(var position) = row else { return row }
      position.sourceID = "new-" + position.sourceID
      return .position(position)
    }
    let batch = try await riverside.apply(moved)
    #expect(batch.summary[.position].ended == 0 && batch.summary[.position].created == 0)
    #expect(try await riverside.all(Position.self).count == 10)
    let again = try await riverside.apply(moved)
    #expect(again.summary.changesNothing)
    let back = try await riverside.apply(.small)
    #expect(back.summary.ended == 0 && back.summary.created == 0)
    #expect(try await riverside.position("r4").id == before.id)
    let gone = try await riverside.apply(WrittenRoster.small.without(["p4"]))
    #expect(gone.summary[.position].ended == 1)
  }
}

@Suite struct `A roster that is undone` {
  @Test(arguments: TestDatabase.all)
  func `leaves everything as it was before it`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let empty = try await riverside.everything()
    let first = try await riverside.apply(.small)
    let before = try await riverside.everything()
    var roster = WrittenRoster.small.without(["p5"]).changing { if $0.sourceID == "p2" { $0.familyName = "Newname" } }
    roster.rows += [
      .person(WrittenRoster.person("p20", "New", "Person")),
      .position(WrittenRoster.position("r20", "p20", .teacher, .school("s2"))),
    ]
    let second = try await riverside.apply(roster)
    #expect(try await riverside.everything() != before)
    let undoing = try await riverside.store.undoRoster(second.number, in: riverside.id, by: riverside.operations)
    #expect(undoing == RosterUndoing(removed: 2, restored: 4, spared: 0))
    #expect(try await riverside.everything() == before)
    _ = try await riverside.store.undoRoster(first.number, in: riverside.id, by: riverside.operations, sparing: true)
    #expect(try await riverside.store.verifyHistory(of: riverside.id) == .intact(entries: 5))
    _ = empty
  }

  @Test(arguments: TestDatabase.all)
  func `at once leaves nothing, and can be brought in again`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let empty = try await riverside.everything()
    let batch = try await riverside.apply(.small)
    let undoing = try await riverside.store.undoRoster(batch.number, in: riverside.id, by: riverside.operations)
    #expect(undoing == RosterUndoing(removed: 34, restored: 0, spared: 0))
    #expect(try await riverside.everything() == empty)
    let again = try await riverside.apply(.small)
    #expect(again.summary.created == 34)
  }

  @Test(arguments: TestDatabase.all)
  func `is refused, by name, when somebody has changed a record since`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let batch = try await riverside.apply(.small)
    var person = try await riverside.person("p3")
    person.email = "three@riverside.org"
    _ = try await riverside.store.save(person, in: riverside.id, by: riverside.operations)
    let before = try await riverside.everything()
    let refusal = await #expect(throws: Refusal.self) {
      try await riverside.store.undoRoster(batch.number, in: riverside.id, by: riverside.operations)
    }
    #expect(refusal?.findings.map(\.code) == ["edited-since"])
    #expect(refusal?.findings[0].message.en.contains("Given3 Family3") == true)
    #expect(try await riverside.everything() == before)
  }

  @Test(arguments: TestDatabase.all)
  func `is refused, by name, when something new depends on what it made`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let batch = try await riverside.apply(.small)
    let person = try await riverside.person("p3")
    var team = Team(id: .new())
    team.name = "Maths"
    team.school = try await riverside.all(School.self)[1].id
    team.members = [person.id]
    _ = try await riverside.store.save(team, in: riverside.id, by: riverside.operations)
    let refusal = await #expect(throws: Refusal.self) {
      try await riverside.store.undoRoster(batch.number, in: riverside.id, by: riverside.operations)
    }
    #expect(refusal?.findings.map(\.code) == ["needed-since", "needed-since"])
    let undoing = try await riverside.store.undoRoster(
      batch.number, in: riverside.id, by: riverside.operations, sparing: true)
    #expect(undoing.spared == 2 && undoing.removed == 32)
    #expect(try await riverside.all(Person.self).map(\.id) == [person.id])
  }

  @Test(arguments: TestDatabase.all)
  func `is refused when a later one has changed the same records`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let first = try await riverside.apply(.small)
    let second = try await riverside.apply(WrittenRoster.small.changing { $0.email = $0.sourceID + "@riverside.org" })
    await #expect(throws: Refusal.self) {
      try await riverside.store.undoRoster(first.number, in: riverside.id, by: riverside.operations)
    }
    _ = try await riverside.store.undoRoster(second.number, in: riverside.id, by: riverside.operations)
    #expect(try await riverside.person("p1").email.isEmpty)
  }

  @Test(arguments: TestDatabase.all)
  func `is undone once only`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let batch = try await riverside.apply(.small)
    _ = try await riverside.store.undoRoster(batch.number, in: riverside.id, by: riverside.operations)
    let refusal = await #expect(throws: Refusal.self) {
      try await riverside.store.undoRoster(batch.number, in: riverside.id, by: riverside.operations)
    }
    #expect(refusal?.findings.map(\.code) == ["not-applied"])
  }
}

@Suite struct `Two rosters of one district at the same time` {
  @Test(arguments: TestDatabase.all)
  func `take turns, and nobody is there twice`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          _ = try await riverside.store.importRoster(in: riverside.id, by: riverside.operations, file: "x") {
            WrittenRoster.small
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await riverside.all(Person.self).count == 10)
    #expect(try await riverside.all(Position.self).count == 10)
    #expect(try await riverside.store.verifyHistory(of: riverside.id) == .intact(entries: 5))
  }
}
