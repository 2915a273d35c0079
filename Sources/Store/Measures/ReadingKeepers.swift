import Context
import Measures
import Vocabulary

/// Who may hand in figures. Source: docs/rules/access.md#readings
extension Records {
  /// Whether somebody answers for a measure: its owner, and the owner of the data system that it comes from.
  package func answers(_ person: Person.ID, for measure: Measure) throws -> Bool {
    if measure.owner == person { return true }
    return try measure.dataSystem.flatMap { try find(DataSystem.self, $0) }?.owner == person
  }
}

extension ActRecords {
  /// Whoever speaks for the place may; whoever may enter readings without that, only of measures that they answer for.
  func requireKeeper(of readings: [MeasureReading]) throws {
    for reading in readings where !author.why(may: .editSchool, at: reading.place).isAllowed {
      let measure = try reading.round.flatMap { try find(ReadingRound.self, $0) }?.measure
        .flatMap { try find(Measure.self, $0) }
      guard let person = author.person, let measure, try answers(person, for: measure) else {
        throw Denied(
          Phrase(
            "You may enter figures only of measures that you own, or that come from a data system of yours",
            es: "Solo puede introducir cifras de medidas suyas o que salen de un sistema de datos suyo"))
      }
    }
  }
}
