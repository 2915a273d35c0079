import Vocabulary

/// A class of the timetable: who teaches it, and in which periods of the day.
package struct Section: DistrictRecord {
  package static let kind = RecordKind(
    "section", path: "build/sections", strategy: .build,
    one: Phrase("class in the timetable", es: "clase del horario"),
    many: Phrase("classes in the timetable", es: "clases del horario"),
    about: Phrase(
      "Who teaches in which period, to see whether teams have time in common.",
      es: "Quién enseña en qué periodo, para ver si los equipos tienen tiempo en común."),
    reading: .readSchool, editing: .editSchool)

  package static let fields: [Field<Section>] = [
    .line("name", \.name, Phrase("Class", es: "Clase"), required: true),
    .reference("person", \.person, Phrase("Teacher", es: "Docente"), required: true),
    .reference("school", \.school, Phrase("School", es: "Escuela"), required: true),
    .line(
      "periods", \.periods, Phrase("Periods", es: "Periodos"),
      hint: Phrase("With a semicolon between several: 2; 3", es: "Con punto y coma si son varios: 2; 3"), required: true
    ),
    .line(
      "term", \.term, Phrase("Term", es: "Semestre"), hint: Phrase("Empty: the whole year", es: "Vacío: todo el año")),
    .line("room", \.room, Phrase("Room", es: "Aula")),
    .flag("fixed", \.isFixed, Phrase("Cannot be moved", es: "No se puede mover")),
    .line("source_id", \.sourceID, Phrase("Number in the roster", es: "Número en el listado")),
  ]

  package let id: ID
  package var version = 0
  package var name = ""
  package var person: Person.ID?
  package var school: School.ID?
  package var periods = ""
  package var term = ""
  package var room = ""
  package var isFixed = false
  package var sourceID = ""

  package init(id: ID) { self.id = id }
  package var title: String { name }
  package var place: Place { Place(school: school) }

  /// One by one, without spaces around them.
  package var periodNames: [String] { periods.split(separator: ";").map(\.trimmed).filter { !$0.isEmpty } }
}
