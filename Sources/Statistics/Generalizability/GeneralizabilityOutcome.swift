import Vocabulary

/// What scores rest on, and what plans would make of them.
package struct GeneralizabilityOutcome: Encodable, Sendable, Shown {
  package var variances: VarianceComponents
  package var isBalanced: Bool
  /// Whom the scores speak of, how many.
  package var people: Int
  /// How many conditions of each facet were met in all.
  package var conditions: [DecisionStudy.Count]
  /// The plan that the data come from, as nearly as one plan can say it.
  package var asCollected: DecisionStudy
  package var studies: [DecisionStudy]
  /// Of those that reach the target; nil where none does.
  package var cheapest: DecisionStudy?
  package var coefficient: DecisionStudy.Coefficient
  package var target: Double
  package var cut: Double?

  package var tables: [Table] { [componentTable, planTable] }

  private var componentTable: Table {
    let total = variances.total
    return Table(
      Phrase("Where differences between scores come from", es: "De dónde vienen las diferencias entre puntuaciones"),
      headings: [
        Phrase("Source", es: "Fuente"), Phrase("Variance", es: "Varianza"),
        Phrase("Standard error", es: "Error estándar"), Phrase("Share", es: "Parte"),
      ],
      rows: variances.components.map { component in
        [
          .text(Phrase(verbatim: component.effect)), .number(component.variance, digits: 4),
          component.standardError.map { .number($0, digits: 4) } ?? .none(Phrase(verbatim: "–")),
          .share(total > 0 ? component.variance / total : 0),
        ]
      })
  }

  private var planTable: Table {
    Table(
      Phrase("What plans would reach", es: "Qué alcanzarían los planes"),
      headings: asCollected.counts.map { Phrase(verbatim: $0.facet) } + [
        Phrase("Comparing people (Eρ²)", es: "Comparar personas (Eρ²)"),
        Phrase("Score as it stands (Φ)", es: "Puntuación tal cual (Φ)"), Phrase("Range", es: "Rango"),
        Phrase("Scores each", es: "Puntuaciones por persona"), Phrase("Cost", es: "Costo"),
      ],
      rows: studies.map { study in
        let range = coefficient == .dependability ? study.dependabilityRange : study.generalizabilityRange
        return study.counts.map { .count($0.count) } + [
          .number(study.generalizability, digits: 2), .number(study.dependability, digits: 2),
          range.map { .interval($0, digits: 2) } ?? .none(Phrase(verbatim: "–")), .count(study.scores),
          .number(study.cost, digits: 0),
        ]
      })
  }

  package var pictures: [Picture] { [surface].compactMap(\.self) }

  /// The first two facets; others at the fewest that were tried.
  private var surface: Picture? {
    let axis = Phrase("Share of differences that is true", es: "Parte de las diferencias que es verdadera")
    guard let first = asCollected.counts.first?.facet else { return nil }
    if asCollected.counts.count == 1 {
      return .lines(
        title: axis, x: Phrase(verbatim: first), y: axis,
        lines: [
          Picture.Line(
            Phrase(verbatim: first), x: studies.map { Double($0.counts[0].count) },
            y: studies.map { $0.reached(coefficient) })
        ], marks: [Picture.Mark(y: target, Phrase("Target", es: "Objetivo"))])
    }
    let fewest = asCollected.counts.indices.map { place in studies.map { $0.counts[place].count }.min() ?? 1 }
    let shown = studies.filter { study in
      study.counts.indices.dropFirst(2).allSatisfy { study.counts[$0].count == fewest[$0] }
    }
    let rows = Set(shown.map { $0.counts[0].count }).sorted()
    let columns = Set(shown.map { $0.counts[1].count }).sorted()
    return .grid(
      title: axis, rows: rows.map { Phrase(verbatim: "\($0) × \(first)") },
      columns: columns.map { Phrase(verbatim: "\($0) × \(asCollected.counts[1].facet)") },
      values: rows.map { row in
        columns.map { column in
          shown.first { $0.counts[0].count == row && $0.counts[1].count == column }?.reached(coefficient)
        }
      })
  }
}
