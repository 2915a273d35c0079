/// A school year with the days on which it begins and ends in this district.
package struct DistrictYear: DistrictRecord {
  package static let kind = RecordKind(
    "district_year", path: "people/years", strategy: .people,
    one: Phrase("school year", es: "año escolar"), many: Phrase("school years", es: "años escolares"),
    about: Phrase("When each school year begins and ends.", es: "Cuándo empieza y termina cada año escolar."),
    editing: .editPeople)

  package static let fields: [Field<DistrictYear>] = [
    .year("year", \.year, Phrase("School year", es: "Año escolar"), required: true),
    .line("called", \.called, Phrase("Title", es: "Título")),
    .day("from", \.from, Phrase("First day", es: "Primer día")),
    .day("until", \.until, Phrase("Last day", es: "Último día")),
    .line("source_id", \.sourceID, Phrase("Number in the roster", es: "Número en el listado")),
  ]

  package let id: ID
  package var version = 0
  package var year: SchoolYear?
  package var called = ""
  package var from: Day?
  package var until: Day?
  package var sourceID = ""

  package init(id: ID) { self.id = id }
  package var title: String { year?.description ?? called }

  package var findings: [Finding] {
    guard let from, let until, until < from else { return [] }
    return [
      Finding(
        "until", "ends-before-start",
        Phrase(
          "Choose a last day that is not before the first", es: "Elija un último día que no sea anterior al primero"))
    ]
  }
}
