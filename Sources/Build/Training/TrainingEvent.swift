import Purpose
import Vocabulary

/// An occasion on which teacher leaders learn something that their roles ask for.
package struct TrainingEvent: DistrictRecord {
  package static let kind = RecordKind(
    "training_event", path: "build/training-events", strategy: .build,
    one: Phrase("training event", es: "sesión de formación"),
    many: Phrase("training events", es: "sesiones de formación"),
    about: Phrase(
      "When teacher leaders learn what, where, with whom, and by whom.",
      es: "Cuándo aprenden los docentes líderes qué, dónde y con quién."))

  package static let fields: [Field<TrainingEvent>] = [
    .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
    .day("day", \.day, Phrase("Day", es: "Día"), required: true),
    .line(
      "begins", \.begins, Phrase("Begins at", es: "Empieza a las"),
      hint: Phrase("For example 15:30; empty: all day", es: "Por ejemplo 15:30; vacío: todo el día")),
    .integer("minutes", \.minutes, Phrase("Minutes", es: "Minutos"), in: 1...1_440),
    .line("where", \.whereabouts, Phrase("Where", es: "Dónde")),
    .choices("domains", \.domains, Phrase("What it builds", es: "Qué desarrolla"), required: true),
    .references(
      "roles", \.roles, Phrase("For the roles", es: "Para los roles"),
      hint: Phrase("None chosen: for all of them", es: "Ninguno: para todos")),
    .reference("support", \.support, Phrase("Part of the support", es: "Parte del apoyo")),
    .choice("side", \.side, Phrase("Delivered by", es: "Lo ofrece"), required: true),
    .reference("partner", \.partner, Phrase("Partner", es: "Organización asociada")),
    .reference("led_by", \.ledBy, Phrase("Led by", es: "La dirige")),
    .text("about", \.about, Phrase("What happens", es: "Qué se hace")),
  ]

  package let id: ID
  package var version = 0
  package var name = ""
  package var day: Day?
  package var begins = ""
  package var minutes: Int?
  package var whereabouts = ""
  package var domains: [LeadershipDomain] = []
  package var roles: [Role.ID] = []
  package var support: Support.ID?
  package var side: Support.Side?
  package var partner: Partner.ID?
  package var ledBy: Person.ID?
  package var about = ""

  package init(id: ID) { self.id = id }
  package var title: String { name }

  package var findings: [Finding] {
    var found: [Finding] = []
    if !begins.trimmed.isEmpty, TimeOfDay(begins) == nil {
      found.append(
        Finding("begins", "no-time", Phrase("Enter a time like 15:30", es: "Escriba una hora como 15:30")))
    }
    if let side, side != .inside, partner == nil {
      found.append(Finding("partner", "no-partner", Phrase("Choose the partner", es: "Elija la organización asociada")))
    }
    if side == .inside, partner != nil {
      found.append(
        Finding(
          "partner", "inside-with-partner",
          Phrase(
            "Say that a partner delivers it too, or choose none",
            es: "Diga que también lo ofrece una organización, o no elija ninguna")))
    }
    return found
  }

  package func isFor(_ role: Role.ID) -> Bool { roles.isEmpty || roles.contains(role) }
}

/// An hour and a minute of a day.
package struct TimeOfDay: Sendable, Equatable, Hashable {
  package let hour: Int
  package let minute: Int

  /// Reads `15:30` and `9:05`.
  package init?(_ text: some StringProtocol) {
    let parts = text.trimmed.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    self.hour = hour
    self.minute = minute
  }
}
