import Vocabulary

/// That somebody was at a training event.
package struct Attendance: DistrictRecord {
  package static let kind = RecordKind(
    "attendance", path: "build/attendance", strategy: .build,
    one: Phrase("attendance", es: "asistencia"), many: Phrase("attendances", es: "asistencias"),
    about: Phrase("Who was at which training event.", es: "Quién estuvo en qué sesión de formación."),
    reading: .readPeople, editing: .editPlan)

  package static let fields: [Field<Attendance>] = [
    .reference("event", \.event, Phrase("Training event", es: "Sesión de formación"), required: true),
    .reference("person", \.person, Phrase("Person", es: "Persona"), required: true),
    .choice("how", \.how, Phrase("Known by", es: "Se sabe por")),
  ]

  /// How it is known that somebody was there.
  package enum How: String, ChoiceType {
    case code, list

    package var label: Phrase {
      switch self {
      case .code: Phrase("The code that was shown in the room", es: "El código mostrado en la sala")
      case .list: Phrase("A list", es: "Una lista")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var event: TrainingEvent.ID?
  package var person: Person.ID?
  package var how: How?

  package init(id: ID) { self.id = id }
  package var title: String { how?.label.en ?? "Attendance" }

  /// Nobody is at one event twice.
  package func findings(beside others: [Attendance]) -> [Finding] {
    guard others.contains(where: { $0.id != id && $0.event == event && $0.person == person }) else { return [] }
    return [
      Finding("person", "twice", Phrase("This person is on the list already", es: "Esta persona ya está en la lista"))
    ]
  }
}
