import Testing
import Vocabulary

@Suite struct `The strength of an answer` {
  private func strength(of evidence: [Strength], limits: [Strength?] = []) -> Strength {
    Answer(
      .priorities, Phrase(verbatim: ""),
      evidence: evidence.map { .init(Phrase(verbatim: "A"), Phrase(verbatim: "1"), $0, at: nil) },
      missing: limits.map { .init(Phrase(verbatim: "B"), at: .page("purpose"), noStrongerThan: $0) }
    ).strength
  }

  @Test func `is absent without evidence, whatever is missing`() {
    #expect(strength(of: []) == .absent)
    #expect(strength(of: [], limits: [nil, .documented]) == .absent)
  }

  @Test(arguments: [
    ([Strength.stated], Strength.stated), ([.stated, .documented], .documented), ([.measured, .stated], .measured),
    ([.tested, .documented], .tested),
  ])
  func `is that of the strongest piece of evidence`(evidence: [Strength], expected: Strength) {
    #expect(strength(of: evidence) == expected)
  }

  @Test func `is held down by the most serious gap`() {
    #expect(strength(of: [.tested], limits: [.measured, .stated, nil]) == .stated)
    #expect(strength(of: [.documented], limits: [.measured]) == .documented)
  }

  @Test func `is not held down by a gap that only would add to it`() {
    #expect(strength(of: [.measured], limits: [nil]) == .measured)
  }

  @Test func `goes from absent to tested`() {
    #expect(Strength.allCases.sorted() == [.absent, .stated, .documented, .measured, .tested])
  }
}

@Suite struct `The key questions` {
  @Test func `are nine, numbered from one, in the order of the strategies`() {
    #expect(KeyQuestion.allCases.map(\.number) == Array(1...9))
    #expect(
      KeyQuestion.allCases.map(\.strategy)
        == [.purpose, .purpose, .context, .context, .measures, .measures, .build, .build, .build])
  }

  @Test func `are told to programs in one language`() {
    let answer = Answer(
      .success, Phrase("Not yet", es: "Todavía no"),
      evidence: [.init(Phrase("Goals", es: "Metas"), Phrase(verbatim: "3"), .stated, at: .page("purpose/theories"))],
      missing: [.init(Phrase("A baseline", es: "Una línea de base"), at: .page("measures"), noStrongerThan: .stated)])
    let told = answer.told(in: .spanish)
    #expect(told.number == 5)
    #expect(told.sentence == "Todavía no")
    #expect(told.evidence.first?.path == "purpose/theories")
    #expect(told.missing.first?.what == "Una línea de base")
    #expect(told.strength == .stated)
  }
}
