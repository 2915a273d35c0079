import Purpose
import Synchronization
import TestSupport
import Testing
import Vocabulary

@testable import Store

/// A district with a consultation that is open, and a clock that tests can turn.
private struct Consulting {
  let store: Store
  let district: District.ID
  let consultation: Consultation.ID
  let operations = Author.operations("operator")
  let clock: Clock

  final class Clock: Sendable {
    private let moment = Mutex(Moment("2026-10-10T09:00:00Z")!)
    func turn(to text: String) { moment.withLock { $0 = Moment(text)! } }
    var now: Moment { moment.withLock { $0 } }
  }

  init(_ database: TestDatabase, anonymous: Bool = true) async throws {
    let clock = Clock()
    let riverside = try await database.district { clock.now }
    var consultation = Consultation(id: .new())
    consultation.name = "Roles for next year"
    consultation.draft = "# Who can apply\nAny teacher.\n# Pay\n$3,000 a year."
    consultation.opens = Day("2026-10-01")
    consultation.closes = Day("2026-10-31")
    consultation.allowsAnonymous = anonymous
    consultation.stage = .published
    _ = try await riverside.store.save(consultation, in: riverside.id, by: riverside.operations)
    (store, district, self.consultation, self.clock) = (riverside.store, riverside.id, consultation.id, clock)
  }

  func invite(_ name: String, email: String = "") async throws -> Token {
    try await store.invite(
      name, email: email, group: .union, to: consultation, until: Day("2026-10-31")!, in: district, by: operations)
  }

  func invitation(_ token: Token) async throws -> ConsultationInvitation? {
    try await store.read(district) { try $0.invitation(for: token) }
  }

  func answer(_ token: Token, _ answer: ConsultationAnswer) async throws {
    let invitation = try #require(try await invitation(token))
    try await store.answer(
      consultation, with: answer, from: .invitation(invitation), in: district, by: .guest(answer.name))
  }

  func responses() async throws -> [ConsultationResponse] {
    try await store.read(district) { [consultation] in try $0.responses(to: consultation) }
  }

  func invitations() async throws -> [ConsultationInvitation] {
    try await store.read(district) { [consultation] in try $0.invitations(to: consultation) }
  }

  func current() async throws -> Consultation? {
    try await store.read(district) { [consultation] in try $0.find(Consultation.self, consultation) }
  }

  func codes(_ body: () async throws -> Void) async -> [String] {
    let refusal = await #expect(throws: Refusal.self) { try await body() }
    return refusal?.findings.map(\.code) ?? []
  }
}

@Suite struct `Being invited to a consultation` {
  @Test(arguments: TestDatabase.all)
  func `opens it by a link whose secret is not kept`(database: TestDatabase) async throws {
    let consulting = try await Consulting(database)
    let token = try await consulting.invite("Ana Ruiz")
    #expect(try await consulting.invitation(token)?.name == "Ana Ruiz")
    #expect(try await consulting.invitation(Token.new(for: consulting.district)) == nil)
    let kept = try await consulting.store.read(consulting.district) { records in
      try records.session.rows("SELECT secret FROM consultation_invitation WHERE district = \(records.district)").map {
        $0.text(0)
      }
    }
    #expect(kept == [token.hash])
    #expect(!kept.contains { token.text.contains($0) })
  }

  @Test(arguments: TestDatabase.all)
  func `ends on its day, when it is revoked, and when a new link is made`(database: TestDatabase) async throws {
    let consulting = try await Consulting(database)
    let (ana, bo) = (try await consulting.invite("Ana"), try await consulting.invite("Bo"))
    let first = try #require(try await consulting.invitation(ana))
    try await consulting.store.revoke(first.id, in: consulting.district, by: consulting.operations)
    #expect(try await consulting.invitation(ana) == nil)
    let renewed = try await consulting.store.renew(
      first.id, until: Day("2026-10-20")!, in: consulting.district, by: consulting.operations)
    #expect(try await consulting.invitation(ana) == nil)
    #expect(try await consulting.invitation(renewed)?.id == first.id)
    consulting.clock.turn(to: "2026-10-21T00:00:00Z")
    #expect(try await consulting.invitation(renewed) == nil)
    #expect(try await consulting.invitation(bo) != nil)
    consulting.clock.turn(to: "2026-11-01T00:00:00Z")
    #expect(try await consulting.invitation(bo) == nil)
  }

