/// One leader's possible weeks: whom they could serve, where, and within which limits.
struct Week: Sendable {
  /// Minutes that no week may pass.
  var minutes: Int
  /// Minutes from which on each one more is charged.
  var release: Int
  var overtimePrice: Double = 0
  var span: Int
  var schools: Int
  var stops: [Stop]

  struct Stop: Sendable {
    var school: Int
    /// There and back.
    var travel: Int
    var tasks: [Task]
  }

  struct Task: Sendable {
    var coachee: Int
    /// The place of leader and coachee in the list of pairs.
    var pair: Int
    var minutes: Int
  }

  var taskCount: Int { stops.reduce(0) { $0 + $1.tasks.count } }

  enum Fixing: Int8, Sendable { case free, served, notServed }

  /// What weeks are worth at this moment: one gain for each task, one cost for each stop, in the order of `stops`.
  struct Prices: Sendable {
    var gains: [Double]
    var costs: [Double]
    var fixing: [Fixing]
  }

  struct Found: Sendable {
    var worth: Double
    /// Places of the tasks, counted through all stops.
    var tasks: [Int]
  }
}

// MARK: - The best week

extension Week {
  /// The best week that serves somebody, and the best for each number of schools; empty when none is possible.
  ///
  /// Dynamic programming over stops and tasks; a state is schools, coachees and minutes used so far.
  func best(at prices: Prices) -> [Found] {
    Layers(self, prices, slack: 0).best()
  }

  /// All weeks that are worth at most `slack` less than the best (or than none), or nil when there are more than `limit`.
  func all(within slack: Double, at prices: Prices, limit: Int) -> [Found]? {
    let layers = Layers(self, prices, slack: slack)
    let best = layers.best().first?.worth ?? 0
    return layers.all(worth: (prices.fixing.contains(.served) ? best : max(0, best)) - slack, limit: limit)
  }
}

/// The layers of the recursion: after each task and after each stop, the best worth of every state.
private final class Layers {
  private let week: Week
  private let unit: Int
  private let width: Int
  private let span: Int
  private let schools: Int
  private let size: Int
  private var steps: [Step] = []
  private let layers: UnsafeMutablePointer<Double>
  private let layerCount: Int
  private let ending: [Double]

  private enum Step {
    /// Into a stop: its travel, its cost.
    case enter(travel: Int, cost: Double)
    /// A task that may or must be taken.
    case task(place: Int, minutes: Int, gain: Double, must: Bool)
    /// Out of a stop that began at step `start`; unless it must be made, the state before it is kept where better.
    case leave(start: Int, must: Bool)
  }

  /// - Parameter slack: a task that takes away more than this is in no week that is wanted.
  init(_ week: Week, _ prices: Week.Prices, slack: Double) {
    self.week = week
    var unit = 0
    var stops = 0
    var tasks = 0
    var place = 0
    var shortest = Int.max
    var steps: [Step] = []
    for (number, stop) in week.stops.enumerated() {
      var inside: [Step] = []
      var must = false
      for task in stop.tasks {
        defer { place += 1 }
        let isForced = prices.fixing[place] == .served
        if prices.fixing[place] == .notServed || (!isForced && prices.gains[place] <= -slack) { continue }
        if task.minutes + stop.travel > week.minutes { continue }
        must = must || isForced
        inside.append(.task(place: place, minutes: task.minutes, gain: prices.gains[place], must: isForced))
        unit = gcd(unit, task.minutes)
        shortest = min(shortest, task.minutes)
      }
      if inside.isEmpty { continue }
      unit = gcd(unit, stop.travel)
      stops += 1
      tasks += inside.count
      let start = steps.count
      steps.append(.enter(travel: stop.travel, cost: prices.costs[number]))
      steps += inside
      steps.append(.leave(start: start, must: must))
    }
    if week.minutes > week.release { unit = gcd(unit, week.release) }
    self.unit = max(1, unit)
    self.steps = steps
    width = unit == 0 ? 1 : week.minutes / self.unit + 1
    let fitting = shortest > 0 && shortest < .max ? week.minutes / shortest : tasks
    span = min(week.span, tasks, fitting)
    schools = min(week.schools, stops, span)
    size = (schools + 1) * (span + 1) * width
    layerCount = steps.count + 1
    layers = .allocate(capacity: layerCount * size)
    let (release, price, scale) = (week.release, week.overtimePrice, self.unit)
    ending = (0..<width).map { $0 * scale > release ? -price * Double($0 * scale - release) : 0 }
    fill()
  }

  deinit { layers.deallocate() }

  private func layer(_ index: Int) -> UnsafeMutablePointer<Double> { layers + index * size }

  private func fill() {
    layer(0).initialize(repeating: -.infinity, count: size)
    layer(0)[0] = 0
    for (index, step) in steps.enumerated() {
      let from = layer(index)
      let to = layer(index + 1)
      switch step {
      case .enter(let travel, let cost): enter(from, to, travel / unit, cost)
      case .task(_, let minutes, let gain, let must): take(from, to, minutes / unit, gain, must)
      case .leave(let start, let must): leave(layer(start), from, to, must)
      }
    }
  }

