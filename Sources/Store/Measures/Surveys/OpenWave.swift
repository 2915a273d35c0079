import Measures
import Vocabulary

extension Store {
  /// Takes answers from the wave's first day on. What is asked, and how many are asked at each school, is fixed here.
  package func openWave(_ id: SurveyWave.ID, in district: District.ID, by author: Author) async throws {
    try await act(district, by: author) { try $0.openWave(id) }
  }
}

extension ActRecords {
  package func openWave(_ id: SurveyWave.ID) throws {
    try author.require(.editPlan, at: .district)
    var (wave, survey) = try requiredWave(id)
    if wave.isOver { throw Refusal([.staysClosed]) }
    guard wave.stage == .draft else {
      throw Refusal("", "open-already", Phrase("It is open already", es: "Ya está abierta"))
    }
    if let closes = wave.closes, closes < today {
      throw Refusal(
        "closes", "over", Phrase("Choose a last day that is still to come", es: "Elija un último día que aún no llegue")
      )
    }
    guard let instrument = try instrument(named: survey.instrument)?.instrument else {
      throw Refusal(
        "", "no-instrument", Phrase("Choose the survey’s instrument", es: "Elija el instrumento de la encuesta"))
    }
    let asked = try askedBySchool(survey)
    if asked.isEmpty {
      throw Refusal(
        "", "nobody-asked",
        Phrase(
          "Bring in the roster first: nobody holds a post that this survey asks",
          es: "Primero importe el listado: nadie ocupa un puesto al que se pregunte"))
    }
    try change(
      """
      INSERT INTO survey_sheet (district, wave, content) VALUES (\(district), \(id), \(InstrumentFiles.text(instrument)))
      """)
    for (school, count) in asked {
      try change(
        """
        INSERT INTO survey_turnout (district, wave, school, name, asked)
        VALUES (\(district), \(id), \(school.id), \(school.name), \(count))
        """)
    }
    wave.stage = .open
    try save(wave)
  }

  func requiredWave(_ id: SurveyWave.ID) throws -> (SurveyWave, Survey) {
    guard let wave = try find(SurveyWave.self, id), let survey = try wave.survey.flatMap({ try find(Survey.self, $0) })
    else {
      throw Refusal("", "no-wave", Phrase("Choose a wave that is there", es: "Elija una ronda que exista"))
    }
    return (wave, survey)
  }

  /// Each person once, at the first of their schools.
  private func askedBySchool(_ survey: Survey) throws -> [(School, Int)] {
    let rows = try session.rows(
      "SELECT school, COUNT(*) FROM (\(askedPeople(survey))) AS asked GROUP BY school")
    let counts = Dictionary(uniqueKeysWithValues: rows.map { ($0.text(0), $0.integer(1) ?? 0) })
    return try all(School.self).filter { !$0.isClosed }.compactMap { school in
      counts[school.id.rawValue].map { (school, $0) }
    }
  }
}

extension Records {
  /// Who holds a post that the survey asks, each at one school.
  func askedPeople(_ survey: Survey) -> SQL {
    let schools: SQL = survey.schools.isEmpty ? "1 = 1" : "school IN (\(list: survey.schools))"
    return """
      SELECT person, MIN(school) AS school FROM position
      WHERE district = \(district) AND school IS NOT NULL AND person IS NOT NULL AND \(schools)
        AND post IN (\(list: survey.askedPosts.map(\.rawValue)))
        AND ("from" IS NULL OR "from" <= \(today)) AND ("until" IS NULL OR "until" >= \(today))
      GROUP BY person
      """
  }
}
