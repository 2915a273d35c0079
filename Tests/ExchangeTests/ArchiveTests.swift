import Foundation
import Testing
import Vocabulary

@testable import Exchange

@Suite struct `An archive` {
  let scratch = Scratch()

  @Test func `is a folder, a zip or one file`() throws {
    scratch.write("in/users.csv", "a\n1\n")
    #expect(try Archive(path: scratch.path + "/in").entries.map(\.name) == ["users.csv"])
    #expect(try Archive(path: scratch.path + "/in/users.csv").entries.map(\.name) == ["users.csv"])
    let zip = try Archive(path: scratch.zip(texts: [("users.csv", "a\n1\n")]))
    #expect(zip.entries.map(\.name) == ["users.csv"] && zip.entries[0].size == 4)
    #expect(try String(decoding: zip.bytes(of: zip.entries[0], atMost: 100), as: UTF8.self) == "a\n1\n")
  }

  @Test func `is recognised as a zip by its content, not by its name`() throws {
    let path = scratch.zip(texts: [("users.csv", "a\n")], name: "roster.csv")
    #expect(try Archive(path: path).entries.map(\.name) == ["users.csv"])
  }

  @Test func `may hold everything in a folder on top, and what computers add`() throws {
    let path = scratch.zip(texts: [
      ("export/", ""), ("export/users.csv", "a\n"), ("export/orgs.csv", "a\n"), ("__MACOSX/export/._users.csv", "x"),
      ("export/.DS_Store", "x"), ("README.txt", "x"),
    ])
    #expect(try Archive(path: path).entries.map(\.name) == ["users.csv", "orgs.csv"])
    scratch.write("deep/export/users.csv", "a\n")
    #expect(try Archive(path: scratch.path + "/deep").entries.map(\.name) == ["users.csv"])
  }

  @Test(arguments: ["../users.csv", "/etc/users.csv", "a/../../users.csv", "C:\\users.csv", "..\\users.csv"])
  func `that names a file outside itself is refused`(name: String) {
    let path = scratch.zip(texts: [(name, "a\n")])
    #expect(refusedCodes { _ = try Archive(path: path) } == ["unsafe-name"])
  }

  @Test func `that packs far too well is refused before it is unpacked`() {
    let path = scratch.zip([("users.csv", [UInt8](repeating: 65, count: 20 << 20))])
    #expect(refusedCodes { _ = try Archive(path: path) } == ["zip-bomb"])
  }

  @Test func `is refused above the limits of number and size`() {
    let many = scratch.zip(texts: (0..<30).map { ("f\($0).csv", "a\n") }, name: "many.zip")
    #expect(
      refusedCodes { _ = try Archive(path: many, limits: ArchiveLimits(files: 20, bytes: 1 << 20)) } == [
        "too-many-files"
      ])
    let flood = scratch.zip(texts: (0..<90).map { ("f\($0).txt", "a\n") }, name: "flood.zip")
    #expect(
      refusedCodes { _ = try Archive(path: flood, limits: ArchiveLimits(files: 20, bytes: 1 << 20)) } == [
        "too-many-files"
      ])
    let large = scratch.zip([("f.csv", (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })], name: "large.zip")
    #expect(
      refusedCodes { _ = try Archive(path: large, limits: ArchiveLimits(files: 20, bytes: 100_000)) } == ["too-large"])
  }

  @Test func `locked with a password is refused`() {
    let path = scratch.zip([("users.csv", [65, 10])], password: "secret")
    #expect(refusedCodes { _ = try Archive(path: path) } == ["locked-zip"])
  }

  @Test func `that is broken is refused`() throws {
    let whole = [UInt8](
      try Data(
        contentsOf: URL(
          fileURLWithPath: scratch.zip(texts: [("users.csv", String(repeating: "abc,def\n", count: 500))]))))
    #expect(
      refusedCodes { _ = try Archive(path: scratch.write("half.zip", Array(whole.prefix(whole.count / 2)))) } == [
        "broken-zip"
      ])
    #expect(refusedCodes { _ = try Archive(path: scratch.write("text.zip", "no zip at all")) } == ["broken-zip"])
    var bent = whole
    for at in 50..<58 { bent[at] ^= 0xFF }
    let path = scratch.write("bent.zip", bent)
    #expect(
      refusedCodes {
        let archive = try Archive(path: path)
        _ = try archive.bytes(of: archive.entries[0], atMost: 1 << 20)
      } == ["broken-zip"])
  }

  @Test func `with the same name twice is refused`() {
    let path = scratch.zip(texts: [("users.csv", "a\n"), ("Users.csv", "b\n")])
    #expect(refusedCodes { _ = try Archive(path: path) } == ["file-twice"])
  }

  @Test func `that is not there is refused with its path`() {
    #expect(refusedCodes { _ = try Archive(path: scratch.path + "/nowhere") } == ["no-such-path"])
  }
}
