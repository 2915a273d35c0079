import Build
import Purpose
import Store
import Vocabulary

/// What the sample district's people have settled with one another: most have signed, some have half signed, some have not begun.
enum SampleAgreements {
  /// How far the two have come, the same each time and different from school to school.
  enum Stage { case missing, draft, half, signed }

  static func stage(_ school: SampleSchool) -> Stage {
    if school.id == Cast.alderCreek { return .signed }
    var source = school.source("agreements")
    switch source.number(1...10) {
    case 1...2: return .missing
    case 3: return .draft
    case 4...5: return .half
    default: return .signed
    }
  }

  /// Principals write with their leaders in the first weeks of school.
  static func lead(_ world: SampleWorld, _ store: Store, _ district: District.ID) async throws {
    for school in world.schools where stage(school) != .missing {
      let partners = try await store.read(district) { records in
        try world.staff.principals[school.id].map { principal in
          try records.agreementPartners(of: principal.id).filter { $0.sort == .leadership && $0.school == school.id }
        } ?? []
      }
      for (number, partner) in partners.enumerated() {
        let id = Agreement.ID.sample("\(school.name)/\(number)")
        try await settle(partner, as: id, stage(school), at: school, world, store, district)
      }
    }
  }

  private static func settle(
    _ partner: AgreementPartner, as id: Agreement.ID, _ stage: Stage, at school: SampleSchool, _ world: SampleWorld,
    _ store: Store, _ district: District.ID
  ) async throws {
    let principal = world.principal(of: school)
    try await store.act(district, by: principal) { records in
      let begun = Agreement(
        id: id, partner.sort, in: records.schoolYear, at: partner.school, role: partner.role, between: partner.first,
        and: partner.second)
      let template = try records.beginAgreement(begun, in: .english).terms
      let words = terms(at: school, name: partner.name).merging(template) { _, known in known }
      let written = try records.write(
        stage == .draft ? words.filter { $0.key != .conflict } : words, openToPrincipal: false, to: id, over: 1)
      if stage == .half || stage == .signed { try records.signAgreement(id, version: written.agreement.version) }
    }
    if stage == .signed {
      try await store.act(district, by: world.author(partner.second, partner.name, .teacherLeader, at: school.id)) {
        _ = try $0.signAgreement(id, version: 2)
      }
    }
  }

  private static func terms(at school: SampleSchool, name: String) -> [AgreementTopic: String] {
    var source = school.source("terms \(name)")
    let day = source.pick(["Mondays", "Tuesdays", "Wednesdays", "Thursdays"])
    return [
      .tasks: "Plans with grade teams, teaches beside colleagues, brings students’ work back to the team.",
      .meetings:
        "\(day) at 7:30, half an hour, in the principal’s office. If one of us cannot, we find another hour that week.",
      .reporting:
        "By mouth, at our meeting: which teams, how often, what the principal could do. Nothing about single teachers.",
      .coached: "Whoever asks, and every teacher in the first two years. The leader chooses the order.",
      .told: "The principal tells the staff in the first week, with the leader standing there.",
      .impact: "The hours that teams work on lessons, and what teachers say of it in January.",
      .conflict:
        "Nobody is sent to the leader. If somebody does not want help, that ends it, and the principal hears no names.",
      .materials: "The room beside the library, a cart, and access to the shared calendar.",
      .dates: "From the first day of school to the last. No released time is taken away without a day’s notice.",
      .feedback: "Once a month each tells the other one thing to keep and one to change.",
    ]
  }

  /// Alder Creek looks at its agreement again as soon as the weeks for it have begun.
  static func lookAgain(_ world: SampleWorld, _ store: Store, _ district: District.ID) async throws {
    try await store.act(district, by: world.author(.raman)) { records in
      for agreement in try records.agreements(of: Cast.raman.id)
      where agreement.sort == .leadership && agreement.isSigned {
        try records.reviewAgreement(
          agreement.id,
          "The room works. Two half-days were lost to covering classes in October; Thomas has asked for a pool.")
      }
    }
  }

  /// A lead and a teacher who is new to the school, and what stays between them.
  static func coach(_ world: SampleWorld, _ store: Store, _ district: District.ID) async throws {
    let partners = try await store.read(district) { records in
      try records.agreementPartners(of: Cast.raman.id).filter { $0.sort == .coaching && $0.first == Cast.raman.id }
    }
    for (index, partner) in partners.prefix(2).enumerated() {
      let id = Agreement.ID.sample("coaching/\(index)")
      try await store.act(district, by: world.author(.raman)) { records in
        _ = try records.beginAgreement(
          Agreement(
            id: id, .coaching, in: records.schoolYear, at: partner.school, role: partner.role, between: partner.first,
            and: partner.second), in: .english)
        try records.write(between, openToPrincipal: false, to: id, over: 1)
        try records.signAgreement(id, version: 2)
      }
      guard index == 0 else { continue }
      try await store.act(district, by: world.author(partner.second, partner.name, .teacher, at: Cast.alderCreek)) {
        _ = try $0.signAgreement(id, version: 2)
      }
    }
  }

  private static let between: [AgreementTopic: String] = [
    .goal: "That every child in the second row speaks in every lesson.",
    .visits: "Tuesdays, second lesson, and ten minutes after it.",
    .confidence:
      "What is seen and said stays between us. Nobody hears of it unless we both agree, and never in a rating.",
    .times: "Whoever cannot come says so the day before.",
    .pause: "Either of us may stop for a month, and need not say why.",
    .feedback: "At the end of each visit: what helped, what did not.",
  ]

