import Purpose
import Vocabulary

/// What the sample district has put first, how teacher leaders are to move it, and why it has them at all.
enum SamplePriorities {
  static let reading = Priority.sample("reading") {
    $0.name = "Every child reads well by the end of grade 3"
    $0.need = """
      In spring 2025, 41% of third graders read at grade level; at seven of our elementary schools it was fewer than a third. \
      Lessons differ more between two rooms of one school than between two schools: the same unit takes four weeks in one \
      room and nine in the next. Teachers have had 60 hours of reading training in three years, and say that they rarely \
      see anybody else teach.
      """
    $0.owner = Cast.ortega.id
    $0.source = "Strategic plan 2025–2030, goal 1, pages 14 to 17"
    $0.sourceAddress = "https://www.tamarackvalley.example/plan-2025#goal-1"
    $0.firstYear = SchoolYear(2025)
    $0.lastYear = SchoolYear(2029)
    $0.knownBy = [.sample("Kindergarten to grade 3 teachers"), .sample("Priya Raman"), .sample("Family councils")]
  }

  static let mathematics = Priority.sample("mathematics") {
    $0.name = "Mathematics in grades 6 to 9: from procedures to reasoning"
    $0.need = """
      Of our ninth graders 29% passed algebra at their first attempt in 2025, and half of those who failed had good marks \
      in grade 7. Visits to 40 lessons found students working out answers in nine of ten, and explaining one in one of ten. \
      The mathematics departments of the middle schools meet once a month, mostly about dates.
      """
    $0.owner = Cast.whitfield.id
    $0.source = "Strategic plan 2025–2030, goal 2, pages 18 to 21"
    $0.sourceAddress = "https://www.tamarackvalley.example/plan-2025#goal-2"
    $0.firstYear = SchoolYear(2026)
    $0.lastYear = SchoolYear(2030)
    $0.knownBy = [.sample("Mathematics departments, grades 6 to 9"), .sample("Jonah Brandt")]
  }

  static let newTeachers = Priority.sample("new-teachers") {
    $0.name = "A fair start for new teachers"
    $0.need = """
      One teacher in five is in the first three years. Of those who began in 2023, 22% had left by the summer of 2025; at \
      the schools with the most new teachers it was 31%. In leaving interviews the commonest sentence was: nobody told me \
      that it would get easier.
      """
    $0.owner = Cast.okafor.id
    $0.source = "Board resolution 25-31, May 2025"
    $0.firstYear = SchoolYear(2025)
    $0.lastYear = SchoolYear(2028)
    $0.knownBy = [.sample("Teachers in their first three years"), .sample("Tamarack Valley Education Association")]
  }

  static let multilingual = Priority.sample("multilingual") {
    $0.name = "Multilingual learners in every classroom"
    $0.need = """
      Students who speak another language at home are 27% of our students, and taught by specialists for 40 minutes a day. \
      For the other five hours their teachers have had, on average, one afternoon of training.
      """
    $0.source = "Strategic plan 2025–2030, goal 4, page 25"
    $0.firstYear = SchoolYear(2027)
    $0.lastYear = SchoolYear(2030)
    $0.knownBy = [.sample("Multilingual family network")]
  }
}

enum SampleTheories {
  static let lessonStudy = TheoryOfAction.sample("lesson-study") {
    $0.name = "Weekly lesson study in kindergarten to grade 3"
    $0.priority = SamplePriorities.reading.id
    $0.barrier = """
      Teachers of the same grade plan apart, see one another teach less than once a year, and learn from a spring test what \
      they would have needed in October.
      """
    $0.leaderAction = """
      Each week a literacy lead plans one reading lesson with a grade team, teaches it or watches it taught, and brings \
      the students' work back to the team. In between the lead works with two teachers at a time, six weeks each.
      """
    $0.practiceChange = """
      Teams teach the same unit within a week of each other. In every reading block students read aloud from connected \
      text, and the teacher notes who reads what accurately.
      """
    $0.studentChange = """
      By May 2028 six of ten third graders read at grade level, and no elementary school has fewer than half.
      """
    $0.assumptions = """
      Leads are released for half of the week and are not called away to cover classes. Teams have 45 minutes together on \
      a school day. The principal comes to one team meeting a month.
      """
    $0.stage = .agreed
  }

