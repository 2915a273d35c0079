import Purpose
import Vocabulary

extension Appointment {
  /// The days of the two meet, in the same role at the same place.
  package func overlaps(_ other: Appointment) -> Bool {
    guard role == other.role, school == other.school, person == other.person, let from, let begins = other.from else {
      return false
    }
    let endsBefore = lastDay.map { $0 < begins } ?? false
    let startsAfter = other.lastDay.map { $0 < from } ?? false
    return !endsBefore && !startsAfter
  }

  package static let twice = Finding(
    "from", "appointed-twice",
    Phrase(
      "Choose other days: this person holds this role at this place in that time already",
      es: "Elija otras fechas: esta persona ya ocupa este rol en este lugar en ese período"))

  /// What the role says to an appointment. What was appointed before stays when the role changes.
  package static func findings(of appointment: Appointment, to role: Role, isNew: Bool) -> [Finding] {
    guard isNew else { return [] }
    if !role.isLive {
      return [
        Finding(
          "role", "role-retired",
          Phrase("Choose another role: \(role.name) is retired", es: "Elija otro rol: \(role.name) está retirado"))
      ]
    }
    let isBound = role.isEverywhere || !role.schools.isEmpty
    guard isBound, let school = appointment.school, !role.exists(at: school) else { return [] }
    return [
      Finding(
        "school", "role-not-there",
        Phrase(
          "\(role.name) does not exist at this school: choose another, or add the school to the role first",
          es: "\(role.name) no existe en esta escuela: elija otra o añada antes la escuela al rol"))
    ]
  }
}
