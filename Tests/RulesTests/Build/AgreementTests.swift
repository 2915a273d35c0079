import Build
import Measures
import Purpose
import Testing
import Vocabulary

private let principal = Person.ID("principal")
private let leader = Person.ID("leader")
private let signing = Day(2026, 9, 10)!

private func agreement(
  _ sort: AgreementSort = .leadership, signedBy signers: [Person.ID] = [], on day: Day = signing
) -> Agreement {
  var agreement = Agreement(
    id: .init("one"), sort, in: SchoolYear(2026), at: .init("harbor"), between: principal, and: leader)
  agreement.terms = Dictionary(uniqueKeysWithValues: sort.topics.map { ($0, "Agreed: \($0.rawValue)") })
  agreement.version = 1
  agreement.signatures = signers.map { .init($0, on: day) }
  return agreement
}

@Suite struct `An agreement` {
  @Test(arguments: AgreementSort.allCases) func `has topics with a question each, in both languages`(
    sort: AgreementSort
  ) {
    #expect(sort.topics.count >= 6)
    #expect(Set(sort.topics).count == sort.topics.count)
    for topic in sort.topics {
      #expect(topic.question.en.hasSuffix("?") && topic.question.es.hasPrefix("¿"))
    }
  }

  @Test func `is signed by both, one after the other`() throws {
    let half = try agreement().signed(by: principal, on: signing)
    #expect(half.state(on: signing) == .waiting(for: leader))
    #expect(try half.signed(by: principal, on: signing.adding(days: 1)) == half, "once is enough")
    let whole = try half.signed(by: leader, on: signing.adding(days: 2))
    #expect(whole.state(on: signing.adding(days: 2)) == .signed)
    #expect(whole.signedOn == signing.adding(days: 2))
  }

  @Test func `cannot be signed by anybody else, nor while something is open`() {
    #expect(throws: Refusal.self) { try agreement().signed(by: .init("stranger"), on: signing) }
    #expect(throws: Refusal.self) { try agreement().signed(by: nil, on: signing) }
    var open = agreement()
    open.terms[.meetings] = "  "
    open.terms[.told] = nil
    let refusal = #expect(throws: Refusal.self) { try open.signed(by: leader, on: signing) }
    #expect(refusal?.findings.map(\.field) == ["meetings", "told"])
  }

  @Test func `loses its signatures when its words change, and says whose`() {
    let signed = agreement(signedBy: [principal, leader])
    var words = signed.terms
    words[.meetings] = "Thursdays"
    let (changed, unsigned) = signed.changed(to: words, openToPrincipal: false)
    #expect(unsigned == [principal, leader])
    #expect(changed.version == 2)
    #expect(changed.state(on: signing) == .draft)
  }

  @Test func `stays signed when nothing changes, and takes no topic of another sort`() {
    let signed = agreement(signedBy: [principal, leader])
    var words = signed.terms
    words[.pause] = "Not ours"
    #expect(signed.changed(to: words, openToPrincipal: true) == (signed, []) as (Agreement, [Person.ID]))
  }

  @Test func `loses its signatures when the teacher opens it to the principal`() {
    let (changed, unsigned) = agreement(.coaching, signedBy: [principal]).changed(
      to: agreement(.coaching).terms, openToPrincipal: true)
    #expect(changed.isOpenToPrincipal)
    #expect(unsigned == [principal])
  }

  @Test(arguments: [
    (Day(2026, 10, 1)!, [] as [Day], AgreementState.signed),
    (Day(2026, 11, 20)!, [], .reviewDue(by: Day(2026, 12, 31)!)),
    (Day(2027, 1, 1)!, [], .reviewLate(since: Day(2026, 12, 31)!)),
    (Day(2026, 12, 1)!, [Day(2026, 11, 25)!], .signed),
    (Day(2027, 3, 1)!, [Day(2027, 2, 20)!], .signed),
    (Day(2027, 5, 25)!, [Day(2026, 12, 2)!], .reviewDue(by: Day(2027, 6, 30)!)),
    (Day(2027, 7, 2)!, [Day(2026, 12, 2)!], .reviewLate(since: Day(2027, 6, 30)!)),
    (Day(2026, 12, 1)!, [Day(2026, 10, 1)!], .reviewDue(by: Day(2026, 12, 31)!)),
  ])
  func `is looked at again in the last six weeks of each half year`(day: Day, reviews: [Day], state: AgreementState) {
    var signed = agreement(signedBy: [principal, leader])
    signed.reviews = reviews.map { .init(on: $0, by: leader, "It goes well") }
    #expect(signed.state(on: day) == state)
  }

