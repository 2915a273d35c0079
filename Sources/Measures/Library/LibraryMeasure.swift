import Vocabulary

/// A measure that came with the product, to start from: everything about it can be changed once it is the district's.
package struct LibraryMeasure: Sendable {
  /// Stable: "reach".
  package let code: String
  package let area: Area
  package let name: Phrase
  package let about: Phrase
  package let numerator: Phrase
  package let denominator: Phrase
  package let kind: MeasureKind
  package let unit: Phrase
  package let direction: Direction
  package let horizon: Horizon
  package let signal: Signal
  package let cadence: MeasureCadence
  package let takenAt: TakenAt
  package let instrument: Phrase
  /// Who defined it; empty for our own words.
  package let origin: String

  /// What a measure of the library is about.
  package enum Area: String, CaseIterable, Sendable {
    case role, support, culture, teaching, students, people, equity, money, federal

    package var label: Phrase {
      switch self {
      case .role: Phrase("The role as it is lived", es: "El rol tal como se vive")
      case .support: Phrase("Support and training", es: "Apoyo y formación")
      case .culture: Phrase("Trust and collaboration", es: "Confianza y colaboración")
      case .teaching: Phrase("Teaching", es: "Enseñanza")
      case .students: Phrase("Students", es: "Estudiantes")
      case .people: Phrase("Staffing", es: "Personal")
      case .equity: Phrase("Equity", es: "Equidad")
      case .money: Phrase("Money", es: "Dinero")
      case .federal: Phrase("Federal grant (TSL)", es: "Subvención federal (TSL)")
      }
    }

    package static var choices: [Choice] { allCases.map { Choice($0.rawValue, $0.label) } }
  }

  package init(
    _ code: String, _ area: Area, _ name: Phrase, about: Phrase, count numerator: Phrase,
    of denominator: Phrase = Phrase(verbatim: ""), _ kind: MeasureKind, unit: Phrase = Phrase(verbatim: ""),
    better direction: Direction = .up, _ horizon: Horizon, _ signal: Signal, _ cadence: MeasureCadence,
    at takenAt: TakenAt = .schools, by instrument: Phrase, origin: String = ""
  ) {
    self.code = code
    self.area = area
    self.name = name
    self.about = about
    self.numerator = numerator
    self.denominator = denominator
    self.kind = kind
    self.unit = unit
    self.direction = direction
    self.horizon = horizon
    self.signal = signal
    self.cadence = cadence
    self.takenAt = takenAt
    self.instrument = instrument
    self.origin = origin
  }

  /// The day of its latest edition.
  package static let edition = Day("2026-11-23")

  package static let all: [LibraryMeasure] =
    ofRoles + ofSupport + ofCulture + ofTeaching + ofStudents + ofStaffing + ofMoney + ofFederalGrants

  package static func named(_ code: String) -> LibraryMeasure? { all.first { $0.code == code } }
}

extension LibraryMeasure {
  /// A draft of the district's own, in one language, that says where it came from.
  package func measure(id: Measure.ID, in language: Language) -> Measure {
    var measure = Measure(id: id)
    measure.name = name[language]
    measure.about = about[language]
    measure.numerator = numerator[language]
    measure.denominator = denominator[language]
    measure.sort = kind.name
    measure.unit = unit[language]
    measure.direction = direction
    measure.horizon = horizon
    measure.signal = signal
    measure.cadence = cadence
    measure.takenAt = takenAt
    measure.instrument = instrument[language]
    measure.origin = origin.isEmpty ? "Chalkline library: \(code)" : "\(origin) (Chalkline library: \(code))"
    return measure
  }

  /// Whether a measure of the district came from this one.
  package func isOrigin(of measure: Measure) -> Bool {
    ["", ")"].contains { measure.origin.hasSuffix("Chalkline library: \(code)\($0)") }
  }

  package func contains(_ words: String) -> Bool {
    let text = [name, about, numerator, denominator, instrument].map { $0.en + " " + $0.es }.joined(separator: " ")
      .lowercased()
    return words.lowercased().split(separator: " ").allSatisfy { text.contains($0) }
  }
}
