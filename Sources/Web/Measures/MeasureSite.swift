import Measures
import Store
import Vocabulary

/// The pages of Measures besides its lists.
enum MeasureSite {
  static let pages: [any Pages] = [
    MeasureLibraryPage(), CalendarPage(), RoundPages(), LaunchPages(), SealPages(), AmendmentPages(), PicturePages(),
    SubscriptionPages(), InstrumentPages(), WavePages(), SurveyResultsPage(), TrustPage(), RespondentPages(),
    MonitoringPages(), DigestPages(),
  ]
}
