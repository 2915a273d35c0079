import Purpose
import Vocabulary

/// What the sample district has decided about its teacher leadership, and what it has not.
enum SampleDecisions {
  static let oneLadder = Decision.sample("one-ladder") {
    $0.question = "Do we build one career ladder for all teachers?"
    $0.options = """
      One ladder with four steps for every teacher
      No ladder: roles with a purpose, and nothing else
      A small number of roles now, and a ladder if they prove themselves
      """
    $0.stage = .superseded
    $0.decided = "One ladder with four steps, from fall 2026."
    $0.reasons = "The state's model names four steps, and it is simple to explain."
    $0.decidedBy = "Superintendent's cabinet"
    $0.decidedOn = day("2025-08-26")
    $0.about.statements = [SampleStatements.career.id]
    $0.supersededBy = purposeFirst.id
  }

  static let purposeFirst = Decision.sample("purpose-first") {
    $0.question = "What is teacher leadership for in this district?"
    $0.options = """
      To reward and keep our best teachers
      To make reading lessons better, and to give new teachers a fair start
      To relieve principals
      """
    $0.stage = .decided
    $0.decided = """
      To make reading lessons better, and to give new teachers a fair start. Each role names the change that it is for. There \
      is no ladder for the time being.
      """
    $0.reasons = """
      Those are the two places in the strategic plan where teachers themselves say that another teacher beside them would \
      make the difference. The consultation of spring 2026 bore it out, with concerns about selection that were met.
      """
    $0.decidedBy = "Board of education, 7 to 0"
    $0.decidedOn = day("2026-03-17")
    $0.consultations = [.sample("purpose")]
    $0.sessions = [
      SampleEngagement.sessions[0].id, SampleEngagement.sessions[1].id, SampleEngagement.sessions[5].id,
    ]
    $0.about.statements = [SampleStatements.reading.id, SampleStatements.nobodyAlone.id]
    $0.about.priorities = [SamplePriorities.reading.id, SamplePriorities.newTeachers.id]
    $0.address = "https://www.tamarackvalley.example/board/minutes/2026-03-17"
  }

  static let whoChooses = Decision.sample("who-chooses") {
    $0.question = "Who chooses a literacy lead?"
    $0.options = """
      The principal
      A vote of the teachers
      A panel of teachers, the principal and a lead from another school
      """
    $0.stage = .decided
    $0.decided =
      "A panel of two teachers of the school, the principal and a lead from another school, by a written rubric."
    $0.reasons = """
      Leads whom only the principal chose were not asked for help in the pilot. A vote rewards being known. The panel sees a \
      lesson, and students' work.
      """
    $0.decidedBy = "Superintendent, after the side letter with the association"
    $0.decidedOn = day("2026-04-14")
    $0.sessions = [SampleEngagement.sessions[6].id]
    $0.about.roles = [.sample("literacy-lead")]
  }

  static let noRatings = Decision.sample("no-ratings") {
    $0.question = "May a lead or a mentor rate colleagues?"
    $0.options = "Yes, as a second observer\nNo\nOnly with the colleague's consent"
    $0.stage = .decided
    $0.decided = "No."
    $0.reasons = "Who may rate is told less. New teachers said so before anybody asked them."
    $0.decidedBy = "Superintendent, after the side letter with the association"
    $0.decidedOn = day("2026-04-14")
    $0.sessions = [SampleEngagement.sessions[4].id, SampleEngagement.sessions[6].id]
    $0.about.roles = [.sample("literacy-lead"), .sample("new-teacher-mentor")]
  }

  static let millraceLater = Decision.sample("millrace-later") {
    $0.question = "Does Millrace get a lead in the first year?"
    $0.options = "Yes, like all others\nMentors and team time first, a lead from fall 2027\nNot at all"
    $0.stage = .decided
    $0.decided = "Mentors and team time first. The school looks at its own readiness again in May 2027."
    $0.reasons = "A lead who comes before there is trust is taken for an inspector, and is burned for the years after."
    $0.decidedBy = "Denise Okafor and Grace Holloway"
    $0.decidedOn = day("2026-05-05")
    $0.sessions = [SampleEngagement.sessions[7].id]
    $0.about.roles = [.sample("literacy-lead"), .sample("new-teacher-mentor")]
  }

  static let mathematics = Decision.sample("mathematics") {
    $0.question = "Who will lead mathematics in grades 6 to 9?"
    $0.options = """
      Department heads, with one lesson a day
      A mathematics lead shared by two schools
      Nobody before the grant for reading has ended
      """
    $0.stage = .open
    $0.sessions = [SampleEngagement.sessions[2].id]
    $0.about.priorities = [SamplePriorities.mathematics.id]
    $0.about.theories = [SampleTheories.reasoning.id]
  }

  static let answers: [WrittenAnswer] = [
    .sample("more-than-career") {
      $0.question = "2"
      $0.text = """
        Yes, with one exception that we inherited. Literacy leads and mentors exist for a change in lessons that we have \
        written down; all of the time that we give to roles is theirs, and about half of the stipends. The title of master teacher rewards long service and \
        asks for nothing; the board will look at it when the contract opens in 2027.
        """
      $0.author = Cast.ortega.id
      $0.writtenOn = day("2026-09-08")
    },
    .sample("trust") {
      $0.question = "4"
      $0.text = """
        Where teams look at students' work together already, leads find doors open. Where they do not, we begin with time and \
        with mentors, and send nobody whom people would take for an inspector.
        """
      $0.author = Cast.ortega.id
      $0.writtenOn = day("2026-09-08")
    },
  ]
}
