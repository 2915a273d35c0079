import Vocabulary

extension MeasureKind {
  /// A scale made of several questions.
  package static let index = MeasureKind(
    "index", Phrase("Scale of a survey", es: "Escala de una encuesta"),
    about: Phrase(
      "The mean of several questions of a survey, on the scale of their answers.",
      es: "La media de varias preguntas de una encuesta, en la escala de sus respuestas."),
    parts: .average, decimals: 2)
}
