import Testing
import Vocabulary

@testable import Statistics

@Suite struct `What value-added says to a superintendent` {
  @Test(arguments: [
    (0.6085, "about 6 of every 10", "unos 6 de cada 10"), (0.97, "nearly all", "casi todos los"),
    (0.02, "hardly any of the", "casi ninguno de los"), (0.75, "about 8 of every 10", "unos 8 de cada 10"),
  ])
  func `counts in tens`(share: Double, en: String, es: String) {
    #expect(ValueAddedWords.outOfTen(share) == Phrase(en, es: es))
  }

  @Test(arguments: [
    (0.125, "about 1 in 8", "alrededor de 1 de cada 8"), (0.3, "about 1 in 3", "alrededor de 1 de cada 3"),
    (0.001, "fewer than 1 in 200", "menos de 1 de cada 200"),
  ])
  func `counts small shares as one in so many`(share: Double, en: String, es: String) {
    #expect(ValueAddedWords.oneIn(share) == Phrase(en, es: es))
  }

  @Test func `says first how often naming people would be right`() {
    let accuracy = DecisionAccuracy(reliability: 0.5, topShare: 0.25)
    let one = ValueAddedWords.namingTop(accuracy, years: 1, isUpperBound: true)
    #expect(
      one.en
        == "If we used one year's test-score growth alone to name the top quarter, at best about 6 of every 10 teachers named would truly belong there, and about 1 in 8 would in fact be below average."
    )
    #expect(
      one.es
        == "Si usáramos solo el crecimiento en las pruebas de un solo año para nombrar el cuarto superior, en el mejor de los casos unos 6 de cada 10 docentes nombrados pertenecerían de verdad ahí, y alrededor de 1 de cada 8 estaría en realidad por debajo del promedio."
    )
    let three = ValueAddedWords.namingTop(
      DecisionAccuracy(reliability: 0.8, topShare: 0.2), years: 3, isUpperBound: false)
    #expect(
      three.en.hasPrefix("If we used test-score growth over 3 years alone to name the top fifth, about 7 of every 10"))
    #expect(
      three.es.hasPrefix(
        "Si usáramos solo el crecimiento en las pruebas durante 3 años para nombrar el quinto superior, unos 7 de cada 10"
      ))
  }

  @Test(arguments: [
    (Rigor.strong, "together with other evidence", "junto con otras evidencias"),
    (
      .combined, "only combined with observation and conversation",
      "solo combinado con la observación y la conversación"
    ),
    (
      .notForIndividuals, "not rigorous enough to choose people on its own",
      "no es lo bastante riguroso para elegir personas"
    ),
  ])
  func `says what it is good for`(rigor: Rigor, en: String, es: String) {
    #expect(ValueAddedWords.verdict(rigor).en.contains(en) && ValueAddedWords.verdict(rigor).es.contains(es))
  }

  @Test func `says what reliability means, and that one year's is an upper bound`() {
    let three = ValueAddedWords.reliability(0.45, isUpperBound: false, years: 3)
    #expect(
      three.en
        == "If the same teachers taught a new group of similar students, about 45% of the differences we see would be seen again; the rest is class luck and test noise."
    )
    #expect(
      three.es.contains("alrededor del 45%")
        && three.es.hasSuffix("el resto es suerte de la clase y ruido de la prueba."))
    let one = ValueAddedWords.reliability(0.74, isUpperBound: true, years: 1)
    #expect(one.en.contains("at most 74%") && one.en.contains("one year cannot tell a teacher from that year's class"))
    #expect(one.es.contains("como máximo el 74%") && one.es.contains("límite superior"))
    #expect(ValueAddedWords.reliability(0.74, isUpperBound: true, years: 2).en.contains("different classes"))
  }

  @Test func `says of one teacher a range and a chance, never a place`() {
    let said = ValueAddedWords.teacher(
      "Ms. A", 0.08, Interval(-0.02, 0.18, level: 0.95), chanceInTop: 0.46, topShare: 0.25)
    #expect(
      said.en
        == "Ms. A: students grew about 0.08 standard deviations more than similar students elsewhere; the plausible range is -0.02 to 0.18, so we cannot rule out average. Chance of being in the top quarter: 46%."
    )
    #expect(
      said.es
        == "Ms. A: sus estudiantes crecieron unas 0.08 desviaciones estándar más que estudiantes similares en otros lugares; el rango plausible va de -0.02 a 0.18, así que no podemos descartar el promedio. Probabilidad de estar en el cuarto superior: 46%."
    )
    let clear = ValueAddedWords.teacher(
      "B", -0.31, Interval(-0.5, -0.12, level: 0.95), chanceInTop: nil, topShare: 0.25)
    #expect(
      clear.en
        == "B: students grew about 0.31 standard deviations less than similar students elsewhere; the plausible range is -0.50 to -0.12."
    )
  }

  @Test func `has words in both languages for every other look`() {
    for name in [
      "without-covariates", "without-prior", "without-prior-all-rows", "with-means", "without-means", "schools-fixed",
      "schools-counted", "uncorrected-prior",
    ] {
      let words = ValueAddedWords.look(name)
      #expect(words.en != name && words.es != words.en)
    }
  }

  @Test func `says no p-value and no star, and tells how sure and what not`() throws {
    let answered = try MadeSchools.question.answer(from: MadeSchools(students: 12).made().frame, Work())
    let told = answered.told
    for text in [told.sentence.en, told.howSure.en] + told.cannotTell.map(\.en) {
      #expect(!text.contains("p-value") && !text.contains("significant") && !text.contains("*"))
    }
    #expect(told.howSure.en.contains("seen again") && told.howSure.en.contains("correlation of"))
    #expect(told.howSure.es.contains("se vería de nuevo") && told.howSure.es.contains("correlación de"))
    #expect(told.cannotTell.count == 3)
    #expect(answered.outcome.tables.count == 5 && answered.outcome.pictures.count == 1)
  }
}

