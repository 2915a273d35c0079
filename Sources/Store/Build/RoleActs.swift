import Build
import Purpose
import Vocabulary

extension ActRecords {
  /// Begins the charter of a role from an archetype, or from nothing, with what the archetype would answer for.
  /// Responsibilities that the role has already stay as they are.
  @discardableResult package func beginCharter(
    of role: Role.ID, from archetype: RoleArchetype?, in language: Language
  ) throws -> RoleCharter {
    guard try find(Role.self, role) != nil else {
      throw Refusal("role", "unknown", Phrase("Choose a role that is there", es: "Elija un rol que exista"))
    }
    var charter = archetype?.charter(for: role, as: .new()) ?? RoleCharter(id: .new())
    charter.role = role
    let kept = try save(charter)
    if try all(Responsibility.self, where: "role", is: role).isEmpty {
      for part in archetype?.responsibilities(of: role, in: language) ?? [] { try save(part) }
    }
    return kept
  }

  /// Keeps what a renewal review advises and on what evidence.
  @discardableResult package func reviewAppointment(
    _ id: Appointment.ID, version: Int, advising advice: Appointment.Advice, because evidence: String
  ) throws -> Appointment {
    var appointment = try existing(id)
    appointment.version = version
    appointment.advice = advice
    appointment.review = evidence
    appointment.reviewed = today
    return try save(appointment)
  }

  /// Ends this term as renewed, and begins the next one on the day after.
  @discardableResult package func renewAppointment(
    _ id: Appointment.ID, version: Int, for years: Int
  ) throws -> Appointment {
    var appointment = try existing(id)
    appointment.version = version
    let (ended, next) = try appointment.renewed(as: .new(), for: years)
    try save(ended)
    return try save(next)
  }

  /// Ends an appointment before its term is over, with why.
  @discardableResult package func endAppointment(
    _ id: Appointment.ID, version: Int, on day: Day, because reason: String
  ) throws -> Appointment {
    var appointment = try existing(id)
    appointment.version = version
    return try save(appointment.endedEarly(on: day, because: reason))
  }

  private func existing(_ id: Appointment.ID) throws -> Appointment {
    guard let found = try find(Appointment.self, id) else {
      throw Refusal(
        "", "absent", Phrase("This appointment is not there any more", es: "Este nombramiento ya no existe"))
    }
    return found
  }
}
