import Foundation

/// One thing that was measured, with the peer and the aim that it is held against.
struct Line: Sendable {
  let what: String
  var ours = ""
  var peer = ""
  /// How many times as good as the peer, or as the same on little.
  var ratio: Double?
  var memory = 0
  var aim = ""
  /// Nil where there is no aim.
  var isMet: Bool?

  init(_ what: String) { self.what = what }

  init(_ what: String, failure: String) {
    self.what = what
    ours = "not measured: " + failure.prefix { !$0.isNewline }.prefix(120)
    isMet = false
  }

  fileprivate var cells: [String] {
    [
      what, ours, peer, ratio.map(Figure.ratio) ?? "", memory == 0 ? "" : Figure.megabytes(memory), aim,
      isMet.map { $0 ? "yes" : "NO" } ?? "",
    ]
  }

  /// For whoever watches the run.
  var words: String {
    let parts = [
      ours, peer.isEmpty ? "" : "beside \(peer)", ratio.map(Figure.ratio) ?? "",
      memory == 0 ? "" : Figure.megabytes(memory), isMet == false ? "misses: \(aim)" : "",
    ]
    return "\(what): " + parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

/// Everything that a run has measured, as one table.
struct Report {
  private static let columns = ["what", "Chalkline", "beside it", "ratio", "peak memory", "aim", "met"]
  private var abouts: [String] = []
  private var lines: [Line] = []
  private let start = ContinuousClock.now

  mutating func begin(_ bench: any Bench) { abouts.append("- **\(bench.name)**: \(bench.about)") }
  mutating func add(_ line: Line) { lines.append(line) }

  func markdown(_ programs: Programs) -> String {
    let rule = Self.columns.indices.map { (1...4).contains($0) ? "---:" : "---" }
    let table = ([Self.columns, rule] + lines.map(\.cells)).map { "| " + $0.joined(separator: " | ") + " |" }
    let size = programs.scale == 1 ? "full size" : "everything \(programs.scale) times smaller than it says"
    let minutes = Int((ContinuousClock.now - start).seconds / 60)
    return """
      # Benchmarks

      \(Machine.words) \(size.prefix(1).uppercased() + size.dropFirst()); \(minutes) minutes. Load of the machine at the end: \(Machine.load). Ratios hold within this run.

      \(abouts.joined(separator: "\n"))

      \(table.joined(separator: "\n"))
      """
  }
}

/// How figures are written: as many digits as mean something.
enum Figure {
  static func seconds(_ duration: Duration) -> String { String(format: "%.2f s", duration.seconds) }
  static func megabytes(_ bytes: Int) -> String { "\(bytes >> 20) MB" }
  static func milliseconds(_ number: Double) -> String { String(format: "%.1f ms", number) }
  static func ratio(_ number: Double) -> String { String(format: number < 10 ? "%.2f ×" : "%.0f ×", number) }

  static func count(_ number: Double) -> String {
    let digits = String(Int(number.rounded()))
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return grouped
  }
}
