import Context
import Testing
import Vocabulary

@Suite struct `A rule of a funding program` {
  @Test(arguments: [
    (RuleSort.allowedUse, "uses"), (.notAllowed, "uses"), (.atMost, "share"), (.atMost, "uses"), (.atLeast, "share"),
    (.serves, "served"), (.timeLimit, "years"), (.reserve, "share"), (.match, "share"),
  ])
  func `is at fault without the figures that its sort needs`(sort: RuleSort, field: String) {
    #expect(rule("tsl/x", sort).faults.contains { $0.field == "tsl/x.\(field)" && $0.code == "no-parameter" })
  }

  @Test func `is at fault without a source`() {
    var unsourced = rule("tsl/x", .reminder)
    unsourced.source = " "
    #expect(unsourced.faults.map(\.code) == ["no-source"])
  }

  @Test func `is at fault when one language is missing`() {
    var english = rule("tsl/x", .reminder)
    english.statement.es = ""
    #expect(english.faults.map(\.code) == ["no-statement"])
  }

  @Test func `that is unconfirmed has to say what is not confirmed`() {
    var doubtful = rule("tsl/x", .reminder, confidence: .unconfirmed)
    #expect(doubtful.faults.map(\.code) == ["no-note"])
    doubtful.note = Phrase("Not read.", es: "No leída.")
    #expect(doubtful.faults.isEmpty)
  }

  @Test func `holds from its first to its last day`() {
    var dated = rule("tsl/x", .reminder)
    dated.from = Day(2026, 7, 1)
    dated.until = Day(2027, 6, 30)
    #expect(!dated.holds(on: Day(2026, 6, 30)!))
    #expect(dated.holds(on: Day(2026, 7, 1)!))
    #expect(dated.holds(on: Day(2027, 6, 30)!))
    #expect(!dated.holds(on: Day(2027, 7, 1)!))
  }

  @Test func `stands in a pack under the name of its program, once`() {
    let twice = pack(named: "tsl", [rule("tsl/a", .reminder), rule("tsl/a", .reminder), rule("other/b", .reminder)])
    #expect(Set(twice.faults.map(\.code)) == ["twice", "id"])
    #expect(pack(named: "nobody-knows", []).faults.map(\.code) == ["unknown-program"])
  }
}

@Suite struct `The rule book` {
  let general = rule("federal/general", .reminder)

  @Test func `adds the rules for all federal money to federal programs only`() {
    let book = RuleBook([pack(named: "federal", [general]), pack(.tsl, rule("tsl/a", .reminder))])
    #expect(Set(book.rules(for: "tsl", on: today).map(\.id)) == ["federal/general", "tsl/a"])
    #expect(book.rules(for: "general-fund", on: today).isEmpty)
    #expect(book.rules(for: "other-federal", on: today).map(\.id) == ["federal/general"])
  }

  @Test func `leaves out what no longer holds`() {
    var old = rule("tsl/old", .reminder)
    old.until = Day(2026, 6, 30)
    #expect(RuleBook([pack(.tsl, old)]).rules(for: "tsl", on: today).isEmpty)
  }

  @Test func `lets a rule of the district take the place of one that came with the product`() throws {
    var own = DistrictRule(id: .init("r1"))
    own.program = "tsl"
    own.sort = .timeLimit
    own.years = 4
    own.statement = "Our award letter says four years."
    own.source = "Award letter"
    own.read = today
    own.confidence = .confirmed
    own.replaces = "tsl/duration"
    let book = RuleBook([pack(.tsl, rule("tsl/duration", .timeLimit, years: 3))], own: [own])
    let rules = book.rules(for: "tsl", on: today)
    #expect(rules.map(\.years) == [4])
    #expect(own.findings.isEmpty)
  }

  @Test func `asks for the figures of a rule of the district`() {
    var own = DistrictRule(id: .init("r1"))
    own.program = "tsl"
    own.sort = .atMost
    own.read = today
    #expect(own.findings.map(\.field) == ["share", "uses"])
  }

  @Test func `says so wherever a rule is not confirmed`() throws {
    let book = RuleBook([pack(.tsl, rule("tsl/d", .timeLimit, years: 3, confidence: .unconfirmed))])
    let finding = try #require(book.findings(for: source("Grant", .tsl, "1", .ending, 2025...2029), on: today).first)
    #expect(finding.message.en.hasSuffix("(This rule is not confirmed: check it first.)"))
    #expect(finding.message.es.hasSuffix("(Esta regla no está confirmada: compruébela antes.)"))
    #expect(finding.finding.stops == .nothing)
  }
}

@Suite struct `The rules look at a source` {
  let limit = RuleBook([pack(.tsl, rule("tsl/d", .timeLimit, years: 3, renewal: 2))])

  @Test(arguments: [(2025...2027, 0), (2025...2028, 1), (2025...2029, 1), (2025...2030, 1)])
  func `that lasts longer than an award may`(years: ClosedRange<Int>, findings: Int) {
    #expect(limit.findings(for: source("Grant", .tsl, "1", .ending, years), on: today).count == findings)
  }

