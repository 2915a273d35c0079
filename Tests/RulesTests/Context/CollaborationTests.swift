import Context
import Testing
import Vocabulary

@Suite struct `Collaboration at schools` {
  private func structure(
    _ school: String, _ minutes: Int = 45, _ frequency: CollaborationStructure.Frequency = .weekly,
    inContract: Bool = true,
    run: CollaborationStructure.ProtocolUse = .none, quality: CollaborationStructure.Quality? = nil,
    evidence: String = "",
    people: Int? = nil
  ) -> CollaborationStructure {
    var structure = CollaborationStructure(id: .init("\(school)-\(minutes)"))
    structure.name = "Team"
    structure.school = .init(school)
    structure.minutes = minutes
    structure.frequency = frequency
    structure.inContract = inContract
    structure.protocolUse = run
    structure.quality = quality
    structure.evidence = evidence
    structure.people = people
    return structure
  }

  private func stage(_ structures: CollaborationStructure...) -> CollaborationStage {
    CollaborationInventory(structures, schools: [school("A")]).schools[0].stage
  }

  @Test(arguments: [
    (CollaborationStructure.Frequency.daily, 225.0), (.twiceWeekly, 90), (.weekly, 45), (.fortnightly, 22.5),
    (.monthly, 11.25),
    (.termly, 3.75),
  ])
  func `is counted in minutes a week`(frequency: CollaborationStructure.Frequency, minutes: Double) {
    #expect(structure("A", 45, frequency).minutesPerWeek == minutes)
  }

  @Test func `comes in stages`() {
    #expect(stage() == .none)
    #expect(stage(structure("A", inContract: false, run: .cycle)) == .ownTime)
    #expect(stage(structure("A", 45, .monthly, run: .cycle)) == .ownTime)
    #expect(stage(structure("A")) == .time)
    #expect(stage(structure("A", 45, .fortnightly, run: .written)) == .wellRun)
    #expect(stage(structure("A", run: .cycle, quality: .learning, evidence: "Visit")) == .working)
  }

  @Test func `is taken at its word only when something shows how well it works`() {
    #expect(stage(structure("A", run: .cycle, quality: .changing)) == .wellRun)
    #expect(
      CollaborationInventory([structure("A", run: .cycle, quality: .changing)], schools: [school("A")]).schools[0]
        .isUnshown)
  }

  @Test func `is as far as the best of its structures`() {
    #expect(stage(structure("A", 30), structure("A", 60, .weekly, run: .written)) == .wellRun)
  }

  @Test func `gives each teacher a time a week when it is known who takes part`() {
    let inventory = CollaborationInventory(
      [
        structure("A", 60, people: 10), structure("A", 40, .fortnightly, people: 20),
        structure("A", 90, inContract: false, people: 20),
      ],
      schools: [school("A")], teachers: [.init("A"): 20])
    #expect(inventory.schools[0].minutesPerTeacher == 50)
    #expect(
      CollaborationInventory([structure("A")], schools: [school("A")], teachers: [.init("A"): 20]).schools[0]
        .minutesPerTeacher == nil)
  }

  @Test func `is missing where nothing is entered, and closed schools are left out`() {
    var closed = school("Z")
    closed.isClosed = true
    let inventory = CollaborationInventory([structure("A")], schools: [school("B"), school("A"), closed])
    #expect(inventory.without.map(\.school.name) == ["B"])
    #expect(inventory.schools.count == 2)
  }

  @Test func `names the teams that no structure speaks of`() {
    var team = Team(id: .init("t1"))
    team.name = "Grade 4"
    team.school = .init("A")
    var named = team
    named = Team(id: .init("t2"), version: 0, values: named.values)
    var meeting = structure("A")
    meeting.team = .init("t2")
    let inventory = CollaborationInventory([meeting], schools: [school("A")], teams: [team, named])
    #expect(inventory.schools[0].teamsWithout.map(\.id) == [.init("t1")])
  }
}
