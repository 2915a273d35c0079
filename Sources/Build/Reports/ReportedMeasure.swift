import Measures
import Vocabulary

/// A measure as it was promised, beside what has been measured since.
package struct ReportedMeasure: Sendable, Equatable {
  /// As sealed; as it stands now where nothing is sealed yet.
  package let promised: MeasureAims
  package let isSealed: Bool
  package let isAmended: Bool
  package let latest: PublicFigure
  package let period: String
  /// The last day of the round that the latest figure is of.
  package let taken: Day?

  package init(
    _ promised: MeasureAims, isSealed: Bool, isAmended: Bool, rounds: [RoundStanding], until day: Day
  ) {
    self.promised = promised
    self.isSealed = isSealed
    self.isAmended = isAmended
    let newest = rounds.last { round in
      round.isApproved && round.district != nil && (round.round.ends.map { $0 <= day } ?? true)
    }
    latest = PublicFigure(newest?.district, of: promised.measure)
    period = newest?.round.period ?? ""
    taken = newest?.round.ends
  }

  /// How the latest figure stands to what was promised.
  package enum Standing: Sendable, CaseIterable {
    case reached, onPath, behind, unknown

    package var label: Phrase {
      switch self {
      case .reached: Phrase("target reached", es: "meta alcanzada")
      case .onPath: Phrase("on its path", es: "en su camino")
      case .behind: Phrase("behind its path", es: "por detrás de su camino")
      case .unknown: Phrase("cannot be told", es: "no se puede saber")
      }
    }
  }

  /// The path runs straight from the baseline to the targets. A figure on the path is not proof of an effect.
  package var standing: Standing {
    guard case .shown(let figures) = latest, let direction = promised.measure.direction else { return .unknown }
    if let target = promised.finalTarget?.value, direction.isReached(figures.value, target: target) { return .reached }
    guard let taken, let expected = promised.expected(on: taken) else { return .unknown }
    return direction.isReached(figures.value, target: expected) ? .onPath : .behind
  }

  var measure: Measure { promised.measure }

  var latestWords: Phrase {
    switch latest {
    case .shown(let figures): Phrase(verbatim: "\(measure.words(figures.value)) (\(period))")
    case .hidden: Phrase("hidden: too few people", es: "oculto: muy pocas personas")
    case .missing: Phrase("no approved figure yet", es: "sin cifra aprobada aún")
    }
  }

  var targetWords: Phrase {
    guard let target = promised.finalTarget, let value = target.value, let by = target.by else { return Self.none }
    return Phrase("\(measure.words(value)) by \(by)", es: "\(measure.words(value)) para el \(by)")
  }

  var baselineWords: Phrase {
    promised.baseline?.value.map { Phrase(verbatim: measure.words($0)) } ?? Self.none
  }

  var name: Phrase {
    isAmended
      ? Phrase("\(measure.name) (amended since)", es: "\(measure.name) (enmendada después)")
      : Phrase(verbatim: measure.name)
  }

  private static let none = Phrase(verbatim: "–")
}
