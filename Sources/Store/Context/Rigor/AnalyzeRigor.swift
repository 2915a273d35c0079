import Context
import Foundation
import Statistics
import Vocabulary

/// What the job of an analysis is asked: the question, and whether it is one that was put before.
package struct RigorOrder: Sendable, Codable {
  package var question: RigorQuestion
  /// The analysis that is made again.
  package var again: KeptRigor.ID?

  package init(_ question: RigorQuestion, again: KeptRigor.ID? = nil) {
    self.question = question
    self.again = again
  }
}

extension JobKind {
  /// Reads ratings and growth, asks how far they can be trusted, and keeps the answer; the rows are gone with the job.
  package static let rigor = JobKind(
    "rigor", Phrase("Rigor of ratings and growth", es: "Rigor de valoraciones y progreso")
  ) {
    task in
    let order: RigorOrder = try JobJSON.value(from: task.job.spec)
    let columns = [order.question.ratings?.teachers, order.question.growth?.teachers]
    let register = try await task.store.read(task.district) {
      try $0.rigorRegister(withPeople: columns.contains(.register))
    }
    let outcome = try await task.apart { try RigorFiles(task).outcome(order.question, register) }
    let files = task.job.files
    return { records in
      guard let again = order.again else {
        let id = try records.keepRigor(outcome, from: files)
        return "/context/rigor/\(id)"
      }
      guard let (kept, before) = try records.rigorAnalysis(again) else { throw CancellationError() }
      try records.noteRepeated(kept, isSame: before.saysTheSame(as: outcome))
      return "/context/rigor/\(again)"
    }
  }
}

extension RigorOutcome {
  /// To the byte. What the register says is left out: people come and go.
  package func saysTheSame(as other: RigorOutcome) -> Bool {
    func text(_ outcome: RigorOutcome) -> String {
      var outcome = outcome
      (outcome.coverage.teachers, outcome.coverage.parts, outcome.coverage.matches) = (0, [], [])
      return JobJSON.text(outcome)
    }
    return text(self) == text(other)
  }
}

/// The files of an analysis, opened where they lie.
private struct RigorFiles {
  let task: JobTask

  init(_ task: JobTask) { self.task = task }

  func outcome(_ question: RigorQuestion, _ register: RigorRegister) throws -> RigorOutcome {
    var files: [RigorFile: (file: DataFile, digest: String)] = [:]
    for file in task.job.files {
      guard let role = RigorFile(rawValue: file.role) else { continue }
      files[role] = (try DataFile(path: task.path(file.role)), file.digest)
    }
    return try RigorAnalysis(question, register: register).outcome(
      from: files, isCalledOff: { [task] in task.isCalledOff }, report: { [task] in task.report($0) })
  }
}
