import Vocabulary

/// Something that a support has promised by a day.
package struct Milestone: DistrictRecord {
  package static let kind = RecordKind(
    "milestone", path: "build/milestones", strategy: .build,
    one: Phrase("milestone", es: "hito"), many: Phrase("milestones", es: "hitos"),
    about: Phrase("What each support has promised, and by when.", es: "Qué ha prometido cada apoyo y para cuándo."))

  package static let fields: [Field<Milestone>] = [
    .line("name", \.name, Phrase("What is promised", es: "Qué se promete"), required: true),
    .reference("support", \.support, Phrase("Support", es: "Apoyo"), required: true),
    .day("due", \.due, Phrase("Due", es: "Para el"), required: true),
    .day("met", \.met, Phrase("Met on", es: "Cumplido el")),
    .text("evidence", \.evidence, Phrase("What shows it", es: "Qué lo muestra")),
  ]

  package let id: ID
  package var version = 0
  package var name = ""
  package var support: Support.ID?
  package var due: Day?
  package var met: Day?
  package var evidence = ""

  package init(id: ID) { self.id = id }
  package var title: String { name }

  package func isLate(on day: Day) -> Bool { met == nil && due.map { $0 < day } ?? false }
}
