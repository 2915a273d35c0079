import Vocabulary

/// What a school year's costs are worked out with: each figure with where it comes from, so that finance can put it right.
package struct CostAssumptions: DistrictRecord {
  package static let kind = RecordKind(
    "cost_assumptions", path: "build/cost-assumptions", strategy: .build,
    one: Phrase("set of cost assumptions", es: "conjunto de supuestos de costo"),
    many: Phrase("cost assumptions", es: "supuestos de costo"),
    about: Phrase(
      "Salaries, benefits and day rates that costs are worked out with, year by year, each with its source.",
      es:
        "Salarios, prestaciones y tarifas diarias con que se calculan los costos, año por año, cada uno con su fuente."
    ))

  package static let fields: [Field<CostAssumptions>] = [
    .year("year", \.year, Phrase("School year", es: "Año escolar"), required: true),
    .money(
      "salary", \.salary, Phrase("Salary of a replacement", es: "Salario de quien reemplaza"),
      hint: Phrase(
        "Of the teacher who is hired for released time, not of the leader",
        es: "De quien se contrata para el tiempo liberado, no del líder"), required: true),
    from("salary_source", \.salarySource, Phrase("Source of the salary", es: "Fuente del salario")),
    .share(
      "benefits", \.benefits, Phrase("Benefits of a replacement", es: "Prestaciones de quien reemplaza"),
      hint: Phrase("Share of the salary", es: "Parte del salario"), required: true),
    from("benefits_source", \.benefitsSource, Phrase("Source of the benefits", es: "Fuente de las prestaciones")),
    .share(
      "stipend_benefits", \.stipendBenefits, Phrase("Benefits on stipends", es: "Prestaciones por estipendios"),
      hint: Phrase("Share of a stipend: payroll taxes, retirement", es: "Parte del estipendio: impuestos, jubilación")),
    from(
      "stipend_benefits_source", \.stipendBenefitsSource,
      Phrase("Source of the benefits on stipends", es: "Fuente de las prestaciones por estipendios")),
    .money("day_rate", \.dayRate, Phrase("Pay for an added day", es: "Pago por un día añadido")),
    from("day_rate_source", \.dayRateSource, Phrase("Source of the day’s pay", es: "Fuente del pago por día")),
    .money("substitute", \.substitute, Phrase("A substitute for a day", es: "Una suplencia por día")),
    .integer(
      "substitute_days", \.substituteDays,
      Phrase("Days with a substitute, for each leader", es: "Días con suplencia, por líder"), in: 0...180),
    from(
      "substitute_source", \.substituteSource,
      Phrase("Source of the substitute’s pay", es: "Fuente del pago de suplencia")
    ),
    .integer(
      "span", \.span, Phrase("Teachers whom one leader supports", es: "Docentes que apoya cada líder"),
      hint: Phrase("Where the role does not say it", es: "Donde el rol no lo dice"), in: 0...500),
    .share(
      "growth", \.growth, Phrase("Yearly growth of pay", es: "Aumento anual de los salarios"),
      hint: Phrase(
        "For the years after this one that have no assumptions yet",
        es: "Para los años siguientes que aún no tienen supuestos")),
    from("growth_source", \.growthSource, Phrase("Source of the growth", es: "Fuente del aumento")),
    .text("notes", \.notes, Phrase("Notes", es: "Notas")),
  ]

  private static func from(
    _ name: String, _ path: Field<CostAssumptions>.Path<String>, _ label: Phrase
  ) -> Field<CostAssumptions> {
    .line(name, path, label, hint: Phrase("Schedule, contract or page", es: "Tabla, contrato o página"))
  }

  package let id: ID
  package var version = 0
  package var year: SchoolYear?
  package var salary: Money?
  package var salarySource = ""
  package var benefits: Double?
  package var benefitsSource = ""
  package var stipendBenefits: Double?
  package var stipendBenefitsSource = ""
  package var dayRate: Money?
  package var dayRateSource = ""
  package var substitute: Money?
  package var substituteDays: Int?
  package var substituteSource = ""
  package var span: Int?
  package var growth: Double?
  package var growthSource = ""
  package var notes = ""

  package init(id: ID) { self.id = id }
  package var title: String { year?.description ?? "" }

  package var findings: [Finding] {
    let amounts = [("salary", salary), ("day_rate", dayRate), ("substitute", substitute)]
    return amounts.filter { $0.1.map { $0 < .zero } ?? false }.map { name, _ in
      Finding(
        name, "negative",
        Phrase("Enter an amount that is not below zero", es: "Escriba una cantidad que no sea negativa"))
    }
  }

  /// Another record already holds the assumptions of the same year.
  package func findings(beside others: [CostAssumptions]) -> [Finding] {
    guard let year, others.contains(where: { $0.id != id && $0.year == year }) else { return [] }
    return [
      Finding(
        "year", "second-of-year",
        Phrase(
          "Change the assumptions for \(year) instead: they exist already",
          es: "Cambie en su lugar los supuestos de \(year): ya existen"))
    ]
  }

  /// The figures that say nothing of where they come from.
  package var unsourced: [Phrase] {
    let pairs: [(String, Bool, String)] = [
      ("salary", salary != nil, salarySource), ("benefits", benefits != nil, benefitsSource),
      ("stipend_benefits", stipendBenefits != nil, stipendBenefitsSource),
      ("day_rate", dayRate != nil, dayRateSource), ("substitute", substitute != nil, substituteSource),
      ("growth", growth != nil, growthSource),
    ]
    return pairs.filter { $0.1 && $0.2.trimmed.isEmpty }.compactMap { Self.field($0.0)?.label }
  }
}
