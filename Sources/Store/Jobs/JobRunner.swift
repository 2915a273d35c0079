import Foundation
import Vocabulary

/// Does the district's long pieces of work in the background, one after the other, and knows when a program has died over its own.
///
/// A piece of work belongs to the program that has its files. While that lives it renews a lease; what stands under a lease that has
/// run out, or belongs to a program known to be dead, is marked as failed by whoever sees it first. A result is saved in the same
/// transaction that marks the work as done, and only while it is still this program's: nothing is half applied, and nothing twice.
/// Source: docs/decisions/0062-work-in-the-background.md
package actor JobRunner {
  /// Seconds without a sign of life after which a program is taken to be dead.
  static let lease = 60
  /// How long files wait for somebody to say what to do with them.
  static let longestHeld = 2 * 3600

  private struct Waiting {
    let id: Job.ID
    let district: District.ID
    let author: Author
  }

  private let store: Store
  private let kinds: [JobKind]
  private let parent: URL
  private var opened: JobFolder?
  private var queue: [Waiting] = []
  private var current: (task: JobTask, work: Task<Void, Never>)?
  private var isBusy = false
  private var isEnding = false
  private var onFault: @Sendable (any Error) -> Void = { _ in }

  package init(_ store: Store, kinds: [JobKind] = JobKind.all, in parent: URL? = nil) {
    self.store = store
    self.kinds = kinds
    self.parent = parent ?? JobFolder.usualParent
  }

  /// What nobody foresaw is told to this.
  package func tell(faults: @escaping @Sendable (any Error) -> Void) { onFault = faults }

  private func folder() throws -> JobFolder {
    if let opened { return opened }
    let folder = try JobFolder(in: parent)
    opened = folder
    return folder
  }

  // MARK: Asking for work

  /// Takes over files that somebody has sent, until they say what to do with them.
  package func hold(
    _ kind: String, title: String, files: [(role: String, name: String, path: String)], in district: District.ID,
    by author: Author
  ) async throws -> Job.ID {
    let folder = try folder()
    let listed = try files.map { file in
      JobFile(
        role: file.role, name: file.name, size: try JobFolder.size(of: file.path),
        digest: try JobFolder.digest(of: file.path))
    }
    let job = NewJob(kind: kind, title: title, files: listed, author: author)
    do {
      for file in files { try folder.take(file.path, for: job.id, file.role) }
      let holder = folder.holder
      try await store.keep(district) {
        try $0.insert(job, holder: holder, lease: $0.moment.adding(seconds: Self.lease))
      }
    } catch {
      folder.forget(job.id, listed)
      throw error
    }
    return job.id
  }

  /// Where a file of a job lies; nil when this program does not have it.
  package func path(_ job: Job, _ role: String) -> String? {
    guard let opened, opened.holder == job.holder else { return nil }
    let path = opened.path(job.id, role)
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// Puts work that is held into the queue.
  /// - Throws: `Refusal` when its files are not here any more.
  package func start(_ id: Job.ID, spec: String, in district: District.ID, by author: Author) async throws {
    let holder = opened?.holder ?? ""
    let isOurs = try await store.keep(district) { records in
      try records.move(id, of: holder, from: .held, to: .waiting, spec: spec)
    }
    guard isOurs, !isEnding else { throw Refusal("", "job.gone", Self.gone) }
    queue.append(Waiting(id: id, district: district, author: author))
    takeNext()
  }

  /// Stops a piece of work. One that runs here is told at once, one that runs elsewhere within a second or two.
  package func cancel(_ id: Job.ID, in district: District.ID) async throws {
    guard try await store.keep(district, { try $0.callOff(id) }) else { return }
    queue.removeAll { $0.id == id }
    if let current, current.task.job.id == id {
      current.task.callOff()
      await current.work.value
      return
    }
    let holder = opened?.holder ?? ""
    let ended = try await store.keep(district) { records -> Job? in
      guard let job = try records.job(id), job.state != .running, job.holder == holder || job.state == .held else {
        return nil
      }
      return try records.end(id, as: .cancelled) ? job : nil
    }
    if let ended { opened?.forget(id, ended.files) }
  }

  // MARK: Doing it

  private func takeNext() {
    guard !isBusy, !isEnding, !queue.isEmpty, let folder = opened else { return }
    isBusy = true
    let next = queue.removeFirst()
    Task { await begin(next, folder) }
  }

  private func begin(_ next: Waiting, _ folder: JobFolder) async {
    let holder = folder.holder
    let found = try? await store.keep(next.district) { records -> (job: Job?, isOurs: Bool) in
      let isOurs = try records.move(next.id, of: holder, from: .waiting, to: .running)
      if !isOurs { try records.end(next.id, as: .cancelled) }
      return (try records.job(next.id), isOurs)
    }
    guard let job = found?.job, found?.isOurs == true else {
      if let job = found?.job { folder.forget(job.id, job.files) }
      isBusy = false
      return takeNext()
    }
    let task = JobTask(job, store, next.district, folder)
    current = (task, Task { await self.carryOut(task, by: next.author, folder) })
  }

  private func carryOut(_ task: JobTask, by author: Author, _ folder: JobFolder) async {
    let ticking = Task { [store] in await Self.tick(task, store, folder.holder) }
    let ending: (state: Job.State, problems: [Finding])?
    do {
      guard let kind = kinds.first(where: { $0.name == task.job.kind }) else {
        throw DatabaseFault(.other, "no such kind")
      }
      let save = try await kind.carryOut(task)
      try await finish(task, save, by: author, holder: folder.holder)
      ending = nil
    } catch is CancellationError {
      ending = isEnding ? (.failed, [Self.stopped]) : (.cancelled, [])
    } catch let refusal as Refusal {
      ending = (.failed, refusal.findings)
    } catch let denied as Denied {
      ending = (.failed, [Finding("", "denied", denied.why)])
    } catch {
      onFault(error)
      ending = (.failed, [Self.fault])
    }
    ticking.cancel()
    folder.forget(task.job.id, task.job.files)
    if let ending {
      _ = try? await store.keep(task.district) { try $0.end(task.job.id, as: ending.state, ending.problems) }
    }
    current = nil
    isBusy = false
    takeNext()
  }

  /// Saves what came of it, and that it is done, in one act.
  private func finish(_ task: JobTask, _ save: @escaping JobKind.Save, by author: Author, holder: String) async throws {
    let id = task.job.id
    try await store.act(task.district, by: author) { records in
      let isOurs = try records.change(
        """
        UPDATE job SET state = 'done', progress = 1000, ended = \(records.moment)
        WHERE district = \(records.district) AND id = \(id) AND holder = \(holder) AND state = 'running' AND cancel = 0
        """)
      guard isOurs > 0 else { throw CancellationError() }
      let address = try save(records)
      try records.change(
        "UPDATE job SET result = \(address) WHERE district = \(records.district) AND id = \(id)")
    }
  }

  /// Once a second: writes down how far it is, where that has changed, and looks whether anybody wants it to stop.
  private static func tick(_ task: JobTask, _ store: Store, _ holder: String) async {
    var (known, seconds) = (0, 0)
    while (try? await Task.sleep(for: .seconds(1))) != nil {
      let share = Int(task.share * 1000)
      seconds += 1
      let renews = share != known || seconds % 15 == 0
      known = share
      let isWanted =
        try? await
        (renews
        ? store.keep(task.district) { try $0.renew(task.job.id, holder, share) }
        : store.read(task.district) { try $0.isWanted(task.job.id, holder) })
      if isWanted == false { task.callOff() }
    }
  }

  // MARK: The living and the dead

  /// Says that this program lives, and marks as failed what belongs to programs that do not. To be called four times a minute.
  package func lookAround() async throws {
    let dead = JobFolder.removeDead(in: parent)
    let own = opened?.holder ?? ""
    for district in try await store.districts() {
      let forgotten = try await store.keep(district.id) { records -> [Job] in
        try records.renewLeases(of: own)
        try records.failJobs(ofOthersThan: own, dead: dead, Self.stopped)
        return try records.endHeld(by: own, for: Self.longestHeld)
      }
      for job in forgotten { opened?.forget(job.id, job.files) }
    }
  }

  /// Stops what runs, and lets go of what waits, because the program ends.
  package func end() async {
    isEnding = true
    let waiting = queue
    queue = []
    for one in waiting {
      _ = try? await store.keep(one.district) { try $0.end(one.id, as: .failed, [Self.stopped]) }
    }
    if let current {
      current.task.callOff()
      await current.work.value
    }
    if let holder = opened?.holder {
      for district in (try? await store.districts()) ?? [] {
        _ = try? await store.keep(district.id) { try $0.failJobs(of: holder, Self.stopped) }
      }
    }
    opened = nil
  }

  /// Until nothing waits or runs any more: for tests and for the command line.
  package func idle() async {
    while isBusy || !queue.isEmpty {
      if let work = current?.work { await work.value } else { try? await Task.sleep(for: .milliseconds(5)) }
    }
  }
}

// MARK: - Words

extension JobRunner {
  static let stopped = Finding(
    "", "job.stopped",
    Phrase(
      "It was stopped when the program ended. Nothing of it was kept; give the file again and run it again.",
      es: "Se detuvo al terminar el programa. No se guardó nada; vuelva a dar el archivo y ejecútelo de nuevo."))
  static let fault = Finding(
    "", "job.fault",
    Phrase(
      "Something went wrong that nobody foresaw. Nothing of it was kept; it stands in the log of the server.",
      es: "Ocurrió algo que nadie previó. No se guardó nada; consta en el registro del servidor."))
  static let gone = Phrase(
    "The file is not here any more. Files wait for two hours, on the server that received them. Give it again.",
    es: "El archivo ya no está aquí. Los archivos esperan dos horas, en el servidor que los recibió. Vuelva a darlo.")
}

extension JobFolder {
  static func size(of path: String) throws -> Int {
    (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  }
}

// MARK: - Leases

extension Records {
  private static var alive: SQL { "state IN ('held', 'waiting', 'running')" }

  /// False when the work is not this program's any more, or is to stop.
  fileprivate func renew(_ id: Job.ID, _ holder: String, _ progress: Int) throws -> Bool {
    try session.run(
      """
      UPDATE job SET progress = \(progress), lease = \(moment.adding(seconds: JobRunner.lease))
      WHERE district = \(district) AND id = \(id) AND holder = \(holder) AND state = 'running' AND cancel = 0
      """) > 0
  }

  fileprivate func isWanted(_ id: Job.ID, _ holder: String) throws -> Bool {
    try session.count(
      """
      SELECT COUNT(*) FROM job
      WHERE district = \(district) AND id = \(id) AND holder = \(holder) AND state = 'running' AND cancel = 0
      """) > 0
  }

  fileprivate func renewLeases(of holder: String) throws {
    try session.run(
      """
      UPDATE job SET lease = \(moment.adding(seconds: JobRunner.lease))
      WHERE district = \(district) AND holder = \(holder) AND \(Self.alive)
      """)
  }

  fileprivate func failJobs(ofOthersThan own: String, dead: [String], _ why: Finding) throws {
    let isDead: SQL = dead.isEmpty ? "lease < \(moment)" : "(lease < \(moment) OR holder IN (\(list: dead)))"
    try session.run(
      """
      UPDATE job SET state = 'failed', ended = \(moment), problems = \(JobJSON.text([why]))
      WHERE district = \(district) AND holder <> \(own) AND \(Self.alive) AND \(isDead)
      """)
  }

  fileprivate func failJobs(of holder: String, _ why: Finding) throws {
    try session.run(
      """
      UPDATE job SET state = 'failed', ended = \(moment), problems = \(JobJSON.text([why]))
      WHERE district = \(district) AND holder = \(holder) AND \(Self.alive)
      """)
  }

  /// Files of which nobody has said for so many seconds what to do with them.
  fileprivate func endHeld(by holder: String, for seconds: Int) throws -> [Job] {
    let old = try session.rows(
      """
      SELECT \(name: Job.columns) FROM job
      WHERE district = \(district) AND holder = \(holder) AND state = 'held'
        AND (cancel = 1 OR asked < \(moment.adding(seconds: -seconds)))
      """
    ).compactMap(Job.init(row:))
    for job in old { try end(job.id, as: .cancelled) }
    return old
  }
}
