import Vocabulary

/// What is known when a reading is judged: its round and measure, and what was read before.
///
/// Source: docs/rules/measures.md#readings
package struct ReadingContext: Sendable {
  package let measure: Measure
  package let round: ReadingRound
  package let school: School?
  /// The figures of the same group at the same place in earlier rounds, oldest first.
  package let before: [Double]
  /// How much the same group changed from one round to the next, at every place of the measure, in earlier rounds.
  package let changes: [Double]

  package init(measure: Measure, round: ReadingRound, school: School?, before: [Double], changes: [Double]) {
    self.measure = measure
    self.round = round
    self.school = school
    self.before = before
    self.changes = changes
  }
}

extension ReadingContext {
  /// Everything that stands in the way of taking this reading.
  package func findings(for reading: MeasureReading) -> [Finding] {
    let parts = partFindings(reading)
    let impossible = placeFindings(reading) + (parts.isEmpty ? boundFindings(reading) : parts)
    if !impossible.isEmpty { return impossible }
    guard let unusual = unusual(reading), reading.reason.trimmed.isEmpty else { return [] }
    return [unusual]
  }

  private func placeFindings(_ reading: MeasureReading) -> [Finding] {
    if round.isLocked {
      return [
        Finding(
          "round", "round-locked",
          Phrase(
            "Ask the district to open this round: it is locked",
            es: "Pida al distrito que abra esta ronda: está cerrada"))
      ]
    }
    var found: [Finding] = []
    if let school, !measure.isTaken(at: school) {
      found.append(
        Finding(
          "school", "not-taken-here",
          Phrase("Choose a school at which this is measured", es: "Elija una escuela en la que se tome esta medida")))
    }
    if !reading.group.isEmpty, !measure.groupNames.contains(reading.group) {
      let names = Phrase.list(measure.groupNames)
      found.append(
        Finding(
          "group", "unknown-group",
          measure.groupNames.isEmpty
            ? Phrase(
              "Leave the group empty: the measure has none", es: "Deje el grupo vacío: la medida no tiene grupos")
            : Phrase("Choose one of the groups: \(names.en)", es: "Elija uno de los grupos: \(names.es)")))
    }
    return found
  }

  private func partFindings(_ reading: MeasureReading) -> [Finding] {
    guard let kind = measure.measureKind else { return [] }
    guard kind.isRatio else {
      return reading.part == nil
        ? []
        : [
          Finding(
            "part", "no-parts",
            Phrase(
              "Leave this empty: the value is not made of two numbers",
              es: "Déjelo vacío: el valor no se compone de dos números"))
        ]
    }
    if let part = reading.part, let whole = reading.whole, kind == .share, part > whole {
      return [
        Finding(
          "part", "part-above-whole",
          Phrase(
            "Enter no more than the whole, \(Self.plain(whole))",
            es: "Escriba como máximo el total, \(Self.plain(whole))"))
      ]
    }
    if reading.part != nil, reading.whole == 0 {
      return [
        Finding(
          "whole", "out-of-nothing",
          Phrase(
            "Enter a whole above zero, or leave the line empty",
            es: "Escriba un total mayor que cero o deje la línea vacía"))
      ]
    }
    guard let follows = kind.value(part: reading.part, whole: reading.whole), let value = reading.value else {
      return []
    }
    // As far apart as writing one decimal less can bring them.
    guard abs(follows - value) > max(0.051, abs(follows) * 0.005) else { return [] }
    let words = kind.words(follows)
    return [
      Finding(
        "value", "value-not-its-parts",
        Phrase(
          "Correct the value or its parts: they come to \(words)", es: "Corrija el valor o sus partes: dan \(words)"))
    ]
  }

  private func boundFindings(_ reading: MeasureReading) -> [Finding] {
    measure.measureKind.flatMap { reading.figure(of: $0) }.map { measure.impossible($0, "value") } ?? []
  }

  /// Fewer changes than this say nothing of what is usual.
  package static let fewestChanges = 8
  /// Source: Iglewicz and Hoaglin (1993), "How to Detect and Handle Outliers": a modified z-score above 3.5.
  package static let furthest = 3.5

  /// A reading that lies further from the last one than such readings do; nil when it is usual, or nothing came before.
  package func unusual(_ reading: MeasureReading) -> Finding? {
    guard let kind = measure.measureKind, let value = reading.figure(of: kind), let last = before.last else {
      return nil
    }
    guard let words = unusualWords(value: value, last: last, kind) else { return nil }
    return Finding("reason", "unusual", words)
  }

  private func unusualWords(value: Double, last: Double, _ kind: MeasureKind) -> Phrase? {
    let change = value - last
    let (now, then) = (kind.words(value), kind.words(last))
    if changes.count >= Self.fewestChanges {
      let middle = Self.median(changes)
      let spread = max(Self.median(changes.map { abs($0 - middle) }) * 1.4826, Self.least(kind, last))
      guard abs(change - middle) > Self.furthest * spread else { return nil }
      return Phrase(
        "Say why \(now) is right, or correct it: it was \(then) before, and no place has changed so much",
        es: "Explique por qué \(now) es correcto, o corríjalo: antes era \(then), y ningún lugar ha cambiado tanto")
    }
    let isFar =
      kind.limits == 0...100 ? abs(change) > 25 : abs(change) > max(abs(last) * 0.5, Self.least(kind, last) * 5)
    guard isFar else { return nil }
    return Phrase(
      "Say why \(now) is right, or correct it: it was \(then) before",
      es: "Explique por qué \(now) es correcto, o corríjalo: antes era \(then)")
  }

  /// Where all changes are alike, a small difference is still no wonder.
  private static func least(_ kind: MeasureKind, _ last: Double) -> Double {
    kind.limits == 0...100 ? 1 : max(abs(last) * 0.01, 0.01)
  }

  static func median(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  static func plain(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15 ? Int(number).grouped : String(number)
  }
}
