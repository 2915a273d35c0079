import Purpose
import Vocabulary

/// One thing that a role answers for, with the share of the role's time that it takes.
package struct Responsibility: DistrictRecord {
  package static let kind = RecordKind(
    "responsibility", path: "build/responsibilities", strategy: .build,
    one: Phrase("responsibility", es: "responsabilidad"), many: Phrase("responsibilities", es: "responsabilidades"),
    about: Phrase(
      "What each role answers for, and how much of its time that takes.",
      es: "De qué responde cada rol y cuánto de su tiempo ocupa."))

  package static let fields: [Field<Responsibility>] = [
    .line("name", \.name, Phrase("Responsibility", es: "Responsabilidad"), required: true),
    .reference("role", \.role, Phrase("Role", es: "Rol"), required: true),
    .share(
      "share", \.share, Phrase("Share of the role’s time", es: "Parte del tiempo del rol"),
      hint: Phrase(
        "Of the time for the role, not of the whole job; together at most 100%",
        es: "Del tiempo para el rol, no de toda la jornada; juntas, 100% como máximo")),
    .text("shown_by", \.shownBy, Phrase("What shows that it is done", es: "Qué muestra que se cumple")),
  ]

  package let id: ID
  package var version = 0
  package var name = ""
  package var role: Role.ID?
  package var share: Double?
  package var shownBy = ""

  package init(id: ID) { self.id = id }
  package var title: String { name }
}

extension Responsibility {
  /// Shares are typed in whole or half percent, so a ten-thousandth over is rounding and not a promise.
  static let roundingOfShares = 0.0001

  /// Time is promised once: the responsibilities of a role take at most all of it.
  /// Source: docs/rules/roles.md#responsibilities
  package static func findings(together responsibilities: [Responsibility]) -> [Finding] {
    let total = responsibilities.compactMap(\.share).reduce(0, +)
    guard total > 1 + roundingOfShares else { return [] }
    let shown = Phrase(percent: total)
    return [
      Finding(
        "share", "more-than-all-time",
        Phrase(
          "Lower a share: the responsibilities of this role add up to \(shown.en)",
          es: "Baje una parte: las responsabilidades de este rol suman \(shown.es)"))
    ]
  }
}

extension Phrase {
  /// 0.405 as "40.5%".
  package init(percent share: Double) {
    self = FieldKind.share.shown(.real(share))
  }
}
