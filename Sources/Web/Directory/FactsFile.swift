import Build
import Exchange
import Vocabulary

extension Reply {
  /// The facts of the directory as a file, one row each.
  static func factsFile(of exemplars: [Exemplar], in language: Language) -> Reply {
    var writer = CSVWriter()
    writer.row(["place", "title", "kind", "states", "feature", "fact", "date", "confidence", "sources", "read"])
    for exemplar in exemplars {
      for fact in exemplar.facts {
        writer.row([
          exemplar.name, exemplar.title[language], exemplar.kind.rawValue, exemplar.states.joined(separator: "; "),
          fact.feature.rawValue, fact.statement[language], fact.date.description, fact.confidence.rawValue,
          fact.sources.map(\.address).joined(separator: "; "), exemplar.read.description,
        ])
      }
    }
    return .download(writer.drain(), as: "text/csv; charset=utf-8", named: "directory-facts.csv")
  }
}
