import Vocabulary

extension LibraryMeasure {
  /// What happens to the role once it is there: time, load, reach.
  static let ofRoles: [LibraryMeasure] = [
    LibraryMeasure(
      "release-honored", .role, Phrase("Release time honored", es: "Tiempo liberado respetado"),
      about: Phrase(
        "Whether leaders get the time that they were promised.", es: "Si quienes lideran reciben el tiempo prometido."),
      count: Phrase(
        "Minutes of leadership work done in released time", es: "Minutos de trabajo de liderazgo en tiempo liberado"),
      of: Phrase("Minutes of release agreed in the charter", es: "Minutos liberados acordados"),
      .share, .short, .leading, .monthly, by: Phrase("Time log", es: "Registro de tiempo")),
    LibraryMeasure(
      "duty-drift", .role, Phrase("Time on duties that are not the role’s", es: "Tiempo en tareas ajenas al rol"),
      about: Phrase(
        "How much of a leader’s time goes to covering classes, testing and office work.",
        es: "Cuánto tiempo se va en suplencias, exámenes y trabajo de oficina."),
      count: Phrase("Minutes on forbidden or office duties", es: "Minutos en tareas prohibidas o de oficina"),
      of: Phrase("All minutes logged", es: "Todos los minutos registrados"),
      .share, better: .down, .short, .leading, .monthly, by: Phrase("Time log", es: "Registro de tiempo")),
    LibraryMeasure(
      "reach", .role, Phrase("Teachers reached", es: "Docentes alcanzados"),
      about: Phrase(
        "How many of those whom a leader is there for have been through a whole cycle.",
        es: "Cuántas de las personas asignadas han completado un ciclo."),
      count: Phrase(
        "Teachers with at least one complete coaching cycle", es: "Docentes con al menos un ciclo completo"),
      of: Phrase("Teachers in the leaders’ caseloads", es: "Docentes asignados"),
      .share, .short, .leading, .quarterly, by: Phrase("Coaching log", es: "Registro de acompañamiento")),
    LibraryMeasure(
      "dosage", .role, Phrase("Coaching minutes for each teacher", es: "Minutos de acompañamiento por docente"),
      about: Phrase("How much support a teacher really gets.", es: "Cuánto apoyo recibe de verdad cada docente."),
      count: Phrase("Minutes of coaching", es: "Minutos de acompañamiento"),
      of: Phrase("Teachers coached", es: "Docentes acompañados"),
      .duration, unit: Phrase("minutes", es: "minutos"), .short, .leading, .monthly,
      by: Phrase("Coaching log", es: "Registro de acompañamiento")),
    LibraryMeasure(
      "span", .role, Phrase("Teachers for each leader", es: "Docentes por líder"),
      about: Phrase("Whether caseloads stay small enough for the work.", es: "Si la carga permite hacer el trabajo."),
      count: Phrase("Teachers in caseloads", es: "Docentes asignados"),
      of: Phrase("Full-time equivalents of leader time", es: "Tiempo de liderazgo en jornadas completas"),
      .rate, unit: Phrase("teachers", es: "docentes"), better: .down, .short, .leading, .quarterly,
      by: Phrase("Assignments", es: "Asignaciones")),
    LibraryMeasure(
      "role-clarity", .role, Phrase("Clarity of the role", es: "Claridad del rol"),
      about: Phrase(
        "Whether leaders, principals and teams mean the same thing by the role.",
        es: "Si líderes, direcciones y equipos entienden lo mismo por el rol."),
      count: Phrase("Mean of six items on what is expected", es: "Media de seis preguntas sobre lo que se espera"),
      of: Phrase("People who answered", es: "Personas que respondieron"),
      .index, unit: Phrase("of 5", es: "de 5"), .short, .leading, .twice,
      by: Phrase("Staff survey", es: "Encuesta al personal")),
    LibraryMeasure(
      "roles-filled", .role, Phrase("Roles filled", es: "Roles cubiertos"),
      about: Phrase(
        "How many of the planned roles somebody holds.", es: "Cuántos de los roles previstos están ocupados."),
      count: Phrase("Roles with a holder on the first day of the month", es: "Roles ocupados el primer día del mes"),
      of: Phrase("Roles in the plan", es: "Roles en el plan"),
      .share, .short, .leading, .monthly, by: Phrase("Personnel records", es: "Registros de personal")),
    LibraryMeasure(
      "fidelity", .role, Phrase("Schools that do what their plan says", es: "Escuelas que hacen lo que dice su plan"),
      about: Phrase(
        "How far practice and the approved plan agree.", es: "Hasta dónde coinciden la práctica y el plan aprobado."),
      count: Phrase(
        "Schools without an open difference from their plan", es: "Escuelas sin diferencias pendientes con su plan"),
      of: Phrase("Schools with a plan", es: "Escuelas con plan"),
      .share, .short, .leading, .twice, at: .district, by: Phrase("Plan review", es: "Revisión del plan")),
  ]
}
