import Foundation
import Testing

@Suite struct `A source file` {
  static let all = Checkout.files(below: "Sources", named: ".swift") + Checkout.files(below: "Tests", named: ".swift")

  @Test func `is not named for a drawer to put things in`() {
    let drawers = [
      "Manager", "Handler", "Helper", "Helpers", "Util", "Utils", "Service", "Impl", "DTO", "Misc", "Common",
    ]
    for file in Self.all {
      let name = file.split(separator: "/").last!.dropLast(".swift".count)
      #expect(!drawers.contains { name.hasSuffix($0) }, "\(file)")
    }
  }

  @Test func `opens nothing to other packages`() throws {
    for file in Self.all where file.hasPrefix("Sources/") {
      let isOpened = try Checkout.text(of: file).contains(#/(?m)^ *(public|open) (?=[a-z])/#)
      #expect(!isOpened, "\(file) says public")
    }
  }

  @Test func `leaves nothing to do later`() throws {
    for file in Self.all where !file.hasSuffix("HouseTests/SourceTests.swift") {
      let isUnfinished = try Checkout.text(of: file).contains(#/\b(TODO|FIXME|XXX)\b/#)
      #expect(!isUnfinished, "\(file)")
    }
  }
}

@Suite struct `A script` {
  static let all = Checkout.files(below: "bin", named: "")

  @Test(arguments: all) func `says at its head what it is for`(script: String) throws {
    let lines = try Checkout.text(of: script).split(separator: "\n")
    #expect(lines.first == "#!/usr/bin/env bash")
    #expect(lines.dropFirst().first?.hasPrefix("# ") == true)
  }
}
