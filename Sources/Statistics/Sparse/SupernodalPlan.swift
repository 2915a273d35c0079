/// How a sparse symmetric matrix will be factored: in which order, and in which panels of neighbouring columns that share
/// their rows, so that the work is done on dense blocks.
///
/// Source: Ng & Peyton (1993), "Block sparse Cholesky algorithms on advanced uniprocessor computers", SIAM J. Sci. Comput.
/// 14:1034–1056; panels that differ by few zeros are joined, and wide ones cut so that several threads can share a front.
struct SupernodalPlan: Sendable {
  let count: Int
  /// Where each row of the matrix stands in the order of elimination.
  let places: [Int32]
  /// The first column of each panel, and the count of columns at the end.
  let starts: [Int32]
  /// The panel of each column.
  let owners: [Int32]
  /// The rows of panel s, its own columns first, rising: `rows[rowStarts[s]..<rowStarts[s + 1]]`.
  let rowStarts: [Int]
  let rows: [Int32]
  /// Where the values of each panel start: column by column, as many rows as it has.
  let offsets: [Int]

  static let widest = 192

  var panelCount: Int { starts.count - 1 }
  var storage: Int { offsets[panelCount] }
  func width(_ panel: Int) -> Int { Int(starts[panel + 1] - starts[panel]) }
  func height(_ panel: Int) -> Int { rowStarts[panel + 1] - rowStarts[panel] }

  /// Bytes for the factor, its inverse and the largest front.
  var bytes: Int {
    let tallest = (0..<panelCount).map { height($0) - width($0) }.max() ?? 0
    return 8 * (2 * storage + tallest * tallest)
  }

  /// About how many multiplications one factorisation takes.
  var multiplications: Double {
    (0..<panelCount).reduce(0) { sum, panel in
      let (h, w) = (Double(height(panel)), Double(width(panel)))
      return sum + w * h * h - w * w * h + w * w * w / 3
    }
  }

  init(_ pattern: SparsePattern) {
    count = pattern.count
    let first = pattern.minimumDegreeOrder
    let tree = pattern.permuted(Self.inverse(first)).eliminationTree
    let order = SparsePattern.postorder(tree).map { first[Int($0)] }
    places = Self.inverse(order)
    let upper = pattern.permuted(places)
    let parent = upper.eliminationTree
    let counts = upper.factorCounts(parent)
    let wide = Self.joined(parent, counts)
    let structure = Self.structure(of: wide, upper.flipped, parent)
    (starts, rowStarts, rows) = Self.cut(wide, structure)
    var owners = [Int32](repeating: 0, count: count)
    var offsets = [0]
    for panel in 0..<starts.count - 1 {
      for column in starts[panel]..<starts[panel + 1] { owners[Int(column)] = Int32(panel) }
      offsets.append(
        offsets[panel] + Int(starts[panel + 1] - starts[panel]) * (rowStarts[panel + 1] - rowStarts[panel]))
    }
    self.owners = owners
    self.offsets = offsets
  }

  /// Where the entry of two places of the order lies among the values.
  func position(_ a: Int32, _ b: Int32) -> Int {
    let (row, column) = (max(a, b), min(a, b))
    let panel = Int(owners[Int(column)])
    var low = rowStarts[panel]
    var high = rowStarts[panel + 1]
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    return offsets[panel] + Int(column - starts[panel]) * height(panel) + low - rowStarts[panel]
  }

  private static func inverse(_ order: [Int32]) -> [Int32] {
    var places = [Int32](repeating: 0, count: order.count)
    for (place, old) in order.enumerated() { places[Int(old)] = Int32(place) }
    return places
  }

  /// The first columns of panels: columns with one structure, joined with a preceding child where that adds few zeros.
  private static func joined(_ parent: [Int32], _ counts: [Int]) -> [Int32] {
    struct Panel {
      var start: Int
      var end: Int
      var height: Int
      var zeros: Int
    }
    let n = parent.count
    if n == 0 { return [0] }
    var children = [Int32](repeating: 0, count: n)
    for node in parent where node >= 0 { children[Int(node)] += 1 }
    var edges = [0]
    for column in 1..<n
    where !(parent[column - 1] == column && counts[column - 1] == counts[column] + 1 && children[column] == 1) {
      edges.append(column)
    }
    edges.append(n)
    var stack: [Panel] = []
    for index in 0..<edges.count - 1 {
      var panel = Panel(start: edges[index], end: edges[index + 1], height: counts[edges[index]], zeros: 0)
      while let below = stack.last, parent[below.end - 1] == panel.start {
        let (narrow, wide) = (below.end - below.start, panel.end - panel.start)
        let width = narrow + wide
        let height = panel.height + narrow
        let zeros = panel.zeros + below.zeros + narrow * (height - below.height)
        let share = Double(zeros) / Double(width * height - width * (width - 1) / 2)
        guard (width <= 16 && share < 0.5) || (width <= 64 && share < 0.1) || share < 0.03 else { break }
        panel = Panel(start: below.start, end: panel.end, height: height, zeros: zeros)
        stack.removeLast()
      }
      stack.append(panel)
    }
    return stack.map { Int32($0.start) } + [Int32(n)]
  }

  /// The rows of each panel: its own, those of the matrix, and those that its children bring.
  private static func structure(of starts: [Int32], _ lower: SparsePattern, _ parent: [Int32]) -> [[Int32]] {
    let panels = starts.count - 1
    var owners = [Int](repeating: 0, count: lower.count)
    for panel in 0..<panels { for column in starts[panel]..<starts[panel + 1] { owners[Int(column)] = panel } }
    var children = [[Int]](repeating: [], count: panels)
    for panel in 0..<panels {
      let above = parent[Int(starts[panel + 1]) - 1]
      if above >= 0 { children[owners[Int(above)]].append(panel) }
    }
    var structure = [[Int32]](repeating: [], count: panels)
    var seen = [Int32](repeating: -1, count: lower.count)
    for panel in 0..<panels {
      let end = starts[panel + 1]
      var below: [Int32] = []
      func take(_ row: Int32) {
        if row >= end, seen[Int(row)] != panel {
          seen[Int(row)] = Int32(panel)
          below.append(row)
        }
      }
      for column in starts[panel]..<end { lower.rows(of: Int(column)).forEach(take) }
      for child in children[panel] { structure[child].forEach(take) }
      below.sort()
      structure[panel] = below
    }
    return structure
  }

  /// Cuts panels that are wider than the widest, and lays their rows one after the other.
  private static func cut(_ wide: [Int32], _ structure: [[Int32]]) -> ([Int32], [Int], [Int32]) {
    var starts: [Int32] = []
    var rowStarts = [0]
    var rows: [Int32] = []
    for panel in 0..<wide.count - 1 {
      for start in stride(from: wide[panel], to: wide[panel + 1], by: widest) {
        starts.append(start)
        rows.append(contentsOf: start..<wide[panel + 1])
        rows.append(contentsOf: structure[panel])
        rowStarts.append(rows.count)
      }
    }
    return (starts + [wide.last ?? 0], rowStarts, rows)
  }
}
