import Context
import Foundation
import HTTPTypes
import Statistics
import Store
import Vocabulary

/// How far ratings and growth can be trusted: bringing the files, saying what their columns hold, and what was found.
struct RigorPages: Pages {
  static let base = "/context/rigor"
  static let new = base + "/new"
  static let title = Phrase("How far ratings can be trusted", es: "Hasta dónde se puede confiar en las valoraciones")
  static let link = Link(title, to: base)
  static let bring = Phrase("Bring ratings or growth", es: "Traer valoraciones o progreso")
  /// As for rosters.
  static let largestFile = RosterPages.largestFile

  static func address(_ id: KeptRigor.ID) -> String { "\(base)/\(id)" }
  static func columnsAddress(_ job: Job.ID) -> String { "\(base)/files/\(job)/import" }

  var routes: [Route] {
    let (one, file) = (Self.base + "/:id", Self.base + "/files/:job/import")
    return [
      .get(Self.base, .district(.readDelicate), list),
      .get(Self.new, .district(.analyze), showing: .nothing, ask),
      .post(Self.new, .district(.analyze), limit: Self.largestFile, receive),
      .get(file, .district(.analyze), showing: .nothing, columns),
      .post(file, .district(.analyze), run),
      .get(one, .district(.readDelicate), show),
      .post(one + "/again", .district(.analyze), limit: Self.largestFile, again),
      .post(one + "/remove", .district(.analyze), remove),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .context, Self.title,
        about: Phrase(
          "How often it would be right to name somebody by ratings or growth, measured on our own data.",
          es:
            "Con qué frecuencia sería acertado nombrar a alguien por valoraciones o progreso, medido con nuestros datos."
        ),
        to: Self.base)
    ]
  }
}

// MARK: - What was found

extension RigorPages {
  func list(_ visit: Visit) async throws -> Reply {
    let (kept, answer) = try await visit.read { (try $0.rigorAnalyses(), try $0.knowingTopTeachers().answer) }
    let view = RigorListView(kept: kept, answer: answer, mayAnalyze: visit.allows(.analyze))
    return visit.page(Self.title, under: [ContextSite.link], view.html)
  }

  func show(_ visit: Visit) async throws -> Reply { try await show(visit, []) }

  private func show(_ visit: Visit, _ findings: [Finding]) async throws -> Reply {
    let id: KeptRigor.ID = visit.id()
    guard let found = try await visit.read({ try $0.rigorAnalysis(id) }) else { throw Absent() }
    let view = RigorView(
      kept: found.kept, outcome: found.outcome, findings: findings,
      csrf: visit.allows(.analyze) ? visit.session?.csrf : nil)
    return visit.page(
      RigorView.title(found.kept.year), under: [ContextSite.link, Self.link], hasErrors: !findings.isEmpty,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }

  /// The same question, put to the same files once more.
  func again(_ visit: Visit) async throws -> Reply {
    let id: KeptRigor.ID = visit.id()
    guard let (kept, outcome) = try await visit.read({ try $0.rigorAnalysis(id) }) else { throw Absent() }
    var files: [(role: String, name: String, path: String)] = []
    var findings: [Finding] = []
    for wanted in kept.files {
      guard let file = visit.file(wanted.role), file.sort != .empty else {
        findings.append(Finding(wanted.role, "required", Phrase("Choose the file", es: "Elija el archivo")))
        continue
      }
      if try JobFolder.digest(of: file.path) != wanted.digest { findings.append(Self.another(wanted)) }
      files.append((wanted.role, file.name, file.path))
    }
    guard findings.isEmpty else { return try await show(visit, findings) }
    let (district, author) = (try visit.signedIn.district.id, try visit.author)
    let job = try await visit.site.jobs.hold(
      JobKind.rigor.name, title: "\(kept.title), again", files: files, in: district, by: author)
    let order = RigorOrder(outcome.question, again: id)
    try await visit.site.jobs.start(job, spec: JobJSON.text(order), in: district, by: author)
    return .redirect(JobPages.address(job))
  }

  private static func another(_ file: JobFile) -> Finding {
    Finding(
      file.role, "digest.other",
      Phrase(
        "This is another file than “\(file.name)”, of which the analysis was made: its digest (SHA-256) is not \(file.digest.prefix(16))…",
        es:
          "Este archivo no es «\(file.name)», del que se hizo el análisis: su resumen (SHA-256) no es \(file.digest.prefix(16))…"
      ))
  }

  func remove(_ visit: Visit) async throws -> Reply {
    let id: KeptRigor.ID = visit.id()
    do {
      try await visit.act(why: visit.form["why"].trimmed) { try $0.removeRigor(id) }
      return .redirect(Self.base + "?done=removed")
    } catch let refusal as Refusal where refusal.findings.contains(where: { $0.field == "why" }) {
      return try await show(visit, refusal.findings)
    }
  }
}

// MARK: - Bringing files

extension RigorPages {
  func ask(_ visit: Visit) async throws -> Reply { ask(visit, []) }

