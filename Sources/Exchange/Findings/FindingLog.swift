import Vocabulary

/// What has been found so far, the same thing counted instead of said a thousand times.
package final class FindingLog {
  private static let linesKept = 10
  private static let cellsKept = 500

  private let isCounting: Bool
  private var found: [FileFinding] = []
  private var positions: [Key: Int] = [:]

  private struct Key: Hashable {
    let file: String
    let code: String
    let heading: String
  }

  /// Not counting, every cell is said on its own, up to a few hundred: for a file that somebody mends by hand.
  package init(isCounting: Bool = true) { self.isCounting = isCounting }

  /// Of findings with the same code about the same column of one file, the first is kept and the others are counted.
  package func note(_ finding: FileFinding) {
    let key = Key(file: finding.file, code: finding.code, heading: finding.heading)
    guard let position = positions[key], isCounting || found.count >= Self.cellsKept else {
      positions[key] = found.count
      return found.append(finding)
    }
    found[position].count += 1
    if let line = finding.line, found[position].lines.count < Self.linesKept { found[position].lines.append(line) }
  }

  /// Those that refuse the files first, otherwise in the order in which they were met.
  package var findings: [FileFinding] {
    found.enumerated().sorted { ($0.element.weight, $0.offset) < ($1.element.weight, $1.offset) }.map(\.element)
  }

  /// Throws when any finding refuses the files.
  package func refuseIfNeeded() throws(Refusal) {
    let refusing = findings.filter { $0.weight == .refuses }
    if !refusing.isEmpty { throw Refusal(refusing.map(\.finding)) }
  }
}
