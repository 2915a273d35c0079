import Testing

@testable import Statistics

@Suite struct `The solver` {
  /// max 3x + 2y with x + y ≤ 4, x + 3y ≤ 9, x ≤ 3.
  private var small: LinearProgram {
    var program = LinearProgram()
    program.add(.init(to: 3, cost: -3))
    program.add(.init(cost: -2))
    program.add(.init([.init(0), .init(1)], to: 4))
    program.add(.init([.init(0), .init(1, 3)], to: 9))
    return program
  }

  @Test func `finds the best of a linear programme, with the prices of its conditions`() {
    let solution = small.solved()
    #expect(solution.status == .optimal)
    #expect(isClose(solution.objective, -11, relative: 1e-12))
    #expect(isClose(solution.rowPrices[0], -2, relative: 1e-9))
    #expect(isClose(solution.reducedCosts[0], -1, relative: 1e-9))
  }

  @Test func `tells apart what has no answer and what has no end`() {
    var none = small
    none.add(.init([.init(0), .init(1)], from: 5))
    #expect(none.solved().status == .infeasible)
    var endless = LinearProgram()
    endless.add(.init(cost: -1))
    endless.add(.init(cost: 1))
    endless.add(.init([.init(0), .init(1, -1)], to: 1))
    endless.columns[1].cost = 0
    #expect(endless.solved().status == .unbounded)
  }

  @Test func `goes on from where it was when costs, columns and conditions change`() {
    let model = CoinModel(small)
    #expect(isClose(model.solve().objective, -11, relative: 1e-12))
    model.setCost(-7, ofColumn: 1)
    #expect(isClose(model.solve().objective, -22, relative: 1e-12))
    model.add([(.init(to: 1, cost: -10), [.init(0)])])
    #expect(isClose(model.solve().objective, -31, relative: 1e-12))
    model.add([.init([.init(1)], to: 1)])
    #expect(isClose(model.solve(afterNewRows: true).objective, -23, relative: 1e-12))
  }

  @Test func `finds whole answers and proves them`() throws {
    var program = LinearProgram()
    let (worth, weight) = ([60.0, 100, 120, 75], [10.0, 20, 30, 15])
    for value in worth { program.add(.init(to: 1, cost: -value)) }
    program.add(.init(weight.enumerated().map { .init($0.offset, $0.element) }, to: 50))
    let solution = try IntegerProgram(program).solved()
    #expect(solution.status == .optimal)
    #expect(solution.objective == -235)
    #expect(isClose(solution.bound, -235, absolute: 1e-6))
    #expect(solution.values.map { $0.rounded() } == [1, 1, 0, 1])
  }

  @Test func `says when no whole answer exists`() throws {
    var program = LinearProgram()
    program.add(.init(to: 3))
    program.add(.init([.init(0, 2)], equals: 3))
    #expect(try IntegerProgram(program).solved().status == .infeasible)
  }

  @Test func `is not begun when nobody waits for it`() {
    #expect(throws: CancellationError.self) {
      _ = try IntegerProgram(small).solved(Work(isCalledOff: { true }))
    }
  }

  @Test func `is not waited for any more when it is called off in the middle`() throws {
    // A market split: fifty things to be shared out exactly by five conditions at once, which no search ends soon.
    var program = LinearProgram()
    var stream = RandomStream(seed: 5)
    for _ in 0..<50 { program.add(.init(to: 1)) }
    for _ in 0..<5 {
      let weights = (0..<50).map { _ in Double(stream.integer(below: 100)) }
      program.add(
        .init(weights.enumerated().map { .init($0.offset, $0.element) }, equals: (weights.reduce(0, +) / 2).rounded()))
    }
    var split = IntegerProgram(program)
    split.seconds = 4
    let begun = ContinuousClock.now
    let work = Work(isCalledOff: { ContinuousClock.now - begun > .milliseconds(200) })
    #expect(throws: CancellationError.self) { _ = try split.solved(work) }
    let isBeforeItsTime = ContinuousClock.now - begun < .seconds(4)
    #expect(isBeforeItsTime)
    // The next one waits for it, and is right.
    #expect(try IntegerProgram(small).solved().isOptimal)
  }

  @Test func `takes an empty programme for what it is`() throws {
    #expect(LinearProgram().solved().objective == 0)
    #expect(try IntegerProgram(LinearProgram()).solved().isOptimal)
  }
}
