import Vocabulary

extension LibraryMeasure {
  /// What it costs, and whether the money lasts.
  static let ofMoney: [LibraryMeasure] = [
    LibraryMeasure(
      "cost-per-teacher", .money, Phrase("Cost for each supported teacher", es: "Costo por docente con apoyo"),
      about: Phrase(
        "All that the roles cost, for each teacher who is really supported.",
        es: "Todo lo que cuestan los roles, por cada docente que recibe apoyo."),
      count: Phrase(
        "Stipends, backfill, training and partners, in dollars",
        es: "Estipendios, suplencias, formación y socios, en dólares"),
      of: Phrase("Teachers with at least one complete cycle", es: "Docentes con al menos un ciclo completo"),
      .money, better: .down, .long, .lagging, .yearly, at: .district, by: Phrase("Ledger", es: "Contabilidad")),
    LibraryMeasure(
      "recurring-money", .money, Phrase("Cost carried by recurring money", es: "Costo cubierto con fondos recurrentes"),
      about: Phrase(
        "How much of the work would go on when grants end.", es: "Cuánto seguiría cuando acaben las subvenciones."),
      count: Phrase("Yearly cost paid from recurring sources", es: "Costo anual pagado con fondos recurrentes"),
      of: Phrase("Yearly cost", es: "Costo anual"),
      .share, .long, .lagging, .yearly, at: .district, by: Phrase("Budget", es: "Presupuesto")),
  ]
}
