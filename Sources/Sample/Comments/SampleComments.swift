import Purpose
import Store
import Vocabulary

/// What the cast says about parts of the plan, and asks of one another.
enum SampleComments {
  static func tell(_ world: SampleWorld, _ told: inout Chronicle) {
    mathematics(world, &told)
    roles(world, &told)
    statements(world, &told)
  }

  private static func mathematics(_ world: SampleWorld, _ told: inout Chronicle) {
    let priority = Part(Priority.kind, SamplePriorities.mathematics.id.rawValue)
    told.comment(
      day("2026-10-28"), "14:40", by: world.author(.holloway), on: priority, as: "department-time",
      """
      Our mathematics department meets on the first Tuesday of the month only, and mostly about dates. @Marisol Ortega, \
      could a role for grades 6 to 9 begin with one released hour a week?
      """)
    told.comment(
      day("2026-10-29"), "16:05", by: world.author(.ortega), on: priority, as: "not-before-the-money",
      inThread: "department-time",
      "Not before the money is settled. I have put it into the redistribution scenario, so that the board sees the price of it."
    )
    told.comment(
      day("2026-11-12"), "21:20", by: world.author(.brandt), on: priority, as: "open-lessons",
      inThread: "department-time",
      "Two of us would open our lessons now, @Marisol Ortega, if somebody took our class for that hour.")
    told.comment(
      day("2026-11-16"), "17:30", by: world.author(.whitfield),
      on: Part(TheoryOfAction.kind, SampleTheories.reasoning.id.rawValue), as: "first-year-cost",
      "The board will ask on December 8 what this would cost in its first year. Please put a figure beside it.",
      asking: Request(of: Cast.ortega.id, by: day("2026-11-18")))
  }

  private static func roles(_ world: SampleWorld, _ told: inout Chronicle) {
    told.comment(
      day("2026-11-10"), "15:15", by: world.author(.okafor),
      on: Part(Role.kind, SampleRoles.literacyLead(world).id.rawValue), as: "the-hour",
      "@Thomas Nakamura, how do your leads divide the hour between grades 2 and 3? Two other principals have asked me.")
    told.comment(
      day("2026-11-17"), "13:50", by: world.author(.ortega),
      on: Part(Role.kind, SampleRoles.mentor(world).id.rawValue), as: "read-before-print",
      "We print the booklet for new teachers in December. Please read this once with the eyes of somebody in their first week.",
      asking: Request(of: Cast.nakamura.id, by: day("2026-12-04")))
  }

  private static func statements(_ world: SampleWorld, _ told: inout Chronicle) {
    let statement = Part(PurposeStatement.kind, SampleStatements.reading.id.rawValue)
    told.comment(
      day("2026-03-24"), "14:10", by: world.author(.wenLi), on: statement, as: "which-test",
      "Which assessment does “reads well” mean here? The spring one and the screener differ by eleven points.")
    told.comment(
      day("2026-03-25"), "09:30", by: world.author(.ortega), on: statement, as: "the-spring-one",
      inThread: "which-test",
      "The spring one. The sentence now says so.")
    told.on(day("2026-03-25"), "09:31", by: world.author(.ortega)) { records in
      try records.settle(.sample("which-test"), true, on: statement.found(in: records))
    }
    told.comment(
      day("2026-04-02"), "20:05", by: world.author(.carranza), on: statement, as: "wrong-page",
      "This was meant for the page on stipends.")
    told.on(day("2026-04-02"), "20:09", by: world.author(.carranza)) { records in
      guard let comment = try records.comment(.sample("wrong-page")) else { return }
      try records.remove(comment, on: statement.found(in: records))
    }
  }
}

/// The part of the plan that something is said about.
struct Part: Sendable {
  let kind: RecordKind
  let id: String

  init(_ kind: RecordKind, _ id: String) {
    self.kind = kind
    self.id = id
  }

  func found(in records: Records) throws -> Subject {
    guard let subject = try records.subject(kind.name, id, reach: { _ in .everything }) else {
      throw Refusal("", "no-subject", Phrase("The sample has no \(id)", es: "El ejemplo no tiene \(id)"))
    }
    return subject
  }
}

extension Chronicle {
  fileprivate mutating func comment(
    _ day: Day, _ time: String, by author: Author, on part: Part, as key: String, inThread thread: String? = nil,
    _ text: String, asking request: Request? = nil
  ) {
    on(day, time, by: author) { records in
      try records.comment(
        text, on: part.found(in: records), inThread: thread.map { .sample($0) }, asking: request, as: .sample(key))
    }
  }
}

extension Identifier where Of == Comment {
  /// The identifier that a comment of the sample district has in every database.
  fileprivate static func sample(_ key: String) -> Self {
    var source = SampleSource("comment/\(key)")
    return .new(using: &source)
  }
}
