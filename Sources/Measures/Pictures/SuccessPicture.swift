import Vocabulary

/// What good looks like, written by the district for one audience in both languages, with figures that stay live.
package struct SuccessPicture: DistrictRecord {
  package static let kind = RecordKind(
    "success_picture", path: "measures/pictures", strategy: .measures,
    one: Phrase("success picture", es: "imagen del éxito"), many: Phrase("success pictures", es: "imágenes del éxito"),
    about: Phrase(
      "What good looks like, for each audience in its own words, with figures that stay up to date.",
      es: "Cómo se ve el éxito, para cada público en sus propias palabras, con cifras que se mantienen al día."))

  package static let fields: [Field<SuccessPicture>] = [
    .choice("audience", \.audience, Phrase("Audience", es: "Público"), required: true),
    .line("heading", \.heading, Phrase("Title in English", es: "Título en inglés"), required: true),
    .line("heading_es", \.headingES, Phrase("Title in Spanish", es: "Título en español"), required: true),
    .text("words", \.words, Phrase("Text in English", es: "Texto en inglés"), required: true),
    .text("words_es", \.wordsES, Phrase("Text in Spanish", es: "Texto en español"), required: true),
    .references("measures", \.measures, Phrase("Figures that it shows", es: "Cifras que muestra")),
    .flag(
      "is_published", \.isPublished, Phrase("Published", es: "Publicada"),
      hint: Phrase(
        "Anybody who has the address can read it, without signing in",
        es: "Cualquiera con la dirección puede leerla, sin iniciar sesión")),
  ]

  /// Whom a picture speaks to.
  package enum Audience: String, ChoiceType {
    case teachers, families, board, students, partners

    package var label: Phrase {
      switch self {
      case .teachers: Phrase("Teachers", es: "Docentes")
      case .families: Phrase("Families", es: "Familias")
      case .board: Phrase("The board", es: "La junta")
      case .students: Phrase("Students", es: "Estudiantes")
      case .partners: Phrase("Partners", es: "Organizaciones aliadas")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var audience: Audience?
  package var heading = ""
  package var headingES = ""
  package var words = ""
  package var wordsES = ""
  package var measures: [Measure.ID] = []
  package var isPublished = false

  package init(id: ID) { self.id = id }
  package var title: String { heading }

  package var headline: Phrase { Phrase(heading, es: headingES) }
  package var text: Phrase { Phrase(words, es: wordsES) }
}
