import Build
import Vocabulary

extension ActName {
  package static let reportIssued: ActName = "report-issued"
  package static let reportPublished: ActName = "report-published"
  package static let reportWithdrawn: ActName = "report-withdrawn"
}

extension ActRecords {
  /// Keeps a report as it is today, in both languages. What is entered later does not change it.
  @discardableResult package func issue(_ report: Report, copies: [Language: String]) throws -> IssuedReport {
    try author.require(.editPlan, at: .district)
    let (english, spanish) = (copies[.english] ?? "", copies[.spanish] ?? "")
    let id = IssuedReport.ID.new()
    let parts = report.sections.compactMap(\.part?.rawValue).joined(separator: ";")
    try change(
      """
      INSERT INTO issued_report (district, id, sort, audience, year, day, parts, moment, person, name, english, spanish,
        digest_english, digest_spanish, certificate, published)
      VALUES (\(district), \(id), \(report.sort.rawValue), \(report.audience.rawValue), \(report.year.start), \(report.day),
        \(parts), \(moment), \(author.person), \(author.name), \(english), \(spanish), \(IssuedReport.digest(of: english)),
        \(IssuedReport.digest(of: spanish)), \(report.certificate?.record ?? ""), NULL)
      """)
    guard let issued = try issuedReport(id) else {
      throw DatabaseFault(.other, "a report is not where it was put")
    }
    try note(.reportIssued, issued)
    return issued
  }

  /// Puts a report for everybody before everybody, or takes it away again. The copy itself stays as it is.
  package func publish(_ id: IssuedReport.ID, _ isPublished: Bool) throws {
    try author.require(.editPlan, at: .district)
    guard let report = try issuedReport(id) else {
      throw Refusal("", "no-report", Phrase("Choose a report that is there", es: "Elija un informe que exista"))
    }
    guard report.audience.isPublic else {
      throw Refusal(
        "", "not-for-everybody",
        Phrase(
          "Issue a report for everybody: this one names people",
          es: "Emita un informe para todo el mundo: este nombra a personas"))
    }
    guard report.isPublished != isPublished else { return }
    let since: Moment? = isPublished ? moment : nil
    try change(
      """
      UPDATE issued_report SET published = \(since) WHERE district = \(district) AND id = \(id)
      """)
    try note(isPublished ? .reportPublished : .reportWithdrawn, report)
  }

  private func note(_ act: ActName, _ report: IssuedReport) throws {
    let digests = Dictionary(uniqueKeysWithValues: report.digests.map { ($0.key.rawValue, FieldValue.text($0.value)) })
    try note(
      act, kind: "issued_report", record: report.id.rawValue,
      title: "\(report.title.en), \(report.audience.label.en)", after: CanonicalJSON.text(digests))
  }
}
