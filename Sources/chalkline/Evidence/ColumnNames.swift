import ArgumentParser

/// Names of columns, as one argument: "prior,frl".
struct ColumnNames: ExpressibleByArgument {
  let names: [String]

  init(_ names: [String] = []) { self.names = names }

  init?(argument: String) {
    names = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if names.contains("") { return nil }
  }

  var defaultValueDescription: String { names.joined(separator: ",") }

  /// "grade:year,school:year" as pairs, triples and so on.
  var crossings: [[String]] { names.map { $0.split(separator: ":").map(String.init) } }
}
