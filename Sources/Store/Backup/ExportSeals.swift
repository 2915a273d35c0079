import Build
import Exchange
import Foundation
import Measures
import Vocabulary

// What was promised and what went out, in the file that holds everything.
extension Records {
  /// Each seal as the file that anybody can check, and every amendment of what is sealed.
  func addSeals(to zip: ZipWriter) throws {
    for seal in try seals() {
      try zip.add("seal-\(seal.time(in: self))-\(seal.shortDigest).txt") {
        try $0(Array(SealFile.text(of: seal).utf8))
      }
    }
    try zip.add("amendment.csv") { receive in
      var writer = CSVWriter()
      writer.row([
        "id", "kind", "record", "title", "before", "proposed", "reason", "asked", "asked_by", "state", "decided",
        "decided_by", "remark",
      ])
      for amendment in try amendments() {
        let what = [amendment.id.rawValue, amendment.kind, amendment.record, amendment.title]
        let values = [CanonicalJSON.text(amendment.before), CanonicalJSON.text(amendment.proposed)]
        let asked = [amendment.reason, amendment.asked.description, amendment.askerName, amendment.state.rawValue]
        writer.row(what + values + asked + [amendment.decided?.description ?? "", amendment.decider, amendment.remark])
      }
      try receive(RecordFile<School>.mark + writer.drain())
    }
  }

  /// Each report that was issued, byte for byte, with the record of its audit.
  func addReports(to zip: ZipWriter) throws {
    for report in try issuedReports() {
      let name = "report-\(report.day)-\(report.sort.rawValue)-\(report.audience.rawValue)-\(report.id)"
      for language in Language.allCases {
        let copy = try copy(of: report, in: language)
        try zip.add("\(name)-\(language.rawValue).html") { try $0(Array(copy.utf8)) }
      }
      if !report.certificate.isEmpty { try zip.add("\(name)-audit.json") { try $0(Array(report.certificate.utf8)) } }
    }
  }
}

extension Seal {
  fileprivate func time(in records: Records) -> Day { records.time.day(of: moment) }
}
