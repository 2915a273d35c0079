import Vocabulary

/// Something the district already pays for, part of which might pay for teacher leadership instead.
package struct Spending: DistrictRecord {
  package static let kind = RecordKind(
    "spending", path: "context/spending", strategy: .context,
    one: Phrase("piece of spending", es: "gasto"), many: Phrase("pieces of spending", es: "gastos"),
    about: Phrase(
      "Contracts, training money and positions of today that could pay for the work.",
      es: "Contratos, dinero de formación y puestos de hoy que podrían pagar el trabajo."),
    reading: .readDelicate, editing: .editDelicate)

  package static let fields: [Field<Spending>] = [
    .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
    .choice("sort", \.sort, Phrase("Sort", es: "Tipo"), required: true),
    .money("amount", \.amount, Phrase("Amount per year", es: "Cantidad por año"), required: true),
    .reference("source", \.source, Phrase("Paid from", es: "Se paga con")),
    .reference(
      "school", \.school, Phrase("School", es: "Escuela"),
      hint: Phrase("Empty: the whole district", es: "Vacío: todo el distrito")),
    .choice("serves", \.serves, Phrase("Serves", es: "Atiende a")),
    .share(
      "full_time", \.fullTime, Phrase("Share of full time", es: "Parte de la jornada"),
      hint: Phrase(
        "For positions: how much of the person’s time this pays", es: "Para puestos: cuánto tiempo de la persona paga")),
    .year("first_year", \.firstYear, Phrase("First year", es: "Primer año")),
    .year(
      "last_year", \.lastYear, Phrase("Last year", es: "Último año"),
      hint: Phrase("When the contract or post ends", es: "Cuando termina el contrato o puesto")),
    .choice("movable", \.movable, Phrase("How movable", es: "Cuánto se puede mover"), required: true),
    .share(
      "movable_share", \.movableShare, Phrase("Share that could move", es: "Parte que podría moverse"),
      hint: Phrase("Empty means all of it", es: "Vacío significa todo")),
    .text(
      "evidence", \.evidence, Phrase("Contract or budget page", es: "Contrato o página del presupuesto"), kind: .address
    ),
    .text("notes", \.notes, Phrase("What it gives us now", es: "Qué nos da ahora")),
  ]

  /// What sort of spending it is.
  package enum Sort: String, ChoiceType {
    case contract, training, position, stipends, substitutes, materials, technology, other

    package var label: Phrase {
      switch self {
      case .contract: Phrase("Contract with a partner", es: "Contrato con una organización")
      case .training: Phrase("Training money", es: "Dinero de formación")
      case .position: Phrase("Position", es: "Puesto")
      case .stipends: Phrase("Stipends", es: "Estipendios")
      case .substitutes: Phrase("Substitutes", es: "Suplencias")
      case .materials: Phrase("Materials", es: "Materiales")
      case .technology: Phrase("Technology", es: "Tecnología")
      case .other: Phrase("Something else", es: "Otra cosa")
      }
    }

    /// What it is spent on now, in the words of the rules.
    package var use: Use {
      switch self {
      case .contract: .partner
      case .training: .training
      case .position: .position
      case .stipends: .stipend
      case .substitutes: .substitute
      case .materials, .technology: .materials
      case .other: .other
      }
    }
  }

  /// How easily the money could go elsewhere.
  package enum Movable: String, ChoiceType {
    case now, atEnd = "at_end", negotiated, fixed

    package var label: Phrase {
      switch self {
      case .now: Phrase("Free to move now", es: "Se puede mover ya")
      case .atEnd: Phrase("When it ends", es: "Cuando termine")
      case .negotiated: Phrase("After talks with those concerned", es: "Tras hablar con quienes afecta")
      case .fixed: Phrase("Fixed", es: "Fijo")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var name = ""
  package var sort: Sort?
  package var amount: Money?
  package var source: FundingSource.ID?
  package var school: School.ID?
  package var serves: Served?
  package var fullTime: Double?
  package var firstYear: SchoolYear?
  package var lastYear: SchoolYear?
  package var movable: Movable?
  package var movableShare: Double?
  package var evidence = ""
  package var notes = ""

  package init(id: ID) { self.id = id }
  package var title: String { name }
  package var place: Place { Place(school: school) }

  package var findings: [Finding] {
    var found = Finding.years(from: firstYear, until: lastYear)
    if movable == .atEnd, lastYear == nil {
      found.append(
        Finding(
          "last_year", "no-last-year",
          Phrase(
            "Enter the year in which it ends", es: "Escriba el año en que termina")))
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

extension Spending {
  package func flows(in year: SchoolYear) -> Bool {
    (firstYear.map { $0 <= year } ?? true) && (lastYear.map { year <= $0 } ?? true)
  }

  /// The first year in which money could go elsewhere, seen from a year; nil when it never can.
  package func movableFrom(seenFrom year: SchoolYear) -> SchoolYear? {
    switch movable ?? .fixed {
    case .now, .negotiated: max(year, firstYear ?? year)
    case .atEnd: lastYear.map { max($0.next, year) }
    case .fixed: nil
    }
  }

  package var movableAmount: Money {
    movable == .fixed || movable == nil ? .zero : (amount ?? .zero).share(movableShare ?? 1)
  }
}
