/// Patterns that ordinary variation seldom makes.
///
/// Each rule that is switched on adds false alarms: the four of Western Electric together sound about once in 92 points
/// though nothing changed (Champ & Woodall 1987, Technometrics 29:393–399).
package struct ControlRules: OptionSet, Hashable, Sendable, Codable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// A point outside the limits.
  package static let outside = ControlRules(rawValue: 1)
  /// Eight points in a row on one side of the centre.
  package static let run = ControlRules(rawValue: 2)
  /// Three of four points nearer to a limit than to the centre, on one side.
  package static let nearLimit = ControlRules(rawValue: 4)
  /// Two of three points beyond two thirds of the way to a limit.
  package static let twoOfThree = ControlRules(rawValue: 8)
  /// Four of five points beyond one third of the way to a limit.
  package static let fourOfFive = ControlRules(rawValue: 16)
  /// Six points in a row rising, or falling.
  package static let trend = ControlRules(rawValue: 32)
  /// A difference from one point to the next above its limit.
  package static let jump = ControlRules(rawValue: 64)

  package static let usual: ControlRules = [.outside, .run, .nearLimit]
  package static let westernElectric: ControlRules = [.outside, .run, .twoOfThree, .fourOfFive]

  /// By their names on the command line and in JSON.
  package static let named: [(name: String, rule: ControlRules)] = [
    ("outside", .outside), ("run", .run), ("near-limit", .nearLimit), ("two-of-three", .twoOfThree),
    ("four-of-five", .fourOfFive), ("trend", .trend), ("jump", .jump),
  ]

  package init?(names: [String]) {
    var rules: ControlRules = []
    for name in names {
      if name == "usual" {
        rules.formUnion(.usual)
      } else if name == "western-electric" {
        rules.formUnion(.westernElectric)
      } else if let found = Self.named.first(where: { $0.name == name }) {
        rules.formUnion(found.rule)
      } else {
        return nil
      }
    }
    self = rules
  }

  package var names: [String] { Self.named.filter { contains($0.rule) }.map(\.name) }

  package init(from decoder: any Decoder) throws {
    let names = try [String](from: decoder)
    guard let rules = ControlRules(names: names) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "unknown rule"))
    }
    self = rules
  }

  package func encode(to encoder: any Encoder) throws { try names.encode(to: encoder) }
}

extension ControlRules {
  static func signals(
    _ values: [Double], _ phase: ControlChart.Phase, _ ranges: [Double?], _ rules: ControlRules, run: Int
  ) -> [ControlChart.Signal] {
    guard let limits = phase.limits, limits.sigma > 0 else { return [] }
    let points = phase.start..<phase.end
    let scores = Dictionary(uniqueKeysWithValues: points.map { ($0, (values[$0] - limits.center) / limits.sigma) })
    return scored(points.map { scores[$0] ?? 0 }, values, points, rules, run: run)
      + (rules.contains(.jump) ? jumps(points, ranges, limits) : [])
  }

  private static func jumps(_ points: Range<Int>, _ ranges: [Double?], _ limits: ControlChart.Limits)
    -> [ControlChart.Signal]
  {
    points.filter { (ranges[$0] ?? 0) > limits.upperRange }.map { .init(rule: "jump", point: $0 + 1, from: $0) }
  }

  /// For points in units of sigma from the centre.
  static func scored(
    _ z: [Double], _ values: [Double], _ points: Range<Int>, _ rules: ControlRules, run: Int
  ) -> [ControlChart.Signal] {
    var out: [ControlChart.Signal] = []
    func add(_ rule: String, _ index: Int, length: Int) {
      out.append(.init(rule: rule, point: points.lowerBound + index + 1, from: points.lowerBound + index - length + 2))
    }
    func crowd(_ name: String, of window: Int, at least: Int, beyond: Double) {
      guard z.count >= window else { return }
      for end in (window - 1)..<z.count {
        let part = z[(end - window + 1)...end]
        let isHigh = part.count { $0 > beyond } >= least && z[end] > beyond
        let isLow = part.count { $0 < -beyond } >= least && z[end] < -beyond
        if isHigh || isLow { add(name, end, length: window) }
      }
    }
    if rules.contains(.outside) {
      for (i, score) in z.enumerated() where abs(score) > 3 { add("outside", i, length: 1) }
    }
    if rules.contains(.run) {
      var length = 0
      for (i, score) in z.enumerated() {
        let continues = i > 0 && score != 0 && (score > 0) == (z[i - 1] > 0) && z[i - 1] != 0
        length = score == 0 ? 0 : continues ? length + 1 : 1
        if length >= run { add("run", i, length: length) }
      }
    }
    if rules.contains(.nearLimit) { crowd("near-limit", of: 4, at: 3, beyond: 1.5) }
    if rules.contains(.twoOfThree) { crowd("two-of-three", of: 3, at: 2, beyond: 2) }
    if rules.contains(.fourOfFive) { crowd("four-of-five", of: 5, at: 4, beyond: 1) }
    if rules.contains(.trend) {
      var length = 1
      var direction = 0.0
      for i in z.indices.dropFirst() {
        let step = values[points.lowerBound + i] - values[points.lowerBound + i - 1]
        let now = step > 0 ? 1.0 : step < 0 ? -1 : 0
        length = now == 0 ? 1 : now == direction ? length + 1 : 2
        direction = now
        if length >= 6 { add("trend", i, length: length) }
      }
    }
    return out
  }
}
