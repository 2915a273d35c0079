import Build
import Testing
import Vocabulary

@Suite struct `A decision right` {
  private func codes(_ right: DecisionRight) -> [String] { right.findings.map { "\($0.field) \($0.code)" } }

  @Test func `that is tight says its value, in the kind of its question`() {
    func tight(_ kind: AnswerKind, _ value: String) -> DecisionRight {
      Rights.right("Q", kind, .tight) { $0.value = value }
    }
    #expect(codes(tight(.share, "40%")) == [])
    #expect(tight(.share, "40").fixedValue == .share(0.4))
    #expect(tight(.money, "$5,000").fixedValue == .money(Money(dollars: 5_000)))
    #expect(tight(.flag, "sí").fixedValue == .flag(true))
    #expect(tight(.people, "Ana; Ben\nAna").fixedValue == .people(["Ana", "Ben"]))
    #expect(codes(tight(.share, "")) == ["value no-value"])
    #expect(codes(tight(.share, "140")) == ["value share"])
    #expect(codes(tight(.count, "a few")) == ["value number"])
  }

  @Test func `that is a draft may still lack its value`() {
    let right = Rights.right("Q", .count, .tight) { $0.stage = .draft }
    #expect(right.findings.map(\.stops) == [.launching])
  }

  @Test func `is not tight at the school, nor loose at the district`() {
    #expect(
      codes(
        Rights.right("Q", .flag, .tight) {
          $0.value = "yes"; $0.level = .school
        }) == ["level tight-at-school"])
    #expect(codes(Rights.right("Q", .text, .loose) { $0.level = .district }) == ["level loose-at-district"])
  }

  @Test(arguments: [
    ("40", "", "at least 40%"), ("", "60%", "at most 60%"), ("40", "60", "from 40% to 60%"),
    ("50", "50", "from 50% to 50%"),
  ])
  func `that is bounded says its rule in words`(_ least: String, _ most: String, _ words: String) {
    #expect(codes(Rights.share(least, most)) == [])
    #expect(Rights.share(least, most).rule.en == words)
  }

  @Test func `that is bounded by nothing is found`() {
    #expect(codes(Rights.share()) == ["least no-bound"])
    #expect(codes(Rights.right("Q", .choice, .bounded)) == ["allowed no-bound"])
  }

  @Test func `whose bound excludes every value is found at the place`() {
    #expect(codes(Rights.share("60", "40")) == ["most excludes-everything"])
    let choice = Rights.right("Q", .choice, .bounded) {
      $0.options = "One\nTwo"
      $0.allowed = "Three"
    }
    #expect(codes(choice) == ["allowed excludes-everything"])
    let panel = Rights.right("Q", .people, .bounded) {
      $0.options = "Teachers\nPrincipal\nFamilies"
      $0.allowed = "Principal"
      $0.oneOf = "Teachers"
    }
    #expect(codes(panel) == ["one_of excludes-everything"])
    let crowd = Rights.right("Q", .people, .bounded) {
      $0.options = "Teachers\nPrincipal"
      $0.least = "3"
    }
    #expect(codes(crowd) == ["least excludes-everything"])
  }

  @Test func `has bounds of its own kind only`() {
    let share = Rights.right("Q", .share, .bounded) { $0.allowed = "40%" }
    #expect(codes(share) == ["allowed no-such-bound"])
    #expect(codes(Rights.right("Q", .choice, .bounded) { $0.least = "2" }) == ["least no-such-bound"])
    #expect(codes(Rights.share("some")) == ["least share"])
    #expect(codes(Rights.right("Q", .people, .bounded) { $0.least = "40%" }) == ["least number"])
  }

  @Test(arguments: [AnswerKind.flag, .text]) func `in yes or no, or in words, is tight or loose`(_ kind: AnswerKind) {
    #expect(codes(Rights.right("Q", kind, .bounded)) == ["hold cannot-be-bounded"])
  }

  @Test func `says nothing beside what it holds`() {
    #expect(
      codes(
        Rights.right("Q", .count, .loose) {
          $0.value = "3"; $0.least = "1"
        }) == ["value says-otherwise", "least says-otherwise"])
    #expect(
      codes(
        Rights.right("Q", .count, .tight) {
          $0.value = "3"; $0.most = "4"
        }) == ["most says-otherwise"])
  }

  @Test func `is published with a post that decides, and asked what it gives`() {
    let right = Rights.right("Q", .flag, .tight) {
      $0.value = "yes"
      $0.decider = " "
      $0.gives = ""
    }
    #expect(right.findings.map(\.code) == ["no-decider", "nothing-in-return"])
    #expect(right.findings.map(\.stops) == [.saving, .nothing])
  }

  @Test func `offers what is allowed, in the order of what there is`() {
    let right = Rights.right("Q", .choice, .bounded) {
      $0.options = "One\nTwo\nThree"
      $0.allowed = "Three\nOne"
    }
    #expect(right.offered == ["One", "Three"])
    #expect(Rights.right("Q", .choice, .bounded) { $0.allowed = "B; A" }.offered == ["B", "A"])
  }
}

@Suite struct `A value that answers a question` {
  @Test(arguments: [
    (AnswerKind.share, "40%", "40"), (.share, " 12.5 ", "12.5"), (.count, "1,200", "1200"),
    (.money, "$1,234.50", "1234.50"),
    (.flag, "No", "no"), (.text, "As we like", "As we like"), (.choice, "one", "One"),
    (.people, "two; ONE;two", "Two; One"),
  ])
  func `reads back as it was typed`(_ kind: AnswerKind, _ typed: String, _ back: String) throws {
    let value = try kind.value(from: typed, among: kind.isListed ? ["One", "Two"] : [])
    #expect(value?.typed == back)
    #expect(try kind.value(from: value?.typed ?? "", among: kind.isListed ? ["One", "Two"] : []) == value)
  }

