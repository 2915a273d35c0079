import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct `A site on a port of its own` {
  @Test func `is reached by a browser`() async throws {
    let store = try await TestDatabase.sqlite.open()
    try await LiveSite.over(store) { live in
      try await Browser.visit { page in
        try await page.go(to: live.address + "/no-such-page")
        #expect(try await page.text.contains("Page not found"))
      }
    }
  }
}
