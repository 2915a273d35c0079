import Build
import HTTPTypes
import Store
import Vocabulary

/// One report that was issued: read, taken away as a file, and put before everybody.
struct IssuedReportPages: Pages {
  static func address(_ id: IssuedReport.ID) -> String { "\(ReportPages.path)/issued/\(id)" }

  var routes: [Route] {
    let path = "\(ReportPages.path)/issued/:id"
    return [
      .get(path, .district(.readPlan), showing: .forAll, show),
      .get("\(path)/file", .district(.readPlan), file),
      .get("\(path)/certificate", .district(.readPlan), certificate),
      .post("\(path)/pdf", .district(.readPlan), print),
      .post("\(path)/publish", .district(.editPlan), publish),
      .post("\(path)/withdraw", .district(.editPlan), withdraw),
    ]
  }

  private func found(_ visit: Visit) async throws -> (IssuedReport, String) {
    let (id, language): (IssuedReport.ID, Language) = (visit.id(), visit.language)
    let found = try await visit.read { records in
      try records.issuedReport(id).map { ($0, try records.copy(of: $0, in: language)) }
    }
    guard let found else { throw Absent() }
    return found
  }

  func show(_ visit: Visit) async throws -> Reply {
    let (report, copy) = try await found(visit)
    let view = IssuedReportView(visit: visit, report: report, copy: copy)
    return visit.page(report.title, under: [.strategy(.measures), ReportPages.link], view.html)
  }

  func file(_ visit: Visit) async throws -> Reply {
    let (report, copy) = try await found(visit)
    return .copy(copy, of: report, in: visit.language)
  }

  func certificate(_ visit: Visit) async throws -> Reply { .certificate(of: try await found(visit).0) }

  func print(_ visit: Visit) async throws -> Reply {
    let (report, copy) = try await found(visit)
    return try await visit.pdf(copy, named: "\(report.fileName).pdf")
  }

  func publish(_ visit: Visit) async throws -> Reply { try await put(visit, true) }
  func withdraw(_ visit: Visit) async throws -> Reply { try await put(visit, false) }

  private func put(_ visit: Visit, _ isPublished: Bool) async throws -> Reply {
    let id: IssuedReport.ID = visit.id()
    guard try await visit.read({ try $0.issuedReport(id) }) != nil else { throw Absent() }
    try await visit.act { try $0.publish(id, isPublished) }
    return .redirect("\(Self.address(id))?done=saved")
  }
}

/// A report that is before everybody, read without signing in.
struct PublishedReportPages: Pages {
  static func address(_ id: IssuedReport.ID, in district: District.ID) -> String { "/published/\(district)/\(id)" }

  var routes: [Route] {
    let path = "/published/:district/:report"
    return [
      .get(path, .nothing, show), .get("\(path)/file", .nothing, file),
      .get("\(path)/certificate", .nothing, certificate),
    ]
  }

  /// Throws `Absent` for a report that is not published, or not any more.
  private func found(_ visit: Visit) async throws -> (District, IssuedReport, String) {
    guard let district = try await visit.store.district(visit.id("district")) else { throw Absent() }
    let (id, language): (IssuedReport.ID, Language) = (visit.id("report"), visit.language)
    let found = try await visit.store.read(district.id) { records -> (IssuedReport, String)? in
      guard let report = try records.issuedReport(id), report.isPublished else { return nil }
      return (report, try records.copy(of: report, in: language))
    }
    guard let found else { throw Absent() }
    return (district, found.0, found.1)
  }

  func show(_ visit: Visit) async throws -> Reply {
    let (district, report, copy) = try await found(visit)
    var frame = visit.frame(report.title)
    frame.district = district.name
    let address = Self.address(report.id, in: district.id)
    let about = IssuedCopyView(report: report, address: address, hasName: false)
    return .html(frame.html("\(StandalonePage.main(of: copy))\(about)"))
  }

