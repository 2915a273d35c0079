/// A school of the district.
package struct School: DistrictRecord {
  package static let kind = RecordKind(
    "school", path: "people/schools", strategy: .people,
    one: Phrase("school", es: "escuela"), many: Phrase("schools", es: "escuelas"),
    about: Phrase("Every school, with its level and size.", es: "Cada escuela, con su nivel y tamaño."),
    editing: .editPeople)

  package static let fields: [Field<School>] = [
    .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
    .choice("level", \.level, Phrase("Level", es: "Nivel")),
    .reference("network", \.network, Phrase("Network", es: "Red")),
    .integer("pupils", \.pupils, Phrase("Pupils", es: "Estudiantes")),
    .line(
      "grades", \.grades, Phrase("Grades", es: "Grados"), hint: Phrase("For example KG-05", es: "Por ejemplo KG-05")),
    .line("state_id", \.stateID, Phrase("State or federal number", es: "Número estatal o federal")),
    .line("source_id", \.sourceID, Phrase("Number in the roster", es: "Número en el listado")),
    .flag("is_closed", \.isClosed, Phrase("Closed", es: "Cerrada")),
  ]

  package enum Level: String, ChoiceType {
    case primary, middle, high, combined, other

    package var label: Phrase {
      switch self {
      case .primary: Phrase("Elementary", es: "Primaria")
      case .middle: Phrase("Middle", es: "Intermedia")
      case .high: Phrase("High", es: "Secundaria")
      case .combined: Phrase("Combined", es: "Combinada")
      case .other: Phrase("Other", es: "Otro")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var name = ""
  package var level: Level?
  package var network: Network.ID?
  package var pupils: Int?
  package var grades = ""
  package var stateID = ""
  package var sourceID = ""
  package var isClosed = false

  package init(id: ID) { self.id = id }
  package var title: String { name }
  package var place: Place { .school(id) }
}
