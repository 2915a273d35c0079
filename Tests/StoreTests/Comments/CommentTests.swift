import Purpose
import TestSupport
import Testing
import Vocabulary

import struct Store.Comment

@testable import Store

/// A priority that everybody reads, and a stakeholder whom few do.
private struct TalkingDistrict: Sendable {
  let district: AccessDistrict
  let priority: Subject
  let delicate: Subject
  var store: Store { district.store }
  var id: District.ID { district.id }
}

extension TestDatabase {
  fileprivate func talking() async throws -> TalkingDistrict {
    let district = try await access()
    let (priority, delicate) = try await district.store.act(district.id, by: district.operations) { records in
      var priority = Priority(id: .new())
      priority.name = "Every child reads"
      var stakeholder = Stakeholder(id: .new())
      stakeholder.name = "The union"
      for field in Stakeholder.fields where field.isRequired && field.get(stakeholder).isEmpty {
        if case .choice(let choices) = field.kind { field.set(&stakeholder, .text(choices[0].name)) }
      }
      try records.save(priority)
      try records.save(stakeholder)
      return (
        Subject(kind: Priority.kind, id: priority.identifier, title: priority.title, place: .district),
        Subject(kind: Stakeholder.kind, id: stakeholder.identifier, title: stakeholder.title, place: .district)
      )
    }
    return TalkingDistrict(district: district, priority: priority, delicate: delicate)
  }
}

extension TalkingDistrict {
  func act<T: Sendable>(_ person: Person, _ body: @Sendable @escaping (ActRecords) throws -> T) async throws -> T {
    try await store.act(id, by: try await district.author(person), body)
  }

  func waiting(_ person: Person) async throws -> [WaitingTask] {
    try await store.read(id) { records in
      try records.waitingTasks(for: try #require(try records.member(person.id)), try records.permission())
    }
  }
}

@Suite struct `A comment` {
  @Test(arguments: TestDatabase.all)
  func `stands on its record with its replies, and in the history`(database: TestDatabase) async throws {
    let town = try await database.talking()
    let first = try await town.act(town.district.teacher) { try $0.comment(" Why now? ", on: town.priority) }
    town.district.clock.advance(seconds: 60)
    let second = try await town.act(town.district.principal) {
      try $0.comment("Because of the grant.", on: town.priority, inThread: first.id)
    }
    let (comments, open) = try await town.store.read(town.id) { records in
      (
        try records.comments(on: Priority.kind, town.priority.id),
        try records.openThreads(on: Priority.kind, town.priority.id)
      )
    }
    #expect(comments.map(\.text) == ["Why now?", "Because of the grant."])
    #expect(comments.map(\.thread) == [first.id, first.id])
    #expect(open == 1)
    let entry = try await town.store.read(town.id) { try $0.historyEntry($0.lastEntry()) }
    #expect(entry?.act == .commented)
    #expect(entry?.kind == "priority.comment")
    #expect(entry?.record == second.id.rawValue)
    #expect(entry?.afterValues?["text"] == .text("Because of the grant."))
  }

  @Test(arguments: TestDatabase.all)
  func `is not empty, not endless, and answers a comment of its own page`(database: TestDatabase) async throws {
    let town = try await database.talking()
    for text in ["", "  \n ", String(repeating: "x", count: Comment.longest + 1)] {
      await #expect(throws: Refusal.self) {
        try await town.act(town.district.teacher) { try $0.comment(text, on: town.priority) }
      }
    }
    let there = try await town.act(town.district.director) { try $0.comment("Here", on: town.delicate) }
    await #expect(throws: Refusal.self) {
      try await town.act(town.district.director) { try $0.comment("Lost", on: town.priority, inThread: there.id) }
    }
  }

  @Test(arguments: TestDatabase.all)
  func `is written by nobody whose post does not comment`(database: TestDatabase) async throws {
    let town = try await database.talking()
    await #expect(throws: Denied.self) {
      try await town.act(town.district.itOfficer) { try $0.comment("Hello", on: town.priority) }
    }
    await #expect(throws: Denied.self) {
      try await town.store.act(town.id, by: town.district.operations) { try $0.comment("Hello", on: town.priority) }
    }
  }

  @Test(arguments: TestDatabase.all)
  func `is changed by its author alone, and within a day`(database: TestDatabase) async throws {
    let town = try await database.talking()
    let comment = try await town.act(town.district.teacher) { try $0.comment("Frist", on: town.priority) }
    await #expect(throws: Refusal.self) {
      try await town.act(town.district.director) { try $0.change(comment, to: "Mine", on: town.priority) }
    }
    try await town.act(town.district.teacher) { try $0.change(comment, to: "First", on: town.priority) }
    let changed = try #require(try await town.store.read(town.id) { try $0.comment(comment.id) })
    #expect(changed.text == "First" && changed.edited != nil)
    town.district.clock.advance(seconds: Comment.hoursToEdit * 3600 + 1)
    let refusal = await #expect(throws: Refusal.self) {
      try await town.act(town.district.teacher) { try $0.change(changed, to: "Late", on: town.priority) }
    }
    #expect(refusal?.findings.map(\.code) == ["too-late"])
  }

  @Test(arguments: TestDatabase.all)
  func `leaves a trace when it is taken out, and its words in the history`(database: TestDatabase) async throws {
    let town = try await database.talking()
    let comment = try await town.act(town.district.teacher) { try $0.comment("Oops", on: town.priority) }
    await #expect(throws: Denied.self) {
      try await town.act(town.district.principal) { try $0.remove(comment, on: town.priority) }
    }
    try await town.act(town.district.director) { try $0.remove(comment, on: town.priority) }
    let left = try #require(try await town.store.read(town.id) { try $0.comment(comment.id) })
    #expect(left.text.isEmpty && left.removed != nil && left.name == town.district.teacher.title)
    let entry = try await town.store.read(town.id) { try $0.historyEntry($0.lastEntry()) }
    #expect(entry?.beforeValues?["text"] == .text("Oops"))
    #expect(try await town.store.verifyHistory(of: town.id) != .intact(entries: 0))
  }

  @Test(arguments: TestDatabase.all)
  func `thread is settled once and opened again`(database: TestDatabase) async throws {
    let town = try await database.talking()
    let comment = try await town.act(town.district.teacher) { try $0.comment("Why?", on: town.priority) }
    for _ in 0..<2 {
      try await town.act(town.district.principal) { try $0.settle(comment.id, true, on: town.priority) }
    }
    let settled = try await town.store.read(town.id) { try $0.comment(comment.id) }
    #expect(settled?.resolvedBy == town.district.principal.title)
    let notes = try await town.store.read(town.id) { records in
      try records.session.count("SELECT COUNT(*) FROM history WHERE act = 'thread-resolved'")
    }
    #expect(notes == 1)
    try await town.act(town.district.teacher) { try $0.settle(comment.id, false, on: town.priority) }
    #expect(try await town.store.read(town.id) { try $0.openThreads(on: Priority.kind, town.priority.id) } == 1)
  }
}

