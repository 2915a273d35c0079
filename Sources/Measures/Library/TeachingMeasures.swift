import Vocabulary

extension LibraryMeasure {
  /// What changes in classrooms.
  static let ofTeaching: [LibraryMeasure] = [
    LibraryMeasure(
      "practice-growth", .teaching, Phrase("Growth in practice", es: "Mejora de la práctica"),
      about: Phrase(
        "How far the teaching of supported teachers moves on the district’s rubric.",
        es: "Cuánto avanza la enseñanza en la rúbrica del distrito."),
      count: Phrase("Mean change in rubric points", es: "Cambio medio en puntos de rúbrica"),
      of: Phrase("Supported teachers observed twice", es: "Docentes con apoyo observados dos veces"),
      .difference, unit: Phrase("points", es: "puntos"), .long, .lagging, .yearly,
      by: Phrase("Observation rubric", es: "Rúbrica de observación")),
    LibraryMeasure(
      "practice-seen", .teaching,
      Phrase("Lessons in which the practice is seen", es: "Lecciones en que se ve la práctica"),
      about: Phrase(
        "Whether what the theory of action promises is there in lessons.",
        es: "Si lo que promete la teoría de acción está en las lecciones."),
      count: Phrase("Lessons with the practice", es: "Lecciones con la práctica"),
      of: Phrase("Lessons visited", es: "Lecciones visitadas"),
      .share, .short, .leading, .quarterly, by: Phrase("Short visits with a checklist", es: "Visitas breves con lista")),
    LibraryMeasure(
      "curriculum-pace", .teaching,
      Phrase(
        "Teams that teach the same unit in the same week", es: "Equipos que enseñan la misma unidad la misma semana"),
      about: Phrase(
        "Whether children of one grade meet the same content.",
        es: "Si estudiantes del mismo grado ven el mismo contenido."),
      count: Phrase(
        "Grade teams within a week of one another", es: "Equipos de grado con menos de una semana de diferencia"),
      of: Phrase("Grade teams", es: "Equipos de grado"),
      .share, .short, .leading, .monthly, by: Phrase("Pacing log", es: "Registro de avance")),
    LibraryMeasure(
      "new-teacher-visits", .teaching, Phrase("New teachers seen every week", es: "Docentes nuevos vistos cada semana"),
      about: Phrase("Whether mentors keep their weekly visit.", es: "Si se mantiene la visita semanal."),
      count: Phrase("Weeks with a visit", es: "Semanas con visita"),
      of: Phrase("Weeks of school, for each new teacher", es: "Semanas de clase, por docente nuevo"),
      .share, .short, .leading, .monthly, by: Phrase("Mentoring log", es: "Registro de mentoría")),
  ]
}
