import Context
import Vocabulary

extension ActRecords {
  /// Keeps what a school says of itself in one respect. Said again on the same day it replaces the first; later it stands beside it,
  /// so that the way of the school can be followed.
  @discardableResult package func assess(_ assessment: ReadinessAssessment) throws -> ReadinessAssessment {
    let earlier = try assessment.school.flatMap { school in
      try all(ReadinessAssessment.self, where: "school", is: school)
        .last { $0.criterion == assessment.criterion && $0.assessed == today }
    }
    var kept = ReadinessAssessment(
      id: earlier?.id ?? assessment.id, version: earlier?.version ?? 0, values: assessment.values)
    kept.assessed = today
    return try save(kept)
  }
}