@Suite struct `A mention` {
  @Test(arguments: TestDatabase.all)
  func `waits for whoever is named, until they answer`(database: TestDatabase) async throws {
    let town = try await database.talking()
    let name = town.district.principal.title
    let comment = try await town.act(town.district.director) {
      try $0.comment("What do you think, @\(name)?", on: town.priority)
    }
    let tasks = try await town.waiting(town.district.principal)
    #expect(tasks.map(\.sort) == [.mention(comment.id)])
    #expect(tasks.first?.address == "\(town.priority.address)#comment-\(comment.id)")
    #expect(try await town.waiting(town.district.teacher).isEmpty)
    town.district.clock.advance(seconds: 5)
    _ = try await town.act(town.district.principal) { try $0.comment("Yes.", on: town.priority, inThread: comment.id) }
    #expect(try await town.waiting(town.district.principal).isEmpty)
  }

  @Test(arguments: TestDatabase.all)
  func `goes when it is laid aside, settled or taken out`(database: TestDatabase) async throws {
    let town = try await database.talking()
    let email = town.district.principal.email
    func named() async throws -> Comment {
      try await town.act(town.district.director) { try $0.comment("Please look: @\(email)", on: town.priority) }
    }
    let (first, second, third) = (try await named(), try await named(), try await named())
    #expect(try await town.waiting(town.district.principal).count == 3)
    try await town.act(town.district.principal) { try $0.layAside(mentionIn: first) }
    try await town.act(town.district.director) { try $0.settle(second.id, true, on: town.priority) }
    try await town.act(town.district.director) { try $0.remove(third, on: town.priority) }
    #expect(try await town.waiting(town.district.principal).isEmpty)
  }

  @Test(arguments: TestDatabase.all)
  func `is refused for somebody who may not read the record`(database: TestDatabase) async throws {
    let town = try await database.talking()
    let refusal = await #expect(throws: Refusal.self) {
      try await town.act(town.district.director) {
        try $0.comment("@\(town.district.teacher.title) should know", on: town.delicate)
      }
    }
    #expect(refusal?.findings.map(\.code) == ["cannot-see"])
  }

  @Test(arguments: TestDatabase.all)
  func `of nobody is a word like any other`(database: TestDatabase) async throws {
    let town = try await database.talking()
    let comment = try await town.act(town.district.director) {
      try $0.comment("Meet @ noon, or ask @nobody at all", on: town.priority)
    }
    #expect(comment.text == "Meet @ noon, or ask @nobody at all")
  }

  @Test(arguments: [
    ("@Ana Ortega, look", [["Ana", "Ortega"]]), ("mail me at x@y.org", []), ("(@Ben) and @Ana.", [["Ben"], ["Ana"]]),
    ("@Ana\nOrtega", [["Ana"]]), ("@", []), ("@ana.ortega@district.org!", [["ana.ortega@district.org"]]),
  ])
  func `begins with a sign of its own, and ends with the name`(text: String, names: [[String]]) {
    #expect(text.mentionedWords == names)
  }
}

