import Vocabulary

/// A regression that has been fitted by least squares, ready for the variances.
package struct LinearFit: Sendable {
  package let model: LinearModel
  /// The places of the regressors that are estimated.
  package let kept: [Int]
  package let dropped: [Dropped]
  /// For each kept regressor.
  package let coefficients: [Double]
  /// The inverse of the kept regressors' products, after absorption.
  package let bread: Matrix
  /// Weighted sum of squared residuals.
  package let residualSquares: Double
  /// Weighted sum of squares of the outcome, after absorption.
  package let withinSquares: Double
  /// Independent absorbed effects, the intercept among them.
  /// The same before absorption, around the mean.
  let outcomeSpread: Double
  package let absorbedRank: Int
  package let rankIsExact: Bool
  package let steps: Int
  let within: Within

  /// A regressor that the others, or the absorbed groups, already say in full.
  package struct Dropped: Hashable, Sendable, Codable {
    package var name: String
    package var reason: Reason

    package enum Reason: String, Hashable, Sendable, Codable {
      /// The same in every row.
      case constant
      /// Does not change within the absorbed groups.
      case absorbed
      /// A combination of the regressors before it.
      case collinear
    }
  }

  /// Below this share of its own spread what is left of a regressor is rounding.
  static let leastShare = 1e-10

  package init(_ model: LinearModel, _ work: Work = Work()) throws {
    self = try LinearFit(model, Within(model, work), work)
  }

  init(_ model: LinearModel, _ within: Within, _ work: Work = Work()) throws {
    self.model = model
    self.within = within
    let spreads = try within.spreads(work)
    let products = try within.products(work)
    let count = model.regressors.count
    var kept: [Int] = []
    var dropped: [Dropped] = []
    var triangle: [[Double]] = []
    for j in 0..<count {
      let name = model.names[j]
      let own = products[j, j]
      if spreads[j] == 0 {
        dropped.append(Dropped(name: name, reason: .constant))
        continue
      }
      if own <= Self.leastShare * spreads[j] {
        dropped.append(Dropped(name: name, reason: model.absorbed.isEmpty ? .constant : .absorbed))
        continue
      }
      var row: [Double] = []
      for (place, other) in kept.enumerated() {
        var sum = products[other, j]
        for m in 0..<place { sum -= triangle[place][m] * row[m] }
        row.append(sum / triangle[place][place])
      }
      let pivot = own - row.reduce(0) { $0 + $1 * $1 }
      if pivot <= Self.leastShare * own {
        dropped.append(Dropped(name: name, reason: .collinear))
        continue
      }
      row.append(pivot.squareRoot())
      triangle.append(row)
      kept.append(j)
    }
    self.kept = kept
    self.dropped = dropped
    var inner = Matrix(zeros: kept.count, kept.count)
    for (a, i) in kept.enumerated() { for (b, j) in kept.enumerated() { inner[a, b] = products[i, j] } }
    bread = inner.scaledInverse
    let right = kept.map { products[$0, count] }
    coefficients = bread * right
    withinSquares = products[count, count]
    let bend = zip(coefficients, right).reduce(0) { $0 + $1.0 * $1.1 }
    residualSquares = max(0, withinSquares - bend)
    outcomeSpread = spreads[count]
    absorbedRank = within.absorption.rank
    rankIsExact = within.absorption.rankIsExact
    steps = within.absorption.steps
  }

  /// The same fit with only its largest kind of groups absorbed, the others as columns of noughts and ones behind the
  /// kept regressors.
  ///
  /// Leverage and bootstrap draws need the design of each cluster written down.
  package func spelledOut(_ work: Work = Work()) throws -> LinearFit {
    let kinds = model.absorbed.sorted { $0.count > $1.count }
    return kinds.count > 1 ? try LinearFit(spelledOut(absorbing: [kinds[0]], kinds.dropFirst()), work) : self
  }

  /// The same fit with every kind of groups as columns, the intercept alone absorbed.
  package func spelledOutInFull(_ work: Work = Work()) throws -> LinearFit {
    model.absorbed.isEmpty ? self : try LinearFit(spelledOut(absorbing: [], model.absorbed[...]), work)
  }

  private func spelledOut(absorbing kind: [Groups], _ others: ArraySlice<Groups>) -> LinearModel {
    var out = model
    out.absorbed = kind
    out.names = names
    out.regressors = kept.map { model.regressors[$0] }
    for (place, kind) in others.enumerated() {
      for level in 1..<max(1, kind.count) {
        out.names.append("absorbed \(place + 1): \(level)")
        out.regressors.append(.indicator(kind.codes, of: Int32(level)))
      }
    }
    return out
  }

  package var rows: Int { model.rows }
  package var names: [String] { kept.map { model.names[$0] } }
  /// Coefficients and absorbed effects together.
  package var parameters: Int { kept.count + absorbedRank }
  package var withinR2: Double { withinSquares > 0 ? 1 - residualSquares / withinSquares : 0 }

  /// The place of a regressor among the coefficients; nil when it is dropped or absent.
  package func place(of name: String) -> Int? { names.firstIndex(of: name) }
}

