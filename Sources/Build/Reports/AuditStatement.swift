import Measures
import Vocabulary

/// What was attacked before a report went out to everybody, and how little the attack could tell: kept with the report.
package struct AuditStatement: Sendable, Equatable {
  package let floor: Int
  package let hidden: Int
  package let programs: Int
  /// Canonical JSON: the table as it is published, and what each hidden count could be for somebody who knows all of it.
  package let record: String

  package struct Bounds: Sendable {
    package let row: String
    package let column: String
    package let least: Double
    /// Nil where nothing bounds it.
    package let greatest: Double?
  }

  init(
    district: String, day: Day, floor: Int, rows: [String], columns: [String], counts: [[Int?]], bounds: [Bounds],
    programs: Int
  ) {
    self.floor = floor
    self.programs = programs
    hidden = counts.joined().count { $0 == nil }
    record =
      CanonicalValue.object([
        "format": .text("chalkline-audit-1"), "district": .text(district), "day": .text(day.description),
        "floor": .number(Double(floor)), "programs": .number(Double(programs)),
        "rows": .list(rows.map(CanonicalValue.text)), "columns": .list(columns.map(CanonicalValue.text)),
        "counts": .list(
          counts.map { .list($0.map { $0.map { .number(Double($0)) } ?? .nothing }) }),
        "bounds": .list(
          bounds.map { bound in
            .object([
              "row": .text(bound.row), "column": .text(bound.column), "least": .number(bound.least),
              "greatest": bound.greatest.map { .number($0) } ?? .nothing,
            ])
          }),
      ]).json
  }

  package var words: Phrase {
    if hidden == 0 {
      return Phrase(
        "No count of people had to be hidden: none stands for fewer than \(floor).",
        es: "No hubo que ocultar ningún recuento de personas: ninguno corresponde a menos de \(floor).")
    }
    let counts = Phrase.count(
      hidden, one: Phrase("count of people is hidden", es: "recuento de personas está oculto"),
      many: Phrase("counts of people are hidden", es: "recuentos de personas están ocultos"))
    return Phrase(
      "\(counts.en), since it or another would stand for fewer than \(floor). Before this went out the table was attacked as somebody would who knows every published figure and every sum (\(programs) linear programmes): each small count keeps every value from 1 to \(floor - 1) possible.",
      es:
        "\(counts.es), porque ese u otro correspondería a menos de \(floor). Antes de publicarlo, la tabla se atacó como lo haría quien conoce cada cifra publicada y cada suma (\(programs) programas lineales): cada recuento pequeño deja posible todo valor de 1 a \(floor - 1)."
    )
  }
}
