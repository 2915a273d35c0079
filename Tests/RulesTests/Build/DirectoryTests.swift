import Build
import Purpose
import Testing
import Vocabulary

enum Exemplars {
  static let source = FactSource("A page", "https://example.org/page", .official)

  static func one(_ name: String = "somewhere", roles: [ExemplarRole] = []) -> Exemplar {
    var exemplar = Exemplar(
      name, Phrase("Somewhere", es: "Algún lugar"), .district, about: Phrase("A place.", es: "Un lugar."),
      read: Day("2026-11-23")!, facts: [fact("pay", .pay)])
    exemplar.states = ["IA"]
    exemplar.roles = roles
    return exemplar
  }

  static func fact(_ id: String, _ feature: DesignFeature) -> ExemplarFact {
    ExemplarFact(id, feature, Phrase("It is so.", es: "Es así."), sources: [source], date: FactDate("2018-19")!)
  }

  static func role(
    stipend: ClosedRange<Double>? = nil, release: ClosedRange<Double>? = nil, span: ClosedRange<Double>? = nil
  ) -> ExemplarRole {
    var role = ExemplarRole(Phrase("Lead", es: "Líder"), does: Phrase("Leads.", es: "Lidera."), fact: "pay")
    role.stipend = stipend.map { KnownRange($0.lowerBound, $0.upperBound, fact: "pay") }
    role.release = release.map { KnownRange($0.lowerBound, $0.upperBound, fact: "pay") }
    role.span = span.map { KnownRange($0.lowerBound, $0.upperBound, fact: "pay") }
    return role
  }
}

@Suite struct `A place of the directory` {
  @Test func `has no fault when it says all it must`() { #expect(Exemplars.one().faults == []) }

  @Test(arguments: [
    ("https://example.org", true), ("http://example.org/a?b=c", true), ("www.example.org", false), ("", false),
    ("https://", false), ("https://nowhere", false), ("https://example.org/a b", false), ("ftp://example.org", false),
  ])
  func `names sources by whole addresses`(address: String, isGood: Bool) {
    var exemplar = Exemplars.one()
    exemplar.facts[0].sources[0].address = address
    let expected = isGood ? [] : ["somewhere.facts.pay.sources.[0].address"]
    #expect(exemplar.faults.map(\.field) == expected)
  }

  @Test func `may not say that it was read without saying where`() {
    var exemplar = Exemplars.one()
    exemplar.facts[0].sources = []
    #expect(exemplar.faults.map(\.code) == ["no-source"])
    exemplar.facts[0].confidence = .background
    #expect(exemplar.faults == [])
  }

  @Test func `draws conclusions only from other facts of its own`() {
    var exemplar = Exemplars.one()
    exemplar.facts[0].confidence = .inferred
    #expect(exemplar.faults.map(\.code) == ["no-ground"])
    exemplar.facts[0].from = ["pay"]
    #expect(exemplar.faults.map(\.code) == ["unknown-fact"])
    exemplar.facts.append(Exemplars.fact("span", .span))
    exemplar.facts[0].from = ["span"]
    #expect(exemplar.faults == [])
  }

  @Test func `bears out each figure by a fact that is there`() {
    var role = Exemplars.role(stipend: 1000...2000)
    role.stipend?.fact = "elsewhere"
    #expect(Exemplars.one(roles: [role]).faults.map(\.field) == ["somewhere.roles.[0].stipend.fact"])
  }

  @Test func `keeps figures in their bounds and in their order`() {
    var role = Exemplars.role(release: 0...1)
    role.release?.high = 1.5
    #expect(Exemplars.one(roles: [role]).faults.map(\.code) == ["range"])
    role.release = KnownRange(0.5, 0.2, fact: "pay")
    #expect(Exemplars.one(roles: [role]).faults.map(\.code) == ["order"])
  }

  @Test(arguments: [
    ("2018", true), ("2018-09", true), ("2018-19", true), ("2018-09-26", true), ("undated", true), ("2018-21", false),
    ("2018-02-30", false), ("18", false), ("", false), ("last year", false), ("2018-9", false), ("1999-00", true),
  ])
  func `dates its facts by a day, a month, a year or a school year`(text: String, isDate: Bool) {
    #expect((FactDate(text) != nil) == isDate)
  }
}

@Suite struct `The directory` {
  private let released = Exemplars.one("a", roles: [Exemplars.role(stipend: 1000...1000, release: 1...1)])
  private let paid = Exemplars.one("b", roles: [Exemplars.role(stipend: 9000...9000, release: 0...0)])

