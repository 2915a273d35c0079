/// Which cells may not be published, and how uncertain they must stay.
package struct SuppressionRule: Hashable, Sendable, Codable {
  /// Counts from 1 up to but not including this are hidden.
  package var floor: Double
  /// Hide a cell to which one contributor gives more than this share of what it holds; nil to ask for no such thing.
  package var dominance: Double?
  package var protection: Protection
  package var weight: Weight
  /// Whether a cell of nought may be hidden for the sake of others. Everybody knows why such a cell is small.
  package var hidesZeros: Bool
  /// Whether to protect as well against somebody who knows that noughts are always published, and so that no hidden cell
  /// is one.
  package var zerosAreKnown: Bool

  /// The interval that stays open to whoever works out a hidden cell.
  package enum Protection: Hashable, Sendable, Codable {
    /// At least so far below and above the true count.
    case around(lower: Double, upper: Double)
    /// Every count from 1 to one under the floor stays possible.
    case range
  }

  /// What is to be small about the cells that are hidden for the sake of others.
  package enum Weight: String, Hashable, Sendable, Codable {
    /// Their number; of equally many, those that count fewest people.
    case cells
    /// The people in them.
    case people
  }

  package init(
    floor: Double = 10, dominance: Double? = nil, protection: Protection = .around(lower: 1, upper: 1),
    weight: Weight = .cells, hidesZeros: Bool = false, zerosAreKnown: Bool = false
  ) {
    self.floor = floor
    self.dominance = dominance
    self.protection = protection
    self.weight = weight
    self.hidesZeros = hidesZeros
    self.zerosAreKnown = zerosAreKnown && !hidesZeros
  }

  /// The least value must be no more than the first, the greatest no less than the second.
  func required(around value: Double) -> (low: Double, high: Double) {
    switch protection {
    case .around(let lower, let upper): (max(0, value - lower), value + upper)
    case .range: (min(1, value), max(floor - 1, value))
    }
  }

  package func isPrimary(_ count: Double, largest: Double? = nil) -> Bool {
    if count > 0, count < floor { return true }
    guard let dominance, let largest, count > 0 else { return false }
    return largest > dominance * count
  }
}
