import Foundation
import Synchronization
import TestSupport
import Testing
import Vocabulary

@testable import Store

/// A runner with work of the test's own, over a district with one file.
private struct Bench {
  let district: TestDistrict
  let runner: JobRunner
  let parent: URL

  init(_ district: TestDistrict, _ kind: JobKind, in parent: URL = TemporaryFolder.ofThisRun.file("jobs")) {
    self.district = district
    self.parent = parent
    runner = JobRunner(district.store, kinds: [kind], in: parent)
  }

  func hold() async throws -> Job.ID {
    let file = TemporaryFolder.ofThisRun.file("csv")
    try "a,b\n1,2\n".write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return try await runner.hold(
      "test", title: "Test", files: [("ratings", "visits.csv", file.path)], in: district.id, by: district.operations)
  }

  func start(_ id: Job.ID) async throws {
    try await runner.start(id, spec: "{}", in: district.id, by: district.operations)
  }

  func job(_ id: Job.ID) async throws -> Job {
    try #require(try await district.store.read(district.id) { try $0.job(id) })
  }

  /// Waits, for ten seconds at most, until the job stands so.
  func wait(for state: Job.State, of id: Job.ID) async throws -> Job {
    for _ in 0..<500 {
      let job = try await job(id)
      if job.state == state { return job }
      try await Task.sleep(for: .milliseconds(20))
    }
    return try await job(id)
  }

  /// Files that lie in the folder, apart from the lock.
  var filesLeft: Int {
    let all = FileManager.default.enumerator(atPath: parent.path)?.allObjects.compactMap { $0 as? String } ?? []
    return all.count { $0.contains("-ratings") }
  }

  var networks: Int {
    get async throws { try await district.store.read(district.id) { try $0.count(Network.self) } }
  }
}

extension JobKind {
  /// Reads its file, and keeps a network of that length's name.
  fileprivate static func reading(_ then: @escaping @Sendable (JobTask) async throws -> Void = { _ in }) -> JobKind {
    JobKind("test", Phrase(verbatim: "Test")) { task in
      let length = try await task.apart { try Data(contentsOf: URL(filePath: task.path("ratings"))).count }
      try await then(task)
      return { records in
        try records.save(Network(id: .new(), name: "Read \(length)"))
        return "/there"
      }
    }
  }

  /// Goes on until it is called off.
  fileprivate static let endless = JobKind.reading { task in
    try await task.apart {
      while !task.isCalledOff { Thread.sleep(forTimeInterval: 0.01) }
      throw CancellationError()
    }
  }
}

