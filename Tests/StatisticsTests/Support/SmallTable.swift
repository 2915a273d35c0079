import Foundation
import Statistics
import Testing

/// A small file of separated values, read for a test without the product's own reader.
struct SmallTable {
  let headings: [String]
  let rows: [[String]]

  init(_ path: String) throws {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
    let cells = lines.map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: "\""))
      }
    }
    headings = try #require(cells.first)
    rows = Array(cells.dropFirst())
  }

  func texts(_ column: String) throws -> [String] {
    let place = try #require(headings.firstIndex(of: column))
    return rows.map { $0[place] }
  }

  func numbers(_ column: String) throws -> [Double] { try texts(column).map { try #require(Double($0)) } }

  /// Levels in the order of R: by number where all are numbers, else by letter.
  func factor(_ column: String) throws -> Factor {
    let texts = try texts(column)
    let isNumeric = texts.allSatisfy { Double($0) != nil }
    let levels = Set(texts).sorted { isNumeric ? Double($0)! < Double($1)! : $0 < $1 }
    let places = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, Int32($0)) })
    return Factor(codes: texts.map { places[$0]! }, levels: levels)
  }
}
