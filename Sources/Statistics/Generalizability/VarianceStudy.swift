/// Variance components of scores, by mean squares where they are balanced and by REML where not, with redraws of both.
struct VarianceStudy: Sendable {
  let variances: VarianceComponents
  /// nil where the scores are not balanced.
  let squares: MeanSquares?
  /// Effects that cannot be told from others in these data, and are counted with them.
  let merged: [String]
  let usualCounts: [Int]
  private let table: FacetTable
  /// The effects that have a term of their own in the mixed model.
  private let terms: [Int]
  /// nil where the scores are balanced.
  private let model: MixedModel?

  /// The variance of each effect of the design, in its order; none below nought.
  var parts: [Double] { variances.components.map(\.variance) }

  init(_ table: FacetTable, _ work: Work) throws {
    self.table = table
    usualCounts = table.usualCounts
    if table.isBalanced {
      let squares = MeanSquares(table)
      self.squares = squares
      variances = squares.variances(table.design)
      (terms, merged, model) = ([], [], nil)
      return
    }
    squares = nil
    let terms = Self.separable(table)
    self.terms = terms
    merged = table.effects.indices.dropLast().filter { !terms.contains($0) }.map {
      table.design.name(of: table.effects[$0])
    }
    let model = Self.model(table, terms)
    self.model = model
    let fit = try Self.fit(model, work)
    let components = table.effects.indices.map { index in
      let place = terms.firstIndex(of: index)
      let isLast = index == table.effects.count - 1
      let found = isLast ? fit.residual : place.map { fit.variances[$0] }
      return VarianceComponents.Component(
        effect: table.design.name(of: table.effects[index]), members: table.effects[index],
        estimate: found?.value ?? 0, standardError: found?.standardError)
    }
    variances = VarianceComponents(method: .reml, components: components, mean: fit.mean)
  }

  /// Those whose cells are neither single scores nor the cells of a smaller effect.
  private static func separable(_ table: FacetTable) -> [Int] {
    table.effects.indices.dropLast().filter { index in
      table.cellCounts[index] < table.scores.count
        && !(0..<index).contains {
          table.cellCounts[$0] == table.cellCounts[index]
            && table.effects[$0] & table.effects[index] == table.effects[$0]
        }
    }
  }

  /// Components of data like these, drawn from the fitted ones as often as asked.
  func redrawn(_ draws: Int, seed: UInt64, _ work: Work) throws -> [[Double]] {
    if let squares { return squares.redrawn(parts, draws: draws, seed: seed) }
    guard let model else { return [] }
    return try Blocks.map(draws, threads: work.threads) { draw in
      try work.isAt(Double(draw) / Double(draws))
      return try self.redrawnByREML(model, draw, seed)
    }
  }

  /// Only the variances are searched for: what they and the effects may be off takes longer than the search itself.
  private func redrawnByREML(_ model: MixedModel, _ draw: Int, _ seed: UInt64) throws -> [Double] {
    var random = RandomStream(seed: seed, stream: UInt64(draw))
    var scores = [Double](repeating: 0, count: table.scores.count)
    for index in table.effects.indices {
      let deviation = parts[index].squareRoot()
      if deviation == 0 { continue }
      let effects = (0..<table.cellCounts[index]).map { _ in deviation * random.normal() }
      for row in scores.indices { scores[row] += effects[Int(table.cells[index][row])] }
    }
    var drawn = model
    drawn.outcome = scores
    let alone = Work(threads: 1, isCalledOff: { false })
    let found = try drawn.crossProducts(alone).variances(.reml, alone)
    var out = [Double](repeating: 0, count: table.effects.count)
    for (place, index) in terms.enumerated() { out[index] = found.terms[place] }
    out[out.count - 1] = found.residual
    return out
  }
}
