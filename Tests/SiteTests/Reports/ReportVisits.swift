import Build
import Foundation
import HTTPTypes
import Purpose
import Sample
import Store
import Testing
import Vocabulary

@testable import Web

@Suite struct `A report to the board` {
  @Test func `says on one page what it is for, what it costs, how it goes and how sure that is`() async throws {
    let visitor = try await SampleSite.open().visit(as: .whitfield)
    let page = try await visitor.open("/reports/draft/board/board")
    for words in [
      "In short", "What it is for", "What was promised, and what is measured", "The nine questions",
      "What it costs, and who pays", "How sure this is",
    ] { #expect(page.says(words), "\(words)") }
    #expect(try page.table("The nine questions and their answers").count == 10)
    #expect(!page.says("Issue this report"), "a superintendent reads it")
  }

  @Test func `is absent for an audience, a year or a sort that there is not`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    for address in ["board/state", "nothing/board", "annual/board?year=1999", "board/board?year=2024"] {
      #expect(try await visitor.open("/reports/draft/\(address)").status == .notFound, "\(address)")
    }
  }
}

@Suite struct `A director who reports to everybody` {
  @Test func `chooses the parts, issues the report, puts it before everybody and withdraws it`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .ortega)
    try await visitor.open("/reports/draft/annual/everybody")
    #expect(visitor.page.says("No person is named here"))
    let report = visitor.page.root.all("article").map(\.text).joined()
    for person in Cast.allCases {
      #expect(!report.contains("\(person.name.given) \(person.name.family)"), "\(person)")
    }
    let year = try await site.store.read(site.id) { $0.schoolYear }
    let chosen = "chosen=yes&year=\(year.start)&part=purpose&part=answers&part=people"
    try await visitor.open("/reports/draft/annual/everybody?\(chosen)")
    let chosenOnes = visitor.page.root.all("article").map(\.text).joined()
    #expect(!chosenOnes.contains("What it costs, and who pays"))
    try await visitor.press("Issue this report")
    let issued = try #require(try await site.store.read(site.id) { try $0.issuedReports() }.first)
    #expect(issued.parts == [.purpose, .answers, .people])
    let guest = site.visitor()
    let address = PublishedReportPages.address(issued.id, in: site.id)
    #expect(try await guest.open(address).status == .notFound, "issued is not published")
    try await visitor.press("Put it before everybody")
    let page = try await guest.open(address)
    #expect(page.status == .ok)
    #expect(page.says("annual report"))
    #expect(page.says(issued.digests[.english] ?? "-"))
    let file = try await guest.open("\(address)/file")
    #expect(IssuedReport.digest(of: file.source) == issued.digests[.english])
    guest.keep("language", "es")
    let spanish = try await guest.open("\(address)/file")
    #expect(IssuedReport.digest(of: spanish.source) == issued.digests[.spanish])
    #expect(try await guest.open("\(address)/certificate").status == .ok)
    try await visitor.open("/reports/issued/\(issued.id)")
    try await visitor.press("Withdraw it")
    for part in ["", "/file", "/certificate"] {
      #expect(try await guest.open(address + part).status == .notFound, "\(part)")
    }
  }

  @Test func `finds the copy unchanged after the records have changed`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .ortega)
    try await visitor.open("/reports/draft/board/board")
    try await visitor.press("Issue this report")
    let address = visitor.page.path.prefix { $0 != "?" }
    let before = try await visitor.open("\(address)/file").source
    let role = try #require(try await site.store.read(site.id) { try $0.all(Priority.self) }.first)
    var renamed = role
    renamed.name = "Something else entirely"
    let changed = renamed
    try await site.store.act(site.id, by: .operations("tests")) { _ = try $0.save(changed) }
    #expect(try await visitor.open("/reports/draft/board/board").says("Something else entirely"))
    #expect(try await visitor.open("\(address)/file").source == before)
    #expect(try await visitor.open(String(address)).says("Something else entirely") == false)
  }
}

extension ShownPage {
  /// Byte for byte.
  fileprivate var source: String { String(decoding: bytes, as: UTF8.self) }
}

@Suite struct `A published report in a browser` {
  @Test(arguments: [Look.desk, .phone])
  func `keeps nobody out and fits its width, for those inside and for everybody`(look: Look) async throws {
    let site = try await SampleSite.open()
    let issued = try await site.publishReport()
    let published = PublishedReportPages.address(issued.id, in: site.id)
    try await site.browse(as: .ortega, look) { page, live in
      for address in [published, IssuedReportPages.address(issued.id), "/reports/draft/board/board"] {
        try await page.go(to: live.address + address)
        let barriers = try await page.barriers()
        let fits = try await page.fitsItsWidth
        #expect(barriers == [], "\(address)")
        #expect(fits, "\(address) must be scrolled sideways")
      }
      #expect(page.complaints == [])
    }
  }
}

@Suite struct `A page that is printed into a file` {
  private var browser: String {
    get throws {
      guard let path = ProcessInfo.processInfo.environment["CHALKLINE_CHROMIUM"] else {
        try Test.cancel("Skipped: CHALKLINE_CHROMIUM is not set (make test finds a browser and sets it)")
      }
      return path
    }
  }

  @Test func `is a PDF`() async throws {
    let printer = PDFPrinter(browser: try browser)
    let page = StandalonePage(Phrase(verbatim: "Report"), "<h1>Report</h1>").html.text
    let file = try await printer.print(page)
    #expect(file.starts(with: Array("%PDF-".utf8)))
    #expect(file.count > 2_000)
  }

  @Test func `is given up when the browser does not finish, and the browser is ended`() async throws {
    let printer = PDFPrinter(browser: try Self.program("sleep 60"), limit: .milliseconds(300))
    let start = ContinuousClock.now
    await #expect(throws: PDFPrinter.Failure.late) { _ = try await printer.print("<p>") }
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func `is not there when the browser fails, is no browser, or is none at all`() async throws {
    for path in [try Self.program("exit 3"), try Self.program("exit 0"), "/nothing/chromium"] {
      await #expect(throws: PDFPrinter.Failure.failed) { _ = try await PDFPrinter(browser: path).print("<p>") }
    }
  }

  @Test func `is refused calmly when too many wait`() async throws {
    let printer = PDFPrinter(browser: try Self.program("sleep 1"), limit: .seconds(5))
    let failures = await withTaskGroup(of: PDFPrinter.Failure?.self) { group in
      for _ in 0..<8 {
        group.addTask {
          do throws(PDFPrinter.Failure) { _ = try await printer.print("<p>") } catch { return error }
          return nil
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(failures.count { $0 == .busy } == 3)
    #expect(failures.count { $0 == .failed } == 5)
  }

  /// A program of this shell script, in place of a browser.
  private static func program(_ script: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "browser-\(UUID().uuidString)")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.path)
    return path.path
  }
}
