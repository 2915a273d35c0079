import Vocabulary

/// The best way to give each leader one week so that nobody is served twice: the exact search.
///
/// Dantzig–Wolfe: one unknown for each possible week of each leader, made as the linear programme asks for them. Its bound
/// is far tighter than that of the programme over pairs, because each week already respects release, travel, span and
/// schools. Sources: Savelsbergh (1997), "A branch-and-price algorithm for the generalized assignment problem", Operations
/// Research 45:831–841; dual smoothing by Wentges (1997); enumeration within the gap by Baldacci, Christofides & Mingozzi
/// (2008), Mathematical Programming 115:351–385.
struct PatternSearch: Sendable {
  var weeks: [Week]
  var coacheeCount: Int
  /// Whom the plan must serve.
  var must: [Bool]
  var aim: Aim
  /// A second sum of the same shape that must not fall below a value.
  var floor: Floor?
  /// For each leader and task, in the order of the week's tasks.
  var fixing: [[Week.Fixing]]
  /// What it costs to leave somebody unserved who must be served.
  var unservedPrice: [Double]
  /// Whether a plan that leaves such a person unserved is of use.
  var mayLeaveUnserved = false

  /// What a plan is to make large: the gain of each task less the cost of each stop.
  struct Aim: Sendable {
    var gains: [[Double]]
    var costs: [[Double]]

    var isWhole: Bool { (gains + costs).allSatisfy { $0.allSatisfy { $0 == $0.rounded() } } }
  }

  struct Floor: Sendable {
    var aim: Aim
    var atLeast: Double
  }

  struct Limits: Sendable {
    var deadline: ContinuousClock.Instant
    /// As a share of the value.
    var gap: Double
    var threads: Int
  }

  /// One leader's week in a plan: places of tasks.
  struct Chosen: Hashable, Sendable {
    var leader: Int
    var tasks: [Int]
  }

  struct Found: Sendable {
    var plan: [Chosen]?
    var value: Double
    var bound: Double
    /// The search went to its end: nothing better exists.
    var isComplete: Bool
    /// The clock ended the search, so that a quicker machine may find something better.
    var isCutShort: Bool
    var columns: Int
    var rounds: Int
  }

  init(weeks: [Week], coacheeCount: Int, must: [Bool], aim: Aim) {
    self.weeks = weeks
    self.coacheeCount = coacheeCount
    self.must = must
    self.aim = aim
    fixing = weeks.map { [Week.Fixing](repeating: .free, count: $0.taskCount) }
    // Dearer than all that a plan can gain and all that it can cost, so that nobody is left out for the sake of others.
    let all = aim.gains.joined().reduce(1) { $0 + abs($1) } + aim.costs.joined().reduce(0) { $0 + abs($1) }
    unservedPrice = [Double](repeating: 2 * all, count: coacheeCount)
  }
}

extension PatternSearch {
  /// - Parameter start: plans known beforehand, the best first.
  func best(from start: [[Chosen]], _ limits: Limits, _ work: Work) throws -> Found {
    let master = Master(self)
    for plan in start { for week in plan { master.add(week) } }
    var state = State(plan: start.first, value: start.first.map(value) ?? -.infinity)
    try master.converge(&state, limits, work)
    // All who must be served cannot be, not even with shares of weeks.
    let isImpossible = !mayLeaveUnserved && state.bound < -0.5 * (unservedPrice.max() ?? 0)
    if isImpossible || state.isDone(limits, wholeness) { return found(state, master) }
    try close(master, &state, limits, work)
    return found(state, master)
  }

  struct State {
    var plan: [Chosen]?
    var value: Double
    var bound = Double.infinity
    var isComplete = false
    var isCutShort = false
    var rounds = 0

    mutating func take(_ plan: [Chosen], _ value: Double) {
      if value > self.value + 1e-9 {
        self.plan = plan
        self.value = value
      }
    }

    func isDone(_ limits: Limits, _ wholeness: Double) -> Bool {
      bound - value <= max(1e-6, limits.gap * abs(value), wholeness)
    }
  }

