import CCbc
import Dispatch
import Synchronization

// The only file that speaks to CBC and CLP: J. Forrest and R. Lougee-Heimer (2005), "CBC User Guide", INFORMS TutORials.

/// A linear programme in the hands of CLP, which remembers where it was when the programme is changed and solved again.
package final class CoinModel {
  // The library owns what it points to; it is freed in deinit and never leaves this object.
  private let model: UnsafeMutableRawPointer
  package private(set) var rowCount: Int
  package private(set) var columnCount: Int

  package init(_ program: LinearProgram) {
    guard let made = Clp_newModel() else { preconditionFailure("CLP found no memory") }
    model = made
    rowCount = program.rows.count
    Clp_setLogLevel(model, 0)
    var columns = [[LinearProgram.Term]](repeating: [], count: program.columns.count)
    for (place, row) in program.rows.enumerated() {
      for term in row.terms where term.factor != 0 { columns[term.place].append(.init(place, term.factor)) }
    }
    let sparse = Sparse(columns)
    columnCount = program.columns.count
    Clp_loadProblem(
      model, Int32(columnCount), Int32(rowCount), sparse.starts, sparse.places, sparse.factors,
      program.columns.map { bounded($0.lower) }, program.columns.map { bounded($0.upper) },
      program.columns.map(\.cost), program.rows.map { bounded($0.lower) }, program.rows.map { bounded($0.upper) })
    Clp_setObjSense(model, 1)
  }

  deinit { Clp_deleteModel(model) }

  /// - Parameter columns: each with its terms, whose places are rows.
  package func add(_ columns: [(LinearProgram.Column, [LinearProgram.Term])]) {
    if columns.isEmpty { return }
    let sparse = Sparse(columns.map(\.1))
    Clp_addColumns(
      model, Int32(columns.count), columns.map { bounded($0.0.lower) }, columns.map { bounded($0.0.upper) },
      columns.map(\.0.cost), sparse.starts, sparse.places, sparse.factors)
    columnCount += columns.count
  }

  package func add(_ rows: [LinearProgram.Row]) {
    if rows.isEmpty { return }
    let sparse = Sparse(rows.map(\.terms))
    Clp_addRows(
      model, Int32(rows.count), rows.map { bounded($0.lower) }, rows.map { bounded($0.upper) }, sparse.starts,
      sparse.places, sparse.factors)
    rowCount += rows.count
  }

  package func setCost(_ cost: Double, ofColumn column: Int) { Clp_objective(model)[column] = cost }

  package func setBounds(_ lower: Double, _ upper: Double, ofColumn column: Int) {
    Clp_columnLower(model)[column] = bounded(lower)
    Clp_columnUpper(model)[column] = bounded(upper)
  }

  package func setBounds(_ lower: Double, _ upper: Double, ofRow row: Int) {
    Clp_rowLower(model)[row] = bounded(lower)
    Clp_rowUpper(model)[row] = bounded(upper)
  }

  /// - Parameter afterNewRows: whether conditions rather than costs or columns have changed since the last time.
  package func solve(afterNewRows: Bool = false) -> Solution {
    _ = afterNewRows ? Clp_dual(model, 0) : Clp_primal(model, 0)
    if Clp_status(model) > 2 { _ = Clp_initialSolve(model) }
    let objective = Clp_getObjValue(model)
    let values = Array(UnsafeBufferPointer(start: Clp_primalColumnSolution(model), count: columnCount))
    let prices = Array(UnsafeBufferPointer(start: Clp_dualRowSolution(model), count: rowCount))
    let reduced = Array(UnsafeBufferPointer(start: Clp_dualColumnSolution(model), count: columnCount))
    switch Clp_status(model) {
    case 0:
      return Solution(
        status: .optimal, values: values, objective: objective, bound: objective, rowPrices: prices,
        reducedCosts: reduced)
    case 1: return Solution(status: .infeasible, values: [], objective: .infinity, bound: .infinity)
    case 2: return Solution(status: .unbounded, values: [], objective: -.infinity, bound: -.infinity)
    default: return Solution(status: .stopped, values: [], objective: .infinity, bound: -.infinity)
    }
  }
}

extension LinearProgram {
  package func solved() -> Solution { CoinModel(self).solve() }
}

extension IntegerProgram {
  /// The best answer that CBC finds, and the bound that it proves.
  ///
  /// - Throws: `CancellationError` as soon as `work` is called off. CBC's C interface has no way to end a search early, so
  ///   that one goes on unheard until its `seconds` or `nodes` are used up.
  package func solved(_ work: Work = Work()) throws -> Solution {
    try work.isAt(0)
    if linear.columns.isEmpty { return Solution(status: .optimal, values: [], objective: 0, bound: 0) }
    let search = Search()
    search.start(self)
    while search.isDone.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
      do { try work.isStillWanted() } catch {
        search.isWanted.store(false, ordering: .relaxed)
        throw error
      }
    }
    guard let found = search.found.withLock({ $0 }) else { throw CancellationError() }
    try work.isAt(1)
    return found
  }
}

