import Vocabulary

/// Something the district has decided to put first, for some years.
package struct Priority: DistrictRecord {
  package static let kind = RecordKind(
    "priority", path: "purpose/priorities", strategy: .purpose,
    one: Phrase("priority", es: "prioridad"), many: Phrase("priorities", es: "prioridades"),
    about: Phrase(
      "What the district has put first, and who knows it best.",
      es: "Lo que el distrito ha puesto primero y quién lo conoce mejor."))

  package static let fields: [Field<Priority>] = [
    .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
    .text("need", \.need, Phrase("Why it matters here", es: "Por qué importa aquí")),
    .reference("owner", \.owner, Phrase("Owner", es: "Responsable")),
    .line(
      "source", \.source, Phrase("Source document", es: "Documento de origen"),
      hint: Phrase("For example the strategic plan, page 12", es: "Por ejemplo, el plan estratégico, página 12")),
    .text(
      "source_address", \.sourceAddress, Phrase("Web address of the source", es: "Dirección web de la fuente"),
      kind: .address),
    .year("first_year", \.firstYear, Phrase("First school year", es: "Primer año escolar")),
    .year("last_year", \.lastYear, Phrase("Last school year", es: "Último año escolar")),
    .references(
      "known_by", \.knownBy, Phrase("Who knows it best", es: "Quién la conoce mejor"),
      hint: Phrase(
        "People and groups in the list of stakeholders", es: "Personas y grupos de la lista de partes interesadas")),
  ]

  package let id: ID
  package var version = 0
  package var name = ""
  package var need = ""
  package var owner: Person.ID?
  package var source = ""
  package var sourceAddress = ""
  package var firstYear: SchoolYear?
  package var lastYear: SchoolYear?
  package var knownBy: [Stakeholder.ID] = []

  package init(id: ID) { self.id = id }
  package var title: String { name }
  package var hasSource: Bool { !source.isEmpty || !sourceAddress.isEmpty }

  package var findings: [Finding] { Finding.years(from: firstYear, until: lastYear) }
}
