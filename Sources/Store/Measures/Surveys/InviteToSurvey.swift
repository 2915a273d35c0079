import Measures
import Vocabulary

extension ActName {
  package static let surveyMailed: ActName = "survey-mailed"
  package static let surveyReminded: ActName = "survey-reminded"
  package static let codesMade: ActName = "codes-made"
}

/// A letter that is to be written: to whom, with the code that its link ends with. The two are nowhere kept together.
package struct SurveyLetter: Sendable {
  package let leave: String
  package let email: String
  package let code: SurveyCode
}

extension ActRecords {
  /// Gives everybody who is asked and has an address leave to answer once; their mail is then due. Those who have it keep it.
  @discardableResult package func invite(to id: SurveyWave.ID) throws -> Int {
    let survey = try openWaveAndSurvey(id).survey
    let rows = try session.rows(
      """
      SELECT lower(p.email), asked.school FROM (\(askedPeople(survey))) AS asked
      JOIN person p ON p.district = \(district) AND p.id = asked.person
      JOIN survey_turnout t ON t.district = \(district) AND t.wave = \(id) AND t.school = asked.school
      WHERE p.email IS NOT NULL AND p.email <> '' AND NOT EXISTS (
        SELECT 1 FROM survey_leave l WHERE l.district = \(district) AND l.wave = \(id) AND l.email = lower(p.email))
      """)
    var seen: Set<String> = []
    let invited = rows.filter { seen.insert($0.text(0)).inserted }
    try insertLeaves(invited.map { (SurveyAnswer.ID.new().rawValue, $0.text(1), $0.text(0)) }, to: id)
    if invited.isEmpty, try self.invited(to: id).byMail == 0 {
      throw Refusal(
        "", "no-addresses",
        Phrase(
          "Print codes instead: nobody who is asked has an e-mail address",
          es: "Imprima códigos: nadie de quienes se pregunta tiene correo electrónico"))
    }
    if !invited.isEmpty { try note(.surveyMailed, id, ["people": .integer(invited.count)]) }
    return invited.count
  }

  /// Lets another mail go to every address whose leave has not been used. Nobody is told which these are.
  package func remind(of id: SurveyWave.ID) throws {
    _ = try openWaveAndSurvey(id)
    let count = try change(
      """
      UPDATE survey_leave SET due = 1 WHERE district = \(district) AND wave = \(id) AND spent = 0 AND email IS NOT NULL
      """)
    if count == 0 {
      throw Refusal(
        "", "nobody-to-remind",
        Phrase(
          "There is nobody to remind: invite first, or all have answered",
          es: "No hay a quién recordar: invite primero, o ya respondieron"))
    }
    try note(.surveyReminded, id, [:])
  }

  /// Codes for paper slips at one school. They are shown this once.
  package func makeCodes(_ count: Int, at school: School.ID, for id: SurveyWave.ID) throws -> [SurveyCode] {
    let wave = try openWaveAndSurvey(id).wave
    guard let place = try turnout(of: id).first(where: { $0.school == school }) else {
      throw Refusal(
        "school", "not-asked", Phrase("Choose a school that is asked", es: "Elija una escuela a la que se pregunte"))
    }
    let made = try session.count(
      """
      SELECT COUNT(*) FROM survey_leave WHERE district = \(district) AND wave = \(id) AND school = \(school) AND email IS NULL
      """)
    let most = 2 * place.asked + 20 - made
    guard count >= 1, count <= most else {
      throw Refusal(
        "count", "code-count",
        Phrase(
          "Enter a number from 1 to \(max(1, most)): \(place.asked) people are asked at \(place.name), and \(made) codes are made",
          es:
            "Escriba un número de 1 a \(max(1, most)): se pregunta a \(place.asked) personas en \(place.name) y hay \(made) códigos"
        ))
    }
    let codes = (0..<count).map { _ in SurveyCode.new() }
    try issue(codes, at: school, for: wave.id)
    try note(.codesMade, id, ["codes": .integer(count), "school": .text(place.name)])
    return codes
  }

  /// Leave to answer for codes that are known already.
  package func issue(_ codes: [SurveyCode], at school: School.ID, for wave: SurveyWave.ID) throws {
    let leaves = codes.map { _ in SurveyAnswer.ID.new().rawValue }
    try insertLeaves(leaves.map { ($0, school.rawValue, nil) }, to: wave)
    try insertLinks(zip(codes, leaves).map { ($0.0, $0.1) }, to: wave)
  }

  private func insertLeaves(_ leaves: [(id: String, school: String, email: String?)], to wave: SurveyWave.ID) throws {
    // In the order of their numbers, which is no order of people.
    try session.insert(
      into: "survey_leave", ["district", "id", "wave", "school", "email", "spent", "due"],
      leaves.sorted { $0.id < $1.id }.map { leave in
        [
          district.sqlValue, .text(leave.id), wave.sqlValue, .text(leave.school),
          leave.email.map { .text($0) } ?? .null,
          .integer(0), .integer(leave.email == nil ? 0 : 1),
        ]
      })
  }

  private func openWaveAndSurvey(_ id: SurveyWave.ID) throws -> (wave: SurveyWave, survey: Survey) {
    try author.require(.editPlan, at: .district)
    let (wave, survey) = try requiredWave(id)
    if wave.isOver { throw Refusal([.staysClosed]) }
    guard wave.stage == .open else {
      throw Refusal("", "not-open", Phrase("Open the wave first", es: "Primero abra la ronda"))
    }
    return (wave, survey)
  }

  func note(_ act: ActName, _ id: SurveyWave.ID, _ after: [String: FieldValue]) throws {
    let title = try find(SurveyWave.self, id)?.title ?? ""
    try note(
      act, kind: "survey_wave.invitations", record: id.rawValue, title: title,
      after: after.isEmpty ? "" : CanonicalJSON.text(after))
  }
}

extension Records {
  func insertLinks(_ links: [(code: SurveyCode, leave: String)], to wave: SurveyWave.ID) throws {
    try session.insert(
      into: "survey_link", ["district", "hash", "leave", "wave"],
      links.map { [district.sqlValue, .text($0.code.hash(in: district)), .text($0.leave), wave.sqlValue] }
        .sorted { "\($0[1])" < "\($1[1])" })
  }
}

extension Store {
  /// The next letters whose mail is due, each with a code of its own. A letter that does not go out stays due.
  package func dueLetters(of wave: SurveyWave.ID, atMost limit: Int, in district: District.ID) async throws
    -> [SurveyLetter]
  {
    try await keep(district) { records in
      let rows = try records.session.rows(
        """
        SELECT id, email FROM survey_leave
        WHERE district = \(district) AND wave = \(wave) AND due = 1 AND spent = 0 AND email IS NOT NULL
        ORDER BY id LIMIT \(limit)
        """)
      let letters = rows.map { SurveyLetter(leave: $0.text(0), email: $0.text(1), code: .new()) }
      try records.insertLinks(letters.map { ($0.code, $0.leave) }, to: wave)
      return letters
    }
  }

  /// These letters have gone out.
  package func noteSent(_ letters: [SurveyLetter], in district: District.ID) async throws {
    try await keep(district) { records in
      guard !letters.isEmpty else { return }
      try records.session.run(
        "UPDATE survey_leave SET due = 0 WHERE district = \(district) AND id IN (\(list: letters.map(\.leave)))")
    }
  }
}
