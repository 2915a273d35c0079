import Purpose
import Vocabulary

extension Role: RuledRecord {
  package func findings(in records: Records, replacing old: Role?) throws -> [Finding] {
    publishingFindings(try records.find(PurposeStatement.self, all: statements))
  }
}

extension PurposeStatement: RuledRecord {
  package func findings(in records: Records, replacing old: PurposeStatement?) throws -> [Finding] {
    isAgreed ? [] : try restingOnIt(in: records)
  }

  private func restingOnIt(in records: Records) throws -> [Finding] {
    PurposeStatement.findings(withoutAgreed: id, roles: try records.all(), statements: try records.all())
  }
}

extension Consultation: RuledRecord {
  package func findings(in records: Records, replacing old: Consultation?) throws -> [Finding] {
    guard let old else { return [] }
    return findings(replacing: old, responses: try records.countResponses(to: id))
  }

  package func findingsToRemove(in records: Records) throws -> [Finding] {
    let invited = try records.invitations(to: id).count
    guard try invited + records.countResponses(to: id) > 0 else { return [] }
    return [
      Finding(
        "", "people-invited",
        Phrase(
          "Withdraw it instead: people have been invited or have answered",
          es: "Retírela en su lugar: hay personas invitadas o respuestas"))
    ]
  }
}