  private func found(_ state: State, _ master: Master) -> Found {
    // A sum of whole numbers is no more than the whole number below its bound.
    let bound = aim.isWhole && state.bound.isFinite ? (state.bound + 1e-6).rounded(.down) : state.bound
    return Found(
      plan: state.plan, value: state.value, bound: max(bound, state.value),
      isComplete: state.isComplete || bound <= state.value + 1e-6, isCutShort: state.isCutShort,
      columns: master.columns.count, rounds: state.rounds)
  }

  /// Sums of whole numbers that differ by less than this are the same.
  var wholeness: Double { aim.isWhole ? 1 - 1e-6 : 0 }

  /// The coachees behind the tasks of each leader.
  func coachees(_ chosen: Chosen) -> [Int] {
    let tasks = weeks[chosen.leader].stops.flatMap(\.tasks)
    return chosen.tasks.map { tasks[$0].coachee }
  }

  func value(_ plan: [Chosen]) -> Double {
    var served = [Bool](repeating: false, count: coacheeCount)
    for week in plan { for coachee in coachees(week) { served[coachee] = true } }
    var missing = 0.0
    for coachee in 0..<coacheeCount where must[coachee] && !served[coachee] { missing += unservedPrice[coachee] }
    return plan.reduce(-missing) { $0 + worth($1, aim) - overtime($1) }
  }

  func worth(_ chosen: Chosen, _ aim: Aim) -> Double {
    var sum = 0.0
    var place = 0
    var next = 0
    for (number, stop) in weeks[chosen.leader].stops.enumerated() {
      let end = place + stop.tasks.count
      var isMade = false
      while next < chosen.tasks.count, chosen.tasks[next] < end {
        sum += aim.gains[chosen.leader][chosen.tasks[next]]
        isMade = true
        next += 1
      }
      if isMade { sum -= aim.costs[chosen.leader][number] }
      place = end
    }
    return sum
  }

  func minutes(_ chosen: Chosen) -> Int {
    var sum = 0
    var place = 0
    var next = 0
    for stop in weeks[chosen.leader].stops {
      let end = place + stop.tasks.count
      var isMade = false
      while next < chosen.tasks.count, chosen.tasks[next] < end {
        sum += stop.tasks[chosen.tasks[next] - place].minutes
        isMade = true
        next += 1
      }
      if isMade { sum += stop.travel }
      place = end
    }
    return sum
  }

  func overtime(_ chosen: Chosen) -> Double {
    let week = weeks[chosen.leader]
    return week.overtimePrice * Double(max(0, minutes(chosen) - week.release))
  }
}

// MARK: - The linear programme over weeks

extension PatternSearch {
  /// The linear programme, with the weeks made so far.
  final class Master {
    let search: PatternSearch
    private let model: CoinModel
    private(set) var columns: [Chosen] = []
    private var known: Set<Chosen> = []
    private let firstColumn: Int
    /// Prices at which the proven bound was lowest.
    private(set) var bestPrices: Prices
    private(set) var bestBound = Double.infinity

    struct Prices: Sendable {
      var coachees: [Double]
      var leaders: [Double]
      var floor: Double
    }

    init(_ search: PatternSearch) {
      self.search = search
      var program = LinearProgram()
      for coachee in 0..<search.coacheeCount {
        program.add(LinearProgram.Row([], from: search.must[coachee] ? 1 : -.infinity, to: 1))
      }
      for leader in search.weeks.indices {
        let isFixed = search.fixing[leader].contains(.served)
        program.add(LinearProgram.Row([], from: isFixed ? 1 : -.infinity, to: 1))
      }
      if let floor = search.floor { program.add(LinearProgram.Row([], from: floor.atLeast)) }
      var extras: [(LinearProgram.Column, [LinearProgram.Term])] = []
      for coachee in 0..<search.coacheeCount where search.must[coachee] {
        extras.append((.init(cost: search.unservedPrice[coachee]), [.init(coachee)]))
      }
      let dear = (search.unservedPrice.max() ?? 1) * 1000
      for leader in search.weeks.indices where search.fixing[leader].contains(.served) {
        extras.append((.init(cost: dear), [.init(search.coacheeCount + leader)]))
      }
      if search.floor != nil {
        extras.append((.init(cost: dear), [.init(search.coacheeCount + search.weeks.count)]))
      }
      model = CoinModel(program)
      model.add(extras)
      firstColumn = extras.count
      bestPrices = Prices(
        coachees: .init(repeating: 0, count: search.coacheeCount),
        leaders: .init(repeating: 0, count: search.weeks.count),
        floor: 0)
    }

