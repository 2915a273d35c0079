import Measures
import Vocabulary

/// Somebody who came by a link or a code: what they are asked, and whether they still may answer. Nothing says who they are.
package struct SurveyArrival: Sendable {
  package let wave: SurveyWave
  package let survey: Survey
  package let instrument: Instrument
  package let school: School.ID
  package let isSpent: Bool
  package let isOpen: Bool
  /// What they had answered in this browser and not handed in.
  package let begun: AnswerSheet
}

extension Store {
  /// Nil for a code that leads nowhere.
  package func arrival(_ code: SurveyCode, browser: Token?, in district: District.ID) async throws -> SurveyArrival? {
    try await read(district) { try $0.arrival(code, browser: browser) }
  }

  /// A code that leads nowhere was tried from this address. Throws `Refusal` when that happens too often.
  package func countWrongCode(from address: String, in district: District.ID) async throws {
    try await keep(district) { try $0.count([.codes(from: address)]) }
  }

  /// Keeps what has been answered so far, for this browser with this code alone.
  package func keepAnswers(
    _ sheet: AnswerSheet, with code: SurveyCode, browser: Token, in district: District.ID
  ) async throws {
    try await keep(district) { records in
      let arrival = try records.requiredArrival(code)
      try records.keepDraft(sheet.kept(of: arrival.instrument), arrival, code.draft(in: browser))
    }
  }

  /// Puts the answers into the box, where nothing tells whose they are. The code leads nowhere afterwards.
  package func handIn(
    _ sheet: AnswerSheet, with code: SurveyCode, browser: Token?, in district: District.ID
  ) async throws {
    try await keep(district) { records in
      let arrival = try records.requiredArrival(code)
      let kept = sheet.kept(of: arrival.instrument)
      if kept.isEmpty {
        throw Refusal(
          "", "nothing-answered", Phrase("Answer at least one question", es: "Responda al menos una pregunta"))
      }
      try records.spend(code, arrival)
      try records.drop([kept], into: arrival.wave.id, at: arrival.school, of: arrival.instrument)
      if let browser { try records.forgetDraft(code.draft(in: browser)) }
    }
  }
}

extension Records {
  fileprivate func arrival(_ code: SurveyCode, browser: Token?) throws -> SurveyArrival? {
    let row = try session.row(
      """
      SELECT l.wave, l.school, l.spent FROM survey_link k
      JOIN survey_leave l ON l.district = k.district AND l.id = k.leave
      WHERE k.district = \(district) AND k.hash = \(code.hash(in: district))
      """)
    guard let row, let wave = try find(SurveyWave.self, SurveyWave.ID(row.text(0))),
      let survey = try wave.survey.flatMap({ try find(Survey.self, $0) }), let instrument = try sheet(of: wave.id)
    else { return nil }
    let begun = try browser.flatMap { browser in
      try session.row(
        """
        SELECT answers, "group" FROM survey_draft
        WHERE district = \(district) AND hash = \(code.draft(in: browser)) AND wave = \(wave.id)
        """)
    }
    return SurveyArrival(
      wave: wave, survey: survey, instrument: instrument, school: School.ID(row.text(1)), isSpent: row.flag(2),
      isOpen: wave.takesAnswers(on: today),
      begun: begun.map { AnswerSheet($0.text(0), group: $0.text(1), of: instrument) } ?? AnswerSheet())
  }

  fileprivate func requiredArrival(_ code: SurveyCode) throws -> SurveyArrival {
    guard let arrival = try arrival(code, browser: nil) else {
      throw Refusal(
        "code", "no-code", Phrase("Check the code: it leads nowhere", es: "Revise el código: no lleva a nada"))
    }
    if arrival.isSpent { throw Refusal.alreadyAnswered }
    guard arrival.isOpen else {
      throw Refusal(
        "", "not-open", Phrase("This survey takes no answers now", es: "Esta encuesta no recibe respuestas ahora"))
    }
    return arrival
  }

