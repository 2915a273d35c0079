import Purpose
import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `A search` {
  @Test(arguments: TestDatabase.all, ["jose", "JOSÉ", "gar jos", "garcía", "jgarcia", "jose.garcia", "j garc"])
  func `finds somebody by the beginnings of words, in any order, accents or not`(
    database: TestDatabase, typed: String
  ) async throws {
    let riverside = try await database.district()
    try await riverside.add("José", "García", "jgarcia@riverside.org")
    try await riverside.add("Josefa", "Moreno", "jmoreno@riverside.org")
    #expect(try await riverside.found(typed).first == "José García")
  }

  @Test(arguments: TestDatabase.all) func `asks for every word`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await riverside.add("José", "García")
    try await riverside.add("José", "Moreno")
    #expect(try await riverside.found("jose") == ["José García", "José Moreno"])
    #expect(try await riverside.found("jose mor") == ["José Moreno"])
    #expect(try await riverside.found("jose smith") == [])
    #expect(try await riverside.found("osé") == [])
  }

  @Test(arguments: TestDatabase.all) func `asks for nothing when nothing was typed`(database: TestDatabase)
    async throws
  {
    let riverside = try await database.district()
    try await riverside.add("José", "García")
    for typed in ["", " ", "%", "'", "-- ;"] { #expect(try await riverside.found(typed) == []) }
  }

  @Test(arguments: TestDatabase.all) func `knows names with marks in them`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await riverside.add("Siobhán", "O'Neil-Wójcik")
    for typed in ["oneil", "O’Neil", "o'neil woj", "WÓJCIK", "siobhan"] {
      #expect(try await riverside.found(typed) == ["Siobhán O'Neil-Wójcik"], "\(typed)")
    }
  }

  @Test(arguments: TestDatabase.all) func `takes no address for a word that everybody has`(database: TestDatabase)
    async throws
  {
    let riverside = try await database.district()
    try await riverside.add("José", "García", "jgarcia@riverside.org")
    #expect(try await riverside.found("riverside") == [])
    #expect(try await riverside.found("jgarcia@riverside.org") == ["José García"])
  }

  @Test(arguments: TestDatabase.all) func `puts first what is called so, then titles that begin so, then the rest`(
    database: TestDatabase
  ) async throws {
    let riverside = try await database.district()
    for (name, description) in [("Writing", "Reading aloud helps"), ("Readingroom", ""), ("Reading", "")] {
      var priority = Priority(id: .new())
      priority.name = name
      priority.need = description
      try await riverside.keep(priority)
    }
    #expect(try await riverside.found("reading") == ["Reading", "Readingroom", "Writing"])
  }

  @Test(arguments: TestDatabase.all) func `follows a change, and forgets what is gone`(database: TestDatabase)
    async throws
  {
    let riverside = try await database.district()
    var network = Network(id: .new(), name: "Northern schools")
    network = try await riverside.keep(network)
    network.name = "Southern schools"
    network = try await riverside.keep(network)
    #expect(try await riverside.found("north") == [])
    #expect(try await riverside.found("south scho") == ["Southern schools"])
    try await riverside.store.remove(
      Network.self, network.id, version: network.version, in: riverside.id, by: riverside.operations)
    #expect(try await riverside.found("south") == [])
    #expect(try await riverside.indexedWords == 0)
  }

  @Test(arguments: TestDatabase.all) func `finds labels of choices in both languages`(database: TestDatabase)
    async throws
  {
    let riverside = try await database.district()
    var school = School(id: .new())
    school.name = "Harbor"
    school.level = .primary
    try await riverside.keep(school)
    #expect(try await riverside.found(School.Level.primary.label.en) == ["Harbor"])
    #expect(try await riverside.found(School.Level.primary.label.es) == ["Harbor"])
  }

  @Test(arguments: TestDatabase.all) func `shows a principal the people of the own school only`(
    database: TestDatabase
  ) async throws {
    let riverside = try await database.district()
    let (here, there) = (School.ID("here"), School.ID("there"))
    try await riverside.add("José", "García", at: here)
    try await riverside.add("José", "Moreno", at: there)
    try await riverside.add("José", "Ortiz")
    let found = try await riverside.found("jose", in: Reach(schools: [here], includesDistrict: false))
    #expect(found == ["José García"])
    #expect(try await riverside.found("jose", in: Reach(schools: [], includesDistrict: false)) == [])
  }

  @Test(arguments: TestDatabase.all) func `keeps to its district`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let hillside = try await riverside.store.createDistrict("Hillside", by: riverside.operations)
    try await riverside.add("José", "García")
    let other = TestDistrict(store: riverside.store, id: hillside.id)
    #expect(try await other.found("jose") == [])
  }

  @Test(arguments: TestDatabase.all) func `asks nobody's kinds that the reader may not read`(database: TestDatabase)
    async throws
  {
    let riverside = try await database.district()
    try await riverside.add("North", "Star")
    try await riverside.keep(Network(id: .new(), name: "North"))
    let kinds = try await riverside.store.read(riverside.id) { records in
      try records.search(SearchWords("north")) { $0 == Person.kind ? nil : .everything }.map(\.kind.name)
    }
    #expect(kinds == ["network"])
  }

  @Test(arguments: TestDatabase.all) func `says when it has found more than anybody reads`(database: TestDatabase)
    async throws
  {
    let riverside = try await database.district()
    try await riverside.store.act(riverside.id, by: riverside.operations) { records in
      for number in 0..<(Found.most + 5) { try records.save(Network(id: .new(), name: "North \(number)")) }
    }
    let found = try await riverside.store.read(riverside.id) {
      try $0.search(SearchWords("north"), Network.self, in: .everything)
    }
    #expect(found.ids.count == Found.most && found.isCutShort)
  }

  @Test(arguments: TestDatabase.all) func `finds what was there before it had an index of words`(
    database: TestDatabase
  ) async throws {
    let riverside = try await database.district()
    try await riverside.add("José", "García-Lorca", "jgarcia@riverside.org")
    try await riverside.store.driver.write(for: riverside.id.rawValue) { session in
      try session.run("DELETE FROM search_word WHERE district = \(riverside.id)")
      try session.run(
        "UPDATE search_entry SET words = 'jose garcia-lorca jgarcia@riverside.org' WHERE district = \(riverside.id)")
      try session.fillSearchWords()
    }
    #expect(try await riverside.found("lor jos") == ["José García-Lorca"])
  }
}

