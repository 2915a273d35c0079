/// From figures to places on a line, with round marks along it.
struct Scale: Equatable {
  let lower: Double
  let upper: Double
  let step: Double

  /// Reaches over all the figures, and to nought if that is where bars start.
  init(over values: [Double], fromZero: Bool, marks: Int = 5) {
    let low = values.min() ?? 0
    let high = values.max() ?? 1
    let start = fromZero ? Swift.min(0, low) : low
    var end = fromZero ? Swift.max(0, high) : high
    if end == start { end = start + Swift.max(1, abs(start)) }
    step = Scale.roundStep((end - start) / Double(marks))
    lower = (start / step).rounded(.down) * step
    upper = (end / step).rounded(.up) * step
  }

  var marks: [Double] {
    let count = Int(((upper - lower) / step).rounded())
    return (0...count).map { lower + Double($0) * step }
  }

  /// 0 at the lower end, 1 at the upper.
  func position(_ value: Double) -> Double { (value - lower) / (upper - lower) }

  /// The next of 1, 2, 5, 10, 20, …
  private static func roundStep(_ rough: Double) -> Double {
    var power = 1.0
    while power * 10 <= rough { power *= 10 }
    while power > rough { power /= 10 }
    let factor = rough / power
    return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10)
  }
}
