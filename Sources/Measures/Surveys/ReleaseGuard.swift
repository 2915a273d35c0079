import Statistics
import Vocabulary

/// Decides which schools and groups may be told of, so that nothing about fewer people than the floor can be worked out
/// from all that is told together.
///
/// Source: docs/rules/surveys.md#what-may-be-told
package struct ReleaseGuard: Sendable {
  /// One respondent, as far as it matters here.
  package struct Respondent: Sendable {
    package let school: String
    package let group: String
    /// The sum of their answers, and the least and the most that it could have been.
    package let points: Int
    package let bounds: ClosedRange<Int>

    package init(school: String, group: String, points: Int, bounds: ClosedRange<Int>) {
      self.school = school
      self.group = group
      self.points = points
      self.bounds = bounds
    }
  }

  package let floor: Int
  package let respondents: [Respondent]
  /// Fewer people may stand behind one figure of a school or group than have answered at all, since questions can be skipped.
  package let fewest: (schools: [String: Int], groups: [String: Int])
  /// Schools that must stay hidden for what an earlier wave has told of them.
  package let held: Set<String>

  package init(
    floor: Int, _ respondents: [Respondent], fewest: (schools: [String: Int], groups: [String: Int]),
    held: Set<String> = []
  ) {
    self.floor = floor
    self.respondents = respondents
    self.fewest = fewest
    self.held = held
  }

  /// What stays hidden, with the certificate of the attack on all that is told.
  package struct Decided: Sendable, Equatable {
    package var schools: Set<String>
    package var groups: Set<String>
    package var certificate: AuditCertificate
  }

  /// - Throws: `Refusal` when no choice would protect everybody.
  package func decided(_ work: Work = Work()) throws -> Decided {
    var schools = covered(
      primary(fewest.schools).union(held.filter { fewest.schools[$0] != nil }), by: \.school, fewest.schools)
    var groups = covered(primary(fewest.groups), by: \.group, fewest.groups)
    while let clash = nested(schools, groups) {
      groups.insert(clash)
      groups = covered(groups, by: \.group, fewest.groups)
    }
    // Each round hides one school more; with all of them hidden nothing is left to attack.
    for _ in 0...fewest.schools.count {
      do {
        let certificate = try audit(schools, groups, work)
        return Decided(schools: schools, groups: groups, certificate: certificate)
      } catch is Disclosures {
        guard let next = smallest(outside: schools, fewest.schools) else { break }
        schools.insert(next)
      }
    }
    groups = Set(fewest.groups.keys)
    schools = Set(fewest.schools.keys)
    return Decided(schools: schools, groups: groups, certificate: try audit(schools, groups, work))
  }

  private func primary(_ fewest: [String: Int]) -> Set<String> {
    Set(fewest.filter { $0.value > 0 && $0.value < floor }.keys)
  }

  private func smallest(outside hidden: Set<String>, _ fewest: [String: Int]) -> String? {
    fewest.filter { $0.value > 0 && !hidden.contains($0.key) }.min { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// Whoever takes the parts that are told from the whole is left with the hidden ones together: they must be two or more,
  /// at least as many people as the floor, and not all of one answer.
  private func covered(
    _ hidden: Set<String>, by part: KeyPath<Respondent, String>, _ fewest: [String: Int]
  ) -> Set<String> {
    var hidden = hidden
    while !hidden.isEmpty {
      let together = hidden.reduce(0) { $0 + (fewest[$1] ?? 0) }
      let inside = respondents.filter { hidden.contains($0[keyPath: part]) }
      let points = inside.reduce(0) { $0 + $1.points }
      let isAtEnd =
        points == inside.reduce(0) { $0 + $1.bounds.lowerBound }
        || points == inside.reduce(0) { $0 + $1.bounds.upperBound }
      if hidden.count > 1, together >= floor, !isAtEnd { break }
      guard let next = smallest(outside: hidden, fewest) else { break }
      hidden.insert(next)
    }
    return hidden
  }

  /// A group that contains a told school, or is contained in one, all but for fewer people than the floor: the difference of
  /// the two would tell of these.
  private func nested(_ schools: Set<String>, _ groups: Set<String>) -> String? {
    var sizes: [String: Int] = [:]
    var common: [String: [String: Int]] = [:]
    var groupSizes: [String: Int] = [:]
    for one in respondents {
      // All hidden schools count as one, since together they can be worked out.
      let school = schools.contains(one.school) ? "" : one.school
      sizes[school, default: 0] += 1
      groupSizes[one.group, default: 0] += 1
      common[one.group, default: [:]][school, default: 0] += 1
    }
    for (group, size) in groupSizes.sorted(by: { $0.key < $1.key }) where !groups.contains(group) {
      for (school, shared) in (common[group] ?? [:]).sorted(by: { $0.key < $1.key }) {
        let other = sizes[school] ?? 0
        let rest = shared == size ? other - size : shared == other ? size - other : 0
        if rest > 0, rest < floor { return group }
      }
    }
    return nil
  }

  /// The attack: everything that is told of sums of answers, by school and by group together.
  private func audit(_ schools: Set<String>, _ groups: Set<String>, _ work: Work) throws -> AuditCertificate {
    let rule = SuppressionRule(
      floor: 2, protection: .around(lower: Double(floor), upper: Double(floor)), hidesZeros: true)
    let bySchool = try table(\.school, "school", Array(fewest.schools.keys))
    let places = Set(schools.map { CountTable.Place("school \($0)", "points") })
    let small = places.intersection(primary(fewest.schools).map { CountTable.Place("school \($0)", "points") })
    let suppressed = SuppressedTable(bySchool, rule, primary: small, complementary: places.subtracting(small))
    guard fewest.groups.count > 1, groups.count < fewest.groups.count else {
      return try suppressed.audited(work).certificate
    }
    let byGroup = try table(\.group, "group", Array(fewest.groups.keys))
    let hidden = Set(groups.map { CountTable.Place("group \($0)", "points") })
    let other = SuppressedTable(byGroup, rule, primary: [], complementary: hidden)
    return try suppressed.audited(withReleased: [other.released], work).certificate
  }

  private func table(_ part: KeyPath<Respondent, String>, _ sort: String, _ names: [String]) throws -> CountTable {
    var sums: [String: Int] = [:]
    for one in respondents { sums[one[keyPath: part], default: 0] += one.points }
    let names = names.sorted()
    return try CountTable(
      rows: names.map { "\(sort) \($0)" }, columns: ["points"], counts: names.map { [Double(sums[$0] ?? 0)] })
  }
}