@Suite struct `Evidence that somebody is among the best` {
  private func measures(_ sources: [TopTeacherEvidence.Source], people: Int = 80) -> [TopTeacherEvidence.Measure] {
    var random = RandomStream(seed: 7)
    let truths = (0..<people).map { _ in random.normal() }
    return sources.enumerated().map { place, source in
      TopTeacherEvidence.Measure(
        "m\(place)", source,
        values: truths.map { (0.5).squareRoot() * $0 + (0.5).squareRoot() * random.normal() }, reliability: 0.6)
    }
  }

  private func code(_ measures: [TopTeacherEvidence.Measure]) -> String? {
    do { _ = try TopTeacherEvidence(measures, topShare: 0.25) } catch {
      return (error as? Refusal)?.findings.first?.code
    }
    return nil
  }

  @Test func `takes two measures from different sources`() throws {
    #expect(code(measures([.testScores])) == "measures.two")
    #expect(code(measures([.testScores, .testScores])) == "measures.two")
    #expect(code(measures([.testScores, .observation])) == nil)
    #expect(code(measures([.testScores, .observation], people: 12)) == "people.few")
    var lying = measures([.testScores, .observation])
    lying[0].reliability = 0
    #expect(code(lying) == "reliability.range")
    lying[0].reliability = 0.1
    lying[1].reliability = 0.1
    #expect(code(lying) == "reliability.contradiction")
    lying[1].values.removeLast()
    #expect(code(lying) == "measures.people")
  }

  @Test func `gives chances in the order of the people, and none for whom one source saw`() throws {
    var two = measures([.testScores, .observation])
    two[1].values[3] = nil
    let evidence = try TopTeacherEvidence(two, topShare: 0.25)
    #expect(evidence.chanceInTop.count == 80)
    #expect(evidence.chanceInTop[3] == nil && evidence.chanceBelowAverage[3] == nil)
    let sum = evidence.chanceInTop.compactMap(\.self).reduce(0, +)
    #expect(abs(sum - 20) < 0.6)
  }

  @Test func `is surer with more measures`() throws {
    let two = try TopTeacherEvidence(measures([.testScores, .observation]), topShare: 0.25)
    let four = try TopTeacherEvidence(
      measures([.testScores, .observation, .studentSurvey, .peerReview]), topShare: 0.25)
    #expect(four.accuracy.trulyTopWhenFlagged > two.accuracy.trulyTopWhenFlagged)
  }

  @Test func `has no accessor that puts people in an order`() {
    let children = ["topShare", "chanceInTop", "chanceBelowAverage", "accuracy", "composite", "complete"]
    let evidence = try? TopTeacherEvidence(measures([.testScores, .observation]), topShare: 0.25)
    #expect(evidence.map { Mirror(reflecting: $0).children.compactMap(\.label) } == children)
  }
}
