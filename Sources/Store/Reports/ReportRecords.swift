import Build
import Measures
import Purpose
import Vocabulary

/// What reports are written from, read at one moment.
extension Records {
  /// - Parameter year: of an annual report; nil for where things stand today.
  package func reportFacts(for audience: ReportAudience, year: SchoolYear? = nil) throws -> ReportFacts {
    let day = year.map { min(today, $0.last) } ?? today
    var facts = ReportFacts(
      try session.district(district)?.name ?? "", on: today, costs: try costModel(from: year))
    facts.statements = try all()
    facts.priorities = try all()
    facts.answers = try review()
    facts.gate = try launchGate()
    // The first launch is the promise; a later seal adds to it.
    let seals = try seals()
    facts.launch = seals.last.map { ReportFacts.Launch(time.day(of: $0.moment), digest: $0.digest) }
    facts.exceptions = seals.isEmpty ? facts.gate.exceptions : try all()
    facts.amendments = try amendments().map {
      ReportFacts.DatedAmendment(
        $0, asked: time.day(of: $0.asked), decided: $0.decided.map { time.day(of: $0) })
    }
    facts.measures = try reportedMeasures(seals, until: day)
    facts.decisions = try all()
    facts.meetings = try reportedMeetings()
    facts.holders = try holders(on: day)
    facts.names = try reportNames(for: audience, facts.exceptions)
    return facts
  }

  private func reportNames(
    for audience: ReportAudience, _ exceptions: [LaunchException]
  ) throws -> [Person.ID: String] {
    // To leave out the names of people one has to know them all.
    if audience.isPublic {
      return Dictionary(try all(Person.self).map { ($0.id, $0.title) }) { first, _ in first }
    }
    let wanted = Set(exceptions.compactMap(\.person))
    return Dictionary(try find(Person.self, all: wanted.sorted()).map { ($0.id, $0.title) }) { first, _ in first }
  }

  private func reportedMeetings() throws -> [ReportFacts.ReportedMeeting] {
    let measures = Dictionary(try all(Measure.self).map { ($0.id, $0.name) }) { first, _ in first }
    return try all(DataMeeting.self).map { meeting in
      ReportFacts.ReportedMeeting(meeting, of: meeting.measure.flatMap { measures[$0] } ?? "")
    }
  }

  private func holders(on day: Day) throws -> [ReportFacts.Holders] {
    struct Seat: Hashable {
      let role: String
      let level: School.Level?
    }
    let roles = Dictionary(try all(Role.self).map { ($0.id, $0.name) }) { first, _ in first }
    let schools = Dictionary(try all(School.self).map { ($0.id, $0) }) { first, _ in first }
    var people: [Seat: Set<String>] = [:]
    for appointment in try all(Appointment.self) where appointment.isHeld(on: day) {
      guard let role = appointment.role.flatMap({ roles[$0] }), let person = appointment.person else { continue }
      let level = appointment.school.map { schools[$0]?.level ?? .other }
      people[Seat(role: role, level: level), default: []].insert(person.rawValue)
    }
    return people.map { ReportFacts.Holders($0.role, $0.level, $1.count) }
      .sorted { ($0.role, $0.level?.rawValue ?? "") < ($1.role, $1.level?.rawValue ?? "") }
  }
}

// MARK: - What was promised

extension Records {
  /// Each measure as the first seal that has it promised it; before a launch, as it stands.
  fileprivate func reportedMeasures(_ seals: [Seal], until day: Day) throws -> [ReportedMeasure] {
    let rounds = Dictionary(grouping: try roundStandings()) { $0.measure.id }
    let now = try measureAims()
    guard !seals.isEmpty else {
      return now.filter(\.measure.isLive).map {
        ReportedMeasure($0, isSealed: false, isAmended: false, rounds: rounds[$0.measure.id] ?? [], until: day)
      }.inOrder
    }
    let amended = try amendedMeasures(now)
    var promised: [Measure.ID: MeasureAims] = [:]
    for seal in seals.reversed() {
      for aims in seal.aims where promised[aims.measure.id] == nil { promised[aims.measure.id] = aims }
    }
    let live = Dictionary(now.map { ($0.measure.id, $0.measure) }) { first, _ in first }
    return promised.values.map { aims in
      ReportedMeasure(
        aims.fromTheSource(of: live[aims.measure.id]), isSealed: true, isAmended: amended.contains(aims.measure.id),
        rounds: rounds[aims.measure.id] ?? [], until: day)
    }.inOrder
  }

  /// Measures of which something was changed since, with leave.
  private func amendedMeasures(_ now: [MeasureAims]) throws -> Set<Measure.ID> {
    var measures: Set<Measure.ID> = []
    for amendment in try amendments() where amendment.state == .approved {
      if amendment.kind == Measure.kind.name { measures.insert(Measure.ID(amendment.record)) }
      let values = amendment.before ?? amendment.proposed ?? [:]
      if case .text(let measure) = values["measure"] ?? .none { measures.insert(Measure.ID(measure)) }
    }
    return measures
  }
}

extension Sequence where Element == ReportedMeasure {
  fileprivate var inOrder: [ReportedMeasure] {
    sorted { ($0.promised.measure.name, $0.promised.measure.id) < ($1.promised.measure.name, $1.promised.measure.id) }
  }
}

extension MeasureAims {
  /// The seal leaves out where a definition comes from: that is taken from the measure as it is.
  fileprivate func fromTheSource(of live: Measure?) -> MeasureAims {
    var sealed = measure
    sealed.origin = live?.origin ?? ""
    return MeasureAims(sealed, baselines: [baseline].compactMap(\.self), targets: targets)
  }
}

extension Seal {
  /// What was promised, read back from the document that was signed.
  package var aims: [MeasureAims] {
    let baselines: [Baseline] = records("baselines")
    let targets: [MeasureTarget] = records("targets")
    return (records("measures") as [Measure]).map { MeasureAims($0, baselines: baselines, targets: targets) }
  }

  private func records<Record: DistrictRecord>(_ name: String) -> [Record] {
    CanonicalJSON.records(name, in: document).map { Record(id: Record.ID($0.id), version: 0, values: $0.values) }
  }
}
