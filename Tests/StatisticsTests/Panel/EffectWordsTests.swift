import Testing
import Vocabulary

@testable import Statistics

@Suite struct `What an effect says` {
  @Test(arguments: [
    (
      0.03, 0.02,
      "Those that started gained 0.03 more than comparable ones that had not; anything between a loss of 0.01 and a gain of 0.07 fits the data, no difference at all among them.",
      "Quienes empezaron ganaron 0.03 más que otros comparables que no habían empezado; cualquier valor entre una pérdida de 0.01 y una ganancia de 0.07 concuerda con los datos, incluso ninguna diferencia."
    ),
    (
      -3.1, 2.0,
      "Those that started gained 3 less than comparable ones that had not; anything between a loss of 7 and a gain of 1 fits the data, no difference at all among them.",
      "Quienes empezaron ganaron 3 menos que otros comparables que no habían empezado; cualquier valor entre una pérdida de 7 y una ganancia de 1 concuerda con los datos, incluso ninguna diferencia."
    ),
    (
      0.42, 0.05,
      "Those that started gained 0.42 more than comparable ones that had not; the plausible range is 0.32 to 0.52.",
      "Quienes empezaron ganaron 0.42 más que otros comparables que no habían empezado; el rango plausible va de 0.32 a 0.52."
    ),
    (
      -1_250, 300,
      "Those that started gained 1,250 less than comparable ones that had not; the plausible range is -1,838 to -662.",
      "Quienes empezaron ganaron 1,250 menos que otros comparables que no habían empezado; el rango plausible va de -1,838 a -662."
    ),
  ])
  func `is one number, its range and what it is compared with`(
    value: Double, error: Double, english: String, spanish: String
  ) {
    let said = EffectWords.sentence(Estimate(value, standardError: error, level: 0.95))
    #expect(said.en == english)
    #expect(said.es == spanish)
  }

  @Test func `claims nothing where no error can be given`() {
    #expect(EffectWords.sentence(Estimate(0.5)).en.hasPrefix("Too few started for a range"))
  }

  @Test(arguments: [
    (0.30, 0.1, "the two groups had moved alike in the 3 periods", "habían evolucionado igual en 3 periodos"),
    (0.01, 0.1, "were already improving faster", "ya mejoraban más deprisa"),
    (0.01, -0.1, "were already moving differently", "ya evolucionaban de otro modo"),
  ])
  func `tells what was seen before the start, and never takes it for proof`(
    probability: Double, drift: Double, english: String, spanish: String
  ) throws {
    var test = try #require(PreTrend.example)
    test.probability = probability
    test.drift = drift
    test.periods = 3
    let said = try #require(EffectWords.before(test))
    #expect(said.en.contains(english))
    #expect(said.es.contains(spanish))
  }

  @Test func `rounds a robustness down to nothing where there is none`() {
    #expect(EffectWords.robust(0).en.contains("not outlast even small"))
    #expect(EffectWords.robust(1.2).en.contains("at least 1.20 times"))
  }

  @Test(arguments: [(0.02, 2), (0.3, 1), (3, 0), (0.0119, 2), (250, 0), (0, 2)])
  func `keeps as many digits as its uncertainty supports`(error: Double, digits: Int) {
    #expect(error.digitsItSupports == digits)
  }
}

extension PreTrend {
  /// From a made-up roll-out.
  static var example: PreTrend? {
    let question = Effect(outcome: "y", unit: "id", period: "t", start: "g", draws: 0)
    return try? question.answer(from: MadeRollout(seed: 2).frame(), Work()).outcome.preTrend
  }
}
