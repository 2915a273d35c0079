import Exchange
import HTTPTypes
import Store
import Vocabulary

/// Bringing people and schools in: choose a file, see what it would do, do it, and take it back.
struct RosterPages: Pages {
  static let base = "/people/rosters"
  static let title = Phrase("Rosters", es: "Listados")
  static let templateAddress = base + "/template.csv"
  /// More than a state's staff takes; larger files come in from the command line.
  static let largestFile = 512 << 20

  var routes: [Route] {
    let one = Self.base + "/:number"
    return [
      .get(Self.base, .district(.importRoster), list),
      .post(Self.base, .district(.importRoster), limit: Self.largestFile, receive),
      .get(Self.templateAddress, .district(.importRoster), template),
      .get(one, .district(.importRoster), show),
      .post(one + "/district", .district(.importRoster), chooseDistrict),
      .post(one + "/review", .district(.importRoster), review),
      .post(one + "/apply", .district(.importRoster), apply),
      .post(one + "/drop", .district(.importRoster), drop),
      .post(one + "/undo", .district(.importRoster), undo),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .people, Self.title,
        about: Phrase(
          "Bring people and schools in from a file, and take an import back.",
          es: "Importe personas y escuelas de un archivo, y deshaga una importación."),
        to: Self.base)
    ]
  }

  static let link = Link(title, to: base)
  static func address(_ number: Int) -> String { "\(base)/\(number)" }
}

// MARK: - Choosing a file

extension RosterPages {
  func list(_ visit: Visit) async throws -> Reply { try await list(visit, []) }

  private func list(_ visit: Visit, _ findings: [Finding]) async throws -> Reply {
    let batches = try await visit.read { try $0.rosterBatches() }
    let view = RosterListView(batches: batches, findings: findings, csrf: visit.session?.csrf)
    return visit.page(
      Self.title, under: [.strategy(.people)], hasErrors: !findings.isEmpty,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }

  /// An empty plain roster, to fill in.
  func template(_ visit: Visit) async throws -> Reply {
    .download(PlainRoster.template, as: ListFormat.csv.type, named: "roster.csv")
  }

  func receive(_ visit: Visit) async throws -> Reply {
    guard let file = visit.file("file"), file.sort != .empty else {
      return try await list(
        visit,
        [
          Finding(
            "file", "required", Phrase("Choose a file that is not empty", es: "Elija un archivo que no esté vacío"))
        ])
    }
    do {
      let batch = try await visit.store.previewRoster(
        in: visit.signedIn.district.id, by: visit.author, file: file.name
      ) {
        let archive = try Archive(path: file.path, limits: .upload, name: file.name)
        return try RosterFormat.recognised(in: archive).source(archive)
      }
      return .redirect(Self.address(batch.number))
    } catch let refusal as Refusal {
      // The place in the file is in the words; on the page, the answer is the file.
      return try await list(visit, refusal.findings.map { Finding("file", $0.code, $0.message) })
    }
  }
}

// MARK: - One batch

extension RosterPages {
  func show(_ visit: Visit) async throws -> Reply { try await show(visit, []) }

  private func show(_ visit: Visit, _ findings: [Finding]) async throws -> Reply {
    let number = try number(visit)
    let shown = try await visit.read { records in
      guard let batch = try records.rosterBatch(number) else { throw Absent() }
      return (batch: batch, listed: try batch.listedDistricts(in: records))
    }
    let title = Phrase(verbatim: shown.batch.file)
    let status: HTTPResponse.Status = findings.isEmpty ? .ok : .unprocessableContent
    let html: HTML =
      shown.listed.count > 1
      ? ChooseDistrictView(
        batch: shown.batch, districts: shown.listed, own: try visit.signedIn.district.name, findings: findings,
        csrf: visit.session?.csrf
      ).html
      : RosterBatchView(
        batch: shown.batch, findings: findings, csrf: visit.session?.csrf, done: visit.query["done"]
      ).html
    return visit.page(
      title, under: [.strategy(.people), Self.link], hasErrors: !findings.isEmpty, status: status, html)
  }

  private func number(_ visit: Visit) throws -> Int {
    guard let number = Int(visit.parameter("number")) else { throw Absent() }
    return number
  }

  /// Does something to the batch; what is refused is said on its page.
  private func change(
    _ visit: Visit, then done: String, _ act: (Int, District.ID, Author) async throws -> Void
  ) async throws -> Reply {
    let number = try number(visit)
    do {
      try await act(number, visit.signedIn.district.id, visit.author)
      return .redirect("\(Self.address(number))?done=\(done)")
    } catch let refusal as Refusal {
      if refusal.findings.contains(where: { $0.code == "no-batch" }) { throw Absent() }
      return try await show(visit, refusal.findings)
    }
  }

  func chooseDistrict(_ visit: Visit) async throws -> Reply {
    let listed = visit.form["listed"]
    return try await change(visit, then: "chosen") {
      _ = try await visit.store.chooseDistrict(listed, for: $0, in: $1, by: $2)
    }
  }

  func review(_ visit: Visit) async throws -> Reply {
    try await change(visit, then: "reviewed") { _ = try await visit.store.reviewRoster($0, in: $1, by: $2) }
  }

  func apply(_ visit: Visit) async throws -> Reply {
    let anyway = visit.form.has("anyway")
    return try await change(visit, then: "applied") {
      _ = try await visit.store.applyRoster($0, in: $1, by: $2, anyway: anyway)
    }
  }

  func undo(_ visit: Visit) async throws -> Reply {
    let sparing = visit.form.has("sparing")
    return try await change(visit, then: "undone") {
      _ = try await visit.store.undoRoster($0, in: $1, by: $2, sparing: sparing)
    }
  }

  func drop(_ visit: Visit) async throws -> Reply {
    try await visit.store.dropRoster(try number(visit), in: visit.signedIn.district.id, by: visit.author)
    return .redirect(Self.base)
  }
}

extension RosterBatch {
  /// The districts to choose from, while a preview from a directory still holds several.
  fileprivate func listedDistricts(in records: Records) throws -> [ListedDistrict] {
    status == .previewed && feed == "nces" ? try records.listedDistricts(of: number) : []
  }
}