// MARK: - Residuals and what is summed from them

extension LinearFit {
  /// Sums over the rows of a cluster of regressor times residual: for each cluster the kept regressors side by side.
  func scores(by clusters: Groups, _ work: Work) throws -> [Double] {
    let width = kept.count
    let stretches = GroupSums.stretches(rows, table: clusters.count * width)
    let parts = try Blocks.map(stretches.count, threads: work.threads) { index in
      var sums = [Double](repeating: 0, count: clusters.count * width)
      let residuals = UnsafeMutablePointer<Double>.allocate(capacity: Within.step)
      defer { residuals.deallocate() }
      sums.withUnsafeMutableBufferPointer { sums in
        clusters.codes.withUnsafeBufferPointer { codes in
          within.visit(stretches[index]) { part, buffer in
            writeResiduals(buffer, part.count, residuals)
            for (place, j) in kept.enumerated() {
              let column = buffer + j * Within.step
              for (offset, row) in part.enumerated() {
                sums[Int(codes[row]) * width + place] += column[offset] * residuals[offset]
              }
            }
          }
        }
      }
      return sums
    }
    var out = parts[0]
    for part in parts.dropFirst() { for place in out.indices { out[place] += part[place] } }
    return out
  }

  /// The sum over the rows of x xᵀ e².
  func squaredScores(_ work: Work) throws -> Matrix {
    let width = kept.count
    let parts = try Blocks.overRows(rows, threads: work.threads) { range in
      var sums = Matrix(zeros: width, width)
      let residuals = UnsafeMutablePointer<Double>.allocate(capacity: Within.step)
      defer { residuals.deallocate() }
      within.visit(range) { part, buffer in
        writeResiduals(buffer, part.count, residuals)
        for j in kept { for place in 0..<part.count { buffer[j * Within.step + place] *= residuals[place] } }
        for (a, i) in kept.enumerated() {
          for (b, j) in kept.enumerated() where b >= a {
            sums[a, b] += Within.dot(buffer + i * Within.step, buffer + j * Within.step, part.count)
          }
        }
      }
      return sums
    }
    var out = parts.dropFirst().reduce(parts[0], +)
    for a in 0..<width { for b in a..<width { out[b, a] = out[a, b] } }
    return out
  }

  /// For each row, times the root of its weight.
  func residuals() throws -> [Double] {
    var out = [Double](repeating: 0, count: rows)
    out.withUnsafeMutableBufferPointer { out in
      guard let start = out.baseAddress else { return }
      within.visit(0..<rows) { part, buffer in writeResiduals(buffer, part.count, start + part.lowerBound) }
    }
    return out
  }

  private func writeResiduals(
    _ buffer: UnsafeMutablePointer<Double>, _ count: Int, _ residuals: UnsafeMutablePointer<Double>
  ) {
    let outcome = buffer + model.regressors.count * Within.step
    for place in 0..<count { residuals[place] = outcome[place] }
    for (place, j) in kept.enumerated() {
      let column = buffer + j * Within.step
      let slope = coefficients[place]
      for row in 0..<count { residuals[row] -= slope * column[row] }
    }
  }
}
