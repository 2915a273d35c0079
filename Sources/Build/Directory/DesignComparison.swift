import Vocabulary

/// Two designs side by side, feature by feature, with how far apart they are where both are known.
/// Source: docs/rules/directory.md
package struct DesignComparison: Sendable, Equatable {
  /// One feature of both.
  package struct Line: Sendable, Equatable {
    package let feature: DesignFeature
    /// Nil where nothing is known.
    package let ours: Phrase?
    package let theirs: Phrase?
    package let verdict: Phrase
    /// 0 for the same to 1 for as far apart as is counted; nil where one of the two is not known.
    package let distance: Double?
  }

  package let lines: [Line]

  package init(_ ours: Design, beside theirs: Design) {
    lines = [
      Line(.pay, ours.pay, theirs.pay, scale: .ratio, in: .dollars, aside: (ours.payShare, theirs.payShare)),
      Line(.release, ours.release, theirs.release, scale: .difference, in: .share),
      Line(.span, ours.span, theirs.span, scale: .ratio, in: .people),
      Line(.selection, ours.selection, theirs.selection),
      Line(.cost, ours.costPerPupil, theirs.costPerPupil, scale: .ratio, in: .dollars),
      Line(.teacherCost, ours.costPerTeacher, theirs.costPerTeacher, scale: .ratio, in: .dollars),
      Line(.training, ours.training, theirs.training),
      Line(.trainingDays, ours.trainingDays, theirs.trainingDays, scale: .ratio, in: .days),
    ]
  }

  /// The features that both sides are known for: those that a distance speaks of.
  package var compared: [DesignFeature] { lines.filter { $0.distance != nil }.map(\.feature) }

  /// With fewer features in common a distance would be chance.
  package static let fewest = 2

  /// The mean over the features that both are known for; nil with fewer than two.
  package var distance: Double? {
    let known = lines.compactMap(\.distance)
    return known.count < Self.fewest ? nil : known.reduce(0, +) / Double(known.count)
  }
}

extension DesignComparison.Line {
  /// How far apart two figures are, as a part of the farthest that is counted.
  fileprivate enum Scale {
    /// What the smaller lacks of the larger: pay and spans differ by factors, not by sums.
    case ratio
    /// Shares differ by how much of the whole lies between them.
    case difference

    func distance(_ a: Double, _ b: Double) -> Double {
      switch self {
      case .difference: (a - b).magnitude
      case .ratio: a == b ? 0 : 1 - min(a, b) / max(a, b)
      }
    }

    func distance(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>) -> Double {
      (distance(a.lowerBound, b.lowerBound) + distance(a.upperBound, b.upperBound)) / 2
    }
  }

  fileprivate init(
    _ feature: DesignFeature, _ ours: ClosedRange<Double>?, _ theirs: ClosedRange<Double>?, scale: Scale,
    in unit: FigureUnit, aside: (ClosedRange<Double>?, ClosedRange<Double>?) = (nil, nil)
  ) {
    self.feature = feature
    self.ours = ours.map(unit.words) ?? aside.0.map(FigureUnit.shareOfPay.words)
    self.theirs = theirs.map(unit.words) ?? aside.1.map(FigureUnit.shareOfPay.words)
    guard let ours, let theirs else {
      distance = nil
      verdict = Self.unknown(self.ours, self.theirs)
      return
    }
    distance = scale.distance(ours, theirs)
    verdict = Self.verdict(ours, theirs)
  }

  fileprivate init<Part: ChoiceType & Hashable>(_ feature: DesignFeature, _ ours: Set<Part>?, _ theirs: Set<Part>?) {
    self.feature = feature
    self.ours = ours.map(Self.words)
    self.theirs = theirs.map(Self.words)
    guard let ours, let theirs, !(ours.isEmpty && theirs.isEmpty) else {
      distance = nil
      verdict = Self.unknown(self.ours, self.theirs)
      return
    }
    distance = 1 - Double(ours.intersection(theirs).count) / Double(ours.union(theirs).count)
    let onlyTheirs = Part.allCases.filter { theirs.contains($0) && !ours.contains($0) }.map(\.label)
    verdict =
      onlyTheirs.isEmpty
      ? Phrase("Ours has all that is known of theirs", es: "El nuestro tiene todo lo que se sabe del suyo")
      : Phrase("Known of theirs and not of ours: ", es: "Se sabe del suyo y no del nuestro: ") + .list(onlyTheirs)
  }

  private static func words<Part: ChoiceType & Hashable>(_ parts: Set<Part>) -> Phrase {
    Phrase.list(Part.allCases.filter(parts.contains).map(\.label))
  }

  private static func unknown(_ ours: Phrase?, _ theirs: Phrase?) -> Phrase {
    switch (ours, theirs) {
    case (nil, nil): Phrase("Not known of either", es: "No se sabe de ninguno")
    case (nil, _): Phrase("Not known of ours", es: "No se sabe del nuestro")
    case (_, nil): Phrase("Not known of theirs", es: "No se sabe del suyo")
    default: Phrase("Given in different units, so not compared", es: "En unidades distintas: no se compara")
    }
  }

  private static func verdict(_ ours: ClosedRange<Double>, _ theirs: ClosedRange<Double>) -> Phrase {
    if ours == theirs { return Phrase("The same", es: "Igual") }
    if theirs.lowerBound > ours.upperBound {
      return Phrase("All of theirs is above ours", es: "Todo lo suyo está por encima de lo nuestro")
    }
    if theirs.upperBound < ours.lowerBound {
      return Phrase("All of theirs is below ours", es: "Todo lo suyo está por debajo de lo nuestro")
    }
    return Phrase("They overlap", es: "Coinciden en parte")
  }
}

/// How a figure of a design is said.
package enum FigureUnit: Sendable {
  case dollars, share, shareOfPay, people, days

  package func words(_ range: ClosedRange<Double>) -> Phrase {
    let (low, high) = (range.lowerBound, range.upperBound)
    let figures = low == high ? number(high) : "\(number(low))–\(number(high))"
    switch self {
    case .dollars, .share: return Phrase(verbatim: figures)
    case .shareOfPay: return Phrase("\(figures) of pay", es: "\(figures) del sueldo")
    case .people: return Phrase("\(figures) teachers", es: "\(figures) docentes")
    case .days: return high == 1 ? Phrase("1 day", es: "1 día") : Phrase("\(figures) days", es: "\(figures) días")
    }
  }

  private func number(_ value: Double) -> String {
    switch self {
    case .dollars: "$" + value.written(decimals: value < 10 && value != value.rounded() ? 2 : 0)
    case .share, .shareOfPay: (value * 100).written(decimals: 0) + "%"
    case .people: value.written(decimals: 0)
    case .days: value.written(decimals: value == value.rounded() ? 0 : 1)
    }
  }
}
