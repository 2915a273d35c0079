import Build
import Store
import Vocabulary

@testable import Web

extension SampleSite {
  /// Issues a report for everybody on this school year and puts it before everybody.
  @discardableResult func publishReport() async throws -> IssuedReport {
    try await store.act(id, by: .operations("tests")) { records in
      let year = records.schoolYear
      let facts = try records.reportFacts(for: .everybody, year: year)
      let report = try ReportWriter(facts, .annual, for: .everybody, year: year).report()
      let issued = try records.issue(report, copies: report.copies)
      try records.publish(issued.id, true)
      return issued
    }
  }
}