    @discardableResult func add(_ chosen: Chosen) -> Bool {
      if chosen.tasks.isEmpty || !known.insert(chosen).inserted { return false }
      columns.append(chosen)
      model.add([(.init(cost: -(search.worth(chosen, search.aim) - search.overtime(chosen))), terms(chosen))])
      return true
    }

    func terms(_ chosen: Chosen) -> [LinearProgram.Term] {
      var terms = search.coachees(chosen).map { LinearProgram.Term($0) }
      terms.append(.init(search.coacheeCount + chosen.leader))
      if let floor = search.floor {
        terms.append(.init(search.coacheeCount + search.weeks.count, search.worth(chosen, floor.aim)))
      }
      return terms
    }

    private func prices(_ solution: Solution) -> Prices {
      let n = search.coacheeCount
      return Prices(
        coachees: solution.rowPrices[0..<n].map { -$0 },
        leaders: solution.rowPrices[n..<n + search.weeks.count].map { -$0 },
        floor: search.floor == nil ? 0 : max(0, solution.rowPrices[n + search.weeks.count]))
    }

    /// The best weeks at these prices, and the bound that they prove (Lagrange).
    private func price(_ prices: Prices, threads: Int) throws -> (weeks: [[Week.Found]], bound: Double) {
      let search = search
      let weeks = try Blocks.map(search.weeks.count, threads: threads) { leader in
        search.weeks[leader].best(at: search.weekPrices(leader, prices))
      }
      var bound = prices.coachees.reduce(0, +)
      if let floor = search.floor { bound -= prices.floor * floor.atLeast }
      for leader in search.weeks.indices {
        let best = weeks[leader].first?.worth ?? -.infinity
        bound += search.fixing[leader].contains(.served) ? best : max(0, best)
      }
      return (weeks, bound)
    }

    /// Makes weeks until none can better the linear programme.
    func converge(_ state: inout State, _ limits: Limits, _ work: Work) throws {
      var smoothing = 0.7
      while true {
        try work.isAt(min(0.5, Double(state.rounds) / 400))
        let solution = model.solve()
        guard solution.isOptimal else { return }
        state.rounds += 1
        let here = prices(solution)
        var added = 0
        var isAtBest = false
        while true {
          let share = bestBound.isFinite && smoothing > 0 ? smoothing : 0
          let trial = share > 0 ? blend(here, bestPrices, share) : here
          let (weeks, bound) = try price(trial, threads: limits.threads)
          if bound < bestBound {
            bestBound = bound
            bestPrices = trial
          }
          for leader in weeks.indices {
            for found in weeks[leader] {
              let chosen = Chosen(leader: leader, tasks: found.tasks)
              let cost = worth(chosen, here)
              if cost > 1e-7 * max(1, abs(solution.objective)) * 0.01, add(chosen) { added += 1 }
            }
          }
          if added > 0 { break }
          if share == 0 {
            isAtBest = true
            break
          }
          smoothing = share > 0.2 ? share - 0.2 : 0
        }
        smoothing = 0.7
        state.bound = min(state.bound, bestBound)
        if isAtBest || bestBound <= -solution.objective + 1e-6 { return }
        if state.isDone(limits, search.wholeness) { return }
        if ContinuousClock.now > limits.deadline {
          state.isCutShort = true
          return
        }
      }
    }

    /// What entering this week would gain at these prices.
    private func worth(_ chosen: Chosen, _ prices: Prices) -> Double {
      var sum = search.worth(chosen, search.aim) - search.overtime(chosen) - prices.leaders[chosen.leader]
      for coachee in search.coachees(chosen) { sum -= prices.coachees[coachee] }
      if let floor = search.floor { sum += prices.floor * search.worth(chosen, floor.aim) }
      return sum
    }

    private func blend(_ a: Prices, _ b: Prices, _ share: Double) -> Prices {
      Prices(
        coachees: zip(a.coachees, b.coachees).map { $0 + share * ($1 - $0) }, leaders: a.leaders,
        floor: a.floor + share * (b.floor - a.floor))
    }
  }
}

// MARK: - Whole weeks

