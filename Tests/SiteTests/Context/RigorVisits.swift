import Context
import Foundation
import HTTPTypes
import Sample
import Store
import Testing
import Vocabulary
import Web

@Suite(.timeLimit(.minutes(5))) struct `Ratings in the browser` {
  /// Thirty teachers, each seen by two of six raters.
  private static let ratings: String = {
    var text = "teacher,observer,visit,score\n"
    for teacher in 0..<30 {
      for visit in 0..<2 {
        let score = 2 + (teacher * 7 % 10 + visit * 3 + (teacher + visit) % 6) % 9
        text += "T\(teacher),R\((teacher + visit) % 6),\(visit),\(Double(min(8, score)) / 2)\n"
      }
    }
    return text
  }()

  private func send(_ text: String, by visitor: Visitor) async throws -> ShownPage {
    try await visitor.open("/context/rigor/new")
    var form = try visitor.page.form("Look at the columns")
    try form.attach("visits.csv", Data(text.utf8), to: "Ratings")
    return try await visitor.send(form)
  }

  @Test func `are brought, looked at, run and found in the answer to question 3`() async throws {
    let district = try await SampleSite.open()
    let visitor = try await district.visit(as: .wenLi)
    let columns = try await send(Self.ratings, by: visitor)
    #expect(columns.status == .ok && columns.faults == [])
    #expect(
      columns.says("What the columns hold") && columns.says("observer")
        && columns.says("nothing has been calculated yet"))
    let wrong = try await visitor.press("Run the analysis", ["Lowest score of the scale": "much"])
    #expect(wrong.status == .unprocessableContent && wrong.says("Enter a number"))
    let job = try await visitor.press(
      "Run the analysis", ["Lowest score of the scale": "1", "Last school year that the files speak of": "2026–27"])
    #expect(job.status == .ok && job.faults == [])
    await district.site.jobs.idle()
    let done = try await visitor.open(job.path)
    #expect(done.says("It is done") && done.faults == [], "\(done.text)")
    let found = try await visitor.open(try done.link("See what was found"))
    #expect(found.faults == [] && found.says("60 ratings of 30 teachers by 6 raters"))
    #expect(!found.text.contains("T17") && !found.text.contains("R3"), "names a teacher or a rater")
    #expect(try await visitor.open("/questions/3").says("2026–27"))
  }

  @Test func `are refused with line, column and cure, and nothing of them is kept`() async throws {
    let district = try await SampleSite.open()
    let before = try await district.store.read(district.id) { try $0.rigorAnalyses().count }
    let visitor = try await district.visit(as: .wenLi)
    _ = try await send(Self.ratings + "T1,R1,0,9\n", by: visitor)
    let job = try await visitor.press("Run the analysis")
    await district.site.jobs.idle()
    let failed = try await visitor.open(job.path)
    #expect(failed.says("Line 62, column “score”: 9 is not on the scale from 1 to 4"))
    #expect(try await district.store.read(district.id) { try $0.rigorAnalyses().count } == before)
  }

  @Test func `are made again from the same file only, to the same bytes`() async throws {
    let district = try await SampleSite.open()
    let visitor = try await district.visit(as: .wenLi)
    _ = try await send(Self.ratings, by: visitor)
    let job = try await visitor.press("Run the analysis")
    await district.site.jobs.idle()
    let address = try #require(try await district.store.read(district.id) { try $0.job(Job.ID(job.path.lastPart)) })
      .result
    try await visitor.open(address)
    for (text, isSame) in [(Self.ratings + "T1,R5,7,2\n", false), (Self.ratings, true)] {
      var form = try visitor.page.form("Make it again")
      try form.attach("visits.csv", Data(text.utf8), to: "Ratings")
      let page = try await visitor.send(form)
      #expect(page.status == (isSame ? .ok : .unprocessableContent))
      #expect(isSame || page.says("This is another file"))
    }
    await district.site.jobs.idle()
    #expect(try await visitor.open(address).says("the same to the byte"))
  }

  @Test func `that were analyzed are taken away with a reason`() async throws {
    let visitor = try await SampleSite.open().visit(as: .wenLi)
    try await visitor.open("/context/rigor/rigor00000000001")
    #expect(try await visitor.press("Take it away").says("Say why it is taken away"))
    let list = try await visitor.press("Take it away", ["Why": "The wrong file"])
    #expect(list.says("Nothing has been measured yet"))
  }

  @Test(arguments: [
    ("", "Choose at least one file"), ("a,b,\"c\n", "never closed"), ("\u{0}\u{1}\u{2}", "is not a CSV file"),
  ])
  func `that cannot be read are refused at once`(text: String, words: String) async throws {
    let visitor = try await SampleSite.open().visit(as: .wenLi)
    let page = try await send(text, by: visitor)
    #expect(page.status == .unprocessableContent && page.says(words), "\(page.text)")
  }
}

@Suite struct `The sample's analysis of rigor` {
  @Test func `measures question 3, and says what it is good for`() async throws {
    let district = try await SampleSite.open()
    let visitor = try await district.visit(as: .ortega)
    let page = try await visitor.open("/questions/3")
    #expect(page.says("of every 100 (plausibly"), "\(page.text)")
    #expect(page.says("measured"))
    let found = try await visitor.open("/context/rigor/rigor00000000001")
    #expect(found.faults == [] && found.says("Who can be rated at all") && found.says("ratings of 120 teachers"))
    #expect(!found.hasButton("Look at the columns"))
  }

  /// No list, file or program tells of one teacher what an analysis knew of them.
  @Test func `gives nobody's own value to anybody`() async throws {
    let district = try await SampleSite.open()
    let numbers = try await district.store.read(district.id) { records in
      try records.all(Person.self).map(\.sourceID).filter { $0.count > 3 }
    }
    let kept = try await district.store.read(district.id) { records in
      try records.session.rows(
        "SELECT outcome, summary, files FROM rigor_analysis WHERE district = \(records.district)"
      )
      .flatMap { [$0.text(0), $0.text(1), $0.text(2)] }
    }.joined()
    #expect(!kept.isEmpty)
    #expect(!numbers.contains { kept.contains("\"\($0)\"") })
  }
}

extension String {
  fileprivate var lastPart: String { split(separator: "/").last.map { String($0.prefix { $0 != "?" }) } ?? "" }
}
