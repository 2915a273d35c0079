import Purpose
import Vocabulary

/// What the sample district has asked its people to comment on.
enum SampleConsultations {
  static let purpose = Consultation.sample("purpose") {
    $0.name = "What are our teacher leaders for? A first draft"
    $0.welcome = """
      Please read these four sections and tell us where we are wrong. You need five minutes. We answer every concern in public, \
      and the board decides on March 17 with your comments in front of it.
      """
    $0.draft = """
      # What we want to change
      In some of our rooms children learn to read as well as anywhere in the state, and in the room next door they do not. We \
      want that to end. And we want nobody to begin teaching here alone.

      # What teacher leaders will do
      Literacy leads teach in the mornings. In the afternoons they plan, teach and look at students' work with grade teams. \
      Mentors see new teachers every week for two years.

      # Who can become one
      Teachers with four years of experience, of whom two were here. A panel looks at a lesson and at students' work.

      # What it costs, and who pays
      The federal grant pays for release until June 2028. After that the money of today's workshops pays, which end in 2027.
      """
    $0.opens = day("2026-02-02")
    $0.closes = day("2026-03-06")
    $0.allowsAnonymous = true
    $0.stage = .published
    $0.about.statements = [SampleStatements.reading.id, SampleStatements.nobodyAlone.id]
    $0.about.roles = [.sample("literacy-lead"), .sample("new-teacher-mentor")]
  }

  /// What the district made of the answers, once they were in.
  static let purposeAnswered: Consultation = {
    var consultation = purpose
    consultation.outcome = """
      Most of you agreed with the purpose. Three things changed: mentors take no part in ratings; leads keep a class of their \
      own; and each role says who pays when the grant has ended. One thing did not: leads are chosen by a panel, not elected.
      """
    return consultation
  }()

  static let selection = Consultation.sample("selection") {
    $0.name = "How literacy leads are chosen: the panel and its rubric"
    $0.welcome = """
      The panel chose for the first time in May. Before it does so again we would like to know what you think of the way it \
      works. There are three short sections.
      """
    $0.draft = """
      # Who sits on the panel
      Two teachers of the school whom the teachers choose, the principal, and a lead from another school. All four have a vote.

      # What candidates show
      One lesson, seen live. The work of six students over a term, with what the candidate made of it. A talk of twenty minutes.

      # What happens afterwards
      Everybody who applied gets the rubric with notes. Whoever is not chosen may ask the panel to look again, once.
      """
    $0.opens = day("2026-11-02")
    $0.closes = day("2027-06-18")
    $0.allowsAnonymous = true
    $0.stage = .published
    $0.about.roles = [.sample("literacy-lead")]
  }

  /// What somebody said: to the whole draft, and to its sections by number.
  struct Voice: Sendable {
    let name: String
    let group: StakeholderGroup
    let stance: Stance
    var comment = ""
    var remarks: [Int: (stance: Stance, comment: String)] = [:]
    var isSigned = false
    var isAnonymous = false
    var reply = ""
  }

  static let voicesOnPurpose: [Voice] = [
    Voice(
      name: "Luis Carranza", group: .union, stance: .concerns,
      comment: "For the association: we support the purpose, and want the side letter signed before anybody is chosen.",
      remarks: [
        2: (.concerns, "Say that no colleague rates a colleague."),
        4: (.concerns, "Twice before, the role ended with the grant."),
      ], isSigned: true, reply: "Both are in the side letter that we signed on March 10."),
    Voice(
      name: "Priya Raman", group: .teacherLeaders, stance: .support,
      remarks: [2: (.support, "From the pilot: one afternoon a week has to stay empty, or the rest falls over.")],
      isSigned: true),
    Voice(
      name: "Amara Diallo", group: .families, stance: .support, comment: "My daughter's school does this. It shows."),
    Voice(
      name: "Thomas Nakamura", group: .principals, stance: .support,
      remarks: [3: (.concerns, "Four years is a long time. Our best reading teacher has taught for three.")],
      isSigned: true, reply: "The panel may make an exception, in writing."),
    Voice(
      name: "Jonah Brandt", group: .teachers, stance: .concerns,
      comment: "Where is mathematics?",
      reply: "It is our second goal, and nobody leads it yet. We decide on it this year."),
    Voice(name: "Hana Kowalski", group: .teachers, stance: .support),
    Voice(
      name: "Peter Osei", group: .partners, stance: .support,
      comment: "Ridgeway State would like to place its student teachers with the teams of leads."),
    Voice(
      name: "", group: .teachers, stance: .object,
      comment: "I have seen three of these. The office always finds something else for coaches to do.",
      isAnonymous: true),
    Voice(
      name: "", group: .teachers, stance: .concerns,
      remarks: [2: (.concerns, "At our school a visit is an inspection.")], isAnonymous: true),
    Voice(name: "", group: .supportStaff, stance: .support, comment: "Can we take part as well?", isAnonymous: true),
    Voice(
      name: "", group: .teachers, stance: .support,
      remarks: [1: (.support, "It is true, and it needed saying.")], isAnonymous: true),
    Voice(name: "", group: .families, stance: .support, comment: "Please translate this next time.", isAnonymous: true),
  ]

  static let voicesOnSelection: [Voice] = [
    Voice(
      name: "Dominique Farah", group: .teachers, stance: .support,
      remarks: [2: (.support, "The talk about students' work was the best conversation that I have had in years.")],
      isSigned: true),
    Voice(
      name: "Luis Carranza", group: .union, stance: .support,
      remarks: [3: (.concerns, "Say by when the panel answers.")], isSigned: true),
    Voice(
      name: "", group: .teachers, stance: .concerns,
      remarks: [1: (.concerns, "The principal speaks first, and then it is quiet.")], isAnonymous: true),
  ]
}
