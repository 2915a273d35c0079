import Context
import Vocabulary

/// Where and when teachers of each school already work together.
enum SampleCollaboration {
  static func at(_ school: SampleSchool) -> [CollaborationStructure] {
    if school.id == Cast.millrace { return atMillrace(school) }
    if school.id == Cast.alderCreek { return atAlderCreek(school) }
    var source = school.source("collaboration")
    var found = [teams(school, &source)]
    if school.strength > 0.35 { found.append(leadership(school, &source)) }
    if school.level != .primary || source.chance(40) { found.append(department(school, &source)) }
    if school.strength > 0.6 { found.append(visits(school, &source)) }
    if source.chance(30) { found.append(acrossSchools(school)) }
    return found
  }

  private static func teams(_ school: SampleSchool, _ source: inout SampleSource) -> CollaborationStructure {
    structure(school, school.level == .primary ? "Grade level teams" : "Subject teams") {
      $0.sort = .team
      $0.people = school.teachers * source.number(70...95) / 100
      $0.minutes = source.pick([30, 40, 45, 50, 60])
      $0.frequency = school.strength > 0.6 ? .weekly : school.strength > 0.3 ? .fortnightly : .monthly
      $0.inContract = school.strength > 0.22
      $0.protocolUse = use(school.strength)
      $0.protocolName =
        school.strength > 0.55 ? source.pick(["Looking at student work", "Plan, teach, look", "Tuning"]) : ""
      $0.quality = quality(school.strength)
      if school.strength > 0.4 {
        $0.evidence = evidence(school.strength, &source)
        $0.rated = day("2026-04-\(source.number(10...28))")
      }
    }
  }

  private static func leadership(_ school: SampleSchool, _ source: inout SampleSource) -> CollaborationStructure {
    structure(school, "Leadership team") {
      $0.sort = .leadership
      $0.people = source.number(5...9)
      $0.minutes = 60
      $0.frequency = source.pick([.fortnightly, .monthly])
      $0.inContract = source.chance(40)
      $0.protocolUse = .agenda
      $0.quality = source.pick([.logistics, .sharing])
      $0.evidence = "Agendas since September"
      $0.rated = day("2026-04-22")
    }
  }

  private static func department(_ school: SampleSchool, _ source: inout SampleSource) -> CollaborationStructure {
    structure(school, school.level == .primary ? "Kindergarten to grade 5 mathematics" : "Mathematics department") {
      $0.sort = school.level == .primary ? .vertical : .team
      $0.people = max(3, school.teachers / 8)
      $0.minutes = 40
      $0.frequency = .monthly
      $0.inContract = source.chance(60)
      $0.protocolUse = CollaborationStructure.ProtocolUse.none
      $0.quality = .logistics
    }
  }

  private static func visits(_ school: SampleSchool, _ source: inout SampleSource) -> CollaborationStructure {
    structure(school, "Visits to each other's lessons") {
      $0.sort = .visits
      $0.people = school.teachers * source.number(15...50) / 100
      $0.minutes = 45
      $0.frequency = source.pick([.monthly, .termly])
      $0.inContract = true
      $0.protocolUse = .written
      $0.quality = .learning
      $0.evidence = "List of visits with a sentence each"
      $0.rated = day("2026-05-06")
    }
  }

  private static func acrossSchools(_ school: SampleSchool) -> CollaborationStructure {
    structure(school, "Network day") {
      $0.sort = .acrossSchools
      $0.people = 4
      $0.minutes = 180
      $0.frequency = .termly
      $0.inContract = true
      $0.protocolUse = .agenda
      $0.quality = .sharing
    }
  }

  private static func use(_ strength: Double) -> CollaborationStructure.ProtocolUse {
    switch strength {
    case 0.75...: .cycle
    case 0.55..<0.75: .written
    case 0.3..<0.55: .agenda
    default: .none
    }
  }

  private static func quality(_ strength: Double) -> CollaborationStructure.Quality {
    switch strength {
    case 0.85...: .changing
    case 0.65..<0.85: .learning
    case 0.35..<0.65: .sharing
    default: .logistics
    }
  }

  private static func evidence(_ strength: Double, _ source: inout SampleSource) -> String {
    strength > 0.65
      ? source.pick([
        "Students' work before and after, in the team's folder", "Three units changed this year, with the reasons",
        "Visit of the network, April 2026",
      ])
      : source.pick(["Minutes of the team", "Shared folder of lessons", "The principal has come twice"])
  }

  private static func structure(
    _ school: SampleSchool, _ name: String, _ edit: (inout CollaborationStructure) -> Void
  ) -> CollaborationStructure {
    .sample("\(school.name)/\(name)") {
      $0.name = name
      $0.school = school.id
      edit(&$0)
    }
  }
}

/// The two schools of the story.
extension SampleCollaboration {
  private static func atAlderCreek(_ school: SampleSchool) -> [CollaborationStructure] {
    [
      structure(school, "Lesson study, kindergarten to grade 3") {
        $0.sort = .learningCommunity
        $0.team = .sample("\(school.name)/Grade 2")
        $0.people = school.teachers * 6 / 10
        $0.minutes = 45
        $0.frequency = .weekly
        $0.inContract = true
        $0.protocolUse = .cycle
        $0.protocolName = "Plan, teach, look"
        $0.quality = .changing
        $0.evidence = "Two years of plans with students' work; the unit on long vowels was changed three times"
        $0.rated = day("2026-05-20")
      },
      structure(school, "Grade 4 and 5 teams") {
        $0.sort = .team
        $0.people = school.teachers * 3 / 10
        $0.minutes = 45
        $0.frequency = .weekly
        $0.inContract = true
        $0.protocolUse = .written
        $0.quality = .learning
        $0.evidence = "Minutes, and students' writing of October and March"
        $0.rated = day("2026-05-20")
      },
      structure(school, "Open doors on Thursday") {
        $0.sort = .visits
        $0.people = school.teachers / 2
        $0.minutes = 30
        $0.frequency = .weekly
        $0.inContract = true
        $0.protocolUse = .written
        $0.quality = .learning
        $0.evidence = "211 visits in a year, each with a question that the visited teacher had asked"
        $0.rated = day("2026-05-20")
      },
    ]
  }

  private static func atMillrace(_ school: SampleSchool) -> [CollaborationStructure] {
    [
      structure(school, "Departments") {
        $0.sort = .team
        $0.people = school.teachers
        $0.minutes = 30
        $0.frequency = .monthly
        $0.protocolUse = CollaborationStructure.ProtocolUse.none
        $0.quality = .logistics
        $0.evidence = "Agendas: room keys, dates, bus duty"
        $0.rated = day("2026-04-21")
      },
      structure(school, "Grade 6 mathematics, lunch table") {
        $0.sort = .planning
        $0.people = 3
        $0.minutes = 25
        $0.frequency = .weekly
        $0.protocolUse = CollaborationStructure.ProtocolUse.none
        $0.quality = .sharing
        $0.evidence = "Three teachers, in their own time, for three years"
        $0.rated = day("2026-04-21")
      },
    ]
  }
}
