import Vocabulary

/// From which readings a chart takes what is usual.
package enum ChartBaseline: Sendable, Equatable {
  /// Those up to the day of the launch.
  case launch(Day)
  case chosen(from: Day?, until: Day, reason: String)
  /// Nothing has been launched or chosen: all of them, so that the limits move with every new one.
  case none

  /// A choice with a reason goes before the day of the launch; of several the one that reaches furthest.
  package init(_ periods: [BaselinePeriod], launched: Day?) {
    let chosen = periods.filter { $0.until != nil }.max {
      ($0.until?.number ?? 0, $0.id) < ($1.until?.number ?? 0, $1.id)
    }
    if let chosen, let until = chosen.until {
      self = .chosen(from: chosen.from, until: until, reason: chosen.reason)
    } else {
      self = launched.map(ChartBaseline.launch) ?? .none
    }
  }

  var from: Day? { if case .chosen(let from, _, _) = self { from } else { nil } }

  var until: Day? {
    switch self {
    case .launch(let day), .chosen(_, let day, _): day
    case .none: nil
    }
  }
}
