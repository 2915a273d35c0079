import Build
import Foundation
import HTTPTypes
import Measures
import Sample
import Store
import Testing
import Vocabulary
import Web

@Suite struct `A director who chooses measures` {
  @Test func `finds one in the library and makes it the district’s own`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await visitor.open("/measures/library?words=algebra")
    #expect(page.says("1 measure"))
    #expect(page.says("Algebra passed at the first attempt"))
    try await visitor.press(
      "Add Algebra passed at the first attempt",
      ["For the priority": "Mathematics in grades 6 to 9: from procedures to reasoning"])
    #expect(visitor.page.path.contains("/measures/catalog/"))
    #expect(visitor.page.heading.hasSuffix("Algebra passed at the first attempt"))
    let again = try await visitor.open("/measures/library?area=students")
    #expect(again.says("In use here"))
  }

  @Test func `sees where a measure stands, against its path, school by school`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await visitor.open("/measures/catalog/\(Measure.ID.sample("reading-screener"))")
    #expect(page.says("The target is 62% by 2027-05-15"))
    #expect(page.says("Not sealed"))
    #expect(page.says("2026-02-10: Adapt"))
    let rows = try page.table("Readings of each school")
    #expect(rows.count > 10)
    #expect(rows.contains { $0[0] == "Garnet Street Elementary" && $0.contains { $0.contains("*") } })
  }
}

@Suite struct `A principal who hands in figures` {
  private static let fall = ReadingRound.ID.sample("Students on track in early reading Fall 2026")
  private static var address: String { "/measures/collect/\(fall)" }

  @Test func `sees her own school only, and its figures come to the district’s`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .nakamura)
    try await visitor.open(Self.address)
    #expect(try visitor.page.table("Figures by place").dropFirst().allSatisfy { $0[0].hasPrefix("Alder Creek") })
    try await visitor.press(
      "Save", ["Alder Creek Elementary: Number counted": "300", "Alder Creek Elementary: Out of": "290"])
    #expect(visitor.page.status == .unprocessableContent)
    #expect(visitor.page.problems == ["Enter no more than the whole, 290"])
    try await visitor.press(
      "Save",
      [
        "Alder Creek Elementary: Number counted": "250", "Alder Creek Elementary: Out of": "400",
        "Alder Creek Elementary: Why it is right although unusual": "Counted twice",
      ])
    #expect(visitor.page.path.hasSuffix("?done=saved"))
    let kept = try await site.store.read(site.id) { try $0.roundState(Self.fall)?.reading(at: Cast.alderCreek) }
    #expect(kept?.value == 62.5)
  }

  @Test func `is asked why when a figure is unusual, and loses nothing that was typed`() async throws {
    let visitor = try await SampleSite.open().visit(as: .nakamura)
    try await visitor.open(Self.address)
    try await visitor.press(
      "Save", ["Alder Creek Elementary: Number counted": "20", "Alder Creek Elementary: Out of": "400"])
    #expect(visitor.page.status == .unprocessableContent)
    #expect(visitor.page.problems.first?.hasPrefix("Say why 5% is right") == true)
    #expect(try visitor.page.form("Save").value(of: "Alder Creek Elementary: Number counted") == "20")
  }

  @Test func `is told about a word in place of a number, at its cell`() async throws {
    let visitor = try await SampleSite.open().visit(as: .nakamura)
    try await visitor.open(Self.address)
    try await visitor.press("Save", ["Alder Creek Elementary: Out of": "many"])
    #expect(visitor.page.problems == ["Enter a number for Alder Creek Elementary, like 41.5"])
  }

  @Test func `does not see what other schools hand in, nor approve`() async throws {
    let visitor = try await SampleSite.open().visit(as: .holloway)
    try await visitor.open(Self.address)
    #expect(visitor.page.status == .ok)
    #expect(!visitor.page.says("Alder Creek"))
    #expect(try await visitor.request(.post, "\(Self.address)/approve").status != .seeOther)
  }
}

