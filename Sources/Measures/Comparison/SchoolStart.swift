import Vocabulary

/// When one school starts in a comparison, and how that was decided; a school without a day is compared and does not start.
package struct SchoolStart: DistrictRecord {
  package static let kind = RecordKind(
    "school_start", path: "measures/starts", strategy: .measures,
    one: Phrase("start of a school", es: "inicio de una escuela"),
    many: Phrase("starts of schools", es: "inicios de escuelas"),
    about: Phrase(
      "When each school of a comparison starts, and whether lots decided it.",
      es: "Cuándo empieza cada escuela de una comparación y si lo decidió el sorteo."))

  package static let fields: [Field<SchoolStart>] = [
    .reference("comparison", \.comparison, Phrase("Comparison", es: "Comparación"), required: true),
    .reference("school", \.school, Phrase("School", es: "Escuela"), required: true),
    .day(
      "starts", \.starts, Phrase("Starts on", es: "Empieza el"),
      hint: Phrase(
        "Empty: it does not start while the comparison lasts", es: "Vacío: no empieza mientras dure la comparación")),
    .choice("decided_by", \.decidedBy, Phrase("Decided by", es: "Decidido por"), required: true),
    .text(
      "reason", \.reason, Phrase("Why, where it was not the lot", es: "Por qué, si no fue el sorteo")),
  ]

  /// How it was decided that a school starts on its day.
  package enum Way: String, ChoiceType {
    case lot, person

    package var label: Phrase {
      switch self {
      case .lot: Phrase("Lots among balanced plans", es: "Sorteo entre planes equilibrados")
      case .person: Phrase("Somebody, for a reason", es: "Alguien, por una razón")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var comparison: ComparisonDesign.ID?
  package var school: School.ID?
  package var starts: Day?
  package var decidedBy: Way?
  package var reason = ""

  package init(id: ID) { self.id = id }
  package var title: String { starts.map { "Starts on \($0)" } ?? "Does not start" }

  package var findings: [Finding] {
    guard decidedBy == .person, reason.trimmed.isEmpty else { return [] }
    return [
      Finding(
        "reason", "required",
        Phrase("Say why lots did not decide this start", es: "Diga por qué este inicio no lo decidió el sorteo"))
    ]
  }
}

extension SchoolStart: SealedRecord {
  package static let unsealedFields: Set<String> = ["reason"]
  package var coveredBy: SealCover? { comparison.map { SealCover(ComparisonDesign.kind, $0.rawValue) } }
}