  func file(_ visit: Visit) async throws -> Reply {
    let (_, report, copy) = try await found(visit)
    return .copy(copy, of: report, in: visit.language)
  }

  func certificate(_ visit: Visit) async throws -> Reply { .certificate(of: try await found(visit).1) }
}

extension Reply {
  /// Byte for byte as it was issued.
  fileprivate static func copy(_ copy: String, of report: IssuedReport, in language: Language) -> Reply {
    .download(Array(copy.utf8), as: "text/html; charset=utf-8", named: "\(report.fileName)-\(language.rawValue).html")
  }

  fileprivate static func certificate(of report: IssuedReport) -> Reply {
    .download(Array(report.certificate.utf8), as: "application/json", named: "\(report.fileName)-audit.json")
  }
}

extension IssuedReport {
  var fileName: String {
    sort == .annual ? "annual-report-\(year.start)-\(audience.rawValue)" : "report-\(audience.rawValue)-\(day)"
  }
}

/// A report that was issued, with what can be done with it.
struct IssuedReportView: View {
  let visit: Visit
  let report: IssuedReport
  let copy: String

  var html: HTML {
    """
    <div class="report-tools"><p>\(report.tag) \(report.isPublished ? open : nil)</p>\(publishing)\(printing)</div>
    \(StandalonePage.main(of: copy))
    \(IssuedCopyView(report: report, address: IssuedReportPages.address(report.id), hasName: true))
    """
  }

  private var open: HTML? {
    guard let district = visit.session?.district.id else { return nil }
    return Link(
      Phrase("Open as everybody sees it", es: "Abrir como lo ve todo el mundo"),
      to: PublishedReportPages.address(report.id, in: district)
    ).html
  }

  private var publishing: ButtonForm? {
    guard report.audience.isPublic, visit.allows(.editPlan) else { return nil }
    let base = IssuedReportPages.address(report.id)
    return report.isPublished
      ? ButtonForm(Phrase("Withdraw it", es: "Retirarlo"), to: "\(base)/withdraw", csrf: visit.csrf)
      : ButtonForm(
        Phrase("Put it before everybody", es: "Publicarlo"), to: "\(base)/publish", csrf: visit.csrf, style: .primary)
  }

  private var printing: HTML {
    guard visit.site.printer != nil else { return ReportPrinting.withoutBrowser }
    return ButtonForm(
      ReportPrinting.words, to: "\(IssuedReportPages.address(report.id))/pdf", csrf: visit.csrf
    ).html
  }
}

/// By what everybody can tell that a copy is the one that was issued.
struct IssuedCopyView: View {
  let report: IssuedReport
  let address: String
  let hasName: Bool

  var html: HTML {
    var rows: [SummaryList.Row] = [
      .init(
        Phrase("Issued", es: "Emitido"),
        hasName
          ? Phrase("\(report.moment.shownDay), by \(report.name)", es: "\(report.moment.shownDay), por \(report.name)")
          : Phrase(verbatim: report.moment.shownDay.description)),
      .init(
        Phrase("SHA-256 of this copy", es: "SHA-256 de esta copia"),
        "<code class=\"wraps\">\(report.digests[Reading.language] ?? "")</code>"),
      .init(
        Phrase("File", es: "Archivo"),
        "<a href=\"\(address)/file\" download>\(Phrase("Download this copy", es: "Descargar esta copia"))</a>"),
    ]
    if !report.certificate.isEmpty {
      rows.append(
        .init(
          Phrase("Audit of hidden counts", es: "Auditoría de recuentos ocultos"),
          """
          <a href="\(address)/certificate" download>\(Phrase("Download the certificate", es: "Descargar el certificado"))</a><br>\
          <code class="wraps">\(IssuedReport.digest(of: report.certificate))</code>
          """))
    }
    return SummaryList(Phrase("This copy", es: "Esta copia"), rows: rows).html
  }
}
