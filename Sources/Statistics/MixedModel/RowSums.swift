import COpenBLAS
import Vocabulary

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension MixedModel {
  /// Reads the rows, once.
  ///
  /// - Throws: `Refusal` when they cannot carry the model; `CancellationError` when `work` is called off.
  package func crossProducts(_ work: Work = Work()) throws -> CrossProducts {
    Blas.useOneThread()
    let layout = try RowLayout(self, threads: work.threads)
    let shards = layout.shards
    let parts = try Blocks.map(shards.count, threads: work.threads) { index in
      let sums = RowSums(layout)
      try sums.read(shards[index], work)
      return sums
    }
    for part in parts.dropFirst() { parts[0].add(part) }
    return try layout.crossProducts(parts[0])
  }
}

/// How the columns of a model lie in memory while its rows are read.
struct RowLayout: Sendable {
  enum Column {
    case constant
    case values([Double], centre: Double)
    /// The column of each level; −1 where it has none.
    case indicators([Int32], columns: [Int32])
  }

  struct TermColumns {
    let codes: [Int32]
    /// The place of each level among those that occur.
    let places: [Int32]
    let levels: [Int32]
    let rowCounts: [Int32]
    let dimension: Int
    let slope: [Double]?
    let share: [Double]?

    var isPlain: Bool { dimension == 1 && share == nil }
  }

  let model: MixedModel
  let taking: [Bool]?
  let rowCount: Int
  private(set) var columns: [Column] = []
  private(set) var names: [String] = []
  private(set) var centres: [Double] = []
  private(set) var intercept: Int?
  /// In the order of the model.
  let terms: [TermColumns]
  /// Pairs of terms, the one with more effects first.
  let pairs: [(first: Int, second: Int)]

  /// Columns, the outcome among them.
  var width: Int { names.count + 1 }
  /// Vectors of four that hold a row.
  var vectors: Int { (width + 3) / 4 }

  init(_ model: MixedModel, threads: Int) throws {
    self.model = model
    taking = try model.rowsTaking()
    let taking = taking
    let factors = model.terms.map(\.groups) + model.regressors.compactMap(\.factor)
    let counts = try Blocks.map(factors.count, threads: threads) { factors[$0].rowCounts(taking) }
    rowCount = taking?.reduce(0) { $0 + ($1 ? 1 : 0) } ?? model.outcome.count
    let terms = zip(model.terms, counts).map { term, counts in
      let levels = counts.indices.filter { counts[$0] > 0 }
      var places = [Int32](repeating: -1, count: counts.count)
      for (place, level) in levels.enumerated() { places[level] = Int32(place) }
      return TermColumns(
        codes: term.groups.codes, places: places, levels: levels.map(Int32.init), rowCounts: counts,
        dimension: term.dimension, slope: term.slope, share: term.share)
    }
    self.terms = terms
    let sizes = terms.map { $0.levels.count * $0.dimension }
    pairs = terms.indices.flatMap { a in
      terms.indices.filter { a < $0 }.map { b in sizes[a] >= sizes[b] ? (a, b) : (b, a) }
    }
    try lay(Array(counts.dropFirst(terms.count)))
  }

  private mutating func lay(_ indicatorCounts: [[Int32]]) throws {
    intercept = model.regressors.firstIndex { if case .intercept = $0 { true } else { false } }
    var indicatorCounts = indicatorCounts[...]
    for regressor in model.regressors {
      switch regressor {
      case .intercept:
        if names.contains("(intercept)") { continue }
        intercept = names.count
        names.append("(intercept)")
        centres.append(0)
        columns.append(.constant)
      case .values(let name, let values):
        let centre = intercept == nil ? 0 : centre(of: values)
        names.append(name)
        centres.append(centre)
        columns.append(.values(values, centre: centre))
      case .indicators(let name, let factor):
        let counts = indicatorCounts.removeFirst()
        var places = [Int32](repeating: -1, count: counts.count)
        for level in factor.orderedLevels.filter({ counts[$0] > 0 }).dropFirst() {
          places[level] = Int32(names.count)
          names.append("\(name) \(factor.levels[level])")
          centres.append(0)
        }
        columns.append(.indicators(factor.codes, columns: places))
      }
    }
    centres.append(intercept == nil ? 0 : centre(of: model.outcome))
    columns.append(.values(model.outcome, centre: centres[width - 1]))
  }

