import Vocabulary

/// Something that the district launches without, knowingly: what, who answers for it, and why.
package struct LaunchException: DistrictRecord {
  package static let kind = RecordKind(
    "launch_exception", path: "measures/exceptions", strategy: .measures,
    one: Phrase("exception to the launch gate", es: "excepción a las condiciones de inicio"),
    many: Phrase("exceptions to the launch gate", es: "excepciones a las condiciones de inicio"),
    about: Phrase(
      "What the district launches without, who answers for that, and why. Shown wherever the launch is reported.",
      es:
        "Aquello sin lo que el distrito empieza, quién responde de ello y por qué. Se muestra dondequiera que se informe del inicio."
    ))

  package static let fields: [Field<LaunchException>] = [
    .line("need", \.need, Phrase("Stable name of the need", es: "Nombre estable del requisito"), required: true),
    .line("what", \.what, Phrase("What is launched without", es: "Sin qué se empieza"), required: true),
    .reference("person", \.person, Phrase("Who answers for it", es: "Quién responde de ello"), required: true),
    .text("reason", \.reason, Phrase("Why", es: "Por qué"), required: true),
    .day("recorded", \.recorded, Phrase("Recorded on", es: "Registrada el"), required: true),
    .day("mended_by", \.mendedBy, Phrase("To be mended by", es: "Debe resolverse antes del")),
  ]

  package let id: ID
  package var version = 0
  package var need = ""
  package var what = ""
  package var person: Person.ID?
  package var reason = ""
  package var recorded: Day?
  package var mendedBy: Day?

  package init(id: ID) { self.id = id }
  package var title: String { what }
}
