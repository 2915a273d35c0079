import Context
import Testing
import Vocabulary

func assessment(
  _ school: String, _ criterion: ReadinessCriterion, _ level: ReadinessLevel, evidence: String = "", step: String = "",
  due: Day? = nil, on day: Day = today
) -> ReadinessAssessment {
  var assessment = ReadinessAssessment(id: .init("\(school)-\(criterion)-\(day)"))
  assessment.school = .init(school)
  assessment.criterion = criterion
  assessment.level = level
  assessment.evidence = evidence
  assessment.nextStep = step
  assessment.due = due
  assessment.assessed = day
  return assessment
}

@Suite struct `The readiness of a school` {
  private func readiness(_ assessments: ReadinessAssessment...) -> SchoolReadiness {
    SchoolReadiness(school("A"), assessments, on: today)
  }

  private func all(_ level: ReadinessLevel, evidence: String) -> SchoolReadiness {
    SchoolReadiness(
      school("A"), ReadinessCriterion.allCases.map { assessment("A", $0, level, evidence: evidence) }, on: today)
  }

  @Test func `starts with nothing`() {
    #expect(readiness().status == .notStarted)
    #expect(readiness().missing == ReadinessCriterion.allCases)
  }

  @Test func `is in progress until every respect is assessed`() {
    #expect(readiness(assessment("A", .vision, .ready, evidence: "Minutes")).status == .started)
  }

  @Test func `is ready only with evidence`() {
    #expect(all(.ready, evidence: "Minutes").status == .ready)
    #expect(all(.helping, evidence: " ").status == .toBeShown)
    #expect(all(.growing, evidence: "Minutes").status == .notYet)
  }

  @Test func `goes by the latest assessment`() {
    let old = assessment("A", .culture, .starting, on: Day(2025, 1, 1)!)
    let new = assessment("A", .culture, .ready, on: Day(2026, 1, 1)!)
    #expect(readiness(new, old).latest[.culture]?.level == .ready)
  }

  @Test func `leaves other schools’ assessments alone`() {
    #expect(readiness(assessment("B", .culture, .ready)).latest.isEmpty)
  }

  @Test func `has next steps, and knows which are late and which are lacking`() {
    let late = assessment("A", .culture, .starting, step: "Visit lessons", due: Day(2026, 10, 1))
    let none = assessment("A", .vision, .growing)
    var done = assessment("A", .leader, .growing, step: "Meet weekly", due: Day(2026, 1, 1))
    done.isDone = true
    let school = readiness(late, none, done)
    #expect(school.nextSteps.map(\.nextStep) == ["Visit lessons"])
    #expect(school.overdue.map(\.criterion) == [.culture])
    #expect(school.withoutStep == [.vision])
  }

  @Test func `asks for the step when somebody is to do it`() {
    #expect(assessment("A", .vision, .growing, due: today).findings.map(\.code) == ["no-step"])
  }

  @Test func `has words of its own for every level of every respect`() {
    let words = ReadinessCriterion.allCases.flatMap { criterion in
      ReadinessLevel.allCases.map { ReadinessRubric.standard.descriptor(criterion, $0) }
    }
    #expect(Set(words.map(\.en)).count == 20)
    #expect(Set(words.map(\.es)).count == 20)
  }
}