  /// More drafts than anybody could have begun are somebody’s mischief.
  private func hasRoomForDrafts(_ arrival: SurveyArrival) throws -> Bool {
    let drafts = try session.count(
      """
      SELECT COUNT(*) FROM survey_draft WHERE district = \(district) AND wave = \(arrival.wave.id) AND school = \(arrival.school)
      """)
    return drafts < 2_000
  }

  fileprivate func keepDraft(_ sheet: AnswerSheet, _ arrival: SurveyArrival, _ hash: String) throws {
    let text = sheet.text(of: arrival.instrument)
    let changed = try session.run(
      """
      UPDATE survey_draft SET answers = \(text), "group" = \(sheet.group) WHERE district = \(district) AND hash = \(hash)
      """)
    guard changed == 0, try hasRoomForDrafts(arrival) else { return }
    try session.run(
      """
      INSERT INTO survey_draft (district, hash, wave, school, answers, "group")
      VALUES (\(district), \(hash), \(arrival.wave.id), \(arrival.school), \(text), \(sheet.group))
      ON CONFLICT (district, hash) DO UPDATE SET answers = excluded.answers, "group" = excluded."group"
      """)
  }

  fileprivate func forgetDraft(_ hash: String) throws {
    try session.run("DELETE FROM survey_draft WHERE district = \(district) AND hash = \(hash)")
  }

  /// Marks the leave as used. All leaves of the school are written again with it, so that no row of the database stands out as
  /// the one that was touched last. Source: docs/decisions/0060-surveys-that-cannot-be-traced.md
  fileprivate func spend(_ code: SurveyCode, _ arrival: SurveyArrival) throws {
    if session.dialect == .postgres {
      // One at a time for each school: who waits here then sees what the one before has written.
      _ = try session.rows(
        """
        SELECT asked FROM survey_turnout
        WHERE district = \(district) AND wave = \(arrival.wave.id) AND school = \(arrival.school) FOR UPDATE
        """)
    }
    let changed = try session.run(
      """
      UPDATE survey_leave SET spent = 1 WHERE district = \(district) AND spent = 0 AND id IN (
        SELECT leave FROM survey_link WHERE district = \(district) AND hash = \(code.hash(in: district)))
      """)
    if changed == 0 { throw Refusal.alreadyAnswered }
    try session.run(
      """
      UPDATE survey_leave SET wave = wave
      WHERE district = \(district) AND wave = \(arrival.wave.id) AND school = \(arrival.school)
      """)
  }

  /// The box of one school is emptied, shaken and filled again with every answer that falls in: neither the place of a row nor
  /// its age says when it came.
  func drop(_ sheets: [AnswerSheet], into wave: SurveyWave.ID, at school: School.ID, of instrument: Instrument) throws {
    let inside = try session.rows(
      """
      SELECT id, answers, "group" FROM survey_answer WHERE district = \(district) AND wave = \(wave) AND school = \(school)
      """
    ).map { [$0[0], $0[1], $0[2]] }
    try session.run(
      "DELETE FROM survey_answer WHERE district = \(district) AND wave = \(wave) AND school = \(school)")
    let fallen: [[SQL.Value]] = sheets.map { sheet in
      [SurveyAnswer.ID.new().sqlValue, .text(sheet.text(of: instrument)), .text(sheet.group)]
    }
    try session.insert(
      into: "survey_answer", ["district", "wave", "school", "id", "answers", "group"],
      (inside + fallen).map { [district.sqlValue, wave.sqlValue, school.sqlValue] + $0 }
        .sorted { "\($0[3])" < "\($1[3])" })
  }
}

extension Refusal {
  fileprivate static let alreadyAnswered = Refusal(
    "", "already-answered",
    Phrase(
      "This link has been used: an answer is in. It cannot be changed, because nothing says which it is",
      es: "Este enlace ya se usó: hay una respuesta. No se puede cambiar, porque nada indica cuál es"))
}

extension ActRecords {
  /// Answers that were gathered elsewhere, at one school, without names.
  package func bringIn(_ sheets: [AnswerSheet], to wave: SurveyWave.ID, at school: School.ID, of instrument: Instrument)
    throws
  {
    try drop(sheets, into: wave, at: school, of: instrument)
  }
}
