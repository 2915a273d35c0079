import Measures
import Store
import TestSupport
import Vocabulary

/// A district with three schools of eight teachers each, and a trust survey whose wave is open.
struct SurveyingDistrict: Sendable {
  let store: Store
  let clock: TestClock
  let id: District.ID
  let schools: [School]
  let survey: Survey
  let wave: SurveyWave.ID
  let instrument: Instrument

  func act<T: Sendable>(_ body: @Sendable @escaping (ActRecords) throws -> T) async throws -> T {
    try await store.act(id, by: MeasuringDistrict.director, body)
  }

  func read<T: Sendable>(_ body: @Sendable @escaping (Records) throws -> T) async throws -> T {
    try await store.read(id, body)
  }

  func codes(_ count: Int, at school: Int) async throws -> [SurveyCode] {
    let (place, wave) = (schools[school].id, wave)
    return try await act { try $0.makeCodes(count, at: place, for: wave) }
  }

  /// All of one answer but for the first item, which tells the respondents apart.
  func sheet(_ answer: Int, first: Int? = nil) -> AnswerSheet {
    var sheet = AnswerSheet(
      Dictionary(uniqueKeysWithValues: instrument.items.map { ($0.name, instrument.turned(answer, $0)) }), group: "some"
    )
    if let first { sheet.answers[instrument.items[0].name] = first }
    return sheet
  }

  func handIn(_ sheet: AnswerSheet, with code: SurveyCode, browser: Token? = nil) async throws {
    try await store.handIn(sheet, with: code, browser: browser, in: id)
  }

  /// So many answers at each school, spread over the scale.
  func answer(_ counts: [Int]) async throws {
    for (school, count) in counts.enumerated() where count > 0 {
      for (number, code) in try await codes(count, at: school).enumerated() {
        try await handIn(sheet(1 + number % 4, first: 1 + (number + 1) % 4), with: code)
      }
    }
  }

  func turnout() async throws -> [Int] {
    let wave = wave
    return try await read { try $0.turnout(of: wave).map(\.answered) }
  }
}

extension TestDatabase {
  func surveying(floor: Int? = nil) async throws -> SurveyingDistrict {
    let clock = TestClock()
    let riverside = try await district(now: clock.now)
    let schools = ["Alder", "Birch", "Cedar"].map { name in
      var school = School(id: .new())
      school.name = name
      return school
    }
    var survey = Survey(id: .new())
    (survey.name, survey.nameES, survey.instrument, survey.floor) = ("Trust", "Confianza", "trust", floor)
    (survey.consent, survey.consentES) = ("We ask", "Preguntamos")
    var wave = SurveyWave(id: .new())
    (wave.name, wave.survey) = ("Fall", survey.id)
    (wave.opens, wave.closes) = (Day(2026, 11, 20), Day(2026, 12, 4))
    let (surveyKept, waveKept) = (survey, wave)
    try await riverside.store.act(riverside.id, by: riverside.operations) { records in
      for school in schools {
        try records.save(school)
        for number in 1...8 {
          let person = Person(
            id: .new(), school.name, "Teacher \(number)", email: "\(school.name.lowercased())\(number)@district.org")
          try records.save(person)
          var position = Position(id: .new())
          (position.person, position.post, position.school) = (person.id, .teacher, school.id)
          try records.save(position)
        }
      }
      try records.save(surveyKept)
      try records.save(waveKept)
      try records.openWave(waveKept.id)
    }
    let instrument = try await riverside.store.read(riverside.id) { try $0.sheet(of: waveKept.id) }
    return SurveyingDistrict(
      store: riverside.store, clock: clock, id: riverside.id, schools: schools, survey: survey, wave: wave.id,
      instrument: instrument!)
  }
}
