import Crypto
import Foundation
import Measures
import Purpose
import Vocabulary

/// What a district sealed at a launch: the document as it was signed, with the signature.
package struct Seal: Sendable, Equatable, Identifiable {
  package typealias ID = Identifier<Seal>

  package let id: ID
  package let moment: Moment
  package let name: String
  /// Canonical JSON, byte by byte as it was signed.
  package let document: String
  /// SHA-256 in hexadecimal.
  package let digest: String
  /// Ed25519, in Base64.
  package let signature: String
  package let publicKey: String
  /// The one comparison that was registered by it; nil for the seal of a launch.
  package let registered: ComparisonDesign.ID?

  /// The first digits, to compare at a glance.
  package var shortDigest: String { String(digest.prefix(16)) }

  static let columns = "id, moment, name, document, digest, signature, public, registered"

  init(row: Row) {
    id = ID(row.text(0))
    moment = row.moment(1) ?? Moment(milliseconds: 0)
    name = row.text(2)
    document = row.text(3)
    digest = row.text(4)
    signature = row.text(5)
    publicKey = row.text(6)
    registered = row.text(7).isEmpty ? nil : ComparisonDesign.ID(row.text(7))
  }
}

extension Records {
  /// Every seal, newest first.
  package func seals() throws -> [Seal] {
    try session.rows(
      "SELECT \(name: Seal.columns) FROM seal WHERE district = \(district) ORDER BY moment DESC, id"
    ).map(Seal.init(row:))
  }

  package func seal(_ id: Seal.ID) throws -> Seal? {
    try session.row("SELECT \(name: Seal.columns) FROM seal WHERE district = \(district) AND id = \(id)").map(
      Seal.init(row:))
  }

  /// That of the last launch.
  package func latestSeal() throws -> Seal? { try seals().first { $0.registered == nil } }

  /// The first seal that covers a record.
  package func seal(over kind: String, _ record: String) throws -> Seal? {
    try session.row(
      """
      SELECT \(name: Seal.columns) FROM seal WHERE district = \(district) AND id IN (
        SELECT seal FROM sealed_record WHERE district = \(district) AND kind = \(kind) AND record = \(record))
      ORDER BY moment, id
      """
    ).map(Seal.init(row:))
  }

  /// What would be sealed now: everything live that says how success is measured.
  package func sealedDocument(exceptions: [LaunchException]) throws -> CanonicalValue {
    let comparisons = try all(ComparisonDesign.self).filter(\.isLive)
    return try sealedDocument(
      measures: try measureAims().map(\.measure).filter(\.isLive), comparisons: comparisons,
      starts: try starts(of: comparisons), exceptions: exceptions)
  }

  func starts(of comparisons: [ComparisonDesign]) throws -> [SchoolStart] {
    let ids = Set(comparisons.map(\.id))
    return try all(SchoolStart.self).filter { $0.comparison.map(ids.contains) ?? false }
  }

  func sealedDocument(
    measures live: [Measure], comparisons: [ComparisonDesign], starts: [SchoolStart], exceptions: [LaunchException] = []
  ) throws -> CanonicalValue {
    let measures = Set(live.map(\.id))
    let owner = try session.district(district)
    let people = try titles(of: Person.kind.name, Set(exceptions.compactMap(\.person?.rawValue)))
    return .object([
      "format": .text(SealFile.format), "made": .text(moment.description),
      "district": .object(["id": .text(district.rawValue), "name": .text(owner?.name ?? "")]),
      "priorities": .list(
        try all(Priority.self).map { .object(["id": .text($0.identifier), "name": .text($0.name)]) }),
      "measures": .list(live.map(\.sealedValue)),
      "baselines": .list(
        try all(Baseline.self).filter { $0.measure.map(measures.contains) ?? false }.map(\.sealedValue)),
      "targets": .list(
        try all(MeasureTarget.self).filter { $0.measure.map(measures.contains) ?? false }.map(\.sealedValue)),
      "comparisons": .list(comparisons.map(\.sealedValue)), "starts": .list(starts.map(\.sealedValue)),
      "exceptions": .list(
        exceptions.map { exception in
          .object([
            "need": .text(exception.need), "what": .text(exception.what), "reason": .text(exception.reason),
            "person": .text(exception.person.flatMap { people[$0.rawValue] } ?? ""),
            "recorded": .text(exception.recorded?.description ?? ""),
          ])
        }),
    ])
  }

  /// The half of the district's key that everybody may know; nil before the first launch.
  package func districtKey() throws -> String? {
    try session.row("SELECT public FROM district_key WHERE district = \(district)").map { $0.text(0) }
  }
}

extension SealedRecord {
  fileprivate var sealedValue: CanonicalValue {
    .object(["id": .text(identifier), "values": CanonicalValue(sealedValues)])
  }
}

extension ActRecords {
  /// Signs what success means now, and keeps it. Whatever it covers can only be amended from here on.
  func seal(exceptions: [LaunchException]) throws -> Seal {
    let seal = try sign(try sealedDocument(exceptions: exceptions))
    try cover(seal.id)
    return seal
  }

  /// Signs a document with the district's key, and keeps it.
  func sign(_ document: CanonicalValue, registering comparison: ComparisonDesign.ID? = nil) throws -> Seal {
    let document = document.json
    let key = try signingKey()
    let digest = SHA256.hash(data: Data(document.utf8))
    let signature = try key.signature(for: Data(document.utf8)).base64EncodedString()
    let id = Seal.ID.new()
    try change(
      """
      INSERT INTO seal (district, id, moment, person, name, document, digest, signature, public, registered)
      VALUES (\(district), \(id), \(moment), \(author.person), \(author.name), \(document), \(digest.hexadecimal), \(signature),
        \(key.publicKey.rawRepresentation.base64EncodedString()), \(comparison?.rawValue ?? ""))
      """)
    guard let seal = try seal(id) else { throw DatabaseFault(.other, "a seal is not where it was put") }
    return seal
  }

  private func cover(_ seal: Seal.ID) throws {
    let measures = try all(Measure.self).filter(\.isLive)
    let ids = Set(measures.map(\.id))
    try cover(measures, seal)
    try cover(try all(Baseline.self).filter { $0.measure.map(ids.contains) ?? false }, seal)
    try cover(try all(MeasureTarget.self).filter { $0.measure.map(ids.contains) ?? false }, seal)
    let comparisons = try all(ComparisonDesign.self).filter(\.isLive)
    try cover(comparisons, seal)
    try cover(try starts(of: comparisons), seal)
  }

  func cover<Record: SealedRecord>(_ records: [Record], _ seal: Seal.ID) throws {
    for record in records {
      try change(
        """
        INSERT INTO sealed_record (district, kind, record, seal)
        VALUES (\(district), \(Record.kind.name), \(record.id), \(seal))
        ON CONFLICT (district, kind, record, seal) DO NOTHING
        """)
    }
  }

  /// The district's own key; made the first time that it is needed.
  private func signingKey() throws -> Curve25519.Signing.PrivateKey {
    if let row = try session.row("SELECT secret FROM district_key WHERE district = \(district)"),
      let secret = Data(base64Encoded: row.text(0))
    {
      return try Curve25519.Signing.PrivateKey(rawRepresentation: secret)
    }
    let key = Curve25519.Signing.PrivateKey()
    try change(
      """
      INSERT INTO district_key (district, secret, public, made)
      VALUES (\(district), \(key.rawRepresentation.base64EncodedString()),
        \(key.publicKey.rawRepresentation.base64EncodedString()), \(moment))
      """)
    return key
  }
}
