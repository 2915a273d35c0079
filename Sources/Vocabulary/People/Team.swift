/// Teachers of a school who work together.
package struct Team: DistrictRecord {
  package static let kind = RecordKind(
    "team", path: "people/teams", strategy: .people,
    one: Phrase("team", es: "equipo"), many: Phrase("teams", es: "equipos"),
    about: Phrase("Who works together at each school.", es: "Quiénes trabajan juntos en cada escuela."),
    reading: .readSchool, editing: .editSchool)

  package static let fields: [Field<Team>] = [
    .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
    .reference("school", \.school, Phrase("School", es: "Escuela"), required: true),
    .line("subject", \.subject, Phrase("Subject or grade", es: "Materia o grado")),
    .references("members", \.members, Phrase("Members", es: "Integrantes")),
    .reference("leader", \.leader, Phrase("Leader", es: "Líder")),
  ]

  package let id: ID
  package var version = 0
  package var name = ""
  package var school: School.ID?
  package var subject = ""
  package var members: [Person.ID] = []
  package var leader: Person.ID?

  package init(id: ID) { self.id = id }
  package var title: String { name }
  package var place: Place { Place(school: school) }
}