  private func ask(_ visit: Visit, _ findings: [Finding]) -> Reply {
    visit.page(
      Self.bring, under: [ContextSite.link, Self.link], hasErrors: !findings.isEmpty,
      status: findings.isEmpty ? .ok : .unprocessableContent,
      RigorUploadView(findings: findings, csrf: visit.session?.csrf).html)
  }

  func receive(_ visit: Visit) async throws -> Reply {
    var files: [(role: String, name: String, path: String)] = []
    var findings: [Finding] = []
    for role in RigorFile.allCases {
      guard let file = visit.file(role.rawValue), file.sort != .empty else { continue }
      do {
        guard file.sort == .text else { throw Refusal(role.rawValue, "file.not-csv", Self.notText(file.name)) }
        _ = try DataFile(path: file.path).headings
        files.append((role.rawValue, file.name, file.path))
      } catch let refusal as Refusal {
        let place = file.path
        findings += refusal.findings.map {
          Finding(
            role.rawValue, $0.code,
            Phrase($0.message.en.replacing(place, with: file.name), es: $0.message.es.replacing(place, with: file.name))
          )
        }
      }
    }
    if files.isEmpty, findings.isEmpty {
      findings = [
        Finding(
          RigorFile.ratings.rawValue, "required",
          Phrase("Choose at least one file that is not empty", es: "Elija al menos un archivo que no esté vacío"))
      ]
    }
    guard findings.isEmpty else { return ask(visit, findings) }
    let job = try await visit.site.jobs.hold(
      JobKind.rigor.name, title: files.map(\.name).joined(separator: ", "), files: files,
      in: visit.signedIn.district.id, by: visit.author)
    return .redirect(Self.columnsAddress(job))
  }

  private static func notText(_ name: String) -> Phrase {
    Phrase(
      "\(name) is not a CSV file. In your spreadsheet, save it as “CSV UTF-8”.",
      es: "\(name) no es un archivo CSV. En su hoja de cálculo, guárdelo como «CSV UTF-8».")
  }
}

// MARK: - What the columns hold

extension RigorPages {
  func columns(_ visit: Visit) async throws -> Reply {
    let (job, headings) = try await held(visit)
    guard let headings else { return .redirect(job.address) }
    return try await columns(visit, job, headings, RigorForm(guessing: headings, in: visit.thisYear), [])
  }

  private func columns(
    _ visit: Visit, _ job: Job, _ headings: [RigorFile: [String]], _ form: RigorForm, _ findings: [Finding]
  ) async throws -> Reply {
    let view = RigorColumnsView(job: job, headings: headings, form: form, findings: findings, csrf: visit.session?.csrf)
    return visit.page(
      RigorColumnsView.title, under: [ContextSite.link, Self.link], hasErrors: !findings.isEmpty,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }

  /// The headings of files that wait to be told what their columns hold; nil where they do not wait here any more.
  private func held(_ visit: Visit) async throws -> (Job, [RigorFile: [String]]?) {
    let id: Job.ID = visit.id("job")
    guard let job = try await visit.read({ try $0.job(id) }), job.kind == JobKind.rigor.name else { throw Absent() }
    guard job.state == .held else { return (job, nil) }
    var headings: [RigorFile: [String]] = [:]
    for file in job.files {
      guard let role = RigorFile(rawValue: file.role) else { continue }
      guard let path = await visit.site.jobs.path(job, file.role) else { return (job, nil) }
      headings[role] = try DataFile(path: path).headings
    }
    return (job, headings)
  }

  func run(_ visit: Visit) async throws -> Reply {
    let (job, headings) = try await held(visit)
    guard let headings else { return .redirect(job.address) }
    let form = RigorForm(visit.form, headings)
    let findings = form.findings(headings)
    guard findings.isEmpty else { return try await columns(visit, job, headings, form, findings) }
    try await visit.site.jobs.start(
      job.id, spec: JobJSON.text(RigorOrder(form.question)), in: visit.signedIn.district.id, by: visit.author)
    return .redirect(job.address)
  }
}

extension Visit {
  fileprivate var thisYear: SchoolYear { SchoolYear(containing: store.now().day) }
}
