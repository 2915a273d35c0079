import Context
import Foundation
import Vocabulary

/// An analysis of rigor that was made and kept: who, when, of which files, and what it found.
package struct KeptRigor: Sendable, Equatable {
  package typealias ID = Identifier<KeptRigor>

  package let id: ID
  package let year: SchoolYear
  package let made: Moment
  package let name: String
  package let files: [JobFile]
  package let summary: RigorSummary
  /// When it was made again from the same files, and whether it came out the same to the byte.
  package let repeated: (moment: Moment, isSame: Bool)?

  static let columns = "id, \"year\", made, name, files, summary, repeated, repeated_same"

  init?(row: Row) {
    guard let summary: RigorSummary = try? JobJSON.value(from: row.text(5)), let made = row.moment(2) else {
      return nil
    }
    id = ID(row.text(0))
    year = SchoolYear(row.integer(1) ?? 0)
    self.made = made
    name = row.text(3)
    files = (try? JobJSON.value(from: row.text(4))) ?? []
    self.summary = summary
    repeated = row.moment(6).map { ($0, row.flag(7)) }
  }

  package static func == (a: Self, b: Self) -> Bool { a.id == b.id }

  package var link: PlanLink { .page("context/rigor/\(id)") }
  package var title: String { "Rigor, \(year)" }
}

extension ActName {
  package static let rigorAnalyzed: ActName = "rigor-analyzed"
  package static let rigorRepeated: ActName = "rigor-repeated"
  package static let rigorRemoved: ActName = "rigor-removed"
}

extension Records {
  /// The newest first: by the year they speak of, then by when they were made.
  package func rigorAnalyses() throws -> [KeptRigor] {
    try session.rows(
      """
      SELECT \(name: KeptRigor.columns) FROM rigor_analysis WHERE district = \(district)
      ORDER BY "year" DESC, made DESC, id LIMIT 100
      """
    ).compactMap(KeptRigor.init(row:))
  }

  package func rigorAnalysis(_ id: KeptRigor.ID) throws -> (kept: KeptRigor, outcome: RigorOutcome)? {
    guard
      let row = try session.row(
        """
        SELECT \(name: KeptRigor.columns), outcome FROM rigor_analysis WHERE district = \(district) AND id = \(id)
        """),
      let kept = KeptRigor(row: row)
    else { return nil }
    return (kept, try JobJSON.value(from: row.text(8)))
  }

  /// The newest analysis, however old it is.
  package func measuredRigor() throws -> KnowingTopTeachers.Measured? {
    try session.row(
      """
      SELECT \(name: KeptRigor.columns) FROM rigor_analysis WHERE district = \(district)
      ORDER BY "year" DESC, made DESC, id LIMIT 1
      """
    ).flatMap(KeptRigor.init(row:)).map { .init($0.summary, at: $0.link) }
  }

  /// Question 3.
  package func knowingTopTeachers() throws -> KnowingTopTeachers {
    KnowingTopTeachers(try dataInventory(), measured: try measuredRigor(), in: schoolYear)
  }

  /// Schools and teachers, as far as files of ratings and growth are held against them.
  package func rigorRegister(withPeople: Bool) throws -> RigorRegister {
    let teachers = try teachersBySchool()
    let schools = try all(School.self).filter { !$0.isClosed }.map { school in
      RigorRegister.SchoolEntry(
        school.id, names: [school.name, school.stateID, school.sourceID].filter { !$0.isEmpty },
        level: school.level ?? .other, teachers: teachers[school.id] ?? 0)
    }
    return RigorRegister(schools: schools, people: withPeople ? try namesOfTeachers() : [:])
  }

  private func namesOfTeachers() throws -> [String: Person.ID] {
    var people: [String: Person.ID] = [:]
    try session.forEachRow("SELECT id, email, source_id FROM person WHERE district = \(district)") { row in
      for name in [row.text(1), row.text(2)] where !name.isEmpty {
        people[RigorRegister.folded(name)] = Person.ID(row.text(0))
      }
    }
    return people
  }
}

extension ActRecords {
  /// Keeps what an analysis found: the question, the digests of the files and the answer; never a row.
  @discardableResult package func keepRigor(
    _ outcome: RigorOutcome, from files: [JobFile], id: KeptRigor.ID = .new()
  ) throws -> KeptRigor.ID {
    try author.require(.analyze, at: .district)
    let summary = outcome.summary
    try change(
      """
      INSERT INTO rigor_analysis (district, id, "year", made, person, name, files, summary, outcome)
      VALUES (\(district), \(id), \(outcome.question.year.start), \(moment), \(author.person), \(author.name),
        \(JobJSON.text(files)), \(JobJSON.text(summary)), \(JobJSON.text(outcome)))
      """)
    try note(
      .rigorAnalyzed, kind: "rigor_analysis", record: id.rawValue, title: "Rigor, \(outcome.question.year)",
      after: RigorNote.text(outcome, files))
    return id
  }

  /// Notes whether an analysis came out the same when it was made again.
  package func noteRepeated(_ kept: KeptRigor, isSame: Bool) throws {
    try author.require(.analyze, at: .district)
    try change(
      """
      UPDATE rigor_analysis SET repeated = \(moment), repeated_same = \(isSame)
      WHERE district = \(district) AND id = \(kept.id)
      """)
    try note(
      .rigorRepeated, kind: "rigor_analysis", record: kept.id.rawValue, title: kept.title,
      after: CanonicalJSON.text(["same": .integer(isSame ? 1 : 0)]))
  }

  /// Takes an analysis away, with a reason: it answers question 3 no more.
  package func removeRigor(_ id: KeptRigor.ID) throws {
    try author.require(.analyze, at: .district)
    guard !why.isEmpty else {
      throw Refusal("why", "required", Phrase("Say why it is taken away", es: "Indique por qué se retira"))
    }
    guard let (kept, outcome) = try rigorAnalysis(id) else { throw Refusal("", "gone", Self.goneRigor) }
    try change("DELETE FROM rigor_analysis WHERE district = \(district) AND id = \(id)")
    try note(
      .rigorRemoved, kind: "rigor_analysis", record: id.rawValue, title: kept.title,
      before: RigorNote.text(outcome, kept.files))
  }

  private static var goneRigor: Phrase {
    Phrase("This analysis has been taken away already", es: "Este análisis ya se retiró")
  }
}

/// What the history says of an analysis.
private enum RigorNote {
  static func text(_ outcome: RigorOutcome, _ files: [JobFile]) -> String {
    var values: [String: FieldValue] = ["year": .text(outcome.question.year.description)]
    for file in files { values["\(file.role)_digest"] = .text(file.digest) }
    for (source, naming) in outcome.sources {
      values["\(source.rawValue)_right"] = .text(naming?.figure.en ?? "no difference beyond chance")
    }
    return CanonicalJSON.text(values)
  }
}
