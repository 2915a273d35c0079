import Measures
import Purpose
import Vocabulary

extension MeasureReading: RuledRecord {
  package func findings(in records: Records, replacing old: MeasureReading?) throws -> [Finding] {
    try (records as? ActRecords)?.requireKeeper(of: [self, old].compactMap(\.self))
    guard let round, let history = try records.readingHistory(round) else { return [] }
    let own = history.context(for: spot).findings(for: self)
    return try own + twice(in: records) + approvalFindings(in: records, replacing: old)
  }

  package func findingsToRemove(in records: Records) throws -> [Finding] {
    try (records as? ActRecords)?.requireKeeper(of: [self])
    guard let round, let history = try records.readingHistory(round) else { return [] }
    if history.round.isLocked { return [.roundLocked] }
    return isApproved && !records.approves ? [.approvedAlready] : []
  }

  private func twice(in records: Records) throws -> [Finding] {
    guard let round else { return [] }
    let place: SQL = school.map { "\"school\" = \($0)" } ?? "\"school\" IS NULL"
    let whom: SQL = group.isEmpty ? "\"group\" IS NULL" : "\"group\" = \(group)"
    let others = try records.session.count(
      """
      SELECT COUNT(*) FROM reading
      WHERE district = \(records.district) AND "round" = \(round) AND \(place) AND \(whom) AND id <> \(id)
      """)
    if others == 0 { return [] }
    return [
      Finding(
        "round", "reading-there",
        Phrase(
          "Change the reading that is there: this place has one in this round already",
          es: "Cambie la lectura existente: este lugar ya tiene una en esta ronda"))
    ]
  }

  /// A school enters, the district approves; and what is approved a school changes no more.
  private func approvalFindings(in records: Records, replacing old: MeasureReading?) throws -> [Finding] {
    if records.approves || old == self { return [] }
    if old?.isApproved == true { return [.approvedAlready] }
    return isApproved ? [.notForSchools] : []
  }
}

extension Records {
  /// Whether the author of this act may approve readings; nobody is asked outside of an act, where nothing is kept.
  fileprivate var approves: Bool {
    guard let act = self as? ActRecords else { return true }
    return act.author.why(may: .editPlan, at: .district).isAllowed
  }
}

extension Finding {
  static let roundLocked = Finding(
    "round", "round-locked",
    Phrase(
      "Ask the district to open this round: it is locked", es: "Pida al distrito que abra esta ronda: está cerrada"))

  fileprivate static let approvedAlready = Finding(
    "stage", "approved-already",
    Phrase(
      "Ask the district to open this figure again: it is approved",
      es: "Pida al distrito que vuelva a abrir esta cifra: está aprobada"))

  fileprivate static let notForSchools = Finding(
    "stage", "district-approves",
    Phrase("Leave the approval to the district", es: "Deje la aprobación al distrito"))

  static func sealed(_ day: Day) -> Finding {
    Finding(
      "", "sealed",
      Phrase(
        "Ask for an amendment: this was sealed on \(day), before the launch",
        es: "Solicite una enmienda: esto se selló el \(day), antes del inicio"))
  }
}

extension SealedRecord {
  /// What the seal says to a change of this record, or to a new one beside something sealed.
  func sealFindings(in records: Records, replacing old: Self?) throws -> [Finding] {
    guard let old else {
      guard let measure = coveredBy, let seal = try records.seal(over: Measure.kind.name, measure.rawValue) else {
        return []
      }
      return [.sealed(records.time.day(of: seal.moment))]
    }
    let changed = sealedChanges(from: old)
    guard !changed.isEmpty, let seal = try records.seal(over: Self.kind.name, identifier) else { return [] }
    return changed.map { field in
      var finding = Finding.sealed(records.time.day(of: seal.moment))
      finding.field = field.name
      return finding
    }
  }

  func sealFindingsToRemove(in records: Records) throws -> [Finding] {
    try records.seal(over: Self.kind.name, identifier).map { [Finding.sealed(records.time.day(of: $0.moment))] } ?? []
  }
}

extension Measure: RuledRecord {
  package func findings(in records: Records, replacing old: Measure?) throws -> [Finding] {
    try sealFindings(in: records, replacing: old)
  }
  package func findingsToRemove(in records: Records) throws -> [Finding] { try sealFindingsToRemove(in: records) }
}

extension ComparisonDesign: RuledRecord {
  package func findings(in records: Records, replacing old: ComparisonDesign?) throws -> [Finding] {
    try sealFindings(in: records, replacing: old)
  }
  package func findingsToRemove(in records: Records) throws -> [Finding] { try sealFindingsToRemove(in: records) }
}

extension Baseline: RuledRecord {
  package func findings(in records: Records, replacing old: Baseline?) throws -> [Finding] {
    try ownFindings(in: records) + sealFindings(in: records, replacing: old)
  }
  package func findingsToRemove(in records: Records) throws -> [Finding] { try sealFindingsToRemove(in: records) }
}

extension MeasureTarget: RuledRecord {
  package func findings(in records: Records, replacing old: MeasureTarget?) throws -> [Finding] {
    try ownFindings(in: records) + sealFindings(in: records, replacing: old)
  }
  package func findingsToRemove(in records: Records) throws -> [Finding] { try sealFindingsToRemove(in: records) }
}

/// What a record's measure says of it, whether or not it is sealed.
protocol OfMeasure: SealedRecord {
  func ownFindings(in records: Records) throws -> [Finding]
}

extension Baseline: OfMeasure {
  func ownFindings(in records: Records) throws -> [Finding] {
    try measure.flatMap { try records.find(Measure.self, $0) }.map { findings(of: $0) } ?? []
  }
}

extension MeasureTarget: OfMeasure {
  func ownFindings(in records: Records) throws -> [Finding] {
    guard let found = try measure.flatMap({ try records.find(Measure.self, $0) }) else { return [] }
    return findings(of: found, from: try records.aims(of: found).baseline)
  }
}

extension ReadingRound: RuledRecord {
  package func findings(in records: Records, replacing old: ReadingRound?) throws -> [Finding] {
    guard let old, old.measure != measure,
      try records.session.row(
        "SELECT id FROM reading WHERE district = \(records.district) AND \"round\" = \(id) LIMIT 1")
        != nil
    else { return [] }
    return [
      Finding(
        "measure", "round-has-readings",
        Phrase("Leave the measure as it is: figures have come in", es: "Deje la medida como está: ya hay cifras"))
    ]
  }
}
