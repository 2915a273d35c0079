import Vocabulary

/// What each level looks like in each respect, in words that a school can hold itself against.
package struct ReadinessRubric: Sendable {
  package let descriptors: [ReadinessCriterion: [ReadinessLevel: Phrase]]

  package func descriptor(_ criterion: ReadinessCriterion, _ level: ReadinessLevel) -> Phrase {
    descriptors[criterion]?[level] ?? level.label
  }

  package static let standard = ReadinessRubric(descriptors: [
    .vision: levels(
      Phrase(
        "Staff have heard of teacher leadership, but not why it should come here.",
        es: "El personal ha oído hablar del liderazgo docente, pero no de por qué vendría aquí."),
      Phrase(
        "The principal and a few teachers have written down a reason that fits the district’s priorities.",
        es: "La dirección y algunos docentes han escrito una razón que encaja con las prioridades del distrito."),
      Phrase(
        "Most staff can name the priority that leaders will serve and what should change in lessons.",
        es: "La mayoría puede nombrar la prioridad que servirán los líderes y qué debería cambiar en clase."),
      Phrase(
        "Staff have shaped the purpose, look at it each year, and can explain it to another school.",
        es: "El personal ha dado forma al propósito, lo revisa cada año y puede explicarlo a otra escuela.")),
    .leader: levels(
      Phrase(
        "The principal decides nearly everything alone, or sees leaders as extra hands.",
        es: "La dirección decide casi todo sola, o ve a los líderes como manos extra."),
      Phrase(
        "The principal hands over some tasks and has begun to ask teachers before deciding.",
        es: "La dirección cede algunas tareas y ha empezado a preguntar antes de decidir."),
      Phrase(
        "The principal shares decisions about teaching, meets leaders weekly and protects their time.",
        es:
          "La dirección comparte decisiones sobre la enseñanza, se reúne cada semana con los líderes y protege su tiempo."
      ),
      Phrase(
        "The principal grows leaders on purpose and helps other principals do the same.",
        es: "La dirección forma líderes a propósito y ayuda a otras direcciones a hacerlo.")),
    .capacity: levels(
      Phrase(
        "No teacher is known to be ready to lead in the subjects that matter.",
        es: "No se conoce a nadie preparado para liderar en las materias que importan."),
      Phrase(
        "One or two teachers could lead with training; nothing is shown yet.",
        es: "Una o dos personas podrían liderar con formación; aún no hay nada que lo muestre."),
      Phrase(
        "For each team that needs a leader, somebody has shown strong practice and wants to lead.",
        es: "Para cada equipo que lo necesita, alguien ha mostrado una práctica sólida y quiere liderar."),
      Phrase(
        "More teachers are ready than there are roles, and they already help colleagues.",
        es: "Hay más personas preparadas que roles, y ya ayudan a colegas.")),
    .culture: levels(
      Phrase(
        "Classroom doors are closed; a visit is taken as an inspection.",
        es: "Las puertas del aula están cerradas; una visita se toma como inspección."),
      Phrase(
        "Some teachers visit one another; hard questions are avoided.",
        es: "Algunos docentes se visitan; se evitan las preguntas difíciles."),
      Phrase(
        "Teachers look at lessons and student work together and say what they see.",
        es: "Los docentes miran juntos clases y trabajos y dicen lo que ven."),
      Phrase(
        "Teachers ask for feedback from one another, and from leaders, as a matter of course.",
        es: "Los docentes piden retroalimentación a colegas y líderes con naturalidad.")),
    .structures: levels(
      Phrase("There is no common time, and no plan for it.", es: "No hay tiempo común ni plan para tenerlo."),
      Phrase(
        "Teams have some common time, which is often lost to other things.",
        es: "Los equipos tienen algo de tiempo común, que a menudo se pierde."),
      Phrase(
        "Each team has protected weekly time, and next year’s schedule can release a leader.",
        es: "Cada equipo tiene tiempo semanal protegido, y el horario del próximo año puede liberar a un líder."),
      Phrase(
        "Leaders have released time that is kept, and the school can show others how it is done.",
        es: "Los líderes tienen tiempo liberado que se respeta, y la escuela puede mostrar cómo se hace.")),
  ])

  private static func levels(_ one: Phrase, _ two: Phrase, _ three: Phrase, _ four: Phrase) -> [ReadinessLevel: Phrase]
  {
    [.starting: one, .growing: two, .ready: three, .helping: four]
  }
}
