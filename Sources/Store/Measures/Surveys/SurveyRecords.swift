import Context
import Measures
import Vocabulary

extension Records {
  package func waves(of survey: Survey.ID) throws -> [SurveyWave] {
    try all(SurveyWave.self, where: "survey", is: survey).sorted {
      ($0.opens?.number ?? 0, $0.id) < ($1.opens?.number ?? 0, $1.id)
    }
  }

  /// What a wave asks, as it stood when it was opened.
  package func sheet(of wave: SurveyWave.ID) throws -> Instrument? {
    try session.row("SELECT content FROM survey_sheet WHERE district = \(district) AND wave = \(wave)")
      .map { try InstrumentFiles.value($0.text(0)) }
  }

  /// How many are asked and have answered at each school. No more than these counts is known of who took part.
  package func turnout(of wave: SurveyWave.ID) throws -> [Turnout] {
    let answered = Dictionary(
      uniqueKeysWithValues: try session.rows(
        "SELECT school, COUNT(*) FROM survey_answer WHERE district = \(district) AND wave = \(wave) GROUP BY school"
      ).map { ($0.text(0), $0.integer(1) ?? 0) })
    return try session.rows(
      """
      SELECT school, name, asked FROM survey_turnout WHERE district = \(district) AND wave = \(wave) ORDER BY name, school
      """
    ).map { row in
      Turnout(
        school: School.ID(row.text(0)), name: row.text(1), asked: row.integer(2) ?? 0,
        answered: answered[row.text(0)] ?? 0)
    }
  }

  package func answers(to wave: SurveyWave.ID, of instrument: Instrument) throws -> [SurveyAnswer] {
    try answers("wave = \(wave)", of: instrument)
  }

  func answers(_ condition: SQL, of instrument: Instrument) throws -> [SurveyAnswer] {
    try session.rows(
      """
      SELECT id, school, answers, "group" FROM survey_answer WHERE district = \(district) AND \(condition) ORDER BY id
      """
    ).map { row in
      SurveyAnswer(
        id: SurveyAnswer.ID(row.text(0)), school: School.ID(row.text(1)),
        sheet: AnswerSheet(row.text(2), group: row.text(3), of: instrument))
    }
  }

  /// All that is told of a wave; nil until it is closed.
  package func release(of wave: SurveyWave.ID) throws -> WaveRelease? {
    try session.row("SELECT content FROM survey_release WHERE district = \(district) AND wave = \(wave)")
      .map { try InstrumentFiles.value($0.text(0)) }
  }

  /// The closed waves of a survey with what is told of them, oldest first.
  package func releases(of survey: Survey.ID) throws -> [(wave: SurveyWave, release: WaveRelease)] {
    try waves(of: survey).filter { $0.stage == .closed }.compactMap { wave in
      try release(of: wave.id).map { (wave, $0) }
    }
  }

  /// Invitations of a wave: how many, how many wait for their mail, and how many codes there are on paper. Not who has answered.
  package func invited(to wave: SurveyWave.ID) throws -> SurveyInvitations {
    let row = try session.row(
      """
      SELECT COUNT(email), COALESCE(SUM(CASE WHEN due = 1 AND spent = 0 THEN 1 ELSE 0 END), 0), COUNT(*)
      FROM survey_leave WHERE district = \(district) AND wave = \(wave)
      """)
    let (byMail, all) = (row?.integer(0) ?? 0, row?.integer(2) ?? 0)
    return SurveyInvitations(byMail: byMail, due: row?.integer(1) ?? 0, onPaper: all - byMail)
  }

  /// What the newest closed wave of the trust survey says; nil until there is one.
  package func measuredTrust() throws -> MeasuredTrust? {
    let surveys = try all(Survey.self, where: "instrument", is: Instrument.ofTrust)
    let newest = try surveys.compactMap { survey in try releases(of: survey.id).last.map { (survey, $0) } }
      .max { $0.1.release.closed < $1.1.release.closed }
    return newest.map { MeasuredTrust($0.0, $0.1.wave, $0.1.release) }
  }
}

/// How many were invited to a wave, and by what way.
package struct SurveyInvitations: Sendable, Equatable {
  package let byMail: Int
  /// Whose mail has not gone out.
  package let due: Int
  package let onPaper: Int
}

extension Survey: RuledRecord {
  package func findings(in records: Records, replacing old: Survey?) throws -> [Finding] {
    var findings = findings(replacing: old, waves: try records.waves(of: id))
    if try records.instrument(named: instrument) == nil {
      let names = try records.instruments().map(\.instrument.name).joined(separator: ", ")
      findings.append(
        Finding(
          "instrument", "no-instrument",
          Phrase("Name an instrument that is there: \(names)", es: "Nombre un instrumento que exista: \(names)")))
    }
    return findings
  }

  package func findingsToRemove(in records: Records) throws -> [Finding] {
    guard try !records.waves(of: id).isEmpty else { return [] }
    return [
      Finding(
        "", "has-waves",
        Phrase(
          "Keep it: its waves belong to it. Remove those first", es: "Consérvela: tiene rondas. Elimínelas primero"))
    ]
  }
}

extension SurveyWave: RuledRecord {
  package func findings(in records: Records, replacing old: SurveyWave?) throws -> [Finding] {
    findings(
      replacing: old, isPrepared: try records.sheet(of: id) != nil, isReleased: try records.release(of: id) != nil)
  }

  package func findingsToRemove(in records: Records) throws -> [Finding] {
    guard stage != .draft else { return [] }
    return [
      Finding(
        "", "wave-asked",
        Phrase("Keep it: people have been asked", es: "Consérvela: ya se preguntó a las personas"))
    ]
  }
}