  /// The mean of what takes part in the first block of rows.
  private func centre(of values: [Double]) -> Double {
    var sum = 0.0
    var count = 0.0
    for row in 0..<min(values.count, Blocks.usualSize) where taking?[row] ?? true {
      sum += values[row]
      count += 1
    }
    let mean = count > 0 ? sum / count : 0
    return mean.isFinite ? mean : 0
  }

  /// Ranges of rows that are read apart; their number follows from the data alone.
  var shards: [Range<Int>] {
    let room = terms.reduce(0) { $0 + $1.levels.count * $1.dimension * vectors * 32 }
    let most = max(1, min(4, 300_000_000 / max(1, room)))
    let count = min(most, max(1, model.outcome.count / 50_000))
    return Blocks.ranges(model.outcome.count, size: max(1, (model.outcome.count + count - 1) / count))
  }

  func crossProducts(_ sums: RowSums) throws -> CrossProducts {
    let gram = sums.gramMatrix
    guard gram.values.allSatisfy(\.isFinite) else { throw model.refusalOfValues(taking) }
    let kept = keptColumns(gram)
    let products = terms.indices.map { sums.products(ofTerm: $0, kept) }
    let out = CrossProducts(
      names: kept.dropLast().map { names[$0] }, aliased: names.indices.filter { !kept.contains($0) }.map { names[$0] },
      rowCount: rowCount, termNames: model.terms.map(\.name),
      gram: Matrix(kept.map { row in kept.map { gram[row, $0] } }), centres: kept.map { centres[$0] },
      intercept: intercept.flatMap { kept.firstIndex(of: $0) }, sumOfLogWeights: sums.sumOfLogWeights,
      terms: terms.indices.map { index in
        TermProducts(
          name: model.terms[index].name, dimension: terms[index].dimension, levels: terms[index].levels,
          rowCounts: terms[index].rowCounts, products: products[index], squares: sums.squares(ofTerm: index))
      },
      pairs: pairs.indices.map { index in
        let (first, second) = pairs[index]
        let sorted = sums.meetings[index].sorted(firstCount: terms[first].levels.count)
        return PairProducts(
          first: first, second: second, firsts: sorted.firsts, seconds: sorted.seconds, values: sorted.values)
      })
    try model.refuse(out)
    return out
  }

  /// The columns that those before them do not already tell, and the outcome.
  private func keptColumns(_ gram: Matrix) -> [Int] {
    var kept: [Int] = []
    var left = gram
    for column in 0..<width - 1 {
      let whole = gram[column, column] + Double(rowCount) * centres[column] * centres[column] * 1e-12
      guard left[column, column] > 1e-10 * whole else { continue }
      kept.append(column)
      let pivot = left[column, column]
      let scale = (0..<width).map { left[$0, column] / pivot }
      for j in column + 1..<width { for i in column + 1..<width { left[i, j] -= scale[i] * left[column, j] } }
    }
    return kept + [width - 1]
  }
}

/// The sums over a range of rows.
final class RowSums: @unchecked Sendable {
  private typealias Vector = SIMD4<Double>
  private static let block = 256

  private let layout: RowLayout
  private let vectors: Int
  private let gram: UnsafeMutablePointer<Double>
  private let rows: UnsafeMutablePointer<Vector>
  private let products: [UnsafeMutablePointer<Vector>]
  private let squares: [UnsafeMutablePointer<Double>]
  let meetings: [Meetings]
  private(set) var sumOfLogWeights = 0.0

  init(_ layout: RowLayout) {
    self.layout = layout
    vectors = layout.vectors
    let width = layout.width
    gram = .allocate(capacity: width * width)
    gram.initialize(repeating: 0, count: width * width)
    rows = .allocate(capacity: Self.block * layout.vectors)
    rows.initialize(repeating: .zero, count: Self.block * layout.vectors)
    products = layout.terms.map { term in
      let count = term.levels.count * term.dimension * layout.vectors
      let room = UnsafeMutablePointer<Vector>.allocate(capacity: max(1, count))
      room.initialize(repeating: .zero, count: max(1, count))
      return room
    }
    squares = layout.terms.map { term in
      let count = term.levels.count * term.dimension * term.dimension
      let room = UnsafeMutablePointer<Double>.allocate(capacity: max(1, count))
      room.initialize(repeating: 0, count: max(1, count))
      return room
    }
    meetings = layout.pairs.map {
      Meetings(size: layout.terms[$0.first].dimension * layout.terms[$0.second].dimension)
    }
  }

