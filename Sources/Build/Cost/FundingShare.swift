import Context
import Purpose
import Vocabulary

/// What share of which cost a funding source pays: one strand of the braid.
package struct FundingShare: DistrictRecord {
  package static let kind = RecordKind(
    "funding_share", path: "build/funding-shares", strategy: .build,
    one: Phrase("share of funding", es: "parte de la financiación"),
    many: Phrase("shares of funding", es: "partes de la financiación"),
    about: Phrase(
      "Which funding source pays what share of which cost.", es: "Qué fuente de fondos paga qué parte de qué costo."))

  package static let fields: [Field<FundingShare>] = [
    .line("name", \.name, Phrase("What is paid", es: "Qué se paga"), required: true),
    .reference("source", \.source, Phrase("Funding source", es: "Fuente de fondos"), required: true),
    .share("share", \.share, Phrase("Share of the cost", es: "Parte del costo"), required: true),
    .reference(
      "role", \.role, Phrase("Of the role", es: "Del rol"),
      hint: Phrase("Neither a role nor a support: of every cost", es: "Sin rol ni apoyo: de todos los costos")),
    .reference("support", \.support, Phrase("Of the support", es: "Del apoyo")),
    .choices(
      "heads", \.heads, Phrase("Of which costs", es: "De qué costos"),
      hint: Phrase("None chosen: of all of them", es: "Ninguno: de todos")),
    .choice("serves", \.serves, Phrase("Serves", es: "Atiende a")),
    .year("first_year", \.firstYear, Phrase("First year", es: "Primer año")),
    .year("last_year", \.lastYear, Phrase("Last year", es: "Último año")),
    .text("notes", \.notes, Phrase("Notes", es: "Notas")),
  ]

  package let id: ID
  package var version = 0
  package var name = ""
  package var source: FundingSource.ID?
  package var share: Double?
  package var role: Role.ID?
  package var support: Support.ID?
  package var heads: [CostHead] = []
  package var serves: Served?
  package var firstYear: SchoolYear?
  package var lastYear: SchoolYear?
  package var notes = ""

  package init(id: ID) { self.id = id }
  package var title: String { name }

  package var findings: [Finding] {
    var found: [Finding] = []
    if share == 0 {
      found.append(
        Finding("share", "nothing-paid", Phrase("Enter a share above zero", es: "Escriba una parte mayor que cero")))
    }
    if role != nil, support != nil {
      found.append(
        Finding(
          "support", "two-costs",
          Phrase("Choose a role or a support, not both", es: "Elija un rol o un apoyo, no ambos"))
      )
    }
    found += Finding.years(from: firstYear, until: lastYear)
    return found
  }

  func pays(_ head: CostHead, of item: CostedItem, in year: SchoolYear) -> Bool {
    if let firstYear, year < firstYear { return false }
    if let lastYear, lastYear < year { return false }
    if !heads.isEmpty, !heads.contains(head) { return false }
    switch item {
    case .role(let id): return support == nil && (role == nil || role == id)
    case .support(let id): return role == nil && (support == nil || support == id)
    }
  }
}
