/// Which of the known words somebody meant by one that is not known.
package enum Nearness {
  /// The one known word within two slips of the pen; nil when there is none, or when two are as near.
  package static func meant(by typed: String, among known: some Sequence<String>) -> String? {
    let word = Array(typed.lowercased().unicodeScalars)
    let allowed = word.count < 5 ? 1 : 2
    var best: (word: String, slips: Int)?
    var isTied = false
    for candidate in known {
      let slips = distance(word, Array(candidate.lowercased().unicodeScalars), atMost: allowed)
      guard slips <= allowed else { continue }
      if let current = best, slips >= current.slips {
        isTied = isTied || slips == current.slips
      } else {
        best = (candidate, slips)
        isTied = false
      }
    }
    return isTied ? nil : best?.word
  }

  /// Letters left out, put in, changed, or swapped with a neighbour (optimal string alignment).
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int) -> Int {
    guard abs(a.count - b.count) <= limit else { return limit + 1 }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var slips = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { slips = min(slips, beforeLast[j - 1] + 1) }
        row.append(slips)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
