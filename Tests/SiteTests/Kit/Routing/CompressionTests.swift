import Foundation
import HTTPTypes
import NIOCore
import Sample
import TestSupport
import Testing
import Vocabulary

@testable import Web

@Suite struct `A compressed answer` {
  static let gzip: HTTPFields = [.acceptEncoding: "gzip, deflate, br"]

  @Test func `is what it was, in far fewer bytes`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    for path in ["/", "/purpose/priorities", "/history", "/people/directory?rows=200"] {
      let plain = try await visitor.request(.get, path)
      let packed = try await visitor.request(.get, path, Self.gzip)
      #expect(packed.headers[.contentEncoding] == "gzip" && plain.headers[.contentEncoding] == nil)
      #expect(packed.headers[.contentLength] == String(packed.bytes.count))
      #expect(plain.headers[.vary] == "Accept-Encoding" && packed.headers[.vary] == "Accept-Encoding")
      #expect(packed.bytes.count * 3 < plain.bytes.count, "\(path): \(packed.bytes.count) of \(plain.bytes.count)")
      let again = ShownPage(path: path, status: .ok, headers: plain.headers, bytes: try gunzip(packed.bytes))
      #expect(again.heading == plain.heading && again.faults == [] && !again.heading.isEmpty)
    }
  }

  @Test(
    arguments: [
      (nil, false), ("", false), ("identity", false), ("br", false), ("gzip", true), ("GZIP;q=0.5", true),
      ("gzip;q=0", false), ("*", true), ("*;q=0, identity", false), ("gzip;q=0, *", false),
      ("deflate, gzip ;q=1.0", true),
      ("gzip;q=x", true),
    ] as [(String?, Bool)])
  func `is sent to those who take it`(header: String?, isTaken: Bool) {
    #expect(Compression.isTaken(header) == isTaken, "\(header ?? "none")")
  }

  @Test(
    arguments: [
      ("text/html; charset=utf-8", true), ("text/csv; charset=utf-8", true), ("text/css", true),
      ("image/svg+xml", true),
      ("application/json; charset=utf-8", true), ("image/png", false), ("application/zip", false),
      ("application/pdf", false),
      ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false), (nil, false),
    ] as [(String?, Bool)])
  func `is made of text, never of what is packed already`(type: String?, isText: Bool) {
    #expect(Compression.isText(type) == isText)
  }

  @Test func `is not made of little, of workbooks, or of nothing`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    #expect(try await visitor.request(.get, "/health", Self.gzip).headers[.contentEncoding] == nil)
    let workbook = try await visitor.request(.get, "/people/directory/list.xlsx", Self.gzip)
    #expect(workbook.headers[.contentEncoding] == nil && workbook.headers[.vary] == nil)
    #expect(workbook.bytes.starts(with: Array("PK".utf8)))
  }

  @Test func `goes out in pieces when it is long`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let plain = try await visitor.request(.get, "/history.csv")
    let packed = try await visitor.request(.get, "/history.csv", Self.gzip)
    #expect(packed.headers[.contentEncoding] == "gzip")
    #expect(try gunzip(packed.bytes) == plain.bytes)
  }

  @Test func `is kept ready for styles and scripts`() async throws {
    let visitor = try await SampleSite.open().visitor()
    for name in ["chalkline.css", "chalkline.js", "favicon.svg"] {
      let plain = try await visitor.request(.get, "/assets/\(name)")
      let packed = try await visitor.request(.get, "/assets/\(name)", Self.gzip)
      guard packed.headers[.contentEncoding] == "gzip" else {
        #expect(plain.bytes.count < Compression.least, "\(name)")
        continue
      }
      #expect(try gunzip(packed.bytes) == plain.bytes)
      // Other bytes are another thing to a cache.
      #expect(packed.headers[.eTag] != plain.headers[.eTag] && packed.headers[.vary] == "Accept-Encoding")
      let known = try await visitor.request(
        .get, "/assets/\(name)", [.acceptEncoding: "gzip", .ifNoneMatch: packed.headers[.eTag] ?? ""])
      #expect(known.status == .notModified)
    }
  }

  private func gunzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let file = TemporaryFolder.ofThisRun.file("gz")
    try Data(bytes).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "exec gzip -dc < '\(file.path)'"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return Array(data)
  }
}

@Suite struct `The token of a form` {
  @Test func `reads differently on every page, and is the same underneath`() async throws {
    let secret = String(repeating: "0123456789abcdef", count: 4)
    let (one, two) = (MaskedToken.mask(secret), MaskedToken.mask(secret))
    #expect(one != two && MaskedToken.unmask(one) == secret && MaskedToken.unmask(two) == secret)
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let pages = [try await visitor.open("/account"), try await visitor.open("/account")]
    #expect(Set(pages.compactMap { $0.root.all("meta").first { $0["name"] == "csrf" }?["content"] }).count == 2)
    try await visitor.press("Español")
    #expect(visitor.page.status == .ok)
  }

  @Test(arguments: ["", "x", "00", "zz00", String(repeating: "0", count: 5_000), "é"])
  func `is nothing that somebody makes up`(text: String) {
    #expect(MaskedToken.unmask(text) != String(repeating: "0123456789abcdef", count: 4))
  }
}

@Suite struct `A request for the head of a page` {
  @Test func `is answered as the page is, without the page`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    for path in ["/", "/health", "/people/directory", "/people/directory/nobody", "/assets/chalkline.css", "/nowhere"] {
      let page = try await visitor.request(.get, path)
      let head = try await visitor.request(.head, path)
      #expect(head.status == page.status && head.bytes.isEmpty, "\(path)")
      #expect(head.headers[.contentType] == page.headers[.contentType], "\(path)")
      #expect(head.headers[.cacheControl] == page.headers[.cacheControl], "\(path)")
    }
    let stranger = try await SampleSite.open().visitor()
    let head = try await stranger.request(.head, "/people/directory")
    #expect(head.status == .seeOther && head.headers[.location] == "/sign-in?back=%2Fpeople%2Fdirectory")
  }

  @Test func `changes nothing and takes no form`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    #expect(try await visitor.request(.head, "/sign-out").status != .seeOther)
    #expect(try await visitor.open("/").status == .ok)
  }
}
