import Build
import HTTPTypes
import Sample
import Store
import TestSupport
import Testing
import Vocabulary

@Suite struct `A principal who looks for time in the timetable` {
  @Test func `sees which team cannot meet, and which classes would have to move`() async throws {
    let visitor = try await SampleSite.open().visit(as: .holloway)
    let page = try await visitor.open("/build/timetables")
    let rows = try page.table("Teams, Millrace Middle")
    let mathematics = try #require(rows.first { $0[0].hasPrefix("Mathematics") })
    #expect(mathematics[1].contains("moved") || mathematics[1] == "No")
    #expect(mathematics[2] != "–")
    #expect(rows.filter { $0[1].hasPrefix("Yes, in period") }.count >= 3)
    #expect(!page.text.contains("Sawmill"))
  }

  @Test func `is not let into it as a teacher, and reads it in Spanish as a director`() async throws {
    let site = try await SampleSite.open()
    #expect(try await site.visit(as: .brandt).open("/build/timetables").status == .forbidden)
    let visitor = try await site.visit(as: .ortega)
    visitor.keep("language", "es")
    #expect(try await visitor.open("/build/timetables").says("Tiempo en el horario"))
  }
}
