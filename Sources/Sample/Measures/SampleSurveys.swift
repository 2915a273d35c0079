import Measures
import Store
import Vocabulary

/// The trust survey of the sample district: two waves that are closed, and one that can be answered now.
enum SampleSurveys {
  static let trust = Survey.sample("Trust") {
    $0.name = "Trust at our schools"
    $0.nameES = "La confianza en nuestras escuelas"
    $0.instrument = Instrument.ofTrust
    $0.consent = """
      Teacher leaders can help only where people trust one another. We ask all teachers twice a year how it is at their school. \
      The results go to your principal and to the director of teacher leadership, and in February we tell every school what \
      will change.
      """
    $0.consentES = """
      Los docentes líderes solo pueden ayudar donde hay confianza. Preguntamos a todos los docentes dos veces al año cómo es en su \
      escuela. Los resultados llegan a su dirección y a la dirección de liderazgo docente, y en febrero contamos a cada escuela \
      qué va a cambiar.
      """
    $0.owner = Cast.ortega.id
  }

  static let waves = [
    wave("Fall 2025", "2025-10-06", "2025-10-17"), wave("Spring 2026", "2026-05-04", "2026-05-15"),
    wave("Fall 2026", "2026-11-09", "2026-12-04"),
  ]

  private static func wave(_ name: String, _ opens: String, _ closes: String) -> SurveyWave {
    .sample(name) {
      $0.name = name
      $0.survey = trust.id
      $0.opens = day(opens)
      $0.closes = day(closes)
    }
  }

  /// What a school's people said: by what the story says of the school, a little more trust in each wave.
  static func sheets(at school: SampleSchool, _ wave: Int, of instrument: Instrument) -> [AnswerSheet] {
    var source = school.source("trust, wave \(wave)")
    let groups = instrument.group?.choices.map(\.name) ?? []
    return (0..<answers(at: school, wave, &source)).map { _ in
      let person = Double(source.number(-60...60)) / 100
      var sheet = AnswerSheet(group: groups.isEmpty ? "" : groups[weighted(&source, groups.count)])
      for item in instrument.items {
        let level = level(of: school, item.construct, wave) + person + Double(source.number(-70...70)) / 100
        let answer = min(instrument.highest, max(1, Int(level.rounded())))
        sheet.answers[item.name] = instrument.turned(answer, item)
      }
      if source.chance(4) {
        sheet.answers[instrument.items[source.number(0...(instrument.items.count - 1))].name] = nil
      }
      return sheet
    }
  }

  private static func weighted(_ source: inout SampleSource, _ count: Int) -> Int {
    min(count - 1, [0, 1, 1, 2, 2, 2][source.number(0...5)])
  }

  /// Two of three answer; where hardly anybody did, the story has a reason.
  private static func answers(at school: SampleSchool, _ wave: Int, _ source: inout SampleSource) -> Int {
    if school.name == silent { return min(3, school.teachers) }
    return max(min(school.teachers, 6), school.teachers * source.number(55...75) / 100)
  }

  /// Of a sample that is larger than a district, only the first are asked.
  static let mostSchools = 60

  /// Moved house in the weeks of both waves.
  static let silent = "Birch Hollow Elementary"

  private static func level(of school: SampleSchool, _ construct: String, _ wave: Int) -> Double {
    // Where a coach's notes were read out, the story has no trust left.
    let broken = school.strength < 0.1 ? 0.7 : 0
    let start = 2.55 + 0.9 * school.strength + 0.06 * Double(wave) - broken
    switch construct {
    case "principal": return start - 0.05
    case "help": return start - 0.1
    default: return start
    }
  }
}

extension SampleDistrict {
  /// A slip of paper that Jonah Brandt has drawn at Millrace: it lets him, and so a visitor, answer the open wave once.
  package static let surveyCode = SurveyCode("TAMA-RACK-2026")

  /// Where it is typed.
  package static var surveyAddress: String { "/answer/\(id)/\(surveyCode?.text ?? "")" }
}

extension SampleStory {
  static func surveys(_ world: SampleWorld, _ told: inout Chronicle) {
    let director = world.author(.ortega)
    let asked = world.schools.prefix(SampleSurveys.mostSchools)
    var trust = SampleSurveys.trust
    if asked.count < world.schools.count { trust.schools = asked.map(\.id) }
    told.save(day("2025-09-29"), "14:00", by: director, trust)
    for (number, wave) in SampleSurveys.waves.enumerated() {
      guard let opens = wave.opens, let closes = wave.closes else { continue }
      told.save(opens.adding(days: -3), "14:00", by: director, wave)
      told.on(opens, "13:00", by: director) { try $0.openWave(wave.id) }
      let isLast = number == SampleSurveys.waves.count - 1
      told.on(isLast ? opens.adding(days: 8) : closes, "20:00", by: director, why: "Handed in on paper") { records in
        guard let instrument = try records.sheet(of: wave.id) else { return }
        for school in asked where !isLast || school.source("early").isEarly {
          let sheets = SampleSurveys.sheets(at: school, number, of: instrument)
          try records.bringIn(sheets, to: wave.id, at: school.id, of: instrument)
        }
        try records.note(
          "answers-brought-in", kind: "survey_wave.invitations", record: wave.id.rawValue, title: wave.title)
      }
      if isLast {
        told.on(opens, "13:30", by: director, why: "Drawn from a box in the staff room") { records in
          guard let code = SampleDistrict.surveyCode else { return }
          try records.issue([code], at: Cast.millrace, for: wave.id)
          try records.note(
            "codes-made", kind: "survey_wave.invitations", record: wave.id.rawValue, title: wave.title)
        }
      } else {
        told.on(closes.adding(days: 3), "14:00", by: director) { try $0.closeWave(wave.id) }
      }
    }
  }
}

extension SampleSource {
  /// Whether a school was among the first to answer the wave that is still open.
  fileprivate var isEarly: Bool {
    var copy = self
    return copy.chance(40)
  }
}