  @Test func `that was signed in those weeks needs no second look in them`() {
    let late = agreement(signedBy: [principal, leader], on: Day(2026, 12, 10)!)
    #expect(late.state(on: Day(2027, 1, 15)!) == .signed)
  }

  @Test func `is reviewed by one of the two, with words, once it is signed`() throws {
    let signed = agreement(signedBy: [principal, leader])
    #expect(try signed.reviewed(by: leader, on: signing, " Well ").reviews.map(\.words) == ["Well"])
    #expect(throws: Refusal.self) { try signed.reviewed(by: leader, on: signing, " ") }
    #expect(throws: Refusal.self) { try agreement().reviewed(by: leader, on: signing, "Well") }
    #expect(throws: Refusal.self) { try signed.reviewed(by: .init("stranger"), on: signing, "Well") }
  }

  @Test func `that has ended is neither signed nor reviewed any more`() throws {
    let ended = try agreement(signedBy: [principal]).ended(by: leader, on: signing)
    #expect(ended.state(on: signing) == .ended)
    #expect(throws: Refusal.self) { try ended.signed(by: leader, on: signing) }
    #expect(throws: Refusal.self) { try ended.reviewed(by: leader, on: signing, "Well") }
  }
}

@Suite struct `Who reads an agreement` {
  @Test(arguments: [
    (AgreementSort.leadership, "principal", false, false, false, AgreementReading.everything),
    (.leadership, "leader", false, false, false, .everything),
    (.leadership, "manager", true, false, false, .everything),
    (.leadership, "colleague", false, false, false, .nothing),
    (.leadership, "successor", false, true, false, .nothing),
    (.coaching, "director", true, false, false, .standing),
    (.coaching, "head", false, true, false, .standing),
    (.coaching, "head", false, true, true, .everything),
    (.coaching, "director", true, false, true, .standing),
    (.coaching, "colleague", false, false, true, .nothing),
    (.support, "director", true, false, false, .everything),
    (.support, "leader", false, false, false, .everything),
  ])
  func `is one of the two, and those who may help`(
    sort: AgreementSort, person: String, maySupport: Bool, leadsSchool: Bool, isOpen: Bool, reading: AgreementReading
  ) {
    var made = agreement(sort)
    made.isOpenToPrincipal = isOpen
    #expect(AgreementReading(made, for: .init(person), maySupport: maySupport, leadsSchool: leadsSchool) == reading)
  }

  @Test func `is never somebody who is not signed in`() {
    #expect(AgreementReading(agreement(), for: nil, maySupport: false, leadsSchool: false) == .nothing)
  }
}

@Suite struct `What an agreement begins with` {
  private var chartered: CharteredRole {
    var charter = RoleCharter(id: .init("charter"))
    charter.release = 0.5
    charter.extraDays = 4
    charter.spanLeast = 4
    charter.spanMost = 8
    charter.reportsTo = "the principal"
    charter.forbidden = [.cover]
    var part = Responsibility(id: .init("part"))
    part.name = "Plans with teams"
    part.share = 0.4
    return CharteredRole(Plan.role("Lead"), charter: charter, responsibilities: [part])
  }

  @Test func `is what the charter says`() {
    let terms = AgreementTemplate(.leadership, chartered, in: .english).terms
    #expect(
      terms[.tasks]
        == "Plans with teams (40%)\nReleased time: 50% of the week.\nNot asked of the leader: Covering classes of absent colleagues."
    )
    #expect(terms[.coached] == "4 to 8 people.")
    #expect(terms[.dates] == "4 extra days a year.")
    #expect(terms[.conflict] == nil)
    #expect(AgreementTemplate(.leadership, chartered, in: .spanish).terms[.coached] == "De 4 a 8 personas.")
  }

  @Test func `is empty without a role, and for a coach and a teacher`() {
    #expect(AgreementTemplate(.leadership, nil, in: .english).terms.isEmpty)
    #expect(AgreementTemplate(.coaching, chartered, in: .english).terms.isEmpty)
  }
}
