import Foundation
import Testing
import Vocabulary

@testable import Web

@Suite struct `A form with files` {
  private static let type = "multipart/form-data; boundary=----line"

  private func body(_ parts: String...) -> [UInt8] {
    Array((parts.map { "------line\r\n" + $0 + "\r\n" }.joined() + "------line--\r\n").utf8)
  }

  private func read(_ bytes: [UInt8], inPiecesOf size: Int = .max) throws -> Multipart {
    var form = try #require(Multipart(contentType: Self.type))
    var rest = bytes[...]
    while !rest.isEmpty {
      try form.receive(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    try form.finish()
    return form
  }

  private static let field = "Content-Disposition: form-data; name=\"why\"\r\n\r\nFirst line\r\nSecond"
  private static let file =
    "Content-Disposition: form-data; name=\"file\"; filename=\"a;b.csv\"\r\nContent-Type: text/csv\r\n\r\nid,name\r\n1,\r\n--"

  @Test(arguments: [1, 2, 3, 7, 64, Int.max])
  func `is read alike in whatever pieces it comes`(size: Int) throws {
    let form = try read(body(Self.field, Self.file), inPiecesOf: size)
    #expect(form.fields.map(\.name) == ["why"])
    #expect(form.fields.first?.value == "First line\nSecond")
    let file = try #require(form.files.first)
    #expect(file.field == "file")
    #expect(file.file.name == "a;b.csv")
    #expect(try String(contentsOfFile: file.file.path, encoding: .utf8) == "id,name\r\n1,\r\n--")
    #expect(file.file.size == 15)
  }

  @Test func `gives its files up when nobody holds them`() throws {
    let path: String
    do {
      let form = try read(body(Self.file))
      path = try #require(form.files.first).file.path
      #expect(FileManager.default.fileExists(atPath: path))
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `keeps files from other people of the machine`() throws {
    let form = try read(body(Self.file))
    let path = try #require(form.files.first).file.path
    let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(rights == 0o600)
  }

  @Test func `without a file chosen has no file`() throws {
    let form = try read(body("Content-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n"))
    #expect(form.files.isEmpty)
  }

  @Test(arguments: [
    "------line\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nbroken off", "", "nothing of the kind",
    "------line\r\nContent-Type: text/plain\r\n\r\nnameless\r\n------line--",
  ])
  func `that did not arrive whole is refused`(text: String) {
    #expect(throws: BadRequest.self) { try read(Array(text.utf8)) }
  }

  @Test func `that breaks off leaves no file behind`() throws {
    var form = try #require(Multipart(contentType: Self.type))
    try form.receive(Array(("------line\r\n" + Self.file).utf8))
    #expect(throws: BadRequest.self) { try form.finish() }
  }

  @Test func `holds no more in memory than a form may`() {
    let long = "Content-Disposition: form-data; name=\"a\"\r\n\r\n" + String(repeating: "x", count: (1 << 20) + 1)
    #expect(throws: TooLarge.self) { try read(body(long)) }
  }

  @Test func `does not have its name taken as a path`() throws {
    for (sent, kept) in [("..\\..\\C:\\list.csv", "list.csv"), ("/etc/passwd", "passwd"), ("../", "file")] {
      let form = try read(body("Content-Disposition: form-data; name=\"f\"; filename=\"\(sent)\"\r\n\r\nx"))
      #expect(form.files.first?.file.name == kept, "\(sent)")
    }
  }
}

@Suite struct `A file that was sent` {
  @Test(arguments: [
    ([], UploadedFile.Sort.empty), (Array("PK\u{3}\u{4}rest".utf8), .zip), (Array("PK\u{5}\u{6}".utf8), .zip),
    (Array("id,name\n".utf8), .text), ([0xFF, 0xFE, 0x69, 0], .text), ([0xEF, 0xBB, 0xBF, 0x69], .text),
    ([0x7F, 0x45, 0x4C, 0x46, 0, 0], .other),
  ])
  func `is what its bytes say`(head: [UInt8], sort: UploadedFile.Sort) { #expect(UploadedFile.sort(of: head) == sort) }
}
