import Foundation
import Sample
import Store
import TestSupport
import Testing
import Vocabulary

/// A server that dies in the middle of an analysis.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `An analysis whose server is killed` {
  /// So many that telling raters from teachers takes a while.
  private static let ratings: String = {
    var text = "teacher,rater,visit,score\n"
    for teacher in 0..<9_000 {
      for visit in 0..<4 {
        let score = 1 + Double((teacher * 37 + visit * 11 + (teacher + visit) % 83) % 13) / 4
        text += "T\(teacher),R\((teacher * 5 + visit * 7) % 283),\(visit),\(score)\n"
      }
    }
    return text
  }()

  @Test(arguments: TestDatabase.all)
  func `is marked as failed by the next one, and neither rows nor half a result are left`(database: TestDatabase)
    async throws
  {
    let place = try await database.create()
    let session = try await `A save that a browser was told of`.prepare(place)
    let port = try LiveSite.freePort()
    let server = try Program.start("serve", "--database", place.address, "--port", String(port))
    defer { kill(server.processIdentifier, SIGKILL) }
    let browser = try await HTTPBrowser(port: port, session: session)
    let sent = try await browser.send(Self.ratings, named: "visits.csv", as: "ratings", to: "/context/rigor/new")
    let columns = try #require(sent.firstMatch(of: #/(?i)location: (/context/rigor/files/([^/]+)/import)/#), "\(sent)")
    let run = try await browser.send(
      [
        "year": "2025", "top_share": "0.25", "ratings_teacher": "teacher", "ratings_rater": "rater",
        "ratings_occasion": "visit", "ratings_score": "score", "ratings_lowest": "1", "ratings_highest": "4",
        "ratings_schools": "own", "ratings_teachers": "own",
      ], to: String(columns.1))
    #expect(run.contains("/analyses/"), "\(run)")
    let job = Job.ID(String(columns.2))
    let store = try await place.open()
    #expect(try await state(of: job, in: store) { $0.state == .running }.state == .running)
    #expect(filesLeft(of: job) == 1)
    kill(server.processIdentifier, SIGKILL)
    server.waitUntilExit()
    #expect(filesLeft(of: job) == 1, "nobody could tidy up")

    let next = try Program.start(
      "serve", "--database", place.address, "--port", String(try LiveSite.freePort()))
    defer { kill(next.processIdentifier, SIGKILL) }
    let found = try await state(of: job, in: store) { $0.state.isOver }
    #expect(found.state == .failed && found.problems.map(\.code) == ["job.stopped"])
    #expect(filesLeft(of: job) == 0)
    #expect(try await store.read(SampleDistrict.id) { try $0.rigorAnalyses().count } == 0)
    guard case .intact = try await store.verifyHistory(of: SampleDistrict.id) else {
      Issue.record("the history is broken")
      return
    }
  }

  /// Waits, for half a minute at most, until the job stands so.
  private func state(of id: Job.ID, in store: Store, until isThere: (Job) -> Bool) async throws -> Job {
    for _ in 0..<300 {
      if let job = try await store.read(SampleDistrict.id, { try $0.job(id) }), isThere(job) { return job }
      try await Task.sleep(for: .milliseconds(100))
    }
    return try #require(try await store.read(SampleDistrict.id) { try $0.job(id) })
  }

  private func filesLeft(of job: Job.ID) -> Int {
    let parent = FileManager.default.temporaryDirectory.appending(path: "chalkline-jobs")
    let all = FileManager.default.enumerator(atPath: parent.path)?.allObjects.compactMap { $0 as? String } ?? []
    return all.count { $0.contains(job.rawValue) }
  }
}
