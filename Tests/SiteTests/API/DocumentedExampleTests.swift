import Foundation
import Sample
import Store
import Testing
import Web

@Suite struct `The page about the interface for programs` {
  private static let examples: [String] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL
    let text = (try? String(contentsOf: root.appending(path: "docs/api.md"), encoding: .utf8)) ?? ""
    return text.matches(of: #/(?s)```sh\n(.*?)```/#).map { String($0.1) }
  }()

  @Test func `has examples that work as they stand`() async throws {
    #expect(Self.examples.count >= 5)
    let district = try await SampleSite.open()
    let token = try await district.programToken(of: .ortega).text
    try await LiveSite.over(district.store) { live in
      for example in Self.examples {
        let outcome = try await Program.run(
          ["-c", "set -euo pipefail\n" + example], settings: ["CHALKLINE": live.address, "TOKEN": token], in: nil,
          program: URL(filePath: "/bin/bash"))
        #expect(outcome.status == 0, "\(example)\n\(outcome.output)\n\(outcome.complaint)")
        #expect(!outcome.output.isEmpty)
      }
    }
  }
}
