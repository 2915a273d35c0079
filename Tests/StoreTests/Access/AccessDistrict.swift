import Store
import TestSupport
import Testing
import Vocabulary

/// A district with a director, a principal manager, two principals, a teacher and an IT officer, and a clock to turn.
struct AccessDistrict: Sendable {
  let store: Store
  let id: District.ID
  let clock: TestClock
  let operations = Author.operations("operator")
  let north: Network
  let harbor: School
  let meadow: School
  let director: Person
  let itOfficer: Person
  let manager: Person
  let principal: Person
  let teacher: Person

  static let password = "violin harvest umbrella 9"
  let office = Arrival(address: "198.51.100.7", browser: "Office")
  let elsewhere = Arrival(address: "203.0.113.9", browser: "Elsewhere")

  func author(_ person: Person) async throws -> Author {
    try await store.read(id) { records in
      .member(try #require(try records.member(person.id)), try records.permission())
    }
  }

  /// An account with the usual password.
  @discardableResult func open(_ person: Person, password: String = Self.password) async throws -> Admission {
    let link = try await store.invite(person.id, in: id, by: operations)
    return try await store.accept(link, Acceptance(password: password), from: office).admission
  }

  func signIn(_ person: Person, _ password: String = Self.password, from arrival: Arrival? = nil) async throws
    -> Admission
  {
    try await store.signIn(person.email, password: password, in: id, from: arrival ?? office)
  }
}

extension TestDatabase {
  func access() async throws -> AccessDistrict {
    let clock = TestClock()
    var store = try await open(now: clock.now)
    store.passwords = PasswordHashing(cost: .init(logRounds: 4))
    let operations = Author.operations("operator")
    let id = try await store.createDistrict("Riverside Unified", by: operations).id
    return try await store.act(id, by: operations) { [store] records in
      let north = try records.save(Network(id: .new(), name: "North"))
      func school(_ name: String, _ network: Network?) throws -> School {
        var school = School(id: .new())
        school.name = name
        school.network = network?.id
        return try records.save(school)
      }
      let harbor = try school("Harbor Elementary", north)
      let meadow = try school("Meadow Middle", nil)
      func person(_ given: String, _ family: String, _ post: Post, at place: Place = .district) throws -> Person {
        let person = try records.save(
          Person(id: .new(), given, family, email: "\(given).\(family)@riverside.org"))
        var position = Position(id: .new())
        position.person = person.id
        position.post = post
        if case .school(let id) = place { position.school = id }
        if case .network(let id) = place { position.network = id }
        try records.save(position)
        return person
      }
      return AccessDistrict(
        store: store, id: id, clock: clock, north: north, harbor: harbor, meadow: meadow,
        director: try person("Marta", "Ortega", .director), itOfficer: try person("Ivo", "Blake", .itOfficer),
        manager: try person("Dana", "Whitfield", .principalManager, at: .network(north.id)),
        principal: try person("Paul", "Nguyen", .principal, at: .school(harbor.id)),
        teacher: try person("Tess", "Abara", .teacher, at: .school(meadow.id)))
    }
  }
}

/// The codes of a refusal; nil when there was none.
func refusal(_ body: () async throws -> some Any) async throws -> [String]? {
  do {
    _ = try await body()
    return nil
  } catch let refusal as Refusal {
    return refusal.findings.map(\.code)
  }
}
