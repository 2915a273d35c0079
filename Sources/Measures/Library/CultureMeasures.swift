import Vocabulary

extension LibraryMeasure {
  /// Trust and working together.
  static let ofCulture: [LibraryMeasure] = [
    LibraryMeasure(
      "trust-principal", .culture,
      Phrase("Trust between teachers and principal", es: "Confianza entre docentes y dirección"),
      about: Phrase(
        "Whether teachers count on their principal, and are counted on.",
        es: "Si docentes y dirección confían entre sí."),
      count: Phrase("Mean of the items of the scale", es: "Media de las preguntas de la escala"),
      of: Phrase("Teachers who answered", es: "Docentes que respondieron"),
      .index, unit: Phrase("of 5", es: "de 5"), .long, .lagging, .yearly,
      by: Phrase("Anonymous staff survey", es: "Encuesta anónima al personal")),
    LibraryMeasure(
      "trust-colleagues", .culture, Phrase("Trust among teachers", es: "Confianza entre docentes"),
      about: Phrase(
        "Whether colleagues can show one another what does not work.", es: "Si pueden mostrarse lo que no funciona."),
      count: Phrase("Mean of the items of the scale", es: "Media de las preguntas de la escala"),
      of: Phrase("Teachers who answered", es: "Docentes que respondieron"),
      .index, unit: Phrase("of 5", es: "de 5"), .long, .lagging, .yearly,
      by: Phrase("Anonymous staff survey", es: "Encuesta anónima al personal")),
    LibraryMeasure(
      "shared-time-used", .culture, Phrase("Shared time used for teaching", es: "Tiempo común dedicado a la enseñanza"),
      about: Phrase(
        "Whether team time is spent on lessons and students’ work.",
        es: "Si el tiempo de equipo se dedica a lecciones y trabajos."),
      count: Phrase(
        "Team meetings with a protocol and students’ work", es: "Reuniones con protocolo y trabajos de estudiantes"),
      of: Phrase("Team meetings visited", es: "Reuniones visitadas"),
      .share, .short, .leading, .quarterly, by: Phrase("Observation of meetings", es: "Observación de reuniones")),
    LibraryMeasure(
      "peer-visits", .culture, Phrase("Visits among colleagues", es: "Visitas entre colegas"),
      about: Phrase("How often teachers see one another teach.", es: "Con qué frecuencia se ven enseñar."),
      count: Phrase("Lessons visited by a colleague", es: "Lecciones visitadas por colegas"),
      of: Phrase("Teachers", es: "Docentes"),
      .rate, unit: Phrase("visits", es: "visitas"), .short, .leading, .quarterly,
      by: Phrase("Coaching log", es: "Registro de acompañamiento")),
    LibraryMeasure(
      "advice-given", .culture, Phrase("Teachers who are sought for advice", es: "Docentes a quienes se pide consejo"),
      about: Phrase(
        "Whether advice flows from many, and not from few.", es: "Si el consejo viene de muchas personas y no de pocas."
      ),
      count: Phrase("Teachers named by two colleagues or more", es: "Docentes nombrados por dos colegas o más"),
      of: Phrase("Teachers who could be named", es: "Docentes que podían ser nombrados"),
      .share, .long, .lagging, .yearly, by: Phrase("Advice survey", es: "Encuesta de consejo")),
  ]
}