  @Test func `is narrowed by pay and by release, and what is not known does not match`() {
    let silent = Exemplars.one("c", roles: [Exemplars.role()])
    func names(_ change: (inout DirectoryFilter) -> Void) -> [String] {
      var filter = DirectoryFilter()
      change(&filter)
      return [released, paid, silent].filter(filter.takes).map(\.name)
    }
    #expect(names { _ in } == ["a", "b", "c"])
    #expect(names { $0.pay = .small } == ["a"])
    #expect(names { $0.pay = .large } == ["b"])
    #expect(names { $0.release = .full } == ["a"])
    #expect(names { $0.release = DirectoryFilter.Release.none } == ["b"])
    #expect(names { $0.grade = .high } == [])
    #expect(names { $0.state = "TX" } == [])
    #expect(names { $0.kind = .district } == ["a", "b", "c"])
  }

  @Test(arguments: [("algun", 1), ("ALGÚN lugar", 1), ("somewhere", 1), ("somewhere else", 0), ("  ", 1)])
  func `is searched in both languages, without accents`(words: String, count: Int) {
    var filter = DirectoryFilter()
    filter.words = words
    #expect([released].filter(filter.takes).count == count)
  }
}

@Suite struct `A design beside another` {
  private func design(
    pay: ClosedRange<Double>? = nil, release: ClosedRange<Double>? = nil, selection: Set<SelectionStep>? = nil
  ) -> Design {
    var design = Design()
    design.pay = pay
    design.release = release
    design.selection = selection
    return design
  }

  @Test func `is at no distance from itself`() {
    let one = design(pay: 1000...5000, release: 0...0.5, selection: [.task])
    #expect(DesignComparison(one, beside: one).distance == 0)
  }

  @Test func `lacks what the smaller lacks of the larger`() {
    let comparison = DesignComparison(
      design(pay: 2500...2500, release: 0.5...0.5), beside: design(pay: 5000...5000, release: 0.5...0.5))
    #expect(comparison.distance == 0.25)
    #expect(comparison.compared == [.pay, .release])
  }

  @Test func `is as far from one side as from the other`() {
    let (one, other) = (design(pay: 0...900, release: 0.1...0.9), design(pay: 100...7000, release: 0...0))
    #expect(DesignComparison(one, beside: other).distance == DesignComparison(other, beside: one).distance)
  }

  @Test func `has no distance by one feature alone`() {
    #expect(DesignComparison(design(pay: 1...1), beside: design(pay: 1...1)).distance == nil)
  }

  @Test func `counts what is unknown neither for nor against`() {
    let line = DesignComparison(design(pay: 1...1), beside: design(release: 1...1)).lines[0]
    #expect(line.distance == nil)
    #expect(line.verdict.en == "Not known of theirs")
  }

  @Test(arguments: [
    (1000.0...2000.0, 3000.0...4000.0, "All of theirs is above ours"),
    (3000.0...4000.0, 1000.0...2000.0, "All of theirs is below ours"),
    (1000.0...2000.0, 1500.0...4000.0, "They overlap"),
    (1000.0...2000.0, 1000.0...2000.0, "The same"),
  ])
  func `says in words how pay stands`(ours: ClosedRange<Double>, theirs: ClosedRange<Double>, words: String) {
    #expect(DesignComparison(design(pay: ours), beside: design(pay: theirs)).lines[0].verdict.en == words)
  }

