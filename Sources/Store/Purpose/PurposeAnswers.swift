import Build
import Measures
import Purpose
import Vocabulary

/// What the pictures and answers of Purpose are made from, read at one moment.
extension Records {
  package var schoolYear: SchoolYear { SchoolYear(containing: today) }

  package func coverage() throws -> Coverage {
    Coverage(priorities: try all(), theories: try all(), roles: try all(), schools: try all(), in: schoolYear)
  }

  package func formAndFunction() throws -> FormAndFunction {
    FormAndFunction(roles: try all(), theories: try all())
  }

  package func writtenAnswer(to question: KeyQuestion) throws -> WrittenAnswer? {
    try all(WrittenAnswer.self, where: "question", is: String(question.number)).newest(to: question)
  }

  package func engagementReach() throws -> EngagementReach {
    let responses = try namedRespondents()
    return EngagementReach(
      stakeholders: try all(), sessions: try all(), answers: try answersByGroup(), answered: responses,
      sizes: try groupSizes(), priorities: try all())
  }

  /// The first two questions.
  func purposeAnswers() throws -> [Answer] {
    [
      Answer.priorities(
        try coverage(), statements: try all(), written: try writtenAnswer(to: .priorities),
        measured: try count(MeasureReading.self) > 0),
      Answer.moreThanCareer(try formAndFunction(), written: try writtenAnswer(to: .moreThanCareer)),
    ]
  }

  /// How many people the roster and the schools count in each group.
  private func groupSizes() throws -> [StakeholderGroup: Int] {
    let rows = try session.rows(
      """
      SELECT post, COUNT(DISTINCT person) FROM position
      WHERE district = \(district) AND COALESCE("from", '') <= \(today) AND COALESCE("until", '9999-12-31') >= \(today)
      GROUP BY post
      """)
    var sizes: [StakeholderGroup: Int] = [:]
    for row in rows {
      guard let group = Post(rawValue: row.text(0))?.stakeholderGroup else { continue }
      sizes[group, default: 0] += row.integer(1) ?? 0
    }
    let pupils = try session.count(
      "SELECT CAST(COALESCE(SUM(pupils), 0) AS BIGINT) FROM school WHERE district = \(district) AND COALESCE(is_closed, 0) = 0"
    )
    if pupils > 0 { sizes[.students] = pupils }
    return sizes
  }
}

extension Post {
  /// The group whose size a count of this post tells: posts that a roster gives. The register knows the others better.
  fileprivate var stakeholderGroup: StakeholderGroup? {
    switch self {
    case .teacher: .teachers
    case .supportStaff: .supportStaff
    case .principal: .principals
    default: nil
    }
  }
}
