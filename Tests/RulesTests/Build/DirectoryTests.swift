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
  private func role(_ id: String, stipend: Int?, time: Double?, holders: Int?) -> CharteredRole {
    var role = Role(id: .init(id))
    role.stipend = stipend.map { Money(dollars: $0) }
    role.time = time
    role.holders = holders
    return CharteredRole(role, charter: nil, responsibilities: [])
  }

  @Test func `reaches from the smallest stipend to the largest, and so with time`() {
    let design = Design(
      roles: [role("a", stipend: 1000, time: 0.2, holders: 2), role("b", stipend: 4000, time: 0.5, holders: 1)],
      pupils: 1000)
    #expect(design.pay == 1000...4000)
    #expect(design.release == 0.2...0.5)
    #expect(design.costPerPupil == 6...6)
    #expect(design.training == nil && design.selection == nil && design.span == nil)
  }

  @Test func `has no cost while somebody or something has not been counted`() {
    #expect(Design(roles: [role("a", stipend: 1000, time: nil, holders: nil)], pupils: 1000).costPerPupil == nil)
    #expect(Design(roles: [role("a", stipend: 1000, time: nil, holders: 1)], pupils: nil).costPerPupil == nil)
    #expect(Design(roles: [], pupils: 1000).costPerPupil == nil)
  }

  @Test func `takes span, released time and who chooses from the charter`() {
    var charter = RoleCharter(id: .init("c"))
    charter.release = 0.4
    charter.spanLeast = 4
    charter.spanMost = 7
    charter.selector = .jointPanel
    var lead = Role(id: .init("r"))
    lead.time = 0.5
    let design = Design(roles: [CharteredRole(lead, charter: charter, responsibilities: [])], pupils: nil)
    #expect(design.release == 0.4...0.4)
    #expect(design.span == 4...7)
    #expect(design.selection == [.council])
  }
}
