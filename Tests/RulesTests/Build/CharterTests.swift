import Build
import Purpose
import Testing
import Vocabulary

enum Charters {
  static func charter(_ role: String, _ edit: (inout RoleCharter) -> Void = { _ in }) -> RoleCharter {
    var charter = RoleCharter(id: .init("charter of \(role)"))
    charter.role = .init(role)
    edit(&charter)
    return charter
  }

  static func part(_ name: String, of role: String, _ share: Double?) -> Responsibility {
    var part = Responsibility(id: .init(name))
    part.name = name
    part.role = .init(role)
    part.share = share
    return part
  }

  static func whole(_ role: Role) -> CharteredRole {
    CharteredRole(
      role,
      charter: charter(role.name) {
        $0.release = 0.5
        $0.spanMost = 7
        $0.term = 2
        $0.evaluation = EvaluationDuty.none
        $0.selector = .schoolPanel
        $0.reportsTo = "The principal"
        $0.forbidden = [.cover]
      }, responsibilities: [part("Coach", of: role.name, 0.8)])
  }
}

@Suite struct `The charter of a role` {
  @Test func `has an upper bound of its span that is not below the lower`() {
    let charter = Charters.charter("Lead") {
      $0.spanLeast = 8
      $0.spanMost = 5
    }
    #expect(charter.findings.map(\.code) == ["span-upside-down"])
  }

  @Test(arguments: [(EvaluationDuty.none, true), (.contributes, false), (.owns, false)])
  func `does not give and forbid the rating of colleagues at once`(_ duty: EvaluationDuty, _ isFine: Bool) {
    let charter = Charters.charter("Lead") {
      $0.forbidden = [.rating]
      $0.evaluation = duty
    }
    #expect(charter.findings.isEmpty == isFine)
  }

  @Test func `is missed where there is none`() {
    let role = CharteredRole(Plan.role("Lead"), charter: nil, responsibilities: [])
    #expect(role.missing.map(\.code) == ["no-charter"])
    #expect(role.missing.allSatisfy { $0.stops == .launching })
    #expect(role.cautions.isEmpty)
  }

  @Test func `says everything that it lacks at once`() {
    let role = CharteredRole(Plan.role("Lead"), charter: Charters.charter("Lead"), responsibilities: [])
    #expect(
      role.missing.map(\.code) == [
        "no-responsibility", "no-release", "no-span", "no-term", "no-evaluation", "no-selector", "no-reporting-line",
        "no-forbidden-duty",
      ])
  }

  @Test func `is complete when all of it is said`() {
    #expect(Charters.whole(Plan.role("Lead", time: 0.5)).isComplete)
    #expect(Charters.whole(Plan.role("Lead", time: 0.5)).cautions.isEmpty)
  }

  @Test func `warns of more release than time, of one person choosing, and of rating those who are coached`() {
    let role = CharteredRole(
      Plan.role("Lead", time: 0.2),
      charter: Charters.charter("Lead") {
        $0.release = 0.5
        $0.selector = .principal
        $0.evaluation = .owns
        $0.competencies = [.coaching]
      }, responsibilities: [Charters.part("Coach", of: "Lead", 0.1)])
    #expect(
      role.cautions.map(\.code) == [
        "released-more-than-time", "principal-alone", "rates-and-coaches", "time-without-name",
      ])
    #expect(role.cautions.allSatisfy { $0.stops == .nothing })
  }

  @Test func `goes by the role for pay, and by itself for release`() {
    let role = Charters.whole(Plan.role("Lead", time: 0.6, stipend: 5_000))
    #expect(role.stipend == Money(dollars: 5_000))
    #expect(role.release == 0.5)
    #expect(role.time == 0.6)
    #expect(role.span == 0...7)
  }

  @Test func `is found for every role that is not retired`() {
    let roles = [Plan.role("Lead"), Plan.role("Gone", stage: .retired), Plan.role("New", stage: .draft)]
    let found = CharteredRole.all(
      roles: roles, charters: [Charters.charter("Lead")], responsibilities: [Charters.part("Coach", of: "New", 0.5)])
    #expect(found.map(\.role.name) == ["Lead", "New"])
    #expect(found[0].charter != nil)
    #expect(found[1].responsibilities.count == 1)
  }
}

@Suite struct `The responsibilities of a role` {
  @Test(arguments: [([0.5, 0.5], 0), ([0.5, 0.51], 1), ([0.1, 0.2, 0.3, 0.4], 0), ([], 0)])
  func `take at most all of its time`(_ shares: [Double], _ findings: Int) {
    let parts = shares.enumerated().map { Charters.part("\($0.offset)", of: "Lead", $0.element) }
    #expect(Responsibility.findings(together: parts).count == findings)
  }

  @Test func `say by how much they are too many`() {
    let found = Responsibility.findings(together: [Charters.part("a", of: "L", 0.7), Charters.part("b", of: "L", 0.45)])
    #expect(found.first?.message.en.contains("115%") == true)
  }

  @Test func `stand with the largest first`() {
    let parts = [Charters.part("b", of: "L", 0.2), Charters.part("a", of: "L", 0.7), Charters.part("c", of: "L", nil)]
    #expect(
      CharteredRole(Plan.role("L"), charter: nil, responsibilities: parts).responsibilities.map(\.name) == [
        "a", "b", "c",
      ])
  }
}

@Suite struct `The library of archetypes` {
  @Test func `has the thirteen that districts have published, each with its source`() {
    #expect(RoleArchetype.all.count == 13)
    #expect(Set(RoleArchetype.all.map(\.name)).count == 13)
    for archetype in RoleArchetype.all {
      #expect(!archetype.source.isEmpty && archetype.source.es != "")
      #expect(RoleArchetype(named: archetype.name)?.title == archetype.title)
    }
  }

  @Test(arguments: RoleArchetype.all.map(\.name)) func `begins charters that contradict nothing`(_ name: String) throws
  {
    let archetype = try #require(RoleArchetype(named: name))
    let charter = archetype.charter(for: .init("Lead"), as: .init("x"))
    let parts = archetype.responsibilities(of: .init("Lead"), in: .spanish)
    #expect(charter.allFindings.isEmpty)
    #expect(!parts.isEmpty)
    #expect(parts.allSatisfy { $0.role == .init("Lead") && !$0.name.isEmpty })
    #expect(abs(parts.compactMap(\.share).reduce(0, +) - 1) < 1e-9)
    #expect(Responsibility.findings(together: parts).isEmpty)
  }

  @Test func `keeps its names as the choices of a charter`() {
    #expect(RoleArchetype.choices.map(\.name) == RoleArchetype.all.map(\.name))
    #expect(RoleArchetype(named: "nothing like it") == nil)
  }
}

@Suite struct `The title of a charter` {
  @Test func `is in the reader's language, with the sort of role that it began from`() {
    var charter = RoleCharter(id: .init("c"))
    #expect(charter.shownTitle == Phrase("Charter", es: "Carta"))
    charter.archetype = "evaluating-team-lead"
    #expect(charter.shownTitle.es == "Carta (Líder de equipo que califica)")
    #expect(charter.title == "Charter (Team lead who rates)", "what is searched for and kept in the history stays one")
  }

  @Test func `of something that somebody named stays as it was typed`() {
    var role = Role(id: .init("r"))
    role.name = "Literacy lead"
    #expect(role.shownTitle == Phrase(verbatim: "Literacy lead"))
  }
}