  @Test(arguments: TestDatabase.all)
  func `gives nobody two voices, and is not for everybody to give`(database: TestDatabase) async throws {
    let consulting = try await Consulting(database)
    _ = try await consulting.invite("Ana", email: "ana@example.org")
    #expect(
      await consulting.codes { _ = try await consulting.invite("Ana R.", email: "Ana@example.org") } == [
        "already-invited"
      ])
    #expect(await consulting.codes { _ = try await consulting.invite(" ") } == ["required"])
    await #expect(throws: Denied.self) {
      try await consulting.store.invite(
        "Bo", to: consulting.consultation, until: Day("2026-10-31")!, in: consulting.district, by: .guest("Bo"))
    }
  }

  @Test(arguments: TestDatabase.all)
  func `keeps the consultation from being removed`(database: TestDatabase) async throws {
    let consulting = try await Consulting(database)
    _ = try await consulting.invite("Ana")
    let codes = await consulting.codes {
      try await consulting.store.remove(
        Consultation.self, consulting.consultation, version: 1, in: consulting.district, by: consulting.operations)
    }
    #expect(codes == ["people-invited"])
  }
}

@Suite struct `Answering a consultation` {
  let support = ConsultationAnswer(name: "Ana Ruiz", stance: .support, isSigned: true)

  @Test(arguments: TestDatabase.all)
  func `under one's name can be changed until it closes, and is kept in the history`(database: TestDatabase)
    async throws
  {
    let consulting = try await Consulting(database)
    let token = try await consulting.invite("Ana")
    try await consulting.answer(token, support)
    var second = support
    second.stance = .concerns
    second.remarks = [.init(section: 2, stance: .object, comment: " Too little "), .init(section: 1)]
    try await consulting.answer(token, second)
    let responses = try await consulting.responses()
    #expect(responses.count == 1)
    #expect(responses[0].stance == .concerns)
    #expect(responses[0].remarks == [.init(section: 2, stance: .object, comment: "Too little")])
    #expect(responses[0].respondent.group == .union)
    #expect(responses[0].isSigned)
    let notes = try await consulting.store.read(consulting.district) { records in
      try records.session.rows(
        "SELECT act, name FROM history WHERE district = \(records.district) AND kind = 'consultation_response' ORDER BY number"
      )
      .map { [$0.text(0), $0.text(1)] }
    }
    #expect(notes == [["answered", "Ana Ruiz"], ["answered", "Ana Ruiz"]])
    consulting.clock.turn(to: "2026-10-31T23:00:00Z")
    try await consulting.answer(token, support)
  }

  @Test(arguments: TestDatabase.all)
  func `is refused after the last day`(database: TestDatabase) async throws {
    let consulting = try await Consulting(database)
    let token = try await consulting.invite("Ana")
    let invitation = try #require(try await consulting.invitation(token))
    consulting.clock.turn(to: "2026-11-01T00:00:00Z")
    let codes = await consulting.codes {
      try await consulting.store.answer(
        consulting.consultation, with: support, from: .invitation(invitation), in: consulting.district,
        by: .guest("Ana"))
    }
    #expect(codes == ["not-open"])
  }

  @Test(arguments: TestDatabase.all)
  func `without a name leaves nobody anywhere`(database: TestDatabase) async throws {
    let consulting = try await Consulting(database)
    let token = try await consulting.invite("Wilhelmina")
    let answer = ConsultationAnswer(isAnonymous: true, name: "Wilhelmina", stance: .object, comment: "Unfair pay")
    try await consulting.answer(token, answer)
    let response = try #require(try await consulting.responses().first)
    #expect(response.respondent == .anonymous(group: nil))
    let rows = try await consulting.store.read(consulting.district) { records in
      try records.session.rows("SELECT * FROM consultation_response WHERE district = \(records.district)")
        + records.session.rows(
          "SELECT * FROM history WHERE district = \(records.district) AND kind = 'consultation_response'")
    }
    let everything = rows.map { "\($0.values)" }.joined()
    let invitation = try #require(try await consulting.invitation(token))
    #expect(!everything.contains("Wilhelmina"))
    #expect(!everything.contains(invitation.id.rawValue))
    let history = rows.last.map { "\($0.values)" } ?? ""
    #expect(!history.contains("Unfair pay"))
    #expect(!history.contains(response.id.rawValue))
  }

  @Test(arguments: TestDatabase.all)
  func `without a name is done once, and not beside an answer with one`(database: TestDatabase) async throws {
    let consulting = try await Consulting(database)
    let (ana, bo) = (try await consulting.invite("Ana"), try await consulting.invite("Bo"))
    let unnamed = ConsultationAnswer(isAnonymous: true, stance: .object)
    try await consulting.answer(ana, unnamed)
    #expect(await consulting.codes { try await consulting.answer(ana, unnamed) } == ["already-answered"])
    #expect(await consulting.codes { try await consulting.answer(ana, support) } == ["already-answered"])
    try await consulting.answer(bo, support)
    #expect(await consulting.codes { try await consulting.answer(bo, unnamed) } == ["already-named"])
    #expect(try await consulting.responses().count == 2)
  }

