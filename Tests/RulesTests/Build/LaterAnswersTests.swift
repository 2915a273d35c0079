import Build
import Purpose
import Testing
import Vocabulary

@Suite struct `The questions that wait for their rooms` {
  @Test func `is the eighth, and says what they need without claiming anything`() {
    let answers = LaterAnswers.all(roles: [Plan.role("Coach")])
    #expect(answers.map(\.number) == [8])
    for answer in answers {
      #expect(answer.strength == .absent)
      #expect(!answer.missing.isEmpty)
      #expect(answer.sentence.en.hasPrefix("This cannot be told yet"))
    }
  }

  @Test func `show what already bears on them`() {
    let answers = LaterAnswers.all(roles: [Plan.role("Coach")])
    #expect(answers[0].evidence.map(\.link?.path) == ["build/roles"])
    #expect(LaterAnswers.all(roles: []).allSatisfy { $0.evidence.isEmpty })
  }
}
