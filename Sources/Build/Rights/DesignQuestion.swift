import Vocabulary

/// A question that every design of teacher leadership answers, whether somebody has asked it or not.
///
/// An open list: a new one is one line in `all`; see docs/change/a-decision-question.md.
package struct DesignQuestion: Sendable, Equatable {
  /// Stable: by it the same question is known in another year.
  package let name: String
  package let subject: QuestionSubject
  package let words: Phrase
  package let kind: AnswerKind
  /// How districts usually hold it, and where it is decided.
  package let hold: Hold
  package let level: DecisionLevel
  package var options: [Phrase] = []
  /// Where it is seen so, in a few words.
  package var seen = Phrase(verbatim: "")

  package init?(named name: String) {
    guard let found = DesignQuestion.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  init(
    _ name: String, _ subject: QuestionSubject, _ kind: AnswerKind, _ hold: Hold,
    _ level: DecisionLevel,
    _ words: Phrase
  ) {
    self.name = name
    self.subject = subject
    self.words = words
    self.kind = kind
    self.hold = hold
    self.level = level
  }

  package static var choices: [Choice] { all.map { Choice($0.name, $0.words) } }
}

extension DesignQuestion {
  /// A right to begin with: what districts usually do, without the value that only this district knows.
  package func right(in year: SchoolYear, language: Language) -> DecisionRight {
    var right = DecisionRight(id: .new())
    right.name = words[language]
    right.question = name
    right.subject = subject
    right.year = year
    right.kind = kind
    // A bound is the district's to say; until then the question stands open.
    right.hold = hold == .bounded ? .loose : hold
    right.level = hold == .bounded && level == .district ? .jointly : level
    right.options = options.map { $0[language] }.joined(separator: "\n")
    return right
  }

  fileprivate func among(_ options: Phrase...) -> DesignQuestion {
    var question = self
    question.options = options
    return question
  }

  fileprivate func seen(_ en: String, es: String) -> DesignQuestion {
    var question = self
    question.seen = Phrase(en, es: es)
    return question
  }
}

extension DesignQuestion {
  private static let teachers = Phrase("Teachers", es: "Docentes")
  private static let principal = Phrase("Principal", es: "Dirección")
  private static let union = Phrase("Association", es: "Sindicato")
  private static let office = Phrase("District office", es: "Oficina del distrito")
  private static let support = Phrase("Support staff", es: "Personal de apoyo")
  private static let families = Phrase("Families", es: "Familias")
  private static let students = Phrase("Students", es: "Estudiantes")

  /// In the order of their subjects. Source: docs/rules/decision-rights.md#library
  package static let all: [DesignQuestion] =
    purpose + roles + people + time + pay + teams + rating + learning + rest

  private static let purpose: [DesignQuestion] = [
    .init(
      "priority-served", .purpose, .choice, .tight, .district,
      Phrase("Which priority do the roles serve?", es: "¿A qué prioridad sirven los roles?")
    ).seen("Denver, Tennessee", es: "Denver, Tennessee"),
    .init(
      "own-aim", .purpose, .text, .loose, .school,
      Phrase(
        "What does the school want to change within it?",
        es: "¿Qué quiere cambiar la escuela dentro de ella?")),
    .init(
      "coaching-focus", .purpose, .text, .loose, .jointly,
      Phrase(
        "On what do leaders work with teachers this year?",
        es: "¿En qué trabajan este año los líderes con los docentes?")),
  ]

  private static let roles: [DesignQuestion] = [
    .init(
      "role-names", .roles, .flag, .tight, .district,
      Phrase(
        "Are the names and minimum duties of roles the district’s?",
        es: "¿Los nombres y tareas mínimas de los roles son del distrito?")
    ).seen("Denver", es: "Denver"),
    .init(
      "extra-duties", .roles, .text, .loose, .school,
      Phrase(
        "Which duties does the school add to a role?", es: "¿Qué tareas añade la escuela a un rol?")
    ),
    .init(
      "forbidden-duties", .roles, .people, .tight, .district,
      Phrase(
        "Which duties may never be given to a leader?",
        es: "¿Qué tareas nunca se asignan a un líder?")
    ).among(
      Phrase("Lunch and bus duty", es: "Comedor y autobuses"),
      Phrase("Covering classes", es: "Cubrir clases"),
      Phrase("Running tests", es: "Organizar exámenes"),
      Phrase("Office work", es: "Trabajo de oficina")),
    .init(
      "leaders-per-school", .roles, .count, .bounded, .jointly,
      Phrase("How many leaders does the school have?", es: "¿Cuántos líderes tiene la escuela?")
    ).seen("Des Moines", es: "Des Moines"),
    .init(
      "holders", .roles, .people, .bounded, .jointly,
      Phrase("Who may hold a role?", es: "¿Quién puede ocupar un rol?")
    ).among(teachers, support, students),
    .init(
      "term", .roles, .count, .tight, .district,
      Phrase("For how many years is somebody appointed?", es: "¿Por cuántos años se nombra?")
    ).seen("Iowa", es: "Iowa"),
  ]

  private static let people: [DesignQuestion] = [
    .init(
      "years-taught", .people, .count, .tight, .district,
      Phrase(
        "How many years must a candidate have taught?",
        es: "¿Cuántos años debe haber enseñado quien se postula?")
    ).seen("Iowa", es: "Iowa"),
    .init(
      "eligibility-evidence", .people, .people, .tight, .district,
      Phrase("What makes somebody eligible?", es: "¿Qué habilita a alguien?")
    ).among(
      Phrase("Results of students", es: "Resultados de estudiantes"),
      Phrase("Observed lessons", es: "Clases observadas"),
      Phrase("A task", es: "Una tarea"), Phrase("Other evidence", es: "Otra evidencia")
    ).seen("Denver", es: "Denver"),
    .init(
      "who-chooses", .people, .choice, .bounded, .jointly,
      Phrase("Who makes the final choice?", es: "¿Quién hace la elección final?")
    ).among(
      Phrase("A panel of the school", es: "Un comité de la escuela"),
      Phrase("The principal from the district’s pool", es: "La dirección, del grupo habilitado"),
      Phrase("A panel of the district", es: "Un comité del distrito"),
      Phrase("The principal alone", es: "La dirección sola")
    ).seen("Denver, New York City", es: "Denver, Nueva York"),
    .init(
      "panel", .people, .people, .bounded, .school,
      Phrase("Who sits on the panel that chooses?", es: "¿Quién integra el comité que elige?")
    ).among(principal, teachers, union, office, support, families, students).seen(
      "Iowa", es: "Iowa"),
    .init(
      "blind-scoring", .people, .flag, .tight, .district,
      Phrase(
        "Are applications scored without names?", es: "¿Se califican las postulaciones sin nombres?"
      )),
  ]

  private static let time: [DesignQuestion] = [
    .init(
      "release-share", .time, .share, .bounded, .jointly,
      Phrase(
        "How much of a leader’s time is released?", es: "¿Cuánto tiempo de un líder se libera?")
    ).seen(
      "New York City: at least 40% teaching; DCPS: at least 50%",
      es: "Nueva York: al menos 40% de docencia; DCPS: 50%"),
    .init(
      "release-device", .time, .choice, .loose, .school,
      Phrase("How is the time released?", es: "¿Cómo se libera el tiempo?")
    ).among(
      Phrase("A shared timetable", es: "Un horario compartido"),
      Phrase("Extra planning periods", es: "Horas de planeación adicionales"),
      Phrase("Substitutes by half days", es: "Suplentes por medio día"),
      Phrase("A longer contract year", es: "Un año de contrato más largo")),
    .init(
      "team-minutes", .time, .count, .bounded, .jointly,
      Phrase(
        "How many minutes a week has each team in working time?",
        es: "¿Cuántos minutos semanales tiene cada equipo en horas de trabajo?")
    ).seen("TAP: about 50", es: "TAP: unos 50"),
    .init(
      "extra-days", .time, .count, .bounded, .jointly,
      Phrase(
        "How many extra days does a leader work?", es: "¿Cuántos días adicionales trabaja un líder?"
      )
    ).seen("Des Moines: 3 to 30", es: "Des Moines: de 3 a 30"),
    .init(
      "cover-limit", .time, .count, .tight, .district,
      Phrase(
        "How often a year may a leader be asked to cover a class?",
        es: "¿Cuántas veces al año se puede pedir a un líder que cubra una clase?")),
  ]

  private static let pay: [DesignQuestion] = [
    .init(
      "stipend", .pay, .money, .tight, .district,
      Phrase("What is the stipend?", es: "¿De cuánto es el estipendio?")
    ).seen("New York City: by contract", es: "Nueva York: por contrato"),
    .init(
      "co-funding", .pay, .share, .bounded, .jointly,
      Phrase(
        "What share of a role does the school pay?", es: "¿Qué parte de un rol paga la escuela?")
    ).seen("Denver", es: "Denver"),
    .init(
      "own-money", .pay, .money, .loose, .school,
      Phrase(
        "What does the school add from its own money?",
        es: "¿Cuánto añade la escuela de su propio dinero?")),
  ]

  private static let teams: [DesignQuestion] = [
    .init(
      "everyone-in-a-team", .teams, .flag, .tight, .district,
      Phrase("Does every teacher belong to a team?", es: "¿Cada docente pertenece a un equipo?")),
    .init(
      "team-shape", .teams, .choice, .loose, .school,
      Phrase("How are teams put together?", es: "¿Cómo se forman los equipos?")
    ).among(
      Phrase("By grade", es: "Por grado"), Phrase("By subject", es: "Por materia"),
      Phrase("Around students", es: "En torno a estudiantes"), Phrase("Mixed", es: "Mixtos")
    ).seen("Denver", es: "Denver"),
    .init(
      "span", .teams, .count, .bounded, .jointly,
      Phrase(
        "How many people does one leader lead at most?",
        es: "¿A cuántas personas dirige un líder como máximo?")
    ).seen("Denver: 5 to 7; TAP: 4 to 8", es: "Denver: de 5 a 7; TAP: de 4 a 8"),
    .init(
      "team-goal", .teams, .text, .loose, .school,
      Phrase("How does a team set its own goal?", es: "¿Cómo fija un equipo su propia meta?")),
  ]

  private static let rating: [DesignQuestion] = [
    .init(
      "leaders-rate", .evaluation, .flag, .tight, .district,
      Phrase(
        "Do leaders take part in ratings?", es: "¿Participan los líderes en las calificaciones?")
    ).seen("Denver: yes; New York City: no", es: "Denver: sí; Nueva York: no"),
    .init(
      "who-rates-leaders", .evaluation, .choice, .tight, .district,
      Phrase("Who rates the leaders themselves?", es: "¿Quién califica a los propios líderes?")
    ).among(principal, office, Phrase("Both", es: "Ambos")).seen("Denver", es: "Denver"),
  ]

  private static let learning: [DesignQuestion] = [
    .init(
      "training-days", .training, .count, .bounded, .jointly,
      Phrase(
        "How many days of training does each leader have?",
        es: "¿Cuántos días de formación tiene cada líder?")),
    .init(
      "training-choice", .training, .text, .loose, .school,
      Phrase(
        "What training does the school choose for its leaders?",
        es: "¿Qué formación elige la escuela para sus líderes?")),
  ]

  private static let rest: [DesignQuestion] = [
    .init(
      "partner-choice", .partners, .choice, .tight, .district,
      Phrase("Who chooses partners?", es: "¿Quién elige a los socios?")
    ).among(
      office, Phrase("School, from a list", es: "Escuela, de una lista"),
      Phrase("School", es: "Escuela")),
    .init(
      "log-minutes", .data, .count, .bounded, .district,
      Phrase(
        "How many minutes a week may the log take?",
        es: "¿Cuántos minutos semanales puede ocupar el registro?")),
    .init(
      "notes-stay", .data, .flag, .tight, .district,
      Phrase(
        "Do coaching notes stay between the two?", es: "¿Las notas quedan entre las dos personas?")),
  ]
}