extension PatternSearch {
  /// What a leader's tasks and stops are worth when coachees and the floor have their price.
  func weekPrices(_ leader: Int, _ prices: Master.Prices) -> Week.Prices {
    var gains = aim.gains[leader]
    var costs = aim.costs[leader]
    if let floor = floor {
      for place in gains.indices { gains[place] += prices.floor * floor.aim.gains[leader][place] }
      for place in costs.indices { costs[place] += prices.floor * floor.aim.costs[leader][place] }
    }
    var place = 0
    for stop in weeks[leader].stops {
      for task in stop.tasks {
        gains[place] -= prices.coachees[task.coachee]
        place += 1
      }
    }
    return Week.Prices(gains: gains, costs: costs, fixing: fixing[leader])
  }

  /// Looks at all weeks that lose no more than a slack against the prices of the bound, and doubles the slack until the
  /// best plan over them lies within it: then no plan made of other weeks can be better.
  private func close(_ master: Master, _ state: inout State, _ limits: Limits, _ work: Work) throws {
    var slack = max(0.002 * abs(state.bound), wholeness)
    while ContinuousClock.now < limits.deadline {
      let needed = state.bound - state.value - wholeness + 1e-6
      slack = min(slack, needed)
      guard let columns = try weeks(within: slack, of: master, work) else {
        // Too many to look at all; those that were made for the bound hold good plans too.
        state.isCutShort = try !solveOver(master.columns, &state, limits, work) || state.isCutShort
        return
      }
      let isAll = try solveOver(columns, &state, limits, work)
      if isAll, state.bound - state.value - wholeness <= slack {
        state.bound = state.value
        state.isComplete = true
      }
      state.isCutShort = state.isCutShort || !isAll
      if !isAll || state.isDone(limits, wholeness) { return }
      if slack > 1e12 {
        state.isComplete = true
        return
      }
      slack *= state.value == -.infinity ? 8 : 2
    }
    state.isCutShort = true
  }

  private func weeks(within slack: Double, of master: Master, _ work: Work) throws -> [Chosen]? {
    var columns: [Chosen] = []
    for leader in weeks.indices {
      try work.isAt(0.6)
      let prices = weekPrices(leader, master.bestPrices)
      guard let all = weeks[leader].all(within: slack, at: prices, limit: 20_000) else { return nil }
      columns += all.map { Chosen(leader: leader, tasks: $0.tasks) }
      if columns.count > 60_000 { return nil }
    }
    return columns
  }

  /// - Returns: whether the search over these weeks went to its end.
  private func solveOver(
    _ columns: [Chosen], _ state: inout State, _ limits: Limits, _ work: Work
  ) throws -> Bool {
    let left = ContinuousClock.now.duration(to: limits.deadline)
    let master = Master(self)
    var program = LinearProgram()
    for chosen in columns { program.add(.init(to: 1, cost: -(worth(chosen, aim) - overtime(chosen)))) }
    var rows = [[LinearProgram.Term]](repeating: [], count: coacheeCount + weeks.count + 1)
    for (place, chosen) in columns.enumerated() {
      for term in master.terms(chosen) { rows[term.place].append(.init(place, term.factor)) }
    }
    for coachee in 0..<coacheeCount where must[coachee] {
      rows[coachee].append(.init(program.add(.init(to: 1, cost: unservedPrice[coachee]))))
    }
    for coachee in 0..<coacheeCount {
      program.add(LinearProgram.Row(rows[coachee], from: must[coachee] ? 1 : -.infinity, to: 1))
    }
    for leader in weeks.indices {
      let isFixed = fixing[leader].contains(.served)
      program.add(LinearProgram.Row(rows[coacheeCount + leader], from: isFixed ? 1 : -.infinity, to: 1))
    }
    if let floor { program.add(LinearProgram.Row(rows[coacheeCount + weeks.count], from: floor.atLeast)) }
    var integer = IntegerProgram(program, gap: max(wholeness, limits.gap * abs(state.value.isFinite ? state.value : 0)))
    integer.seconds = Double(left.components.seconds) + Double(left.components.attoseconds) * 1e-18
    let solution = try integer.solved(work)
    if !solution.values.isEmpty {
      let plan = columns.indices.filter { solution.values[$0] > 0.5 }.map { columns[$0] }
      state.take(plan, value(plan))
    }
    return solution.status == .optimal || solution.status == .infeasible
  }
}
