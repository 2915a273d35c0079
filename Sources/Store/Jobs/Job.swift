import Foundation
import Vocabulary

/// A long piece of work that goes on while people do other things: asked for by somebody, with what it reads and how far it is.
package struct Job: Sendable, Equatable, Identifiable {
  package typealias ID = Identifier<Job>

  package enum State: String, Sendable, CaseIterable {
    /// Its files are there; nobody has said yet what to do with them.
    case held
    case waiting, running, done, failed, cancelled

    package var isOver: Bool { [.done, .failed, .cancelled].contains(self) }
  }

  package let id: ID
  package let kind: String
  package let title: String
  package let state: State
  /// From 0 to 1.
  package let progress: Double
  package let person: Person.ID?
  package let name: String
  /// What is to be done, as JSON of its kind.
  package let spec: String
  package let files: [JobFile]
  package let asked: Moment
  package let started: Moment?
  package let ended: Moment?
  /// Whether it has been asked to stop.
  package let isCalledOff: Bool
  /// The address of the page that shows what came of it; empty before.
  package let result: String
  package let problems: [Finding]
  let holder: String

  static let columns =
    "id, kind, title, state, progress, person, name, spec, files, asked, started, ended, cancel, result, problems, holder"

  init?(row: Row) {
    guard let state = State(rawValue: row.text(3)), let asked = row.moment(9) else { return nil }
    id = ID(row.text(0))
    kind = row.text(1)
    title = row.text(2)
    self.state = state
    progress = Double(row.integer(4) ?? 0) / 1000
    person = row.id(5)
    name = row.text(6)
    spec = row.text(7)
    files = (try? JSONDecoder().decode([JobFile].self, from: Data(row.text(8).utf8))) ?? []
    self.asked = asked
    started = row.moment(10)
    ended = row.moment(11)
    isCalledOff = row.flag(12)
    result = row.text(13)
    problems = (try? JSONDecoder().decode([Finding].self, from: Data(row.text(14).utf8))) ?? []
    holder = row.text(15)
  }
}

/// A file that a piece of work reads: what it was called, and its digest. Its rows are gone when the work is over.
package struct JobFile: Hashable, Sendable, Codable {
  /// What it is for: "ratings".
  package var role: String
  package var name: String
  package var size: Int
  /// SHA-256, in hexadecimal.
  package var digest: String

  package init(role: String, name: String, size: Int, digest: String) {
    self.role = role
    self.name = name
    self.size = size
    self.digest = digest
  }
}

extension Records {
  package func job(_ id: Job.ID) throws -> Job? {
    try session.row("SELECT \(name: Job.columns) FROM job WHERE district = \(district) AND id = \(id)")
      .flatMap(Job.init(row:))
  }

  /// The newest first.
  package func jobs(atMost most: Int = 50) throws -> [Job] {
    try session.rows(
      "SELECT \(name: Job.columns) FROM job WHERE district = \(district) ORDER BY asked DESC, id LIMIT \(most)"
    ).compactMap(Job.init(row:))
  }

  /// Asks for a piece of work to be stopped; whoever does it looks once a second. False when it is over already.
  package func callOff(_ id: Job.ID) throws -> Bool {
    try session.run(
      """
      UPDATE job SET cancel = 1
      WHERE district = \(district) AND id = \(id) AND state IN ('held', 'waiting', 'running')
      """) > 0
  }

  func insert(_ job: NewJob, holder: String, lease: Moment) throws {
    try session.run(
      """
      INSERT INTO job (district, id, kind, title, state, progress, person, name, spec, files, holder, lease, cancel, asked,
        result, problems)
      VALUES (\(district), \(job.id), \(job.kind), \(job.title), 'held', 0, \(job.author.person), \(job.author.name), '',
        \(JobJSON.text(job.files)), \(holder), \(lease), 0, \(moment), '', '[]')
      """)
  }

  /// Moves a piece of work on, if it still stands where it was thought to stand and has not been called off.
  func move(_ id: Job.ID, of holder: String, from old: Job.State, to new: Job.State, spec: String? = nil) throws -> Bool
  {
    let started: SQL = new == .running ? ", started = \(moment)" : ""
    let asked: SQL = spec.map { ", spec = \($0)" } ?? ""
    return try session.run(
      """
      UPDATE job SET state = \(new.rawValue)\(started)\(asked)
      WHERE district = \(district) AND id = \(id) AND holder = \(holder) AND state = \(old.rawValue) AND cancel = 0
      """) > 0
  }

  /// Ends a piece of work that has not ended yet.
  @discardableResult func end(_ id: Job.ID, as state: Job.State, _ problems: [Finding] = []) throws -> Bool {
    try session.run(
      """
      UPDATE job SET state = \(state.rawValue), ended = \(moment), problems = \(JobJSON.text(problems))
      WHERE district = \(district) AND id = \(id) AND state IN ('held', 'waiting', 'running')
      """) > 0
  }
}

/// A piece of work that is about to be asked for.
struct NewJob: Sendable {
  let id = Job.ID.new()
  let kind: String
  let title: String
  let files: [JobFile]
  let author: Author
}

/// JSON as it stands in the tables of jobs and analyses: sorted, and with words for what is infinite or no number.
package enum JobJSON {
  private static let (positive, negative, nothing) = ("infinity", "-infinity", "nan")

  package static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: positive, negativeInfinity: negative, nan: nothing)
    // Everything that is kept here can be written: an empty text is found fault with when it is read.
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  package static func value<Value: Decodable>(_ type: Value.Type = Value.self, from text: String) throws -> Value {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: positive, negativeInfinity: negative, nan: nothing)
    return try decoder.decode(type, from: Data(text.utf8))
  }
}
