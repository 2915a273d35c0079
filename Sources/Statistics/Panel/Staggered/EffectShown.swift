import Vocabulary

extension EffectOutcome: Shown {
  package var tables: [Table] { [averages, byTime, byCohort] }

  private var averages: Table {
    let rows: [(Phrase, Estimate?)] = [
      (Phrase("Everybody that started", es: "Todos los que empezaron"), group.overall),
      (Phrase("All cohorts and periods, by size", es: "Todas las cohortes y periodos, por tamaño"), simple.overall),
      (Phrase("All times since the start alike", es: "Todos los tiempos desde el inicio por igual"), dynamic.overall),
      (Phrase("All periods alike", es: "Todos los periodos por igual"), calendar.overall),
    ]
    return Table(
      Phrase("The effect of starting, on average", es: "El efecto de empezar, en promedio"),
      headings: [
        Phrase("Average over", es: "Promedio de"), Phrase("Effect", es: "Efecto"),
        Phrase("Standard error", es: "Error estándar"), Phrase("Range", es: "Rango"),
      ],
      rows: rows.compactMap { label, estimate in estimate.map { [.text(label)] + Self.cells($0, $0.interval) } })
  }

  private var byTime: Table {
    Table(
      Phrase("By time since the start", es: "Según el tiempo desde el inicio"),
      headings: [
        Phrase("Periods since", es: "Periodos desde"), Phrase("Effect", es: "Efecto"),
        Phrase("Standard error", es: "Error estándar"),
        bootstrap == nil
          ? Phrase("Range", es: "Rango") : Phrase("Range for all at once", es: "Rango para todos a la vez"),
      ],
      rows: dynamic.parts.map {
        [.text(Phrase(verbatim: $0.at.plain))] + Self.cells($0.estimate, $0.band ?? $0.estimate.interval)
      })
  }

  private var byCohort: Table {
    Table(
      Phrase("By when they started", es: "Según cuándo empezaron"),
      headings: [
        Phrase("Start", es: "Inicio"), Phrase("Units", es: "Unidades"), Phrase("Effect", es: "Efecto"),
        Phrase("Standard error", es: "Error estándar"), Phrase("Range", es: "Rango"),
      ],
      rows: cohorts.map { cohort in
        let part = group.parts.first { $0.at == cohort.start }
        let none = Phrase("not estimated", es: "sin estimar")
        return [.text(Phrase(verbatim: cohort.start.plain)), .count(cohort.units)]
          + (part.map { Self.cells($0.estimate, $0.estimate.interval) } ?? [.none(none), .none(none), .none(none)])
      })
  }

  private static func cells(_ estimate: Estimate, _ interval: Interval?) -> [Table.Cell] {
    let digits = min(6, (estimate.standardError ?? 0.01).digitsItSupports + 1)
    let none = Phrase("none", es: "ninguno")
    return [
      .number(estimate.value, digits: digits),
      estimate.standardError.map { .number($0, digits: digits + 1) } ?? .none(none),
      interval.map { .interval($0, digits: digits) } ?? .none(none),
    ]
  }

  package var pictures: [Picture] {
    let parts = dynamic.parts
    let lower = parts.map { ($0.band ?? $0.estimate.interval)?.lower ?? $0.estimate.value }
    let upper = parts.map { ($0.band ?? $0.estimate.interval)?.upper ?? $0.estimate.value }
    return [
      .lines(
        title: Phrase("The effect by time since the start", es: "El efecto según el tiempo desde el inicio"),
        x: Phrase("Periods since the start", es: "Periodos desde el inicio"), y: Phrase("Effect", es: "Efecto"),
        lines: [
          Picture.Line(
            Phrase("Effect with its range", es: "Efecto con su rango"), x: parts.map(\.at),
            y: parts.map(\.estimate.value), lower: lower, upper: upper)
        ],
        marks: [
          Picture.Mark(y: 0, Phrase("no difference", es: "sin diferencia")),
          Picture.Mark(x: -0.5, Phrase("start", es: "inicio")),
        ]),
      .intervals(
        title: Phrase("The effect by when they started", es: "El efecto según cuándo empezaron"),
        axis: Phrase("Effect", es: "Efecto"),
        items: group.parts.map { Picture.Item(Phrase(verbatim: $0.at.plain), $0.estimate) }, reference: 0),
    ]
  }
}
