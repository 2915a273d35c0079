import Vocabulary

/// One round with what has come in: who is late, what does not add up, and what the district comes to.
package struct RoundState: Sendable, Equatable {
  package let round: ReadingRound
  package let measure: Measure
  /// The places that hand in figures; empty for a measure of the district as a whole.
  package let schools: [School]
  package let readings: [MeasureReading]

  package init(_ round: ReadingRound, of measure: Measure, schools: [School], readings: [MeasureReading]) {
    self.round = round
    self.measure = measure
    self.schools = schools.filter { measure.isTaken(at: $0) }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    self.readings = readings.filter { $0.round == round.id }
  }

  package func reading(at school: School.ID?, group: String = "") -> MeasureReading? {
    readings.first { $0.school == school && $0.group == group }
  }

  private var isBySchool: Bool { measure.takenAt == .schools }

  /// How many places are asked.
  package var asked: Int { isBySchool ? schools.count : 1 }

  /// Schools without a figure for everybody.
  package var missing: [School] { schools.filter { reading(at: $0.id) == nil } }

  package var isMissingDistrict: Bool { !isBySchool && reading(at: nil) == nil }

  package var answered: Int { asked - missing.count - (isMissingDistrict ? 1 : 0) }

  package var isComplete: Bool { answered == asked }

  /// Who is late today.
  package func late(on day: Day) -> [School] { round.isOverdue(on: day) ? missing : [] }

  package func isLate(on day: Day) -> Bool { round.isOverdue(on: day) && !isComplete }

  package var approved: Int { readings.count(where: \.isApproved) }

  package var isApproved: Bool { !readings.isEmpty && approved == readings.count }

  /// The figure for the district: as read for it, or as its schools come to together.
  package var district: MeasureKind.Figures? {
    guard let kind = measure.measureKind else { return nil }
    if let own = reading(at: nil)?.figures(of: kind) { return own }
    return summed(group: "")
  }

  /// What the schools come to together, as far as they have handed in. A school that has closed since still counts.
  package func summed(group: String) -> MeasureKind.Figures? {
    guard let kind = measure.measureKind else { return nil }
    let own = readings.filter { $0.school != nil && $0.group == group }.sorted { $0.id < $1.id }
    return kind.together(own.compactMap { $0.figures(of: kind) })
  }

  package func figure(group: String) -> MeasureKind.Figures? {
    guard let kind = measure.measureKind else { return nil }
    return reading(at: nil, group: group)?.figures(of: kind) ?? (group.isEmpty ? district : summed(group: group))
  }

  /// Findings for every total that is not the sum of its parts. Approval waits for them. Source: docs/rules/measures.md#totals
  package var totalFindings: [Finding] {
    let places: [(School.ID?, String)] = [(nil, "")] + schools.map { ($0.id, $0.name) }
    return places.compactMap { groupsAgainstWhole(at: $0.0, named: $0.1) } + [schoolsAgainstDistrict].compactMap(\.self)
  }

  /// The groups of one place, where all of them are there, against the figure for everybody.
  private func groupsAgainstWhole(at school: School.ID?, named name: String) -> Finding? {
    guard let kind = measure.measureKind, let whole = reading(at: school)?.figures(of: kind) else { return nil }
    let names = measure.groupNames
    let groups = names.compactMap { reading(at: school, group: $0)?.figures(of: kind) }
    guard !names.isEmpty, groups.count == names.count, let sum = kind.together(groups), !Self.agree(sum, whole) else {
      return nil
    }
    let place = name.isEmpty ? Phrase("the district", es: "el distrito") : Phrase(verbatim: name)
    let (parts, total) = (Self.words(sum, kind), Self.words(whole, kind))
    return Finding(
      "total", "groups-do-not-add-up",
      Phrase(
        "Correct the figures of \(place.en): its groups come to \(parts), and the whole says \(total)",
        es: "Corrija las cifras de \(place.es): sus grupos suman \(parts) y el total dice \(total)"))
  }

  private var schoolsAgainstDistrict: Finding? {
    guard isBySchool, isComplete, let kind = measure.measureKind, let whole = reading(at: nil)?.figures(of: kind),
      let sum = summed(group: ""), !Self.agree(sum, whole)
    else { return nil }
    let (parts, total) = (Self.words(sum, kind), Self.words(whole, kind))
    return Finding(
      "total", "schools-do-not-add-up",
      Phrase(
        "Correct the district’s figure or a school’s: the schools come to \(parts), and the district says \(total)",
        es: "Corrija la cifra del distrito o la de una escuela: las escuelas suman \(parts) y el distrito dice \(total)"
      ))
  }

  /// Equal, apart from what rounding to one decimal takes away; counts behind them exactly.
  static func agree(_ a: MeasureKind.Figures, _ b: MeasureKind.Figures) -> Bool {
    if let one = a.part, let other = b.part, one != other { return false }
    if let one = a.whole, let other = b.whole, one != other { return false }
    return abs(a.value - b.value) <= max(0.051, abs(b.value) * 0.005)
  }

  private static func words(_ figures: MeasureKind.Figures, _ kind: MeasureKind) -> String {
    guard let part = figures.part, let whole = figures.whole else { return kind.words(figures.value) }
    return "\(ReadingContext.plain(part)) / \(ReadingContext.plain(whole))"
  }
}