  static let familyReading = TheoryOfAction.sample("family-reading") {
    $0.name = "Reading at home, in any language"
    $0.priority = SamplePriorities.reading.id
    $0.barrier = "Families ask how to help, and get a list of books in English."
    $0.leaderAction = """
      Literacy leads and family liaisons hold three evenings a year on which families try a reading routine with their child.
      """
    $0.practiceChange = "Teachers send home one text a week that the child has read at school already."
    $0.stage = .draft
  }

  static let besideAColleague = TheoryOfAction.sample("beside-a-colleague") {
    $0.name = "Two years beside an experienced colleague"
    $0.priority = SamplePriorities.newTeachers.id
    $0.barrier = """
      New teachers get the hardest timetables, are observed to be rated, and have nobody whose job it is to answer questions.
      """
    $0.leaderAction = """
      A mentor at the same school sees a new teacher every week for two years: one week in the lesson, one week over plans \
      and students' work. The mentor never rates.
      """
    $0.practiceChange = """
      By the second spring new teachers run the district's reading and mathematics routines as their colleagues do, and \
      ask for a visit before they are sent one.
      """
    $0.studentChange = "Students of new teachers learn as much in a year as those in the room next door."
    $0.assumptions = "A mentor has at most four new teachers, and one lesson a day without a class."
    $0.stage = .agreed
  }

  static let reasoning = TheoryOfAction.sample("reasoning") {
    $0.name = "Reasoning routines in grades 6 to 9"
    $0.priority = SamplePriorities.mathematics.id
    $0.barrier = """
      Most lessons show a method and practise it. Teachers who would like to work differently do it alone, as nobody at \
      their school has the time to plan with them.
      """
    $0.practiceChange = """
      Twice a week students compare two ways to solve a problem, and say which they would choose and why.
      """
    $0.studentChange = "Half of our ninth graders pass algebra at the first attempt by 2030."
    $0.stage = .draft
  }

  static let languageAndContent = TheoryOfAction.sample("language-and-content") {
    $0.name = "Plan language and content together"
    $0.priority = SamplePriorities.multilingual.id
    $0.barrier = "Specialists and classroom teachers have no time in common, so each plans half a lesson."
    $0.leaderAction = """
      A multilingual learning lead plans one unit a term with each grade team, and teaches its first lesson together with them.
      """
    $0.practiceChange = "Every unit plan names the language that students need, and where they will use it aloud."
    $0.stage = .draft
  }
}

enum SampleStatements {
  static let reading = PurposeStatement.sample("better-reading") {
    $0.name = "Better reading lessons, in every room"
    $0.text = """
      We have teacher leaders so that no child's reading depends on the room that she was put in. They plan, teach and look \
      at students' work with their colleagues, week by week, and they make it normal to be seen teaching.
      """
    $0.aims = [.instruction, .culture]
    $0.priorities = [SamplePriorities.reading.id]
    $0.stage = .agreed
    $0.agreedOn = day("2026-03-17")
  }

  static let nobodyAlone = PurposeStatement.sample("nobody-alone") {
    $0.name = "Nobody starts alone"
    $0.text = """
      Whoever begins to teach here has an experienced colleague beside them for two years, who helps and never rates.
      """
    $0.aims = [.induction, .retention]
    $0.priorities = [SamplePriorities.newTeachers.id]
    $0.stage = .agreed
    $0.agreedOn = day("2026-03-17")
  }

  static let career = PurposeStatement.sample("career") {
    $0.name = "A career without leaving the classroom"
    $0.text = """
      Teachers who have taught well for many years are recognized for it, and need not become administrators to get on.
      """
    $0.aims = [.career, .retention]
    $0.stage = .agreed
    $0.agreedOn = day("2025-08-26")
  }

  static let language = PurposeStatement.sample("language") {
    $0.name = "Language is everybody's subject"
    $0.text = "Teacher leaders help every team to plan for the language that a lesson asks of students."
    $0.aims = [.instruction, .inclusion]
    $0.priorities = [SamplePriorities.multilingual.id]
    $0.stage = .draft
  }
}
