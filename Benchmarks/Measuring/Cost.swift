/// What one run of something took: time on the clock, time of the processors, and memory at its peak.
struct Cost: Sendable {
  var wall: Duration
  var cpu: Duration
  var peakBytes: Int
}

extension [Cost] {
  /// Each part's own median: one run that was disturbed does not speak for the others.
  var median: Cost {
    Cost(wall: median(of: \.wall), cpu: median(of: \.cpu), peakBytes: median(of: \.peakBytes))
  }

  private func median<Part: Comparable>(of part: KeyPath<Cost, Part>) -> Part {
    map { $0[keyPath: part] }.sorted()[(count - 1) / 2]
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
