import Vocabulary

// What districts have published of such roles; `docs/rules/roles.md#archetypes` lists the sources.

extension RoleArchetype {
  package static let all: [RoleArchetype] = [
    evaluatingTeamLead, contributingTeamLead, contentTeamLead, multiTeamLead, masterTeacher, instructionalCoach,
    demonstrationTeacher, peerCollaborator, newTeacherMentor, departmentLead, cultureLead, trainerCorps, policyFellow,
  ]

  private static let notFound = Phrase("No figure found", es: "No se halló una cifra")
  private static let none = Phrase("None", es: "Ninguna")

  private static let planning = Phrase("Planning with the team", es: "Planear con el equipo")
  private static let observing = Phrase("Watching lessons and talking about them", es: "Observar clases y conversar")
  private static let coaching = Phrase("Coaching one by one", es: "Acompañar de forma individual")
  private static let studentWork = Phrase("Reading student work together", es: "Leer juntos trabajos de estudiantes")
  private static let leading = Phrase(
    "Taking part in leading the school", es: "Participar en la conducción de la escuela")
  private static let preparing = Phrase("Preparing sessions", es: "Preparar sesiones")
  private static let learning = Phrase("Own training", es: "Formación propia")

  static let evaluatingTeamLead = RoleArchetype(
    "evaluating-team-lead", Phrase("Team lead who rates", es: "Líder de equipo que califica"),
    Phrase(
      "Teaches half of the day; leads a team, coaches it, and owns its ratings from beginning to end.",
      es: "Enseña media jornada; dirige un equipo, lo acompaña y es responsable de sus calificaciones."),
    teaching: Phrase("About half", es: "Cerca de la mitad"),
    load: Phrase("A team of 5 to 7", es: "Un equipo de 5 a 7"),
    money: Phrase("A stipend; no figure found", es: "Un estipendio; no se halló la cifra"),
    source: Phrase(
      "Denver Public Schools, Teacher Leadership and Collaboration, 2014–2018",
      es: "Escuelas Públicas de Denver, liderazgo y colaboración docente, 2014–2018")
  ) {
    $0.release = 0.5
    $0.span = 5...7
    $0.evaluation = .owns
    $0.competencies = [.coaching, .adults, .teams, .assessment]
    $0.responsibilities = [(observing, 0.4), (planning, 0.3), (leading, 0.2), (learning, 0.1)]
  }

  static let contributingTeamLead = RoleArchetype(
    "contributing-team-lead", Phrase("Team lead who contributes", es: "Líder de equipo que aporta"),
    Phrase(
      "As the team lead who rates, but only contributes what was seen; the principal rates.",
      es: "Como el anterior, pero solo aporta lo observado; califica la dirección."),
    teaching: Phrase("Half or more", es: "La mitad o más"), load: Phrase("One team", es: "Un equipo"),
    money: Phrase("Less than a team lead who rates", es: "Menos que quien califica"),
    source: Phrase(
      "Denver Public Schools, Teacher Leadership and Collaboration, 2014–2018",
      es: "Escuelas Públicas de Denver, liderazgo y colaboración docente, 2014–2018")
  ) {
    $0.release = 0.4
    $0.span = 4...7
    $0.evaluation = .contributes
    $0.competencies = [.coaching, .adults, .teams]
    $0.responsibilities = [(observing, 0.4), (planning, 0.4), (learning, 0.2)]
  }

  static let contentTeamLead = RoleArchetype(
    "content-team-lead", Phrase("Content-team leader", es: "Líder de equipo de materia"),
    Phrase(
      "Leads one team of a subject through a weekly cycle: plan, know the content, watch, read student work.",
      es:
        "Lleva a un equipo de una materia por un ciclo semanal: planear, conocer el contenido, observar, leer trabajos."
    ),
    teaching: Phrase("At least half", es: "Al menos la mitad"),
    load: Phrase("One content team", es: "Un equipo de materia"),
    money: Phrase("A stipend for extra duty", es: "Un estipendio por tarea adicional"),
    source: Phrase(
      "District of Columbia Public Schools, LEAP", es: "Escuelas Públicas del Distrito de Columbia, LEAP")
  ) {
    $0.release = 0.5
    $0.span = 3...8
    $0.selector = .districtPanel
    $0.forbidden = [.supervision, .cover, .rating]
    $0.competencies = [.content, .coaching, .assessment, .learning]
    $0.responsibilities = [(planning, 0.3), (observing, 0.4), (studentWork, 0.2), (learning, 0.1)]
  }

