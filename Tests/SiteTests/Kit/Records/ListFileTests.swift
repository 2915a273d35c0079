import Exchange
import Foundation
import HTTPTypes
import Sample
import TestSupport
import Testing
import Vocabulary
import Web

@Suite struct `A list as a file in the browser` {
  private func bring(
    _ bytes: [UInt8], named name: String, sheet: String = "", to list: String = "/purpose/decisions",
    by visitor: Visitor
  ) async throws -> ShownPage {
    try await visitor.open(list + "/import")
    var form = try visitor.page.form("Show what it would change")
    try form.attach(name, Data(bytes), to: "File")
    if !sheet.isEmpty { try form.answer("Sheet (optional)", sheet) }
    return try await visitor.send(form)
  }

  @Test(arguments: ["list.csv", "list.xlsx"])
  func `would change nothing when it is brought back as it was taken away`(file: String) async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    for list in ["/purpose/decisions", "/people/schools", "/context/titles"] {
      let taken = try await visitor.open("\(list)/\(file)")
      #expect(taken.status == .ok && !taken.bytes.isEmpty)
      let page = try await bring(taken.bytes, named: file, to: list, by: visitor)
      #expect(page.status == .ok && page.faults == [], "\(list)")
      #expect(page.says("This file would change nothing"), "\(page)")
    }
  }

  @Test func `that names a sheet which is not there is asked for it again`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let taken = try await visitor.open("/purpose/decisions/list.xlsx")
    let page = try await bring(taken.bytes, named: "d.xlsx", sheet: "Pupils", by: visitor)
    #expect(page.status == .unprocessableContent)
    #expect(page.says("There is no sheet called “Pupils”") && page.says("Its sheets are: decision"))
    #expect(try page.form("Show what it would change").value(of: "Sheet (optional)") == "Pupils")
    let named = try await bring(taken.bytes, named: "d.xlsx", sheet: "Decision", by: visitor)
    #expect(named.says("This file would change nothing"))
  }

  @Test(arguments: [
    ("", "The file is empty"), ("PK\u{3}\u{4}rubbish", "damaged or incomplete"), ("%PDF-1.7", "This is a PDF"),
    ("<html></html>", "web page"), ("\u{0}\u{0}\u{1}\u{2}\u{0}\u{0}\u{3}", "zero bytes"),
  ])
  func `that is no list is refused with what it is`(text: String, words: String) async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await bring(Array(text.utf8), named: "list.xlsx", by: visitor)
    #expect(page.status == .unprocessableContent && page.says("There is a problem") && page.says(words), "\(page)")
  }

  @Test func `says the cell of a workbook that cannot be read`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let path = TemporaryFolder.ofThisRun.file("xlsx")
    let book = try Workbook(path: path.path, sheet: "Our schools", headings: ["name", "pupils"])
    try book.row([.text("Lakeside"), .text("many")])
    try book.close()
    let page = try await bring(Array(Data(contentsOf: path)), named: "our.xlsx", to: "/people/schools", by: visitor)
    #expect(page.says("our.xlsx, sheet “Our schools”, cell B2 (pupils)"), "\(page)")
  }

  @Test func `brings in records that name one another`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let text = """
      question,stage,decided,reasons,decided_by,decided_on,superseded_by
      Who trains mentors?,superseded,The office,Cost,The board,2026-09-01,Who trains mentors now?
      Who trains mentors now?,decided,The schools,Nearness,The board,2026-10-01,

      """
    let page = try await bring(Array(text.utf8), named: "two.csv", by: visitor)
    #expect(page.says("Bring in 2"), "\(page)")
    let done = try await visitor.press("Bring in 2")
    #expect(done.status == .ok && done.says("Brought in by"))
  }
}
