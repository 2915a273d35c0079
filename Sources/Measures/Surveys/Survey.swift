import Vocabulary

/// Questions that the district puts to its staff, once or again and again, and that nobody can trace to a person.
package struct Survey: DistrictRecord {
  package static let kind = RecordKind(
    "survey", path: "measures/surveys", strategy: .measures,
    one: Phrase("survey", es: "encuesta"), many: Phrase("surveys", es: "encuestas"),
    about: Phrase(
      "What the district asks its staff without names: trust, clarity of roles, support.",
      es: "Lo que el distrito pregunta a su personal sin nombres: confianza, claridad de roles, apoyo."))

  package static let fields: [Field<Survey>] = [
    .line(
      "name", \.name, Phrase("Name in English", es: "Nombre en inglés"),
      hint: Phrase("As those who answer read it", es: "Como lo lee quien responde"), required: true),
    .line("name_es", \.nameES, Phrase("Name in Spanish", es: "Nombre en español"), required: true),
    .line(
      "instrument", \.instrument, Phrase("Instrument", es: "Instrumento"),
      hint: Phrase("For example: trust", es: "Por ejemplo: trust"), required: true),
    .choices(
      "posts", \.posts, Phrase("Who is asked", es: "A quién se pregunta"),
      hint: Phrase("Empty: teachers and teacher leaders", es: "Vacío: docentes y docentes líderes")),
    .references(
      "schools", \.schools, Phrase("At which schools", es: "En qué escuelas"),
      hint: Phrase("Empty: at every school", es: "Vacío: en todas las escuelas")),
    .integer(
      "floor", \.floor, Phrase("Fewest answers behind a figure", es: "Mínimo de respuestas detrás de una cifra"),
      hint: Phrase(
        "5 where it is empty. It cannot change once a wave has been opened",
        es: "5 si está vacío. No puede cambiar cuando ya se abrió una ronda"), in: 3...100),
    .text(
      "consent", \.consent,
      Phrase("What those who answer are told, in English", es: "Qué se dice a quien responde, en inglés"),
      hint: Phrase(
        "Why you ask, and what will be done with the answers", es: "Por qué pregunta y qué se hará con las respuestas"),
      required: true),
    .text(
      "consent_es", \.consentES,
      Phrase("What those who answer are told, in Spanish", es: "Qué se dice a quien responde, en español"),
      required: true),
    .reference("owner", \.owner, Phrase("Who answers questions about it", es: "Quién responde preguntas sobre ella")),
  ]

  package let id: ID
  package var version = 0
  package var name = ""
  package var nameES = ""
  package var instrument = ""
  package var posts: [Post] = []
  package var schools: [School.ID] = []
  package var floor: Int?
  package var consent = ""
  package var consentES = ""
  package var owner: Person.ID?

  package init(id: ID) { self.id = id }
  package var title: String { name }

  package static let usualFloor = 5
  package static let usualPosts: [Post] = [.teacher, .teacherLeader]
}

extension Survey {
  package var words: Phrase { Phrase(name, es: nameES) }
  package var consentWords: Phrase { Phrase(consent, es: consentES) }
  /// Fewer answers than this stand behind no figure that anybody sees.
  package var answerFloor: Int { floor ?? Survey.usualFloor }
  package var askedPosts: [Post] { posts.isEmpty ? Survey.usualPosts : posts }

  package func asks(at school: School.ID) -> Bool { schools.isEmpty || schools.contains(school) }

  /// What may not change any more once people have been asked: the floor that was promised, and what makes waves comparable.
  ///
  /// Source: docs/rules/surveys.md#waves
  package func findings(replacing old: Survey?, waves: [SurveyWave]) -> [Finding] {
    guard let old, let wave = waves.first(where: { $0.stage != .draft }) else { return [] }
    var findings: [Finding] = []
    if old.answerFloor != answerFloor {
      findings.append(
        Finding(
          "floor", "floor-promised",
          Phrase(
            "Leave the floor at \(old.answerFloor): it was promised to those who were asked in “\(wave.name)”. Make another survey for another floor",
            es:
              "Deje el mínimo en \(old.answerFloor): se prometió a quienes respondieron en «\(wave.name)». Cree otra encuesta para otro mínimo"
          )))
    }
    let parts: [(String, Bool)] = [
      ("instrument", old.instrument != instrument), ("posts", Set(old.askedPosts) != Set(askedPosts)),
      ("schools", Set(old.schools) != Set(schools)),
    ]
    findings += parts.filter(\.1).map { field, _ in
      Finding(
        field, "asked-already",
        Phrase(
          "Leave this as it is: waves could not be compared any more. Make another survey instead",
          es: "Deje esto como está: las rondas ya no se podrían comparar. Cree otra encuesta"))
    }
    return findings
  }
}
