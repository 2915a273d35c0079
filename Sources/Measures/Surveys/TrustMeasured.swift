import Context
import Vocabulary

extension Instrument {
  /// The instrument whose results answer the question of trust.
  package static let ofTrust = "trust"
}

extension MeasuredTrust {
  /// What question 4 may know of a closed wave.
  package init(_ survey: Survey, _ wave: SurveyWave, _ release: WaveRelease) {
    let overall = release.constructs.lazy.compactMap(\.figure).first
    self.init(
      survey: survey.words, wave: wave.name, closed: release.closed, answered: release.answered, asked: release.asked,
      district: overall.map {
        Spread(
          mean: $0.mean, low: $0.range.lowerBound, high: $0.range.upperBound, highest: $0.highest)
      },
      schools: release.schools.map { School($0.name.en, release.standing($0)) },
      link: .page("context/trust"))
  }
}
