import Measures
import Vocabulary

/// What one person is told in one week: what stands out where they may look, and that they have not been told before.
package struct Digest: Sendable, Equatable {
  package let person: Person.ID
  package let email: String
  package let language: Language
  package let news: [News]
  /// By which its reader stops further ones.
  package let leave: Token
  let week: Day
  let lastWeek: String

  package struct News: Sendable, Equatable {
    /// Empty for the district.
    package let placeName: String
    package let place: MonitorPlace
    package let measure: Measure.ID
    package let measureName: String
    package let words: Phrase
    /// Names the signal for good: a run that goes on is the same one.
    let key: String
  }
}

extension Digest {
  /// What ended longer ago is no news to anybody.
  static let recent = 92

  /// The signals of a place's charts that are worth a mail: recent, and of approved figures only.
  static func news(_ charts: [MeasureChart], at place: MonitorPlace, named name: String, on day: Day) -> [News] {
    charts.sorted { ($0.measure.name, $0.measure.id) < ($1.measure.name, $1.measure.id) }.flatMap { chart in
      chart.signals.filter { signal in
        let last = chart.points[signal.to]
        return last.isApproved && last.ends >= day.adding(days: -recent) && last.ends <= day
      }.map { signal in
        News(
          placeName: name, place: place, measure: chart.measure.id, measureName: chart.measure.name,
          words: chart.words(signal),
          key:
            "\(chart.measure.id)/\(place.text)/\(signal.rule.rawValue)/\(chart.points[signal.from].round)/\(signal.isAbove)"
        )
      }
    }
  }
}

extension MonitorPlace {
  var text: String {
    switch self {
    case .district: ""
    case .network(let id): SumPlace.network(id).text
    case .school(let id): "school:\(id)"
    }
  }
}

extension Day {
  /// The first day of its week.
  package var monday: Day {
    // Day 0 was a Thursday.
    adding(days: -(((number + 3) % 7 + 7) % 7))
  }
}

extension Records {
  package func getsDigest(_ person: Person.ID) throws -> Bool {
    try session.row("SELECT person FROM digest WHERE district = \(district) AND person = \(person)") != nil
  }

  /// The networks and schools that somebody answers for, by name; none for those who look after the whole district.
  package func ownPlaces(_ positions: [Member.Held], _ reach: Reach) throws -> [(name: String, place: MonitorPlace)] {
    guard let schools = reach.schools, !schools.isEmpty else { return [] }
    var places: [(name: String, place: MonitorPlace)] = []
    var covered: Set<School.ID> = []
    for held in positions {
      guard case .network(let id) = held.place, let network = try find(Network.self, id) else { continue }
      let own = try all(School.self, where: "network", is: id).map(\.id)
      guard !own.isEmpty, own.allSatisfy(schools.contains) else { continue }
      covered.formUnion(own)
      places.append((network.name, .network(id)))
    }
    let alone = schools.subtracting(covered).sorted().prefix(Self.mostOwnSchools)
    return places + (try find(School.self, all: Array(alone)).map { ($0.name, .school($0.id)) })
  }

  static let mostOwnSchools = 6

  fileprivate func forgetDigest(_ person: Person.ID) throws {
    for table in ["digest", "digest_link", "digest_told"] {
      try session.run("DELETE FROM \(name: table) WHERE district = \(district) AND person = \(person)")
    }
  }

  fileprivate func readerOfDigest(_ token: Token) throws -> Person.ID? {
    guard token.district == district else { return nil }
    return try session.row(
      "SELECT person FROM digest_link WHERE district = \(district) AND hash = \(token.hash)"
    )?.id(0)
  }
}

extension Store {
  /// From the coming week on.
  package func followDigest(by author: Author, _ language: Language, in district: District.ID) async throws {
    try author.refuseWhileViewing()
    guard let person = author.person else { return }
    try await keep(district) { records in
      _ = try records.session.run(
        """
        INSERT INTO digest (district, person, language, week)
        VALUES (\(district), \(person), \(language.rawValue), \(records.today.monday))
        ON CONFLICT (district, person) DO UPDATE SET language = excluded.language
        """)
    }
  }

