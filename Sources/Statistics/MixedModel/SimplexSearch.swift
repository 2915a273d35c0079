/// The smallest value of a function of a few numbers, some of which may not be negative, without its slopes.
///
/// Source: Nelder & Mead (1965), Computer Journal 7:308–313, begun anew until a new simplex finds nothing lower; points
/// beyond a bound are laid on it.
struct SimplexSearch {
  /// Whether each number may not be negative.
  let isBounded: [Bool]
  let value: ([Double]) throws -> Double

  func lowest(from start: [Double], reach: [Double]) throws -> (point: [Double], value: Double) {
    var best = (point: start, value: try value(start))
    for round in 0..<6 {
      let scale = round == 0 ? 1 : 0.1
      let next = try descend(best.point, reach.map { scale * $0 })
      let gain = best.value - next.value
      if next.value < best.value { best = next }
      if round > 0, gain < 1e-9 { break }
    }
    return best
  }

  private func laid(_ point: [Double]) -> [Double] {
    point.indices.map { isBounded[$0] ? max(0, point[$0]) : point[$0] }
  }

  private func descend(_ start: [Double], _ reach: [Double]) throws -> (point: [Double], value: Double) {
    let n = start.count
    func at(_ point: [Double]) throws -> (point: [Double], value: Double) {
      let point = laid(point)
      return (point, try value(point))
    }
    var corners = [try at(start)]
    for index in 0..<n {
      var moved = start
      moved[index] += reach[index]
      corners.append(try at(moved))
    }
    for _ in 0..<(200 * n) {
      corners.sort { $0.value < $1.value }
      let spread = (0..<n).map { index in
        corners.reduce(0) { max($0, abs($1.point[index] - corners[0].point[index])) } / reach[index]
      }
      if spread.allSatisfy({ $0 < 1e-7 }) { break }
      let centre = (0..<n).map { index in corners.dropLast().reduce(0) { $0 + $1.point[index] } / Double(n) }
      func along(_ share: Double) throws -> (point: [Double], value: Double) {
        try at(centre.indices.map { centre[$0] + share * (corners[n].point[$0] - centre[$0]) })
      }
      let mirrored = try along(-1)
      if mirrored.value < corners[0].value {
        let far = try along(-2)
        corners[n] = far.value < mirrored.value ? far : mirrored
      } else if mirrored.value < corners[n - 1].value {
        corners[n] = mirrored
      } else {
        let near = try along(mirrored.value < corners[n].value ? -0.5 : 0.5)
        if near.value < min(mirrored.value, corners[n].value) {
          corners[n] = near
        } else {
          for index in 1...n {
            corners[index] = try at(zip(corners[0].point, corners[index].point).map { ($0 + $1) / 2 })
          }
        }
      }
    }
    return corners.min { $0.value < $1.value } ?? corners[0]
  }
}
