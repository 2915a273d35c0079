import Vocabulary

/// A rule that the district adds for itself, or that takes the place of one that came with the product.
package struct DistrictRule: DistrictRecord {
  package static let kind = RecordKind(
    "district_rule", path: "context/district-rules", strategy: .context,
    one: Phrase("rule of our own", es: "regla propia"), many: Phrase("rules of our own", es: "reglas propias"),
    about: Phrase(
      "Funding rules that the district or its state adds, corrects or confirms, each with its source.",
      es: "Reglas de fondos que el distrito o su estado añade, corrige o confirma, cada una con su fuente."))

  package static let fields: [Field<DistrictRule>] = [
    .choice("program", \.program, Phrase("Program", es: "Programa"), of: FundingProgram.choices, required: true),
    .choice("sort", \.sort, Phrase("Sort of rule", es: "Tipo de regla"), required: true),
    .text("statement", \.statement, Phrase("What it says", es: "Qué dice"), required: true),
    .line(
      "replaces", \.replaces, Phrase("Takes the place of", es: "Sustituye a"),
      hint: Phrase(
        "The id of a rule that came with the product, like title-2a/supplement",
        es: "El identificador de una regla incluida, como title-2a/supplement")),
    .share(
      "share", \.share, Phrase("Share", es: "Parte"),
      hint: Phrase("For limits: of the source’s yearly amount", es: "Para límites: de la cantidad anual de la fuente")),
    .choices("uses", \.uses, Phrase("Uses it speaks of", es: "Usos de los que habla")),
    .choices("served", \.served, Phrase("Whom it speaks of", es: "De quién habla")),
    .integer("years", \.years, Phrase("Years", es: "Años"), in: 1...50),
    .day("from", \.from, Phrase("Holds from", es: "Vale desde")),
    .day("until", \.until, Phrase("Holds until", es: "Vale hasta")),
    .line(
      "source", \.source, Phrase("Source", es: "Fuente"),
      hint: Phrase("Statute, letter or guide, with its section", es: "Ley, carta o guía, con su apartado"),
      required: true),
    .text("address", \.address, Phrase("Address of the source", es: "Dirección de la fuente"), kind: .address),
    .day("read", \.read, Phrase("Read on", es: "Leída el"), required: true),
    .choice("confidence", \.confidence, Phrase("Confirmed?", es: "¿Confirmada?"), required: true),
  ]

  package let id: ID
  package var version = 0
  package var program = ""
  package var sort: RuleSort?
  package var statement = ""
  package var replaces = ""
  package var share: Double?
  package var uses: [Use] = []
  package var served: [Served] = []
  package var years: Int?
  package var from: Day?
  package var until: Day?
  package var source = ""
  package var address = ""
  package var read: Day?
  package var confidence: Confidence?

  package init(id: ID) { self.id = id }
  package var title: String { statement }

  package var findings: [Finding] {
    guard let rule else { return [] }
    return rule.faults.filter { ["no-parameter", "ends-before-start"].contains($0.code) }.map { fault in
      let field = fault.field.split(separator: ".").last.map(String.init) ?? ""
      return fault.code == "ends-before-start"
        ? Finding(
          "until", fault.code,
          Phrase("Choose an end that is not before the start", es: "Elija un final que no sea anterior al inicio"))
        : Finding(
          field, fault.code,
          Phrase(
            "Enter this too: a rule of this sort needs it", es: "Escriba también esto: este tipo de regla lo necesita"))
    }
  }

  /// The same rule as the rule packs hold it; nil while it is incomplete.
  package var rule: FundingRule? {
    guard let sort, let read else { return nil }
    var rule = FundingRule(
      id: "\(program)/own-\(id)", sort: sort, statement: Phrase(verbatim: statement), source: source, read: read,
      confidence: confidence ?? .unconfirmed)
    rule.share = share
    rule.uses = uses.isEmpty ? nil : uses
    rule.served = served.isEmpty ? nil : served
    rule.years = years
    rule.from = from
    rule.until = until
    rule.address = address.isEmpty ? nil : address
    return rule
  }
}
