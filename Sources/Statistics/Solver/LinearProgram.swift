/// Something to be made as small as possible under linear conditions.
package struct LinearProgram: Hashable, Sendable {
  package var columns: [Column] = []
  package var rows: [Row] = []

  package init() {}

  /// One unknown: from where to where it may lie, and what a unit of it costs.
  package struct Column: Hashable, Sendable {
    package var lower: Double
    package var upper: Double
    package var cost: Double

    package init(from lower: Double = 0, to upper: Double = .infinity, cost: Double = 0) {
      self.lower = lower
      self.upper = upper
      self.cost = cost
    }
  }

  /// One condition: a sum of unknowns that lies between two bounds.
  package struct Row: Hashable, Sendable {
    package var terms: [Term]
    package var lower: Double
    package var upper: Double

    package init(_ terms: [Term], from lower: Double = -.infinity, to upper: Double = .infinity) {
      self.terms = terms
      self.lower = lower
      self.upper = upper
    }

    package init(_ terms: [Term], equals value: Double) { self.init(terms, from: value, to: value) }
  }

  /// A multiple of the unknown at `place`: a column in a row, a row in a column.
  package struct Term: Hashable, Sendable {
    package var place: Int
    package var factor: Double

    package init(_ place: Int, _ factor: Double = 1) {
      self.place = place
      self.factor = factor
    }
  }

  /// - Returns: the place of the new unknown.
  @discardableResult package mutating func add(_ column: Column) -> Int {
    columns.append(column)
    return columns.count - 1
  }

  package mutating func add(_ row: Row) { rows.append(row) }
}

/// A linear programme some of whose unknowns are whole numbers, and how long to look for the best answer.
package struct IntegerProgram: Sendable {
  package var linear: LinearProgram
  /// For each column whether it is a whole number.
  package var isWhole: [Bool]
  /// Seconds of the clock after which the best answer found is taken.
  package var seconds: Double?
  /// Branches after which the best answer found is taken: unlike a time, this gives the same answer on every machine.
  package var nodes: Int?
  /// An answer is good enough when nothing can be better by more than this.
  package var gap: Double
  /// An answer known beforehand.
  package var start: [Double]?

  package init(_ linear: LinearProgram, isWhole: [Bool]? = nil, gap: Double = 0) {
    self.linear = linear
    self.isWhole = isWhole ?? linear.columns.map { _ in true }
    self.gap = gap
  }
}

/// What a solver found.
package struct Solution: Sendable {
  package var status: Status
  /// One value for each column; empty when no answer was found.
  package var values: [Double]
  package var objective: Double
  /// Proven: no answer costs less.
  package var bound: Double
  /// What one unit more of each row's bound would add to the cost; only of linear programmes.
  package var rowPrices: [Double] = []
  /// What one unit of each column would add to the cost; only of linear programmes.
  package var reducedCosts: [Double] = []

  package enum Status: String, Sendable, Codable {
    case optimal
    case infeasible
    case unbounded
    /// The time or the branches allowed were used up; `values` is empty when nothing had been found.
    case stopped
  }

  package var isOptimal: Bool { status == .optimal }
}
