import Build
import Purpose
import Vocabulary

extension RoleCharter: RuledRecord {
  /// Two charters of one role would promise two things.
  package func findings(in records: Records, replacing old: RoleCharter?) throws -> [Finding] {
    guard let role else { return [] }
    let others = try records.all(RoleCharter.self, where: "role", is: role).filter { $0.id != id }
    guard !others.isEmpty else { return [] }
    return [
      Finding(
        "role", "has-charter",
        Phrase("Change the charter that this role has already", es: "Cambie la carta que este rol ya tiene"))
    ]
  }
}

extension Responsibility: RuledRecord {
  package func findings(in records: Records, replacing old: Responsibility?) throws -> [Finding] {
    guard let role else { return [] }
    let others = try records.all(Responsibility.self, where: "role", is: role).filter { $0.id != id }
    return Responsibility.findings(together: others + [self])
  }
}

extension Appointment: RuledRecord {
  package func findings(in records: Records, replacing old: Appointment?) throws -> [Finding] {
    var findings: [Finding] = []
    if let found = try role.flatMap({ try records.find(Role.self, $0) }) {
      findings += Appointment.findings(of: self, to: found, isNew: old == nil)
    }
    guard let person else { return findings }
    let others = try records.all(Appointment.self, where: "person", is: person).filter { $0.id != id }
    if others.contains(where: overlaps) { findings.append(Appointment.twice) }
    return findings + AppointmentBook.findings(keeping: self, beside: others, roles: try records.all())
  }
}
