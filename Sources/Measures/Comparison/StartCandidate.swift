import Vocabulary

/// A school that could take part in a comparison, with what starts are balanced on.
package struct StartCandidate: Sendable, Equatable {
  package let school: School
  /// The mean of its levels of readiness, 1 to 4; nil where it has not said.
  package let readiness: Double?
  /// Its last figure of the outcome before the first start.
  package let baseline: Double?

  package init(_ school: School, readiness: Double? = nil, baseline: Double? = nil) {
    self.school = school
    self.readiness = readiness
    self.baseline = baseline
  }

  package var size: Double? { school.pupils.map(Double.init) }
}

/// One group of schools that start on the same day; nil for those that do not start.
package struct StartWave: Sendable, Hashable {
  package let starts: Day?
  package let schools: Int

  package init(starts: Day?, schools: Int) {
    self.starts = starts
    self.schools = schools
  }

  package var label: Phrase { starts.map { Phrase(verbatim: $0.description) } ?? .doesNotStart }
}

extension Phrase {
  package static let doesNotStart = Phrase("Does not start", es: "No empieza")
}

/// What starts are balanced on: each a number for every school.
enum BalancedTrait: Hashable {
  case level(School.Level)
  case size, readiness, baseline

  static func all(_ candidates: [StartCandidate]) -> [BalancedTrait] {
    let levels = School.Level.allCases.filter { level in candidates.contains { $0.school.level == level } }
    return (levels.count > 1 ? levels.map(BalancedTrait.level) : []) + [.size, .readiness, .baseline]
  }

  func value(_ candidate: StartCandidate) -> Double? {
    switch self {
    case .level(let level): candidate.school.level == level ? 1 : 0
    case .size: candidate.size
    case .readiness: candidate.readiness
    case .baseline: candidate.baseline
    }
  }

  var label: Phrase {
    switch self {
    case .level(let level): level.label
    case .size: Phrase("Pupils", es: "Estudiantes")
    case .readiness: Phrase("Readiness (1 to 4)", es: "Preparación (1 a 4)")
    case .baseline: Phrase("Outcome before the start", es: "Resultado antes de empezar")
    }
  }

  /// In standard deviations from the mean of all; a school of which it is not known counts as usual.
  func standardised(_ candidates: [StartCandidate]) -> [Double] {
    let values = candidates.map(value)
    let known = values.compactMap(\.self)
    let mean = known.reduce(0, +) / Double(max(1, known.count))
    let spread = (known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, known.count - 1))).squareRoot()
    return values.map { value in spread > 0 ? ((value ?? mean) - mean) / spread : 0 }
  }
}
