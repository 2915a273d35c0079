import Build
import Foundation
import Purpose
import Vocabulary

/// Agreements, as whoever asks may have them: the pages decide how much of one they show by `AgreementReading`.
extension Records {
  package func agreement(_ id: Agreement.ID) throws -> Agreement? { try agreements("id = \(id)").first }

  /// Those that bind a person, the newest school year first.
  package func agreements(of person: Person.ID) throws -> [Agreement] {
    try agreements("(first_person = \(person) OR second_person = \(person))")
  }

  package func agreements(in year: SchoolYear) throws -> [Agreement] { try agreements("year = \(year.start)") }

  private func agreements(_ condition: SQL) throws -> [Agreement] {
    try session.rows(
      """
      SELECT \(name: Agreement.columns) FROM agreement
      WHERE district = \(district) AND \(condition) ORDER BY year DESC, id
      """
    ).map(Agreement.init(row:))
  }

  /// What stood there before, the newest first.
  package func versions(of agreement: Agreement.ID) throws -> [AgreementVersion] {
    try session.rows(
      """
      SELECT version, name, moment, terms, open_to_principal FROM agreement_version
      WHERE district = \(district) AND agreement = \(agreement) ORDER BY version DESC
      """
    ).map(AgreementVersion.init(row:))
  }

  /// How much of an agreement somebody may see; whoever looks through their eyes sees no more than they would alone.
  package func reading(of agreement: Agreement, by member: Member, _ permission: Permission) -> AgreementReading {
    let own = reading(of: agreement, by: member, alone: permission.alone)
    guard let viewer = permission.viewer else { return own }
    return min(own, reading(of: agreement, by: viewer, alone: permission.alone))
  }

  private func reading(of agreement: Agreement, by member: Member, alone permission: Permission) -> AgreementReading {
    let place = Place(school: agreement.school)
    return AgreementReading(
      agreement, for: member.person, maySupport: permission.allows(member, .editSupport, at: place),
      leadsSchool: member.positions.contains { $0.post == .principal && $0.place == place })
  }
}

/// What stood in an agreement, who had written it, and when.
package struct AgreementVersion: Sendable, Equatable {
  package let version: Int
  package let name: String
  package let moment: Moment
  package let terms: [AgreementTopic: String]
  package let isOpenToPrincipal: Bool

  init(row: Row) {
    version = row.integer(0) ?? 0
    name = row.text(1)
    moment = row.moment(2) ?? Moment(milliseconds: 0)
    terms = Agreement.terms(from: row.text(3))
    isOpenToPrincipal = row.flag(4)
  }
}

extension Agreement {
  static let columns = """
    id, version, sort, year, school, role, first_person, second_person, terms, open_to_principal, signatures, reviews, ended
    """

  init(row: Row) {
    self.init(
      id: ID(row.text(0)), AgreementSort(rawValue: row.text(2)) ?? .leadership, in: SchoolYear(row.integer(3) ?? 0),
      at: row.id(4), role: row.id(5), between: Person.ID(row.text(6)), and: Person.ID(row.text(7)))
    version = row.integer(1) ?? 0
    terms = Self.terms(from: row.text(8))
    isOpenToPrincipal = row.flag(9)
    signatures = Self.decoded(row.text(10))
    reviews = Self.decoded(row.text(11))
    ended = row.day(12)
  }

  static func terms(from text: String) -> [AgreementTopic: String] {
    let known = (try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))) ?? [:]
    return Dictionary(
      uniqueKeysWithValues: known.compactMap { name, words in AgreementTopic(rawValue: name).map { ($0, words) } })
  }

  var termsText: String {
    Self.encoded(Dictionary(uniqueKeysWithValues: terms.map { ($0.key.rawValue, $0.value) }))
  }

  private static func decoded<Value: Decodable>(_ text: String) -> [Value] {
    (try? JSONDecoder().decode([Value].self, from: Data(text.utf8))) ?? []
  }

  static func encoded(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
