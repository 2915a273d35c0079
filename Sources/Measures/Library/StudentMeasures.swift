import Vocabulary

extension LibraryMeasure {
  /// What changes for students.
  static let ofStudents: [LibraryMeasure] = [
    LibraryMeasure(
      "reading-grade-3", .students,
      Phrase("Third graders who read at grade level", es: "Estudiantes de 3.º que leen al nivel del grado"),
      about: Phrase(
        "The share at or above proficient on the state’s spring test.",
        es: "El porcentaje en nivel suficiente o más en la prueba estatal de primavera."),
      count: Phrase("Third graders at or above proficient", es: "Estudiantes de 3.º en nivel suficiente o más"),
      of: Phrase("Third graders tested", es: "Estudiantes de 3.º evaluados"),
      .share, .long, .lagging, .yearly,
      by: Phrase("State reading test, spring", es: "Prueba estatal de lectura, primavera")),
    LibraryMeasure(
      "reading-screener", .students,
      Phrase("Students on track in early reading", es: "Estudiantes encaminados en lectura inicial"),
      about: Phrase(
        "The share at or above benchmark on the screener.",
        es: "El porcentaje en el nivel de referencia o más en el cribado."),
      count: Phrase(
        "Students at or above benchmark, kindergarten to grade 3",
        es: "Estudiantes en el nivel de referencia, de K a 3.º"),
      of: Phrase("Students screened", es: "Estudiantes evaluados"),
      .share, .short, .leading, .twice, by: Phrase("Early reading screener", es: "Cribado de lectura inicial")),
    LibraryMeasure(
      "algebra-passed", .students,
      Phrase("Algebra passed at the first attempt", es: "Álgebra aprobada al primer intento"),
      about: Phrase(
        "Whether students come through the course that opens the others.", es: "Si superan el curso que abre los demás."
      ),
      count: Phrase(
        "Students who pass algebra at the first attempt", es: "Estudiantes que aprueban álgebra a la primera"),
      of: Phrase("Students who take it for the first time", es: "Estudiantes que la cursan por primera vez"),
      .share, .long, .lagging, .yearly, by: Phrase("Course records", es: "Registros de cursos")),
    LibraryMeasure(
      "student-growth", .students,
      Phrase("Growth of students of supported teachers", es: "Progreso de estudiantes de docentes con apoyo"),
      about: Phrase(
        "Growth on the district’s measure, beside that of others.",
        es: "Progreso en la medida del distrito, junto al de los demás."),
      count: Phrase("Mean growth score", es: "Puntuación media de progreso"),
      of: Phrase("Students with two scores", es: "Estudiantes con dos puntuaciones"),
      .mean, .long, .lagging, .yearly, by: Phrase("District growth model", es: "Modelo de progreso del distrito")),
    LibraryMeasure(
      "students-explain", .students,
      Phrase("Students who explain their thinking", es: "Estudiantes que explican su razonamiento"),
      about: Phrase(
        "How many students speak in sentences about how they solved it.",
        es: "Cuántos explican con frases cómo lo resolvieron."),
      count: Phrase("Students heard explaining", es: "Estudiantes que explican"),
      of: Phrase("Students in the lessons visited", es: "Estudiantes en las lecciones visitadas"),
      .share, .short, .leading, .quarterly, by: Phrase("Short visits with a tally", es: "Visitas breves con recuento")),
    LibraryMeasure(
      "attendance", .students, Phrase("Chronic absence", es: "Ausentismo crónico"),
      about: Phrase(
        "Students who miss a tenth of the days or more.",
        es: "Estudiantes que faltan una décima parte de los días o más."),
      count: Phrase("Students absent 10% of days or more", es: "Estudiantes ausentes el 10% de los días o más"),
      of: Phrase("Students enrolled 30 days or more", es: "Estudiantes inscritos 30 días o más"),
      .share, better: .down, .long, .lagging, .yearly, by: Phrase("Attendance records", es: "Registros de asistencia")),
  ]
}
