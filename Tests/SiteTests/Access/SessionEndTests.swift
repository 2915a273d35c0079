import Foundation
import Sample
import Store
import Synchronization
import Testing
import Vocabulary
import Web

@Suite(.timeLimit(.minutes(5))) struct `A session that is about to end` {
  /// The server's clock runs behind while somebody signs in, so that for the browser the hour is nearly over; then it is put right.
  final class LateClock: Sendable {
    private let behind = Mutex(SessionLimit.idle - 140)

    var now: Moment {
      Moment(milliseconds: Int(Date.now.timeIntervalSince1970 * 1000)).adding(seconds: -behind.withLock { $0 })
    }

    func putRight() { behind.withLock { $0 = 0 } }
  }

  @Test func `is told of on a real page, and goes on for whoever stays`() async throws {
    let filled = try await SampleSite.open()
    try await filled.store.close()
    let clock = LateClock()
    let store = try await Store.open(filled.path) { clock.now }
    let district = SampleSite(store: store, site: try Site(store: store), clock: filled.clock, path: filled.path)
    try await district.browse(as: .ortega) { page, _ in
      clock.putRight()
      try await page.wait(for: "For your safety you will be signed out in two minutes.", within: .seconds(60))
      #expect(try await page.evaluate("document.activeElement.textContent").text == "Stay signed in")
      #expect(try await page.barriers() == [])
      try await page.press("Stay signed in")
      try await page.wait(until: "!document.querySelector('.session-warning')")
      let ends = try await page.evaluate("Number(document.body.dataset.sessionEnds) * 1000 - Date.now()").number
      #expect(ends > 50 * 60_000, "\(ends)")
      #expect(page.complaints == [])
    }
  }
}