  static let multiTeamLead = RoleArchetype(
    "multi-classroom-lead", Phrase("Lead of several classrooms", es: "Líder de varias aulas"),
    Phrase(
      "Leads a small team, teaches in part of its lessons, and answers for what all its students learn.",
      es: "Dirige un equipo pequeño, enseña en parte de sus clases y responde de lo que aprenden todos sus estudiantes."
    ),
    teaching: Phrase("Part of the day, small groups", es: "Parte del día, grupos pequeños"),
    load: Phrase("A small team, and all its students", es: "Un equipo pequeño y todos sus estudiantes"),
    money: Phrase("20% of pay on average, up to 50%", es: "En promedio 20% del salario, hasta 50%"),
    source: Phrase(
      "Public Impact, Opportunity Culture, 2018", es: "Public Impact, Opportunity Culture, 2018")
  ) {
    $0.release = 0.6
    $0.span = 3...6
    $0.evaluation = .contributes
    $0.competencies = [.content, .coaching, .assessment, .teams]
    $0.responsibilities = [(coaching, 0.4), (planning, 0.3), (studentWork, 0.3)]
  }

  static let masterTeacher = RoleArchetype(
    "master-mentor", Phrase("Master or mentor teacher", es: "Docente maestro o mentor"),
    Phrase(
      "Chosen in competition; leads a weekly group in working time, follows it into classrooms, and rates by a rubric.",
      es:
        "Elegido por concurso; dirige un grupo semanal en horas de trabajo, lo sigue en el aula y califica con una rúbrica."
    ),
    teaching: Phrase(
      "A master some or none, a mentor most of the day", es: "El maestro poco o nada, el mentor casi todo el día"),
    load: Phrase("A group of 4 to 8", es: "Un grupo de 4 a 8"),
    money: Phrase("$7,000 to $15,000 in Chicago", es: "$7,000 a $15,000 en Chicago"),
    source: Phrase(
      "National Institute for Excellence in Teaching, TAP; Mathematica, 2010",
      es: "National Institute for Excellence in Teaching, TAP; Mathematica, 2010")
  ) {
    $0.release = 0.5
    $0.span = 4...8
    $0.extraDays = 10
    $0.evaluation = .owns
    $0.selector = .districtPanel
    $0.competencies = [.learning, .coaching, .assessment, .evidence]
    $0.responsibilities = [(preparing, 0.25), (observing, 0.45), (leading, 0.2), (learning, 0.1)]
  }

  static let instructionalCoach = RoleArchetype(
    "instructional-coach", Phrase("Instructional coach", es: "Coach de enseñanza"),
    Phrase(
      "Teaches no classes of the own; coaches teachers of one or several schools.",
      es: "No tiene clases propias; acompaña a docentes de una o varias escuelas."),
    teaching: Phrase("None", es: "Nada"), load: Phrase("One or more schools", es: "Una o más escuelas"),
    money: Phrase(
      "$3,300 in Des Moines; $10,000 to $12,000 and 15 days for Iowa’s curriculum leaders",
      es: "$3,300 en Des Moines; $10,000 a $12,000 y 15 días para líderes de currículo en Iowa"),
    source: Phrase(
      "Des Moines Public Schools; Iowa Code 284.16", es: "Escuelas Públicas de Des Moines; Código de Iowa 284.16")
  ) {
    $0.release = 1
    $0.span = 8...16
    $0.extraDays = 4
    $0.selector = .jointPanel
    $0.forbidden = [.supervision, .cover, .rating, .discipline, .clerical, .testing]
    $0.competencies = [.coaching, .adults, .content, .evidence]
    $0.responsibilities = [(coaching, 0.6), (planning, 0.2), (preparing, 0.1), (learning, 0.1)]
  }

