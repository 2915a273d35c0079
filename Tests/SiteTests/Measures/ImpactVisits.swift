import Measures
import Sample
import Store
import Testing
import Vocabulary
import Web

/// The sample district holds a trial that helped, one that did not, and one whose schools were improving already.
@Suite struct `Whoever asks whether it worked` {
  private static func page(_ trial: String) -> String { "/measures/impact/\(ComparisonDesign.ID.sample(trial))" }

  @Test func `is told what helped, with its range, how sure that is and what it cannot tell`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await visitor.open(Self.page("talk"))
    #expect(page.says("Registered before the start"))
    #expect(page.says("Schools that started improved by"))
    #expect(page.says("the plausible range is"))
    #expect(page.says("How sure are we?"))
    #expect(page.says("What this cannot tell you"))
    #expect(page.says("Each supported teacher costs"))
    #expect(page.says("Exploratory: 1 look"))
  }

  @Test func `is told that nothing can be told from chance, where nothing changed`() async throws {
    let page = try await SampleSite.open().visit(as: .ortega).open(Self.page("advisory"))
    #expect(page.says("came out about alike"))
    #expect(page.says("That there is no effect: one that is too small for this design would look the same."))
  }

  @Test func `is not told that clubs helped where schools were improving already`() async throws {
    let page = try await SampleSite.open().visit(as: .ortega).open(Self.page("clubs"))
    #expect(page.says("were already improving faster"))
    #expect(!page.says("Schools that started improved by"))
  }

  @Test func `sees before the start what a comparison could see, and a suggestion that anybody can draw again`()
    async throws
  {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let address = "/measures/design/\(ComparisonDesign.ID.sample("staggered"))"
    let page = try await visitor.open("\(address)?waves=2027-08-24%3A+10%0Anever%3A+10&seed=7")
    #expect(page.says("Suggested: who starts when"))
    #expect(page.says("we would usually notice an effect of"))
    #expect(page.says("What would make it sharper"))
    try await visitor.press("Take these starts")
    #expect(visitor.page.path.contains("done=saved"))
    #expect(visitor.page.says("Who starts when"))
    let refused = try await visitor.open("\(address)?waves=soon%3A+10&seed=7")
    #expect(refused.says("is neither"))
  }
}
