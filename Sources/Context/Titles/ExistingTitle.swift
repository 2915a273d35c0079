import Vocabulary

/// A leadership title that somebody holds today, at a school or at the district office, before any new role is made.
package struct ExistingTitle: DistrictRecord {
  package static let kind = RecordKind(
    "existing_title", path: "context/titles", strategy: .context,
    one: Phrase("title in use", es: "título en uso"), many: Phrase("titles in use", es: "títulos en uso"),
    about: Phrase(
      "The leadership titles that people hold today, school by school.",
      es: "Los títulos de liderazgo que la gente tiene hoy, escuela por escuela."),
    reading: .readSchool, editing: .editSchool)

  package static let fields: [Field<ExistingTitle>] = [
    .line(
      "name", \.name, Phrase("Title", es: "Título"), hint: Phrase("As it is written today", es: "Como se escribe hoy"),
      required: true),
    .reference(
      "school", \.school, Phrase("School", es: "Escuela"),
      hint: Phrase("Empty: the district office", es: "Vacío: la oficina del distrito")),
    .integer(
      "holders", \.holders, Phrase("How many hold it", es: "Cuántas personas lo tienen"), in: 0...10_000, required: true
    ),
    .choices("duties", \.duties, Phrase("What they do", es: "Qué hacen")),
    .text("duties_text", \.dutiesText, Phrase("In the school’s words", es: "En palabras de la escuela")),
    .share(
      "time", \.time, Phrase("Time released", es: "Tiempo liberado"),
      hint: Phrase("Share of the working week without own classes", es: "Parte de la semana sin clases propias")),
    .money("stipend", \.stipend, Phrase("Stipend per person and year", es: "Estipendio por persona y año")),
    .integer("days", \.days, Phrase("Extra days per year", es: "Días extra por año"), in: 0...260),
    .flag("evaluates", \.evaluates, Phrase("Evaluates other teachers", es: "Evalúa a otros docentes")),
    .line(
      "source", \.source, Phrase("Where this comes from", es: "De dónde sale esto"),
      hint: Phrase(
        "Payroll, handbook, contract, asked at the school", es: "Nómina, manual, contrato, preguntado en la escuela")),
    .day("counted", \.counted, Phrase("Counted on", es: "Contado el")),
  ]

  /// What holders of a title may do. The same words for every school, so that titles can be compared.
  package enum Duty: String, ChoiceType {
    case coaching, modeling, facilitating, curriculum, dataUse = "data_use", mentoring, training, evaluation
    case intervention, culture, families, technology, assessment, administration

    package var label: Phrase {
      switch self {
      case .coaching: Phrase("Coach teachers one to one", es: "Acompañar a docentes individualmente")
      case .modeling: Phrase("Open the classroom to visitors", es: "Abrir el aula a visitas")
      case .facilitating: Phrase("Lead team meetings", es: "Dirigir reuniones de equipo")
      case .curriculum: Phrase("Develop curriculum", es: "Desarrollar el currículo")
      case .dataUse: Phrase("Work with data", es: "Trabajar con datos")
      case .mentoring: Phrase("Mentor new teachers", es: "Mentorizar a docentes nuevos")
      case .training: Phrase("Train staff", es: "Formar al personal")
      case .evaluation: Phrase("Observe for evaluation", es: "Observar para evaluar")
      case .intervention: Phrase("Teach students who need more", es: "Enseñar a quien necesita más apoyo")
      case .culture: Phrase("Culture and behavior", es: "Clima y conducta")
      case .families: Phrase("Work with families", es: "Trabajar con familias")
      case .technology: Phrase("Technology", es: "Tecnología")
      case .assessment: Phrase("Organize testing", es: "Organizar exámenes")
      case .administration: Phrase("Administration and cover", es: "Administración y sustituciones")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var name = ""
  package var school: School.ID?
  package var holders: Int?
  package var duties: [Duty] = []
  package var dutiesText = ""
  package var time: Double?
  package var stipend: Money?
  package var days: Int?
  package var evaluates = false
  package var source = ""
  package var counted: Day?

  package init(id: ID) { self.id = id }
  package var title: String { name }
  package var place: Place { Place(school: school) }

  package var findings: [Finding] {
    guard let stipend, stipend < .zero else { return [] }
    return [
      Finding(
        "stipend", "negative",
        Phrase(
          "Enter an amount that is not below zero", es: "Escriba una cantidad que no sea negativa"))
    ]
  }
}

extension ExistingTitle {
  /// What its stipends cost in a year.
  package var cost: Money { Money(cents: (stipend ?? .zero).cents * (holders ?? 0)) }
}

/// What the district has decided about two titles that look alike.
package struct TitleVerdict: DistrictRecord {
  package static let kind = RecordKind(
    "title_verdict", path: "context/title-verdicts", strategy: .context,
    one: Phrase("decision on two titles", es: "decisión sobre dos títulos"),
    many: Phrase("decisions on titles", es: "decisiones sobre títulos"),
    about: Phrase(
      "Which titles that look alike are one and the same, and which are not.",
      es: "Qué títulos parecidos son uno mismo y cuáles no."))

  package static let fields: [Field<TitleVerdict>] = [
    .line("first", \.first, Phrase("One title", es: "Un título"), required: true),
    .line("second", \.second, Phrase("Another title", es: "Otro título"), required: true),
    .choice("verdict", \.verdict, Phrase("Decision", es: "Decisión"), required: true),
    .line("kept", \.kept, Phrase("Title to keep", es: "Título que se conserva")),
    .text("reason", \.reason, Phrase("Reason", es: "Razón")),
    .day("decided", \.decided, Phrase("Decided on", es: "Decidido el")),
  ]

  /// What was decided.
  package enum Verdict: String, ChoiceType {
    case notDuplicate = "not_duplicate", mergePlanned = "merge_planned", merged

    package var label: Phrase {
      switch self {
      case .notDuplicate: Phrase("Not a duplicate", es: "No es un duplicado")
      case .mergePlanned: Phrase("Merge planned", es: "Fusión prevista")
      case .merged: Phrase("Merged", es: "Fusionados")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var first = ""
  package var second = ""
  package var verdict: Verdict?
  package var kept = ""
  package var reason = ""
  package var decided: Day?

  package init(id: ID) { self.id = id }
  package var title: String { "\(first) / \(second)" }

  package var findings: [Finding] {
    guard !first.isEmpty, TitleWords(first).key == TitleWords(second).key else { return [] }
    return [Finding("second", "same-title", Phrase("Name another title", es: "Nombre otro título"))]
  }

  /// Whether it speaks of these two titles, in either order and however they are spelled.
  package func speaks(of one: String, and other: String) -> Bool { speaks(of: TitleWords(one), and: TitleWords(other)) }

  func speaks(of one: TitleWords, and other: TitleWords) -> Bool {
    Set([TitleWords(first).key, TitleWords(second).key]) == Set([one.key, other.key])
  }
}