  static let demonstrationTeacher = RoleArchetype(
    "demonstration-teacher", Phrase("Demonstration teacher", es: "Docente de aula modelo"),
    Phrase(
      "Opens the own lessons to visitors, and talks with them about what they saw.",
      es: "Abre sus clases a visitas y conversa sobre lo visto."),
    teaching: Phrase("All", es: "Todo"), load: Phrase("Visitors", es: "Visitas"),
    money: Phrase(
      "$1,000 in Des Moines; $2,000 in Iowa’s model; $7,500 in New York City",
      es: "$1,000 en Des Moines; $2,000 en el modelo de Iowa; $7,500 en la ciudad de Nueva York"),
    source: Phrase(
      "Des Moines Public Schools; Iowa’s default model; New York City, UFT contract",
      es: "Escuelas Públicas de Des Moines; modelo de Iowa; contrato UFT de Nueva York")
  ) {
    $0.release = 0
    $0.extraDays = 3
    $0.forbidden = [.rating]
    $0.competencies = [.content, .adults]
    $0.responsibilities = [
      (Phrase("Lessons that are open to colleagues", es: "Clases abiertas a colegas"), 0.7),
      (Phrase("Talks before and after", es: "Conversaciones antes y después"), 0.3),
    ]
  }

  static let peerCollaborator = RoleArchetype(
    "peer-collaborator", Phrase("Peer collaborator", es: "Colaborador entre pares"),
    Phrase(
      "Coaches colleagues and arranges visits between classrooms; rates nobody.",
      es: "Acompaña a colegas y organiza visitas entre aulas; no califica a nadie."),
    teaching: Phrase("At least 40%", es: "Al menos 40%"),
    load: Phrase("Coaching, and visits between classrooms", es: "Acompañamiento y visitas entre aulas"),
    money: Phrase("$12,500 in New York City", es: "$12,500 en la ciudad de Nueva York"),
    source: Phrase(
      "New York City, UFT contract and career pathways", es: "Ciudad de Nueva York, contrato UFT y carrera docente")
  ) {
    $0.release = 0.4
    $0.extraDays = 5
    $0.selector = .jointPanel
    $0.forbidden = [.rating, .supervision, .cover]
    $0.competencies = [.coaching, .adults, .learning]
    $0.responsibilities = [
      (coaching, 0.6), (Phrase("Visits between classrooms", es: "Visitas entre aulas"), 0.3), (learning, 0.1),
    ]
  }

  static let newTeacherMentor = RoleArchetype(
    "new-teacher-mentor", Phrase("Mentor of new teachers", es: "Mentor de docentes nuevos"),
    Phrase(
      "Sees teachers in their first two years every week.", es: "Ve cada semana a docentes en sus dos primeros años."),
    teaching: Phrase("All, or none", es: "Todo o nada"),
    load: Phrase("Teachers in years 1 and 2", es: "Docentes en su año 1 y 2"),
    money: Phrase(
      "$2,500 in Des Moines; $5,000 in Iowa’s model", es: "$2,500 en Des Moines; $5,000 en el modelo de Iowa"),
    source: Phrase(
      "Denver and Des Moines Public Schools; New Teacher Center",
      es: "Escuelas Públicas de Denver y Des Moines; New Teacher Center")
  ) {
    $0.release = 0
    $0.span = 1...4
    $0.extraDays = 3
    $0.forbidden = [.rating]
    $0.competencies = [.coaching, .adults, .content]
    $0.responsibilities = [
      (Phrase("Weekly hour with each new teacher", es: "Una hora semanal con cada docente nuevo"), 0.7),
      (observing, 0.2), (learning, 0.1),
    ]
  }

