import Vocabulary

/// From the lowest to the highest grade of a school, as the federal directory writes them: PK, KG, 01 … 12, 13, UG, AE.
struct GradeRange: Equatable {
  let low: Int
  let high: Int

  /// Nil for marks, and for schools that do not go by grades.
  init?(low: String, high: String) {
    guard let low = Self.number(low), let high = Self.number(high), low <= high else { return nil }
    self.low = low
    self.high = high
  }

  private static func number(_ text: String) -> Int? {
    switch text.uppercased() {
    case "PK": return -1
    case "KG", "K": return 0
    default:
      guard let number = Int(text), (1...13).contains(number) else { return nil }
      return number
    }
  }

  var text: String { low == high ? Self.name(low) : "\(Self.name(low))-\(Self.name(high))" }

  private static func name(_ grade: Int) -> String {
    switch grade {
    case -1: "PK"
    case 0: "KG"
    default: (grade < 10 ? "0" : "") + String(grade)
    }
  }

  /// Source: NCES, Documentation to the Common Core of Data, definition of school level; its "secondary" and "other" are
  /// "combined" here.
  var level: School.Level {
    switch (low, high) {
    case (...3, ...8): .primary
    case (4...7, ...9): .middle
    case (7..., 10...), (8..., _): .high
    default: .combined
    }
  }
}
