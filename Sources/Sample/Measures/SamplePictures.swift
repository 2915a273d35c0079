import Measures
import Vocabulary

/// What good looks like in the sample district, for those whom it concerns.
enum SamplePictures {
  static let all: [SuccessPicture] = [
    .sample("families") {
      $0.audience = .families
      $0.heading = "Your child reads, and you can tell"
      $0.headingES = "Su hijo o hija lee, y usted lo nota"
      $0.words = """
        By the end of third grade your child reads a story aloud that nobody has practiced with them, and tells you what \
        it was about. In every school the teachers of a grade plan reading together, with a colleague who has time to help.

        These are the figures that we watch. We put them here as they come in, whether we like them or not.
        """
      $0.wordsES = """
        Al terminar el tercer grado, su hijo o hija lee en voz alta un cuento que nadie ha ensayado y le explica de qué \
        trataba. En cada escuela, el profesorado de un grado planifica la lectura en equipo, con una persona que tiene \
        tiempo para ayudar.

        Estas son las cifras que seguimos. Las ponemos aquí según llegan, nos gusten o no.
        """
      $0.measures = [SampleMeasures.gradeThree.id, SampleMeasures.onTrack.id]
      $0.isPublished = true
    },
    .sample("teachers") {
      $0.audience = .teachers
      $0.heading = "Nobody teaches alone"
      $0.headingES = "Nadie enseña a solas"
      $0.words = """
        Your team has 45 minutes a week that nobody takes away. A literacy lead plans one lesson with you, teaches it or \
        watches it, and brings the students’ work back. If you are new, somebody at your school sees you every week, and \
        never rates you.
        """
      $0.wordsES = """
        Su equipo tiene 45 minutos a la semana que nadie quita. Una persona líder de lectura planifica una lección con \
        ustedes, la imparte o la observa y trae de vuelta los trabajos. Si usted acaba de llegar, alguien de su escuela \
        le visita cada semana y nunca le califica.
        """
      $0.measures = [SampleMeasures.onTrack.id, SampleMeasures.newTeacherVisits.id, SampleMeasures.newTeachersStay.id]
      $0.isPublished = true
    },
    .sample("board") {
      $0.audience = .board
      $0.heading = "What the board will see in 2028"
      $0.headingES = "Lo que verá la junta en 2028"
      $0.words =
        "Six of ten third graders read at grade level, no elementary school has fewer than half, and the work is paid from money that comes back."
      $0.wordsES =
        "Seis de cada diez estudiantes de tercero leen al nivel del grado, ninguna primaria baja de la mitad y el trabajo se paga con fondos recurrentes."
      $0.measures = [SampleMeasures.gradeThree.id]
    },
  ]
}
