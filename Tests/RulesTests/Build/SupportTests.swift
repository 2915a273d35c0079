import Build
import Testing
import Vocabulary

private let day = Day(2026, 11, 23)!

private func support(_ name: String, _ side: Support.Side, _ edit: (inout Support) -> Void = { _ in }) -> Support {
  var support = Support(id: .init(name))
  support.name = name
  support.sort = .training
  support.side = side
  support.partner = side == .inside ? nil : .init("college")
  support.cost = Money(dollars: 1_000)
  edit(&support)
  return support
}

private func register(_ supports: Support..., milestones: [Milestone] = []) -> SupportRegister {
  var college = Partner(id: .init("college"))
  college.name = "The college"
  return SupportRegister(supports, partners: [college], milestones: milestones, on: day)
}

@Suite struct `A support` {
  @Test(arguments: [
    (Support.Side.inside, true, ["inside-with-partner"]), (.partner, false, ["no-partner"]),
    (.both, false, ["no-partner"]),
    (.both, true, []), (.inside, false, []),
  ])
  func `names a partner when one delivers it, and only then`(side: Support.Side, hasPartner: Bool, codes: [String]) {
    let written = support("Institute", side) { $0.partner = hasPartner ? .init("college") : nil }
    #expect(written.findings.map(\.code) == codes)
  }

  @Test func `cannot ask more people than it has reached, nor tell an answer of nobody`() {
    let wrong = support("Institute", .inside) {
      $0.reached = 4
      $0.asked = 5
    }
    #expect(wrong.findings.map(\.code) == ["more-than-reached"])
    #expect(support("Institute", .inside) { $0.useful = 0.5 }.findings.map(\.code) == ["nobody-asked"])
  }

  @Test func `shows its result as strongly as what bears it out`() {
    #expect(support("A", .inside).resultStrength == .absent)
    #expect(support("A", .inside) { $0.result = "They liked it" }.resultStrength == .stated)
    let read = support("A", .inside) {
      $0.result = "They liked it"
      $0.evidence = "https://example.org"
    }
    #expect(read.resultStrength == .documented)
    let asked = support("A", .inside) {
      $0.reached = 10
      $0.asked = 8
      $0.useful = 0.5
    }
    #expect(asked.resultStrength == .measured)
  }

  @Test func `counts as a partner’s cost when a partner takes part`() {
    #expect(support("A", .both).head == .partner)
    #expect(support("A", .inside).head == .training)
    #expect(support("A", .inside) { $0.sort = .system }.head == .coordination)
  }
}

@Suite struct `The register of supports` {
  @Test func `says what is open about each`() {
    var late = Milestone(id: .init("report"))
    late.name = "First report"
    late.support = .init("Evaluation")
    late.due = Day(2026, 10, 1)
    let evaluation = support("Evaluation", .partner) {
      $0.sort = .evaluation
      $0.cost = nil
      $0.contractEnds = Day(2027, 2, 1)
      $0.review = Day(2026, 11, 1)
    }
    let codes = register(evaluation, milestones: [late]).lines[0].open.map(\.code)
    #expect(
      codes == [
        "no-reason", "no-cost", "no-result", "no-contract", "no-data-agreement", "contract-ends", "review-due", "late",
      ])
    #expect(register(evaluation, milestones: [late]).lines[0].open.allSatisfy { $0.stops == .nothing })
  }

  @Test func `holds what runs in the year, and knows which domain nobody builds`() {
    let ended = support("Old", .inside) { $0.lastYear = SchoolYear(2025) }
    let runs = support("New", .inside) { $0.domains = [.culture, .learning] }
    #expect(register(ended, runs).lines.map(\.support.name) == ["New"])
    #expect(register(ended, runs).unbuilt == [.research, .instruction, .assessment, .outreach, .advocacy])
  }
}

@Suite struct `What is done inside and what with partners` {
  @Test func `cannot be told before a support is entered`() {
    let answer = register().answer
    #expect(answer.number == 8)
    #expect(answer.strength == .absent)
    #expect(answer.missing.map(\.link.path) == ["build/supports/new"])
  }

  @Test func `is told with its cost, and is only stated while nothing shows it`() {
    let answer = register(support("Institute", .inside), support("Coaching", .partner)).answer
    #expect(
      answer.sentence.en
        == "The district delivers 1 of 2 supports itself and 1 with partners, who cost $1,000 of $2,000 a year; 0 can show a result."
    )
    #expect(answer.strength == .stated)
    #expect(answer.missing.first?.what.en == "Say why the district does not do it alone: Coaching")
  }

  @Test func `is measured when people who took part were asked, and most supports show something`() {
    let asked = support("Institute", .inside) {
      $0.reached = 20
      $0.asked = 15
      $0.useful = 0.6
    }
    let answer = register(asked).answer
    #expect(answer.strength == .measured)
    #expect(answer.evidence.last?.figure.en == "9\u{a0}of\u{a0}15")
    #expect(register(asked, support("B", .inside), support("C", .inside)).answer.strength == .documented)
    #expect(answer.sentence.es == "El propio distrito lo ofrece todo: 1 apoyo, por $1,000 al año.")
  }
}
