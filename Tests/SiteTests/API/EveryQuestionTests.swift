import Foundation
import Sample
import Store
import Testing
import Vocabulary

/// Schemathesis asks what the description allows, and much that it does not, and holds each answer against the description.
///
/// It asks the real program, not a server within the tests, which would have to share their processors.
@Suite(.timeLimit(.minutes(4))) struct `Whatever a program asks` {
  /// Kinds of record share their code, so a few stand for all: with money and shares, delicate, of one school, of people.
  private static let asked =
    "^/api/v1/(openapi.json|me|answers|history|launch|seals|amendments|measures/targets|build/roles|purpose/stakeholders|context/readiness|people/positions)(/|$)"

  @Test func `is answered as the description says, and never with a fault`() async throws {
    guard let schemathesis = ProcessInfo.processInfo.environment["CHALKLINE_SCHEMATHESIS"] else {
      try Test.cancel("Skipped: CHALKLINE_SCHEMATHESIS is not set (make test fetches schemathesis and sets it)")
    }
    let place = try await SampleSite.open().path
    let token = try await token(place)
    let port = try LiveSite.freePort()
    let server = try Program.start(
      "serve", "--database", place, "--port", "\(port)", "--program-requests", "1000000")
    defer { server.terminate() }
    let settings = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "schemathesis.toml").path
    let outcome = try await Program.run(
      [
        "--config-file", settings, "run", "http://127.0.0.1:\(port)/api/v1/openapi.json", "--wait-for-schema", "60",
        "--header", "Authorization: Bearer \(token)", "--include-path-regex", Self.asked,
      ], settings: ["NO_COLOR": "1"], in: FileManager.default.temporaryDirectory, program: URL(filePath: schemathesis))
    #expect(outcome.status == 0, "\(outcome.output.suffix(20_000))\n\(outcome.complaint)")
  }

  /// For the time that the program lives in, which is not the time of the tests.
  private func token(_ place: String) async throws -> String {
    let store = try await Store.open(place)
    var wish = ProgramWish()
    wish.name = "Schemathesis"
    wish.person = Cast.ortega.id
    wish.scopes = Set(ProgramScope.all)
    wish.ends = Store.systemTime().day.adding(days: 2)
    let token = try await store.letProgramIn(wish, in: SampleDistrict.id, by: .operations("tests"))
    try await store.close()
    return token.text
  }
}
