import Foundation
import Measures
import Vocabulary

extension ActName {
  package static let amendmentAsked: ActName = "amendment-asked"
  package static let amendmentApproved: ActName = "amendment-approved"
  package static let amendmentDeclined: ActName = "amendment-declined"
}

extension Amendment {
  static let columns =
    "id, kind, record, title, before, proposed, reason, asker, asker_name, asked, state, decider, decided, remark"

  init(row: Row) {
    self.init(
      id: ID(row.text(0)), kind: row.text(1), record: row.text(2), title: row.text(3),
      before: CanonicalJSON.values(row.text(4)), proposed: CanonicalJSON.values(row.text(5)), reason: row.text(6),
      asker: row.id(7), askerName: row.text(8), asked: row.moment(9) ?? Moment(milliseconds: 0),
      state: State(rawValue: row.text(10)) ?? .waiting, decider: row.text(11), decided: row.moment(12),
      remark: row.text(13))
  }
}

extension Records {
  /// Every amendment, newest first.
  package func amendments() throws -> [Amendment] {
    try session.rows(
      "SELECT \(name: Amendment.columns) FROM amendment WHERE district = \(district) ORDER BY asked DESC, id"
    ).map(Amendment.init(row:))
  }

  package func amendment(_ id: Amendment.ID) throws -> Amendment? {
    try session.row(
      "SELECT \(name: Amendment.columns) FROM amendment WHERE district = \(district) AND id = \(id)"
    ).map(Amendment.init(row:))
  }
}

extension ActRecords {
  /// Asks for a change of something sealed; `nil` asks for it to be taken out. Nothing changes before a second person approves.
  @discardableResult package func askToAmend<Record: SealedRecord>(
    _ record: Record, to proposed: Record?, because reason: String
  ) throws -> Amendment {
    try author.require(Record.kind.editing, at: record.place)
    let before = try find(Record.self, record.id)
    let amendment = Amendment(
      id: .new(), kind: Record.kind.name, record: record.identifier, title: try amendedTitle(record),
      before: before?.values, proposed: proposed?.values, reason: reason.trimmed, asker: author.person,
      askerName: author.name, asked: moment)
    try (amendment.findings + (proposed.map { try openFindings(of: $0) } ?? [])).refuseIfAnyStopsSaving()
    try change(
      """
      INSERT INTO amendment (district, \(name: Amendment.columns))
      VALUES (\(district), \(amendment.id), \(amendment.kind), \(amendment.record), \(amendment.title),
        \(CanonicalJSON.text(amendment.before)), \(CanonicalJSON.text(amendment.proposed)), \(amendment.reason),
        \(amendment.asker), \(amendment.askerName), \(amendment.asked), \(amendment.state.rawValue), '', NULL, '')
      """)
    try note(.amendmentAsked, amendment)
    return amendment
  }

  /// Decides on an amendment. Approved, it is carried out in the same act: the record changes, and its version and history say so.
  package func decide(_ id: Amendment.ID, approved isApproved: Bool, remark: String = "") throws {
    try author.require(.approveAmendment, at: .district)
    guard var amendment = try amendment(id) else {
      throw Refusal(
        "", "no-amendment", Phrase("Choose an amendment that is there", es: "Elija una enmienda que exista"))
    }
    try amendment.findings(decidedBy: author.person).refuseIfAnyStopsSaving()
    (amendment.state, amendment.decider, amendment.remark) = (
      isApproved ? .approved : .declined, author.name, remark.trimmed
    )
    amendment.decided = moment
    if isApproved { try carryOut(amendment) }
    try change(
      """
      UPDATE amendment SET state = \(amendment.state.rawValue), decider = \(amendment.decider), decided = \(amendment.decided),
        remark = \(amendment.remark) WHERE district = \(district) AND id = \(id)
      """)
    try note(isApproved ? .amendmentApproved : .amendmentDeclined, amendment)
  }

  private func note(_ act: ActName, _ amendment: Amendment) throws {
    try note(
      act, kind: "amendment", record: amendment.id.rawValue, title: amendment.title,
      before: CanonicalJSON.text(amendment.before), after: CanonicalJSON.text(amendment.proposed))
  }

  private func carryOut(_ amendment: Amendment) throws {
    switch Register.type(named: amendment.kind) {
    case let type as any SealedRecord.Type: try carryOut(amendment, type)
    default: throw DatabaseFault(.other, "an amendment of \(amendment.kind), which no seal covers")
    }
  }

  private func carryOut<Record: SealedRecord>(_ amendment: Amendment, _ type: Record.Type) throws {
    let id = Record.ID(amendment.record)
    let now = try find(Record.self, id)
    // As the record holds them: JSON does not tell 60 from 60.0.
    let before = amendment.before.map { Record(id: id, version: 0, values: $0).values }
    guard now?.values == before else {
      throw Refusal(
        "", "changed-since",
        Phrase(
          "Ask for it anew: the record has changed since",
          es: "Solicítela de nuevo: el registro ha cambiado desde entonces"))
    }
    guard let proposed = amendment.proposed else { return try takeOut(now) }
    let next = Record(id: id, version: (now?.version ?? 0) + 1, values: proposed)
    try openFindings(of: next).refuseIfAnyStopsSaving()
    try write(next)
    try index(next)
    soil(next, replacing: now)
    try note(now == nil ? .created : .changed, next, before: now?.values, after: next.values)
    if let seal = try latestSeal() ?? next.seal(in: self) { try cover([next], seal.id) }
  }

  private func takeOut<Record: SealedRecord>(_ record: Record?) throws {
    guard let record else { return }
    try referrals(to: record).refuseIfAnyStopsSaving()
    try change("DELETE FROM \(name: Record.kind.table) WHERE district = \(district) AND id = \(record.id)")
    try unindex(Record.kind, record.identifier)
    try note(.removed, record, before: record.values, after: nil)
  }

  /// All that stands in the way apart from the seal.
  private func openFindings<Record: SealedRecord>(of record: Record) throws -> [Finding] {
    try record.allFindings + missingReferences(of: record)
      + ((record as? any RuledWhenSealed)?.ownFindings(in: self) ?? [])
  }

  /// A baseline is called by its measure and a start by its school, as nobody knows them by their day.
  private func amendedTitle(_ record: some SealedRecord) throws -> String {
    guard let cover = record.coveredBy, let name = try titles(of: cover.kind.name, [cover.record])[cover.record] else {
      return record.title
    }
    let school = try (record as? SchoolStart)?.school.flatMap { try find(School.self, $0) }
    return [name, school?.name, record.title].compactMap(\.self).joined(separator: ": ")
  }
}
