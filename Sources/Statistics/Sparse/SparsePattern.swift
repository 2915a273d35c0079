import CAMD

/// Where a sparse symmetric matrix is not zero: for each column, the rows above its diagonal.
struct SparsePattern: Sendable {
  let count: Int
  /// The rows of column j are `rows[starts[j]..<starts[j + 1]]`.
  let starts: [Int32]
  let rows: [Int32]

  init(count: Int, starts: [Int32], rows: [Int32]) {
    self.count = count
    self.starts = starts
    self.rows = rows
  }

  func rows(of column: Int) -> ArraySlice<Int32> { rows[Int(starts[column])..<Int(starts[column + 1])] }

  /// The same matrix with its rows and columns at new places.
  func permuted(_ places: [Int32]) -> SparsePattern {
    var starts = [Int32](repeating: 0, count: count + 1)
    for column in 0..<count {
      for row in rows(of: column) { starts[Int(max(places[Int(row)], places[column])) + 1] += 1 }
    }
    for column in 0..<count { starts[column + 1] += starts[column] }
    var next = starts
    var moved = [Int32](repeating: 0, count: rows.count)
    for column in 0..<count {
      for row in rows(of: column) {
        let (a, b) = (places[Int(row)], places[column])
        let target = Int(max(a, b))
        moved[Int(next[target])] = min(a, b)
        next[target] += 1
      }
    }
    return SparsePattern(count: count, starts: starts, rows: moved)
  }

  /// For each column the rows below its diagonal instead of those above.
  var flipped: SparsePattern {
    var starts = [Int32](repeating: 0, count: count + 1)
    for row in rows { starts[Int(row) + 1] += 1 }
    for column in 0..<count { starts[column + 1] += starts[column] }
    var next = starts
    var below = [Int32](repeating: 0, count: rows.count)
    for column in 0..<count {
      for row in rows(of: column) {
        below[Int(next[Int(row)])] = Int32(column)
        next[Int(row)] += 1
      }
    }
    return SparsePattern(count: count, starts: starts, rows: below)
  }

  /// An order of elimination that fills little: the old place of each new one.
  ///
  /// Source: Amestoy, Davis & Duff (2004), "Algorithm 837: AMD", ACM TOMS 30:381–388, through libamd.
  var minimumDegreeOrder: [Int32] {
    if count == 0 { return [] }
    var order = [Int32](repeating: 0, count: count)
    var control = [Double](repeating: 0, count: Int(AMD_CONTROL))
    var told = [Double](repeating: 0, count: Int(AMD_INFO))
    amd_defaults(&control)
    let outcome = amd_order(Int32(count), starts, rows, &order, &control, &told)
    precondition(outcome == AMD_OK || outcome == AMD_OK_BUT_JUMBLED, "a valid pattern can always be ordered")
    return order
  }

  /// Of each column the next one that its elimination changes; −1 where there is none.
  ///
  /// Source: Liu (1990), "The role of elimination trees in sparse factorization", SIAM J. Matrix Anal. 11:134–172.
  var eliminationTree: [Int32] {
    var parent = [Int32](repeating: -1, count: count)
    var ancestor = parent
    for column in 0..<count {
      for row in rows(of: column) {
        var node = row
        while node != -1, node < column {
          let next = ancestor[Int(node)]
          ancestor[Int(node)] = Int32(column)
          if next == -1 { parent[Int(node)] = Int32(column) }
          node = next
        }
      }
    }
    return parent
  }

  /// How many entries each column of the factor has, its diagonal included.
  func factorCounts(_ parent: [Int32]) -> [Int] {
    var counts = [Int](repeating: 1, count: count)
    var seen = [Int32](repeating: -1, count: count)
    for column in 0..<count {
      seen[column] = Int32(column)
      for row in rows(of: column) {
        var node = Int(row)
        while node < column, seen[node] != column {
          counts[node] += 1
          seen[node] = Int32(column)
          node = Int(parent[node])
        }
      }
    }
    return counts
  }

  /// The nodes of a forest, children before their parents, each family together.
  static func postorder(_ parent: [Int32]) -> [Int32] {
    var firstChild = [Int32](repeating: -1, count: parent.count)
    var sibling = firstChild
    for node in parent.indices.reversed() where parent[node] >= 0 {
      sibling[node] = firstChild[Int(parent[node])]
      firstChild[Int(parent[node])] = Int32(node)
    }
    var order: [Int32] = []
    order.reserveCapacity(parent.count)
    var stack: [Int32] = []
    for root in parent.indices where parent[root] < 0 {
      stack.append(Int32(root))
      while let node = stack.last {
        let child = firstChild[Int(node)]
        if child >= 0 {
          firstChild[Int(node)] = sibling[Int(child)]
          stack.append(child)
        } else {
          stack.removeLast()
          order.append(node)
        }
      }
    }
    return order
  }
}