  @Test func `tells which steps of selection they have and we have not`() {
    let ours = design(selection: [.application]), theirs = design(selection: [.application, .task, .council])
    let line = DesignComparison(ours, beside: theirs).lines[3]
    #expect(line.verdict.en.hasSuffix("a task or an assessment and a council with teachers on it"))
    #expect(line.distance.map { abs($0 - 2.0 / 3) < 1e-12 } == true)
  }

  @Test func `puts the nearest place first, and leaves out those that cannot be compared`() {
    let near = Exemplars.one("near", roles: [Exemplars.role(stipend: 1000...1000, release: 0.5...0.5)])
    let far = Exemplars.one("far", roles: [Exemplars.role(stipend: 9000...9000, release: 0...0)])
    let silent = Exemplars.one("silent", roles: [Exemplars.role(stipend: 1000...1000)])
    let likenesses = design(pay: 1000...1000, release: 0.5...0.5).nearest(among: [far, silent, near])
    #expect(likenesses.map(\.exemplar.name) == ["near", "far"])
  }
}

@Suite struct `The district's own design` {
  private func role(
    _ id: String, stipend: Int?, time: Double?, holders: Int?, charter: RoleCharter? = nil
  ) -> CharteredRole {
    var role = Role(id: .init(id))
    role.stipend = stipend.map { Money(dollars: $0) }
    role.time = time
    role.holders = holders
    return CharteredRole(role, charter: charter, responsibilities: [])
  }

  /// Two leaders who reach eight teachers each, at a school of 300 pupils.
  private var cost: CostYear? { CostModel(Costs.plan()).years.first }

  @Test func `reaches from the smallest stipend to the largest, and so with time`() {
    let design = Design(
      roles: [role("a", stipend: 1000, time: 0.2, holders: 2), role("b", stipend: 4000, time: 0.5, holders: 1)])
    #expect(design.pay == 1000...4000)
    #expect(design.release == 0.2...0.5)
    #expect(design.training == nil && design.selection == nil && design.span == nil)
    #expect(design.costPerPupil == nil && design.costPerTeacher == nil && design.trainingDays == nil)
  }

  @Test func `costs what the cost model says, for each pupil and each supported teacher`() throws {
    let cost = try #require(cost)
    let design = Design(roles: [role("a", stipend: 5000, time: nil, holders: 2)], pupils: 300, cost: cost)
    let dollars = Double(cost.total.cents) / 100
    #expect(dollars > 10_000, "more than the stipends")
    #expect(design.costPerPupil == (dollars / 300)...(dollars / 300))
    #expect(design.costPerTeacher == (dollars / 16)...(dollars / 16))
  }

  @Test func `has no cost while somebody or something has not been counted`() throws {
    let cost = try #require(cost)
    #expect(Design(roles: [role("a", stipend: 1, time: nil, holders: nil)], pupils: 9, cost: cost).costPerPupil == nil)
    let uncounted = Design(roles: [role("a", stipend: 1, time: nil, holders: 1)], pupils: nil, cost: cost)
    #expect(uncounted.costPerPupil == nil && uncounted.costPerTeacher != nil)
    #expect(Design(roles: [], pupils: 1000).costPerPupil == nil, "no assumptions for the year")
  }

  private func event(_ day: String, minutes: Int?, begins: String = "", for roles: [String] = []) -> TrainingEvent {
    var event = TrainingEvent(id: .init(day))
    event.day = Day(day)
    event.minutes = minutes
    event.begins = begins
    event.roles = roles.map { .init($0) }
    return event
  }

  @Test func `trains for as many days as the hours of its events make, role by role`() {
    let roles = [role("a", stipend: nil, time: nil, holders: 1), role("b", stipend: nil, time: nil, holders: 1)]
    func days(_ events: [TrainingEvent]) -> ClosedRange<Double>? { Design(roles: roles, events: events).trainingDays }
    #expect(days([event("2026-09-01", minutes: 360), event("2026-10-01", minutes: 180)]) == 1.5...1.5)
    #expect(days([event("2026-09-01", minutes: nil), event("2026-10-01", minutes: 360, for: ["b"])]) == 1...2)
    #expect(days([event("2026-09-01", minutes: nil, begins: "15:30")]) == nil, "nobody said how long it is")
    #expect(days([]) == nil)
  }

