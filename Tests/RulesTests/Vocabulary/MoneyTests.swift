import Testing
import Vocabulary

@Suite struct `An amount of money` {
  @Test(arguments: [
    ("1,234.50", 123_450), ("$12", 1_200), ("-20", -2_000), (".5", 50), ("0.07", 7), ("1234.5", 123_450),
  ])
  func `is read to the cent`(text: String, cents: Int) {
    #expect(Money(text)?.cents == cents)
  }

  @Test(arguments: ["", ".", "12.345", "twelve", "1.2.3", "--5", "1e6"]) func `that is none is refused`(text: String) {
    #expect(Money(text) == nil)
  }

  @Test func `is written for people and for spreadsheets`() {
    #expect(Money(cents: 123_456_789).description == "$1,234,567.89")
    #expect(Money(cents: -500).description == "-$5")
    #expect(Money(cents: 7).plain == "0.07")
    #expect(Money(Money(cents: -7).plain) == Money(cents: -7))
  }
}