  @Test func `and tell a renewal from what cannot be`() {
    #expect(
      limit.findings(for: source("G", .tsl, "1", .ending, 2025...2028), on: today)[0].message.en.contains(
        "hang on a renewal"))
    #expect(
      limit.findings(for: source("G", .tsl, "1", .ending, 2025...2030), on: today)[0].message.en.contains(
        "even renewed"))
  }

  @Test func `without a last year, though its program has a limit`() {
    #expect(limit.findings(for: source("Grant", .tsl, "1"), on: today)[0].message.en.contains("Enter the last year"))
  }

  @Test func `of which something has to be set aside first`() throws {
    var reserve = rule("title-1a/r", .reserve, share: 0.01)
    reserve.aboveDollars = 500_000
    let book = RuleBook([pack(.titleOneA, reserve)])
    #expect(book.findings(for: source("Title I", .titleOneA, "500,000"), on: today).isEmpty)
    #expect(book.findings(for: source("Title I", .titleOneA, "800,000", available: 0.99), on: today).isEmpty)
    let finding = try #require(book.findings(for: source("Title I", .titleOneA, "800,000"), on: today).first)
    #expect(finding.message.en.contains("$8,000"))
  }

  @Test func `that asks for other money beside it`() throws {
    let book = RuleBook([pack(.tsl, rule("tsl/m", .match, share: 0.5))])
    let grant = source("Grant", .tsl, "400,000", .ending, 2026...2028)
    let enough = source("General fund", .generalFund, "200,000")
    let federal = source("Title II", .titleTwoA, "900,000")
    #expect(book.findings(for: grant, among: [grant, enough], on: today).isEmpty)
    #expect(book.findings(for: grant, among: [grant, federal], on: today).count == 1)
  }
}

@Suite struct `The rules look at what money is spent on` {
  let title = source("Title II", .titleTwoA, "100,000")

  private func said(_ rules: FundingRule..., of lines: PaidLine..., beside others: [PaidLine] = []) -> [String] {
    RuleBook([pack(named: "title-2a", rules)]).findings(for: lines, of: title, beside: others, on: today).map(\.about)
  }

  @Test func `and find a use that none of them allows`() {
    let pay = rule("title-2a/a", .allowedUse, uses: [.stipend])
    let cover = rule("title-2a/b", .allowedUse, uses: [.substitute])
    let lines = [PaidLine("Stipends", .stipend, Money(dollars: 1)), PaidLine("Cover", .substitute, Money(dollars: 1))]
    #expect(said(pay, cover, of: lines[0], lines[1]).isEmpty)
    #expect(said(pay, cover, of: lines[0], PaidLine("Books", .materials, Money(dollars: 1))) == ["Books"])
  }

  @Test func `and find a use that is forbidden`() {
    #expect(
      said(rule("title-2a/n", .notAllowed, uses: [.other]), of: PaidLine("Party", .other, Money(dollars: 1))) == [
        "Party"
      ])
  }

  @Test(arguments: [("15,000", 0), ("15,000.01", 1)])
  func `and hold an upper limit to the cent`(amount: String, findings: Int) throws {
    let cap = rule("title-2a/c", .atMost, share: 0.15, served: [.earlyIntervening])
    let line = PaidLine("Early help", .training, try #require(Money(amount)), served: .earlyIntervening)
    #expect(
      said(cap, of: line, PaidLine("Rest", .training, Money(dollars: 80_000), served: .disabilities)).count == findings)
  }

  @Test(arguments: [("10,000", 0), ("10,000.01", 1)])
  func `and hold a smallest share by what goes elsewhere`(amount: String, findings: Int) throws {
    let pay = rule("title-2a/p", .atLeast, share: 0.9, uses: [.stipend])
    #expect(said(pay, of: PaidLine("Training", .training, try #require(Money(amount)))).count == findings)
  }

  @Test func `and find whom it may not serve, or that nobody has said`() {
    let whom = rule("title-2a/w", .serves, served: [.disabilities])
    #expect(said(whom, of: PaidLine("All", .training, Money(dollars: 1), served: .everyone)) == ["All"])
    #expect(said(whom, of: PaidLine("Old, unsaid", .training, Money(dollars: 1))).isEmpty)
    #expect(said(whom, of: PaidLine("New, unsaid", .training, Money(dollars: 1), isNew: true)) == ["New, unsaid"])
  }

  @Test func `and ask whether it only replaces state or local money`() {
    let add = rule("title-2a/s", .supplement)
    let now = [PaidLine("Coaches of today", .position, Money(dollars: 9))]
    #expect(said(add, of: PaidLine("Coaches", .position, Money(dollars: 9), isNew: true), beside: now) == ["Coaches"])
    #expect(said(add, of: PaidLine("Stipends", .stipend, Money(dollars: 9), isNew: true), beside: now).isEmpty)
    #expect(said(add, of: PaidLine("Coaches", .position, Money(dollars: 9)), beside: now).isEmpty)
  }

  @Test func `and ask for records of split time`() {
    let records = rule("title-2a/t", .timeAndEffort)
    #expect(
      said(records, of: PaidLine("Half a coach", .position, Money(dollars: 9), fullTime: 0.5)) == ["Half a coach"])
    #expect(said(records, of: PaidLine("A whole coach", .position, Money(dollars: 9), fullTime: 1)).isEmpty)
  }
}
