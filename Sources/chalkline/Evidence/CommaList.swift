import ArgumentParser

/// Several things in one argument, with commas, as names of columns are given: "prior,frl".
struct CommaList: ExpressibleByArgument {
  let names: [String]

  init(_ names: [String] = []) { self.names = names }

  init?(argument: String) {
    names = argument.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingSpaces }
    if names.contains("") { return nil }
  }

  var defaultValueDescription: String { names.joined(separator: ",") }

  /// - Throws: `ValidationError` that names the option and what is no number.
  func numbers(_ option: String) throws -> [Double] {
    try names.map { name in
      guard let number = Double(name) else { throw ValidationError("\(option): “\(name)” is not a number.") }
      return number
    }
  }

  /// "grade:year,school:year" as pairs, triples and so on.
  var crossings: [[String]] { names.map { $0.split(separator: ":").map(String.init) } }
}

extension Substring {
  fileprivate var trimmingSpaces: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
