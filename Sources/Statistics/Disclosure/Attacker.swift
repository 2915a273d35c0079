/// Somebody who knows every published cell and every sum, and works out what each hidden cell could be.
///
/// Two linear programmes for a cell: the least and the greatest value that agrees with all that is published. Source:
/// Fischetti & Salazar-González (2001), "Solving the cell suppression problem on tabular data with linear constraints",
/// Management Science 47(7):1008–1027.
final class Attacker {
  private let model: CoinModel
  private let count: Int

  /// What may be known of one cell: its value, or only that it is no less than `lower`.
  enum Knowledge: Hashable, Sendable {
    case published(Double)
    case hidden(atLeast: Double)
  }

  /// - Parameter equations: places of cells, the total first.
  init(_ cells: [Knowledge], equations: [[Int]]) {
    var program = LinearProgram()
    for cell in cells {
      switch cell {
      case .published(let value): program.add(.init(from: value, to: value))
      case .hidden(let lower): program.add(.init(from: lower))
      }
    }
    for equation in equations {
      let terms = equation.enumerated().map { LinearProgram.Term($0.element, $0.offset == 0 ? -1 : 1) }
      program.add(LinearProgram.Row(terms, equals: 0))
    }
    count = cells.count
    model = CoinModel(program)
  }

  struct Reach {
    /// Infinite where nothing bounds it, nan where what is published contradicts itself.
    var value: Double
    /// What a unit more or less of each cell's bound would change; of a finite reach.
    var reducedCosts: [Double]
  }

  func least(_ cell: Int) -> Reach { reach(cell, 1) }
  func greatest(_ cell: Int) -> Reach { reach(cell, -1) }

  private func reach(_ cell: Int, _ sign: Double) -> Reach {
    model.setCost(sign, ofColumn: cell)
    defer { model.setCost(0, ofColumn: cell) }
    let solution = model.solve()
    switch solution.status {
    case .optimal: return Reach(value: solution.values[cell], reducedCosts: solution.reducedCosts)
    case .unbounded: return Reach(value: sign > 0 ? -.infinity : .infinity, reducedCosts: [])
    case .infeasible, .stopped: return Reach(value: .nan, reducedCosts: [])
    }
  }
}
