import ArgumentParser
import Foundation
import Statistics
import Vocabulary

/// Makes an answer anew from the question that it keeps.
struct EvidenceAgain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "again",
    abstract: "Make an answer anew from its own JSON and the data, and say whether it is the same.",
    discussion: """
      For example: chalkline evidence scale survey.csv --json > answer.json
                   chalkline evidence again answer.json survey.csv
      """)

  @Argument(help: "The answer, as --json printed it.")
  var answer: String

  @Argument(help: "The data that it was made from; none for a question that reads none.")
  var file = ""

  func run() async throws {
    guard let kept = FileManager.default.contents(atPath: answer) else {
      throw Complaint(.missing, "There is no file \(answer).")
    }
    guard let head = try? EvidenceJSON.value(Head.self, from: kept) else {
      throw Complaint(.refused, "\(answer) is not an answer that chalkline evidence printed with --json.")
    }
    guard let asking = EvidenceCommand.asking.first(where: { $0.answers(head.method) }) else {
      throw Complaint(.otherVersion, "This program does not know the question “\(head.method)”.")
    }
    try again(asking, head, kept)
  }

  private func again<Command: Asking>(_ command: Command.Type, _ head: Head, _ kept: Data) throws {
    let question = try EvidenceJSON.value(Body<Command.Question>.self, from: kept).question
    let source = EvidenceSource(file)
    if !head.digest.isEmpty {
      let digest = try source.opened.get().digest
      guard digest == head.digest else {
        throw Complaint(
          .refused, "\(file) is not the data of this answer: its digest is \(digest), not \(head.digest).")
      }
    }
    let evidence = try Command.answer(
      question, from: source, Work(threads: ProcessInfo.processInfo.activeProcessorCount))
    if try EvidenceJSON.bytes(evidence) == kept.trimmingLastNewline {
      return print("The same answer, to the last byte.")
    }
    guard head.version == Command.Question.version else {
      throw Complaint(
        .otherVersion,
        "The answer was made by version \(head.version) of “\(head.method)”; this is version \(Command.Question.version), "
          + "which gives other digits.")
    }
    throw Complaint(.refused, "\(answer) says something else than the data do. It was changed after it was made.")
  }

  private struct Head: Decodable {
    var method: String
    var version: Int
    var digest: String
  }

  private struct Body<Question: Analysis>: Decodable {
    var question: Question
  }
}

extension Asking {
  fileprivate static func answers(_ method: String) -> Bool { Question.name == method }
}

extension Data {
  fileprivate var trimmingLastNewline: Data { last == UInt8(ascii: "\n") ? dropLast() : self }
}