  @Test(arguments: [
    (["2026-08-10"], false, [TrainingPart.beforehand]), (["2026-09-10"], false, []),
    (["2026-09-10"], true, [.extraDays]), ([], true, nil),
    (["2026-09-01", "2026-10-01", "2026-11-01", "2027-01-10", "2027-02-01", "2027-03-01"], false, [.throughout]),
  ])
  func `knows the parts of its training from when its events are`(
    days: [String], extra: Bool, parts: [TrainingPart]?
  ) {
    var charter = RoleCharter(id: .init("c"))
    charter.extraDays = extra ? 3 : 0
    let lead = role("a", stipend: nil, time: nil, holders: nil, charter: charter)
    #expect(Design(roles: [lead], events: days.map { event($0, minutes: 60) }).training == parts.map { Set($0) })
  }

  @Test func `takes span, released time and who chooses from the charter`() {
    var charter = RoleCharter(id: .init("c"))
    charter.release = 0.4
    charter.spanLeast = 4
    charter.spanMost = 7
    charter.selector = .jointPanel
    let design = Design(roles: [role("r", stipend: nil, time: 0.5, holders: nil, charter: charter)])
    #expect(design.release == 0.4...0.4)
    #expect(design.span == 4...7)
    #expect(design.selection == [.council])
  }
}

@Suite struct `A decision right of another place` {
  private func exemplar(_ question: String, _ hold: Hold, _ edit: (inout ExemplarRight) -> Void = { _ in }) -> Exemplar
  {
    var right = ExemplarRight(question, hold, hold == .tight ? .district : .jointly, fact: "pay")
    edit(&right)
    var exemplar = Exemplars.one()
    exemplar.rights = [right]
    return exemplar
  }

  @Test func `becomes a draft in the reader's language, which says where it is from`() throws {
    let place = exemplar("eligibility-evidence", .bounded) { $0.oneOf = ["A task"] }
    #expect(place.faults == [])
    let draft = try #require(place.rights?[0].draft(in: SchoolYear(2026), from: place, language: .spanish))
    #expect(draft.oneOf == "Una tarea" && draft.options.names.contains("Una tarea"))
    #expect(draft.statement == "Como en Algún lugar: Es así.")
    #expect(
      draft.stage == .draft && draft.hold == .bounded && draft.level == .jointly && draft.year == SchoolYear(2026))
    #expect(place.rights?[0].rule(in: place).es == "Una tarea entre ellos")
  }

  @Test func `may be known to be tight without its value`() throws {
    let place = exemplar("stipend", .tight)
    #expect(place.faults == [])
    #expect(place.rights?[0].draft(in: SchoolYear(2026), from: place, language: .english)?.value == "")
  }

  @Test(
    arguments: [
      ("no-such", Hold.loose, nil, "unknown-question"), ("span", .bounded, nil, "no-bound"),
      ("span", .bounded, "many", "number"), ("panel", .bounded, nil, "unknown-option"),
      ("leaders-rate", .bounded, nil, "cannot-be-bounded"),
    ] as [(String, Hold, String?, String)])
  func `has a fault where the district could not keep it`(
    question: String, hold: Hold, least: String?, code: String
  ) {
    let place = exemplar(question, hold) {
      $0.least = least
      if question == "panel" { $0.oneOf = ["Nobody"] }
    }
    #expect(place.faults.map(\.code).contains(code), "\(place.faults)")
  }

  @Test func `is said once, and borne out by a fact`() {
    var place = exemplar("stipend", .tight) { $0.fact = "elsewhere" }
    #expect(place.faults.map(\.field) == ["somewhere.rights.[0].fact"])
    let right = ExemplarRight("stipend", .tight, .district, fact: "pay")
    place.rights = [right, right]
    #expect(place.faults.map(\.code) == ["twice"])
  }
}