@Suite struct `The calendar of readings` {
  @Test func `names the school that is late, and one button reminds it`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .ortega)
    let page = try await visitor.open("/measures/calendar")
    let late = try page.table("Who is late")
    #expect(late.dropFirst().map { $0[0] } == ["Birch Hollow Elementary"])
    try await visitor.press("Remind them all")
    #expect(visitor.page.says("Sent"))
    let tasks = try await site.store.read(site.id) { records in
      try records.session.count("SELECT COUNT(*) FROM task WHERE district = \(records.district) AND done IS NULL")
    }
    try await visitor.press("Remind them all")
    let after = try await site.store.read(site.id) { records in
      try records.session.count("SELECT COUNT(*) FROM task WHERE district = \(records.district) AND done IS NULL")
    }
    #expect(tasks == after)
  }

  @Test func `offers a teacher no button, and no figures of other schools`() async throws {
    let visitor = try await SampleSite.open().visit(as: .brandt)
    let page = try await visitor.open("/measures/calendar")
    #expect(page.status == .ok)
    #expect(!page.hasButton("Remind them all"))
    #expect(try await visitor.open("/measures/readings").status == .forbidden)
  }
}

@Suite struct `The launch of the sample district` {
  @Test func `waits for mathematics, and says what it goes without`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await visitor.open("/measures/launch")
    #expect(page.says("Mathematics in grades 6 to 9"))
    #expect(page.says("Choose a measure of the long horizon"))
    #expect(page.says("Launched without"))
    #expect(page.says("nobody is left to compare with"))
    #expect(!page.hasLink("Check and launch"))
    #expect(try await visitor.open("/measures/launch/check").hasButton("Launch and seal") == false)
  }

  @Test func `goes through with exceptions, is sealed, and the file proves it`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .ortega)
    var open = try await site.store.read(site.id) { try $0.launchGate().open }
    #expect(open.count { $0.strategy == .measures } == 3)
    for need in open {
      try await visitor.open("/measures/launch/without?need=\(FormInput.encode(need.key))")
      if need == open.first {
        try await visitor.press("Record the exception")
        #expect(visitor.page.problems.count == 2)
      }
      try await visitor.press(
        "Record the exception",
        ["Who answers for it": "Calvin Whitfield", "Why": "A year later", "To be mended by": "2027-08-01"])
      #expect(visitor.page.path == "/measures/launch?done=saved")
    }
    open = try await site.store.read(site.id) { try $0.launchGate().open }
    #expect(open.isEmpty)
    try await visitor.follow("Check and launch")
    #expect(visitor.page.says("Third graders who read at grade level"))
    try await visitor.press("Launch and seal")
    #expect(visitor.page.says("The initiative is launched"))
    #expect(visitor.page.says("Never"))
    let seal = try #require(try await site.store.read(site.id) { try $0.latestSeal() })
    let file = try await visitor.open("/measures/seal/\(seal.id)/file")
    #expect(try SealFile.verify(file.bytes).exceptions.count >= 4)
    try await Self.amend(site, visitor)
  }

  /// Afterwards: a change is refused, asked for, approved by the superintendent, and shown.
  private static func amend(_ site: SampleSite, _ visitor: Visitor) async throws {
    let measure = Measure.ID.sample("reading-grade-3")
    try await visitor.open("/measures/catalog/\(measure)/edit")
    try await visitor.press("Save", ["Out of what": "Third graders enrolled"])
    #expect(visitor.page.status == .unprocessableContent)
    #expect(visitor.page.problems.first?.hasPrefix("Ask for an amendment") == true)
    try await visitor.open("/measures/catalog/\(measure)")
    try await visitor.follow("Ask for an amendment")
    try await visitor.press(
      "Ask for it", ["Why it has to change": "The state changed its count", "Out of what": "Third graders enrolled"])
    #expect(visitor.page.path == "/measures/seal?done=sent")
    #expect(visitor.page.says("A second person decides"))
    let superintendent = try await site.visit(as: .whitfield)
    try await superintendent.open("/measures/seal")
    try await superintendent.press("Approve Third graders who read at grade level", ["Remark": "Seen"])
    #expect(superintendent.page.says("Approved"))
    #expect(superintendent.page.says("Decided by Calvin Whitfield"))
    let page = try await visitor.open("/measures/catalog/\(measure)")
    #expect(page.says("Third graders enrolled"))
    #expect(page.says("Sealed on 2026-11-23"))
  }
}