  /// Principal managers and principals. One network has not begun.
  static func manage(_ world: SampleWorld, _ store: Store, _ district: District.ID) async throws {
    for (network, manager) in world.managers.sorted(by: { $0.key < $1.key }) where network != .sample("Uplands") {
      for school in world.schools where school.school.network == network {
        guard let principal = world.staff.principals[school.id], school.id != Cast.millrace else { continue }
        let id = Agreement.ID.sample("support/\(school.name)")
        try await store.act(district, by: world.author(manager, in: network)) { records in
          _ = try records.beginAgreement(
            Agreement(id: id, .support, in: records.schoolYear, at: school.id, between: manager.id, and: principal.id),
            in: .english)
          try records.write(helping, openToPrincipal: false, to: id, over: 1)
          try records.signAgreement(id, version: 2)
        }
        if stage(school) == .half { continue }
        try await store.act(district, by: world.principal(of: school)) { _ = try $0.signAgreement(id, version: 2) }
      }
    }
  }

  private static let helping: [AgreementTopic: String] = [
    .visitsToSchool: "Once a month, a morning. We begin in a classroom and not in the office.",
    .released: "A lost half-day is told the same week. After the third in a month the manager finds a substitute.",
    .decisions: "Who leads, and in what order teams are helped.",
    .sees: "Agreements signed, hours released, and what staff say in the survey. No names of teachers.",
    .earlyWord: "By telephone, before it is in writing.",
    .feedback: "In January and in May each says what the other should do more of.",
  ]
}

/// Talks of principals with their managers, and what came of them.
enum SampleCheckIns {
  static func all(_ world: SampleWorld) -> [(manager: Author, talk: CheckIn)] {
    world.schools.flatMap { school -> [(manager: Author, talk: CheckIn)] in
      guard let network = school.school.network, let manager = world.managers[network],
        let principal = world.staff.principals[school.id]
      else { return [] }
      var source = school.source("check-ins")
      let days = source.number(1...10) <= 2 ? ["2026-08-27"] : ["2026-09-16", "2026-10-21"]
      let author = world.author(manager, in: network)
      var held: [(manager: Author, talk: CheckIn)] = []
      for (index, date) in days.enumerated() {
        let about = source.pick(subjects)
        let isDone = index == 0 || source.chance(60)
        let talk = CheckIn.sample("\(school.name)/\(date)") {
          $0.day = day(date)
          $0.school = school.id
          $0.principal = principal.id
          $0.with = manager.id
          $0.topics = [about.topic, .training]
          $0.agenda = "What went well. What the leads need. What stands in the way."
          $0.seen = about.seen
          $0.needs = index == 1 ? about.needs : ""
          $0.followUp = about.followUp
          $0.followUpBy = manager.id
          $0.followUpDue = day(date).adding(days: 21)
          $0.followedUp = isDone ? day(date).adding(days: 17) : nil
        }
        held.append((manager: author, talk: talk))
      }
      return held
    }
  }

  private struct About {
    let topic: CheckIn.Topic
    let seen: String
    let needs: String
    let followUp: String
  }

  private static let subjects = [
    About(
      topic: .release, seen: "Three of eight half-days were lost to covering classes.",
      needs: "A substitute who comes every second Friday", followUp: "Ask for a pool of substitutes"),
    About(
      topic: .agreement, seen: "The lead and the principal meet, but nothing is written down.",
      needs: "An hour with the lead to write the agreement", followUp: "Sit down with both of them"),
    About(
      topic: .trust, seen: "Two teams closed their doors after a visit that nobody had announced.",
      needs: "Somebody who speaks with both teams first", followUp: "Come to the next meeting of the two teams"),
    About(
      topic: .staffing, seen: "Nobody has come forward as a mentor.",
      needs: "A mentor from a neighboring school for this year", followUp: "Ask the neighboring schools"),
    About(
      topic: .results, seen: "A team showed students’ work from before and after.",
      needs: "Time on the agenda of the next principals’ morning", followUp: "Put it on the agenda"),
  ]
}

extension Identifier where Of == Agreement {
  /// The identifier that an agreement of the sample district has in every database.
  package static func sample(_ key: String) -> Self {
    var source = SampleSource("agreement/\(key)")
    return .new(using: &source)
  }
}

extension SampleWorld {
  /// The principal manager of each network.
  var managers: [Network.ID: Person] {
    let people = Dictionary(uniqueKeysWithValues: staff.leaders.map { ($0.id, $0) })
    return Dictionary(
      staff.positions.compactMap { position in
        guard position.post == .principalManager, let network = position.network,
          let person = position.person.flatMap({ people[$0] })
        else { return nil }
        return (network, person)
      }, uniquingKeysWith: { first, _ in first })
  }

  func author(_ manager: Person, in network: Network.ID) -> Author {
    .member(
      Member(
        person: manager.id, name: manager.title, positions: [.init(.principalManager, at: .network(network))]),
      permission)
  }

  func author(_ person: Person.ID, _ name: String, _ post: Post, at school: School.ID) -> Author {
    .member(Member(person: person, name: name, positions: [.init(post, at: .school(school))]), permission)
  }
}
