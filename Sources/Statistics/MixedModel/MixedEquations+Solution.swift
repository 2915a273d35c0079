extension MixedEquations {
  /// Solves for the effects: A⁻¹ Λᵀ Zᵀ W X, and the spherical effects u in the place of the outcome.
  func solve(_ settled: Settled) {
    let d = largestDimension
    let width = width
    largestSolved.start.update(from: largestSides.start, count: largestSides.count)
    sparseSolved.start.update(from: sparseSides.start, count: sparseSides.count)
    factor.solveBackward(sparseSolved.start, width: width)
    links.places.withUnsafeBufferPointer { places in
      links.starts.withUnsafeBufferPointer { starts in
        for group in 0..<largestCount {
          let own = largestSolved.start + group * d * width
          for link in starts[group]..<starts[group + 1] {
            let source = sparseSolved.start + Int(places[link]) * width
            for c in 0..<d {
              let (scale, target) = (scaled.start[link * d + c], own + c * width)
              for k in 0..<width { target[k] -= scale * source[k] }
            }
          }
          solveBackOwn(pivots.start + group * d * d, d, own, width)
        }
      }
    }
    let coefficients = settled.coefficients
    takeOffRegressors(coefficients, largestSolved)
    takeOffRegressors(coefficients, sparseSolved)
  }

  /// Rows ← L⁻ᵀ rows for the factor of one group.
  @inline(__always)
  private func solveBackOwn(_ pivot: UnsafePointer<Double>, _ d: Int, _ rows: Values, _ width: Int) {
    if d == 2 {
      let (cross, second) = (pivot[2], 1 / pivot[3])
      for k in 0..<width {
        rows[width + k] *= second
        rows[k] -= cross * rows[width + k]
      }
    }
    let first = 1 / pivot[0]
    for k in 0..<width { rows[k] *= first }
  }

  private func takeOffRegressors(_ coefficients: [Double], _ rows: Room<Double>) {
    let p = width - 1
    for start in stride(from: 0, to: rows.count, by: width) {
      let row = rows.start + start
      for c in 0..<p { row[p] -= coefficients[c] * row[c] }
    }
  }

  /// The solved rows of one term, one after the other, group by group.
  func solvedRows(_ term: Int) -> Room<Double> {
    if term == largest { return largestSolved }
    let count = sums.terms[term].count * sums.terms[term].dimension
    let rows = Room(count * width, of: 0.0)
    for effect in 0..<count {
      let place = Int(factor.plan.places[offsets[term] + effect])
      (rows.start + effect * width).update(from: sparseSolved.start + place * width, count: width)
    }
    return rows
  }

  /// The block of A⁻¹ of each group of a term, after the factor has been inverted: one number, or three with a slope (the
  /// intercept's, both together, the slope's).
  func inverseBlocks(_ term: Int) -> Room<Double> {
    term == largest ? largestInverseBlocks : sparseInverseBlocks(term)
  }

  private func sparseInverseBlocks(_ term: Int) -> Room<Double> {
    let d = sums.terms[term].dimension
    let count = sums.terms[term].count
    let out = Room(count * (d == 1 ? 1 : 3), of: 0.0)
    guard let block = blocks.first(where: { $0.first == term && $0.second == term }) else { return out }
    let inverse = factor.inverse
    for group in 0..<count {
      if d == 1 {
        out.start[group] = inverse[Int(block.positions[group])]
        continue
      }
      for (place, source) in [0, 2, 3].enumerated() {
        out.start[3 * group + place] = inverse[Int(block.positions[4 * group + source])]
      }
    }
    return out
  }

  private var largestInverseBlocks: Room<Double> {
    let d = largestDimension
    let out = Room(largestCount * (d == 1 ? 1 : 3), of: 0.0)
    let inverse = factor.inverse
    links.positions.withUnsafeBufferPointer { positions in
      for group in 0..<largestCount {
        let (first, last) = (links.starts[group], links.starts[group + 1])
        var at = links.positionStarts[group]
        var own = SIMD4(1.0, 0, 0, 1)
        for a in first..<last {
          let x = scaled.start + a * d
          for b in first...a {
            let y = scaled.start + b * d
            let value = inverse[Int(positions[at])] * (a == b ? 1 : 2)
            at += 1
            own[0] += x[0] * y[0] * value
            if d == 2 {
              own[2] += 0.5 * (x[0] * y[1] + x[1] * y[0]) * value
              own[3] += x[1] * y[1] * value
            }
          }
        }
        let pivot = pivots.start + group * d * d
        if d == 1 {
          out.start[group] = own[0] / (pivot[0] * pivot[0])
        } else {
          let right = (own[2] - own[3] * pivot[2] / pivot[3]) / pivot[0]
          let left = (own[0] - own[2] * pivot[2] / pivot[3]) / pivot[0]
          let slope = own[3] / (pivot[3] * pivot[3])
          let cross = right / pivot[3]
          out.start[3 * group] = (left - pivot[2] * cross) / pivot[0]
          out.start[3 * group + 1] = cross
          out.start[3 * group + 2] = slope
        }
      }
    }
    return out
  }
}
