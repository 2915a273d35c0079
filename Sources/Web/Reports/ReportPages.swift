import Build
import HTTPTypes
import Logging
import Store
import Vocabulary

enum ReportSite {
  static let pages: [any Pages] = [ReportPages(), IssuedReportPages(), PublishedReportPages()]
}

/// Reports as they would be today: read, printed, and issued.
struct ReportPages: Pages {
  static let path = "/reports"
  static let title = Phrase("Reports", es: "Informes")
  static let link = Link(title, to: path)

  var routes: [Route] {
    [
      .get(Self.path, .district(.readPlan), list),
      .get("\(Self.path)/draft/:sort/:audience", .district(.readPlan), showing: .forAll, show),
      .post("\(Self.path)/draft/:sort/:audience/pdf", .district(.readPlan), print),
      .post("\(Self.path)/draft/:sort/:audience/issue", .district(.editPlan), issue),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .measures, Self.title,
        about: Phrase(
          "For the board, the state and everybody: where things stand, and what a year came to.",
          es: "Para la junta, el estado y todo el mundo: cómo van las cosas y qué dio de sí un año."), to: Self.path)
    ]
  }

  func list(_ visit: Visit) async throws -> Reply {
    let issued = try await visit.read { try $0.issuedReports() }
    return visit.page(Self.title, under: [.strategy(.measures)], ReportListView(issued: issued).html)
  }

  func show(_ visit: Visit) async throws -> Reply {
    let choice = try ReportChoice(visit, visit.query)
    do {
      let report = try await visit.read { try choice.report(in: $0) }
      return reply(visit, choice, report, [])
    } catch let refusal as Refusal {
      return reply(visit, choice, nil, refusal.findings)
    }
  }

  private func reply(_ visit: Visit, _ choice: ReportChoice, _ report: Report?, _ findings: [Finding]) -> Reply {
    let view = ReportDraftView(visit: visit, choice: choice, report: report, findings: findings)
    return visit.page(
      choice.title, under: [.strategy(.measures), Self.link], hasErrors: !findings.isEmpty,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }

  func print(_ visit: Visit) async throws -> Reply {
    let choice = try ReportChoice(visit, visit.form)
    let report = try await visit.read { try choice.report(in: $0) }
    return try await visit.pdf(report.copy(in: visit.language), named: report.fileName)
  }

  func issue(_ visit: Visit) async throws -> Reply {
    let choice = try ReportChoice(visit, visit.form)
    do {
      let issued = try await visit.act { records in
        let report = try choice.report(in: records)
        return try records.issue(report, copies: report.copies)
      }
      return .redirect("\(IssuedReportPages.address(issued.id))?done=saved")
    } catch let refusal as Refusal {
      return reply(visit, choice, nil, refusal.findings)
    }
  }
}

/// Which report is asked for: of what sort, for whom, of which year, with which parts.
struct ReportChoice: Sendable {
  let sort: ReportSort
  let audience: ReportAudience
  let year: SchoolYear
  let parts: [ReportPart]
  /// Years that an annual report can be of, the newest first.
  let years: [SchoolYear]

  /// Throws `Absent` for a report that there is not.
  init(_ visit: Visit, _ input: FormInput) throws {
    guard let sort = ReportSort(rawValue: visit.parameter("sort")),
      let audience = ReportAudience(rawValue: visit.parameter("audience")), sort.audiences.contains(audience)
    else { throw Absent() }
    (self.sort, self.audience) = (sort, audience)
    let now = SchoolYear(containing: try visit.signedIn.district.time.day(of: visit.store.now()))
    years = (0..<5).map { SchoolYear(now.start - $0) }
    let asked = Int(input["year"]).map { SchoolYear($0) } ?? now
    guard sort == .board ? asked == now : years.contains(asked) else { throw Absent() }
    year = asked
    let possible = sort.parts(for: audience)
    let chosen = input.all("part").compactMap(ReportPart.init(rawValue:)).filter(possible.contains)
    // Where boxes were shown and none was ticked, none is meant.
    parts = input.has("chosen") || !chosen.isEmpty ? chosen : possible
  }

  static func address(_ sort: ReportSort, _ audience: ReportAudience) -> String {
    "\(ReportPages.path)/draft/\(sort.rawValue)/\(audience.rawValue)"
  }

  var address: String { Self.address(sort, audience) }
  var title: Phrase { sort.label + Phrase(verbatim: ": ") + audience.label }

  func report(in records: Records) throws -> Report {
    let year = sort == .annual ? self.year : nil
    let facts = try records.reportFacts(for: audience, year: year)
    return try ReportWriter(facts, sort, for: audience, year: year, parts: parts).report()
  }

  /// What a form has to carry so that the same report is meant.
  var hidden: [HiddenField] {
    [HiddenField("year", String(year.start)), HiddenField("chosen", "yes")]
      + parts.map { HiddenField("part", $0.rawValue) }
  }
}

extension Report {
  var fileName: String {
    sort == .annual ? "annual-report-\(year.start)-\(audience.rawValue).pdf" : "report-\(audience.rawValue)-\(day).pdf"
  }
}

extension Visit {
  /// A copy as a PDF to keep, or a calm page that says why there is none.
  func pdf(_ copy: String, named name: String) async throws -> Reply {
    do {
      guard let printer = site.printer else { throw PDFPrinter.Failure.failed }
      return .download(try await printer.print(copy), as: "application/pdf", named: name)
    } catch let failure as PDFPrinter.Failure {
      log.warning("no PDF was made", metadata: ["reason": "\(failure)"])
      let page = CalmPage(
        Phrase("No PDF could be made just now", es: "No se ha podido crear el PDF"),
        [
          Phrase(
            "Try again in a minute. Printing from your browser works too, and can save a PDF.",
            es: "Inténtelo de nuevo en un minuto. También puede imprimir desde su navegador, que puede guardar un PDF.")
        ])
      return self.page(
        Phrase("No PDF could be made just now", es: "No se ha podido crear el PDF"), status: .serviceUnavailable,
        page.html)
    }
  }
}