  deinit {
    gram.deallocate()
    rows.deallocate()
    products.forEach { $0.deallocate() }
    squares.forEach { $0.deallocate() }
  }

  func read(_ range: Range<Int>, _ work: Work) throws {
    for part in Blocks.ranges(range.count) {
      try work.isAt(0)
      read(range.lowerBound + part.lowerBound..<range.lowerBound + part.upperBound)
    }
  }

  private func read(_ range: Range<Int>) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.block) { taken in
      guard let taken = taken.baseAddress else { return }
      var row = range.lowerBound
      while row < range.upperBound {
        var count = 0
        while row < range.upperBound, count < Self.block {
          if layout.taking?[row] ?? true {
            taken[count] = Int32(truncatingIfNeeded: row)
            count += 1
          }
          row += 1
        }
        read(taken, count)
      }
    }
  }

  private func read(_ taken: UnsafePointer<Int32>, _ count: Int) {
    fill(taken, count)
    if layout.model.weights == nil {
      square(count)
      for term in layout.terms.indices { collect(term, taken, count, nil) }
      for pair in layout.pairs.indices { meet(pair, taken, count, nil) }
      return
    }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: Self.block) { weights in
      guard let weights = weights.baseAddress else { return }
      weigh(taken, count, weights)
      square(count)
      for term in layout.terms.indices { collect(term, taken, count, weights) }
      for pair in layout.pairs.indices { meet(pair, taken, count, weights) }
    }
  }

  /// Lays the columns of some rows side by side.
  private func fill(_ taken: UnsafePointer<Int32>, _ count: Int) {
    let stride = 4 * vectors
    let cells = UnsafeMutableRawPointer(rows).assumingMemoryBound(to: Double.self)
    var column = 0
    for source in layout.columns {
      switch source {
      case .constant:
        for k in 0..<count { cells[k * stride + column] = 1 }
        column += 1
      case .values(let values, let centre):
        values.withUnsafeBufferPointer { values in
          for k in 0..<count { cells[k * stride + column] = values[Int(taken[k])] - centre }
        }
        column += 1
      case .indicators(let codes, let columns):
        var own = 0
        for place in columns where place >= 0 { own = max(own, Int(place) - column + 1) }
        codes.withUnsafeBufferPointer { codes in
          for k in 0..<count {
            let cell = cells + k * stride
            for c in column..<column + own { cell[c] = 0 }
            let place = columns[Int(codes[Int(taken[k])])]
            if place >= 0 { cell[Int(place)] = 1 }
          }
        }
        column += own
      }
    }
  }

  /// Multiplies rows by the roots of their weights, which are told in passing.
  private func weigh(_ taken: UnsafePointer<Int32>, _ count: Int, _ roots: UnsafeMutablePointer<Double>) {
    layout.model.weights?.withUnsafeBufferPointer { weights in
      for k in 0..<count {
        let weight = weights[Int(taken[k])]
        sumOfLogWeights += log(weight)
        let root = weight.squareRoot()
        roots[k] = root
        let row = rows + k * vectors
        for v in 0..<vectors { row[v] *= root }
      }
    }
  }

  private func square(_ count: Int) {
    let cells = UnsafeMutableRawPointer(rows).assumingMemoryBound(to: Double.self)
    Dense.addSquare(gram, layout.width, cells, 4 * vectors, order: layout.width, over: count)
  }

  /// Adds rows to the groups of a term.
  private func collect(
    _ index: Int, _ taken: UnsafePointer<Int32>, _ count: Int, _ roots: UnsafePointer<Double>?
  ) {
    let term = layout.terms[index]
    let (target, squares, vectors) = (products[index], squares[index], vectors)
    let places = term.places
    term.codes.withUnsafeBufferPointer { codes in
      guard let codes = codes.baseAddress else { return }
      if term.isPlain, roots == nil {
        for k in 0..<count {
          let place = Int(places[Int(codes[Int(taken[k])])])
          let (row, sum) = (rows + k * vectors, target + place * vectors)
          for v in 0..<vectors { sum[v] += row[v] }
          squares[place] += 1
        }
        return
      }
      let d = term.dimension
      for k in 0..<count {
        let row = Int(taken[k])
        let place = Int(places[Int(codes[row])])
        let z = effects(term, row, roots?[k] ?? 1)
        for c in 0..<d {
          let (source, sum) = (rows + k * vectors, target + (place * d + c) * vectors)
          for v in 0..<vectors { sum[v] += z[c] * source[v] }
          for e in 0..<d { squares[(place * d + c) * d + e] += z[c] * z[e] }
        }
      }
    }
  }

  /// What stands in Z for the one or two effects of a row, times the root of its weight.
  @inline(__always)
  private func effects(_ term: RowLayout.TermColumns, _ row: Int, _ root: Double) -> SIMD2<Double> {
    let first = root * (term.share?[row] ?? 1)
    return SIMD2(first, first * (term.slope?[row] ?? 0))
  }

  /// Adds rows to the pairs of groups that meet in them.
  private func meet(_ index: Int, _ taken: UnsafePointer<Int32>, _ count: Int, _ roots: UnsafePointer<Double>?) {
    let (a, b) = (layout.terms[layout.pairs[index].first], layout.terms[layout.pairs[index].second])
    let table = meetings[index]
    a.codes.withUnsafeBufferPointer { codesA in
      b.codes.withUnsafeBufferPointer { codesB in
        let isPlain = a.isPlain && b.isPlain && roots == nil
        for k in 0..<count {
          let row = Int(taken[k])
          let sums = table.sums(a.places[Int(codesA[row])], b.places[Int(codesB[row])])
          if isPlain {
            sums[0] += 1
            continue
          }
          let (x, y) = (effects(a, row, roots?[k] ?? 1), effects(b, row, roots?[k] ?? 1))
          for c in 0..<a.dimension { for e in 0..<b.dimension { sums[c * b.dimension + e] += x[c] * y[e] } }
        }
      }
    }
  }

  func add(_ other: RowSums) {
    for i in 0..<layout.width * layout.width { gram[i] += other.gram[i] }
    for (index, term) in layout.terms.enumerated() {
      let effects = term.levels.count * term.dimension
      for i in 0..<effects * vectors { products[index][i] += other.products[index][i] }
      for i in 0..<effects * term.dimension { squares[index][i] += other.squares[index][i] }
    }
    for (mine, theirs) in zip(meetings, other.meetings) { mine.add(theirs) }
    sumOfLogWeights += other.sumOfLogWeights
  }

  var gramMatrix: Matrix {
    let width = layout.width
    var out = Matrix(zeros: width, width)
    for j in 0..<width {
      for i in j..<width {
        out[i, j] = gram[j * width + i]
        out[j, i] = gram[j * width + i]
      }
    }
    return out
  }

  func products(ofTerm index: Int, _ kept: [Int]) -> [Double] {
    let effects = layout.terms[index].levels.count * layout.terms[index].dimension
    let stride = 4 * vectors
    let width = kept.count
    return [Double](unsafeUninitializedCapacity: effects * width) { out, count in
      let cells = UnsafeMutableRawPointer(products[index]).assumingMemoryBound(to: Double.self)
      kept.withUnsafeBufferPointer { kept in
        for effect in 0..<effects {
          for c in 0..<width { out[effect * width + c] = cells[effect * stride + kept[c]] }
        }
      }
      count = effects * width
    }
  }

  func squares(ofTerm index: Int) -> [Double] {
    let term = layout.terms[index]
    return Array(UnsafeBufferPointer(start: squares[index], count: term.levels.count * term.dimension * term.dimension))
  }
}

extension Factor {
  /// The levels by number where all are numbers, else by name, so that the order of the rows does not matter.
  fileprivate var orderedLevels: [Int] {
    let numbers = levels.compactMap(Double.init)
    if numbers.count == levels.count { return levels.indices.sorted { numbers[$0] < numbers[$1] } }
    return levels.indices.sorted { levels[$0] < levels[$1] }
  }

  /// The rows of each level among those that take part.
  fileprivate func rowCounts(_ taking: [Bool]?) -> [Int32] {
    var counts = [Int32](repeating: 0, count: levels.count)
    codes.withUnsafeBufferPointer { codes in
      for row in codes.indices where codes[row] >= 0 && taking?[row] ?? true { counts[Int(codes[row])] += 1 }
    }
    return counts
  }
}

extension MixedModel.Regressor {
  var factor: Factor? { if case .indicators(_, let factor) = self { factor } else { nil } }
}
