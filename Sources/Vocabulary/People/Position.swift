/// What a person does at a place, from one day to another. A person may hold several.
package struct Position: DistrictRecord {
  package static let kind = RecordKind(
    "position", path: "people/positions", strategy: .people,
    one: Phrase("position", es: "puesto"), many: Phrase("positions", es: "puestos"),
    about: Phrase("Who does what, where, and since when.", es: "Quién hace qué, dónde y desde cuándo."),
    reading: .readPeople, editing: .manageAccess)

  package static let fields: [Field<Position>] = [
    .reference("person", \.person, Phrase("Person", es: "Persona"), required: true),
    .choice("post", \.post, Phrase("Post", es: "Cargo"), required: true),
    .line(
      "called", \.called, Phrase("Title", es: "Título"),
      hint: Phrase("As the district says it", es: "Como lo dice el distrito")),
    .reference(
      "school", \.school, Phrase("School", es: "Escuela"),
      hint: Phrase("Empty: the whole district", es: "Vacío: todo el distrito")),
    .reference("network", \.network, Phrase("Network", es: "Red")),
    .share("time", \.time, Phrase("Share of full time", es: "Parte de la jornada")),
    .day("from", \.from, Phrase("From", es: "Desde")),
    .day("until", \.until, Phrase("Until", es: "Hasta")),
    .line("source_id", \.sourceID, Phrase("Number in the roster", es: "Número en el listado")),
  ]

  package let id: ID
  package var version = 0
  package var person: Person.ID?
  package var post: Post?
  package var called = ""
  package var school: School.ID?
  package var network: Network.ID?
  package var time: Double?
  package var from: Day?
  package var until: Day?
  package var sourceID = ""

  package init(id: ID) { self.id = id }
  package var title: String { called.isEmpty ? post?.label.en ?? "" : called }

  package var place: Place {
    if let school { return .school(school) }
    return network.map(Place.network) ?? .district
  }

  package func isHeld(on day: Day) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }

  package var findings: [Finding] {
    var findings = Finding.days(from: from, until: until)
    if school != nil, network != nil {
      findings.append(
        Finding(
          "network", "two-places",
          Phrase("Choose a school or a network, not both", es: "Elija una escuela o una red, no ambas")))
    }
    return findings
  }
}
