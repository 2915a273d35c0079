import Context
import Vocabulary

/// The titles in use in the sample district, and its expertise.
extension ContextSample {
  private struct Sort {
    let names: [String]
    let duties: [ExistingTitle.Duty]
    let dollars: Int
    let levels: [School.Level]
    /// Every how many schools it is found.
    let every: Int
    let holders: Int
  }

  private var sorts: [Sort] {
    let all: [School.Level] = [.primary, .middle, .high, .combined]
    return [
      Sort(
        names: ["Instructional Coach"], duties: [.coaching, .modeling, .facilitating, .dataUse], dollars: 4500,
        levels: all, every: 2, holders: 1),
      Sort(
        names: ["Literacy Coach", "Literacy coach"], duties: [.coaching, .modeling, .facilitating], dollars: 3800,
        levels: [.primary, .middle], every: 2, holders: 1),
      Sort(
        names: ["Reading Specialist"], duties: [.coaching, .modeling, .facilitating, .intervention], dollars: 3200,
        levels: [.primary], every: 3, holders: 1),
      Sort(
        names: ["Department Chair"], duties: [.facilitating, .curriculum, .administration], dollars: 2600,
        levels: [.middle, .high], every: 1, holders: 5),
      Sort(
        names: ["Team Leader", "Team leader"], duties: [.facilitating, .dataUse], dollars: 1200, levels: [.middle],
        every: 1, holders: 4),
      Sort(
        names: ["Grade Level Lead", "Grade-level lead"], duties: [.facilitating, .dataUse, .administration],
        dollars: 900, levels: [.primary], every: 1, holders: 6),
      Sort(names: ["PLC Facilitator"], duties: [.facilitating, .dataUse], dollars: 750, levels: all, every: 4, holders: 3),
      Sort(names: ["Mentor Teacher"], duties: [.mentoring], dollars: 1500, levels: all, every: 2, holders: 2),
      Sort(names: ["Induction Mentor"], duties: [.mentoring, .coaching], dollars: 1800, levels: all, every: 5, holders: 1),
      Sort(names: ["Data Lead"], duties: [.dataUse, .assessment], dollars: 1000, levels: all, every: 3, holders: 1),
      Sort(names: ["Testing Coordinator"], duties: [.assessment, .administration], dollars: 1400, levels: all, every: 1, holders: 1),
      Sort(names: ["PBIS Coach"], duties: [.culture], dollars: 1100, levels: all, every: 3, holders: 1),
      Sort(names: ["Technology Lead"], duties: [.technology, .training], dollars: 1250, levels: all, every: 2, holders: 1),
      Sort(names: ["Model Teacher"], duties: [.modeling], dollars: 2000, levels: all, every: 6, holders: 2),
    ]
  }

  var titles: [ExistingTitle] {
    sorts.enumerated().flatMap { number, sort in
      let own = schools.filter { sort.levels.contains($0.level ?? .other) }
      return own.enumerated().filter { ($0.offset + number) % sort.every == 0 }.map { index, school in
        title(sort, number, index, at: school)
      }
    }
  }

  private func title(_ sort: Sort, _ number: Int, _ index: Int, at school: School) -> ExistingTitle {
    var title = ExistingTitle(id: id("title-\(number)-\(school.id)"))
    title.name = sort.names[index % sort.names.count]
    title.school = school.id
    title.holders = sort.holders
    title.duties = sort.duties
    title.stipend = Money(dollars: sort.dollars)
    title.time = sort.dollars > 3000 ? 1 : sort.dollars > 1900 ? 0.2 : nil
    title.days = sort.dollars > 3000 ? 5 : nil
    title.source = "Payroll"
    title.counted = day(-45)
    return title
  }

  var verdicts: [TitleVerdict] {
    var verdict = TitleVerdict(id: id("verdict-mentors"))
    verdict.first = "Mentor Teacher"
    verdict.second = "Induction Mentor"
    verdict.verdict = .mergePlanned
    verdict.kept = "Mentor Teacher"
    verdict.reason = "Both meet new teachers weekly; the contract names only one."
    verdict.decided = day(-12)
    return [verdict]
  }

  var needs: [ExpertiseNeed] {
    [
      need("teams", .facilitation, .practicing, 30, "Every team lead", by: 280, insideOnly: true),
      need("feedback", .coaching, .leading, 4, "Training of team leads", by: 220),
      need("math", .mathematics, .recognized, 2, "The mathematics priority", by: 280),
      need("literacy", .literacy, .leading, 3, "The literacy priority", by: 280),
      need("schedules", .scheduling, .leading, 1, "Released time in next year’s schedules", by: 120),
      need("design", .measurement, .practicing, 1, "Measures and comparison before launch", by: 150),
    ]
  }

  private func need(
    _ name: String, _ area: ExpertiseArea, _ level: ExpertiseLevel, _ people: Int, _ reason: String, by days: Int,
    insideOnly: Bool = false
  ) -> ExpertiseNeed {
    var need = ExpertiseNeed(id: id("need-\(name)"))
    need.area = area
    need.level = level
    need.people = people
    need.reason = reason
    need.by = day(days)
    need.insideOnly = insideOnly
    return need
  }

  var expertise: [Expertise] {
    [
      has("coaches", "District literacy coaches", .inside, .literacy, .leading, "Gains of the schools they coach", -200),
      has("academy", "Literacy academy graduates", .inside, .literacy, .recognized, "22 graduates teach the academy now", -320),
      has("reading-lab", "Valley State reading lab", .outside, .literacy, .recognized, "Contract report", -150, until: 300),
      has("institute", "Coaching institute", .outside, .coaching, .recognized, "Two cohorts trained", -90, until: 240),
      has("pilot-leads", "Pilot team leads", .inside, .coaching, .practicing, "Observed twice each", -60),
      has("pilot-teams", "Pilot team leads, teams", .inside, .facilitation, .practicing, "Team minutes and visits", -60),
      has("math", "Mathematics council", .inside, .mathematics, .practicing, "Curriculum adoption", -1400),
      has("analyst", "Data office", .inside, .measurement, .leading, "Evaluation of the pilot", -30),
      has("schedule", "Scheduling consultant", .outside, .scheduling, .leading, "", nil, until: 60),
      has("pay", "Human resources", .inside, .pay, .leading, "Two contracts bargained", -400),
    ]
  }

  private func has(
    _ name: String, _ holder: String, _ side: Expertise.Side, _ area: ExpertiseArea, _ level: ExpertiseLevel,
    _ evidence: String, _ shown: Int?, until: Int? = nil
  ) -> Expertise {
    var expertise = Expertise(id: id("expertise-\(name)"))
    expertise.holder = holder
    expertise.side = side
    expertise.area = area
    expertise.level = level
    expertise.evidence = evidence
    expertise.shown = shown.map { day($0) }
    expertise.until = until.map { day($0) }
    return expertise
  }
}
