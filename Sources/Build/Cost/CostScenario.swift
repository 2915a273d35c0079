import Purpose
import Vocabulary

/// One other way to shape a role, set beside the plan to see what it would cost.
package struct CostScenario: DistrictRecord {
  package static let kind = RecordKind(
    "cost_scenario", path: "build/cost-scenarios", strategy: .build,
    one: Phrase("cost scenario", es: "escenario de costos"), many: Phrase("cost scenarios", es: "escenarios de costos"),
    about: Phrase(
      "Other spans, releases, stipends or numbers of leaders, beside what is planned.",
      es: "Otros alcances, tiempos liberados, estipendios o números de líderes, junto a lo planeado."))

  package static let fields: [Field<CostScenario>] = [
    .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
    .reference("role", \.role, Phrase("Role that would change", es: "Rol que cambiaría"), required: true),
    .share(
      "leaders", \.leaders, Phrase("Share of teachers who hold it", es: "Parte del profesorado que lo ocupa"),
      hint: Phrase("Of the teachers of its schools; empty: as planned", es: "De sus escuelas; vacío: según lo planeado")
    ),
    .integer(
      "span", \.span, Phrase("Teachers whom one leader supports", es: "Docentes que apoya cada líder"),
      hint: Phrase(
        "Without a share of teachers, as many leaders as this takes",
        es: "Sin parte del profesorado, tantos líderes como hagan falta"), in: 1...500),
    .share(
      "release", \.release, Phrase("Released time", es: "Tiempo liberado"),
      hint: Phrase("Share of full time; empty: as planned", es: "Parte de la jornada; vacío: según lo planeado")),
    .money("stipend", \.stipend, Phrase("Stipend", es: "Estipendio")),
    .reference("owner", \.owner, Phrase("Whose thought it is", es: "De quién es la idea")),
    .text("loss", \.loss, Phrase("What would be given up", es: "A qué se renunciaría")),
  ]

  package let id: ID
  package var version = 0
  package var name = ""
  package var role: Role.ID?
  package var leaders: Double?
  package var span: Int?
  package var release: Double?
  package var stipend: Money?
  package var owner: Person.ID?
  package var loss = ""

  package init(id: ID) { self.id = id }
  package var title: String { name }

  package var findings: [Finding] {
    guard leaders == nil, span == nil, release == nil, stipend == nil else { return [] }
    return [
      Finding("leaders", "nothing-changes", Phrase("Enter what would change", es: "Escriba qué cambiaría"))
    ]
  }
}
