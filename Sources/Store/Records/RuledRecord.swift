import Vocabulary

/// A record that may be kept or taken out only if other records agree: a role needs a purpose that has been agreed on.
///
/// The rules themselves are in the pure modules; what is here brings them the records that they ask for.
package protocol RuledRecord: DistrictRecord {
  /// What stands in the way of keeping it; `old` is what it replaces.
  func findings(in records: Records, replacing old: Self?) throws -> [Finding]
  /// What stands in the way of taking it out.
  func findingsToRemove(in records: Records) throws -> [Finding]
}

extension RuledRecord {
  package func findings(in records: Records, replacing old: Self?) throws -> [Finding] { [] }
  package func findingsToRemove(in records: Records) throws -> [Finding] { [] }

  fileprivate func keepFindings(in records: Records, replacing old: Any?) throws -> [Finding] {
    try findings(in: records, replacing: old as? Self)
  }
}

extension Records {
  func ruleFindings<Record: DistrictRecord>(keeping record: Record, replacing old: Record?) throws -> [Finding] {
    try (record as? any RuledRecord)?.keepFindings(in: self, replacing: old) ?? []
  }

  func ruleFindings(removing record: some DistrictRecord) throws -> [Finding] {
    try (record as? any RuledRecord)?.findingsToRemove(in: self) ?? []
  }
}
