import Purpose
import Vocabulary

/// The roles that the sample district has, and one that it plans.
enum SampleRoles {
  static func literacyLead(_ world: SampleWorld) -> Role {
    let schools = world.schools(.primary, .combined)
    let served = schools.enumerated().filter { $0.offset % 5 != 4 }.map(\.element)
    return .sample("literacy-lead") {
      $0.name = "Literacy lead"
      $0.about = """
        Teaches in the mornings. In the afternoons plans with grade teams, teaches beside colleagues, and brings students' \
        work back to the team. Does not rate anybody, and does not cover classes.
        """
      $0.statements = [SampleStatements.reading.id]
      $0.theories = [SampleTheories.lessonStudy.id]
      $0.schools = served.map(\.id)
      $0.holders = served.count + served.filter { $0.teachers > 35 }.count
      $0.time = 0.5
      $0.stipend = Money(dollars: 5_000)
      $0.authority = """
        Sets the weekly plan of lesson study with the team. Chooses the texts of the unit from the district's list. May stop a \
        visit that was not agreed on.
        """
      $0.stage = .published
    }
  }

  static func mentor(_ world: SampleWorld) -> Role {
    let served = world.schools.filter { $0.strength < 0.45 || $0.id == Cast.millrace }
    return .sample("new-teacher-mentor") {
      $0.name = "New-teacher mentor"
      $0.about = """
        Sees up to four new teachers every week for two years. Keeps to what was agreed with each of them about who may know what.
        """
      $0.statements = [SampleStatements.nobodyAlone.id]
      $0.theories = [SampleTheories.besideAColleague.id]
      $0.schools = served.map(\.id)
      $0.holders = served.map { max(1, $0.teachers / 20) }.reduce(0, +)
      $0.time = 0.2
      $0.stipend = Money(dollars: 3_500)
      $0.authority = "Agrees with each new teacher on what to work on. Takes no part in ratings."
      $0.stage = .published
    }
  }

  static func masterTeacher(_ world: SampleWorld) -> Role {
    .sample("master-teacher") {
      $0.name = "Master teacher"
      $0.about = "A distinction for teachers with fifteen years of service and three top ratings in a row."
      $0.statements = [SampleStatements.career.id]
      $0.isEverywhere = true
      $0.holders = world.schools.map(\.teachers).reduce(0, +) / 30
      $0.stipend = Money(dollars: 4_000)
      $0.stage = .published
    }
  }

  static func multilingualLead(_ world: SampleWorld) -> Role {
    let schools = world.schools(.combined).prefix(1) + world.schools(.primary).suffix(1)
    return .sample("multilingual-lead") {
      $0.name = "Multilingual learning lead"
      $0.about = "Plans one unit a term with each grade team, and teaches its first lesson together with them."
      $0.theories = [SampleTheories.languageAndContent.id]
      $0.schools = schools.map(\.id)
      $0.stage = .draft
    }
  }
}
