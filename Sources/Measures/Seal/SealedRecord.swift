import Vocabulary

/// A record that the launch seals: what it says about how success is measured can then only be amended.
///
/// Source: docs/rules/measures.md#the-seal
package protocol SealedRecord: DistrictRecord {
  /// Fields that may change freely: who answers for it, words that explain.
  static var unsealedFields: Set<String> { get }
  /// The record whose seal covers it, so that nothing can be added to what is sealed; nil when it stands for itself.
  var coveredBy: SealCover? { get }
}

/// A record whose seal covers what belongs to it as well.
package struct SealCover: Sendable, Hashable {
  package let kind: RecordKind
  package let record: String

  package init(_ kind: RecordKind, _ record: String) {
    self.kind = kind
    self.record = record
  }
}

extension SealedRecord {
  /// What the seal covers, by field.
  package var sealedValues: [String: FieldValue] { values.filter { !Self.unsealedFields.contains($0.key) } }

  /// The fields in which two versions differ, of those that the seal covers.
  package func sealedChanges(from old: Self) -> [Field<Self>] {
    Self.fields.filter { !Self.unsealedFields.contains($0.name) && $0.get(self) != $0.get(old) }
  }
}

extension Measure: SealedRecord {
  package static let unsealedFields: Set<String> = ["about", "owner", "origin"]
  package var coveredBy: SealCover? { nil }
}

extension Baseline: SealedRecord {
  package static let unsealedFields: Set<String> = []
  package var coveredBy: SealCover? { measure.map { SealCover(Measure.kind, $0.rawValue) } }
}

extension MeasureTarget: SealedRecord {
  package static let unsealedFields: Set<String> = ["reason"]
  package var coveredBy: SealCover? { measure.map { SealCover(Measure.kind, $0.rawValue) } }
}

extension ComparisonDesign: SealedRecord {
  package static let unsealedFields: Set<String> = ["owner"]
  package var coveredBy: SealCover? { nil }
}

/// A change of something sealed: asked for with a reason, and made only when a second person has approved it.
package struct Amendment: Sendable, Equatable, Identifiable {
  package typealias ID = Identifier<Amendment>

  package let id: ID
  package let kind: String
  package let record: String
  package let title: String
  /// Nil for something that is to be added.
  package let before: [String: FieldValue]?
  /// Nil for something that is to be taken out.
  package let proposed: [String: FieldValue]?
  package let reason: String
  package let asker: Person.ID?
  package let askerName: String
  package let asked: Moment
  package var state: State
  package var decider: String
  package var decided: Moment?
  package var remark: String

  package enum State: String, Sendable, CaseIterable {
    case waiting, approved, declined

    package var label: Phrase {
      switch self {
      case .waiting: Phrase("Waits for approval", es: "Espera aprobación")
      case .approved: Phrase("Approved", es: "Aprobada")
      case .declined: Phrase("Declined", es: "Rechazada")
      }
    }
  }

  package init(
    id: ID, kind: String, record: String, title: String, before: [String: FieldValue]?,
    proposed: [String: FieldValue]?, reason: String, asker: Person.ID?, askerName: String, asked: Moment,
    state: State = .waiting, decider: String = "", decided: Moment? = nil, remark: String = ""
  ) {
    self.id = id
    self.kind = kind
    self.record = record
    self.title = title
    self.before = before
    self.proposed = proposed
    self.reason = reason
    self.asker = asker
    self.askerName = askerName
    self.asked = asked
    self.state = state
    self.decider = decider
    self.decided = decided
    self.remark = remark
  }

  /// What stands in the way of asking for it.
  package var findings: [Finding] {
    var found: [Finding] = []
    if reason.trimmed.isEmpty {
      found.append(
        Finding("reason", "required", Phrase("Say why this has to change", es: "Diga por qué esto tiene que cambiar")))
    }
    if before == proposed {
      found.append(
        Finding(
          "", "nothing-changes", Phrase("Change something, or leave it as it is", es: "Cambie algo o déjelo como está"))
      )
    }
    return found
  }

  /// What stands in the way of this person's deciding on it.
  package func findings(decidedBy person: Person.ID?) -> [Finding] {
    if state != .waiting {
      return [Finding("", "decided-already", Phrase("This has been decided on already", es: "Esto ya se ha decidido"))]
    }
    if person == nil || person == asker {
      return [
        Finding(
          "", "second-person",
          Phrase(
            "Ask a second person: whoever asks for a change does not approve it",
            es: "Pídalo a otra persona: quien solicita un cambio no lo aprueba"))
      ]
    }
    return []
  }
}