  private func enter(
    _ from: UnsafeMutablePointer<Double>, _ to: UnsafeMutablePointer<Double>, _ travel: Int, _ cost: Double
  ) {
    to.initialize(repeating: -.infinity, count: size)
    let plane = (span + 1) * width
    if schools == 0 || travel >= width { return }
    for row in 0..<schools * (span + 1) {
      let source = from + row * width
      let target = to + plane + row * width + travel
      for m in 0..<width - travel { target[m] = source[m] - cost }
    }
  }

  private func take(
    _ from: UnsafeMutablePointer<Double>, _ to: UnsafeMutablePointer<Double>, _ minutes: Int, _ gain: Double,
    _ must: Bool
  ) {
    if must {
      to.initialize(repeating: -.infinity, count: size)
    } else {
      to.initialize(from: from, count: size)
    }
    if minutes >= width || span == 0 { return }
    for c in 0...schools {
      for k in 0..<span {
        let source = from + (c * (span + 1) + k) * width
        let target = to + (c * (span + 1) + k + 1) * width + minutes
        for m in 0..<width - minutes {
          let taken = source[m] + gain
          target[m] = target[m] > taken ? target[m] : taken
        }
      }
    }
  }

  private func leave(
    _ before: UnsafeMutablePointer<Double>, _ from: UnsafeMutablePointer<Double>,
    _ to: UnsafeMutablePointer<Double>, _ must: Bool
  ) {
    if must {
      to.initialize(from: from, count: size)
    } else {
      for s in 0..<size { to[s] = before[s] > from[s] ? before[s] : from[s] }
    }
  }

  // MARK: Reading it

  func best() -> [Week.Found] {
    let last = layer(layerCount - 1)
    var found: [Week.Found] = []
    var highest = -Double.infinity
    for c in stride(from: schools, through: 0, by: -1) {
      var state = -1
      var worth = -Double.infinity
      for k in 0...span {
        for m in 0..<width {
          let here = (c * (span + 1) + k) * width + m
          let value = last[here] + ending[m]
          if value > worth {
            worth = value
            state = here
          }
        }
      }
      if state < 0 || worth == -.infinity { continue }
      let week = Week.Found(worth: worth, tasks: path(to: state))
      if worth > highest {
        highest = worth
        found.insert(week, at: 0)
      } else {
        found.append(week)
      }
    }
    return found
  }

  private func path(to end: Int) -> [Int] {
    var state = end
    var index = steps.count
    var tasks: [Int] = []
    while index > 0 {
      let value = layer(index)[state]
      switch steps[index - 1] {
      case .leave(let start, let must):
        if !must, layer(start)[state] == value {
          index = start
        } else {
          index -= 1
        }
      case .task(let place, let minutes, _, let must):
        if must || layer(index - 1)[state] != value {
          tasks.append(place)
          state -= width + minutes / unit
        }
        index -= 1
      case .enter(let travel, _):
        state -= (span + 1) * width + travel / unit
        index -= 1
      }
    }
    return tasks.reversed()
  }

  func all(worth threshold: Double, limit: Int) -> [Week.Found]? {
    var collected: [Week.Found] = []
    var tasks: [Int] = []
    var isTooMany = false

    /// - Parameter rest: what has been gained behind this point.
    func walk(_ index: Int, _ state: Int, _ rest: Double) {
      if isTooMany || layer(index)[state] + rest < threshold { return }
      if index == 0 {
        if collected.count == limit {
          isTooMany = true
        } else {
          collected.append(.init(worth: layer(0)[state] + rest, tasks: tasks.reversed()))
        }
        return
      }
      switch steps[index - 1] {
      case .leave(let start, let must):
        if !must { walk(start, state, rest) }
        // Making a stop and serving nobody there only costs.
        tasks.append(-1)
        let mark = tasks.count
        inside(index - 1, state, rest, mark)
        tasks.removeLast()
      default: break
      }
    }

    func inside(_ index: Int, _ state: Int, _ rest: Double, _ mark: Int) {
      if isTooMany || layer(index)[state] + rest < threshold { return }
      switch steps[index - 1] {
      case .task(let place, let minutes, let gain, let must):
        if !must { inside(index - 1, state, rest, mark) }
        let (m, row) = (state % width, state / width)
        if m >= minutes / unit, row % (span + 1) > 0 {
          tasks.append(place)
          inside(index - 1, state - width - minutes / unit, rest + gain, mark)
          tasks.removeLast()
        }
      case .enter(let travel, let cost):
        if tasks.count == mark { return }
        let (m, plane) = (state % width, state / ((span + 1) * width))
        if m >= travel / unit, plane > 0 { walk(index - 1, state - (span + 1) * width - travel / unit, rest - cost) }
      case .leave: break
      }
    }

    for state in 0..<size where layer(layerCount - 1)[state] > -.infinity {
      walk(steps.count, state, ending[state % width])
    }
    if isTooMany { return nil }
    return collected.map { .init(worth: $0.worth, tasks: $0.tasks.filter { $0 >= 0 }) }
  }
}

private func gcd(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (abs(a), abs(b))
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
