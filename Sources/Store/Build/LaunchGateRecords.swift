import Build
import Measures
import Purpose
import Vocabulary

extension Records {
  /// What every strategy needs before a launch, with what the district launches without.
  package func launchGate() throws -> LaunchGate { LaunchGate(try launchNeeds(), exceptions: try all()) }

  func measureNeeds() throws -> [LaunchNeed] {
    MeasureNeeds(
      priorities: try all(), aims: try measureAims(), comparisons: try all(), in: schoolYear
    ).needs
  }
}
