import Foundation
import Statistics
import Vocabulary
import Web

/// An answer as a page of its own, with its pictures: one file, that needs no server and no network.
struct EvidencePage {
  private let page: HTML

  init(_ report: EvidenceReport, _ language: Language) {
    page = Reading.$language.withValue(language) {
      StandalonePage(
        Phrase("Evidence: ", es: "Evidencia: ") + report.told.sentence.start,
        """
        <h1>\(Phrase("What the data say", es: "Lo que dicen los datos"))</h1>
        \(EvidenceView(report))
        """
      ).html
    }
  }

  func write(to path: String) throws {
    do { try Data(page.bytes).write(to: URL(filePath: path)) } catch {
      throw Complaint(.cannotWrite, "\(path) cannot be written: \(error.localizedDescription)")
    }
  }
}

extension Phrase {
  /// The first sentence.
  fileprivate var start: Phrase {
    let first = { (text: String) in String(text.split(separator: ". ", maxSplits: 1).first ?? "") }
    return Phrase(first(en), es: first(es))
  }
}
