import Measures
import Purpose
import Store
import Vocabulary

/// Three measures that are read every month: one that has changed since teams have time of their own, one that has not, and one with a
/// single odd month.
enum SampleMonitoring {
  static let sharedTime = fromLibrary("shared-time-used") {
    $0.levels = [.high]
    $0.source = "Notes of the teams, one line for each meeting"
  }

  static let coaching = fromLibrary("dosage") {
    $0.takenAt = .district
    $0.source = "Logs of the literacy leads"
  }

  static let visits = fromLibrary("managers-visits") {
    $0.takenAt = .district
    $0.source = "Calendars of the principal managers"
  }

  static var all: [Measure] { [sharedTime, coaching, visits] }

  private static func fromLibrary(_ code: String, _ edit: (inout Measure) -> Void) -> Measure {
    var measure = LibraryMeasure.named(code)?.measure(id: .sample(code), in: .english) ?? Measure(id: .sample(code))
    measure.priorities = [SamplePriorities.reading.id]
    measure.cadence = .monthly
    measure.owner = Cast.wenLi.id
    measure.stage = .agreed
    edit(&measure)
    return measure
  }

  static let period = BaselinePeriod.sample("shared time") {
    $0.measure = sharedTime.id
    $0.until = day("2025-12-31")
    $0.reason = "From January 2026 teams have 45 minutes a week that nobody takes away."
  }

  /// The months of school, from September 2024 to October 2026.
  static let months: [Month] = (0..<26).compactMap { index in
    let month = index + 8
    let text = "\(2024 + month / 12)-\((month % 12 + 1).padded(2))"
    return [7, 8].contains(month % 12 + 1) ? nil : Month(text)
  }

  static func round(_ measure: Measure, _ month: Month) -> ReadingRound {
    .sample("\(measure.name) \(month)") {
      $0.name = "\(measure.name), \(month.words.en)"
      $0.measure = measure.id
      $0.period = month.words.en
      $0.ends = month.days.upperBound
    }
  }

  /// Every figure of a month, as the office has it.
  static func readings(_ month: Month, _ world: SampleWorld) -> [(ReadingRound, [MeasureReading])] {
    let index = months.firstIndex(of: month) ?? 0
    let schools = world.schools.filter { sharedTime.isTaken(at: $0.school) }
    return [
      (round(sharedTime, month), schools.map { meetings(at: $0, index, month) }),
      (round(coaching, month), [reading(coaching, month, part: Double(4_200 + wave[index % 10] * 60), of: 96)]),
      (round(visits, month), [visited(index, month)]),
    ]
  }

  /// Up and down without a pattern, the same each time.
  private static let wave = [0, 3, -2, 1, -3, 2, 4, -1, -4, 1]
  /// January 2026 is the fifteenth month.
  private static let changed = 14

  /// Of all meetings of the teams of a school, those that were about teaching.
  private static func meetings(at school: SampleSchool, _ index: Int, _ month: Month) -> MeasureReading {
    var source = school.source("meetings of \(month)")
    let isSmall = school.name == "Ridgeline High"
    let weeks = [12, 6].contains(month.month) ? 3 : 4
    let whole = Double((isSmall ? 3 : 12) * weeks)
    let share = 0.52 + 0.1 * school.strength + Double(source.number(-3...3)) / 100 + (index >= changed ? 0.13 : 0)
    let reason =
      index == changed
      ? "Since January teams have 45 minutes of their own." : "Counted from the notes of each team; teams are few."
    return reading(sharedTime, month, at: school.id, part: (share * whole).rounded(), of: whole, reason)
  }

  /// A week of snow in February 2026, in which nobody drove anywhere.
  private static func visited(_ index: Int, _ month: Month) -> MeasureReading {
    let isSnow = month == Month("2026-02")
    let isAfter = month == Month("2026-03")
    return reading(
      visits, month, part: isSnow ? 21 : Double(60 + wave[(index * 3 + 2) % 10] * 2), of: 30,
      isSnow ? "Schools were closed for a week of snow." : isAfter ? "As before the snow." : "")
  }

  private static func reading(
    _ measure: Measure, _ month: Month, at school: School.ID? = nil, part: Double, of whole: Double,
    _ reason: String = ""
  ) -> MeasureReading {
    .sample("\(measure.name) \(month) \(school?.rawValue ?? "")") {
      $0.round = round(measure, month).id
      $0.school = school
      if measure.measureKind?.isRatio == true {
        ($0.part, $0.whole) = (part, whole)
      } else {
        ($0.value, $0.whole) = (part / whole, whole)
      }
      $0.reason = reason
      $0.stage = .approved
      $0 = $0.completed(for: measure)
    }
  }
}

extension SampleStory {
  static func monitoring(_ world: SampleWorld, _ told: inout Chronicle) {
    let director = world.author(.ortega)
    told.save(day("2026-06-29"), "14:00", by: director, why: "From the library", all: SampleMonitoring.all)
    let (past, recent) = (SampleMonitoring.months.dropLast(2), SampleMonitoring.months.suffix(2))
    keep(Array(past), on: day("2026-06-30"), world, &told)
    told.save(day("2026-07-02"), "14:00", by: director, SampleMonitoring.period)
    for month in recent { keep([month], on: month.next.days.lowerBound.adding(days: 8), world, &told) }
  }

  private static func keep(_ months: [Month], on day: Day, _ world: SampleWorld, _ told: inout Chronicle) {
    told.on(day, "15:00", by: world.author(.ortega), why: "From the logs of each month") { records in
      for month in months {
        for (round, readings) in SampleMonitoring.readings(month, world) {
          try records.keep(round)
          for reading in readings { try records.keep(reading) }
        }
      }
    }
  }
}