  @Test(arguments: TestDatabase.all)
  func `without a name is refused where names are asked for`(database: TestDatabase) async throws {
    let consulting = try await Consulting(database, anonymous: false)
    let token = try await consulting.invite("Ana")
    let codes = await consulting.codes { try await consulting.answer(token, .init(isAnonymous: true, stance: .object)) }
    #expect(codes == ["name-needed"])
    #expect(try await consulting.invitation(token)?.isSpent == false)
  }

  @Test(arguments: TestDatabase.all)
  func `without a name leaves no order of arrival`(database: TestDatabase) async throws {
    let consulting = try await Consulting(database)
    for number in 1...12 {
      let token = try await consulting.invite("Person \(number)")
      try await consulting.answer(token, .init(isAnonymous: true, stance: .support, comment: "\(number)"))
    }
    let responses = try await consulting.responses()
    #expect(responses.map(\.id) == responses.map(\.id).sorted())
    if database == .sqlite {
      let stored = try await consulting.store.read(consulting.district) { records in
        try records.session.rows(
          "SELECT id FROM consultation_response WHERE district = \(records.district) ORDER BY rowid"
        ).map { $0.text(0) }
      }
      #expect(stored == stored.sorted())
    }
  }

  @Test(arguments: TestDatabase.all)
  func `is for members too, with a name or without one, once each`(database: TestDatabase) async throws {
    let consulting = try await Consulting(database)
    let permission = Permission()
    func answer(_ person: String, _ answer: ConsultationAnswer) async throws {
      let member = Member(person: .init(person), name: person, positions: [.init(.teacher, at: .district)])
      try await consulting.store.answer(
        consulting.consultation, with: answer, from: .member(member), in: consulting.district,
        by: .member(member, permission))
    }
    try await answer("ana", .init(name: "Somebody else", stance: .support))
    try await answer("bo", .init(isAnonymous: true, stance: .object))
    let again = await consulting.codes { try await answer("bo", .init(isAnonymous: true, stance: .object)) }
    #expect(again == ["already-answered"])
    let responses = try await consulting.responses()
    #expect(Set(responses.compactMap(\.name)) == ["ana"])
    let history = try await consulting.store.read(consulting.district) { records in
      try records.session.rows("SELECT person FROM history WHERE district = \(records.district) AND person IS NOT NULL")
        .map { $0.text(0) }
    }
    #expect(history == ["ana"])
    #expect(try await consulting.invitations().isEmpty)
  }

  @Test(arguments: TestDatabase.all)
  func `is replied to by the district, and the draft then stays as it was`(database: TestDatabase) async throws {
    let consulting = try await Consulting(database)
    try await consulting.answer(consulting.invite("Ana"), support)
    let response = try #require(try await consulting.responses().first)
    try await consulting.store.reply(" Thank you ", to: response.id, in: consulting.district, by: consulting.operations)
    #expect(try await consulting.responses().first?.reply == "Thank you")
    await #expect(throws: Denied.self) {
      try await consulting.store.reply("No", to: response.id, in: consulting.district, by: .guest("Ana"))
    }
    var draft = try #require(try await consulting.current())
    draft.draft = "# Another"
    let changed = draft
    let codes = await consulting.codes {
      _ = try await consulting.store.save(changed, in: consulting.district, by: consulting.operations)
    }
    #expect(codes == ["already-answered"])
    #expect(try await consulting.store.verifyHistory(of: consulting.district) == .intact(entries: 5))
  }

  @Test(arguments: TestDatabase.all)
  func `counts as being reached`(database: TestDatabase) async throws {
    let consulting = try await Consulting(database)
    var union = Stakeholder(id: .init("union"))
    union.name = "Union"
    union.group = .union
    let saved = try await consulting.store.save(union, in: consulting.district, by: consulting.operations)
    let token = try await consulting.store.invite(
      "Union", group: .union, stakeholder: saved.id, to: consulting.consultation, until: Day("2026-10-31")!,
      in: consulting.district, by: consulting.operations)
    #expect(
      try await consulting.store.read(consulting.district) { try $0.engagementReach() }.unreached.map(\.name) == [
        "Union"
      ])
    try await consulting.answer(token, support)
    let reach = try await consulting.store.read(consulting.district) { try $0.engagementReach() }
    #expect(reach.unreached.isEmpty)
    #expect(reach.groups.first { $0.group == .union }?.answered == 1)
  }
}
