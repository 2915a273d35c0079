import Purpose
import Vocabulary

/// Who is concerned by teacher leadership in the sample district.
enum SampleStakeholders {
  static func all(_ world: SampleWorld) -> [Stakeholder] {
    groups(world) + people
  }

  private static func groups(_ world: SampleWorld) -> [Stakeholder] {
    let teachers = world.schools.map(\.teachers).reduce(0, +)
    let pupils = world.schools.compactMap(\.school.pupils).reduce(0, +)
    return [
      group("Kindergarten to grade 3 teachers", .teachers, teachers * 3 / 10, .high, .decide) {
        $0.knows = "What a reading lesson looks like on an ordinary Tuesday, and what has been tried before."
      },
      group("Mathematics departments, grades 6 to 9", .teachers, teachers / 12, .some, .consult) {
        $0.knows = "Where students lose the thread between grade 7 and algebra."
      },
      group("Teachers in their first three years", .teachers, teachers / 5, .low, .consult) {
        $0.knows = "What was missing when they began. They have not forgotten yet."
      },
      group("Paraeducators", .supportStaff, teachers / 6, .low, .consult) {
        $0.knows = "The children, often for years and in more than one room. Many speak the families' languages."
      },
      group("School principals", .principals, world.schools.count, .high, .decide) {
        $0.knows = "What a timetable will bear, and which teacher others listen to."
      },
      group("Tamarack Valley Education Association", .union, teachers * 9 / 10, .high, .decide) {
        $0.knows = "The contract, and what happened to the last two career ladders."
        $0.email = "office@tvea.example"
      },
      group("Board of education", .board, 7, .high, .decide) {
        $0.knows = "What the community was promised when it voted for the levy."
      },
      group("Family councils", .families, pupils * 11 / 10, .some, .consult) {
        $0.knows = "How reading homework goes at the kitchen table."
      },
      group("Multilingual family network", .families, pupils * 3 / 10, .some, .consult) {
        $0.knows = "Which schools answer the phone in Spanish, Somali or Vietnamese."
      },
      group("Student councils, grades 6 to 12", .students, pupils / 2, .low, .consult) {
        $0.knows = "When a lesson makes them think, and when it only keeps them busy."
      },
      group("Central office", .centralOffice, 84, .high, .decide) {
        $0.knows = "Which promises cost money every year."
      },
      group("Harlan Family Foundation", .partners, 3, .some, .inform) {
        $0.knows = "What its grant is for, and when it ends."
      },
      group("College of Education, Ridgeway State", .partners, 12, .low, .inform) {
        $0.knows = "How new teachers are prepared, and what the licence for leaders asks for."
      },
      group("Valley chamber of commerce", .community, 240, .low, .inform) {
        $0.knows = "Which jobs are open here, and what they ask for."
      },
    ]
  }

  private static let people: [Stakeholder] = [
    person("Luis Carranza", .union, .carranza, .high, .decide) {
      $0.knows = "Signed the side letter of 2019 on coaches, and knows why it lapsed."
      $0.email = Cast.carranza.email
    },
    person("Priya Raman", .teacherLeaders, .raman, .some, .consult) {
      $0.knows = "Led the two pilot teams at Alder Creek, and kept a diary of it."
      $0.school = Cast.alderCreek
    },
    person("Jonah Brandt", .teachers, .brandt, .low, .consult) {
      $0.knows = "Runs the only reasoning routine in grade 6 that has lasted three years."
      $0.school = Cast.millrace
    },
    person("Noor Haddad", .students, .haddad, .low, .consult) {
      $0.knows = "Speaks for grade 8 on the council of a school where a good deal goes unsaid."
      $0.school = Cast.millrace
    },
  ]

  private static func group(
    _ name: String, _ group: StakeholderGroup, _ size: Int, _ influence: Stakeholder.Influence,
    _ stage: Stakeholder.Stage, _ edit: (inout Stakeholder) -> Void
  ) -> Stakeholder {
    .sample(name) {
      $0.name = name
      $0.group = group
      $0.size = size
      $0.influence = influence
      $0.stage = stage
      edit(&$0)
    }
  }

  private static func person(
    _ name: String, _ group: StakeholderGroup, _ member: Cast, _ influence: Stakeholder.Influence,
    _ stage: Stakeholder.Stage, _ edit: (inout Stakeholder) -> Void
  ) -> Stakeholder {
    .sample(name) {
      $0.name = name
      $0.form = .person
      $0.group = group
      $0.person = member.id
      $0.influence = influence
      $0.stage = stage
      edit(&$0)
    }
  }
}
