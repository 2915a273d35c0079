import Vocabulary

/// Money that the district has, or expects, year by year, with who answers for it and what it may be spent on.
package struct FundingSource: DistrictRecord {
  package static let kind = RecordKind(
    "funding_source", path: "context/funding-sources", strategy: .context,
    one: Phrase("funding source", es: "fuente de fondos"), many: Phrase("funding sources", es: "fuentes de fondos"),
    about: Phrase(
      "Where money for teacher leadership comes from, how long it lasts, and what it may pay for.",
      es: "De dónde viene el dinero para el liderazgo docente, cuánto dura y qué puede pagar."))

  package static let fields: [Field<FundingSource>] = [
    .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
    .choice(
      "program", \.program, Phrase("Program", es: "Programa"), of: FundingProgram.choices,
      hint: Phrase(
        "Its rules are checked wherever the money is used", es: "Sus reglas se comprueban donde se use el dinero"),
      required: true),
    .money("amount", \.amount, Phrase("Amount per year", es: "Cantidad por año"), required: true),
    .share(
      "available", \.available, Phrase("Available for teacher leadership", es: "Disponible para liderazgo docente"),
      hint: Phrase(
        "Share of the yearly amount; empty means all of it", es: "Parte de la cantidad anual; vacío significa toda")),
    .year("first_year", \.firstYear, Phrase("First year", es: "Primer año"), required: true),
    .year(
      "last_year", \.lastYear, Phrase("Last year", es: "Último año"),
      hint: Phrase("The last school year with this money", es: "El último año escolar con este dinero")),
    .choice("lasting", \.lasting, Phrase("Does it come back?", es: "¿Se repite?"), required: true),
    .text("restrictions", \.restrictions, Phrase("Restrictions of our own", es: "Restricciones propias")),
    .reference("owner", \.owner, Phrase("Owner", es: "Responsable")),
    .text(
      "evidence", \.evidence, Phrase("Award letter or budget page", es: "Carta de concesión o página del presupuesto"),
      kind: .address),
    .text("notes", \.notes, Phrase("Notes", es: "Notas")),
  ]

  /// Whether the money comes back.
  package enum Lasting: String, ChoiceType {
    case recurring, renewable, ending

    package var label: Phrase {
      switch self {
      case .recurring: Phrase("Recurring: comes every year", es: "Recurrente: llega cada año")
      case .renewable: Phrase("Must be won again to go on", es: "Hay que volver a conseguirlo")
      case .ending: Phrase("Ends", es: "Se acaba")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var name = ""
  package var program = ""
  package var amount: Money?
  package var available: Double?
  package var firstYear: SchoolYear?
  package var lastYear: SchoolYear?
  package var lasting: Lasting?
  package var restrictions = ""
  package var owner: Person.ID?
  package var evidence = ""
  package var notes = ""

  package init(id: ID) { self.id = id }
  package var title: String { name }

  package var findings: [Finding] {
    var found = Finding.years(from: firstYear, until: lastYear)
    if lastYear == nil, lasting == .ending || lasting == .renewable {
      found.append(
        Finding(
          "last_year", "no-last-year",
          Phrase(
            "Enter the last year: this money does not come back by itself",
            es: "Escriba el último año: este dinero no vuelve por sí solo")))
    }
    if let amount, amount < .zero {
      found.append(
        Finding(
          "amount", "negative",
          Phrase(
            "Enter an amount that is not below zero", es: "Escriba una cantidad que no sea negativa")))
    }
    return found
  }
}

extension FundingSource {
  /// What of it may be used for teacher leadership, in a year in which it flows.
  package var forLeadership: Money { (amount ?? .zero).share(available ?? 1) }

  package var isRecurring: Bool { lasting == .recurring && lastYear == nil }

  package func flows(in year: SchoolYear) -> Bool {
    (firstYear.map { $0 <= year } ?? true) && (lastYear.map { year <= $0 } ?? true)
  }

  package func forLeadership(in year: SchoolYear) -> Money { flows(in: year) ? forLeadership : .zero }

  package var origin: FundingProgram.Origin? { FundingProgram(named: program)?.origin }
}
