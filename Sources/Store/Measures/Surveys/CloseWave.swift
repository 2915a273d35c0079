import Measures
import Vocabulary

extension Store {
  /// Takes no more answers, and works out once and for all what is told of them. Throws `Refusal` while too few have answered.
  package func closeWave(_ id: SurveyWave.ID, in district: District.ID, by author: Author) async throws {
    try await act(district, by: author) { try $0.closeWave(id) }
  }

  /// Closes a wave whose answers are too few to be told. They are thrown away.
  package func withdrawWave(_ id: SurveyWave.ID, in district: District.ID, by author: Author) async throws {
    try await act(district, by: author) { try $0.withdrawWave(id) }
  }
}

extension ActRecords {
  package func closeWave(_ id: SurveyWave.ID) throws {
    var (wave, survey) = try waveToClose(id)
    guard let instrument = try sheet(of: id) else {
      throw Refusal("", "not-open", Phrase("Open the wave first", es: "Primero abra la ronda"))
    }
    let before = try releases(of: survey.id).last { ($0.wave.closes ?? today) <= (wave.closes ?? today) }?.release
    let release = try WaveRelease(
      instrument, floor: survey.answerFloor, answers: answers(to: id, of: instrument), turnout: turnout(of: id),
      after: before, on: today)
    try change(
      """
      INSERT INTO survey_release (district, wave, content) VALUES (\(district), \(id), \(InstrumentFiles.text(release)))
      """)
    try forgetLeaves(of: id)
    wave.stage = .closed
    try save(wave)
  }

  package func withdrawWave(_ id: SurveyWave.ID) throws {
    var (wave, _) = try waveToClose(id)
    try change("DELETE FROM survey_answer WHERE district = \(district) AND wave = \(id)")
    try forgetLeaves(of: id)
    wave.stage = .withdrawn
    try save(wave)
  }

  private func waveToClose(_ id: SurveyWave.ID) throws -> (SurveyWave, Survey) {
    try author.require(.editPlan, at: .district)
    let found = try requiredWave(id)
    if found.0.isOver { throw Refusal([.staysClosed]) }
    guard found.0.stage == .open else {
      throw Refusal("", "not-open", Phrase("Open the wave first", es: "Primero abra la ronda"))
    }
    return found
  }

  /// Who was written to, which links were used, and what was begun: nobody needs it any more.
  private func forgetLeaves(of wave: SurveyWave.ID) throws {
    for table in ["survey_link", "survey_leave", "survey_draft"] {
      try change("DELETE FROM \(name: table) WHERE district = \(district) AND wave = \(wave)")
    }
  }
}
