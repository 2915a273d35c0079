import Measures
import Vocabulary

/// Whoever knows something that must be there before a launch. A strategy that has needs of its own is one line in the list.
package enum LaunchNeeds {
  package typealias Provider = @Sendable (Records) throws -> [LaunchNeed]

  package static let providers: [Provider] = [
    { try $0.measureNeeds() }, { try $0.buildLaunchNeeds(for: $0.schoolYear) }, { try $0.supportNeeds() },
  ]
}

extension Records {
  /// Everything that the district must have before it launches, in the order of the providers.
  package func launchNeeds() throws -> [LaunchNeed] { try LaunchNeeds.providers.flatMap { try $0(self) } }
}