  package func leaveDigest(by author: Author, in district: District.ID) async throws {
    try author.refuseWhileViewing()
    if let person = author.person { try await leaveDigest(person, in: district) }
  }

  private func leaveDigest(_ person: Person.ID, in district: District.ID) async throws {
    try await keep(district) { try $0.forgetDigest(person) }
  }

  /// False for a link that leads nowhere any more.
  package func leaveDigest(_ token: Token) async throws -> Bool {
    try await keep(token.district) { records in
      guard let person = try records.readerOfDigest(token) else { return false }
      try records.forgetDigest(person)
      return true
    }
  }

  package func leadsToDigest(_ token: Token) async throws -> Bool {
    try await read(token.district) { try $0.readerOfDigest(token) != nil }
  }

  /// Whose digest of this week has not been taken up.
  package func waitingDigests(in district: District.ID) async throws -> [Person.ID] {
    try await read(district) { records in
      try records.session.rows(
        "SELECT person FROM digest WHERE district = \(district) AND week < \(records.today.monday) ORDER BY person"
      ).map { Person.ID($0.text(0)) }
    }
  }

  /// Takes up the digest of this week for one person: nobody else takes it up again. Nil when there is nothing to send, or another
  /// server has it.
  package func takeUpDigest(of person: Person.ID, in district: District.ID) async throws -> Digest? {
    let seen = try await read(district) { records in
      try records.member(person).map { member in
        let reach = Reach(member, try records.permission(), may: MeasureReading.kind.reading)
        return (own: try records.ownPlaces(member.positions, reach), today: records.today)
      }
    }
    guard let seen else {
      try await leaveDigest(person, in: district)
      return nil
    }
    var news: [Digest.News] = []
    for (name, place) in seen.own + [("", .district)] {
      news += Digest.news(try await charts(at: place, in: district), at: place, named: name, on: seen.today)
    }
    let found = news
    return try await keep(district) { try $0.takeUpDigest(of: person, found) }
  }

  /// After the mail could not be handed over: it is tried again.
  package func layBack(_ digest: Digest, in district: District.ID) async throws {
    try await keep(district) { records in
      try records.session.run(
        """
        UPDATE digest SET week = \(digest.lastWeek)
        WHERE district = \(district) AND person = \(digest.person) AND week = \(digest.week)
        """)
      try records.session.run(
        "DELETE FROM digest_told WHERE district = \(district) AND person = \(digest.person) AND week = \(digest.week)")
      try records.session.run("DELETE FROM digest_link WHERE district = \(district) AND hash = \(digest.leave.hash)")
    }
  }
}

extension Records {
  fileprivate func takeUpDigest(of person: Person.ID, _ found: [Digest.News]) throws -> Digest? {
    let week = today.monday
    guard
      let row = try session.row(
        "SELECT week, language FROM digest WHERE district = \(district) AND person = \(person) AND week < \(week)")
    else { return nil }
    let taken = try session.run(
      "UPDATE digest SET week = \(week) WHERE district = \(district) AND person = \(person) AND week < \(week)")
    guard taken == 1, let email = try find(Person.self, person)?.email, !email.isEmpty else { return nil }
    let told = Set(
      try session.rows("SELECT signal FROM digest_told WHERE district = \(district) AND person = \(person)").map {
        $0.text(0)
      })
    let news = found.filter { !told.contains($0.key) }
    if news.isEmpty { return nil }
    try session.insert(
      into: "digest_told", ["district", "person", "signal", "week"],
      Set(news.map(\.key)).sorted().map {
        [.text(district.rawValue), .text(person.rawValue), .text($0), .text(week.description)]
      })
    let link = Token.new(for: district)
    try session.run(
      "INSERT INTO digest_link (district, hash, person, made) VALUES (\(district), \(link.hash), \(person), \(moment))")
    return Digest(
      person: person, email: email, language: Language(rawValue: row.text(1)) ?? .english, news: news, leave: link,
      week: week, lastWeek: row.text(0))
  }
}
