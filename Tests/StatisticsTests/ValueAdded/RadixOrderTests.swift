import Testing

@testable import Statistics

@Suite("An order of numbers by their digits")
struct RadixOrderTests {
  @Test("puts numbers of either sign, and those without end, in order", arguments: [0, 1, 2, 700])
  func ordersNumbers(count: Int) {
    var random = RandomStream(seed: 3, stream: UInt64(count))
    var values = (0..<count).map { _ in random.normal() * 1e3 }
    if count > 2 { values.replaceSubrange(0..<3, with: [.infinity, -.infinity, -0.0]) }
    var order = RadixOrder(count: count)
    var places: [Int] = []
    order.ascending(values) { rank, place in
      #expect(rank == places.count)
      places.append(place)
    }
    #expect(places.map { values[$0] } == values.sorted())
    #expect(Set(places).count == count)
  }

  @Test("leaves equal numbers as they were given, and can be asked again")
  func keepsTheOrderOfEqualNumbers() {
    var order = RadixOrder(count: 4)
    for values in [[2.0, 1, 2, 1], [5, 5, 5, -5]] {
      var places: [Int] = []
      order.ascending(values) { _, place in places.append(place) }
      #expect(places == values.indices.sorted { (values[$0], $0) < (values[$1], $1) })
    }
  }
}
