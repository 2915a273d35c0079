import Purpose
import Vocabulary

/// The questions whose rooms are not furnished yet: each says honestly what it needs, and what already bears on it.
///
/// Nothing recorded today answers them, so they stay absent whatever the plan says of its intentions.
package enum LaterAnswers {
  package static func all(roles: [Role]) -> [Answer] {
    [tightAndLoose(roles), insideAndPartners(roles), systemAndSchool(roles)]
  }

  static func tightAndLoose(_ roles: [Role]) -> Answer {
    Answer(
      .tightAndLoose,
      Phrase(
        "This cannot be told yet: no decision right has been recorded.",
        es: "Todavía no se puede saber: no se ha registrado ningún derecho de decisión."),
      evidence: rolesDescribed(roles),
      missing: [
        needs(
          "For each question of design, whether it is tight, bounded or loose",
          es: "Para cada cuestión de diseño, si es fija, acotada o abierta", .build),
        needs(
          "What schools get in return for what is tight", es: "Qué reciben las escuelas a cambio de lo que es fijo",
          .build),
      ])
  }

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

  static func systemAndSchool(_ roles: [Role]) -> Answer {
    Answer(
      .systemAndSchool,
      Phrase(
        "This cannot be told yet: no feature of a role has been assigned to the district or to schools.",
        es: "Todavía no se puede saber: ningún rasgo de los roles se ha asignado al distrito o a las escuelas."),
      evidence: rolesDescribed(roles),
      missing: [
        needs(
          "For each feature of a role, who decides it: the district, the school, or both",
          es: "Para cada rasgo de un rol, quién lo decide: el distrito, la escuela o ambos", .build),
        needs("Each school’s own plan within that", es: "El plan de cada escuela dentro de ello", .build),
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
