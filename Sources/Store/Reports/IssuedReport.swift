import Build
import Crypto
import Foundation
import Vocabulary

/// A report as it went out on a day: two copies that nobody changes any more, and who may read them.
package struct IssuedReport: Sendable, Equatable, Identifiable {
  package typealias ID = Identifier<IssuedReport>

  package let id: ID
  package let sort: ReportSort
  package let audience: ReportAudience
  package let year: SchoolYear
  package let day: Day
  package let parts: [ReportPart]
  package let moment: Moment
  package let name: String
  /// SHA-256 of each copy, in hexadecimal.
  package let digests: [Language: String]
  /// The record of the audit; empty where nothing had to be hidden or shown.
  package let certificate: String
  /// Since when everybody may read it.
  package var published: Moment?

  package var isPublished: Bool { published != nil && audience.isPublic }

  package var title: Phrase {
    switch sort {
    case .board: Phrase("\(sort.label.en), \(day)", es: "\(sort.label.es), \(day)")
    case .annual: Phrase("\(sort.label.en) \(year)", es: "\(sort.label.es) \(year)")
    }
  }

  package static func digest(of text: String) -> String { SHA256.hash(data: Data(text.utf8)).hexadecimal }

  static let columns =
    "id, sort, audience, year, day, parts, moment, name, digest_english, digest_spanish, certificate, published"

  /// Nil for a row of a sort that this program does not know.
  init?(row: Row) {
    guard let sort = ReportSort(rawValue: row.text(1)), let audience = ReportAudience(rawValue: row.text(2)),
      let day = row.day(4)
    else { return nil }
    id = ID(row.text(0))
    (self.sort, self.audience, self.day) = (sort, audience, day)
    year = SchoolYear(row.integer(3) ?? 0)
    parts = row.text(5).split(separator: ";").compactMap { ReportPart(rawValue: String($0)) }
    moment = row.moment(6) ?? Moment(milliseconds: 0)
    name = row.text(7)
    digests = [.english: row.text(8), .spanish: row.text(9)]
    certificate = row.text(10)
    published = row.moment(11)
  }
}

extension Records {
  /// Every report that was issued, newest first.
  package func issuedReports() throws -> [IssuedReport] {
    try session.rows(
      "SELECT \(name: IssuedReport.columns) FROM issued_report WHERE district = \(district) ORDER BY moment DESC, id"
    ).compactMap(IssuedReport.init(row:))
  }

  package func issuedReport(_ id: IssuedReport.ID) throws -> IssuedReport? {
    try session.row(
      "SELECT \(name: IssuedReport.columns) FROM issued_report WHERE district = \(district) AND id = \(id)"
    ).flatMap(IssuedReport.init(row:))
  }

  /// The copy as it was issued. Throws a fault when it is not what its digest says: nobody is shown a changed copy.
  package func copy(of report: IssuedReport, in language: Language) throws -> String {
    let row = try session.row(
      "SELECT english, spanish FROM issued_report WHERE district = \(district) AND id = \(report.id)")
    let copy = row.map { $0.text(language == .english ? 0 : 1) } ?? ""
    guard IssuedReport.digest(of: copy) == report.digests[language] else {
      throw DatabaseFault(.other, "the copy of report \(report.id) is not the one that was issued")
    }
    return copy
  }
}
