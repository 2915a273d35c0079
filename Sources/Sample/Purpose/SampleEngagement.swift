import Purpose
import Vocabulary

/// When people of the sample district were asked, and what they said.
enum SampleEngagement {
  static let sessions: [EngagementSession] = [
    session("Steering committee, first meeting", day("2025-09-23"), .committee) {
      $0.agenda =
        "Why the district wants teacher leaders. What the last two attempts left behind. Who else has to be asked."
      $0.attendance = [.teachers: 6, .principals: 4, .union: 3, .centralOffice: 3, .board: 1]
      $0.stakeholders = [
        .sample("Tamarack Valley Education Association"), .sample("School principals"), .sample("Luis Carranza"),
        .sample("Board of education"),
      ]
      $0.notes = """
        Both earlier ladders ended with the grant that paid for them. The committee asked to begin with what should change \
        in lessons, and to speak of titles last.
        """
    },
    session("Grade 1 and 2 teachers, Alder Creek and Heron Point", day("2025-10-14"), .focusGroup) {
      $0.school = Cast.alderCreek
      $0.agenda = "A week of reading lessons: where does it come apart?"
      $0.attendance = [.teachers: 11, .teacherLeaders: 2]
      $0.stakeholders = [.sample("Kindergarten to grade 3 teachers"), .sample("Priya Raman")]
      $0.notes = "Planning happens at home on Sundays. Nobody minds being watched by somebody who will be watched back."
    },
    session("All middle school departments", day("2025-11-05"), .meeting) {
      $0.agenda = "What would help in English, mathematics and science?"
      $0.attendance = [.teachers: 64, .principals: 5]
      $0.stakeholders = [.sample("Mathematics departments, grades 6 to 9"), .sample("Jonah Brandt")]
      $0.notes = "The mathematics tables asked twice who would lead them, and got no answer."
    },
    session("Evening with families, River network", day("2025-11-18"), .meeting) {
      $0.agenda = "What would you like to know about how your child is taught to read?"
      $0.attendance = [.families: 38, .teachers: 7, .principals: 3, .community: 4]
      $0.stakeholders = [.sample("Family councils")]
      $0.notes = "Held in English only. Eleven families left before the end."
    },
    session("New teachers, over lunch", day("2026-01-13"), .focusGroup) {
      $0.agenda = "Your first hundred days."
      $0.attendance = [.teachers: 19]
      $0.stakeholders = [.sample("Teachers in their first three years")]
      $0.notes =
        "Asked for somebody at their own school, who teaches their own subject, and who does not report on them."
    },
    session("Principals' retreat", day("2026-01-29"), .meeting) {
      $0.agenda = "Half a teacher released: what does the timetable say?"
      $0.attendance = [.principals: 27, .centralOffice: 6]
      $0.stakeholders = [.sample("School principals"), .sample("Central office")]
      $0.notes = "Twelve could release a lead next year without a new post, nine with half a post, six not at all."
    },
    session("Bargaining table, side letter on leads", day("2026-02-24"), .committee) {
      $0.agenda = "Selection, stipend, right to return, no ratings by colleagues."
      $0.attendance = [.union: 5, .centralOffice: 4]
      $0.stakeholders = [.sample("Tamarack Valley Education Association"), .sample("Luis Carranza")]
    },
    session("Visit to Millrace", day("2026-04-21"), .visit) {
      $0.school = Cast.millrace
      $0.agenda = "Talks with teachers, students and the principal about working together."
      $0.attendance = [.teachers: 9, .students: 6, .principals: 1, .teacherLeaders: 1]
      $0.stakeholders = [.sample("Noor Haddad"), .sample("Jonah Brandt")]
      $0.notes = """
        Three principals in four years. Teachers described the last coach as the office's eyes. Students see that their \
        teachers do not talk to one another. The principal asked for time before roles come.
        """
    },
    session("Board study session", day("2026-09-15"), .meeting) {
      $0.agenda = "First term of literacy leads. What the federal grant pays, and until when."
      $0.attendance = [.board: 7, .centralOffice: 4, .union: 1, .community: 9]
      $0.stakeholders = [.sample("Board of education"), .sample("Central office"), .sample("Luis Carranza")]
    },
  ]

