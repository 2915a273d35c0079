import Foundation
import Synchronization
import Vocabulary

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A sort of work that goes on in the background. A new one is a value here and a word in `all`.
package struct JobKind: Sendable {
  /// What came of it is saved in one act: all of it, or nothing. Answers with the address of the page that shows it.
  package typealias Save = @Sendable (ActRecords) throws -> String

  package let name: String
  package let label: Phrase
  let carryOut: @Sendable (JobTask) async throws -> Save

  package init(_ name: String, _ label: Phrase, _ carryOut: @escaping @Sendable (JobTask) async throws -> Save) {
    self.name = name
    self.label = label
    self.carryOut = carryOut
  }

  package static let all: [JobKind] = [.rigor]

  package static func named(_ name: String) -> JobKind? { all.first { $0.name == name } }
}

/// One piece of work while it is done.
package final class JobTask: Sendable {
  package let job: Job
  package let store: Store
  package let district: District.ID
  private let folder: JobFolder
  private let state = Mutex((share: 0.0, isCalledOff: false))

  init(_ job: Job, _ store: Store, _ district: District.ID, _ folder: JobFolder) {
    self.job = job
    self.store = store
    self.district = district
    self.folder = folder
  }

  package func path(_ role: String) -> String { folder.path(job.id, role) }

  /// How far it is, from 0 to 1: kept in memory, and written down once a second at most.
  package func report(_ share: Double) { state.withLock { $0.share = min(1, max(0, share)) } }
  package var isCalledOff: Bool { state.withLock { $0.isCalledOff } }
  var share: Double { state.withLock { $0.share } }
  func callOff() { state.withLock { $0.isCalledOff = true } }

  /// Does what keeps a processor busy on a thread of its own, which yields to those who answer pages.
  package func apart<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { waiting in
      let thread = Thread {
        #if canImport(Glibc)
          // On Linux this is the calling thread's own priority.
          _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        #endif
        waiting.resume(with: Swift.Result { try work() })
      }
      thread.stackSize = 16 << 20
      thread.qualityOfService = .background
      thread.start()
    }
  }
}