@Suite struct `A task that somebody was asked to do` {
  @Test(arguments: TestDatabase.all)
  func `waits with its day until it is done, and can be taken up again`(database: TestDatabase) async throws {
    let town = try await database.talking()
    let (asker, asked) = (town.district.director, town.district.principal)
    let comment = try await town.act(asker) {
      try $0.comment("Please find a room", on: town.priority, asking: Request(of: asked.id, by: Day("2026-12-01")))
    }
    let tasks = try await town.waiting(asked)
    #expect(tasks.map(\.words.en) == ["Please find a room"])
    #expect(tasks.first?.due == Day("2026-12-01"))
    let task = try #require(try await town.store.read(town.id) { try $0.tasks(of: asked.id).first })
    #expect(task.comment == comment.id)
    await #expect(throws: Denied.self) {
      try await town.act(town.district.teacher) { try $0.mark(task, done: true) }
    }
    try await town.act(asked) { try $0.mark(task, done: true) }
    #expect(try await town.waiting(asked).isEmpty)
    #expect(try await town.store.read(town.id) { try $0.tasks(askedBy: asker.id).isEmpty })
    try await town.act(asker) { try $0.mark(task, done: false) }
    #expect(try await town.waiting(asked).count == 1)
  }

  @Test(arguments: TestDatabase.all)
  func `is not due in the past, nor asked of whoever may not read about it`(database: TestDatabase) async throws {
    let town = try await database.talking()
    let late = Request(of: town.district.principal.id, by: Day("2026-11-22"))
    let unseen = Request(of: town.district.teacher.id)
    for (request, subject, code) in [(late, town.priority, "past"), (unseen, town.delicate, "cannot-see")] {
      let refusal = await #expect(throws: Refusal.self) {
        try await town.act(town.district.director) { try $0.comment("Do it", on: subject, asking: request) }
      }
      #expect(refusal?.findings.map(\.code) == [code])
    }
  }

  @Test(arguments: TestDatabase.all)
  func `is counted anew after every act, and only then`(database: TestDatabase) async throws {
    let town = try await database.talking()
    guard case .member(let member, let permission) = try await town.district.author(town.district.principal) else {
      return
    }
    func count() async throws -> Int { try await town.store.waitingCount(for: member, permission, in: town.id) }
    #expect(try await count() == 0)
    _ = try await town.act(town.district.director) {
      try $0.comment("Do it", on: town.priority, asking: Request(of: town.district.principal.id))
    }
    #expect(try await count() == 1)
    #expect(try await count() == 1)
  }

  @Test(arguments: TestDatabase.all)
  func `stands beside what is missing from one's own records`(database: TestDatabase) async throws {
    let town = try await database.talking()
    _ = try await town.act(town.district.director) { records in
      var priority = Priority(id: .new())
      priority.name = "Mathematics"
      priority.owner = town.district.director.id
      try records.save(priority)
    }
    let tasks = try await town.waiting(town.district.director)
    #expect(tasks.map(\.words.en) == ["Write a theory of action for it"])
    #expect(tasks.first?.about.en == "Priority: “Mathematics”")
  }
}

@Suite struct `A name` {
  @Test(arguments: TestDatabase.all)
  func `is found by how its words begin, without accents and capitals`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await riverside.store.act(riverside.id, by: riverside.operations) { records in
      for (given, family) in [("Álvaro", "Núñez Prado"), ("Mary-Ann", "O’Hara"), ("Alma", "Nunley"), ("Bo", "Ng")] {
        try records.save(Person(id: .new(), given, family, email: "\(family.lowercased().filter(\.isLetter))@x.org"))
      }
    }
    for (typed, names) in [
      ("alv", ["Álvaro Núñez Prado"]), ("NUN", ["Alma Nunley", "Álvaro Núñez Prado"]),
      ("nuñ al", ["Alma Nunley", "Álvaro Núñez Prado"]),
      ("prado", ["Álvaro Núñez Prado"]), ("ann", ["Mary-Ann O’Hara"]), ("ng", ["Bo Ng"]), ("bo n", ["Bo Ng"]),
      ("x", []), ("", []), ("%", []),
    ] {
      let found = try await riverside.store.read(riverside.id) {
        try $0.people(called: typed, in: .everything, atMost: 9).map(\.title)
      }
      #expect(Set(found) == Set(names), "\(typed)")
    }
  }

  @Test(arguments: TestDatabase.all)
  func `is found as it is now, and not when the person has left or gone`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    var person = try await riverside.store.save(
      Person(id: .new(), "Ada", "Byron"), in: riverside.id, by: riverside.operations)
    func found(_ typed: String) async throws -> Int {
      try await riverside.store.read(riverside.id) { try $0.people(called: typed, in: .everything, atMost: 9).count }
    }
    person.familyName = "Lovelace"
    person = try await riverside.store.save(person, in: riverside.id, by: riverside.operations)
    #expect(try await found("byron") == 0)
    #expect(try await found("love") == 1)
    person.left = Day("2020-01-01")
    person = try await riverside.store.save(person, in: riverside.id, by: riverside.operations)
    #expect(try await found("love") == 0)
    try await riverside.store.remove(
      Person.self, person.id, version: person.version, in: riverside.id, by: riverside.operations)
  }
}
