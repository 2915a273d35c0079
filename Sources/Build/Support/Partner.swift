import Vocabulary

/// An organization outside the district that delivers a part of the work.
package struct Partner: DistrictRecord {
  package static let kind = RecordKind(
    "partner", path: "build/partners", strategy: .build,
    one: Phrase("partner", es: "organización asociada"), many: Phrase("partners", es: "organizaciones asociadas"),
    about: Phrase(
      "Organizations outside the district that deliver a part of the work.",
      es: "Organizaciones externas que realizan una parte del trabajo."))

  package static let fields: [Field<Partner>] = [
    .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
    .choice("sort", \.sort, Phrase("Sort", es: "Tipo"), required: true),
    .text("known_for", \.knownFor, Phrase("What it is known for", es: "Por qué se la conoce")),
    .line("contact", \.contact, Phrase("Contact", es: "Contacto")),
    .text("website", \.website, Phrase("Website", es: "Sitio web"), kind: .address),
    .flag(
      "data_agreement", \.hasDataAgreement,
      Phrase("An agreement on data is signed", es: "Hay un acuerdo de datos firmado")),
    .reference("owner", \.owner, Phrase("Who works with it", es: "Quién trabaja con ella")),
  ]

  /// What sort of organization it is.
  package enum Sort: String, ChoiceType {
    case university, nonprofit, company, agency, association

    package var label: Phrase {
      switch self {
      case .university: Phrase("University or college", es: "Universidad")
      case .nonprofit: Phrase("Nonprofit organization", es: "Organización sin fines de lucro")
      case .company: Phrase("Company", es: "Empresa")
      case .agency: Phrase("State or regional agency", es: "Agencia estatal o regional")
      case .association: Phrase("Association or union", es: "Asociación o sindicato")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var name = ""
  package var sort: Sort?
  package var knownFor = ""
  package var contact = ""
  package var website = ""
  package var hasDataAgreement = false
  package var owner: Person.ID?

  package init(id: ID) { self.id = id }
  package var title: String { name }
}
