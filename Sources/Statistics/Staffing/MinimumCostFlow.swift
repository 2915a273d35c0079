/// The cheapest way to send as much as possible from one node to another.
///
/// Successive shortest paths with potentials, which keep all reduced costs at nought or above so that Dijkstra's method
/// applies; whole capacities give whole flows. Source: Ahuja, Magnanti & Orlin (1993), "Network Flows", §9.7.
package struct MinimumCostFlow: Sendable {
  private let nodeCount: Int
  private var heads: [Int] = []
  private var rest: [Int] = []
  private var costs: [Double] = []
  private var arcs: [[Int]]

  package init(nodes: Int) {
    nodeCount = nodes
    arcs = .init(repeating: [], count: nodes)
  }

  /// - Returns: the number by which `flow(onArc:)` tells what the arc carries.
  @discardableResult package mutating func addArc(
    from tail: Int, to head: Int, capacity: Int, cost: Double
  ) -> Int {
    let number = heads.count
    heads += [head, tail]
    rest += [capacity, 0]
    costs += [cost, -cost]
    arcs[tail].append(number)
    arcs[head].append(number + 1)
    return number
  }

  package func flow(onArc number: Int) -> Int { rest[number + 1] }

  /// Sends flow as long as it costs less than `price` a unit; the network must hold no cycle of negative cost.
  ///
  /// - Returns: how much was sent, and what it cost.
  package mutating func send(
    from source: Int, to sink: Int, while price: Double = .infinity
  ) -> (amount: Int, cost: Double) {
    var potentials = bellmanFord(source)
    var amount = 0
    var cost = 0.0
    while true {
      let (distances, arrivals) = dijkstra(source, potentials)
      if distances[sink] == .infinity { break }
      for node in 0..<nodeCount where distances[node] < .infinity { potentials[node] += distances[node] }
      let unit = potentials[sink] - potentials[source]
      if unit >= price { break }
      var most = Int.max
      var node = sink
      while node != source {
        most = min(most, rest[arrivals[node]])
        node = heads[arrivals[node] ^ 1]
      }
      node = sink
      while node != source {
        rest[arrivals[node]] -= most
        rest[arrivals[node] ^ 1] += most
        cost += Double(most) * costs[arrivals[node]]
        node = heads[arrivals[node] ^ 1]
      }
      amount += most
    }
    return (amount, cost)
  }

  private func bellmanFord(_ source: Int) -> [Double] {
    var distances = [Double](repeating: .infinity, count: nodeCount)
    distances[source] = 0
    for _ in 0..<nodeCount {
      var isChanged = false
      for tail in 0..<nodeCount where distances[tail] < .infinity {
        for arc in arcs[tail] where rest[arc] > 0 && distances[tail] + costs[arc] < distances[heads[arc]] - 1e-12 {
          distances[heads[arc]] = distances[tail] + costs[arc]
          isChanged = true
        }
      }
      if !isChanged { break }
    }
    return distances.map { $0 == .infinity ? 0 : $0 }
  }

  /// On a dense network a plain search for the nearest node is as quick as any heap.
  private func dijkstra(_ source: Int, _ potentials: [Double]) -> (distances: [Double], arrivals: [Int]) {
    var distances = [Double](repeating: .infinity, count: nodeCount)
    var arrivals = [Int](repeating: -1, count: nodeCount)
    var isDone = [Bool](repeating: false, count: nodeCount)
    distances[source] = 0
    while true {
      var nearest = -1
      for node in 0..<nodeCount where !isDone[node] && distances[node] < .infinity {
        if nearest < 0 || distances[node] < distances[nearest] { nearest = node }
      }
      if nearest < 0 { return (distances, arrivals) }
      isDone[nearest] = true
      for arc in arcs[nearest] where rest[arc] > 0 && !isDone[heads[arc]] {
        let reduced = max(0, costs[arc] + potentials[nearest] - potentials[heads[arc]])
        if distances[nearest] + reduced < distances[heads[arc]] {
          distances[heads[arc]] = distances[nearest] + reduced
          arrivals[heads[arc]] = arc
        }
      }
    }
  }
}