@Suite struct `The words of a text` {
  @Test(arguments: [
    ("José García", ["jose", "garcia"]), ("O'Neil, O’Neil", ["oneil"]), ("a-b_c/d", ["a", "b", "c", "d"]),
    ("write to jg@x.org, please", ["write", "to", "jg", "please"]), ("  ", []), ("Grade 3–5", ["grade", "3", "5"]),
    ("Łukasz Øst", ["lukasz", "ost"]), ("数学", ["数学"]), ("twice Twice", ["twice"]),
  ])
  func `are plain, and each of them once`(text: String, words: [String]) {
    #expect(SearchWords(text).all == words)
  }

  @Test func `are never longer than the index takes`() {
    #expect(SearchWords(String(repeating: "x", count: 5_000)).all.map(\.count) == [SearchWords.longest])
  }

  @Test func `stand where they stood, with their accents`() {
    let text = "(José) García"
    let parts = SearchWords.parts(text).filter { $0.begins(withAnyOf: ["gar"]) }
    #expect(parts.map { String(text[$0.range]) } == ["García"])
  }

  /// The roster makes them in the database, where a million go in at once.
  @Test(
    arguments: TestDatabase.all,
    [
      "given family", "van der berg", "smith-jones", "o'neil", "j.r. ewing", "", "a  b", "mary ann (ruth)", "x/y & z",
    ])
  func `are the same whoever makes them`(database: TestDatabase, text: String) async throws {
    let riverside = try await database.district()
    let made = try await riverside.store.driver.write(for: riverside.id.rawValue) { session -> [String] in
      try session.run(
        SearchWords.adding(
          """
          SELECT \(riverside.id) AS district, 'person' AS kind, 'one' AS id, \(SearchWords.plainText("\(text)")) AS words
          """))
      return try session.rows("SELECT word FROM search_word WHERE district = \(riverside.id)").map { $0.text(0) }
    }
    #expect(made.sorted() == SearchWords(text).all.sorted())
  }
}

extension TestDistrict {
  @discardableResult fileprivate func keep<Record: DistrictRecord>(_ record: Record) async throws -> Record {
    try await store.save(record, in: id, by: operations)
  }

  fileprivate func add(_ given: String, _ family: String, _ email: String = "", at school: School.ID? = nil)
    async throws
  {
    let person = try await keep(Person(id: .new(), given, family, email: email))
    guard let school else { return }
    try await store.act(id, by: operations) { records in
      if try records.find(School.self, school) == nil {
        var new = School(id: school)
        new.name = school.rawValue
        try records.save(new)
      }
      var position = Position(id: .new())
      position.person = person.id
      position.post = .teacher
      position.school = school
      try records.save(position)
    }
  }

  /// Titles, in the order in which they were found.
  fileprivate func found(_ typed: String, in reach: Reach = .everything) async throws -> [String] {
    try await store.read(id) { records in
      try records.search(SearchWords(typed)) { $0 == Position.kind ? nil : reach }.flatMap { found in
        let titles = try records.titles(of: found.kind.name, Set(found.ids))
        return found.ids.compactMap { titles[$0] }
      }
    }
  }

  fileprivate var indexedWords: Int {
    get async throws {
      try await store.read(id) { try $0.session.count("SELECT COUNT(*) FROM search_word WHERE district = \(self.id)") }
    }
  }
}
