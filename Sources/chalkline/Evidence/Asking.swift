import ArgumentParser
import Foundation
import Statistics
import Vocabulary

/// A command that puts one question to one file.
protocol Asking: AsyncParsableCommand {
  associatedtype Question: Analysis

  var file: String { get }
  var answering: AnswerOptions { get }

  /// - Throws: `Complaint` or `Refusal` where the options do not go together.
  func question() throws -> Question

  /// The same question, put to a file; a question that reads none is given an empty name.
  static func answer(_ question: Question, from source: EvidenceSource, _ work: Work) throws -> Evidence<Question>
}

/// The file that a question is put to, opened and digested once, when it is first looked at.
final class EvidenceSource {
  let path: String
  private(set) lazy var opened = Result { () throws -> (file: DataFile, digest: String) in
    let file = try DataFile(path: path)
    return (file, file.digest)
  }

  init(_ path: String) { self.path = path }
}

extension Asking {
  mutating func run() async throws {
    let question = try question()
    try answering.give(try Self.answer(question, from: EvidenceSource(file), answering.work))
  }

  static func answer(_ question: Question, from source: EvidenceSource, _ work: Work) throws -> Evidence<Question> {
    let (file, digest) = try source.opened.get()
    let frame = try Frame(reading: file, question.columns, digest: digest, work)
    return try Evidence(question, from: frame, work)
  }
}

/// How an answer is given out.
struct AnswerOptions: ParsableArguments {
  @Flag(help: "Print the whole answer as JSON.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Also write a page with pictures, for a browser. (Another name than one that ends in .html: see value-added.)",
      valueName: "file.html"))
  var report: [String] = []

  @Option(help: ArgumentHelp("The language of the words: en or es.", valueName: "language"))
  var language = Language.english

  @Option(help: ArgumentHelp("How many processors to use; the digits do not depend on it.", valueName: "number"))
  var threads = ProcessInfo.processInfo.activeProcessorCount

  /// What is to be reported one by one: the columns named with --report.
  var reported: [String] { report.filter { !$0.hasSuffix(".html") } }

  func validate() throws {
    guard threads >= 1 else { throw ValidationError("--threads needs a number from 1 on.") }
  }

  var work: Work {
    let bar = json ? nil : ProgressBar()
    return Work(threads: threads, report: { share in bar?.show(share) })
  }

  func give<Question>(_ evidence: Evidence<Question>) throws {
    let laidOut = EvidenceReport(evidence)
    for path in report where path.hasSuffix(".html") { try EvidencePage(laidOut, language).write(to: path) }
    if json { return print(String(decoding: try EvidenceJSON.bytes(evidence), as: UTF8.self)) }
    print(PlainAnswer(laidOut, language).text)
  }
}

/// JSON as answers are kept in it: what is infinite or not a number is text, which JSON has no number for.
enum EvidenceJSON {
  private static let (positive, negative, nothing) = ("infinity", "-infinity", "nan")

  static func bytes(_ evidence: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: positive, negativeInfinity: negative, nan: nothing)
    return try encoder.encode(evidence)
  }

  static func value<Value: Decodable>(_ type: Value.Type, from bytes: Data) throws -> Value {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: positive, negativeInfinity: negative, nan: nothing)
    return try decoder.decode(type, from: bytes)
  }
}