  @Test(arguments: AnswerKind.allCases) func `is nothing where nothing is typed`(_ kind: AnswerKind) throws {
    #expect(try kind.value(from: " \n") == nil)
  }

  @Test func `is one of those there are`() {
    #expect(throws: UnreadableField.self) { try AnswerKind.choice.value(from: "Four", among: ["One"]) }
    #expect(throws: UnreadableField.self) { try AnswerKind.people.value(from: "One; Four", among: ["One"]) }
  }
}

@Suite struct `The matrix of a year` {
  private let year = SchoolYear(2027)

  private func compare(_ before: DecisionRight, _ after: DecisionRight) -> RightsMatrix.Change? {
    var after = after
    after.year = year
    return RightsMatrix([after], in: year).comparisons(with: RightsMatrix([before], in: Rights.year)).first?.change
  }

  @Test func `finds what became tighter and what looser`() {
    let loose = Rights.right("Release", .share, .loose)
    #expect(compare(loose, Rights.share("40")) == .tighter)
    #expect(compare(Rights.share("40"), loose) == .looser)
    #expect(compare(Rights.share("40"), Rights.share("50")) == .tighter)
    #expect(compare(Rights.share("40"), Rights.share("40", "60")) == .tighter)
    #expect(compare(Rights.share("40", "60"), Rights.share("30", "60")) == .looser)
    #expect(compare(Rights.share("40", "60"), Rights.share("50", "70")) == .moved)
    #expect(compare(Rights.share("40"), Rights.share("40")) == .same)
  }

  @Test func `compares sets of choices`() {
    func choice(_ allowed: String) -> DecisionRight {
      Rights.right("Who", .choice, .bounded) { $0.allowed = allowed }
    }
    #expect(compare(choice("A\nB"), choice("A")) == .tighter)
    #expect(compare(choice("A"), choice("A\nB")) == .looser)
    #expect(compare(choice("A"), choice("B")) == .moved)
    func panel(_ oneOf: String) -> DecisionRight { Rights.right("Who", .people, .bounded) { $0.oneOf = oneOf } }
    #expect(compare(panel("A\nB"), panel("A")) == .tighter)
    #expect(compare(panel("A"), panel("A\nB")) == .looser)
  }

  @Test func `knows another value from a tighter one`() {
    let three = Rights.right("Term", .count, .tight) { $0.value = "3" }
    let four = Rights.right("Term", .count, .tight) { $0.value = "4" }
    #expect(compare(three, four) == .moved)
    #expect(compare(three, three) == .same)
  }

  @Test func `says what is new and what is gone, drafts left out`() {
    let old = Rights.right("Old", .flag, .loose)
    let new = Rights.right("New", .flag, .loose, in: year)
    let draft = Rights.right("Draft", .flag, .loose, in: year) { $0.stage = .draft }
    let changes = RightsMatrix([new, draft], in: year).comparisons(with: RightsMatrix([old], in: Rights.year))
    #expect(changes.map(\.name) == ["New", "Old"])
    #expect(changes.map(\.change) == [.new, .gone])
  }

  @Test func `knows a question by its name in the library though its words change`() {
    let before = Rights.right("How long?", .count, .tight) {
      $0.value = "2"
      $0.question = "term"
    }
    let after = Rights.right("For how many years?", .count, .tight) {
      $0.value = "2"
      $0.question = "term"
    }
    #expect(compare(before, after) == .same)
  }

  @Test func `copies what was published as drafts, once`() {
    let matrix = RightsMatrix(
      [Rights.share("40"), Rights.right("Draft", .flag, .loose) { $0.stage = .draft }], in: Rights.year)
    let copies = matrix.copied(to: year, beside: [])
    #expect(copies.map(\.name) == ["Release"])
    #expect(copies.first?.stage == .draft && copies.first?.year == year && copies.first?.least == "40")
    #expect(matrix.copied(to: year, beside: copies).isEmpty)
  }

  @Test func `says what keeps its drafts from being published`() {
    let fine = Rights.right("Fine", .flag, .loose) { $0.stage = .draft }
    let bare = Rights.right("Bare", .count, .tight) { $0.stage = .draft }
    let hindrances = RightsMatrix([fine, bare], in: Rights.year).hindrances
    #expect(hindrances.map(\.right.name) == ["Bare"])
    #expect(hindrances.first?.findings.map(\.code) == ["no-value"])
  }
}

@Suite struct `The library of design questions` {
  @Test func `has at least twenty-five, each with words of its own in both languages`() {
    #expect(DesignQuestion.all.count >= 25)
    #expect(Set(DesignQuestion.all.map(\.name)).count == DesignQuestion.all.count)
    #expect(Set(DesignQuestion.all.map(\.words.es)).count == DesignQuestion.all.count)
    #expect(Set(DesignQuestion.all.map(\.subject)) == Set(QuestionSubject.allCases))
  }

  @Test(arguments: DesignQuestion.all.map(\.name), Language.allCases)
  func `begins rights that can be kept as drafts`(_ name: String, _ language: Language) throws {
    let right = try #require(DesignQuestion(named: name)).right(in: Rights.year, language: language)
    #expect(right.allFindings.filter { $0.stops == .saving }.isEmpty)
    #expect(right.key.question == name)
  }
}
