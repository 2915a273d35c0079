import Foundation
import Vocabulary

/// The days and hours of a district, wherever its server stands.
package struct DistrictTime: Sendable, Equatable {
  let zone: TimeZone

  /// The zone that the district has chosen, or the one of most of its state, or the server's.
  package init(zone: String = "", state: String = "") {
    self.zone = TimeZone(identifier: zone) ?? USState.zone(of: state).flatMap(TimeZone.init(identifier:)) ?? .current
  }

  package static let server = DistrictTime()
  package static let utc = DistrictTime(zone: "UTC")

  /// `America/Chicago`.
  package var name: String { zone.identifier }

  package func day(of moment: Moment) -> Day { moment.adding(seconds: offset(at: moment)).day }

  /// The first moment of a day, which is not midnight in Greenwich.
  package func start(of day: Day) -> Moment {
    let midnight = Moment(milliseconds: day.number * 86_400_000)
    // The clocks may be put forward or back between the two.
    let near = midnight.adding(seconds: -offset(at: midnight))
    return midnight.adding(seconds: -offset(at: near))
  }

  /// An hour and minute of a day, as the clocks there show it.
  package func moment(_ day: Day, hour: Int, minute: Int) -> Moment {
    let wall = Moment(milliseconds: day.number * 86_400_000).adding(seconds: hour * 3600 + minute * 60)
    let near = wall.adding(seconds: -offset(at: wall))
    return wall.adding(seconds: -offset(at: near))
  }

  /// `2026-11-23 09:00 CST`: says which time it is, so that nobody has to guess.
  package func toTheMinute(_ moment: Moment) -> String {
    "\(moment.adding(seconds: offset(at: moment)).toTheMinute) \(abbreviation(at: moment))"
  }

  private func offset(at moment: Moment) -> Int { zone.secondsFromGMT(for: moment.date) }

  private func abbreviation(at moment: Moment) -> String {
    if zone.secondsFromGMT(for: moment.date) == 0, ["UTC", "GMT", "Etc/UTC"].contains(zone.identifier) { return "UTC" }
    // Named in the country's own language: what the server is set to would otherwise turn CST into GMT-6.
    let style: TimeZone.NameStyle = zone.isDaylightSavingTime(for: moment.date) ? .shortDaylightSaving : .shortStandard
    return zone.localizedName(for: style, locale: Locale(identifier: "en_US")) ?? zone.identifier
  }

  /// Every zone that a district may choose, those of the United States first.
  package static let zones: [String] = {
    let own = Set(USState.all.map(\.zone))
    let others = TimeZone.knownTimeZoneIdentifiers.filter { !own.contains($0) && $0.contains("/") }
    return own.sorted() + others.sorted()
  }()

  package static func isKnown(_ zone: String) -> Bool { TimeZone(identifier: zone) != nil }
}

extension Moment {
  fileprivate var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
}

extension District {
  package var time: DistrictTime { DistrictTime(zone: timeZone, state: state) }
}
