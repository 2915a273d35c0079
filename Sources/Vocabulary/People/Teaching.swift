/// A class that somebody teaches, as the roster says it.
package struct Teaching: DistrictRecord {
  package static let kind = RecordKind(
    "teaching", path: "people/teaching", strategy: .people,
    one: Phrase("class taught", es: "clase impartida"), many: Phrase("classes taught", es: "clases impartidas"),
    about: Phrase("Who teaches which subject, and where.", es: "Quién enseña qué materia, y dónde."),
    reading: .readSchool, editing: .editPeople)

  package static let fields: [Field<Teaching>] = [
    .reference("person", \.person, Phrase("Person", es: "Persona"), required: true),
    .line("called", \.called, Phrase("Class", es: "Clase")),
    .line("subject", \.subject, Phrase("Subject", es: "Materia")),
    .reference("school", \.school, Phrase("School", es: "Escuela")),
    .flag("is_primary", \.isPrimary, Phrase("Teacher of record", es: "Docente titular")),
    .day("from", \.from, Phrase("From", es: "Desde")),
    .day("until", \.until, Phrase("Until", es: "Hasta")),
    .line("source_id", \.sourceID, Phrase("Number in the roster", es: "Número en el listado")),
  ]

  package let id: ID
  package var version = 0
  package var person: Person.ID?
  package var called = ""
  package var subject = ""
  package var school: School.ID?
  package var isPrimary = false
  package var from: Day?
  package var until: Day?
  package var sourceID = ""

  package init(id: ID) { self.id = id }
  package var title: String { called.isEmpty ? subject : called }
  package var place: Place { Place(school: school) }
}