@Suite struct `A success picture` {
  private static let families = SuccessPicture.ID.sample("families")
  private static var address: String { "/success/\(SampleDistrict.id)/\(families)" }

  @Test(arguments: Language.allCases) func `is read by everybody, in either language, with figures that are live`(
    language: Language
  ) async throws {
    let site = try await SampleSite.open()
    let visitor = site.visitor()
    visitor.keep("language", language.rawValue)
    let page = try await visitor.open(Self.address)
    #expect(page.status == .ok)
    #expect(page.faults == [])
    #expect(page.heading.contains(language == .english ? "Your child reads" : "Su hijo o hija lee"))
    let rows = try page.table(language == .english ? "Where we stand" : "Dónde estamos")
    #expect(rows[1][1] == "41%" || rows[1][1].hasPrefix("41"))
    #expect(rows[1][2].contains("Spring 2026"))
    #expect(rows[2][2].contains("Spring 2026"), "a round that is not approved is not shown")
  }

  @Test func `is nothing to anybody before it is published, and after it is withdrawn`() async throws {
    let site = try await SampleSite.open()
    let board = SuccessPicture.ID.sample("board")
    #expect(try await site.visitor().open("/success/\(SampleDistrict.id)/\(board)").status == .notFound)
    #expect(try await site.visitor().open("/success/elsewhere/\(Self.families)").status == .notFound)
    let director = try await site.visit(as: .ortega)
    try await director.open("/measures/pictures/\(board)")
    try await director.press("Publish")
    #expect(try await site.visitor().open("/success/\(SampleDistrict.id)/\(board)").status == .ok)
    try await director.press("Withdraw it")
    #expect(try await site.visitor().open("/success/\(SampleDistrict.id)/\(board)").status == .notFound)
  }
}

@Suite struct `A reader of the measures in Spanish` {
  @Test(arguments: ["library", "calendar", "launch", "seal", "catalog/\(Measure.ID.sample("reading-screener"))"])
  func `is told about them in Spanish`(page: String) async throws {
    let visitor = try await SampleSite.open().visit(as: .raman)
    visitor.keep("language", "es")
    let shown = try await visitor.open("/measures/\(page)")
    #expect(shown.status == .ok)
    #expect(shown.faults == [])
    #expect(shown.says("Medidas"))
  }
}

@Suite struct `A grid of readings in a browser` {
  @Test func `is moved through with arrows and takes a block from a spreadsheet`() async throws {
    let site = try await SampleSite.open()
    let round = ReadingRound.ID.sample("Students on track in early reading Fall 2026")
    try await site.browse(as: .ortega) { page, live in
      try await page.go(to: live.address + "/measures/collect/\(round)")
      let values = try await page.evaluate(
        """
        (() => {
          const cell = document.querySelector('[name="part-0"]');
          cell.focus();
          const data = new DataTransfer();
          data.setData("text/plain", "12\\t40\\n13\\t41\\r\\n");
          cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
          cell.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
          const value = (name) => document.querySelector(`[name="${name}"]`).value;
          return [value("part-0"), value("whole-0"), value("part-1"), value("whole-1"), document.activeElement.name].join(" ");
        })()
        """)
      #expect(values.text == "12 40 13 41 part-1")
    }
  }
}
