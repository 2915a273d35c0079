import Purpose
import Vocabulary

/// The questions whose rooms are not furnished yet: each says honestly what it needs, and what already bears on it.
///
/// Nothing recorded today answers them, so they stay absent whatever the plan says of its intentions.
package enum LaterAnswers {
  package static func all(roles: [Role]) -> [Answer] { [insideAndPartners(roles)] }

  static func insideAndPartners(_ roles: [Role]) -> Answer {
    Answer(
      .insideAndPartners,
      Phrase(
        "This cannot be told yet: no training or support has been recorded with who delivers it.",
        es: "Todavía no se puede saber: no se ha registrado quién ofrece cada formación o apoyo."),
      evidence: rolesDescribed(roles),
      missing: [
        needs(
          "Each training and support: who delivers it, why, and at what cost",
          es: "Cada formación y apoyo: quién lo ofrece, por qué y a qué costo", .build)
      ])
  }

  private static func rolesDescribed(_ roles: [Role]) -> [Answer.Evidence] {
    intentions(Phrase("Roles described", es: "Roles descritos"), roles.count(where: \.isLive), Role.kind)
  }

  private static func intentions(_ label: Phrase, _ count: Int, _ kind: RecordKind) -> [Answer.Evidence] {
    count == 0 ? [] : [.init(label, Phrase(verbatim: count.grouped), .stated, at: .list(kind))]
  }

  private static func needs(_ en: String, es: String, _ strategy: Strategy) -> Answer.Gap {
    .init(Phrase(en, es: es), at: .page(strategy.rawValue), noStrongerThan: .absent)
  }
}
