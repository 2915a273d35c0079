import Vocabulary

/// What several independent measures of the same teachers, put together, say of who may be among the best: how often a name
/// would be right, and, only where it is asked for, each teacher's chances.
///
/// Asked with `chalkline evidence composite`.
package struct MeasuresTogether: Analysis {
  package static let name = "composite"
  package static let version = 1

  package var measures: [Measure]
  /// The column with the teachers, one row for each.
  package var person: String?
  package var topShare: Double
  /// The column of those who are to be reported one by one: only `person` can be.
  package var report: String?
  package var bands: Rigor.Bands
  package var seed: UInt64

  package struct Measure: Hashable, Sendable, Codable {
    package var column: String
    package var source: TopTeacherEvidence.Source
    /// The share of the differences in it that would be seen again.
    package var reliability: Double
    /// How much it counts, all measures brought to one spread.
    package var weight: Double

    package init(_ column: String, _ source: TopTeacherEvidence.Source, reliability: Double, weight: Double = 1) {
      self.column = column
      self.source = source
      self.reliability = reliability
      self.weight = weight
    }
  }

  package init(
    _ measures: [Measure], person: String? = nil, topShare: Double = 0.25, report: String? = nil,
    bands: Rigor.Bands = Rigor.Bands(), seed: UInt64 = 1
  ) {
    self.measures = measures
    self.person = person
    self.topShare = topShare
    self.report = report
    self.bands = bands
    self.seed = seed
  }

  package var columns: Columns {
    Columns(numbers: measures.map(\.column).distinct, factors: [person].compactMap(\.self))
  }

  package func answer(from frame: Frame, _ work: Work) throws -> Answered<MeasuresTogetherOutcome> {
    try refuseOptions()
    let names = try names(frame)
    let values = try measures.map { measure in
      try frame.number(measure.column).map { value -> Double? in value.isNaN ? nil : value }
    }
    try refuseValues(frame, values)
    try work.isAt(0.1)
    let given = zip(measures, values).map { measure, values in
      TopTeacherEvidence.Measure(
        measure.column, measure.source, values: values, reliability: measure.reliability, weight: measure.weight)
    }
    let together = try TopTeacherEvidence(given, topShare: topShare, seed: seed, work)
    let ifLess = try lessReliable(given, work)
    try work.isAt(0.9)
    let outcome = MeasuresTogetherOutcome(self, together, values, ifLessReliable: ifLess, names: names)
    let words = MeasuresTogetherWords(self, outcome)
    return Answered(outcome, rows: rows(values, together), checks: words.checks, told: words.told)
  }

  /// Were each reliability less: by a tenth, or by as much of it as the measures' correlations allow.
  private func lessReliable(
    _ given: [TopTeacherEvidence.Measure], _ work: Work
  ) throws -> MeasuresTogetherOutcome.Less? {
    for step in [0.1, 0.05, 0.02] {
      try work.isStillWanted()
      let less = given.map { measure -> TopTeacherEvidence.Measure in
        var measure = measure
        measure.reliability = max(0.05, measure.reliability - step)
        return measure
      }
      if let found = try? TopTeacherEvidence(less, topShare: topShare, seed: seed, work) {
        return MeasuresTogetherOutcome.Less(by: step, accuracy: found.accuracy)
      }
    }
    return nil
  }

  private func rows(_ values: [[Double?]], _ together: TopTeacherEvidence) -> Rows {
    let people = together.chanceInTop.indices
    let none = people.count { person in values.allSatisfy { $0[person] == nil } }
    let seen = people.count { together.chanceInTop[$0] != nil }
    return Rows(
      used: seen,
      dropped: [
        .init("measures.none", count: none, Phrase("no measure", es: "sin ninguna medida")),
        .init(
          "measures.one", count: people.count - seen - none,
          Phrase("measures of one source only", es: "medidas de una sola fuente")),
      ])
  }

  private func names(_ frame: Frame) throws -> [String]? {
    guard let person else { return nil }
    let factor = try frame.factor(person)
    var first: [Int32: Int] = [:]
    for (row, code) in factor.codes.enumerated() {
      let line = frame.line(ofRow: row)
      guard code >= 0 else {
        throw Refusal(
          person, "person.missing",
          Phrase(
            "Line \(line) has no \(person). Add it, or take the line out.",
            es: "La línea \(line) no tiene \(person). Añádalo o quite la línea."))
      }
      if let earlier = first.updateValue(row, forKey: code) {
        let other = frame.line(ofRow: earlier)
        let name = factor.levels[Int(code)]
        throw Refusal(
          person, "person.twice",
          Phrase(
            "Lines \(other) and \(line) are both of \(name). Keep one line for each person, with all measures in it.",
            es:
              "Las líneas \(other) y \(line) son ambas de \(name). Deje una línea por persona, con todas las medidas."
          ))
      }
    }
    return factor.codes.map { factor.levels[Int($0)] }
  }
}

// MARK: - Refusals

extension MeasuresTogether {
  private func refuseOptions() throws(Refusal) {
    var findings: [Finding] = []
    if Set(measures.map(\.column)).count < measures.count {
      findings.append(
        Finding(
          "measures", "measures.twice",
          Phrase(
            "A column is named twice among the measures. Name it once.",
            es: "Una columna figura dos veces entre las medidas. Indíquela una sola vez.")))
    }
    if measures.contains(where: { !($0.weight >= 0) || !$0.weight.isFinite }) || measures.allSatisfy({ $0.weight == 0 })
    {
      findings.append(
        Finding(
          "weights", "weights.range",
          Phrase(
            "Give each measure a weight from 0 on, and at least one of them more than 0.",
            es: "Dé a cada medida un peso desde 0, y al menos a una más de 0.")))
    }
    if let report, report != person {
      findings.append(
        Finding(
          "report", "report.people-only",
          Phrase(
            "Only the people themselves can be reported one by one: name their column with --id as well.",
            es: "Solo las propias personas pueden informarse una por una: indique también su columna con --id.")))
    }
    try findings.refuseIfAnyStopsSaving()
  }

  private func refuseValues(_ frame: Frame, _ values: [[Double?]]) throws {
    var findings: [Finding] = []
    for (measure, values) in zip(measures, values) {
      if let row = values.firstIndex(where: { $0?.isInfinite ?? false }) {
        let message = Generalizability.infinite(frame.line(ofRow: row), measure.column)
        findings.append(Finding(measure.column, "value.infinite", message))
      }
      let known = values.compactMap(\.self)
      if let first = known.first, known.allSatisfy({ $0 == first }) {
        findings.append(
          Finding(
            measure.column, "measure.equal",
            Phrase(
              "All values of \(measure.column) are equal, so it tells nobody from anybody. Leave it out.",
              es: "Todos los valores de \(measure.column) son iguales, así que no distingue a nadie. Quítela.")))
      }
    }
    try findings.refuseIfAnyStopsSaving()
  }
}
