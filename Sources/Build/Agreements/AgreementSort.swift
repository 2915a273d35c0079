import Vocabulary

/// Between whom an agreement is made.
package enum AgreementSort: String, ChoiceType, Codable {
  /// A principal and a teacher leader of the school.
  case leadership
  /// A coach or mentor and a teacher.
  case coaching
  /// A principal manager and a principal.
  case support

  package var label: Phrase {
    switch self {
    case .leadership: Phrase("Principal and teacher leader", es: "Director o directora y docente líder")
    case .coaching: Phrase("Coach and teacher", es: "Acompañante y docente")
    case .support: Phrase("Principal manager and principal", es: "Supervisor y director")
    }
  }

  /// What the first of the two is in it, and the second.
  package var sides: (first: Phrase, second: Phrase) {
    switch self {
    case .leadership: (Phrase("principal", es: "dirección"), Phrase("teacher leader", es: "docente líder"))
    case .coaching: (Phrase("coach", es: "acompañante"), Phrase("teacher", es: "docente"))
    case .support: (Phrase("principal manager", es: "supervisión"), Phrase("principal", es: "dirección"))
    }
  }

  package var topics: [AgreementTopic] {
    switch self {
    case .leadership:
      [.tasks, .meetings, .reporting, .coached, .told, .impact, .conflict, .materials, .dates, .feedback]
    case .coaching: [.goal, .visits, .confidence, .times, .pause, .feedback]
    case .support: [.visitsToSchool, .released, .decisions, .sees, .earlyWord, .feedback]
    }
  }
}

/// One thing that an agreement has to be about. Source: docs/rules/agreements.md#topics
package enum AgreementTopic: String, ChoiceType, Codable {
  case tasks, meetings, reporting, coached, told, impact, conflict, materials, dates, feedback
  case goal, visits, confidence, times, pause
  case visitsToSchool = "visits_to_school", released, decisions, sees, earlyWord = "early_word"

  package var label: Phrase {
    switch self {
    case .tasks: Phrase("Tasks", es: "Tareas")
    case .meetings: Phrase("Meetings", es: "Reuniones")
    case .reporting: Phrase("Telling one another", es: "Informarse")
    case .coached: Phrase("Who is coached", es: "A quién se acompaña")
    case .told: Phrase("How staff are told", es: "Cómo se informa al personal")
    case .impact: Phrase("What it changes", es: "Qué cambia")
    case .conflict: Phrase("Conflict and reluctance", es: "Conflictos y reticencias")
    case .materials: Phrase("Room and materials", es: "Espacio y materiales")
    case .dates: Phrase("Dates", es: "Fechas")
    case .feedback: Phrase("Feedback", es: "Retroalimentación")
    case .goal: Phrase("Goal", es: "Meta")
    case .visits: Phrase("Visits", es: "Visitas")
    case .confidence: Phrase("Confidence", es: "Confidencialidad")
    case .times: Phrase("Keeping to times", es: "Respetar los tiempos")
    case .pause: Phrase("Right to pause", es: "Derecho a pausar")
    case .visitsToSchool: Phrase("Visits to the school", es: "Visitas a la escuela")
    case .released: Phrase("Protecting released time", es: "Proteger el tiempo liberado")
    case .decisions: Phrase("What the principal decides", es: "Qué decide la dirección")
    case .sees: Phrase("What the manager sees", es: "Qué ve la supervisión")
    case .earlyWord: Phrase("When something goes wrong", es: "Cuando algo va mal")
    }
  }

  /// What the two have to settle.
  package var question: Phrase {
    switch self {
    case .tasks:
      Phrase(
        "Which tasks does the leader take on, and which not?", es: "¿Qué tareas asume la persona líder y cuáles no?")
    case .meetings:
      Phrase(
        "On which day and at what time do the two meet each week?", es: "¿Qué día y a qué hora se reúnen cada semana?")
    case .reporting:
      Phrase(
        "How does the leader tell what is done, and what is not told?",
        es: "¿Cómo se cuenta lo hecho, y qué no se cuenta?")
    case .coached:
      Phrase(
        "Which teachers does the leader work with, and who chooses them?",
        es: "¿Con qué docentes trabaja la persona líder y quién los elige?")
    case .told:
      Phrase(
        "Who tells the staff what the leader is there for, and when?",
        es: "¿Quién explica al personal para qué está la persona líder, y cuándo?")
    case .impact:
      Phrase("What do the two look at to see whether it helps?", es: "¿Qué miran para saber si ayuda?")
    case .conflict:
      Phrase(
        "What happens when a colleague does not want help, or there is conflict?",
        es: "¿Qué se hace si un colega no quiere ayuda o hay conflicto?")
    case .materials:
      Phrase("Which room, materials and access are there?", es: "¿Qué espacio, materiales y accesos hay?")
    case .dates:
      Phrase("From when until when, and which dates stand out?", es: "¿Desde cuándo, hasta cuándo y con qué fechas?")
    case .feedback: Phrase("How does each tell the other how it goes?", es: "¿Cómo se dicen el uno al otro qué tal va?")
    case .goal:
      Phrase("What does the teacher want to change in class?", es: "¿Qué quiere cambiar en clase el o la docente?")
    case .visits: Phrase("When are the regular visits and talks?", es: "¿Cuándo son las visitas y conversaciones?")
    case .confidence:
      Phrase(
        "What stays between the two, and what may be told to whom?",
        es: "¿Qué queda entre los dos y qué se puede contar, y a quién?")
    case .times:
      Phrase("What if one of the two cannot keep a time?", es: "¿Qué pasa si alguien no puede cumplir una hora?")
    case .pause:
      Phrase(
        "How does either of the two pause, without giving reasons?",
        es: "¿Cómo puede cada quien pausar sin dar razones?")
    case .visitsToSchool:
      Phrase("How often does the manager come, and to see what?", es: "¿Con qué frecuencia viene y qué quiere ver?")
    case .released:
      Phrase(
        "What do the two do when released time is taken away?", es: "¿Qué hacen si se quita el tiempo liberado?")
    case .decisions:
      Phrase(
        "What does the principal decide without asking?", es: "¿Qué decide la dirección sin preguntar?")
    case .sees:
      Phrase("Which records does the manager look at, and why?", es: "¿Qué registros mira la supervisión y para qué?")
    case .earlyWord:
      Phrase(
        "How does the principal say early that something goes wrong?",
        es: "¿Cómo avisa pronto la dirección de que algo va mal?")
    }
  }
}