@Suite(.timeLimit(.minutes(5))) struct `A long piece of work` {
  @Test(arguments: TestDatabase.all)
  func `runs beside everything else, saves what came of it in one act, and keeps no file`(database: TestDatabase)
    async throws
  {
    let bench = Bench(try await database.district(), .reading())
    let id = try await bench.hold()
    let held = try await bench.job(id)
    #expect(held.state == .held && held.files.map(\.name) == ["visits.csv"] && held.files[0].digest.count == 64)
    #expect(bench.filesLeft == 1)
    try await bench.start(id)
    let done = try await bench.wait(for: .done, of: id)
    #expect(done.state == .done && done.result == "/there" && done.ended != nil)
    await bench.runner.idle()
    #expect(try await bench.networks == 1)
    #expect(bench.filesLeft == 0)
  }

  @Test(arguments: TestDatabase.all)
  func `is stopped when somebody asks, and leaves nothing`(database: TestDatabase) async throws {
    let bench = Bench(try await database.district(), .endless)
    let id = try await bench.hold()
    try await bench.start(id)
    #expect(try await bench.wait(for: .running, of: id).state == .running)
    try await bench.runner.cancel(id, in: bench.district.id)
    #expect(try await bench.job(id).state == .cancelled)
    #expect(try await bench.networks == 0)
    #expect(bench.filesLeft == 0)
  }

  @Test(arguments: TestDatabase.all)
  func `is stopped from another server too, within a few seconds`(database: TestDatabase) async throws {
    let district = try await database.district()
    let (bench, other) = (Bench(district, .endless), Bench(district, .endless))
    let id = try await bench.hold()
    try await bench.start(id)
    _ = try await bench.wait(for: .running, of: id)
    try await other.runner.cancel(id, in: district.id)
    #expect(try await bench.wait(for: .cancelled, of: id).state == .cancelled)
    await bench.runner.idle()
  }

  @Test func `is stopped while it waits for its turn`() async throws {
    let bench = Bench(try await TestDatabase.sqlite.district(), .endless)
    let (first, second) = (try await bench.hold(), try await bench.hold())
    try await bench.start(first)
    _ = try await bench.wait(for: .running, of: first)
    try await bench.start(second)
    #expect(try await bench.job(second).state == .waiting)
    try await bench.runner.cancel(second, in: bench.district.id)
    #expect(try await bench.job(second).state == .cancelled)
    try await bench.runner.cancel(first, in: bench.district.id)
    #expect(bench.filesLeft == 0)
  }

  @Test func `says what was refused, and keeps nothing of it`() async throws {
    let refused = JobKind("test", Phrase(verbatim: "Test")) { _ in
      throw Refusal("score", "score.off-scale", Phrase(verbatim: "Line 3"))
    }
    let bench = Bench(try await TestDatabase.sqlite.district(), refused)
    let id = try await bench.hold()
    try await bench.start(id)
    let failed = try await bench.wait(for: .failed, of: id)
    #expect(failed.problems.map(\.code) == ["score.off-scale"])
    await bench.runner.idle()
    #expect(bench.filesLeft == 0)
  }

  @Test(arguments: TestDatabase.all)
  func `is never half applied`(database: TestDatabase) async throws {
    struct Sudden: Error {}
    let half = JobKind("test", Phrase(verbatim: "Test")) { _ in
      { records in
        try records.save(Network(id: .new(), name: "Half"))
        throw Sudden()
      }
    }
    let bench = Bench(try await database.district(), half)
    let seen = Mutex(0)
    await bench.runner.tell(faults: { error in if error is Sudden { seen.withLock { $0 += 1 } } })
    let id = try await bench.hold()
    try await bench.start(id)
    #expect(try await bench.wait(for: .failed, of: id).problems.map(\.code) == ["job.fault"])
    #expect(try await bench.networks == 0)
    #expect(seen.withLock { $0 } == 1)
  }

  @Test(arguments: TestDatabase.all)
  func `belongs to one server only`(database: TestDatabase) async throws {
    let district = try await database.district()
    let (bench, other) = (Bench(district, .reading()), Bench(district, .reading()))
    let (id, own) = (try await bench.hold(), try await other.hold())
    await #expect(throws: Refusal.self) { try await other.start(id) }
    #expect(try await bench.job(id).state == .held)
    try await other.runner.lookAround()
    #expect(try await bench.job(id).state == .held, "whoever lives keeps what is theirs")
    try await bench.start(id)
    try await other.start(own)
    _ = try await bench.wait(for: .done, of: id)
    _ = try await other.wait(for: .done, of: own)
    #expect(try await bench.networks == 2)
  }

  @Test(arguments: TestDatabase.all)
  func `is marked as failed when its server gives no sign of life, and its late result is not taken`(
    database: TestDatabase
  ) async throws {
    let clock = TestClock()
    let goOn = Mutex(false)
    let district = try await database.district(now: clock.now)
    let slow = JobKind.reading { _ in
      while !goOn.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(10)) }
    }
    let (bench, other) = (Bench(district, slow), Bench(district, slow))
    let id = try await bench.hold()
    try await bench.start(id)
    _ = try await bench.wait(for: .running, of: id)
    clock.advance(seconds: JobRunner.lease + 5)
    try await other.runner.lookAround()
    #expect(try await bench.job(id).problems.map(\.code) == ["job.stopped"])
    goOn.withLock { $0 = true }
    await bench.runner.idle()
    #expect(try await bench.job(id).state == .failed)
    #expect(try await bench.networks == 0)
  }

  @Test func `is renewed by its server while it lives, and its files are forgotten after two hours of nothing`()
    async throws
  {
    let clock = TestClock()
    let bench = Bench(try await TestDatabase.sqlite.district(now: clock.now), .reading())
    let other = Bench(bench.district, .reading())
    let id = try await bench.hold()
    clock.advance(seconds: 50)
    try await bench.runner.lookAround()
    clock.advance(seconds: 50)
    try await other.runner.lookAround()
    #expect(try await bench.job(id).state == .held)
    clock.advance(seconds: JobRunner.longestHeld)
    try await bench.runner.lookAround()
    #expect(try await bench.job(id).state == .cancelled)
    #expect(bench.filesLeft == 0)
  }

  @Test func `ends in order with its server`() async throws {
    let bench = Bench(try await TestDatabase.sqlite.district(), .endless)
    let (first, second) = (try await bench.hold(), try await bench.hold())
    try await bench.start(first)
    _ = try await bench.wait(for: .running, of: first)
    try await bench.start(second)
    let third = try await bench.hold()
    await bench.runner.end()
    for id in [first, second, third] {
      let job = try await bench.job(id)
      #expect(job.state == .failed && job.problems.map(\.code) == ["job.stopped"])
    }
    #expect(bench.filesLeft == 0)
  }

  @Test func `of a dead program is known by its lock`() throws {
    let parent = TemporaryFolder.ofThisRun.file("jobs")
    let living = try JobFolder(in: parent)
    let dead = parent.appending(path: "gone")
    try FileManager.default.createDirectory(at: dead, withIntermediateDirectories: true)
    for name in ["alive", "x-ratings"] { try Data("1".utf8).write(to: dead.appending(path: name)) }
    #expect(JobFolder.removeDead(in: parent) == ["gone"])
    #expect(!FileManager.default.fileExists(atPath: dead.path))
    withExtendedLifetime(living) { #expect(JobFolder.removeDead(in: parent) == []) }
  }
}
