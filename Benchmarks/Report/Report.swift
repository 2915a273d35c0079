import Foundation

/// The answer to one question about speed or size, as a Markdown table. The first row is the peer that others are compared with, if there is one.
struct Report {
  let columns: [String]
  var rows: [[String]] = []

  var markdown: String {
    let rule = columns.indices.map { $0 == 0 ? "---" : "---:" }
    return ([columns, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }
}

/// How figures are written: as many digits as mean something.
enum Figure {
  static func seconds(_ duration: Duration) -> String { String(format: "%.2f s", duration.seconds) }
  static func megabytes(_ bytes: Int) -> String { bytes == 0 ? "–" : "\(bytes >> 20) MB" }
  static func milliseconds(_ number: Double) -> String { String(format: "%.1f ms", number) }
  static func ratio(_ number: Double) -> String { String(format: "%.1f ×", number) }

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