/// A search of CBC on a thread of its own, so that whoever waits for it can stop waiting.
private final class Search: Sendable {
  let isDone = DispatchSemaphore(value: 0)
  let isWanted = Atomic(true)
  let found = Mutex<Solution?>(nil)

  /// CBC keeps some of its state in statics; two searches at once would share them.
  private static let oneAtATime = Mutex(())

  func start(_ program: IntegerProgram) {
    DispatchQueue.global().async { [self] in
      Self.oneAtATime.withLock { _ in
        // It may have been called off while another search was under way.
        guard isWanted.load(ordering: .relaxed) else { return }
        let solution = BranchAndCut(program).solve()
        found.withLock { $0 = solution }
      }
      isDone.signal()
    }
  }
}

/// A search of CBC.
private final class BranchAndCut {
  private let model: UnsafeMutableRawPointer
  private let count: Int

  init(_ program: IntegerProgram) {
    guard let made = Cbc_newModel() else { preconditionFailure("CBC found no memory") }
    model = made
    count = program.linear.columns.count
    load(program.linear)
    for (place, isWhole) in program.isWhole.enumerated() where isWhole { Cbc_setInteger(model, Int32(place)) }
    Cbc_setLogLevel(model, 0)
    Cbc_setParameter(model, "logLevel", "0")
    Cbc_setParameter(model, "threads", "0")
    Cbc_setParameter(model, "ratioGap", "0")
    Cbc_setParameter(model, "allowableGap", "\(max(program.gap, 1e-9))")
    if let seconds = program.seconds {
      Cbc_setParameter(model, "timeMode", "elapsed")
      Cbc_setMaximumSeconds(model, max(0.05, seconds))
    }
    if let nodes = program.nodes { Cbc_setMaximumNodes(model, Int32(clamping: nodes)) }
    if let start = program.start {
      let places = (0..<Int32(start.count)).map { $0 }
      Cbc_setMIPStartI(model, Int32(start.count), places, start)
    }
  }

  deinit { Cbc_deleteModel(model) }

  private func load(_ program: LinearProgram) {
    var columns = [[LinearProgram.Term]](repeating: [], count: program.columns.count)
    for (place, row) in program.rows.enumerated() {
      for term in row.terms where term.factor != 0 { columns[term.place].append(.init(place, term.factor)) }
    }
    let sparse = Sparse(columns)
    Cbc_loadProblem(
      model, Int32(program.columns.count), Int32(program.rows.count), sparse.starts, sparse.places, sparse.factors,
      program.columns.map { bounded($0.lower) }, program.columns.map { bounded($0.upper) },
      program.columns.map(\.cost), program.rows.map { bounded($0.lower) }, program.rows.map { bounded($0.upper) })
    Cbc_setObjSense(model, 1)
  }

  func solve() -> Solution {
    _ = Cbc_solve(model)
    if Cbc_isProvenInfeasible(model) != 0 {
      return Solution(status: .infeasible, values: [], objective: .infinity, bound: .infinity)
    }
    if Cbc_isContinuousUnbounded(model) != 0 {
      return Solution(status: .unbounded, values: [], objective: -.infinity, bound: -.infinity)
    }
    let bound = Cbc_getBestPossibleObjValue(model)
    guard Cbc_numberSavedSolutions(model) > 0 || Cbc_isProvenOptimal(model) != 0, let best = Cbc_bestSolution(model)
    else {
      return Solution(status: .stopped, values: [], objective: .infinity, bound: bound)
    }
    let values = Array(UnsafeBufferPointer(start: best, count: count))
    let objective = Cbc_getObjValue(model)
    let isOptimal = Cbc_isProvenOptimal(model) != 0
    return Solution(
      status: isOptimal ? .optimal : .stopped, values: values, objective: objective,
      bound: min(bound, objective))
  }
}

/// Lists of terms laid end to end, as the libraries want them.
private struct Sparse {
  var starts: [CoinBigIndex] = [0]
  var places: [Int32] = []
  var factors: [Double] = []

  init(_ lists: [[LinearProgram.Term]]) {
    for list in lists {
      for term in list {
        places.append(Int32(term.place))
        factors.append(term.factor)
      }
      starts.append(CoinBigIndex(places.count))
    }
  }
}

/// The libraries take 1e30 and more for no bound at all.
private func bounded(_ value: Double) -> Double { min(max(value, -1e30), 1e30) }
