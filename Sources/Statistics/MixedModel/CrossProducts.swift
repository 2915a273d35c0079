/// All that a mixed model needs to know of the rows: sums of products of the columns, in all and by group, and how often
/// the groups of two terms meet.
///
/// Numbers are taken off a centre first (the mean of the first block), which changes the intercept only and saves digits.
package struct CrossProducts: Sendable {
  /// The names of the regressors that are kept, in order; the outcome is not among them.
  package let names: [String]
  /// Regressors that the ones before them already tell, and which are therefore left out.
  package let aliased: [String]
  /// Rows that take part.
  package let rowCount: Int
  /// The name of each term and the groups of its factor, in the order of the model.
  package let termNames: [String]

  /// [X y]ᵀ W [X y], the outcome last.
  let gram: Matrix
  /// What was taken off each column before it was multiplied; the outcome last.
  let centres: [Double]
  /// The place of the intercept among the regressors.
  let intercept: Int?
  let sumOfLogWeights: Double
  let terms: [TermProducts]
  /// Each pair of terms, the one with more effects first.
  let pairs: [PairProducts]

  var width: Int { gram.rows }
  var regressorCount: Int { gram.rows - 1 }
}

/// What the rows say of each group of one term.
struct TermProducts: Sendable {
  let name: String
  /// Effects of each group: 1, or 2 with a slope.
  let dimension: Int
  /// The groups that occur, as codes of the factor.
  let levels: [Int32]
  /// How many groups the factor names, and the rows of each.
  let rowCounts: [Int32]
  /// Zᵀ W [X y]: for each effect a row as long as the columns.
  let products: [Double]
  /// Zᵀ W Z within each group: `dimension` × `dimension` numbers.
  let squares: [Double]

  var count: Int { levels.count }
}

/// Zₐᵀ W Z_b for the groups of two terms that meet in a row.
struct PairProducts: Sendable {
  /// Which terms.
  let first: Int
  let second: Int
  /// The groups that meet: those of the first term rising, of each the partners rising.
  let firsts: [Int32]
  let seconds: [Int32]
  /// For each meeting, a block of numbers, those of the first term's effects one after the other.
  let values: [Double]
}