  static let departmentLead = RoleArchetype(
    "department-lead", Phrase("Lead of a grade or department", es: "Líder de grado o departamento"),
    Phrase(
      "Runs the meetings of the own team, and keeps what was agreed.",
      es: "Conduce las reuniones de su equipo y guarda lo acordado."),
    teaching: Phrase("All", es: "Todo"), load: Phrase("The own team", es: "Su equipo"),
    money: Phrase("$675 to $2,500", es: "$675 a $2,500"),
    source: Phrase(
      "Des Moines Public Schools, teacher leadership overview",
      es: "Escuelas Públicas de Des Moines, panorama del liderazgo docente")
  ) {
    $0.release = 0
    $0.span = 3...12
    $0.extraDays = 3
    $0.selector = .colleagues
    $0.competencies = [.teams, .assessment]
    $0.responsibilities = [(preparing, 0.3), (planning, 0.5), (studentWork, 0.2)]
  }

  static let cultureLead = RoleArchetype(
    "culture-lead", Phrase("Lead of a grade’s culture", es: "Líder de la cultura de un grado"),
    Phrase(
      "Looks after how students and staff of one grade live and work together.",
      es: "Cuida cómo conviven y trabajan estudiantes y personal de un grado."),
    teaching: Phrase("Most of the day", es: "La mayor parte del día"),
    load: Phrase("A grade’s students and staff", es: "Estudiantes y personal de un grado"), money: notFound,
    source: Phrase(
      "Noble Network of Charter Schools, Pritzker College Prep, 2014",
      es: "Red de escuelas Noble, Pritzker College Prep, 2014")
  ) {
    $0.release = 0.2
    $0.holders = [.teachers, .supportStaff, .students]
    $0.selector = .schoolPanel
    $0.forbidden = [.rating, .cover]
    $0.competencies = [.teams, .families, .equity]
    $0.responsibilities = [
      (Phrase("Being where students are", es: "Estar donde están los estudiantes"), 0.4),
      (Phrase("Meeting students and families", es: "Reunirse con estudiantes y familias"), 0.3), (planning, 0.3),
    ]
  }

  static let trainerCorps = RoleArchetype(
    "trainer-corps", Phrase("Member of a corps of trainers", es: "Integrante de un cuerpo de formadores"),
    Phrase(
      "Trains many colleagues in summer workshops, and helps them through the year.",
      es: "Forma a muchos colegas en talleres de verano y los ayuda durante el año."),
    teaching: Phrase("All, and the summer", es: "Todo, más el verano"),
    load: Phrase("Many, by workshop", es: "Muchos, por taller"),
    money: Phrase("For each event", es: "Por evento"),
    source: Phrase(
      "Tennessee Department of Education, 2012–2013", es: "Departamento de Educación de Tennessee, 2012–2013")
  ) {
    $0.release = 0
    $0.extraDays = 10
    $0.selector = .districtPanel
    $0.forbidden = [.rating]
    $0.competencies = [.learning, .content, .adults]
    $0.responsibilities = [(learning, 0.4), (preparing, 0.3), (Phrase("Workshops", es: "Talleres"), 0.3)]
  }

  static let policyFellow = RoleArchetype(
    "policy-fellow", Phrase("Fellow for policy", es: "Becario de política educativa"),
    Phrase(
      "Brings what teachers know to those who make the rules, and back.",
      es: "Lleva lo que saben los docentes a quienes hacen las reglas, y de vuelta."),
    teaching: Phrase("All", es: "Todo"), load: none, money: Phrase("Little", es: "Poco"),
    source: Phrase("Tennessee fellowships", es: "Becas de Tennessee")
  ) {
    $0.release = 0
    $0.extraDays = 4
    $0.selector = .districtPanel
    $0.forbidden = []
    $0.competencies = [.advocacy, .evidence, .families]
    $0.responsibilities = [
      (Phrase("Asking colleagues", es: "Preguntar a colegas"), 0.5),
      (Phrase("Meetings and letters", es: "Reuniones y cartas"), 0.5),
    ]
  }
}