  static func heard(_ world: SampleWorld) -> [Heard] {
    [
      heard("The last two ladders ended with their grant. Tell us first who pays in the fourth year.", 0, .union) {
        $0.outcome = .changed
        $0.answer =
          "No role is published without a line that says who pays when the grant ends. The board sees it each fall."
        $0.changed.roles = [.sample("literacy-lead")]
      },
      heard("Do not begin with titles. We have twenty already.", 0, .teachers) {
        $0.outcome = .changed
        $0.answer = "The census of titles came first, and three coach titles are to become one."
        $0.changed.statements = [SampleStatements.reading.id]
      },
      heard("I do not mind being watched by somebody who will be watched back.", 1, .teachers) {
        $0.outcome = .changed
        $0.answer = "Leads teach in the mornings, and their lessons are open first."
        $0.changed.roles = [.sample("literacy-lead")]
        $0.changed.theories = [SampleTheories.lessonStudy.id]
      },
      heard("Forty-five minutes, on a school day, or it will not happen.", 1, .teachers) {
        $0.outcome = .changed
        $0.answer = "It stands in the theory of action as a condition, and in the readiness rubric of each school."
        $0.changed.theories = [SampleTheories.lessonStudy.id]
      },
      heard("Who leads mathematics in grades 6 to 9?", 2, .teachers) { $0.outcome = .open },
      heard("Department heads have a stipend and no time. Give them one lesson a day.", 2, .teachers) {
        $0.outcome = .open
      },
      heard("Please hold these evenings in Spanish and Somali as well.", 3, .families) {
        $0.outcome = .changed
        $0.answer = "From spring 2026 every evening has interpreters, and the invitation goes out in four languages."
        $0.changed.theories = [SampleTheories.familyReading.id]
      },
      heard("My son's teacher is wonderful. Please do not take her out of the room.", 3, .families) {
        $0.outcome = .changed
        $0.answer = "A lead keeps one class, and the same children every morning."
        $0.changed.roles = [.sample("literacy-lead")]
      },
      heard("My mentor should not be the one who rates me.", 4, .teachers) {
        $0.outcome = .changed
        $0.answer = "Mentors take no part in ratings; it stands in the role."
        $0.changed.roles = [.sample("new-teacher-mentor")]
        $0.changed.theories = [SampleTheories.besideAColleague.id]
      },
      heard("Give new teachers one class fewer in their first year.", 4, .teachers) {
        $0.outcome = .kept
        $0.answer = "It would cost 46 posts. The money for it does not exist, and the board said so in public."
      },
      heard("Six of us cannot release anybody, whatever you decide.", 5, .principals) {
        $0.outcome = .changed
        $0.answer =
          "Those schools come in the second year, with half a post each from the money that workshops cost today."
        $0.changed.roles = [.sample("literacy-lead")]
      },
      heard("Pay every lead the same, wherever they work.", 6, .union) {
        $0.outcome = .changed
        $0.answer = "One stipend for the whole district, in the side letter of March 2026."
        $0.changed.roles = [.sample("literacy-lead"), .sample("new-teacher-mentor")]
      },
      heard("Let teachers elect their lead.", 6, .union) {
        $0.outcome = .kept
        $0.answer = """
          A panel of two teachers, the principal and a lead from another school chooses, from what candidates show. An election \
          would ask people to judge practice that they have not seen.
          """
      },
      heard("First let us trust each other again. Then send us somebody.", 7, .teachers) {
        $0.outcome = .changed
        $0.answer =
          "Millrace begins with mentors for its new teachers and with team time, and has no lead before fall 2027."
        $0.changed.roles = [.sample("new-teacher-mentor")]
      },
      heard("Ask us what a good lesson is. Nobody has.", 7, .students) { $0.outcome = .open },
      heard("What happens to the leads in the summer of 2028?", 8, .board) { $0.outcome = .open },
    ]
  }

  private static func session(
    _ name: String, _ day: Day, _ method: EngagementSession.Method, _ edit: (inout EngagementSession) -> Void
  ) -> EngagementSession {
    .sample(name) {
      $0.name = name
      $0.heldOn = day
      $0.method = method
      edit(&$0)
    }
  }

  private static func heard(
    _ words: String, _ session: Int, _ group: StakeholderGroup, _ edit: (inout Heard) -> Void
  ) -> Heard {
    .sample(words) {
      $0.words = words
      $0.session = sessions[session].id
      $0.group = group
      edit(&$0)
    }
  }
}
