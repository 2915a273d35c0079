import Testing
import Vocabulary

@Suite struct `A day` {
  @Test(arguments: [
    ("2026-11-23", true), ("2024-02-29", true), ("2023-02-29", false), ("2026-13-01", false), ("1/05/2023", false),
    ("2026-1-1", false), ("", false),
  ])
  func `is read only when the calendar has it`(text: String, isThere: Bool) {
    #expect((Day(text) != nil) == isThere)
  }

  @Test func `counts from 1970 and back again`() {
    #expect(Day("1970-01-01")?.number == 0)
    #expect(Day("2000-03-01")?.number == 11_017)
    for number in stride(from: -200_000, through: 200_000, by: 997) { #expect(Day(number: number).number == number) }
  }

  @Test func `before the epoch is still a day`() {
    #expect(Moment(milliseconds: -1).day == Day("1969-12-31"))
    #expect(Moment(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
  }
}

@Suite struct `A school year` {
  @Test(arguments: ["2026-27", "2026–27", "2026", "2026-2027"]) func `is read as people write it`(text: String) throws {
    #expect(SchoolYear(text)?.start == 2026)
  }

  @Test func `begins in July and is named by both years`() throws {
    let june = try #require(Day("2026-06-30"))
    #expect(SchoolYear(containing: june) == SchoolYear(2025))
    #expect(SchoolYear(containing: june.adding(days: 1)) == SchoolYear(2026))
    #expect(SchoolYear(1999).description == "1999–00")
  }

  @Test func `whose second half does not follow is refused`() {
    #expect(SchoolYear("2026-29") == nil)
  }
}

@Suite struct `A moment` {
  @Test func `is written so that text sorts as time does, and is read back`() throws {
    let moment = Moment(milliseconds: 1_795_442_811_120)
    #expect(Moment(moment.description) == moment)
    #expect(moment.description < moment.adding(seconds: 1).description)
  }
}
