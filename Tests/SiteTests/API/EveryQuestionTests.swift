import Foundation
import Sample
import Store
import Testing
import Web

/// Schemathesis asks what the description allows, and much that it does not, and holds each answer against the description.
@Suite(.timeLimit(.minutes(6))) struct `Whatever a program asks` {
  /// Kinds of record share their code, so a few stand for all: with money and shares, with references, of one school, delicate, of people.
  private static let asked =
    "^/api/v1/(openapi.json|me|answers|history|build/roles|purpose/(priorities|stakeholders|decisions)"
    + "|context/(readiness|data-systems|funding-sources)|people/(schools|positions))(/|$)"

  @Test func `is answered as the description says, and never with a fault`() async throws {
    guard let schemathesis = ProcessInfo.processInfo.environment["CHALKLINE_SCHEMATHESIS"] else {
      try Test.cancel("Skipped: CHALKLINE_SCHEMATHESIS is not set (make test fetches schemathesis and sets it)")
    }
    let district = try await SampleSite.open()
    let token = try await district.programToken(of: .ortega).text
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    try await LiveSite.over(district.store, budget: RequestBudget(perToken: .max)) { live in
      let outcome = try await Program.run(
        [
          "--config-file", folder.appending(path: "schemathesis.toml").path, "run",
          "\(live.address)/api/v1/openapi.json", "--header", "Authorization: Bearer \(token)", "--include-path-regex",
          Self.asked,
        ], settings: ["NO_COLOR": "1"], in: FileManager.default.temporaryDirectory,
        program: URL(filePath: schemathesis))
      #expect(outcome.status == 0, "\(outcome.output.suffix(20_000))\n\(outcome.complaint)")
    }
  }
}
