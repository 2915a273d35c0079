import Exchange
import Foundation
import HTTPTypes
import Sample
import Store
import Testing
import Vocabulary
import Web

@Suite struct `A roster in the browser` {
  private static let plain = """
    staff_id,given_name,family_name,email,post,title,school,school_id,share,from,until
    x1,Inés,Quiroga,ines@new.org,teacher,,Brand New School,N1,100,2026-08-01,
    x2,Otto,Lund,,superintendent,,,,,,

    """

  @discardableResult private func send(_ text: String, named name: String = "staff.csv", by visitor: Visitor)
    async throws -> ShownPage
  {
    try await visitor.open("/people/rosters")
    var form = try visitor.page.form("Preview")
    try form.attach(name, Data(text.utf8), to: "File")
    return try await visitor.send(form)
  }

  @Test func `is previewed, brought in with one button, and undone`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let preview = try await send(Self.plain, by: visitor)
    #expect(preview.status == .ok && preview.faults == [])
    #expect(preview.says("Nothing has been changed yet") && preview.says("Inés Quiroga"))
    #expect(preview.says("A roster gives nobody rights over the plan"))
    let applied = try await visitor.press("Bring it in")
    #expect(applied.says("Brought in") && applied.says("This is what it changed"))
    let undone = try await visitor.press("Undo this import")
    #expect(undone.says("everything is as it was before"))
  }

  @Test func `is not undone for somebody who can sign in by now, and the page names them`() async throws {
    let district = try await SampleSite.open()
    let visitor = try await district.visit(as: .ortega)
    try await send(Self.plain, by: visitor)
    try await visitor.press("Bring it in")
    let batch = visitor.page.path
    let person = try await district.store.read(district.id) {
      try $0.all(Person.self, where: "source_id", is: "x1").first
    }
    try await visitor.open("/access/people/\(try #require(person).id)")
    try await visitor.press("Invite")
    try await visitor.open(batch)
    try await visitor.press("Undo this import")
    #expect(visitor.page.status == .unprocessableContent && visitor.page.says("Inés Quiroga"))
    let still = try await district.store.read(district.id) { try $0.all(Person.self, where: "source_id", is: "x1") }
    #expect(still.count == 1)
  }

  @Test(arguments: [
    ("", "Choose a file that is not empty"), ("<html><body>sign in</body></html>", "web page"),
    ("staff_id,given_name,family_name,post\n1,\"Ana,López,teacher\n", "never closed"),
    ("a,b,a\n1,2,3\n", "stands twice"),
  ])
  func `that cannot be read is refused with the place and the cure`(text: String, words: String) async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await send(text, by: visitor)
    #expect(page.status == .unprocessableContent && page.says("There is a problem") && page.says(words))
  }

  @Test func `starts from an empty file with its columns, each explained beside it`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await visitor.open("/people/rosters")
    for column in PlainColumn.all { #expect(page.says(column.name) && page.says(column.holds.en)) }
    let template = try await visitor.open("/people/rosters/template.csv")
    #expect(template.headers[.contentDisposition] == "attachment; filename=\"roster.csv\"")
    #expect(template.text == "\u{FEFF}" + PlainRoster.columns.joined(separator: ",") + "\r\n")
    let preview = try await send(template.text + "n1,Ana,Roy,,teacher,,Brand New School,N1,50,,\r\n", by: visitor)
    #expect(preview.status == .ok && preview.says("Ana Roy"))
  }

  @Test func `is not for a principal`() async throws {
    let visitor = try await SampleSite.open().visit(as: .nakamura)
    #expect(try await visitor.open("/people/rosters").status == .forbidden)
  }

  @Test func `of the federal directory asks for the district first`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await send(
      """
      NCES School ID,NCES District ID,State District ID,District,School Name,Low Grade*,High Grade*,Students*,Status
      530000100001,5300001,WA-1,Adna,Adna High,09,12,†,Open
      530000200001,5300002,WA-2,Bethel,Bethel High,09,12,574.00000,Open

      """, named: "washington.csv", by: visitor)
    #expect(page.heading.contains("Which district?"))
    let chosen = try await visitor.press("Preview its schools", ["District": "Bethel, 1 schools"])
    #expect(chosen.says("Bethel High") && !chosen.says("Adna High"))
  }

  @Test func `that is not there is nobody's`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    #expect(try await visitor.open("/people/rosters/99").status == .notFound)
  }
}
